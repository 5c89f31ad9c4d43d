// The reading pane: from a figure or a hit to its sentence, and back.

import assert from "node:assert/strict";

import { everywhere } from "./harness.mjs";
import { pageOf } from "./pages.mjs";

everywhere("a figure opens its sentence, marked and in sight", async ({ page, url }) => {
  await page.open(`${url}#v=metrics`);
  const value = await page.text(".figures td.value a");
  await page.click(".figures td.value a");
  await page.see(".reader .target");
  assert.equal(await page.text(".opened-figure .value"), value);
  const seen = await page.run(() => {
    const box = document.querySelector(".reader .target").getBoundingClientRect();
    return box.top >= 0 && box.top < innerHeight;
  });
  assert.ok(seen);
});

everywhere("a figure in a text leads to itself", async ({ page, url }) => {
  await page.open(`${url}#q=财政收入`);
  await page.click(".hit a.figure");
  await page.see(".reader .opened-figure");
  assert.match(await page.hash(), /at=/);
});

everywhere("Escape closes the pane and gives the focus back", async ({ page, url }) => {
  await page.open(`${url}#q=就业`);
  await page.focus(".hit h2 a");
  const key = await page.run(() => document.activeElement.dataset.key);
  await page.press("Enter");
  await page.see(".reader .close");
  await page.press("Escape");
  await page.wait(() => !document.querySelector("dialog[open]"));
  assert.equal(await page.run(() => document.activeElement.dataset.key), key);
  assert.doesNotMatch(await page.hash(), /at=/);
});

everywhere("a digest says that it is none of the original's words", async ({ page, url }) => {
  await page.open(`${url}#q=就业&lang=zh-Hans`);
  await page.click(".hit h2 a");
  assert.match(await page.text(".reader .notes"), /摘要，非原文/);
  assert.match(await page.text(".reader .reader-tools button"), /摘要/);
});

everywhere("the outline leads to its parts", async ({ page, url }) => {
  await page.open(`${url}#at=national-2009`);
  await page.click(".outline summary");
  await page.click(".outline li:last-child a");
  await page.wait(() => document.activeElement.matches(".reader [data-paragraph]"));
});

everywhere("documents stand in a grid of places and years, whose numbers lead to them", async ({ page, url }) => {
  await page.open(`${url}#v=documents`);
  const counted = Number(await page.text(".grid td a"));
  await page.click(".grid td a");
  await page.wait((counted) => document.querySelectorAll(".document-card").length === counted, counted);
  assert.match(decodeURIComponent(await page.hash()), /region=.*year=|year=.*region=/);
  assert.deepEqual(page.errors, []);
});

everywhere("the figure that was opened can be told from the others", async ({ page, url }) => {
  await page.open(`${url}#v=metrics&region=全国`);
  const value = await page.text(".figures td.value a");
  await page.click(".figures td.value a");
  await page.see(".reader .target");
  const told = await page.run(() => [...document.querySelectorAll(".document-text [aria-current]")].map((figure) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(figure);
    return { text: figure.textContent, ring: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2, inside: figure.closest(".target") !== null };
  }));
  assert.equal(told.length, 1);
  assert.ok(told[0].ring && told[0].inside);
  assert.ok(value.includes(told[0].text.match(/[\d.]+/)[0]), `${value}: ${told[0].text}`);
});

const LONG = pageOf("far-down", { "a.md": `---\ntitle: 一份很长很长的报告的很长很长的标题，长得手机上一行放不下\ndate: 2024-01-20\nregion: 甲市\n---\n\n${Array.from({ length: 60 }, (_, nth) => `${`这一段说${String.fromCodePoint(0x4e00 + nth * 9)}，没有数字。`.repeat(20)}\n\n`).join("")}今年要实现城镇新增就业13万人以上。\n` });
everywhere("on a phone, title, figure and copying stay at hand far down in a text", async ({ page, url }) => {
  await page.open(`${url}#v=metrics&lang=zh-Hans`);
  await page.click(".figures td.value a");
  await page.see(".reader-strip");
  await page.wait(() => {
    const { top, bottom } = document.querySelector(".reader .figure[aria-current]").getBoundingClientRect();
    return top >= document.querySelector(".reader-strip").getBoundingClientRect().bottom && bottom <= innerHeight;
  });
  const seen = await page.run(() => {
    const inSight = (node) => {
      const { top, bottom, left, right } = node.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth && node.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
    };
    const strip = document.querySelector(".reader-strip");
    return { words: strip.textContent, height: strip.offsetHeight, parts: [...strip.querySelectorAll("p, button")].map(inSight), close: inSight(document.querySelector(".reader .close")) };
  });
  assert.match(seen.words, /很长的报告.*13.*城镇新增就业.*甲市/s);
  assert.ok(seen.parts.length >= 4 && seen.parts.every(Boolean) && seen.close, JSON.stringify(seen));
  assert.ok(seen.height < 150, `${seen.height} px`);
  // At the head it is not said twice.
  await page.run(() => (document.querySelector(".reader").scrollTop = 0));
  await page.wait(() => !document.querySelector(".reader-strip").checkVisibility());
}, { file: LONG, width: 390, height: 844, ways: ["disk"] });
