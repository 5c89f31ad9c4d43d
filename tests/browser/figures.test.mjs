// Figures, targets and trends: tables, filters, charts.

import assert from "node:assert/strict";

import { everywhere } from "./harness.mjs";

/** Figures of the indicator that the documents speak of most. */
async function oneIndicator(page, url) {
  await page.open(`${url}#v=metrics`);
  await page.click(`.facets a[data-key^="facet:ind:"]`);
  await page.see(".filters .chip");
}

/** The file that a button of some downloads makes. */
async function taken(page, of, format) {
  await page.see(`${of} .downloads button`);
  return page.run(async ([of, format]) => {
    const make = URL.createObjectURL;
    const file = new Promise((done) => (URL.createObjectURL = (blob) => (done(blob), make.call(URL, blob))));
    [...document.querySelectorAll(`${of} .downloads button`)].find((button) => button.textContent === format).click();
    try {
      return await (await file).text();
    } finally {
      URL.createObjectURL = make;
    }
  }, [of, format]);
}

everywhere("a place filters the figures, and the link holds it", async ({ page, url }) => {
  await page.open(`${url}#v=metrics`);
  const all = await page.text(".count-line");
  const place = await page.text(`.facets a[data-key^="facet:region:"] .label`);
  await page.click(`.facets a[data-key^="facet:region:"]`);
  await page.wait((all) => document.querySelector(".count-line").textContent !== all, all);
  assert.match(await page.hash(), /region=[^&]/);
  assert.deepEqual([...new Set(await page.texts(".figures td.region"))], [place]);
});

everywhere("a chart is drawn of what is filtered, each mark with its words", async ({ page, url }) => {
  await oneIndicator(page, url);
  await page.see(".chart svg .mark");
  const labels = await page.run(() => [...document.querySelectorAll(".chart svg .mark")].map((mark) => mark.getAttribute("aria-label")));
  assert.ok(labels.length > 3 && labels.every(Boolean), labels.join());
  assert.equal(await page.run(() => document.querySelector(".chart svg").getAttribute("role")), "group");
  await page.focus(".chart .mark");
  await page.press("ArrowRight");
  await page.see(".tip");
  assert.deepEqual(page.errors, []);
});

everywhere("several indicators of a place are small charts, each on its own scale, and may become another chart", async ({ page, url }) => {
  await page.open(`${url}#v=metrics&region=全国&lang=zh-Hans`);
  await page.see(".chart svg .mark");
  assert.equal(await page.text('.chart .choices [aria-current="true"]'), "小图对照");
  assert.ok((await page.run(() => document.querySelector(".chart svg").getBoundingClientRect().width)) <= 320);
  const label = () => document.activeElement.getAttribute("aria-label");
  await page.focus(".chart .mark");
  const first = (await page.run(label)).split(" · ")[0];
  const seen = new Set([first]);
  for (let step = 0; step < 60; step++) {
    await page.press("ArrowRight");
    seen.add((await page.run(label)).split(" · ")[0]);
  }
  assert.ok(seen.size > 2, `marks name their indicators: ${[...seen]}`);
  await page.click(".chart-tools summary");
  assert.equal(await page.text(".chart-tools thead th"), "指标");
  await page.click('.chart .choices a[data-key="kind:line"]');
  await page.wait(() => /chart=line/.test(location.hash));
  await page.wait(() => document.querySelector('.chart .choices [aria-current="true"]')?.textContent === "折线图");
  await page.click('.chart .choices a[data-key="kind:multiples"]');
  await page.wait(() => document.querySelector('.chart .choices [aria-current="true"]')?.textContent === "小图对照");
  await page.focus(".chart .mark");
  await page.press("Enter");
  await page.see(".document-text .target");
}, { width: 320, height: 700 });

everywhere("the data of a chart stands in a table", async ({ page, url }) => {
  await oneIndicator(page, url);
  await page.click(".chart-tools summary");
  await page.see(".chart-tools tbody td");
});

