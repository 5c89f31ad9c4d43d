// Texts of documents: runs with marks, figures and the sentence that a link names.

import { h } from "./dom.js";

/** Nodes for runs. A figure is a link whose view is asked for when it is about to be used; `opened` names the one that is open. */
export function runNodes(app, runs, opened = null) {
  return runs.map((run) => {
    let node = run.text;
    if (run.mark) node = h("mark", {}, node);
    if (run.figure) node = h("a", { class: "figure", href: "#", "data-at": run.figure, "aria-current": run.figure === opened ? "true" : null }, node);
    if (run.target) node = h("span", { class: "target" }, node);
    return node;
  });
}

/** The plain text of runs. */
export function runText(runs) {
  return runs.map((run) => run.text).join("");
}

/** Fills in the view of figures under `root` when they are pointed at, focused or clicked. */
export function wireFigureLinks(app, root) {
  const resolve = async (event) => {
    const link = event.target.closest?.("a[data-at]");
    if (!link) return;
    const at = link.dataset.at;
    if (event.type === "click" && !event.metaKey && !event.ctrlKey && !event.shiftKey) event.preventDefault();
    const { query } = await app.ask({ ask: "link", view: app.view(), set: { at } });
    link.href = app.host.urlOf(query);
    if (event.type === "click" && event.defaultPrevented) app.go(query);
  };
  for (const type of ["pointerover", "focusin", "click"]) root.addEventListener(type, resolve);
}
