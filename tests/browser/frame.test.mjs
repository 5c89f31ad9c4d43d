// embed.html in an iframe of another origin, with and without sandbox, and the site's own pages.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { everywhere, scratch } from "./harness.mjs";
import { here, hostPage, makeSite, seeInside, silent, site } from "./hosts.mjs";

const http = { ways: ["http"] };
const heard = "<script>window.heard = []; addEventListener('message', ({ data, origin }) => heard.push({ data, origin }));</script>";
const script = '<script type="module" src="reports/mingcha.js"></script>';
const frame = (attributes, query = "compact=figure") => `<iframe src="${silent}embed.html?${query}#v=metrics&amp;ind=国内生产总值" title="国内生产总值" style="width: 600px; height: 90px; border: 0" ${attributes}></iframe>`;

const height = () => document.querySelector("iframe").offsetHeight;

for (const [name, sandbox] of [["without sandbox", ""], ["sandboxed, without an origin", 'sandbox="allow-scripts"']]) {
  everywhere(`a frame takes the height of its content (${name})`, async ({ page }) => {
    await page.open(hostPage(`frame-${sandbox.length}.html`, frame(`data-mingcha ${sandbox}`), { head: heard + script }));
    await page.wait(() => document.querySelector("iframe").offsetHeight > 120);
    const wide = await page.run(height);
    const asked = await page.run(() => heard.findLast(({ data }) => data.mingcha)?.data.mingcha.height);
    assert.equal(wide, asked);
    assert.ok(wide < 400, `${wide} px for a figure`);
    // Narrower: more lines.
    await page.run(() => { document.querySelector("iframe").style.width = "240px"; });
    await page.wait((wide) => document.querySelector("iframe").offsetHeight > wide, wide);
    await page.run(() => { document.querySelector("iframe").style.width = "600px"; });
    await page.wait((wide) => document.querySelector("iframe").offsetHeight === wide, wide);
    const spellings = await page.run(() => heard.map(({ data }) => Object.keys(data).sort().join()));
    for (const spelling of ["mingcha", "height,sentinel,type", "datawrapper-height"]) assert.ok(spellings.includes(spelling), spelling);
    const amp = await page.run(() => heard.find(({ data }) => data.sentinel).data);
    assert.deepEqual([amp.sentinel, amp.type, typeof amp.height], ["amp", "embed-size", "number"]);
    assert.equal(await page.run(() => heard[0].origin === "null"), sandbox !== "");
  }, http);
}

everywhere("in a sandboxed frame, as it is handed out, Enter does what it says", async ({ page }) => {
  const [, rights] = /sandbox="([^"]+)"/.exec(readFileSync(path.join(site, "README.html"), "utf8"));
  await page.open(hostPage("sandboxed-trends.html", `<iframe src="${silent}embed.html#v=trends" title="词频" style="width: 800px; height: 600px" sandbox="${rights}"></iframe>`));
  const framed = (work) => page.inner.frames().find((frame) => frame.url().includes("embed.html"))?.evaluate(work).catch(() => null);
  const until = async (work) => {
    const end = Date.now() + 15_000;
    while (!(await framed(work))) {
      assert.ok(Date.now() < end, `waited in vain for ${work}`);
      await new Promise((wake) => setTimeout(wake, 50));
    }
  };
  await until(() => document.querySelector("#terms") !== null);
  const [left, top] = await framed(() => {
    const { x, y } = document.querySelector("#terms").getBoundingClientRect();
    return [x, y];
  });
  const [x, y] = await page.run(() => {
    const { x, y } = document.querySelector("iframe").getBoundingClientRect();
    return [x, y];
  });
  await page.inner.mouse.click(x + left + 20, y + top + 20);
  await until(() => document.activeElement === document.querySelector("#terms"));
  await page.inner.keyboard.type("改革");
  await page.press("Enter");
  await until(() => decodeURIComponent(location.hash).includes("terms=改革") && document.querySelector(".chart svg") !== null);
}, http);

everywhere("a long list scrolls in its frame, which grows no further", async ({ page }) => {
  const list = `<iframe src="${silent}embed.html?compact=targets#v=ledger" title="目标" style="width: 600px; height: 90px; border: 0" data-mingcha></iframe>`;
  await page.open(hostPage("long-frame.html", list, { head: heard + script }));
  await page.wait(() => document.querySelector("iframe").offsetHeight > 1000);
  assert.equal(await page.run(height), 1600);
}, http);

