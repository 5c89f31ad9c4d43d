// `npm run bench`: every peer and ours, one after the other, in headless Chromium; writes RESULTS.md.
// Needs `cargo xtask build`, `npm install`, and MINGCHA_CHROMIUM.

import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { transformSync } from "esbuild";
import { chromium } from "playwright-core";

import { engineOf, wasmOf } from "../../browser/wasm.mjs";
import { percentile } from "../repeats.mjs";
import { build, fold, numbers, read, scratch, searchParts } from "./corpus.mjs";
import { CLEVER, EXACT, draw } from "./draw.mjs";
import { same } from "./ours.mjs";
import { serve } from "./serve.mjs";

const PEERS = ["includes", "sqlite-trigram", "sqlite-characters", "flexsearch", "minisearch", "pagefind", "pagefind-plain", "fuse", "mingcha"];
// How often every peer is opened cold, and how often ours and the plain scan, one right after the other, whose ratio is told.
const COLD_RUNS = 15;
const COLD_PAIRS = 300;
const data = path.join(scratch, "data");

const page = build();
const { open, bundle } = await engineOf(page);
const { paragraphs, firsts } = read(open(bundle));
const text = Buffer.from(paragraphs.map((p) => p.text).join("\n"));
const kinds = draw(paragraphs);
rmSync(data, { recursive: true, force: true });
mkdirSync(path.join(data, "mingcha"), { recursive: true });
writeFileSync(path.join(scratch, "paragraphs.json"), JSON.stringify(paragraphs));
writeFileSync(path.join(data, "mingcha/explorer.wasm"), await wasmOf(page));
writeFileSync(path.join(data, "mingcha/explorer.mjs"), ownScript());

const peers = [];
for (const name of PEERS) {
  const module = await import(`./peers/${name}.mjs`);
  const built = !module.build ? null : await run(process.execPath, ["build-peer.mjs", name, path.join(scratch, "paragraphs.json"), path.join(data, name)]);
  const script = name === "mingcha" ? "/data/mingcha/explorer.mjs" : `/peers/${name}.mjs`;
  peers.push({ name, title: module.name, most: module.most ?? Infinity, code: module.code, script, data: module.data ?? name, built });
}

const server = await serve(data);
const browser = await chromium.launch({ executablePath: process.env.MINGCHA_CHROMIUM, headless: true, args: ["--no-sandbox"] });
const pair = ["includes", "mingcha"].map((name) => peers.find((peer) => peer.name === name));
await openCold(peers, COLD_RUNS);
await openCold(pair, COLD_PAIRS);
for (const peer of peers) {
  peer.cold = percentile(peer.colds, 0.5);
  const { tab, close } = await visit(peer);
  peer.memory = await tab.evaluate(() => window.memory());
  peer.kinds = {};
  for (const [kind, all] of Object.entries(kinds)) {
    const exact = EXACT.includes(kind);
    const queries = all.slice(0, peer.most);
    const typed = queries.map((query) => (peer.name === "mingcha" ? query.typed : fold(query.typed)));
    const { found, times } = await tab.evaluate(([queries, exact]) => window.run(queries, exact), [typed, exact]);
    const sets = peer.name === "mingcha" ? found.map((pairs) => numbers(pairs, firsts)) : found;
    const result = { asked: queries.length, times, ...judged(queries, sets, exact) };
    if (peer.name === "mingcha") {
      const shown = await tab.evaluate((queries) => window.show(queries), typed);
      result.shown = shown.times;
      if (!exact) result.right = queries.filter((query, at) => shown.readings[at].slice(0, 3).includes(query.meant)).length;
    }
    peer.kinds[kind] = result;
    console.error(peer.title, kind, `${result.right} of ${result.asked}`, percentile(times, 0.5).toFixed(3), percentile(times, 0.95).toFixed(3));
  }
  await close();
}
await browser.close();
server.close();
writeFileSync(path.join(import.meta.dirname, "RESULTS.md"), report());

