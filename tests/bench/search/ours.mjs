// Ours in Node: the wasm that the page holds, asked everything that was drawn. `node ours.mjs [misses]` prints what it
// measures, and with `misses` every query that is not answered as drawn.

import { pathToFileURL } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

import { engineOf } from "../../browser/wasm.mjs";
import { percentile } from "../repeats.mjs";
import { build, numbers, read, searchParts } from "./corpus.mjs";
import { CLEVER, draw } from "./draw.mjs";
import { asking } from "./peers/mingcha.mjs";

/** Whether two lists hold the same numbers. */
export function same(found, right) {
  const set = new Set(found);
  return set.size === right.length && right.every((number) => set.has(number));
}

/** The other readings that are shown, in order, the answered one first. */
export function readingsOf(body) {
  return body.readings.map((reading) => reading.value);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { open, bundle, wasm } = await engineOf(build());
  const start = performance.now();
  const handle = open(bundle);
  const engine = asking(handle, wasm);
  engine.ask("发展");
  console.log(`open and first answer: ${(performance.now() - start).toFixed(1)} ms; memory ${(engine.memory() / 1e6).toFixed(1)} MB`);
  const { paragraphs, firsts } = read(handle);
  const text = Buffer.from(paragraphs.map((p) => p.text).join("\n"));
  for (const [kind, queries] of Object.entries(draw(paragraphs))) {
    const times = [];
    const shown = [];
    const wrong = [];
    engine.ask(queries[0].typed);
    for (const { typed, meant, right } of queries) {
      const before = performance.now();
      const found = engine.ask(typed);
      const middle = performance.now();
      const body = engine.show(typed);
      times.push(middle - before);
      shown.push(performance.now() - middle);
      if (CLEVER.includes(kind)) {
        const readings = readingsOf(body).slice(0, 3);
        if (!readings.includes(meant)) wrong.push(`${typed}→${meant} (${right.length}): ${readings.join(" / ")}`);
      } else if (!same(numbers(found, firsts), right)) wrong.push(`${typed}: ${found.length / 2} not ${right.length}`);
    }
    const ms = (list, share) => percentile(list, share).toFixed(2);
    console.log(`${kind}: ${queries.length - wrong.length} of ${queries.length} right; ids ${ms(times, 0.5)} / ${ms(times, 0.95)} ms, with facets and snippets ${ms(shown, 0.5)} / ${ms(shown, 0.95)} ms`);
    if (process.argv.includes("misses")) console.log(wrong.map((line) => `  ${line}`).join("\n"));
  }
  const parts = Buffer.concat(searchParts(bundle).map(([, bytes]) => bytes));
  const share = (press) => (press(parts).length / press(text).length).toFixed(3);
  console.log(`${(text.length / 1e6).toFixed(2)} MB of text in ${paragraphs.length} paragraphs; text and index: ${share((b) => brotliCompressSync(b))} of the text's brotli, ${share((b) => gzipSync(b, { level: 9 }))} of its gzip; memory ${(engine.memory() / 1e6).toFixed(1)} MB`);
}
