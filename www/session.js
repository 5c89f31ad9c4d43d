// The engine with its bundle open. Everything that the page shows is asked here.

import { engine } from "./engine.js";
import { DamagedPayload, readPayload } from "./payload.js";

/** Opens the data that the page holds: `{ask, mount}`. */
export async function openSession() {
  const { engine: wasm, bundle } = await readPayload(document.getElementById("payload").textContent);
  engine.initSync({ module: await compile(wasm) });
  let handle;
  try {
    handle = engine.open(bundle);
  } catch (error) {
    throw new DamagedPayload("the bundle cannot be opened", { cause: error });
  }
  return {
    /** One request, one response (`src/engine/api.rs`). Asynchronous, so that the engine may move to a worker. */
    ask: async (request) => handle.ask(request),
    /** Puts a drawn chart into an element. */
    mount: engine.mount,
  };
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
