// Searching, as a reader does it.

import assert from "node:assert/strict";

import { everywhere } from "./harness.mjs";

everywhere("results appear while typing, the words marked", async ({ page, url }) => {
  await page.open(url);
  await page.type("#q", "财政收入");
  await page.see(".hit mark");
  await page.wait(() => document.querySelector(".hit mark").textContent === "财政收入");
  await page.wait(() => decodeURIComponent(location.hash).includes("q=财政收入"));
  assert.deepEqual(page.errors, []);
});

everywhere("Traditional characters find Simplified text", async ({ page, url }) => {
  await page.open(`${url}#q=財政收入`);
  await page.see(".hit mark");
  assert.equal((await page.texts(".hit mark"))[0], "财政收入");
});

everywhere("a filter at the side narrows the results, and a chip takes it off again", async ({ page, url }) => {
  await page.open(`${url}#q=就业`);
  const all = await page.text(".count-line");
  await page.click(".facets li a");
  await page.see(".filters .chip");
  assert.notEqual(await page.text(".count-line"), all);
  await page.click(".filters .chip");
  await page.wait((all) => document.querySelector(".count-line").textContent === all, all);
});

everywhere("completions are chosen with the arrow keys; Escape closes them", async ({ page, url }) => {
  await page.open(url);
  await page.type("#q", "就");
  await page.see("#suggestions [role=option]");
  await page.press("ArrowDown");
  const chosen = await page.text("#suggestions [aria-selected=true] span");
  assert.equal(await page.run(() => document.activeElement.getAttribute("aria-activedescendant")), "option-0");
  await page.press("Enter");
  await page.wait((chosen) => document.getElementById("q").value === chosen, chosen);
  await page.type("#q", "人");
  await page.press("Escape");
  await page.wait(() => document.getElementById("q").getAttribute("aria-expanded") === "false");
});

everywhere("a slash goes to the search box", async ({ page, url }) => {
  await page.open(`${url}#v=documents`);
  await page.see(".document-card");
  await page.press("/");
  assert.equal(await page.run(() => document.activeElement.id), "q");
  assert.equal(await page.run(() => document.activeElement.value), "");
});

everywhere("what is not there is said, and nothing breaks", async ({ page, url }) => {
  await page.open(`${url}#q=狮身人面像`);
  await page.see(".empty");
  assert.match(await page.text(".count-line"), /狮身人面像/);
  assert.deepEqual(page.errors, []);
});

everywhere("where nothing is asked yet, the search view tells how to, with questions to click", async ({ page, url }) => {
  await page.open(`${url}#v=search`);
  await page.see(".beginning li");
  assert.equal((await page.texts(".beginning li")).filter((hint) => hint.includes("search-hint")).length, 0);
  await page.click(".beginning .chip");
  await page.see(".hit mark");
  await page.see(".answers .figure-card");
  assert.deepEqual(page.errors, []);
});

everywhere("results are gathered by document, the others of each a click away", async ({ page, url }) => {
  await page.open(`${url}#q=就业`);
  await page.click('[data-key="group:document"]');
  await page.see(".hit .others a");
  const titles = await page.texts(".hit h2");
  assert.equal(new Set(titles).size, titles.length);
  await page.click(".hit .others a");
  await page.wait(() => !document.querySelector(".hit .others") && new Set([...document.querySelectorAll(".hit h2")].map((head) => head.textContent)).size === 1);
  assert.deepEqual(page.errors, []);
});

everywhere("the first answer comes whole, in a tab that nobody sees too", async ({ page, url }) => {
  // What is not seen gets no frames.
  await page.first(() => (window.requestAnimationFrame = () => 0));
  await page.open(`${url}#q=就业`);
  await page.wait(() => document.querySelectorAll(".hit").length === 20 && document.querySelector(".facets li") !== null);
  await page.open("about:blank");
  await page.open(url);
  await page.wait(() => document.querySelector(".shelf .document-card + .document-card") !== null);
}, { ways: ["disk"] });
