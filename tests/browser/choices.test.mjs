// What a reader picks beyond places and years: values, what is to be checked, places with those below; and where
// copied links point.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import path from "node:path";

import { everywhere, scratch } from "./harness.mjs";
import { pageOf, program } from "./pages.mjs";

const SICHUAN = "---\ntitle: 四川省报告\ndate: 2024-02-01\nregion: 四川省\n---\n\n2023年新建公园99座。\n";
const CHENGDU = "---\ntitle: 成都市报告\ndate: 2024-02-01\nregion: 成都市\n---\n\n2023年新建公园12座。成都市青羊区走在前列。\n";
// A district is in no table of places: the city's own report says where it lies.
const QINGYANG = "---\ntitle: 青羊区报告\ndate: 2024-02-01\nregion: 青羊区\n---\n\n2023年新建公园4座。\n";
// More than stand on one page of the list, and no two alike.
const DOUBTS = Array.from({ length: 40 }, (_, n) => `2023年，${n + 1}.2万人。增长${n}.1%。`);
const DOUBTFUL = `---\ntitle: 成都市报告\ndate: 2024-02-01\nregion: 成都市\n---\n\n${DOUBTS.join("\n\n")}\n\n2023年新建公园12座。\n`;

everywhere("a bar of a distribution leads to its figures", async ({ page, url }) => {
  await page.open(`${url}#v=metrics&ind=城镇新增就业人数&chart=histogram&lang=zh-Hans`);
  await page.see(".chart svg .mark");
  const label = await page.run(() => document.querySelector(".chart .mark").getAttribute("aria-label"));
  const [, from, to] = /^([\d.]+)(?:万)?至([\d.]+)万/.exec(label);
  await page.focus(".chart .mark");
  await page.press("Enter");
  await page.wait(() => /val=/.test(location.hash));
  await page.see(".filters .chip");
  const values = (await page.texts(".figures td.value .value")).map((text) => Number(/([\d,.]+)万/.exec(text)[1].replaceAll(",", "")));
  assert.ok(values.length > 0);
  assert.ok(values.every((value) => value >= Number(from) && value <= Number(to)), `${label}: ${values}`);
});

everywhere("a place shows those below it at a switch", async ({ page, url }) => {
  await page.open(`${url}#v=metrics&region=四川省&lang=zh-Hans`);
  await page.see(".figures td.region");
  assert.deepEqual(await page.texts(".figures td.region"), ["四川省"]);
  await page.click('.facets a[data-key="facet:sub"]');
  await page.wait(() => document.querySelectorAll(".figures td.region").length === 3);
  assert.match(await page.hash(), /sub=1/);
  await page.click('.facets a[data-key="facet:sub"]');
  await page.wait(() => document.querySelectorAll(".figures td.region").length === 1);
}, { file: pageOf("below", { "sichuan.md": SICHUAN, "chengdu.md": CHENGDU, "qingyang.md": QINGYANG }), ways: ["disk"] });

everywhere("what is to be checked is listed and handed over as corrections", async ({ page, url }) => {
  await page.open(`${url}#v=metrics&lang=zh-Hans`);
  await page.click('.facets a[data-key="facet:check:doubt"]');
  await page.wait(() => /check=doubt/.test(location.hash));
  await page.see(".figures .badge.doubt");
  const total = Number(/\d+/.exec(await page.text(".count-line"))[0]);
  assert.equal(await page.count(".figures .badge.doubt"), await page.count(".figures td.value"));
  await page.run(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => ((window.handedOver = blob), make.call(URL, blob));
  });
  await page.click(".content > p > button");
  const { correction } = JSON.parse(await page.wait(() => window.handedOver?.text()));
  assert.equal(correction.length, total);
  assert.ok(total > 50, String(total));
  for (const row of correction) assert.ok(row.at.includes("~") && row.note && row.sentence.includes(row.surface), JSON.stringify(row));
}, { file: pageOf("doubtful", { "doubt.md": DOUBTFUL }), ways: ["disk"] });

everywhere("links of a page that knows its public address point there", async ({ page, url }) => {
  await page.open(`${url}#v=metrics&region=四川省&lang=zh-Hans`);
  await page.see(".figures");
  assert.match(await page.run(() => document.querySelector(".address").textContent), /https:\/\/news\.example\/reports\.html#v=metrics&region=/);
}, { file: published(), ways: ["disk"] });

function published() {
  const folder = path.join(path.dirname(pageOf("below", { "sichuan.md": SICHUAN, "chengdu.md": CHENGDU, "qingyang.md": QINGYANG })), "below");
  const file = path.join(scratch, "published.html");
  execFileSync(program, ["build", folder, "--home", "https://news.example/reports.html", "-o", file], { stdio: ["ignore", "ignore", "pipe"] });
  return file;
}

everywhere("a phone offers its own sheet for a link that can be sent", async ({ page, url, way }) => {
  await page.inner.addInitScript(() => {
    navigator.share = async (data) => (window.shared = data);
    const match = window.matchMedia.bind(window);
    window.matchMedia = (query) => (query === "(pointer: coarse)" ? { matches: true } : match(query));
  });
  await page.open(`${url}#q=就业&lang=zh-Hans`);
  await page.see(".hit");
  const button = await page.text(".settings button");
  // A link from somebody's disk is of no use to others.
  if (way === "disk") return assert.equal(button, "复制链接");
  assert.equal(button, "转发链接");
  await page.click(".settings button");
  const { title, url: link } = await page.wait(() => window.shared);
  assert.equal(title, "就业");
  assert.match(decodeURIComponent(link), /^http.*#q=就业/);
}, { browsers: ["Chromium"] });
