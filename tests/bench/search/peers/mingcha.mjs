// Ours: the engine and the bundle that a page holds, asked as a page asks.

export const name = "**Mingcha**";
export const code = [];

/** `bench.mjs` has the program build the page and lays its parts here. */
export async function open(base) {
  const [glue, module, bundle] = await Promise.all([
    import(`${base}engine.mjs`),
    WebAssembly.compileStreaming(fetch(`${base}engine.wasm`)),
    fetch(`${base}bundle.bin`).then((answer) => answer.arrayBuffer()),
  ]);
  const wasm = glue.engine.initSync({ module });
  return asking(glue.engine.open(new Uint8Array(bundle)), wasm);
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
