// Files to take away: their buttons, their names, comma-separated values.

import { h } from "./dom.js";

/** Buttons that make a file each: `formats` is what is made by the name of the format. */
export function downloadBar(label, title, formats) {
  const button = ([format, make]) => {
    const take = async () => save(await make(), `${fileName(title)}.${format.toLowerCase()}`);
    return h("button", { type: "button", class: "quiet", onclick: take }, format);
  };
  return h("div", { class: "downloads", role: "group", "aria-label": label }, h("span", { "aria-hidden": "true" }, label), Object.entries(formats).map(button));
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

/** Lines of cells as comma-separated values (RFC 4180), with the mark by which spreadsheets know UTF-8. */
export function csvFile(lines) {
  return new Blob(["\ufeff", lines.map((cells) => cells.map(csvCell).join(",")).join("\r\n")], { type: "text/csv" });
}

/** Rows of cells as objects by the names of their columns; `valueOf(cell, index)` is what a cell holds. */
export function records(columns, rows, valueOf = (cell) => cell) {
  return rows.map((row) => Object.fromEntries(row.map((cell, index) => [columns[index], valueOf(cell, index)])));
}

/** An object as indented JSON. */
export function jsonFile(object) {
  return new Blob([JSON.stringify(object, null, 2)], { type: "application/json" });
}

/** A cell that a spreadsheet would take for a formula is quoted as text. */
function csvCell(value) {
  const text = String(value ?? "");
  const safe = /^[=+@\t\r-]/.test(text) && text !== "=" && !/^[+-]?[\d,.]+%?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
