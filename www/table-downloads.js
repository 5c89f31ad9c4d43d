// Downloads of all figures of a view, not only those of its page, each with its sentence, source and link: CSV, JSON.

import { csvFile, downloadBar, jsonFile, records } from "./downloads.js";
import { figureName } from "./figure-row.js";
import { runText } from "./runs.js";

// So many rows are asked for at a time.
const ROWS = 2000;

/** The buttons under a list of figures. */
export function tableDownloads(app, rowsOf) {
  const { t, shown: { title, query } } = app;
  const table = async () => ({ columns: COLUMNS.map(([name]) => name(t)), rows: (await allRows(app, rowsOf)).map((row) => COLUMNS.map(([, cell]) => cell(row, app))) });
  return downloadBar(t("download-table"), title, {
    CSV: async () => {
      const { columns, rows } = await table();
      return csvFile([columns, ...rows]);
    },
    JSON: async () => {
      const { columns, rows } = await table();
      return jsonFile({ title, link: app.host.urlOf(query), rows: records(columns, rows) });
    },
  });
}

/** The rows of all pages of the view; `rowsOf` takes them from its body. */
export async function allRows(app, rowsOf) {
  const rows = [];
  let { query: view } = await app.ask({ ask: "link", view: app.view(), set: { page: null } });
  while (view) {
    const { body } = await app.ask({ ask: "show", view, limit: ROWS });
    rows.push(...rowsOf(body));
    view = body.pages.next;
  }
  return rows;
}

// The head of a column, and its cell of a row.
const column = (key) => (t) => t(`column-${key}`);
const COLUMNS = [
  [column("indicator"), figureName],
  [column("region"), (row) => row.region_label],
  [column("period"), (row) => row.period],
  [column("status"), (row) => row.status_label],
  [column("measure"), (row) => row.measure_label],
  [column("value"), (row) => row.shown],
  [column("number"), (row) => row.value],
  [column("most"), (row) => row.value_max],
  [(t) => t("facet-unit"), (row) => row.unit],
  [column("document"), (row, { t }) => (row.digest ? `${row.title} · ${t("digest")}` : row.title)],
  [column("sentence"), (row) => runText(row.sentence)],
  [column("link"), (row, app) => app.host.urlOf(row.query)],
];
