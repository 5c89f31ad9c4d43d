// How fast documents are read and built, and how much memory that takes.

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Rows of what and result for one build of a folder. */
export async function building(root, folder) {
  const target = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");
  const output = mkdtempSync(path.join(tmpdir(), "mingcha-bench-"));
  const page = path.join(output, "explorer.html");
  const start = process.hrtime.bigint();
  const { status, peak } = await run(path.join(target, "release/mingcha"), ["build", folder, "-o", page]);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const input = bytesUnder(folder) / 1e6;
  const size = status === 2 ? 0 : statSync(page).size / 1e6;
  rmSync(output, { recursive: true });
  return [
    ["input, as it lies on disk", `${input.toFixed(1)} MB`],
    ["time", `${seconds.toFixed(1)} s`],
    ["speed", `${(input / seconds).toFixed(2)} MB/s`],
    ["peak memory", peak ? `${(peak / 1000).toFixed(0)} MB` : "not known here"],
    ["explorer.html", `${size.toFixed(1)} MB`],
    ["exit status", String(status)],
  ];
}

/** Runs a program, looking at its peak memory (kB) while it runs; Linux alone tells it. */
function run(program, words) {
  const child = spawn(program, words, { stdio: ["ignore", "ignore", "inherit"] });
  let peak = 0;
  const look = setInterval(() => {
    try {
      peak = Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? peak);
    } catch {
      // Not Linux, or just ended.
    }
  }, 20);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (status) => {
      clearInterval(look);
      resolve({ status, peak });
    });
  });
}

function bytesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath ?? entry.path, entry.name)).size, 0);
}
