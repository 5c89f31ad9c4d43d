// The sizes of what is shipped without data, and the crates that the wasm's code comes from.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

/** Rows of part, raw, gzip, brotli in kB: what a page ships, its data left out. */
export async function sizes(root, page) {
  const wasm = await readFile(path.join(root, "assets/engine/engine.wasm"));
  const html = await readFile(page, "utf8");
  const between = (open, close) => {
    const start = html.indexOf(open);
    if (start < 0) throw new Error(`${page} holds no ${open}`);
    return Buffer.from(html.slice(start + open.length, html.indexOf(close, start)));
  };
  const script = between("<script>", "</script>");
  const style = between("<style>", "</style>");
  const { data } = parts(wasm);
  const rows = [["wasm", wasm], ["of it constants: folding table, messages, units, texts", data], ["script, wasm-bindgen's in it", script], ["style", style], ["**together**", Buffer.concat([wasm, script, style])]];
  return rows.map(([name, bytes]) => [name, kb(bytes.length), kb(gzipSync(bytes, { level: 9 }).length), kb(brotliCompressSync(bytes).length)]);
}

/** Rows of crate and kB of its code, largest first, by the names of its functions (`named` is the engine that has them still). */
export async function makeUp(named) {
  const { code, names } = parts(await readFile(named));
  const totals = new Map();
  code.forEach((size, index) => {
    const crate = crateOf(names.get(index) ?? "");
    totals.set(crate, (totals.get(crate) ?? 0) + size);
  });
  return [...totals].sort((a, b) => b[1] - a[1]).slice(0, 14).map(([crate, size]) => [crate, kb(size)]);
}

/** The first crate that a mangled name speaks of. */
function crateOf(name) {
  const v0 = /^_R.*?C(?:s[0-9a-zA-Z]*_)(\d+)_?([a-z].*)/.exec(name);
  if (v0) return v0[2].slice(0, Number(v0[1]));
  const legacy = /^_ZN(\d+)(.*)/.exec(name);
  if (!legacy) return "other";
  const first = legacy[2].slice(0, Number(legacy[1])).replaceAll("$LT$", "<").replaceAll("$u20$", " ").replaceAll("..", "::");
  return /([a-z_][a-z0-9_]*)(?=::|$)/.exec(first)?.[1] ?? "other";
}

/** Sizes of the functions by index, their names, and the constants. */
function parts(bytes) {
  let at = 8;
  let imported = 0;
  let data = Buffer.alloc(0);
  const code = new Map();
  const names = new Map();
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const string = () => {
    const length = number();
    at += length;
    return bytes.toString("utf8", at - length, at);
  };
  const readers = {
    0(end) {
      if (string() !== "name") return;
      while (at < end) {
        const kind = bytes[at++];
        const next = number() + at;
        if (kind === 1) for (let left = number(); left > 0; left--) names.set(number(), string());
        at = next;
      }
    },
    2() {
      for (let left = number(); left > 0; left--) {
        string();
        string();
        const kind = bytes[at++];
        if (kind !== 0) throw new Error("the engine imports something else than functions");
        number();
        imported++;
      }
    },
    10() {
      const count = number();
      for (let index = 0; index < count; index++) {
        const size = number();
        code.set(imported + index, size);
        at += size;
      }
    },
    11(end) {
      data = bytes.subarray(at, end);
    },
  };
  while (at < bytes.length) {
    const kind = bytes[at++];
    const end = number() + at;
    readers[kind]?.(end);
    at = end;
  }
  return { code, names, data };
}

function kb(bytes) {
  return (bytes / 1000).toFixed(1);
}
