// The reading pane: from a figure or a hit to its sentence, and back.

import assert from "node:assert/strict";

import { everywhere } from "./harness.mjs";

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