everywhere("columns sort", async ({ page, url }) => {
  await page.open(`${url}#v=metrics&unit=%25`);
  await page.click(".figures thead th.value a");
  await page.see(".figures th.value[aria-sort]");
  assert.match(await page.hash(), /sort=-?value/);
});

everywhere("a figure unfolds its sentence", async ({ page, url }) => {
  await page.open(`${url}#v=metrics`);
  await page.click(".toggle");
  const surface = await page.text(".detail .sentence .target");
  assert.match(surface, /\S/);
});

everywhere("targets stand beside outcomes", async ({ page, url }) => {
  await page.open(`${url}#v=ledger`);
  await page.see(".pairing .figure-card.target");
  await page.see(".pairing .figure-card.outcome");
});

everywhere("terms are counted and drawn", async ({ page, url }) => {
  await page.open(`${url}#v=trends`);
  await page.type("#terms", "就业，农业");
  await page.press("Enter");
  await page.see(".chart svg");
  assert.deepEqual((await page.texts(".plain-table th.number")).slice(0, 2), ["就业", "农业"]);
});

everywhere("on a phone nothing is wider than the screen", async ({ page, url }) => {
  for (const view of ["", "q=就业", "v=metrics", "v=ledger", "v=trends&terms=就业,农业", "v=documents"]) {
    await page.open(`${url}#${view}`);
    await page.see("#main > *");
    const over = await page.run(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `${view}: ${over} px too wide`);
  }
}, { width: 320, height: 640, ways: ["disk"] });

everywhere("figures are gathered under headings, and written with all digits", async ({ page, url }) => {
  await page.open(`${url}#v=metrics`);
  await page.click('[data-key="group:region"]');
  await page.see(".figures .group th");
  const places = await page.texts(".figures tbody tr:not(.detail):not(.group) td.region");
  assert.equal(places.filter((place, at) => place !== places[at - 1]).length, new Set(places).size);
  await page.click('[data-key="num:plain"]');
  await page.wait(() => !/[万亿]/.test(document.querySelector(".figures td.value").textContent));
  assert.match(await page.hash(), /num=plain/);
  assert.deepEqual(page.errors, []);
});

everywhere("figures tell how a question was read", async ({ page, url }) => {
  await page.open(`${url}#v=metrics&lang=zh-Hans&q=全国2006年国内生产总值目标是多少？`);
  assert.match(await page.text(".content .readings"), /按问句理解：国内生产总值 · 全国/);
  await page.open(`${url}#v=ledger&lang=zh-Hans&q=失业率低于4.7%25`);
  assert.match(await page.text(".content .readings"), /失业率<4.7%/);
  await page.open(`${url}#v=metrics&q=就业`);
  await page.see(".figures");
  assert.deepEqual(await page.texts(".content .readings"), []);
});

everywhere("a condition's figures are of the place that is asked for", async ({ page, url }) => {
  await page.open(`${url}#lang=zh-Hans&q=生产总值>1亿元 region:安徽`);
  await page.see(".answers .figure-card");
  const places = await page.texts(".answers .figure-card");
  assert.ok(places.every((text) => text.includes("安徽省")), places.join());
});

everywhere("the first of many stands first, of outcomes and of targets", async ({ page, url }) => {
  for (const question of ["2025年哪个省社会消费品零售总额增长最快？", "2026年哪个省生产总值增长目标最高？"]) {
    await page.open("about:blank");
    await page.open(`${url}#lang=zh-Hans&q=${question}`);
    await page.see(".answers .figure-card");
    const values = (await page.texts(".answers .figure-card")).map((text) => Number(/[+](\d[\d.]*)%/.exec(text)?.[1]));
    assert.ok(values.length > 3 && values.every((value, at) => at === 0 || value <= values[at - 1]), `${question} ${values}`);
  }
});

everywhere("readers see a chart's numbers once: those for programs are in the downloads alone", async ({ page, url }) => {
  await oneIndicator(page, url);
  await page.click(".chart-tools summary");
  await page.see(".chart-tools tbody td");
  const [heads, cells] = await page.run(() => ["thead th", "tbody tr:first-child td"].map((cells) => document.querySelectorAll(`.chart-tools ${cells}`).length));
  assert.deepEqual([heads, cells], [5, 5]);
});

