// The embed dialogue: what an editor copies works where it is pasted, and pictures are what they should be.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

import jsqr from "jsqr";

import { everywhere, scratch, shipped } from "./harness.mjs";
import { here, hostPage, seeInside } from "./hosts.mjs";
import { program } from "./pages.mjs";

const http = { ways: ["http"] };
const VIEW = "v=metrics&region=全国&ind=国内生产总值&measure=growth";

// What WeChat's editor lets through of an SVG: shapes and text with presentation attributes.
const SHAPES = ["svg", "g", "rect", "circle", "ellipse", "line", "polyline", "polygon", "path", "text", "tspan"];
const ATTRIBUTES = /^(xmlns|width|height|viewBox|[xy][12]?|c[xy]|r[xy]?|d|points|transform|opacity|fill(-opacity)?|stroke(-width|-opacity|-dasharray)?|font-(size|family|weight)|text-anchor)$/;

async function openDialog(page, view = VIEW) {
  await page.open(`${here}#${view}`);
  await page.click('[data-key="embed"]');
  await page.see("dialog.embed");
}

const snippet = (page, kind) => page.run((kind) => document.querySelector(`[data-snippet="${kind}"]`).value, kind);

everywhere("snippets work where they are pasted", async ({ page, browser }) => {
  await openDialog(page);
  const [element, iframe, link] = [await snippet(page, "element"), await snippet(page, "iframe"), await snippet(page, "link")];
  await page.click('dialog.embed input[value="pinned"]');
  const pinned = await snippet(page, "element");
  assert.match(pinned, /\/v\/[0-9a-f]{16}\/mingcha\.js" integrity="sha384-/);
  await page.open(hostPage(`pasted-${browser}.html`, element));
  await seeInside(page, "svg .mark");
  await page.open(hostPage(`pasted-pinned-${browser}.html`, pinned));
  await seeInside(page, "svg .mark");
  await page.open(hostPage(`pasted-frame-${browser}.html`, `${iframe}<script type="module" src="reports/mingcha.js"></script>`));
  await page.wait(() => document.querySelector("iframe").offsetHeight !== 600);
  await page.open(link);
  await page.see(".chart svg .mark");
  assert.equal(await page.run(() => document.querySelector("dialog.embed")), null);
}, http);

/** Takes a picture in the dialogue; leaves it as `window.taken`. */
async function take(page, format) {
  await page.run((format) => {
    window.taken = null;
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => ((window.taken = blob), make.call(URL, blob));
    document.querySelector(`[data-take="${format}"]`).click();
  }, format);
  const type = format === "PNG" ? "image/png" : "image/svg+xml";
  await page.wait((type) => window.taken?.type === type, type);
}

everywhere("a PNG shows the chart, at twice the size, and its code is the link", async ({ page }) => {
  await openDialog(page);
  await page.see(".preview svg");
  const link = await snippet(page, "link");
  await take(page, "PNG");
  const picture = await page.run(async () => {
    const image = await createImageBitmap(window.taken);
    const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.drawImage(image, 0, 0);
    const chart = context.getImageData(100, 100, 1000, 800).data;
    const colours = new Set();
    for (let at = 0; at < chart.length; at += 4) colours.add(`${chart[at]},${chart[at + 1]},${chart[at + 2]}`);
    const [left, top, side] = [1190, image.height - 370, 340];
    const code = context.getImageData(left, top, side, side).data;
    return { width: image.width, height: image.height, colours: [...colours], side, code: Array.from(code) };
  });
  assert.deepEqual([picture.width, picture.height], [1800, 1012]);
  for (const colour of ["0,114,178", "213,94,0"]) assert.ok(picture.colours.includes(colour), `a series in ${colour}`);
  assert.equal(jsqr(new Uint8ClampedArray(picture.code), picture.side, picture.side)?.data, link);
}, http);

for (const view of [VIEW, "v=ledger&region=全国", "q=就业"]) {
  everywhere(`an SVG of ${view} holds nothing that WeChat takes out`, async ({ page }) => {
    await openDialog(page, view);
    for (const shape of ["16:9", "1:1", "3:4", "wechat", "free"]) {
      await page.click(`dialog.embed input[value="${shape}"]`);
      await take(page, "SVG");
      const parts = await page.run(async () => {
        const root = new DOMParser().parseFromString(await window.taken.text(), "image/svg+xml").documentElement;
        const all = [root, ...root.querySelectorAll("*")];
        return { elements: [...new Set(all.map((one) => one.localName))], attributes: [...new Set(all.flatMap((one) => one.getAttributeNames()))], text: root.textContent, ratio: root.getAttribute("width") / root.getAttribute("height") };
      });
      assert.deepEqual(parts.elements.filter((name) => !SHAPES.includes(name)), []);
      assert.deepEqual(parts.attributes.filter((name) => !ATTRIBUTES.test(name)), []);
      assert.match(parts.text, /扫码查看出处|Scan|掃碼/);
      const wanted = { "16:9": 16 / 9, "1:1": 1, "3:4": 3 / 4, wechat: 2.35 }[shape];
      assert.ok(!wanted || Math.abs(parts.ratio - wanted) < 0.01, `${shape}: ${parts.ratio}`);
    }
    assert.deepEqual(page.errors, []);
  }, http);
}

