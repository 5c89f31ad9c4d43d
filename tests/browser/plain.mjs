// A page opened from disk in a browser that nobody drives. A driven Firefox lets a page from disk fetch its
// neighbours, so a page that needs them would pass there; a plain one, as readers have it, forbids that. What the
// page came to is told by a probe in a copy of it, to a beacon on this machine.

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { CHROMIUM_FLAGS, FIREFOX_PREFERENCES } from "./browsers.mjs";

const PATIENCE = 60_000;

/** The command line of a plain browser. */
const COMMANDS = {
  Chromium: (folder) => [...CHROMIUM_FLAGS, `--user-data-dir=${folder}`],
  Firefox: (folder) => ["--headless", "--no-remote", "--profile", folder],
};

/**
 * Opens a copy of a page from disk in a plain browser and waits for an element that `selector` names.
 * Gives `{count, milliseconds, resources}`: how many such elements there are, the time from navigation to them, and the
 * addresses that the page asked for.
 */
export async function openPlainly(browser, file, hash, selector) {
  const folder = await mkdtemp(path.join(tmpdir(), "mingcha-plain-"));
  const beacon = await listen();
  const copy = path.join(folder, "page.html");
  await writeFile(copy, withProbe(await readFile(file, "utf8"), beacon.url, selector));
  const profile = path.join(folder, "profile");
  await writeProfile(profile);
  const child = spawn(browser.path, [...COMMANDS[browser.name](profile), `${pathToFileURL(copy)}#${encodeURI(hash)}`], { stdio: "ignore" });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  try {
    return await beacon.report;
  } finally {
    beacon.close();
    child.kill();
    await gone;
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

async function writeProfile(folder) {
  await mkdir(folder);
  const lines = Object.entries({ ...FIREFOX_PREFERENCES, "browser.aboutwelcome.enabled": false, "datareporting.policy.firstRunURL": "" });
  await writeFile(path.join(folder, "user.js"), lines.map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(""));
}

async function listen() {
  let settle;
  const report = new Promise((resolve, reject) => { settle = { resolve, reject }; });
  const late = setTimeout(() => settle.reject(new Error("the page told nothing")), PATIENCE);
  const server = createServer((request, response) => {
    response.end();
    const told = new URL(request.url, "http://localhost").searchParams.get("told");
    if (told) settle.resolve(JSON.parse(told));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { url: `http://127.0.0.1:${server.address().port}/`, report, close: () => { clearTimeout(late); server.close(); server.closeAllConnections(); } };
}

/** The page with a probe at its end, and a policy that lets the probe run and tell; nothing else is loosened. */
function withProbe(html, beacon, selector) {
  const script = `(${probe})(${JSON.stringify(beacon)}, ${JSON.stringify(selector)})`;
  const hash = `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
  const policy = (text) => allow(allow(text, "script-src", hash), "img-src", new URL(beacon).origin);
  const meta = /(http-equiv="Content-Security-Policy" content=")([^"]*)/;
  return html.replace(meta, (_, before, text) => before + policy(text)).replace(/(<\/body>|$)/, () => `<script>${script}</script></body>`);
}

function allow(policy, directive, source) {
  if (!policy.includes(directive)) return `${policy}; ${directive} ${source}`;
  return policy.replace(new RegExp(`(${directive}[^;]*)`), (_, rule) => `${rule.replace("'none'", "").trimEnd()} ${source}`);
}

function probe(beacon, selector) {
  const deadline = performance.now() + 20_000;
  const look = () => {
    const count = document.querySelectorAll(selector).length;
    if (count === 0 && performance.now() < deadline) return setTimeout(look, 4);
    const resources = performance.getEntriesByType("resource").map((entry) => entry.name);
    const told = JSON.stringify({ count, milliseconds: Math.round(performance.now()), resources });
    new Image().src = `${beacon}?told=${encodeURIComponent(told)}`;
  };
  look();
}
