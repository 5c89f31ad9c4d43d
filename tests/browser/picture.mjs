// `cargo xtask picture`: the README's picture, of the real page in Chromium.

import path from "node:path";
import { pathToFileURL } from "node:url";

import { browsers } from "./browsers.mjs";
import { shipped } from "./harness.mjs";

const PICTURE = path.resolve(import.meta.dirname, "../../assets/picture.png");
const VIEW = "v=metrics&q=就业";

const [chromium] = browsers;
if (!chromium.path) throw new Error("the picture needs Chromium");
const browser = await chromium.launch(chromium.path);
const page = await browser.newPage({ locale: "zh-CN" });
await page.resize(1200, 800);
await page.open(`${pathToFileURL(shipped)}#${VIEW}`);
await page.see("#app main svg");
await page.picture(PICTURE);
await browser.close();
console.log(`wrote ${path.relative(process.cwd(), PICTURE)}`);
