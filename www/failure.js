// What a page says where it cannot open: the plain list stays, under a notice of the reason.

import { h } from "./dom.js";
import { DamagedPayload } from "./payload.js";

/** Shows the notice that fits an error. */
export function showFailure(error) {
  document.getElementById("starting")?.remove();
  const notice = document.getElementById(error instanceof DamagedPayload ? "damaged" : "unsupported");
  if (notice) notice.hidden = false;
  else document.getElementById("app").prepend(h("p", { class: "notice", role: "alert" }, String(error?.message ?? error)));
  console.error(error);
}
