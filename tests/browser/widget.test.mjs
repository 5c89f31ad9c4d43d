// The widget in other people's pages: what it shows, what it leaves alone, and what happens where it may not run.

import assert from "node:assert/strict";

import { everywhere } from "./harness.mjs";
import { clickInside, elsewhere, here, hostFile, hostPage, seeInside, textInside } from "./hosts.mjs";

const CHART = "v=metrics&amp;region=全国&amp;ind=国内生产总值&amp;measure=growth";
const http = { ways: ["http"] };

const script = (base) => `<script type="module" src="${base}mingcha.js"></script>`;
const style = (text) => `<style>${text}</style>`;
const widget = (attributes = "", inside = "") => `<mingcha-explorer ${attributes}>${inside}</mingcha-explorer>`;

/** Asserts that nothing on the page moved, and that no error was reported. */
async function stood(page, before) {
  assert.deepEqual(await page.run(() => document.getElementById("after").getBoundingClientRect().top), before);
  const shift = await page.run(() => window.shift);
  assert.ok(!shift, `layout shift ${shift}`);
  assert.deepEqual(page.errors, []);
}

const shifts = "<script>window.shift = 0; try { new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.shift += entry.value))).observe({ type: 'layout-shift', buffered: true }); } catch {}</script>";

everywhere("a chart from another origin stands in an article, and nothing moves", async ({ page }) => {
  await page.open(hostPage("plain.html", `<p>前</p>${widget(`compact="chart" view="${CHART}"`)}<p id="after">后</p>`, { head: `${style("mingcha-explorer { display: block; min-height: 600px }")}${shifts}${script(elsewhere)}` }));
  const before = await page.run(() => document.getElementById("after").getBoundingClientRect().top);
  await seeInside(page, "svg .mark");
  await stood(page, before);
  assert.deepEqual(await page.run(() => Object.keys(window).filter((name) => /mingcha|engine|wasm|\$/i.test(name))), []);
  assert.equal(await page.run(() => customElements.get("mingcha-chart")), undefined);
  assert.equal(await page.run(() => document.querySelectorAll("style, link[rel=stylesheet]").length), 1, "only the host's own style");
}, http);

everywhere("a strict policy without anything inline is enough", async ({ page }) => {
  hostFile("strict.css", "mingcha-explorer { display: block; min-height: 680px }");
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types mingcha";
  await page.open(hostPage("strict.html", `${widget(`view="${CHART}"`)}<p id="after">后</p>`, { head: `<link rel="stylesheet" href="strict.css">${script(here)}`, policy }));
  await page.wait(() => Boolean(document.querySelector("mingcha-explorer").shadowRoot));
  const before = await page.run(() => document.getElementById("after").getBoundingClientRect().top);
  await seeInside(page, "svg .mark");
  await seeInside(page, ".figures td.value");
  await stood(page, before);
}, http);

everywhere("without leave to run wasm the content between the tags stays", async ({ page }) => {
  hostFile("tell.js", "addEventListener('mingcha-error', () => (document.title = 'told'));");
  const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:";
  await page.open(hostPage("nowasm.html", `${widget(`view="${CHART}"`, '<a id="fallback" href="/reports/">看图</a>')}${widget(`compact="figure" view="${CHART}"`)}`, { head: `<script src="tell.js"></script>${script(here)}`, policy }));
  await page.wait(() => document.title === "told");
  await page.see("#fallback");
  const [first] = await page.run(() => [...document.querySelectorAll("mingcha-explorer")].map((one) => one.offsetHeight));
  assert.ok(first > 0 && first < 100, `a box of ${first} px`);
  assert.equal(await page.run(() => document.querySelectorAll("mingcha-explorer")[1].shadowRoot.querySelector("slot a").href.startsWith(`${location.origin}/reports/#v=metrics`)), true);
}, http);