/** Exact kinds: sets that are right, recall, precision. Clever ones: whether one of the first three hits holds what was meant. */
function judged(queries, sets, exact) {
  if (!exact) return { right: queries.filter(({ right }, at) => sets[at].slice(0, 3).some((number) => right.includes(number))).length };
  let [held, wanted, given] = [0, 0, 0];
  queries.forEach(({ right }, at) => {
    const set = new Set(sets[at]);
    held += right.filter((number) => set.has(number)).length;
    wanted += right.length;
    given += set.size;
  });
  return { right: queries.filter(({ right }, at) => same(sets[at], right)).length, recall: held / wanted, precision: given ? held / given : 1 };
}

/**
 * Opens peers in turns, so that all have the same weather; the first turn warms the browser and the disk. Every other turn
 * runs backwards: who comes after whom must not count.
 */
async function openCold(turned, turns) {
  for (let turn = 0; turn <= turns; turn++) {
    for (const peer of turn % 2 ? turned.toReversed() : turned) {
      const { tab, close, fetched } = await visit(peer);
      if (turn === 0) [peer.fetched, peer.colds] = [fetched, []];
      else peer.colds.push(await tab.evaluate(() => window.first));
      await close();
    }
  }
}

/** What binds our engine and what asks it, in one script, minified like the explorer.js of a site. */
function ownScript() {
  const text = (file) => readFileSync(path.join(import.meta.dirname, file), "utf8");
  const linked = text("../../../assets/engine/engine.js").replace(/^export .*$/m, "") + text("peers/mingcha.mjs");
  return transformSync(linked, { minify: true, format: "esm" }).code;
}

async function visit({ script, data }) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const bodies = [];
  tab.on("response", (response) => bodies.push(response.body().catch(() => Buffer.alloc(0))));
  await tab.goto(`${server.url}/page.html?script=${script}&data=${data}`);
  await tab.waitForFunction(() => window.first, undefined, { polling: 20, timeout: 120_000 });
  return { tab, close: () => context.close(), fetched: await Promise.all(bodies.slice(2)) };
}

/** Runs a program in this folder: its milliseconds as it says, and the peak memory of it and its children. */
function run(program, words) {
  const child = spawn(program, words, { cwd: import.meta.dirname, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  let peak = 0;
  child.stdout.on("data", (part) => (said += part));
  const resident = (pid) => {
    try {
      const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
      const own = Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
      return children.reduce((sum, child) => sum + resident(child), own);
    } catch {
      return 0;
    }
  };
  const look = setInterval(() => (peak = Math.max(peak, resident(child.pid))), 10);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (status) => {
      clearInterval(look);
      if (status === 0) resolve({ ...JSON.parse(said.trim().split("\n").at(-1)), peak });
      else reject(new Error(`${words[1]} was not built`));
    });
  });
}

