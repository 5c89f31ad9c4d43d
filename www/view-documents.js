// Documents: the corpus at a glance.

import { h, viewLink } from "./dom.js";
import { emptyState, withFacets } from "./facets.js";
import { fillInPieces } from "./turn.js";

/** The documents that pass the filters. */
export function documentsView(app, library) {
  return withFacets(app, library.facets,
    h("h1", { class: "count-line" }, app.t("documents-count", library.total)),
    library.grid.rows.length > 0 && gridTable(app, library.grid),
    library.documents.length > 0 ? documentList(app, library.documents) : emptyState(app.t("documents-none")));
}

/** How many documents speak for a place in a year, each number a way to them. */
function gridTable({ t }, { years, rows, more }) {
  const cell = (one) => h("td", {}, one.count > 0 && viewLink(one.query, { "data-key": `grid:${one.value}` }, one.label));
  return h("div", { class: "scroll grid", tabindex: "0", role: "region", "aria-label": t("documents-grid") },
    h("table", {},
      h("caption", {}, t("documents-grid"), more > 0 && ` · ${t("documents-grid-more", more)}`),
      h("thead", {}, h("tr", {}, h("td"), years.map((year) => h("th", { scope: "col" }, year)))),
      h("tbody", {}, rows.map((row) => h("tr", {}, h("th", { scope: "row" }, row.place), row.cells.map(cell))))));
}

/** Cards of documents. */
export function documentList(app, cards) {
  return fillInPieces(h("ul", { class: "documents" }), cards, (card) => documentCard(app, card));
}

function documentCard(app, card) {
  const { t } = app;
  // A digest is called one once: in the place of its kind.
  const digest = t("digest");
  const notes = card.notes.filter((note) => note !== digest);
  return h("li", { class: "document-card" },
    h("p", { class: "kicker" }, [notes.length < card.notes.length ? digest : card.kind, card.region].filter(Boolean).join(" · ")),
    h("h2", {}, viewLink(card.query, { "data-key": `document:${card.doc}` }, card.title)),
    h("p", { class: "meta" }, [card.publisher, card.date].filter(Boolean).map((part) => h("span", {}, part))),
    h("p", { class: "tally" }, t("document-tally", card.characters, card.figures, card.targets)),
    notes.length > 0 && h("p", { class: "notes" }, notes.map((note) => h("span", { class: "badge" }, note))));
}