everywhere("a hostile page does not break it", async ({ page }) => {
  const hostile = `<script>
    window.name = JSON.stringify({ mingcha: { height: 9 } }) + "<script>";
    Object.prototype.view = "v=trends"; Object.prototype.polluted = { set: 1 }; Object.prototype.value = 1; Array.prototype.extra = "x";
    window.fetch = () => Promise.reject(new TypeError("patched"));
    window.engine = window.app = window.h = 1;
  </script>`;
  const css = "* { all: unset; box-sizing: content-box !important; letter-spacing: 3em; visibility: hidden; line-height: 0 } div, svg, a, p { display: none !important } :root { --ink: red; --paper: red; font-size: 4px; color: transparent; text-align: right; direction: rtl }";
  await page.open(hostPage("hostile.html", `${widget(`compact="chart" view="${CHART}"`)}${widget('compact="search" view="q=就业"')}${widget(`compact="figure" view="${CHART}"`)}`, { head: `${style(css)}${hostile}${script(elsewhere)}` }));
  await seeInside(page, "svg .mark");
  await seeInside(page, ".hit mark", 1);
  const look = await page.run(() => {
    const widgets = [...document.querySelectorAll("mingcha-explorer")];
    const app = getComputedStyle(widgets[1].shadowRoot.querySelector("#app"));
    const hit = getComputedStyle(widgets[1].shadowRoot.querySelector(".hit .snippet"));
    return { height: widgets[0].offsetHeight, color: app.color, font: app.fontSize, direction: app.direction, spacing: hit.letterSpacing, visible: hit.visibility, sizing: app.boxSizing };
  });
  assert.deepEqual(look, { height: 600, color: "rgb(29, 27, 24)", font: "16px", direction: "ltr", spacing: "normal", visible: "visible", sizing: "border-box" });
  assert.match(await textInside(page, ".figure-value .value", 2), /\d/);
}, http);

everywhere("several widgets share one engine, and far ones wait", async ({ page }) => {
  const many = widget(`compact="chart" view="${CHART}"`).repeat(6);
  await page.open(hostPage("many.html", `${many}<div style="height: 9000px"></div>${widget('compact="search"')}`, { head: script(elsewhere) }));
  for (let nth = 0; nth < 2; nth++) await seeInside(page, "svg .mark", nth);
  assert.equal(await page.run(() => document.querySelectorAll("mingcha-explorer")[6].shadowRoot.querySelector("#app")), null, "nobody has come near the last one");
  await page.run(() => scrollTo(0, document.documentElement.scrollHeight));
  await seeInside(page, "#q", 6);
  for (const file of ["explorer.js", "explorer.wasm", "mingcha.js"]) {
    assert.equal(page.requests.filter((address) => address.endsWith(file)).length, 1, file);
  }
}, http);

everywhere("attributes, properties and events say the same", async ({ page }) => {
  const listen = "<script>window.told = []; addEventListener('mingcha-view', (event) => told.push(event.detail.view)); addEventListener('mingcha-ready', () => told.push('ready'));</script>";
  await page.open(hostPage("events.html", widget('view="v=metrics"'), { head: `${listen}${script(here)}` }));
  await seeInside(page, ".figures td.value");
  const steps = await page.run(() => history.length);
  assert.deepEqual(await page.run(() => told), ["v=metrics", "ready"]);
  await clickInside(page, '.tabs a[data-key="tab:ledger"]');
  await seeInside(page, ".pairing");
  assert.equal(await page.run(() => document.querySelector("mingcha-explorer").view), "v=ledger");
  assert.equal(await page.run(() => document.querySelector("mingcha-explorer").getAttribute("view")), "v=ledger");
  await page.run(() => document.querySelector("mingcha-explorer").setView("q=就业"));
  await seeInside(page, ".hit mark");
  assert.equal(await page.run(() => location.hash + history.length), String(steps), "the host's address and history are its own");
  // A framework that moves the element.
  await page.run(() => {
    const widget = document.querySelector("mingcha-explorer");
    document.body.appendChild(document.createElement("section")).append(widget);
    widget.view = "v=documents";
  });
  await seeInside(page, ".document-card");
  assert.deepEqual(page.errors, []);
}, http);

