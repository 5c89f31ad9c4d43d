// The engine with a bundle open. Everything that is shown is asked here.

import { engine } from "./engine.js";
import { DamagedPayload, partSections, readPayload } from "./payload.js";

/** Opens data as a page holds it, gzip in base64: `{ask, mount}`. `meanwhile` is done while the engine is compiled. */
export async function openPacked(text, meanwhile) {
  return open(await readPayload(text), meanwhile);
}

/** Opens the bytes of an explorer.wasm. `code` is the one whose engine is used; it may be the same. */
export async function openWasm(data, code) {
  const { bundle } = partSections(data);
  return open({ engine: partSections(code).engine, bundle });
}

async function open({ engine: wasm, bundle }, meanwhile) {
  const start = started(wasm);
  meanwhile?.();
  await start;
  let handle;
  try {
    handle = engine.open(bundle);
  } catch (error) {
    throw new DamagedPayload("the bundle cannot be opened", { cause: error });
  }
  return {
    /** One request, one response (`src/engine/api`). Asynchronous, so that the engine may move to a worker. */
    ask: async (request) => handle.ask(request),
    /** Puts a drawn chart into an element. */
    mount: engine.mount,
  };
}

let starting = null;

/** The engine is compiled once, however many bundles are opened. */
function started(wasm) {
  starting ??= compile(wasm).then((module) => engine.initSync({ module }));
  starting.catch(() => (starting = null));
  return starting;
}

async function compile(wasm) {
  try {
    return await WebAssembly.compile(wasm);
  } catch (error) {
    // A policy or an old browser that forbids wasm is not the data's fault.
    if (error instanceof WebAssembly.CompileError && !/Content.Security|unsafe-eval/i.test(error.message)) {
      throw new DamagedPayload("the engine cannot be compiled", { cause: error });
    }
    throw error;
  }
}
