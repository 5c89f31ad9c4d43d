// Links inside a widget: whole addresses of the full explorer, so that they can be copied and opened elsewhere, while a
// plain click stays in the widget where that shows the view.

/** Makes the links under the root of an app whole, and follows them where the widget shows their view. */
export function wireLinks(app) {
  const { root, host } = app;
  // Figures (`data-at`) learn their view when they are about to be used, the link past the head leads nowhere.
  const complete = (event) => {
    const link = event.target.closest?.('a[href^="#"]:not([data-at], .skip)');
    if (!link) return;
    link.dataset.view = link.getAttribute("href").slice(1);
    link.href = host.urlOf(link.dataset.view);
    if (host.opensElsewhere(link.dataset.view)) Object.assign(link, { target: "_blank", rel: "noopener" });
  };
  for (const type of ["pointerover", "focusin", "click"]) root.addEventListener(type, complete);
  root.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-view]");
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.defaultPrevented;
    if (!link || elsewhere || link.target) return;
    event.preventDefault();
    app.go(link.dataset.view);
  });
}