everywhere("light and dark follow the attribute, else the page around", async ({ page }) => {
  await page.open(hostPage("themes.html", widget('compact="figure" view="v=metrics"'), { head: `${style("html { color-scheme: light } html.night { color-scheme: dark }")}${script(here)}` }));
  const theme = () => page.run(() => document.querySelector("mingcha-explorer").shadowRoot.querySelector("#app").dataset.theme);
  const becomes = (wanted) => page.wait((wanted) => document.querySelector("mingcha-explorer").shadowRoot.querySelector("#app").dataset.theme === wanted, wanted);
  await seeInside(page, ".figure-value");
  assert.equal(await theme(), "light");
  await page.run(() => document.documentElement.classList.add("night"));
  await becomes("dark");
  await page.run(() => { document.querySelector("mingcha-explorer").theme = "light"; });
  await becomes("light");
  await page.run(() => document.querySelector("mingcha-explorer").setAttribute("lang", "zh-Hant"));
  await page.wait(() => document.querySelector("mingcha-explorer").shadowRoot.querySelector("#app").lang === "zh-Hant");
}, http);

everywhere("the targets form shows targets where no view is named", async ({ page }) => {
  await page.open(hostPage("targets.html", widget('compact="targets"'), { head: script(here) }));
  await seeInside(page, ".pairing");
}, http);

everywhere("a search box finds while one types; what it found opens in the full explorer", async ({ page }) => {
  await page.open(hostPage("search.html", widget('compact="search"'), { head: script(here) }));
  await seeInside(page, "#q");
  await page.run(() => document.querySelector("mingcha-explorer").shadowRoot.querySelector("#q").focus());
  await page.inner.keyboard.type("财政收入");
  await seeInside(page, ".hit mark");
  const link = await page.run(() => {
    const link = document.querySelector("mingcha-explorer").shadowRoot.querySelector(".hit h2 a");
    link.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
    return { href: link.href, target: link.target };
  });
  assert.equal(link.target, "_blank");
  assert.ok(link.href.startsWith(`${here}#`), link.href);
  await page.open(link.href);
  await page.see(".reader-body .target, .reader-body .opened");
  await page.back();
  await seeInside(page, "#q");
}, http);

everywhere("a figure's sentence opens over the article, and closing leads back", async ({ page }) => {
  await page.open(hostPage("reading.html", `<p>前</p>${widget('view="v=metrics&amp;region=全国"')}`, { head: script(elsewhere) }));
  await clickInside(page, ".figures td.value .value");
  await seeInside(page, ".reader[open] .reader-body .target");
  assert.match(await page.run(() => document.querySelector("mingcha-explorer").view), /at=/);
  assert.equal(await page.run(() => location.hash), "");
  const box = await page.run(() => {
    const { top, bottom, right } = document.querySelector("mingcha-explorer").shadowRoot.querySelector(".reader").getBoundingClientRect();
    return { top, bottom, right, height: innerHeight, width: document.documentElement.clientWidth };
  });
  assert.ok(box.top <= 0 && box.bottom >= box.height && box.right >= box.width, "it takes the side of the window, not of the widget");
  await page.press("Escape");
  await page.wait(() => !document.querySelector("mingcha-explorer").shadowRoot.querySelector(".reader[open]"));
  assert.doesNotMatch(await page.run(() => document.querySelector("mingcha-explorer").view), /at=/);
  assert.deepEqual(page.errors, []);
}, http);

