// The harness itself, on a page that needs no engine.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";

import { everywhere, scratch } from "./harness.mjs";

const file = path.join(scratch, "harness.html");
mkdirSync(scratch, { recursive: true });
writeFileSync(file, `<!doctype html><meta charset="utf-8"><title>试</title><input id="box"><output id="echo"></output>
<script>box.oninput = () => { echo.textContent = box.value + location.hash; }</script>`);

everywhere("the harness opens, types, reads and sees every request", async ({ page, url }) => {
  await page.open(`${url}#q=1`);
  await page.type("#box", "就业");
  assert.equal(await page.text("#echo"), "就业#q=1");
  assert.equal(await page.hash(), "q=1");
  await page.run(() => new Image().src = "http://127.0.0.1:65000/away.png");
  const seen = () => page.requests.some((address) => address.endsWith("/away.png"));
  // The browser tells of a request a moment after the page made it.
  for (let turn = 0; turn < 100 && !seen(); turn++) await setTimeout(20);
  assert.ok(seen(), `seen: ${page.requests}`);
}, { file });
