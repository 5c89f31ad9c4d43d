// Downloads of exactly what a chart shows, with source line and link: SVG, PNG, CSV, JSON.

import { h } from "./dom.js";
import { pngOf } from "./png.js";

/** The buttons under a chart. */
export function downloadBar(app, chart, query) {
  const link = app.host.urlOf(query);
  const formats = {
    SVG: () => new Blob([chart.svg], { type: "image/svg+xml" }),
    PNG: () => pngOf(chart.svg, chart.width, chart.height),
    CSV: () => new Blob(["\ufeff", csv(chart, link)], { type: "text/csv" }),
    JSON: () => new Blob([json(chart, link)], { type: "application/json" }),
  };
  return h("div", { class: "downloads", role: "group", "aria-label": app.t("download") },
    h("span", { "aria-hidden": "true" }, app.t("download")),
    Object.entries(formats).map(([format, make]) => h("button", { type: "button", class: "quiet", onclick: async () => save(await make(), `${fileName(chart.title)}.${format.toLowerCase()}`) }, format)));
}

/** Hands a file to the reader. */
export function save(blob, name) {
  const address = URL.createObjectURL(blob);
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A title as the name of a file. */
export function fileName(title) {
  return title.replace(/[\s\\/:*?"<>|·]+/g, "-").slice(0, 60) || "mingcha";
}

/** Comma-separated values (RFC 4180), the source in the last lines. A cell that a spreadsheet would take for a formula is quoted as text. */
function csv(chart, link) {
  const { columns, rows } = chart.table;
  const line = (cells) => cells.map(csvCell).join(",");
  return [columns, ...rows, [], [chart.source], [link]].map(line).join("\r\n");
}

function csvCell(text) {
  const safe = /^[=+@\t\r-]/.test(text) && text !== "=" && !/^[+-]?[\d,.]+%?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function json(chart, link) {
  const { title, description, source, table } = chart;
  // The columns past those for readers hold numbers as a program reads them; where there are none, those past the first.
  const first = table.shown < table.columns.length ? table.shown : 1;
  const value = (cell, index) => (index >= first && /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell);
  const rows = table.rows.map((row) => Object.fromEntries(row.map((cell, index) => [table.columns[index], value(cell, index)])));
  return JSON.stringify({ title, description, source, link, rows }, null, 2);
}
