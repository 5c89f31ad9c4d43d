// The shipped file works with nothing but itself: opened from disk, in plain browsers.

import assert from "node:assert/strict";
import { test } from "node:test";

import { browsers } from "./browsers.mjs";
import { shipped } from "./harness.mjs";
import { openPlainly } from "./plain.mjs";

for (const browser of browsers) {
  test(`answers from disk in a plain browser, asking nobody (${browser.name})`, { skip: browser.path ? false : `no ${browser.name} here` }, async () => {
    const { count, resources } = await openPlainly(browser, shipped, "q=就业", ".hit mark");
    assert.ok(count > 0, "the first answer has marks");
    assert.deepEqual(resources, []);
  });
}
