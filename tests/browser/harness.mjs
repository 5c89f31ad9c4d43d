// How a browser test is written:
//
//     import { everywhere } from "./harness.mjs";
//
//     everywhere("what a reader can rely on", async ({ page, url }) => {
//       await page.open(`${url}#q=就业`);
//       assert.match(await page.text(".count-line"), /…/);
//     });
//
// The test then runs in each browser, on the shipped explorer.html opened from disk and over HTTP, in a fresh
// profile. Options: `file` (another page), `ways` (`["disk"]`), `browsers` (`["Chromium"]`), `width`, `height`, and
// in Chromium `dark`, `locale`. A browser that is not there is skipped with a word. Run them with
// `cargo xtask test`, or here, after `cargo xtask build` and `npm ci`:
// MINGCHA_CHROMIUM=… MINGCHA_FIREFOX=… node --test

import { after, test } from "node:test";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { browsers } from "./browsers.mjs";
import { serve } from "./server.mjs";

const root = path.resolve(import.meta.dirname, "../..");

/** The explorer.html of the default corpus, as shipped. */
export const shipped = process.env.MINGCHA_PAGE ?? path.join(root, "explorer.html");

/** Where tests may write. */
export const scratch = path.join(root, "target", "browser");

/** Defines a test for each browser, from disk and over HTTP. */
export function everywhere(name, work, options = {}) {
  for (const browser of browsers.filter(({ name }) => options.browsers?.includes(name) ?? true)) {
    for (const way of options.ways ?? ["disk", "http"]) {
      test(`${name} (${browser.name}, ${way})`, { skip: browser.path ? false : `no ${browser.name} here`, timeout: 60_000 }, async () => {
        const file = options.file ?? shipped;
        const url = way === "disk" ? pathToFileURL(file).href : await address(file);
        const page = await (await started(browser)).newPage({ locale: "zh-CN", ...options });
        try {
          await page.resize(options.width ?? 1280, options.height ?? 800);
          await work({ page, url, file, browser: browser.name, way });
        } finally {
          await page.close();
        }
      });
    }
  }
}

const running = new Map();
const servers = new Map();

/** Each browser is started once a test file, each folder served once. */
function started(browser) {
  if (!running.has(browser.name)) running.set(browser.name, browser.launch(browser.path));
  return running.get(browser.name);
}

async function address(file) {
  const folder = path.dirname(file);
  if (!servers.has(folder)) servers.set(folder, serve(folder));
  return (await servers.get(folder)).url + encodeURIComponent(path.basename(file));
}

after(async () => {
  for (const browser of running.values()) await (await browser).close();
  for (const server of servers.values()) (await server).close();
});
