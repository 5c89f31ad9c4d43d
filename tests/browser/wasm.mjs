// The shipped engine, opened in Node as a page opens it.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { gunzipSync } from "node:zlib";

const root = path.resolve(import.meta.dirname, "../..");

/** The wasm that a page holds, with its bundle in a custom section. */
export async function wasmOf(page) {
  const html = await readFile(page, "utf8");
  const payload = /<script[^>]* id="payload">([^<]*)</.exec(html)?.[1];
  if (!payload) throw new Error(`${page} holds no payload`);
  return gunzipSync(Buffer.from(payload, "base64"));
}

/** The engine of a page: `{open, wasm, bundle}`, where `open(bytes)` gives a handle to ask, `wasm` what the module exports, and `bundle` the page's own. */
export async function engineOf(page) {
  const module = new WebAssembly.Module(await wasmOf(page));
  const glue = await readFile(path.join(root, "assets/engine/engine.js"), "utf8");
  const { engine } = await import(`data:text/javascript,${encodeURIComponent(glue)}`);
  const wasm = engine.initSync({ module });
  return { open: engine.open, wasm, bundle: new Uint8Array(WebAssembly.Module.customSections(module, "mingcha")[0]) };
}
