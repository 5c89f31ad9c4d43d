// Trends: how often terms stand in documents or years, per ten thousand characters.

import { chartPanel } from "./chart-panel.js";
import { h, viewLink } from "./dom.js";
import { choiceBar } from "./facets.js";
import { count, rate } from "./number.js";
import { fillInPieces } from "./turn.js";

/** Terms over documents or years. */
export function trendsView(app, trends) {
  const { t } = app;
  return h("div", { class: "content" },
    h("div", { class: "content-head" }, h("h1", { class: "count-line" }, t("view-trends")), choiceBar(t("group"), trends.groups, "group")),
    h("p", { class: "lead" }, t("trends-about"), trends.digest && h("span", { class: "badge digest" }, t("trends-digest"))),
    termForm(app, trends),
    trends.terms.length > 0 && [chartPanel(app, app.shown.query), termTable(app, trends)],
    words(t("trends-collocates", trends.terms[0]), trends.collocates),
    words(t("trends-keyness"), trends.keyness));
}

function termForm(app, trends) {
  const { t } = app;
  const input = h("input", { id: "terms", type: "text", "data-key": "terms", autocomplete: "off", value: trends.terms.join(" "), placeholder: t("trends-placeholder"), "aria-label": t("trends-terms") });
  const submit = async (event) => {
    event.preventDefault();
    const terms = input.value.split(/[\s,，、;；]+/).filter(Boolean).join(",");
    const { query } = await app.ask({ ask: "link", view: app.view(), set: { terms: terms || null } });
    app.go(query);
  };
  return h("form", { class: "terms", onsubmit: submit }, input, h("button", { type: "submit" }, t("trends-show")),
    chips(trends.examples));
}

/** Terms to add or take off. */
function chips(choices) {
  return choices.length > 0 && h("p", { class: "chips" }, choices.map((one) => viewLink(one.query, { class: "chip", "data-key": `term:${one.value}` }, one.label)));
}

function words(title, choices) {
  return choices.length > 0 && h("section", { "aria-label": title }, h("h2", {}, title), chips(choices));
}

function termTable(app, trends) {
  const { t } = app;
  const head = [h("th", { scope: "col" }, t("trends-place")), trends.terms.map((term) => h("th", { scope: "col", class: "number" }, term)), h("th", { scope: "col", class: "number" }, t("trends-characters"))];
  const tableRow = (row) => h("tr", {},
    h("th", { scope: "row" }, viewLink(row.query, {}, row.label)),
    row.rates.map((one, index) => h("td", { class: "number" }, rate(one), h("small", {}, t("trends-times", row.counts[index])))),
    h("td", { class: "number" }, count(row.characters)));
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("view-trends") },
    h("table", { class: "plain-table" }, h("thead", {}, h("tr", {}, head)), fillInPieces(h("tbody"), trends.rows, tableRow)));
}
