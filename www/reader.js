// The reading pane: a document opened at a sentence. Open while the view names a place (`at`), a dialog that
// takes the side of wide screens and the whole of narrow ones.

import { onPressBeside } from "./dialogs.js";
import { focusKey, focusedKey, h } from "./dom.js";
import { readerHead, readerStrip } from "./reader-head.js";
import { documentNodes } from "./reader-text.js";

/** Brings the pane in step with the shown view: opens, fills or closes it. */
export async function openReader(app, anew) {
  const { at, close } = app.shown;
  const dialog = readerDialog(app);
  if (!at) return closeReader(app, dialog);
  if (dialog.open && dialog.dataset.at === at && !anew) return;
  const view = app.view();
  const reading = await app.ask({ ask: "read", view, doc: "" });
  // Gone elsewhere in the meantime.
  if (app.view() !== view) return;
  const sameDocument = dialog.open && dialog.dataset.doc === reading.card.doc;
  Object.assign(dialog.dataset, { at, doc: reading.card.doc, close });
  dialog.setAttribute("aria-label", reading.card.title);
  const text = documentNodes(app, reading);
  const head = readerHead(app, reading, text);
  dialog.replaceChildren(head, readerStrip(app, reading, dialog, head), h("div", { class: "reader-body" }, text.article));
  if (!dialog.open) {
    app.opener = focusedKey(app.root);
    dialog.showModal();
  }
  dialog.querySelector(".close").focus({ preventScroll: true });
  scrollToTarget(dialog, reading, sameDocument);
  await text.grow();
}

/** Scrolls to the figure, to the sentence, or to the paragraph that holds it. */
function scrollToTarget(dialog, reading, smoothly) {
  const target = dialog.querySelector(".reader-body .figure[aria-current]") ?? dialog.querySelector(".reader-body .target") ?? dialog.querySelector(".reader-body .opened");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (target) target.scrollIntoView({ block: "center", behavior: smoothly && !calm ? "smooth" : "instant" });
  else dialog.querySelector(".reader-body").scrollTop = 0;
}

function readerDialog(app) {
  const found = app.root.querySelector("#reader");
  if (found) return found;
  const dialog = h("dialog", { id: "reader", class: "reader" });
  const leave = () => app.go(dialog.dataset.close);
  dialog.addEventListener("cancel", (event) => (event.preventDefault(), leave()));
  // Some browsers close a dialog on a second Escape whatever one says.
  dialog.addEventListener("close", () => dialog.dataset.at && leave());
  onPressBeside(dialog, leave);
  dialog.addEventListener("click", (event) => event.target.closest(".close") && leave());
  app.root.append(dialog);
  return dialog;
}

function closeReader(app, dialog) {
  if (!dialog.open) return;
  delete dialog.dataset.at;
  dialog.close();
  dialog.replaceChildren();
  if (app.opener) focusKey(app.root, app.opener);
  app.opener = null;
}
