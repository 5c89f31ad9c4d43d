// Pictures of every view at three widths, light and dark, and on paper, held against how they looked when somebody
// last looked at them (looks.json). After a change that is meant: MINGCHA_LOOKS=write node --test looks.test.mjs,
// look at the pictures in target/browser/looks, and commit looks.json.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after } from "node:test";

import { everywhere, scratch } from "./harness.mjs";
import { alike, difference, lookOf } from "./looks.mjs";

const FILE = path.join(import.meta.dirname, "looks.json");
const FOLDER = path.join(scratch, "looks");
const writing = process.env.MINGCHA_LOOKS === "write";
const known = writing ? {} : JSON.parse(readFileSync(FILE, "utf8"));

// What is to be there before a picture is taken.
const VIEWS = {
  home: ["", ".front-charts > :last-child svg"],
  search: ["q=就业", ".hit"],
  figures: ["v=metrics&ind=城镇新增就业人数", ".chart svg"],
  multiples: ["v=metrics&region=全国", ".chart svg"],
  targets: ["v=ledger", ".pairing"],
  trends: ["v=trends&terms=就业,创新", ".chart svg"],
  documents: ["v=documents", ".document-card"],
  reading: ["q=就业&at=national-2009", ".reader .document-text"],
};
const SCREENS = [[360, 780], [768, 1024], [1440, 900]];
const PAPER = [794, 1123];

async function picture(page, url, name) {
  const [view, ready] = VIEWS[name];
  await page.open("about:blank");
  await page.open(`${url}#${view}`);
  await page.see(ready);
  // Two frames: what was measured after the first drawing has been drawn again.
  await page.run(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page.picture();
}

function looksAsBefore(title, options, prepare = () => {}) {
  everywhere(`every view looks as it did (${title})`, async ({ page, url }) => {
    mkdirSync(FOLDER, { recursive: true });
    await prepare(page);
    const strange = [];
    for (const name of Object.keys(VIEWS)) {
      const png = await picture(page, url, name);
      const file = path.join(FOLDER, `${name}, ${title}.png`);
      writeFileSync(file, png);
      const key = `${name}, ${title}`;
      const look = await lookOf(page, png);
      if (writing) known[key] = look;
      else if (!known[key]) strange.push(`${key}: nobody has looked at it yet`);
      else if (!alike(known[key], look)) strange.push(`${key}: ${difference(known[key], look).toFixed(0)}% differs, see ${file}`);
    }
    assert.deepEqual(strange, []);
  }, { browsers: ["Chromium"], ways: ["disk"], ...options });
}

for (const [width, height] of SCREENS) {
  for (const dark of [false, true]) looksAsBefore(`${width} px, ${dark ? "dark" : "light"}`, { width, height, dark });
}
looksAsBefore("paper", { width: PAPER[0], height: PAPER[1] }, (page) => page.media({ media: "print" }));

everywhere("a view that has lost something is noticed", async ({ page, url }) => {
  const before = await lookOf(page, await picture(page, url, "figures"));
  const changed = async (change) => {
    await picture(page, url, "figures");
    await page.run(change);
    return lookOf(page, await page.picture());
  };
  const same = await changed(() => {});
  assert.ok(alike(before, same));
  const faults = {
    "no chart": () => document.querySelector(".canvas svg").remove(),
    "no style": () => document.querySelector("style").remove(),
    "filters below the table": () => (document.querySelector(".columns").style.display = "block"),
    "wrong theme": () => (document.documentElement.dataset.theme = "dark"),
    "empty": () => document.querySelector("#main").replaceChildren(),
  };
  for (const [fault, change] of Object.entries(faults)) assert.ok(!alike(before, await changed(change)), fault);
}, { browsers: ["Chromium"], ways: ["disk"], width: 1440, height: 900 });

if (writing) after(() => writeFileSync(FILE, `${JSON.stringify(known, null, 1)}\n`));
