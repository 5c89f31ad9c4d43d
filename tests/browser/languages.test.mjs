// Three languages and two themes.

import assert from "node:assert/strict";

import { everywhere } from "./harness.mjs";

for (const [lang, word] of [["zh-Hans", /数字/], ["zh-Hant", /數字/], ["en", /Figures/]]) {
  everywhere(`the page speaks ${lang}`, async ({ page, url }) => {
    await page.open(`${url}#v=metrics&lang=${lang}`);
    await page.see(".figures");
    assert.match(await page.text(`.tabs [data-key="tab:metrics"]`), word);
    assert.equal(await page.run(() => document.documentElement.lang), lang);
    const keys = await page.run(() => document.body.innerText.match(/\b[a-z]+(-[a-z]+)+\b/g) ?? []);
    assert.deepEqual(keys, [], "message keys without text");
  }, { ways: ["disk"] });
}

everywhere("a chosen language stays, and the view with it", async ({ page, url }) => {
  await page.open(`${url}#v=metrics&status=target`);
  await page.see(".figures");
  await page.inner.select?.("[data-key=language]", "en") ?? await page.inner.selectOption("[data-key=language]", "en");
  await page.wait(() => document.documentElement.lang === "en");
  assert.match(await page.hash(), /status=target/);
  await page.see(".figures");
});

everywhere("the theme can be chosen", async ({ page, url }) => {
  await page.open(url);
  await page.see(".opening");
  await page.inner.select?.("[data-key=theme]", "dark") ?? await page.inner.selectOption("[data-key=theme]", "dark");
  await page.wait(() => document.documentElement.dataset.theme === "dark");
});
