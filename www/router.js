// The view in the address, behind `#`: back, forward, a reload and a copied link all restore it. A link from elsewhere may
// have it behind `?`, where a form puts it.

/** Calls `show(view)` now, whose promise it gives, and whenever the hash changes. */
export function startRouter(show) {
  // From here on it stands in one place.
  if (!location.hash && viewOfQuery()) history.replaceState(null, "", `${location.pathname}#${viewOfQuery()}`);
  addEventListener("hashchange", () => show(currentView()));
  return show(currentView());
}

/** The view as the hash has it, or where there is none the query. */
export function currentView() {
  return location.hash.slice(1) || viewOfQuery();
}

/** The query where it names something to show; one that does not is the host's own. */
function viewOfQuery() {
  return /[?&](v|q|at)=/.test(location.search) ? location.search.slice(1) : "";
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
