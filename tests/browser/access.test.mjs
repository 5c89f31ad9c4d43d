// axe-core (WCAG 2.2 A and AA, and its best practices) on every view, light and dark, wide and narrow.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { everywhere } from "./harness.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// A view, and what a reader opens in it.
const VIEWS = [
  { name: "first screen", view: "", ready: ".chart svg .mark" },
  { name: "search", view: "q=就业", ready: ".hit" },
  { name: "search, nothing found", view: "q=“魑魅魍魉”", ready: ".empty" },
  { name: "search, wrong link", view: "q=就业&status=maybe", ready: ".notices .notice" },
  { name: "figures", view: "v=metrics&ind=城镇新增就业人数", ready: ".chart svg .mark" },
  { name: "figures, sentence and data open", view: "v=metrics&q=就业", ready: ".chart svg .mark", open: [".toggle", ".chart-tools summary"] },
  { name: "figures over time", view: "v=metrics&ind=国内生产总值&measure=growth&region=全国&chart=line", ready: ".chart svg .mark" },
  { name: "small multiples", view: "v=metrics&region=全国", ready: ".chart svg .mark", open: [".chart-tools summary"] },
  { name: "targets", view: "v=ledger", ready: ".pairing" },
  { name: "trends", view: "v=trends&terms=就业,创新", ready: ".chart svg .mark", open: [".chart-tools summary"] },
  { name: "documents", view: "v=documents", ready: ".document-card" },
  { name: "reading", view: "v=documents", ready: ".document-card", open: [".document-card a"], then: ".reader .document-text" },
];

/** What axe finds wrong in the page: rule, why, where. */
async function faults(page) {
  await page.run(axe);
  const found = await page.run((tags) => window.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), TAGS);
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.failureSummary.split("\n").slice(1).join(" ").trim()}\n    ${node.html.slice(0, 160)}`));
}

async function show(page, url, { view, ready, open = [], then }) {
  await page.open(`${url}#${view}`);
  await page.see(ready);
  for (const selector of open) await page.click(selector);
  if (then) await page.see(then);
}

for (const dark of [false, true]) {
  for (const width of [1280, 360]) {
    const look = `${dark ? "dark" : "light"}, ${width} px`;
    everywhere(`axe finds nothing wrong in any view (${look})`, async ({ page, url }) => {
      const wrong = [];
      for (const view of VIEWS) {
        await page.open("about:blank");
        await show(page, url, view);
        wrong.push(...(await faults(page)).map((fault) => `${view.name}: ${fault}`));
      }
      assert.equal(wrong.length, 0, `\n${wrong.join("\n")}`);
    }, { browsers: ["Chromium"], ways: ["disk"], dark, width });
  }
}

everywhere("axe finds nothing wrong while completions are offered", async ({ page, url }) => {
  await page.open(url);
  await page.type("#q", "就");
  await page.see("#suggestions li");
  await page.press("ArrowDown");
  assert.deepEqual(await faults(page), []);
}, { browsers: ["Chromium"], ways: ["disk"] });

everywhere("axe does see a fault where there is one", async ({ page, url }) => {
  await show(page, url, VIEWS[1]);
  await page.run(() => document.getElementById("q").removeAttribute("aria-label"));
  await page.run(() => document.getElementById("q").removeAttribute("placeholder"));
  await page.run(() => (document.querySelector(".count-line").style.color = "#ddd"));
  const rules = (await faults(page)).map((fault) => fault.split(":")[0]);
  assert.ok(rules.includes("label") || rules.includes("aria-input-field-name"), rules.join());
  assert.ok(rules.includes("color-contrast"), rules.join());
}, { browsers: ["Chromium"], ways: ["disk"] });

everywhere("what is copied in the reading pane is told there, and the button keeps its name", async ({ page, url }) => {
  await page.open(`${url}#v=metrics&region=全国&lang=en`);
  await page.click(".figures td.value .value");
  await page.see(".reader[open] .reader-tools button");
  const button = () => page.text(".reader-tools button");
  const name = await button();
  for (let press = 0; press < 2; press++) await page.click(".reader-tools button");
  await page.wait(() => document.querySelector(".reader > [aria-live]")?.textContent);
  await page.wait((name) => document.querySelector(".reader-tools button").textContent === name, name);
});
