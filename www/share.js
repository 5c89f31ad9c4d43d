// What the reader copies: links, and sentences with their source.

import { announce } from "./announce.js";
import { topLayer } from "./dialogs.js";
import { h } from "./dom.js";

/** Copies a text, and says on the button and to screen readers that it did. */
export async function copyText(app, text, button) {
  const done = (await copied(app, text)) ? "copied" : "copy-failed";
  // A second press finds the answer to the first on the button.
  const label = (button.dataset.label ??= button.textContent);
  button.textContent = app.t(done);
  announce(app, app.t(done));
  setTimeout(() => (button.textContent = label), 1600);
}

async function copied(app, text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedBySelection(app, text);
  }
}

/** The old way, for frames and browsers that refuse the clipboard. */
function copiedBySelection(app, text) {
  const field = h("textarea", { class: "unseen", readonly: true });
  field.value = text;
  topLayer(app).append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

/** A sentence with its source and link. The words of a digest are nobody's: they stand without quotation marks. */
export function quotation(app, sentence, reading, link) {
  const { card, digest_of: original } = reading;
  const source = [card.title, card.publisher, card.date].filter(Boolean).join(" · ");
  return `${app.t(original ? "quotation-digest" : "quotation", sentence, source)}\n${link}`;
}
