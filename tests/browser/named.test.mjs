// Named views: what previews read, against the specifications, and the pages themselves.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { everywhere, scratch } from "./harness.mjs";
import { here, hostPage, makeSite, seeInside, site } from "./hosts.mjs";

const documents = path.join(scratch, "named");
mkdirSync(documents, { recursive: true });
writeFileSync(path.join(documents, "a.md"), "---\ntitle: 甲市2024年政府工作报告\ndate: 2024-01-20\nregion: 甲市\nkind: work-report\n---\n\n2023年城镇新增就业12万人。今年要实现城镇新增就业13万人以上。\n");
writeFileSync(path.join(documents, "mingcha.toml"), `[[view]]\nname = "jobs"\nquery = "v=metrics&region=甲市&status=target"\ntitle = '就业 "目标" <2024>'\ndescription = "今年要新增多少岗位。"\n\n[[view]]\nname = "plain"\nquery = "v=metrics&region=甲市"\n\n[[view]]\nname = "pairs"\nquery = "v=ledger&region=甲市"\n`);
const base = "https://example.org/reports/";
const read = (file) => readFileSync(path.join(site, "views/jobs", file));

test("oEmbed answers as its specification says", () => {
  makeSite([documents], ["--base-url", base]);
  const answer = JSON.parse(read("oembed.json"));
  // oEmbed 1.0, 2.3.4: required of every response, then of the type rich.
  assert.equal(answer.version, "1.0");
  assert.equal(answer.type, "rich");
  for (const key of ["width", "height"]) assert.ok(Number.isInteger(answer[key]), key);
  assert.match(answer.html, /^<iframe src="https:\/\/example\.org\/reports\/embed\.html\?compact=chart#v=metrics&amp;region=甲市&amp;status=target" title="就业 &quot;目标&quot; &lt;2024&gt;"[^>]*><\/iframe>$/);
  // A thumbnail comes with its size, or not at all.
  const thumbnail = ["thumbnail_url", "thumbnail_width", "thumbnail_height"].filter((key) => key in answer);
  assert.ok(thumbnail.length === 3 || thumbnail.length === 0, thumbnail.join());
  if (thumbnail.length > 0) {
    const png = read("card.png");
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [answer.thumbnail_width, answer.thumbnail_height], "the size that the picture has");
  }
  const page = read("index.html").toString();
  assert.ok(page.includes(`<link rel="alternate" type="application/json+oembed" href="${base}views/jobs/oembed.json"`));
  for (const property of ["og:title", "og:type", "og:url"]) assert.match(page, new RegExp(`<meta property="${property}" content="[^"]+">`));
  assert.equal(page.includes('property="og:image"'), thumbnail.length > 0);
});

test("a view that says nothing of itself is described by what it shows", () => {
  makeSite([documents], ["--base-url", base]);
  for (const [name, words] of [["plain", /就业/], ["pairs", /甲市.*1组/]]) {
    const page = readFileSync(path.join(site, "views", name, "index.html"), "utf8");
    const [said, shared, read] = [/<meta name="description" content="([^"]*)">/, /<meta property="og:description" content="([^"]*)">/, /<h1>[^<]*<\/h1>\n<p>([^<]*)<\/p>/].map((where) => where.exec(page)?.[1]);
    assert.match(said, words);
    assert.deepEqual([shared, read], [said, said]);
  }
});

test("without the site's address there are no previews, and that is said", () => {
  makeSite([documents]);
  const page = read("index.html").toString();
  assert.ok(!page.includes("og:") && !page.includes("oembed"), page);
});

everywhere("the page of a named view shows it, and leads to the full explorer", async ({ page }) => {
  makeSite([documents]);
  await page.open(`${here}views/jobs/`);
  await seeInside(page, ".figures td.value, svg .mark");
  assert.equal(await page.text("h1"), '就业 "目标" <2024>');
  await page.click("p a");
  await page.see(".figures td.value");
  assert.match(await page.text(".figures td.value .value"), /13/);
}, { ways: ["http"] });

everywhere("the dialogue tells the oEmbed address of a named view", async ({ page }) => {
  makeSite([documents], ["--base-url", base]);
  await page.open(`${here}#v=metrics&region=甲市&status=target`);
  await page.click('[data-key="embed"]');
  await page.see('[data-snippet="preview"]');
  const address = await page.run(() => document.querySelector('[data-snippet="preview"]').value);
  assert.equal(address, `${here}views/jobs/oembed.json`);
  assert.ok(readFileSync(path.join(site, "views/jobs/oembed.json")).length > 0, "and there it is");
  await page.press("Escape");
  await page.wait(() => !document.querySelector("dialog.embed"));
  await page.open(`${here}#v=metrics`);
  await page.wait(() => location.hash === "#v=metrics" && !document.querySelector(".filters .chip")?.checkVisibility());
  await page.click('[data-key="embed"]');
  await page.see("dialog.embed .lead");
  assert.equal(await page.count('[data-snippet="preview"]'), 0);
}, { ways: ["http"] });

test("an npm package of other data is another version, and claims no rights in the documents", () => {
  const packed = (paths) => {
    makeSite(paths, ["--base-url", base, "--npm", "@news/reports"]);
    return JSON.parse(readFileSync(path.join(site, "npm/package.json"), "utf8"));
  };
  const [one, same] = [packed([documents]), packed([documents])];
  const later = path.join(scratch, "named-later");
  mkdirSync(later, { recursive: true });
  writeFileSync(path.join(later, "b.md"), "---\ntitle: 乙市报告\ndate: 2024-02-01\n---\n\n2023年城镇新增就业11万人。\n");
  const other = packed([documents, later]);
  assert.equal(one.version, same.version);
  const numbers = (version) => version.split(".").map(Number);
  const [[major, day, hash], [, laterDay]] = [numbers(one.version), numbers(other.version)];
  assert.deepEqual([major, day, laterDay], [0, 20240120, 20240201], "later data come later");
  assert.ok(Number.isSafeInteger(hash), one.version);
  assert.equal(one.license, "SEE LICENSE IN LICENSE.md");
  assert.match(readFileSync(path.join(site, "npm/LICENSE.md"), "utf8"), /documents and data .* are not part of Mingcha/);
});

everywhere("the npm package packs, and its module brings the element", async ({ page, browser }) => {
  makeSite([documents], ["--base-url", base, "--npm", "@news/reports"]);
  const folder = path.join(site, "npm");
  const [packed] = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd: folder, stdio: ["ignore", "pipe", "ignore"] }));
  const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  assert.equal(packed.name, "@news/reports");
  assert.deepEqual(packed.files.map((file) => file.path).sort(), [...manifest.files, "package.json"].sort());
  const elements = JSON.parse(readFileSync(path.join(folder, manifest.customElements), "utf8"));
  const declared = elements.modules[0].declarations[0];
  await page.open(hostPage(`npm-${browser}.html`, '<mingcha-explorer compact="figure" view="v=metrics"></mingcha-explorer>', { head: '<script type="module">import "./reports/npm/mingcha.js";</script>' }));
  await seeInside(page, ".figure-value");
  const observed = await page.run(() => customElements.get("mingcha-explorer").observedAttributes);
  assert.deepEqual(declared.attributes.map((attribute) => attribute.name).sort(), [...observed].sort(), "the manifest names what is observed");
  const link = await page.run(() => document.querySelector("mingcha-explorer").shadowRoot.querySelector(".onward-line a").href);
  assert.ok(link.startsWith(base), link);
}, { ways: ["http"] });
