// The view in the address, behind `#` and nowhere else: back, forward, a reload and a copied link all restore it.

/** Calls `show(view)` now, whose promise it gives, and whenever the hash changes. */
export function startRouter(show) {
  addEventListener("hashchange", () => show(currentView()));
  return show(currentView());
}

/** The view as the hash has it. */
export function currentView() {
  return location.hash.slice(1);
}

/** Sets the view without telling anybody. `replace` leaves no step in the history. */
export function setView(query, replace) {
  // An address keeps what is not ASCII percent-encoded: compared as it would be kept.
  if (new URL(`#${query}`, location).hash === location.hash) return;
  history[replace ? "replaceState" : "pushState"](null, "", `#${query}`);
}

/** The link to hand on: at the page's public address (`mingcha build --home`), else where it lies, or only `#…` for a page on somebody's disk. */
export function shareableUrl(query) {
  const { home } = document.getElementById("app").dataset;
  const here = location.protocol.startsWith("http") ? location.href.replace(/#.*$/s, "") : "";
  return `${/^https?:/.test(home) ? home : here}#${query}`;
}
