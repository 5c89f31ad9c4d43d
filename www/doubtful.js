// The figures to be checked as a file: rows with the fields of a [[correction]] in mingcha.toml, as they were read, for an
// editor to set right; sentence and reason beside them.

import { h } from "./dom.js";
import { jsonFile, save } from "./downloads.js";
import { runText } from "./runs.js";
import { allRows } from "./table-downloads.js";

/** The button that writes all figures of the view, not only those of its page. */
export function doubtfulExport(app) {
  const write = async () => save(jsonFile({ correction: (await allRows(app, ({ rows }) => rows)).map(correctionRow) }), "corrections.json");
  return h("p", {}, h("button", { type: "button", onclick: write }, app.t("export-doubtful")));
}

function correctionRow(row) {
  const { at, value, value_max: most, unit, comparator, direction, measure, indicator, status, region } = row;
  const read = { value, value_max: most ?? undefined, unit, comparator, direction, measure, indicator, status, region };
  return { at, note: row.doubt, ...read, surface: row.surface, sentence: runText(row.sentence), document: row.title };
}
