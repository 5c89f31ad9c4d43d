// The view in the address, behind `#` and nowhere else: back, forward, a reload and a copied link all restore it.

/** Calls `show(view)` now and whenever the hash changes. */
export function startRouter(show) {
  addEventListener("hashchange", () => show(currentView()));
  show(currentView());
}

/** The view as the hash has it. */
export function currentView() {
  return location.hash.slice(1);
}

/** Sets the view without telling anybody. `replace` leaves no step in the history. */
export function setView(query, replace) {
  if (query === currentView()) return;
  history[replace ? "replaceState" : "pushState"](null, "", `#${query}`);
}

/** The link to hand on: at the page's public address (`mingcha build --home`), else where it lies, or only `#…` for a page on somebody's disk. */
export function shareableUrl(query) {
  const { home } = document.getElementById("app").dataset;
  const here = location.protocol.startsWith("http") ? location.href.replace(/#.*$/s, "") : "";
  return `${/^https?:/.test(home) ? home : here}#${query}`;
}
