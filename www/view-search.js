// Search: figures that answer, then paragraphs with marks.

import { h, viewLink } from "./dom.js";
import { choiceBar, emptyState, exampleChips, pager, withFacets } from "./facets.js";
import { digestBadge, figureCard } from "./figure-row.js";
import { runNodes } from "./runs.js";

// How many lines tell how to search (`search-hint-1` and on).
const HINTS = 5;
// Above the first hit stand at least so many pixels, and no hit is lower than so many; a figure's card takes so many
// square ones.
const HEAD = 400;
const LOW = 110;
const CARD = 18_000;

/** Search results; where nothing is asked yet, how to. */
export function searchView(app, results) {
  const { t } = app;
  if (app.shown.text === "") return startScreen(app, results);
  return withFacets(app, results.facets,
    h("div", { class: "content-head" },
      h("h1", { class: "count-line" }, results.total > 0 ? t("results-count", results.total, results.documents) : t("results-none", app.shown.text)),
      choiceBar(t("group"), results.groups, "group"),
      choiceBar(t("sort"), results.sorts, "sort")),
    results.message && h("p", { class: "notice" }, results.message),
    readings(app, results),
    answers(app, results.figures),
    results.hits.length > 0 ? hitList(app, results) : emptyState(t("results-none-hint")),
    pager(app, results.pages));
}

function startScreen({ t }, { examples }) {
  const hints = Array.from({ length: HINTS }, (_, at) => h("li", {}, t(`search-hint-${at + 1}`)));
  return h("div", { class: "beginning" },
    h("h1", { class: "count-line" }, t("search-label")),
    h("ul", {}, hints),
    exampleChips(t, examples));
}

function readings({ t }, { readings, dropped }) {
  if (readings.length === 0) return null;
  return h("p", { class: "readings" },
    readings.map((choice) => choice.selected ? h("span", {}, choice.label) : viewLink(choice.query, { "data-key": `reading:${choice.value}` }, choice.label)),
    dropped.length > 0 && h("span", { class: "dropped" }, t("reading-dropped"), dropped.map((word) => viewLink(word.query, { "data-key": `dropped:${word.value}` }, word.label))));
}

function answers(app, rows) {
  if (rows.length === 0) return null;
  return h("section", { class: "answers", "aria-label": app.t("results-figures") },
    h("h2", {}, app.t("results-figures")),
    h("div", { class: "cards" }, rows.map((row) => figureCard(app, row))));
}

/** The hits: those of the first screen, then the others. */
function hitList(app, { hits, figures }) {
  const above = HEAD + (figures.length * CARD) / screen.width;
  const seen = Math.max(1, Math.ceil((screen.height - above) / LOW));
  const items = (some) => some.map((hit) => hitItem(app, hit));
  const list = h("ol", { class: "hits" }, items(hits.slice(0, seen)));
  app.afterFirstPaint(() => list.append(...items(hits.slice(seen))));
  return list;
}

function hitItem(app, hit) {
  return h("li", { class: "hit" },
    h("h2", {}, viewLink(hit.query, { "data-key": `hit:${hit.doc}:${hit.paragraph}` }, hit.title)),
    h("p", { class: "meta" }, [hit.region, hit.date, ...hit.section].filter(Boolean).map((part) => h("span", {}, part)), digestBadge(app, hit.digest)),
    h("p", { class: "snippet" }, runNodes(app, hit.snippet)),
    hit.others && h("p", { class: "others" }, viewLink(hit.others.query, { "data-key": `others:${hit.doc}` }, hit.others.label)));
}