everywhere("a chart's JSON holds its numbers as numbers", async ({ page, url }) => {
  for (const [view, column] of [["v=metrics&region=全国&ind=国内生产总值&measure=growth&lang=zh-Hans", /数字/], ["v=trends&terms=就业&lang=zh-Hans", /就业/]]) {
    await page.open("about:blank");
    await page.open(`${url}#${view}`);
    const { rows } = JSON.parse(await taken(page, ".chart-tools", "JSON"));
    const name = Object.keys(rows[0]).filter((name) => column.test(name) || /纯数字/.test(name))[0];
    assert.ok(rows.length > 3 && rows.every((row) => typeof row[name] === "number"), `${name}: ${JSON.stringify(rows.slice(0, 2))}`);
    assert.ok(rows.every((row) => typeof Object.values(row)[0] === "string"), "places and documents are words");
  }
}, { ways: ["disk"] });

everywhere("all figures of a view can be taken away, not only those of its page", async ({ page, url }) => {
  await page.open(`${url}#v=metrics&region=全国&status=outcome&lang=zh-Hans`);
  await page.see("table.figures tbody tr");
  const total = Number(/\d+/.exec(await page.text(".count-line"))[0]);
  const shown = (await page.texts("table.figures tbody th.indicator")).length;
  assert.ok(total > shown && shown > 0, `${total} figures on several pages of ${shown}`);
  const { rows, link } = JSON.parse(await taken(page, ".table-choices >", "JSON"));
  assert.equal(rows.length, total);
  assert.match(decodeURIComponent(link), /status=outcome/);
  assert.ok(rows.every((row) => row.地区 === "全国" && row.性质 === "实际" && row.原句 && row.出处.includes("摘要，非原文")), JSON.stringify(rows[0]));
  const [head, ...lines] = (await taken(page, ".table-choices >", "CSV")).trim().split("\r\n");
  assert.equal(lines.length, total);
  assert.equal(head.replace("\ufeff", ""), Object.keys(rows[0]).join());
  await page.open("about:blank");
  await page.open(url + rows.at(-1).链接.replace(/^[^#]*/, ""));
  await page.see(".document-text .target");
  const sentence = (await page.text(".document-text .sentence:has(.target), .document-text p:has(.target)")).replace(/\s/g, "");
  assert.ok(sentence.includes(rows.at(-1).原句.replace(/\s/g, "").slice(0, 12)), sentence);
}, { ways: ["disk"] });

everywhere("targets are taken away with their outcomes", async ({ page, url }) => {
  await page.open(`${url}#v=ledger&region=全国&lang=zh-Hans`);
  await page.see(".pairing");
  const groups = Number(/\d+/.exec(await page.text(".count-line"))[0]);
  const { rows } = JSON.parse(await taken(page, ".content >", "JSON"));
  const of = (status) => rows.filter((row) => row.性质 === status).length;
  assert.ok(of("目标") >= groups && of("实际") > 10, `${groups} groups, ${of("目标")} targets, ${of("实际")} outcomes`);
}, { ways: ["disk"], browsers: ["Chromium"] });

everywhere("on the smallest phone the language is not cut short", async ({ page, url }) => {
  await page.open(`${url}#lang=zh-Hans`);
  await page.see(".settings select");
  const [needed, given] = await page.run(() => {
    const [select] = document.querySelectorAll(".settings select");
    const free = select.cloneNode(true);
    Object.assign(free.style, { position: "absolute", width: "max-content", maxWidth: "none", flex: "none" });
    select.parentNode.prepend(free);
    const widths = [free.offsetWidth, select.offsetWidth];
    free.remove();
    return widths;
  });
  assert.ok(given >= needed, `${given} of ${needed} px`);
}, { ways: ["disk"], width: 320, height: 640 });
