// What the widget costs a news site: bytes before and after it is needed, and twenty charts in one page.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";

import { browsers } from "../browser/browsers.mjs";
import { serve } from "../browser/server.mjs";
import { percentile, repeated } from "./repeats.mjs";

const MANY = 20;
const CHART = `<mingcha-explorer compact="chart" height="300" view="v=metrics&amp;region=全国&amp;ind=国内生产总值"></mingcha-explorer>`;

/** Rows of what and how much, for the site that `program` makes of `documents`. */
export async function widgets(program, documents) {
  const folder = mkdtempSync(path.join(tmpdir(), "mingcha-widgets-"));
  execFileSync(program, ["site", documents, "-o", folder], { stdio: "ignore" });
  const head = '<!doctype html><meta charset="utf-8"><style>body { display: grid; grid-template-columns: repeat(10, 1fr) }</style>';
  writeFileSync(path.join(folder, "none.html"), head);
  writeFileSync(path.join(folder, "many.html"), `${head}<script type="module" src="mingcha.js"></script>${CHART.repeat(MANY)}`);
  const server = await serve(folder);
  try {
    return [...sizes(folder), ...(await times(server.url)), ...(await memory(server.url))];
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
}

function sizes(folder) {
  const version = path.dirname(JSON.parse(readFileSync(path.join(folder, "mingcha.json"), "utf8")).data);
  const files = ["mingcha.js", `${version}/explorer.js`, `${version}/explorer.wasm`];
  return files.map((file) => [`${path.basename(file)}, brotli`, `${(brotliCompressSync(readFileSync(path.join(folder, file))).length / 1000).toFixed(1)} kB`]);
}

/** From navigation until the last of the charts is drawn. */
async function times(url) {
  const rows = [];
  for (const { name, path: program, launch } of browsers) {
    if (!program) continue;
    const browser = await launch(program);
    const found = await repeated(5, async () => {
      const page = await browser.newPage({});
      await page.open(`${url}many.html`);
      const milliseconds = await page.run(drawn, MANY);
      await page.close();
      return milliseconds;
    });
    await browser.close();
    rows.push([`${MANY} charts in one page, ${name} (median of 5)`, `${percentile(found, 0.5)} ms`]);
  }
  return rows;
}

/** Sent into the page. */
async function drawn(many) {
  for (;;) {
    const widgets = [...document.querySelectorAll("mingcha-explorer")];
    if (widgets.filter((widget) => widget.shadowRoot?.querySelector("svg .mark")).length === many) return Math.round(performance.now());
    await new Promise((wake) => setTimeout(wake, 5));
  }
}

/** What the page's process takes more than one without widgets (Linux tells its share of memory). */
async function memory(url) {
  const chromium = browsers.find(({ name }) => name === "Chromium");
  if (!chromium.path || process.platform !== "linux") return [];
  const taken = [];
  for (const name of ["none.html", "many.html"]) {
    const browser = await chromium.launch(chromium.path);
    const page = await browser.newPage({});
    await page.open(url + name);
    if (name === "many.html") await page.run(drawn, MANY);
    const pages = (await browser.processes()).filter(({ type }) => type === "renderer").map(({ id }) => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, "utf8"))[1]));
    taken.push(Math.max(...pages) / 1000);
    await browser.close();
  }
  return [[`memory of ${MANY} charts in one page, Chromium`, `${Math.round(taken[1] - taken[0])} MB`]];
}
