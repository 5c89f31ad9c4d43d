// The text of a document: headings, paragraphs, tables; figures and marks in them; its neighbours below.

import { h, viewLink } from "./dom.js";
import { runNodes, runText } from "./runs.js";
import { nextTurn } from "./turn.js";

// So many paragraphs are made, laid out and skipped together.
const STRETCH = 40;

/**
 * The document as `{article, whole(), grow()}`. What stands around the opened paragraph is there at once; `grow` brings
 * the rest, piece by piece, `whole` all of it. In CSS a stretch out of sight is not laid out (`content-visibility`): it
 * can be found in the page, read aloud and printed all the same, which a window over the text could not.
 */
export function documentNodes(app, reading) {
  const article = h("article", { lang: "zh", class: reading.digest_of ? "document-text digest" : "document-text" });
  const stretches = stretchesOf(reading.paragraphs);
  const waiting = stretches.map((stretch) => waitingStretch(app, reading, stretch));
  article.append(...waiting.map(({ element }) => element), neighbours(app, reading));
  const middle = Math.max(0, stretches.findIndex(({ end }) => end > (reading.open ?? 0)));
  const fill = (nth) => waiting[nth]?.fill();
  // A browser that lays out what is out of sight would move the text under its reader's eyes.
  if (CSS.supports("content-visibility", "auto")) [middle, middle + 1, middle - 1].forEach(fill);
  else stretches.forEach((_, nth) => fill(nth));
  return {
    article,
    whole: () => stretches.forEach((_, nth) => fill(nth)),
    async grow() {
      for (let nth = 0; nth < stretches.length && article.isConnected; nth++) {
        await nextTurn();
        fill(nth);
      }
    },
  };
}

/** Where the text may be cut: never inside a table. */
function stretchesOf(paragraphs) {
  const stretches = [];
  let start = 0;
  for (let end = 1; end <= paragraphs.length; end++) {
    const inTable = end < paragraphs.length && isRow(paragraphs[end]) && isRow(paragraphs[end - 1]);
    if (end < paragraphs.length && (end - start < STRETCH || inTable)) continue;
    stretches.push({ start, end });
    start = end;
  }
  return stretches;
}

/** The element of a stretch, empty until it is filled. */
function waitingStretch(app, reading, { start, end }) {
  const element = h("div", { class: "stretch" });
  element.style.setProperty("--paragraphs", String(end - start));
  let empty = true;
  const fill = () => {
    if (empty) element.append(...paragraphNodes(app, reading, start, end));
    empty = false;
  };
  return { element, fill };
}

function paragraphNodes(app, reading, start, end) {
  const nodes = [];
  let table = null;
  for (let index = start; index < end; index++) {
    const paragraph = reading.paragraphs[index];
    const marks = { "data-paragraph": index, tabindex: "-1", class: index === reading.open ? "opened" : null };
    if (!isRow(paragraph)) {
      table = null;
      nodes.push(h(tagOf(paragraph), marks, runNodes(app, paragraph.runs, reading.figure?.at)));
      continue;
    }
    if (!table) nodes.push(h("div", { class: "scroll" }, (table = h("table", { class: "plain-table" }))));
    table.append(tableRow(app, paragraph, marks, reading.figure?.at));
  }
  return nodes;
}

function isRow({ kind }) {
  return kind === "row" || kind === "head";
}

function tagOf(paragraph) {
  // The pane's own title is h2.
  return paragraph.kind === "heading" ? `h${Math.min(Math.max(paragraph.level, 1) + 2, 6)}` : "p";
}

function tableRow(app, paragraph, marks, opened) {
  const cell = paragraph.kind === "head" ? "th" : "td";
  return h("tr", marks, cellsOf(paragraph.runs).map((runs) => h(cell, { class: /^[\d.,%\-−\s]+$/.test(runText(runs)) ? "number" : null }, runNodes(app, runs, opened))));
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
