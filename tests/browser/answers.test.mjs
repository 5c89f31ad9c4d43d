// The shipped wasm answers what the same code answers natively (`tests/written_down` wrote that down).

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";

import { shipped } from "./harness.mjs";
import { engineOf } from "./wasm.mjs";

const folder = path.join(process.env.CARGO_TARGET_DIR ?? path.resolve(import.meta.dirname, "../../target"), "tmp");
// The requests of `tests/cases/requests.jsonl`, and the cases of `tests/cases/search`, numerals and units among them.
const SETS = ["answers", "cases"];
const file = (set, ending) => path.join(folder, `${set}.${ending}`);

if (SETS.every((set) => existsSync(file(set, "jsonl")))) {
  const engine = await engineOf(shipped);
  const open = async (set) => engine.open(await readFile(file(set, "bundle")));
  for (const set of SETS) {
    const handle = await open(set);
    for (const line of (await readFile(file(set, "jsonl"), "utf8")).split("\n").filter(Boolean)) {
      const { request, response } = JSON.parse(line);
      test(`wasm answers as native: ${JSON.stringify(request)}`, () => {
        assert.deepEqual(JSON.parse(JSON.stringify(handle.ask(request))), response);
      });
    }
  }

  const handle = await open(SETS[0]);
  test("what is no request or no bundle is an error with words, and the engine lives on", () => {
    assert.throws(() => handle.ask({ ask: "nothing of the kind" }), Error);
    for (const wrong of [null, { ask: "show", view: 7 }, { ask: "chart", width: "wide" }, { ask: "chart", width: 1.5 }, { ask: "link", set: "q" }, { ask: "link", set: { q: 7 } }]) {
      assert.throws(() => handle.ask(wrong), Error, JSON.stringify(wrong));
    }
    assert.doesNotThrow(() => handle.ask({ ask: "link", set: { q: "就业", year: null, sort: undefined } }));
    assert.throws(() => engine.open(new Uint8Array(10)), Error);
    const damaged = engine.bundle.slice();
    damaged[damaged.length >> 1] ^= 1;
    assert.throws(() => engine.open(damaged), Error);
    assert.equal(handle.ask({ ask: "show", view: "" }).is, "shown");
  });
} else {
  test("wasm answers as native", { skip: "run `cargo test --test answers --test search` first" }, () => {});
}
