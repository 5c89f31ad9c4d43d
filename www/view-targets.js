// Targets beside the outcomes of the same indicator, place and period. Nothing is judged here.

import { h } from "./dom.js";
import { emptyState, pager, readingLine, withFacets } from "./facets.js";
import { figureCard } from "./figure-row.js";
import { tableDownloads } from "./table-downloads.js";

/** Targets and outcomes. */
export function targetsView(app, targets) {
  return withFacets(app, targets.facets,
    h("h1", { class: "count-line" }, app.t("targets-count", targets.total)),
    readingLine(targets.reading),
    h("p", { class: "lead" }, app.t("targets-unjudged")),
    targets.groups.length > 0 && tableDownloads(app, ({ groups }) => groups.flatMap(rowsOf)),
    targets.groups.length > 0 ? targets.groups.map((group) => groupNode(app, group)) : emptyState(app.t("targets-none")),
    pager(app, targets.pages));
}

/** The figures of a group: targets, then outcomes. */
function rowsOf({ targets, outcomes }) {
  return [...targets, ...outcomes];
}

function groupNode(app, group) {
  return h("section", { class: "pairing" },
    h("h2", {}, group.indicator || "—", h("small", {}, [group.region, group.period].filter(Boolean).join(" · "))),
    h("div", { class: "sides" },
      side(app, "targets-title", group.targets, "targets-none-here"),
      side(app, "outcomes-title", group.outcomes, "outcomes-none")));
}

function side(app, title, rows, none) {
  return h("div", { class: "side" }, h("h3", {}, app.t(title)),
    rows.length > 0 ? h("div", { class: "cards" }, rows.map((row) => figureCard(app, row, row.title))) : h("p", { class: "none" }, app.t(none)));
}
