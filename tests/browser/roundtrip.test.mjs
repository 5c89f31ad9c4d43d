// State → link → page → state, for generated states: the page says the same of itself as the link that opened it, and a
// second opening of that link looks the same.

import assert from "node:assert/strict";

import { everywhere } from "./harness.mjs";

const STATES = 24;

/** Numbers from 0 up to 1, the same each time (mulberry32). */
function chances(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A view as it stands in a link: parameters in the page's order, nothing that is a default. */
function view(chance) {
  const one = (...values) => values[Math.floor(chance() * values.length)];
  const some = (...values) => values.filter(() => chance() < 0.4).join(",");
  const maybe = (make) => (chance() < 0.5 ? make() : "");
  const q = maybe(() => one("就业", "失业率 <=5%", "“城镇新增就业”", "50% & more, #1", "就业😀", "增长+5%"));
  const region = maybe(() => some("全国", "成都市", "四川省", "北京市"));
  const pairs = {
    v: one("metrics", "ledger", "documents", "trends"),
    q,
    region,
    year: maybe(() => one("2026", "2003..2012", "2020..", "..2010")),
    ind: maybe(() => some("城镇新增就业人数", "国内生产总值")),
    status: maybe(() => some("target", "outcome")),
    measure: maybe(() => some("level", "growth")),
    val: maybe(() => one("1..100", "-5..!20")),
    sub: region && maybe(() => "1"),
    chart: maybe(() => one("line", "bars", "histogram")),
    terms: maybe(() => some("就业", "创新", "50%")),
    sort: maybe(() => one("value", "-value", "-period")),
    num: maybe(() => "plain"),
    at: maybe(() => one("national-2009", "chengdu-2024")),
    lang: one("zh-Hans", "zh-Hant", "en"),
    theme: maybe(() => one("light", "dark")),
  };
  return Object.entries(pairs).filter(([, value]) => value).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
}

/** What the page shows, and what it says is its link. */
function told() {
  const text = (selector) => [...document.querySelectorAll(selector)].map((node) => node.textContent.trim());
  const link = decodeURIComponent(text(".address")[0].split("#").at(-1).replaceAll("+", "%20"));
  return { link, title: document.title, count: text(".count-line"), chips: text(".filters .chip"), notices: text(".notices .notice"), open: text(".reader h2"), lang: document.documentElement.lang };
}

everywhere("generated states survive the way through a link", async ({ page, url }) => {
  const chance = chances(20261123);
  for (let state = 0; state < STATES; state++) {
    const written = view(chance);
    const open = async () => {
      await page.open("about:blank");
      await page.open(`${url}#${written}`);
      await page.see("#main > *");
      if (/(^|&)at=/.test(written)) await page.see(".reader h2");
      return page.run(told);
    };
    const first = await open();
    assert.equal(first.link, decodeURIComponent(written), written);
    assert.deepEqual(first.notices, [], written);
    assert.deepEqual(await open(), first, written);
  }
  assert.deepEqual(page.errors, []);
}, { ways: ["disk"] });
