// What screen readers are told, in a polite live region. It speaks when things have been quiet for a while, so typing
// does not make it chatter.

import { topLayer } from "./dialogs.js";
import { h } from "./dom.js";

const QUIET = 900;
// A region is known to screen readers a moment before they are told what it says.
const KNOWN = 100;

/** Says `text` to screen readers, unless something newer is to be said before it comes to that. */
export function announce(app, text) {
  clearTimeout(app.announcing);
  app.announcing = setTimeout(() => {
    const region = liveRegion(topLayer(app));
    // Emptied in between, so that what is said twice is heard twice.
    region.textContent = "";
    app.announcing = setTimeout(() => (region.textContent = text), KNOWN);
  }, QUIET - KNOWN);
}

function liveRegion(layer) {
  const found = layer.querySelector(":scope > [aria-live]");
  if (found) return found;
  const region = h("div", { class: "unseen", "aria-live": "polite", role: "status" });
  layer.append(region);
  return region;
}
