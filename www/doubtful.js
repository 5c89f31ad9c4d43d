// The figures to be checked as a file: rows with the fields of a [[correction]] in mingcha.toml, as they were read, for an
// editor to set right; sentence and reason beside them.

import { save } from "./chart-downloads.js";
import { h } from "./dom.js";
import { runText } from "./runs.js";

/** The button that writes all figures of the view, not only those of its page. */
export function doubtfulExport(app) {
  const write = async () => save(new Blob([JSON.stringify(await corrections(app), null, 2)], { type: "application/json" }), "corrections.json");
  return h("p", {}, h("button", { type: "button", onclick: write }, app.t("export-doubtful")));
}

async function corrections(app) {
  const rows = [];
  let { query: view } = await app.ask({ ask: "link", view: app.view(), set: { page: null } });
  while (view) {
    const { body } = await app.ask({ ask: "show", view });
    rows.push(...body.rows);
    view = body.pages.next;
  }
  return { correction: rows.map(correctionRow) };
}

function correctionRow(row) {
  const { at, value, value_max: most, unit, comparator, direction, measure, indicator, status, region } = row;
  const read = { value, value_max: most ?? undefined, unit, comparator, direction, measure, indicator, status, region };
  return { at, note: row.doubt, ...read, surface: row.surface, sentence: runText(row.sentence), document: row.title };
}
