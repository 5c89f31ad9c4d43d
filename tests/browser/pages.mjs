// Pages made for a test: of documents written there, and damaged copies of the shipped one.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { scratch, shipped } from "./harness.mjs";

/** The program under test. */
export const program = process.env.MINGCHA ?? path.resolve(import.meta.dirname, "../../target/release/mingcha");

/** The page that `mingcha build` makes of documents (file name → text). */
export function pageOf(name, documents) {
  const folder = path.join(scratch, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(documents)) writeFileSync(path.join(folder, file), text);
  const page = path.join(scratch, `${name}.html`);
  execFileSync(program, ["build", folder, "-o", page], { stdio: ["ignore", "ignore", "pipe"] });
  return page;
}

/** A copy of a page, by default the shipped one, with its text changed. */
export function altered(name, change, original = shipped) {
  mkdirSync(scratch, { recursive: true });
  const page = path.join(scratch, `${name}.html`);
  writeFileSync(page, change(readFileSync(original, "utf8")));
  return page;
}
