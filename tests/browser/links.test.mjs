// The link is the view: whole, shareable, forgiving.

import assert from "node:assert/strict";

import { everywhere } from "./harness.mjs";

everywhere("a link opened afresh shows the same view", async ({ page, url }) => {
  const view = "v=metrics&region=全国&year=2003..2012&status=target&sort=-value";
  await page.open(`${url}#${view}`);
  const count = await page.text(".count-line");
  const chips = await page.texts(".filters .chip");
  assert.equal(chips.length, 3);
  await page.open("about:blank");
  await page.open(`${url}#${view}`);
  assert.equal(await page.text(".count-line"), count);
  assert.deepEqual(await page.texts(".filters .chip"), chips);
  const nation = (await page.run(() => document.documentElement.lang)) === "en" ? "China" : "全国";
  assert.ok((await page.run(() => document.title)).includes(nation));
});

everywhere("back and forward walk through the views", async ({ page, url }) => {
  await page.open(url);
  await page.click(`.tabs a[data-key="tab:metrics"]`);
  await page.see(".figures");
  await page.click(`.tabs a[data-key="tab:documents"]`);
  await page.see("#main .columns .document-card");
  await page.back();
  await page.see(".figures");
  await page.back();
  await page.see(".opening");
  await page.forward();
  await page.see(".figures");
});

everywhere("nonsense in a link is reported, and the page opens", async ({ page, url }) => {
  await page.open(`${url}#v=nonsense&year=abc&status=maybe&page=-3&sort=colour&at=~~&theme=pink&lang=tlh&x=%E4%zz`);
  await page.see(".notices .notice");
  assert.ok((await page.count(".notices .notice")) >= 4);
  await page.see("#main > *");
  assert.deepEqual(page.errors, []);
});

everywhere("a sentence that is gone is reported, never guessed", async ({ page, url }) => {
  await page.open(`${url}#at=national-2009~00000000`);
  await page.see(".reader .notice");
  assert.equal(await page.count(".reader .target"), 0);
});

everywhere("a link pasted into the search box is followed", async ({ page, url }) => {
  await page.open(url);
  await page.type("#q", "#v=ledger");
  await page.see("#suggestions [role=option]");
  await page.press("Enter");
  await page.see(".pairing");
});

everywhere("Enter after typing is no step of its own", async ({ page, url }) => {
  await page.open(url);
  await page.type("#q", "2024年");
  await page.see(".hit mark");
  // A slow machine shows what was found of the first letters before the last one is in the link.
  await page.wait(() => decodeURIComponent(location.hash).includes("2024年"));
  const steps = await page.run(() => history.length);
  await page.press("Enter");
  await page.run(() => new Promise((wake) => setTimeout(wake, 500)));
  assert.equal(await page.run(() => history.length), steps);
  await page.back();
  await page.see(".opening");
});

everywhere("a view may stand in the query; one in the hash wins, and a query of the host's own stays", async ({ page, url }) => {
  await page.open(`${url}?v=ledger&q=就业`);
  await page.see(".pairing");
  assert.equal(await page.run(() => document.querySelector("#q").value), "就业");
  assert.deepEqual(await page.run(() => [location.search, decodeURIComponent(location.hash)]), ["", "#v=ledger&q=就业"], "one place holds it");
  await page.open(`${url}?v=ledger&q=就业#v=documents`);
  await page.see(".document-card");
  await page.open(`${url}?from=weixin`);
  await page.see(".opening");
  assert.equal(await page.run(() => location.search), "?from=weixin");
});
