// The text of a document: headings, paragraphs, tables; figures and marks in them; its neighbours below.

import { h, viewLink } from "./dom.js";
import { runNodes, runText } from "./runs.js";

/** The document as an element. */
export function documentNodes(app, reading) {
  const article = h("article", { lang: "zh", class: reading.digest_of ? "document-text digest" : "document-text" });
  let table = null;
  reading.paragraphs.forEach((paragraph, index) => {
    const marks = { "data-paragraph": index, tabindex: "-1", class: index === reading.open ? "opened" : null };
    const isRow = paragraph.kind === "row" || paragraph.kind === "head";
    if (!isRow) table = null;
    else if (!table) article.append(h("div", { class: "scroll" }, (table = h("table", { class: "plain-table" }))));
    if (isRow) table.append(tableRow(app, paragraph, marks));
    else article.append(h(tagOf(paragraph), marks, runNodes(app, paragraph.runs)));
  });
  article.append(neighbours(app, reading));
  return article;
}

function tagOf(paragraph) {
  // The pane's own title is h2.
  return paragraph.kind === "heading" ? `h${Math.min(Math.max(paragraph.level, 1) + 2, 6)}` : "p";
}

function tableRow(app, paragraph, marks) {
  const cell = paragraph.kind === "head" ? "th" : "td";
  return h("tr", marks, cellsOf(paragraph.runs).map((runs) => h(cell, { class: /^[\d.,%\-−\s]+$/.test(runText(runs)) ? "number" : null }, runNodes(app, runs))));
}

/** Cells are parted by tabs, which may stand in the middle of a run. */
function cellsOf(runs) {
  const cells = [[]];
  for (const run of runs) {
    run.text.split("\t").forEach((text, index) => {
      if (index > 0) cells.push([]);
      if (text) cells.at(-1).push({ ...run, text });
    });
  }
  return cells;
}

function neighbours(app, reading) {
  const link = (card, key) => card && viewLink(card.query, { class: key }, h("small", {}, app.t(`document-${key}`)), card.title);
  return h("nav", { class: "neighbours", "aria-label": app.t("document-neighbours") }, link(reading.previous, "previous"), link(reading.next, "next"));
}
