// The engine with its bundle open. Everything that the page shows is asked here.

import { initSync, mount, open as openBundle } from "./engine.js";
import { DamagedPayload, readPayload } from "./payload.js";

/** Opens the data that the page holds: `{ask, mount}`. */
export async function openSession() {
  const { engine, bundle } = await readPayload(document.getElementById("payload").textContent);
  initSync({ module: await compile(engine) });
  let handle;
  try {
    handle = openBundle(bundle);
  } catch (error) {
    throw new DamagedPayload("the bundle cannot be opened", { cause: error });
  }
  return {
    /** One request, one response (`src/engine/api.rs`). Asynchronous, so that the engine may move to a worker. */
    ask: async (request) => handle.ask(request),
    /** Puts a drawn chart into an element. */
    mount,
  };
}

async function compile(engine) {
  try {
    return await WebAssembly.compile(engine);
  } catch (error) {
    // A policy or an old browser that forbids wasm is not the data's fault.
    if (error instanceof WebAssembly.CompileError && !/Content.Security|unsafe-eval/i.test(error.message)) {
      throw new DamagedPayload("the engine cannot be compiled", { cause: error });
    }
    throw error;
  }
}
