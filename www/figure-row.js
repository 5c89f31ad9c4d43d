// One figure, wherever it stands: its value, its status, its sentence.

import { h, viewLink } from "./dom.js";
import { runNodes } from "./runs.js";

/** The status as a word with a shape, so that it does not depend on colour. */
export function statusBadge(row) {
  return h("span", { class: `status-badge ${row.status}` }, row.status_label);
}

/** The value as a link to its sentence. */
export function valueLink(row) {
  return viewLink(row.query, { class: "value", "data-key": `value:${row.at}` }, row.shown);
}

/** 摘要，非原文 where the words are ours. */
export function digestBadge(app, digest) {
  return digest && h("span", { class: "badge digest" }, app.t("digest"));
}

/** 待核 with the reason, 编辑更正 with the editors' note. */
export function reviewBadges(app, row) {
  return [
    row.doubt && h("span", { class: "badge doubt", title: row.doubt }, app.t("doubt")),
    row.corrected && h("span", { class: "badge corrected", title: row.corrected }, app.t("corrected")),
  ];
}

/** The sentence that a figure stands in, with its document. */
export function sentenceNode(app, row) {
  return h("blockquote", { class: row.digest ? "sentence digest" : "sentence" },
    h("p", {}, runNodes(app, row.sentence)),
    h("footer", {}, viewLink(row.query, {}, row.title), digestBadge(app, row.digest), sourceLinks(app, row)));
}

/** The other documents that say the same in the same words. */
export function sourceLinks(app, row) {
  return row.sources?.length > 0 && h("p", { class: "sources" }, app.t("sources-also"), row.sources.map((source) => [viewLink(source.query, {}, source.title), " "]));
}

/** What it measures: in the text's words, or by its name in the reader's language where that is another. */
export function figureName(row) {
  return row.canonical_label === row.canonical ? row.indicator : row.canonical_label;
}

/** Where and when, in one line. */
export function scopeLine(row) {
  return [row.region_label, row.period].filter(Boolean).join(" · ");
}

/** A figure as a card, with a note of where it belongs: among answers its place and period, in a pairing its document. */
export function figureCard(app, row, note = scopeLine(row)) {
  return h("article", { class: `figure-card ${row.status}` },
    h("p", { class: "figure-name" }, figureName(row) || row.surface),
    h("p", { class: "figure-value" }, valueLink(row), reviewBadges(app, row)),
    h("p", { class: "figure-scope" }, statusBadge(row), h("span", {}, note)));
}
