// `cargo xtask bench`: measures what the README's table tells and writes RESULTS.md anew.
// Where something can't be measured here, its row says so.

import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

import { shipped } from "../browser/harness.mjs";
import { building } from "./building.mjs";
import { makeUp, sizes } from "./engine.mjs";
import { opening } from "./opening.mjs";
import { widgets } from "./widgets.mjs";
import { typing } from "./typing.mjs";
import { viewing } from "./viewing.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const corpora = path.join(root, "../shared/corpora");

const sections = [
  ["Engine: wasm and page code, without data", ["part", "raw kB", "gzip kB", "brotli kB"], await sizes(root, shipped)],
  ["What the wasm is made of", ["crate", "code kB"], await makeUp(process.env.MINGCHA_NAMED_ENGINE)],
  ["The page of the default corpus", ["what", "size"], [["explorer.html", kilobytes(statSync(shipped).size)]]],
  ["From navigation to the first answer, from disk, in a plain browser (median of 5)", ["browser", "ms"], await opening(shipped)],
  ["The widget in a news site", ["what", "measured"], await widgets(path.join(root, "target/release/mingcha"), path.join(root, "assets/corpus"))],
  ["Answering in Chromium: from navigation to the first answer (median of 15, quartiles), and a question typed letter by letter (median of 3)", ["page", "first answer, ms", "longest task while typing, ms", "tasks over 50 ms"], await typing()],
  ["Opening a view of 20,000 paragraphs in Chromium (median of 3; 0 is none over 50)", ["view", "longest task, ms"], await viewing()],
  ["`mingcha build` on the test material's text formats", ["what", "result"], existsSync(corpora) ? await building(root, corpora) : [["the test material", "not here"]]],
  ["Extraction on one core, text already read (best of 5)", ["text", "size", "figures", "speed"], extraction()],
];

const machine = `${os.cpus().length} cores (${os.cpus()[0]?.model.trim() ?? "?"}), ${os.type()}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`;
const text = [
  "# Measures", "",
  "Written by `cargo xtask bench`; times are of the machine it ran on.", "",
  `${machine}.`, "",
  ...sections.flatMap(([title, columns, rows]) => [`## ${title}`, "", line(columns), line(columns.map(() => "---")), ...rows.map(line), ""]),
].join("\n");
await writeFile(path.join(import.meta.dirname, "RESULTS.md"), text);
console.log(text);
// Browsers that linger must not keep the table waiting.
process.exit(0);

/** Rows of the native benchmark of extraction. */
function extraction() {
  const rows = execFileSync("cargo", ["bench", "--quiet", "--bench", "extraction"], { cwd: root, encoding: "utf8" });
  return rows.trim().split("\n").map((row) => row.split(" | "));
}

function line(cells) {
  return `| ${cells.join(" | ")} |`;
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(0)} kB`;
}
