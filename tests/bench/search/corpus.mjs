// Corpus P: the twenty reports of ../shared/corpora/national, in the paragraphs that the page shows: whatever a reader
// can see, each engine is to find.
//
// Every peer searches them folded as any site would do at least (NFKC, lower case, no blanks between Han characters),
// and is asked folded queries; ours gets the files, and the queries as typed.

import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../../..");
export const folder = path.join(root, "../shared/corpora/national");
export const scratch = path.join(root, "target/bench-search");

/** Builds the page of the corpus by the program: its path. */
export function build() {
  const page = path.join(scratch, "explorer.html");
  mkdirSync(scratch, { recursive: true });
  const program = path.join(process.env.CARGO_TARGET_DIR ?? path.join(root, "target"), "release/mingcha");
  execFileSync(program, ["build", folder, "-o", page], { stdio: "ignore" });
  return page;
}

/** The paragraphs of an opened engine, in its order: `{text, folded}`, and where each document begins. */
export function read(handle) {
  const paragraphs = [];
  const firsts = [];
  for (const name of readdirSync(folder).filter((name) => name.endsWith(".txt")).sort()) {
    firsts.push(paragraphs.length);
    for (const { runs } of handle.ask({ ask: "read", view: "", doc: path.basename(name, ".txt") }).paragraphs) {
      const text = runs.map((run) => run.text).join("");
      paragraphs.push({ text, folded: fold(text) });
    }
  }
  return { paragraphs, firsts };
}

export function fold(text) {
  return text.normalize("NFKC").toLowerCase().replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, "").replace(/\s+/gu, " ").trim();
}

/** What `ranked` of our engine gives, as numbers of paragraphs. */
export function numbers(pairs, firsts) {
  return Array.from({ length: pairs.length / 2 }, (_, at) => firsts[pairs[2 * at]] + pairs[2 * at + 1]);
}

/** Sections of a bundle whose chunks are stored as they are: name → bytes. */
export function sectionsOf(bundle) {
  const bytes = Buffer.from(bundle);
  let at = 38;
  const end = at + bytes.readUInt32LE(26);
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const lengths = Array.from({ length: number() }, () => {
    const length = number();
    at += length;
    return [bytes.toString("utf8", at - length, at), number()];
  });
  at = end;
  return new Map(lengths.map(([name, length]) => [name, bytes.subarray(at, (at += length))]));
}

/** The sections of a bundle that search, ranking, suggestions and snippets need. */
export function searchParts(bundle) {
  const sections = sectionsOf(bundle);
  return ["documents", "alphabet", "text", "words", "postings", "syllables"].map((name) => [name, sections.get(name)]);
}
