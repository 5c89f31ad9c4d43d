// Ours: the explorer.wasm that a site serves, its bundle in a section of it, asked as a page asks.

export const name = "**Mingcha**";
export const code = [];

/* global engine -- what binds it stands in the same script, see `bench.mjs` */

export async function open(base) {
  const module = await WebAssembly.compileStreaming(fetch(`${base}explorer.wasm`));
  const [bundle] = WebAssembly.Module.customSections(module, "mingcha");
  const wasm = engine.initSync({ module });
  return asking(engine.open(new Uint8Array(bundle)), wasm);
}

/** The same for an engine that is open already. */
export function asking(handle, wasm) {
  const view = (query) => `v=search&q=${encodeURIComponent(query)}`;
  return {
    ask: (query) => handle.ranked(view(query)),
    show: (query) => handle.ask({ ask: "show", view: view(query) }).body,
    memory: () => wasm.memory.buffer.byteLength,
  };
}
