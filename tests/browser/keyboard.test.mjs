// Without a mouse, enlarged, in the reader's own colours.

import assert from "node:assert/strict";

import { everywhere } from "./harness.mjs";

const VIEWS = ["", "q=就业", "v=metrics&q=就业", "v=ledger", "v=trends&terms=就业,农业", "v=documents", "q=就业&at=national-2009"];

/** Presses Tab until the focus is on what a selector names; fails where it never comes there. */
async function tabTo(page, selector) {
  for (let step = 0; step < 120; step++) {
    await page.press("Tab");
    if (await page.run((selector) => document.activeElement.matches(selector), selector)) return;
  }
  assert.fail(`Tab never comes to ${selector}`);
}

everywhere("a question is asked, answered and read by keyboard alone", async ({ page, url }) => {
  await page.open(`${url}#lang=zh-Hans`);
  await page.see(".opening");
  await page.press("/");
  await page.inner.keyboard.type("城镇新增就业");
  await page.see(".answers .value");
  await page.press("Enter");
  await tabTo(page, ".answers .value");
  await page.press("Enter");
  await page.see(".document-text .target");
  // The pane keeps the focus: fifty steps do not lead out of it.
  for (let step = 0; step < 50; step++) {
    await page.press("Tab");
    assert.ok(await page.run(() => document.activeElement === document.body || document.activeElement.closest("dialog") !== null));
  }
  await page.press("Escape");
  await page.wait(() => document.activeElement.matches(".answers .value"));
}, { ways: ["disk"] });

everywhere("the first Tab offers to skip the head", async ({ page, url }) => {
  await page.open(`${url}#v=metrics`);
  await page.see(".figures");
  await page.press("Tab");
  assert.ok(await page.run(() => document.activeElement.matches(".skip") && document.activeElement.getBoundingClientRect().top >= 0));
  await page.press("Enter");
  assert.equal(await page.run(() => document.activeElement.id), "main");
}, { ways: ["disk"] });

everywhere("a mark of a chart opens its sentence by keyboard", async ({ page, url }) => {
  await page.open(`${url}#v=metrics&ind=城镇新增就业人数`);
  await page.see(".chart svg .mark");
  await tabTo(page, ".mark");
  await page.press("ArrowRight");
  const label = await page.run(() => document.activeElement.getAttribute("aria-label"));
  await page.press("Enter");
  assert.ok(label.endsWith(await page.text(".opened-figure .value")), label);
}, { ways: ["disk"] });

everywhere("what has the focus is seen to have it", async ({ page, url }) => {
  await page.open(`${url}#v=metrics&q=就业`);
  await page.see(".figures");
  const unseen = [];
  for (let step = 0; step < 60; step++) {
    await page.press("Tab");
    const fault = await page.run(() => {
      const element = document.activeElement;
      if (element === document.body) return "";
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const around = (ring, box) => ring.left < box.left && ring.top < box.top && ring.right > box.right && ring.bottom > box.bottom;
      const ring = element.matches(".mark") && element.closest(".canvas").querySelector(".ring:not([hidden])");
      const ringed = (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1) || ring && around(ring.getBoundingClientRect(), element.getBoundingClientRect());
      return ringed ? "" : element.outerHTML.slice(0, 120);
    });
    if (fault) unseen.push(fault);
  }
  assert.deepEqual(unseen, []);
}, { ways: ["disk"] });

for (const [what, options] of [
  ["at 200% zoom", { width: 640, height: 400 }],
  ["at 400% zoom", { width: 320, height: 256 }],
]) {
  everywhere(`nothing is cut off ${what}`, async ({ page, url }) => {
    for (const view of VIEWS.flatMap((view) => ["zh-Hans", "en"].map((lang) => `${view}${view && "&"}lang=${lang}`))) {
      await page.open("about:blank");
      await page.open(`${url}#${view}`);
      await page.see("#main > *");
      const over = await page.run(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${view}: ${over} px too wide`);
      const cut = await page.run(() => [...document.querySelectorAll("#app :is(h1, h2, button, .chip, .figure-value, th, td)")].filter((node) => node.checkVisibility() && node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).overflowX === "hidden").map((node) => node.textContent.slice(0, 40)));
      assert.deepEqual(cut, [], view);
    }
  }, { ways: ["disk"], ...options });
}

everywhere("in forced colours what is chosen, marked and drawn can be told", async ({ page, url }) => {
  await page.media({ forcedColors: "active", colorScheme: "dark" });
  await page.open(`${url}#q=就业`);
  await page.see(".hit mark");
  const look = (selector, property) => page.run(([selector, property]) => getComputedStyle(document.querySelector(selector))[property], [selector, property]);
  assert.equal(await look(".tabs [aria-current]", "outlineStyle"), "solid");
  assert.notEqual(await look(".hit mark", "backgroundColor"), await look("body", "backgroundColor"));
  await page.open(`${url}#v=metrics&ind=城镇新增就业人数`);
  await page.see(".chart svg .mark");
  // The drawing's words stand on the drawing's own ground.
  assert.notEqual(await look(".chart-ground", "fill"), "rgba(0, 0, 0, 0)");
  assert.notEqual(await look(".chart-ground", "fill"), await look(".chart svg text", "fill"));
}, { browsers: ["Chromium"], ways: ["disk"] });
