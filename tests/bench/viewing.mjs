// Whether opening a view stops the page: the longest task, at 20,000 paragraphs. `node viewing.mjs` measures this alone.

import { pathToFileURL } from "node:url";

import { browsers } from "../browser/browsers.mjs";
import { largePage } from "./large.mjs";
import { percentile, repeated } from "./repeats.mjs";
import { watchTasks } from "./tasks.mjs";

const VIEWS = {
  "first screen": ["", ".front-charts > :last-child svg"],
  search: ["q=公园", ".hit"],
  figures: ["v=metrics", ".chart svg"],
  "figures of an indicator": ["v=metrics&ind=新建公园", ".chart svg"],
  targets: ["v=ledger", "#main > *"],
  trends: ["v=trends&terms=公园,住房", ".chart svg"],
  documents: ["v=documents", ".document-card"],
  reading: ["q=公园&at=report-3", ".reader .document-text"],
};

/** Rows of view and milliseconds, median of three. */
export async function viewing() {
  const [chromium] = browsers;
  if (!chromium.path) return [["Chromium", "not here"]];
  const browser = await chromium.launch(chromium.path);
  const url = pathToFileURL(largePage()).href;
  const rows = [];
  for (const [name, [view, ready]] of Object.entries(VIEWS)) {
    const runs = await repeated(3, () => longestTask(browser, url, view, ready));
    rows.push([name, String(Math.round(percentile(runs, 0.5)))]);
  }
  await browser.close();
  return rows;
}

/** The view is come to from another, in a page that has been opened. */
async function longestTask(browser, url, view, ready) {
  const page = await browser.newPage({ locale: "zh-CN" });
  await page.first(watchTasks);
  await page.open(`${url}#v=trends`);
  await page.see("#terms");
  await new Promise((wake) => setTimeout(wake, 500));
  await page.run((view) => {
    window.longTasks.length = 0;
    location.hash = view;
  }, view);
  await page.see(ready);
  await new Promise((wake) => setTimeout(wake, 1000));
  const tasks = await page.run(() => window.longTasks);
  await page.close();
  return Math.max(0, ...tasks);
}

if (process.argv[1] === import.meta.filename) for (const row of await viewing()) console.log(row.join(" | "));
