// Downloads of exactly what a chart shows, with source line and link: SVG, PNG, CSV, JSON.

import { csvFile, downloadBar, jsonFile, records } from "./downloads.js";
import { pngOf } from "./png.js";

/** The buttons under a chart. */
export function chartDownloads(app, chart, query) {
  const link = app.host.urlOf(query);
  const { columns, rows } = chart.table;
  return downloadBar(app.t("download"), chart.title, {
    SVG: () => new Blob([chart.svg], { type: "image/svg+xml" }),
    PNG: () => pngOf(chart.svg, chart.width, chart.height),
    CSV: () => csvFile([columns, ...rows, [], [chart.source], [link]]),
    JSON: () => jsonFile(described(chart, link)),
  });
}

function described({ title, description, source, table }, link) {
  // The columns past those for readers hold numbers as a program reads them; where there are none, those past the first.
  const first = table.shown < table.columns.length ? table.shown : 1;
  const value = (cell, index) => (index >= first && /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell);
  return { title, description, source, link, rows: records(table.columns, table.rows, value) };
}