everywhere("a widget that comes with a sentence open does not cover the article", async ({ page }) => {
  await page.open(hostPage("calm.html", widget('view="v=metrics"'), { head: script(here) }));
  await seeInside(page, ".figures td.value .value");
  const view = await page.run(() => document.querySelector("mingcha-explorer").shadowRoot.querySelector(".figures td.value .value").getAttribute("href").replace(/^[^#]*#/, ""));
  assert.match(view, /at=/);
  await page.open(hostPage("calm-2.html", widget(`view="${view.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`), { head: script(here) }));
  await seeInside(page, ".figures td.value .value");
  assert.equal(await page.run(() => document.querySelector("mingcha-explorer").shadowRoot.querySelector("dialog[open]")), null);
}, http);

const told = "<script>window.told = []; for (const type of ['mingcha-ready', 'mingcha-error']) addEventListener(type, () => told.push(type));</script>";

everywhere("a view that is shown already is not opened again", async ({ page }) => {
  await page.open(hostPage("same.html", widget('view="v=ledger"'), { head: told + script(here) }));
  await seeInside(page, ".pairing");
  await page.run(() => document.querySelector("mingcha-explorer").setView("v=ledger"));
  await page.run(() => document.querySelector("mingcha-explorer").setView("v=documents"));
  assert.equal(await page.run(() => Boolean(document.querySelector("mingcha-explorer").shadowRoot.querySelector(".document-card"))), true, "it stands when the promise resolves");
  assert.deepEqual(await page.run(() => window.told), ["mingcha-ready"]);
}, http);

everywhere("what is set while a widget opens is what it shows", async ({ page }) => {
  await page.open(hostPage("meanwhile.html", "", { head: told + script(here) }));
  await page.run(async () => {
    await customElements.whenDefined("mingcha-explorer");
    const element = document.createElement("mingcha-explorer");
    document.body.append(element);
    const opening = element.setView("v=metrics");
    element.src = "/nowhere/";
    element.src = "";
    element.view = "v=ledger";
    await opening;
  });
  await seeInside(page, ".pairing");
  await page.run(() => new Promise((wake) => setTimeout(wake, 300)));
  assert.deepEqual(await page.run(() => window.told), ["mingcha-ready"], "what was replaced is silent, failed or not");
  assert.equal(await page.run(() => document.querySelector("mingcha-explorer").view), "v=ledger");
}, http);

const ONE = { chart: ["v=metrics&amp;ind=城镇新增就业人数", "v=metrics&amp;region=全国"], figure: ["v=metrics&amp;ind=城镇新增就业人数&amp;status=target"] };
for (const width of [320, 390, 1280]) {
  everywhere(`a chart or figure is shown whole, ${width} px wide`, async ({ page }) => {
    const widgets = Object.entries(ONE).flatMap(([form, views]) => views.map((view) => widget(`compact="${form}" view="${view}"`)));
    await page.open(hostPage(`whole-${width}.html`, widgets.join(""), { head: `${style("body { margin: 0 }")}${script(here)}` }));
    for (const [nth, content] of ["svg .mark", "svg .mark", ".figure-value"].entries()) {
      await page.run((nth) => document.querySelectorAll("mingcha-explorer")[nth].scrollIntoView(), nth);
      await seeInside(page, content, nth);
    }
    const frames = await page.run(() => [...document.querySelectorAll("mingcha-explorer")].map(({ shadowRoot }) => {
      const frame = shadowRoot.querySelector("#frame");
      const link = frame.querySelector(".onward-line").getBoundingClientRect().bottom;
      return { below: frame.scrollHeight - frame.clientHeight, beside: frame.scrollWidth - frame.clientWidth, out: link > frame.getBoundingClientRect().bottom + 1 };
    }));
    for (const frame of frames) assert.deepEqual(frame, { below: 0, beside: 0, out: false });
  }, { ...http, width, height: 900 });
}

everywhere("where a host keeps a smaller height, what leads on stays in sight", async ({ page }) => {
  await page.open(hostPage("small.html", widget(`compact="chart" height="300" view="${ONE.chart[1]}"`), { head: script(here) }));
  await seeInside(page, "svg .mark");
  const [height, over, link] = await page.run(() => {
    const frame = document.querySelector("mingcha-explorer").shadowRoot.querySelector("#frame");
    return [frame.offsetHeight, frame.scrollHeight > frame.clientHeight, frame.querySelector(".onward-line").getBoundingClientRect().bottom - frame.getBoundingClientRect().top];
  });
  assert.deepEqual([height, over], [300, true]);
  assert.ok(link <= 300, `${link} px down`);
}, http);
