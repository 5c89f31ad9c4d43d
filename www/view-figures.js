// Figures: a chart of what is filtered, and the table; cards on narrow screens.

import { chartPanel } from "./chart-panel.js";
import { h, viewLink } from "./dom.js";
import { doubtfulExport } from "./doubtful.js";
import { choiceBar, emptyState, pager, readingLine, withFacets } from "./facets.js";
import { digestBadge, reviewBadges, sentenceNode, statusBadge, valueLink } from "./figure-row.js";
import { count } from "./number.js";
import { tableDownloads } from "./table-downloads.js";

// The columns, called like the orders that sort by them.
const COLUMNS = ["indicator", "value", "status", "period", "region", "document"];

/** Figures. */
export function figuresView(app, figures) {
  const { t } = app;
  return withFacets(app, figures.facets,
    h("h1", { class: "count-line" }, t("figures-count", figures.total)),
    readingLine(figures.reading),
    figures.chart && chartPanel(app, app.shown.query),
    figures.rows.length > 0 && h("div", { class: "table-choices" }, choiceBar(t("group"), figures.groups, "group"), choiceBar(t("num"), figures.numbers, "num"), tableDownloads(app, ({ rows }) => rows)),
    figures.rows.length > 0 ? table(app, figures) : emptyState(t("figures-none")),
    figures.rows.length > 0 && checklist(app, figures.facets) && doubtfulExport(app),
    pager(app, figures.pages));
}

/** Whether only figures are listed that are to be checked. */
function checklist(app, facets) {
  const checks = facets.find(({ param }) => param === "check")?.values ?? [];
  return checks.some(({ value, selected }) => value === "doubt" && selected);
}

function table(app, figures) {
  return h("table", { class: "figures" },
    h("caption", { class: "unseen" }, app.shown.title),
    h("thead", {}, h("tr", {}, COLUMNS.map((key) => columnHead(app, key, figures.sorts)), h("th", {}, h("span", { class: "unseen" }, app.t("column-sentence"))))),
    h("tbody", {}, figures.rows.map((row, index) => [headingOf(figures, index), rowNodes(app, row, index)])));
}

/** The heading of the group that begins with a row. */
function headingOf({ headings }, index) {
  const heading = headings.find(({ row }) => row === index);
  return heading && h("tr", { class: "group" }, h("th", { scope: "colgroup", colspan: COLUMNS.length + 1 }, heading.label || "—", h("small", {}, count(heading.count))));
}

/** A column head; one that sorts leads on to the next order. Orders are called like the column, with `-` before it when they fall. */
function columnHead(app, key, sorts) {
  const label = app.t(`column-${key}`);
  const sort = sorts.find(({ value }) => value === key || value === `-${key}`);
  if (!sort) return h("th", { scope: "col", class: key }, label);
  const order = sort.selected ? (sort.value === key ? "ascending" : "descending") : null;
  return h("th", { scope: "col", class: key, "aria-sort": order }, viewLink(sort.query, { "data-key": `sort:${key}` }, label));
}

function rowNodes(app, row, index) {
  const detail = h("tr", { class: "detail", id: `sentence-${index}`, hidden: true }, h("td", { colspan: COLUMNS.length + 1 }));
  const toggle = h("button", { type: "button", class: "quiet toggle", "aria-expanded": "false", "aria-controls": `sentence-${index}`, "data-key": `toggle:${row.at}` }, app.t("column-sentence"));
  toggle.addEventListener("click", () => {
    detail.hidden = !detail.hidden;
    toggle.setAttribute("aria-expanded", String(!detail.hidden));
    if (!detail.firstChild.firstChild) detail.firstChild.append(sentenceNode(app, row));
  });
  const cell = (key, ...content) => h("td", { class: key, "data-label": app.t(`column-${key}`) }, content);
  return [
    h("tr", {},
      h("th", { scope: "row", class: "indicator" }, row.indicator || "—", row.canonical && row.canonical_label !== row.indicator && h("small", {}, row.canonical_label)),
      cell("value", valueLink(row), reviewBadges(app, row), row.measure !== "level" && h("small", {}, row.measure_label)),
      cell("status", statusBadge(row)),
      cell("period", row.period || "—"),
      cell("region", row.region_label || "—"),
      cell("document", viewLink(row.query, { tabindex: "-1" }, row.title), digestBadge(app, row.digest)),
      h("td", { class: "open" }, toggle)),
    detail,
  ];
}
