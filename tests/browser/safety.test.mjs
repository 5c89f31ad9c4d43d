// What a page must never do: reach out, run what a document says, or break without a word.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { everywhere, shipped } from "./harness.mjs";
import { altered, pageOf } from "./pages.mjs";

everywhere("no request leaves the page", async ({ page, url }) => {
  for (const view of ["", "q=就业", "v=metrics", "v=ledger", "v=trends&terms=就业", "v=documents", "at=national-2009"]) {
    await page.open(`${url}#${view}`);
    await page.see("#main > *");
  }
  const own = (address) => address.startsWith(url.split("#")[0]) || /^(blob|data|about):/.test(address);
  assert.deepEqual(page.requests.filter((address) => !own(address)), []);
});

everywhere("the page's policy forbids every request", async ({ page, url }) => {
  await page.open(url);
  await page.see(".opening");
  const policy = await page.run(() => document.querySelector("meta[http-equiv=Content-Security-Policy]").content);
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:/);
  assert.ok(await page.run(() => fetch("data:,x").then(() => false, () => true)));
});

// The payload stands alone in its element; a letter less in its middle, or its second half gone.
const payload = /(<script type="application\/octet-stream;base64" id="payload">)([^<]*)/;
const damages = {
  cut: (text) => text.replace(payload, (_, tag, data) => tag + data.slice(0, data.length / 2)),
  altered: (text) => text.replace(payload, (_, tag, data) => `${tag}${data.slice(0, data.length - 400)}AAAA${data.slice(data.length - 396)}`),
  empty: (text) => text.replace(payload, (_, tag) => tag),
};
for (const [name, change] of Object.entries(damages)) {
  everywhere(`a damaged payload (${name}) is said in the page`, async ({ page, url }) => {
    await page.open(url);
    await page.see("#damaged");
    assert.match(await page.text("#plain main"), /\S/);
  }, { file: altered(`damaged-${name}`, change), ways: ["disk"] });
}

everywhere("a page whose download broke off says that it may be incomplete, in time", async ({ page, url }) => {
  await page.open(url);
  const visible = () => getComputedStyle(document.querySelector("#cut-off")).visibility === "visible";
  await page.see("#starting");
  assert.ok(!(await page.run(visible)), "a page that is merely slow says nothing");
  await page.wait(visible);
  assert.match(await page.text("#cut-off"), /没有下载完整.*may be incomplete/);
}, { file: altered("broken-off", (text) => text.slice(0, 300_000)), ways: ["disk"] });

const older = { WebAssembly: () => delete window.WebAssembly, DecompressionStream: () => delete window.DecompressionStream };
for (const [missing, take] of Object.entries(older)) {
  everywhere(`a browser without ${missing} is told from damaged data`, async ({ page, url }) => {
    await page.first(take);
    await page.open(url);
    await page.see("#unsupported");
    assert.match(await page.text("#plain main"), /\S/);
  }, { ways: ["disk"] });
}

everywhere("a browser that compiles no stream opens the page", async ({ page, url }) => {
  await page.first(() => (WebAssembly.compileStreaming = () => Promise.reject(new TypeError("no stream"))));
  await page.open(`${url}#q=就业`);
  await page.see(".hit mark");
}, { ways: ["disk"] });

everywhere("a policy against wasm is told from damaged data", async ({ page, url }) => {
  await page.open(url);
  await page.see("#unsupported");
}, { file: altered("wasm-refused", (text) => text.replace("'wasm-unsafe-eval'", "")), ways: ["disk"] });

const hostile = pageOf("hostile", {
  "a.md": `---\ntitle: "<img src=x onerror=alert(1)>报告"\ndate: 2024-01-02\nurl: "javascript:alert(1)"\n---\n\n全年新增岗位<script>window.stolen = 1</script>120万个，<b onclick=x>粮食</b>产量&lt;i&gt;达到300亿斤。{{payload}} </script><!--\n`,
  "b.txt": "标题：平安的一年\n\n本年修路30公里，种树5万棵。\n",
});
everywhere("markup in a document is text", async ({ page, url }) => {
  for (const view of ["", "q=粮食", "v=metrics", "at=a", "v=documents"]) {
    await page.open(`${url}#${view}`);
    await page.see("#main > *");
    assert.equal(await page.run(() => window.stolen), undefined);
    assert.equal(await page.count("#app img, #app b"), 0);
    assert.equal(await page.count("a[href^='javascript:']"), 0);
  }
  assert.deepEqual(page.errors, []);
}, { file: hostile, ways: ["disk"] });

everywhere("without script the documents can be read about", async ({ page, url }) => {
  await page.open(url);
  await page.see("#plain main");
  assert.match(await page.text("#plain main"), /2009年国务院政府工作报告/);
}, { file: altered("no-script", (text) => text.replace(/<script>"use strict".*?<\/script>/s, "")), ways: ["disk"] });

everywhere("nothing of the making machine stands in the page", async () => {
  assert.doesNotMatch(readFileSync(shipped, "utf8"), /\/home\/|\/root\/|\/work\//);
}, { ways: ["disk"] });
