// The plain list that a page holds for readers without script: it goes with the first answer, and stays, under a notice
// of the reason, where none comes.

import { h } from "./dom.js";
import { DamagedPayload } from "./payload.js";

/** Shows the explorer in the place of the list, the document in its language and theme. */
export function replacePlainList(root, { lang, theme }) {
  document.getElementById("plain")?.remove();
  root.hidden = false;
  document.documentElement.lang = lang;
  document.documentElement.setAttribute("data-theme", theme);
}

/** Shows the notice that fits an error. */
export function showFailure(error) {
  document.getElementById("starting")?.remove();
  const notice = document.getElementById(error instanceof DamagedPayload ? "damaged" : "unsupported");
  if (notice) notice.hidden = false;
  else document.getElementById("app").prepend(h("p", { class: "notice", role: "alert" }, String(error?.message ?? error)));
  console.error(error);
}