function report() {
  const ours = peers.find((peer) => peer.name === "mingcha");
  const parts = searchParts(bundle).map(([, bytes]) => bytes);
  const share = (press) => (press(Buffer.concat(parts)).length / press(text).length).toFixed(2);
  const [plain] = pair;
  const ratios = ours.colds.map((cold, turn) => cold / plain.colds[turn]);
  const kb = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;
  const table = (head, rows) => [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
  const counts = (kind) => peers.map((peer) => { const { right, asked } = peer.kinds[kind]; return asked === 500 ? String(right) : `${right} of ${asked}`; });
  const times = (kind) => peers.map((peer) => [0.5, 0.95].map((part) => milliseconds(percentile(peer.kinds[kind].times, part))).join(" / "));
  const quality = (kind) => peers.map((peer) => { const { recall, precision } = peer.kinds[kind]; return `${percent(recall)} / ${percent(precision)}`; });
  const names = peers.map((peer) => peer.title);
  return `# Search beside its peers

Written by \`npm run bench\` (see README.md): ${(text.length / 1e6).toFixed(2)} MB of text in ${paragraphs.length} paragraphs; ${os.cpus().length} cores (${os.cpus()[0]?.model.trim()}),
shared with other work (load ${os.loadavg()[0].toFixed(0)} at the end), Node ${process.version}, Chromium ${browser.version()}, ${new Date().toISOString().slice(0, 10)}.

## What travels, and how long until the first answer

Before the first result: all that the page fetched, its own two files aside. Cold: from navigation to the first answer over
loopback, nothing compressed, median of ${COLD_RUNS} (of the plain scan and ours: ${COLD_PAIRS}, taken by turns). Whole: what a host must hold. Build:
by the peer alone, in a process of its own; ours is set beside tantivy in native/README.md.

${table(["", "before the first result, raw", "brotli", "whole, brotli", "cold ms", "build ms", "build, peak memory"], peers.map((peer) => [
    peer.title, kb(sum(peer.fetched)), kb(sum(peer.fetched.map(brotli))), kb(sum(whole(peer))), peer.cold.toFixed(0),
    peer.built ? peer.built.milliseconds.toFixed(0) : "", peer.built ? `${(peer.built.peak / 1000).toFixed(0)} MB` : "",
  ]))}

Ours, text and index (all sections but figures, targets and their names): ${share((b) => brotliCompressSync(b))} × the brotli of the bare text,
${share((b) => gzipSync(b, { level: 9 }))} × its gzip. Wasm memory after the first answer: ${(ours.memory / 1e6).toFixed(1)} MB (bound: 3 × text + 8 MB = ${(3 * text.length / 1e6 + 8).toFixed(1)} MB).
Cold: ${(ours.cold / plain.cold).toFixed(2)} × the plain scan's, median beside median; turn by turn ${percentile(ratios, 0.5).toFixed(2)} × in the median (quartiles ${percentile(ratios, 0.25).toFixed(2)} and ${percentile(ratios, 0.75).toFixed(2)}).

## Exact queries: answer sets that are right, of 500

${table(["kind", ...names], EXACT.map((kind) => [kind, ...counts(kind)]))}

Recall / precision over all queries of a kind, in percent:

${table(["kind", ...names], EXACT.map((kind) => [kind, ...quality(kind)]))}

## What was meant, of 500

Ours: the word meant is one of the first three readings shown. Peers, who offer no readings: one of the first three hits
holds the word meant.

${table(["kind", ...names], CLEVER.map((kind) => [kind, ...counts(kind)]))}

## Warm (after 50 queries of the kind), p50 / p95 in ms: ids of all hits

${table(["kind", ...names], Object.keys(kinds).map((kind) => [kind, ...times(kind)]))}

Ours with facets, readings, figures and 20 snippets as objects of the page: p95 ${Object.keys(kinds).map((kind) => `${milliseconds(percentile(ours.kinds[kind].shown, 0.95))} (${kind})`).join(", ")}.
`;
}

/** The sizes, in brotli, of all that a host holds for a peer. */
function whole(peer) {
  const folder = path.join(data, peer.data);
  const files = readdirSync(folder, { recursive: true }).filter((name) => name !== "table.json" && statSync(path.join(folder, name)).isFile());
  const code = peer.code.map((file) => path.join(import.meta.dirname, "node_modules", file));
  return [...files.map((name) => path.join(folder, name)), ...code].map((file) => brotli(readFileSync(file)));
}

function brotli(bytes) {
  return brotliCompressSync(bytes).length;
}

function sum(list) {
  return list.reduce((total, item) => total + (item.length ?? item), 0);
}

function milliseconds(value) {
  return value < 0.1 ? value.toFixed(3) : value < 10 ? value.toFixed(2) : value.toFixed(0);
}

function percent(value) {
  return value === 1 ? "100" : (Math.floor(value * 1000) / 10).toFixed(1);
}
