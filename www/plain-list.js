// The plain list that a page holds for readers without script: it goes with the first answer, and stays, under a notice
// of the reason, where none comes.

import { h } from "./dom.js";
import { DamagedPayload } from "./payload.js";

/** Shows the explorer in the place of the list. */
export function replacePlainList(root) {
  document.getElementById("plain")?.remove();
  root.hidden = false;
}

/** Shows the notice that fits an error. */
export function showFailure(error) {
  document.getElementById("starting")?.remove();
  const notice = document.getElementById(error instanceof DamagedPayload ? "damaged" : "unsupported");
  if (notice) notice.hidden = false;
  else document.getElementById("app").prepend(h("p", { class: "notice", role: "alert" }, String(error?.message ?? error)));
  console.error(error);
}
