// Host pages for the widget: a news site (with the explorer in its folder `reports/`) and, on another origin, a data
// host. Pages are written when a test asks for them.

import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after } from "node:test";

import { scratch } from "./harness.mjs";
import { serve } from "./server.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const program = process.env.MINGCHA ?? path.join(root, "target/release/mingcha");
const folder = path.join(scratch, `host-${process.pid}`);
const policies = new Map();

/** The folder of the site. */
export const site = path.join(folder, "reports");

/** Writes the site of some documents, by default those that ship. */
export function makeSite(paths = [path.join(root, "assets/corpus")], words = []) {
  execFileSync(program, ["site", ...paths, "-o", site, ...words], { stdio: ["ignore", "ignore", "pipe"] });
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
makeSite();

const host = await serve(folder, (name) => (policies.has(name) ? { "content-security-policy": policies.get(name) } : {}));
const open = await serve(site, () => ({ "access-control-allow-origin": "*" }));
const closed = await serve(site);
after(() => {
  for (const server of [host, open, closed]) server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The news site's own copy. */
export const here = `${host.url}reports/`;
/** The site on a host that lets other origins fetch. */
export const elsewhere = open.url;
/** The site on a host that says nothing about other origins. */
export const silent = closed.url;

/** Writes a page of the news site: its body, what stands in its head, its policy. Gives its address. */
export function hostPage(name, body, { head = "", policy = "" } = {}) {
  const text = `<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>新闻</title>${head}</head><body>${body}</body></html>`;
  writeFileSync(path.join(folder, name), text);
  if (policy) policies.set(`/${name}`, policy);
  return host.url + name;
}

/** A file beside the pages, for hosts that allow nothing inline. */
export function hostFile(name, text) {
  writeFileSync(path.join(folder, name), text);
  return name;
}

/** Waits for an element in the shadow tree of the nth widget. */
export function seeInside(page, selector, nth = 0) {
  return page.wait(([selector, nth]) => {
    const widget = document.querySelectorAll("mingcha-explorer")[nth];
    return [...(widget?.shadowRoot?.querySelectorAll(selector) ?? [])].some((node) => node.checkVisibility());
  }, [selector, nth], `${selector} in widget ${nth}`);
}

/** The text of an element in the shadow tree of the nth widget, waited for. */
export async function textInside(page, selector, nth = 0) {
  await seeInside(page, selector, nth);
  return page.run(([selector, nth]) => document.querySelectorAll("mingcha-explorer")[nth].shadowRoot.querySelector(selector).textContent.trim(), [selector, nth]);
}

/** Clicks an element in the shadow tree of the nth widget by script. */
export async function clickInside(page, selector, nth = 0) {
  await seeInside(page, selector, nth);
  await page.run(([selector, nth]) => document.querySelectorAll("mingcha-explorer")[nth].shadowRoot.querySelector(selector).click(), [selector, nth]);
}