// The page's names for outlines, and the program's.
const OUTLINES = { "16:9": "wide", "1:1": "square", "3:4": "upright", wechat: "cover", free: "free" };
const ADDED = { title: "GDP growth of the nation, 2003 to 2012: （国内生产总值）增长，“各年”指标与完成情况一览", note: "Adjusted for inflation; 按可比价格计算，各年公报数，未作修订。 See https://example.org/notes.", credit: "Newsroom 编辑部" };

/** All elements of a picture: their names, attributes and own text. */
function partsOf(page, svg) {
  return page.run((svg) => [...new DOMParser().parseFromString(svg, "image/svg+xml").querySelectorAll("*")].map((one) => {
    const attributes = [...one.attributes].filter(({ name }) => name !== "xmlns").map(({ name, value }) => `${name}=${value}`);
    return [one.localName, ...attributes.sort(), one.childElementCount > 0 ? "" : one.textContent].join(" ");
  }), svg);
}

for (const [view, added] of [[VIEW, {}], [`${VIEW}&lang=en`, ADDED], ["v=ledger&region=全国", {}], ["q=就业", ADDED]]) {
  everywhere(`the program makes the same picture of ${view}${added.title ? ", with words of one's own" : ""}`, async ({ page, browser }) => {
    await openDialog(page, view);
    await page.see(".preview svg");
    await page.run((added) => {
      for (const [name, value] of Object.entries(added)) {
        const field = document.querySelector(`.picture-maker input[name="${name}"]`);
        field.value = value;
        field.dispatchEvent(new Event("input"));
      }
    }, added);
    const link = await snippet(page, "link");
    const shown = decodeURIComponent(new URL(link).hash.slice(1));
    const words = Object.entries({ credit: new URL(link).host, ...added, link }).flatMap(([name, value]) => [`--${name}`, value]);
    for (const [shape, outline] of Object.entries(OUTLINES)) {
      await page.click(`dialog.embed input[value="${shape}"]`);
      await take(page, "SVG");
      const file = path.join(scratch, `card-${browser}.svg`);
      execFileSync(program, ["chart", shipped, "--view", shown, "--card", "--shape", outline, ...words, "-o", file], { stdio: ["ignore", "ignore", "pipe"] });
      const taken = await page.run(() => window.taken.text());
      assert.deepEqual(await partsOf(page, taken), await partsOf(page, readFileSync(file, "utf8")), shape);
    }
  }, http);
}

everywhere("a figure is embedded from where it is read, with its sentence", async ({ page, browser }) => {
  await page.open(`${here}#v=metrics&region=全国`);
  await page.click(".figures td.value .value");
  await page.see(".reader .reader-tools");
  const value = await page.text(".opened-figure .value");
  await page.click('.reader [data-key="embed"]');
  await page.see("dialog.embed .preview svg");
  assert.ok((await page.text("dialog.embed .preview svg")).includes(value), "the picture quotes it");
  assert.match((await page.text("dialog.embed .preview svg")).replace(/\s/g, ""), /摘要，非原文|Digest,nottheoriginaltext/, "and says that these are a digest's words");
  const element = await snippet(page, "element");
  assert.match(element, /compact="figure" view="[^"]*at=/);
  await page.open(hostPage(`figure-${browser}.html`, element));
  await seeInside(page, ".figure-value .value");
  assert.equal(await page.run(() => document.querySelector("mingcha-explorer").shadowRoot.querySelector(".figure-value .value").textContent), value);
  await seeInside(page, ".sentence");
  assert.deepEqual(page.errors, []);
}, http);

everywhere("where the clipboard is refused, what stands in the topmost dialogue is copied", async ({ page }) => {
  await page.open(`${here}#v=metrics&region=全国&lang=en`);
  await page.click(".figures td.value .value");
  await page.click('.reader [data-key="embed"]');
  await page.see('dialog.embed [data-snippet="link"]');
  await page.run(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
    document.addEventListener("copy", () => (window.copied = String(getSelection()) || document.activeElement.value));
  });
  await page.click('dialog.embed .snippet-field button');
  await page.wait(() => window.copied?.includes("mingcha-explorer"));
  // A press on the dialogue's own edge is none beside it.
  const [x, y] = await page.run(() => {
    const { x, y } = document.querySelector("dialog.embed").getBoundingClientRect();
    return [x + 3, y + 3];
  });
  await page.inner.mouse.click(x, y);
  assert.equal(await page.count("dialog.embed[open]"), 1);
  await page.inner.mouse.click(2, 2);
  await page.wait(() => !document.querySelector("dialog.embed"));
}, http);
