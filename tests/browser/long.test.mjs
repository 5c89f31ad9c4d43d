// Documents and charts of thousands: what is looked at is there at once, the rest follows, and nothing is missing.

import assert from "node:assert/strict";

import { everywhere } from "./harness.mjs";
import { pageOf } from "./pages.mjs";

const PARAGRAPHS = 3000;
const paragraph = (_, at) => `${at % 50 === 0 ? `## 第${at / 50 + 1}章\n\n` : ""}${1949 + Math.floor(at / 40)}年新建公园${(at * 37) % 900 + 100}个${at === 2345 ? "，其中湿地公园7个" : ""}，第${at + 1}项工作如期完成。`;
const chronicle = pageOf("chronicle", {
  "chronicle.md": `---\ntitle: 成都市公园大事记\ndate: 2024-01-20\nregion: 成都市\n---\n\n${Array.from({ length: PARAGRAPHS }, paragraph).join("\n\n")}\n`,
});

const inSight = (selector) => {
  const box = document.querySelector(selector)?.getBoundingClientRect();
  return box && box.bottom > 0 && box.top < innerHeight;
};

everywhere("a long document opens at its hit, and is all there soon after", async ({ page, url }) => {
  await page.open(`${url}#q=湿地公园`);
  await page.click(".hit h2 a");
  await page.wait(inSight, ".reader mark");
  assert.match(await page.text(".reader .opened"), /湿地公园7个/);
  await page.wait((count) => document.querySelectorAll(".reader [data-paragraph]").length >= count, PARAGRAPHS);
  assert.ok(await page.run(inSight, ".reader mark"), "what is read stays where it is while the rest comes");
  const found = await page.run(() => [...document.querySelectorAll(".reader [data-paragraph]")].map((node) => Number(node.dataset.paragraph)));
  assert.deepEqual(found, found.map((_, at) => at));
}, { file: chronicle });

everywhere("its outline and its hits lead to any part of it", async ({ page, url }) => {
  await page.open(`${url}#q=湿地公园&at=chronicle`);
  await page.click(".outline summary");
  await page.click(".outline li:last-child a");
  await page.wait(inSight, ".reader h3:focus");
  await page.click(".hit-steps button:last-of-type");
  await page.wait(inSight, ".reader mark.current");
}, { file: chronicle, ways: ["disk"] });

everywhere("the data of a large chart come as they are asked for", async ({ page, url }) => {
  await page.open(`${url}#v=metrics`);
  await page.click(".chart-tools summary");
  await page.see(".chart-tools tbody tr");
  const before = await page.count(".chart-tools tbody tr");
  assert.ok(before <= 200);
  await page.click(".chart-tools .scroll button");
  assert.ok(await page.count(".chart-tools tbody tr") > before);
}, { file: chronicle, ways: ["disk"] });

const note = (_, at) => [`note-${at}.txt`, `标题：第${at + 1}号公告\n\n本周新建公园${at + 2}个。\n`];
const notes = pageOf("notes", Object.fromEntries(Array.from({ length: 350 }, note)));

everywhere("hundreds of documents are all listed", async ({ page, url }) => {
  await page.open(`${url}#v=documents`);
  await page.wait(() => document.querySelectorAll(".document-card").length === 350);
  await page.open(`${url}#v=trends&terms=公园&group=document`);
  await page.wait(() => document.querySelectorAll(".plain-table tbody tr").length === 350);
}, { file: notes, ways: ["disk"] });
