// Filters at the side: each a group of values with counts. Choosing a chosen value takes it off.

import { h, hiddenText, viewLink } from "./dom.js";
import { count } from "./number.js";

// So many values stand open; the rest is one click away.
const OPEN = 7;
// From this width on the filters stand open beside the results.
const WIDE = 850;

// Whether the reader has last unfolded the filters or folded them; at first the width decides.
let unfolded = null;

/** The sidebar of a view's facets; nothing where there is nothing to choose. */
function facetBar(app, facets) {
  const offered = facets.filter((facet) => facet.values.length > 0);
  if (offered.length === 0) return null;
  const remember = (event) => (unfolded = !event.currentTarget.parentNode.open);
  const bar = h("details", { open: unfolded ?? app.wide }, h("summary", { "data-key": "facets", onclick: remember }, app.t("facets")));
  app.afterFirstPaint(() => bar.append(...offered.map((facet) => facetGroup(app, facet))));
  return h("aside", { class: "facets", "aria-label": app.t("facets") }, bar);
}

/** Unfolds the filters where there is room beside the results, as wide as `header`; until the reader has a word. */
export function openFacetsWhereWide(app, header) {
  // Observed, not asked: to ask for a width has the page laid out at once.
  new ResizeObserver(() => {
    app.wide = header.clientWidth >= WIDE;
    const bar = app.root.querySelector(".facets > details");
    if (bar) bar.open = unfolded ?? app.wide;
  }).observe(header);
}

function facetGroup(app, facet) {
  const most = Math.max(...facet.values.map((value) => value.count ?? 0), 1);
  const open = OPEN + 1 >= facet.values.length ? facet.values.length : OPEN;
  const items = (values) => values.map((value) => facetItem(app, facet, value, most));
  return h("section", {},
    h("h3", {}, facet.label),
    h("ul", {}, items(facet.values.slice(0, open))),
    facet.switch && h("p", { class: "switch" }, viewLink(facet.switch.query, { "aria-current": facet.switch.selected ? "true" : null, "data-key": `facet:${facet.switch.value}` }, h("span", { class: "label" }, facet.switch.label), facet.switch.selected && hiddenText(app.t("chosen")))),
    moreItems(app, facet, facet.values.slice(open), items));
}

/** The values beyond the first few, made when they are unfolded; a chosen one unfolds them. */
function moreItems(app, facet, values, items) {
  if (values.length === 0) return null;
  const list = h("ul");
  const fill = () => list.firstChild ?? list.append(...items(values));
  const chosen = values.some((value) => value.selected);
  if (chosen) fill();
  return h("details", { class: "more", open: chosen, ontoggle: fill }, h("summary", { "data-key": `more:${facet.param}` }, app.t("facet-more", values.length)), list);
}

function facetItem(app, facet, value, most) {
  const attributes = { "aria-current": value.selected ? "true" : null, "data-key": `facet:${facet.param}:${value.value}` };
  const link = viewLink(value.query, attributes,
    h("span", { class: "label" }, value.label),
    value.selected && hiddenText(app.t("chosen")),
    value.count !== null && value.count !== undefined && h("span", { class: "count" }, count(value.count)));
  link.style.setProperty("--share", String((value.count ?? 0) / most));
  return h("li", {}, link);
}

/** A line of choices of which one is taken: orders, groups, kinds of chart. */
export function choiceBar(label, choices, name) {
  if (choices.length < 2) return null;
  return h("nav", { class: "choices", "aria-label": label }, h("span", { class: "choices-label", "aria-hidden": "true" }, label),
    choices.map((choice) => viewLink(choice.query, { "aria-current": choice.selected ? "true" : null, "data-key": `${name}:${choice.value}` }, choice.label)));
}

/** Questions to click. */
export function exampleChips(t, examples) {
  return h("p", { class: "chips", "aria-label": t("home-examples") }, examples.map((one) => viewLink(one.query, { class: "chip" }, one.label)));
}

/** Previous and next page. */
export function pager(app, pages) {
  if (pages.pages < 2) return null;
  return h("nav", { class: "pager", "aria-label": app.t("page-turn") },
    pages.previous && viewLink(pages.previous, { rel: "prev", "data-key": "prev" }, app.t("page-previous")),
    h("span", {}, app.t("page-of", pages.page, pages.pages)),
    pages.next && viewLink(pages.next, { rel: "next", "data-key": "next" }, app.t("page-next")));
}

/** A view with filters at the side. */
export function withFacets(app, facets, ...content) {
  return h("div", { class: "columns" }, facetBar(app, facets), h("div", { class: "content" }, content));
}

/** How the query was read, where that is not as typed. */
export function readingLine(reading) {
  return reading && h("p", { class: "readings" }, reading);
}

/** What is said where nothing is to be seen. */
export function emptyState(text) {
  return h("p", { class: "empty" }, text);
}