for (const width of [390, 1280]) {
  everywhere(`what is handed out holds a usual chart without scrolling, ${width} px wide`, async ({ page }) => {
    const url = `${here}embed.html?compact=chart#v=metrics&ind=城镇新增就业人数`;
    await page.open(hostPage(`fixed-${width}.html`, `<iframe src="${url.replaceAll("&", "&amp;")}" title="就业" style="width: 100%; height: 600px; border: 0"></iframe>`, { head: "<style>body { margin: 0 }</style>" }));
    await page.wait(() => Boolean(document.querySelector("iframe").contentDocument?.querySelector("svg .mark")));
    const over = await page.run(() => {
      const root = document.querySelector("iframe").contentDocument.documentElement;
      return [root.scrollWidth - root.clientWidth, root.scrollHeight - root.clientHeight];
    });
    assert.ok(over.every((pixels) => pixels <= 0), over.join());
  }, { ...http, width });
}

everywhere("nobody else changes a frame's height", async ({ page }) => {
  await page.open(hostPage("foreign.html", `${frame("data-mingcha")}<iframe id="other" srcdoc="&lt;script>setInterval(() => parent.postMessage({ mingcha: { height: 5000 } }, '*'), 20)&lt;/script>"></iframe>`, { head: heard + script }));
  await page.wait(() => document.querySelector("iframe").offsetHeight > 120);
  await page.wait(() => heard.filter(({ data }) => data.mingcha?.height === 5000).length > 5);
  await page.run(() => postMessage({ mingcha: { height: 4000 } }, "*"));
  await page.wait(() => heard.some(({ data }) => data.mingcha?.height === 4000));
  const heights = await page.run(() => [...document.querySelectorAll("iframe")].map((frame) => frame.offsetHeight));
  assert.ok(heights.every((height) => height < 1000), heights.join());
}, http);

everywhere("the full explorer of a site works in its folder", async ({ page }) => {
  await page.open(`${here}#v=ledger`);
  await page.see(".pairing");
  await page.click('.tabs a[data-key="tab:metrics"]');
  await page.see(".figures td.value");
  assert.ok(page.requests.every((address) => address.startsWith(here) || address.startsWith("data:")), page.requests.join("\n"));
  assert.deepEqual(page.errors, []);
}, http);

everywhere("the README's previews live, and its snippets name what is there", async ({ page }) => {
  await page.open(`${here}README.html`);
  await seeInside(page, "svg .mark");
  const [, folder, integrity] = /(v\/[0-9a-f]{16}\/)mingcha\.js" integrity="([^"]+)/.exec((await page.texts("pre")).join("\n"));
  // The browser itself checks the hash.
  await page.open(hostPage("pinned.html", '<mingcha-explorer compact="figure" view="v=metrics"></mingcha-explorer>', { head: `<script type="module" src="reports/${folder}mingcha.js" integrity="${integrity}" crossorigin="anonymous"></script>` }));
  await seeInside(page, ".figure-value");
}, http);

everywhere("what is pinned stays as it was when the data change", async ({ page, browser }) => {
  const before = readdirSync(path.join(site, "v"));
  const pinned = JSON.parse(readFileSync(path.join(site, "mingcha.json"), "utf8")).data;
  const file = path.join(scratch, `later-${browser}.txt`);
  writeFileSync(file, `2031年1月2日，${browser}市新增岗位77万个。`);
  makeSite([file]);
  try {
    assert.deepEqual(before.filter((version) => !readdirSync(path.join(site, "v")).includes(version)), [], "no version is taken away");
    await page.open(hostPage(`versions-${browser}.html`, `<mingcha-explorer src="${here}${pinned}" view="v=metrics"></mingcha-explorer><mingcha-explorer src="${here}" view="v=metrics" height="500"></mingcha-explorer>`, { head: script }));
    await seeInside(page, ".figures td.value", 0);
    await seeInside(page, ".figures td.value", 1);
    const counts = await page.run(() => [...document.querySelectorAll("mingcha-explorer")].map((widget) => Number.parseInt(widget.shadowRoot.querySelector(".count-line").textContent.replaceAll(",", ""), 10)));
    assert.ok(counts[0] > 500, `pinned: ${counts[0]}`);
    assert.equal(counts[1], 1, "live");
  } finally {
    makeSite();
  }
}, http);
