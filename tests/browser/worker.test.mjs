// A large corpus is opened and searched in a worker, and by the page itself where workers are refused.

import assert from "node:assert/strict";
import { gunzipSync, gzipSync } from "node:zlib";

import { largePage } from "../bench/large.mjs";
import { everywhere, shipped } from "./harness.mjs";
import { altered } from "./pages.mjs";

const large = largePage();
const refusing = altered("workers-refused", (text) => text.replace("worker-src blob:", "worker-src 'none'"), large);
const payload = /(id="payload">)([^<]*)/;
// Whole as gzip and as wasm: only who opens the bundle finds it out.
const damaged = altered("large-damaged", (text) => text.replace(payload, (_, tag, data) => {
  const wasm = gunzipSync(Buffer.from(data, "base64"));
  wasm[wasm.length - 300_000] ^= 1;
  return tag + gzipSync(wasm).toString("base64");
}), large);

/** Counts what workers of the page answer. */
function countAnswers() {
  window.answers = 0;
  const { Worker } = window;
  window.Worker = class extends Worker {
    constructor(address) {
      super(address);
      this.addEventListener("message", ({ data }) => (window.answers += data.answer?.is ? 1 : 0));
    }
  };
}

async function searches(page, url) {
  await page.first(countAnswers);
  await page.open(`${url}#q=公园`);
  await page.see(".hit mark");
  await page.click('[data-key="tab:home"]');
  await page.see(".front-charts svg");
  return page.run(() => window.answers);
}

everywhere("a large corpus is searched in a worker, its charts stand in the page", async ({ page, url }) => {
  assert.ok((await searches(page, url)) >= 3);
  assert.deepEqual(page.errors, []);
}, { file: large });

/** A chart of the dark theme when the browser takes the page to paper: what is done by then, and no task later. */
async function onPaper(page, url) {
  await page.open(`${url}#theme=dark`);
  await page.see(".front-charts svg");
  await page.media({ media: "print" });
  return page.run(async () => {
    dispatchEvent(new Event("beforeprint"));
    for (let turn = 0; turn < 20; turn++) await null;
    const canvas = document.querySelector(".front-charts .canvas");
    return { theme: canvas.dataset.theme, filter: getComputedStyle(canvas).filter };
  });
}

everywhere("dark charts turn light on paper, though what a worker draws comes too late for it", async ({ page, url }) => {
  assert.deepEqual(await onPaper(page, url), { theme: "dark", filter: "invert(1) hue-rotate(180deg)" });
}, { file: large, ways: ["disk"], browsers: ["Chromium"] });

everywhere("a page without a worker draws for paper itself", async ({ page, url }) => {
  assert.deepEqual(await onPaper(page, url), { theme: "print", filter: "none" });
}, { file: shipped, ways: ["disk"], browsers: ["Chromium"] });

everywhere("where a policy refuses workers, the page itself searches", async ({ page, url }) => {
  assert.equal(await searches(page, url), 0);
}, { file: refusing });

everywhere("where there are no workers at all, the page itself searches", async ({ page, url }) => {
  await page.first(() => delete window.Worker);
  await page.open(`${url}#q=公园`);
  await page.see(".hit mark");
  assert.deepEqual(page.errors, []);
}, { file: large, ways: ["disk"] });

everywhere("a small corpus starts no worker", async ({ page, url }) => {
  assert.equal(await searches(page, url), 0);
}, { file: shipped, ways: ["disk"] });

everywhere("damage that the worker finds is said in the page", async ({ page, url }) => {
  await page.open(url);
  await page.see("#damaged");
}, { file: damaged, ways: ["disk"] });
