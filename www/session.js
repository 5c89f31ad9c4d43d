// The engine with a bundle open. Everything that is shown is asked here.

import { makeEngine } from "./engine.js";
import { bundleIn, compilePayload, DamagedPayload, decodePayload, unzippedLength } from "./payload.js";
import { parsedSvg } from "./svg.js";
import { startWorker } from "./worker.js";

// Bundles of so many bytes are searched in a worker: above, a letter typed would stop the page for 50 ms; below, a
// worker's start delays the first answer by more than it is worth. (Measured: 1.6 MB, 90 ms against none.) A slow phone
// is no exception, even if the worker starts before the page reads its data: where the page alone is slowed down to a
// quarter it gains 0 to 100 ms of 700, where the worker is as slow, as in a real phone, it loses 190.
const LARGE = 1_000_000;
// About so many bytes of an explorer.wasm are the engine.
const ENGINE = 450_000;

/**
 * Opens data as a page holds it, gzip in base64: `{ask(request), mount(svg, element)}`, one request, one response
 * (`src/engine/api`), and a drawn chart put into an element. `meanwhile` is done while the engine is compiled.
 */
export async function openPacked(text, meanwhile) {
  const zipped = decodePayload(text);
  const compiling = compilePayload(zipped);
  const worker = unzippedLength(zipped) - ENGINE < LARGE ? null : startWorker(makeEngine);
  meanwhile?.();
  const module = await compiling;
  return open(module, bundleIn(module), await worker);
}

/** Opens the bundle in the module of an explorer.wasm. `code` is the one whose engine is used; it may be the same. */
export async function openModule(data, code) {
  const bundle = bundleIn(data);
  return open(code, bundle, bundle.length < LARGE ? null : await startWorker(makeEngine));
}

async function open(module, bundle, worker) {
  try {
    const ask = worker ? await askingThere(worker, module, bundle) : askingHere(module, bundle);
    return { ask, mount: (svg, into) => engineHere(module).mount(parsedSvg(svg), into) };
  } catch (error) {
    throw new DamagedPayload("the bundle cannot be opened", { cause: error });
  }
}

function askingHere(module, bundle) {
  const handle = engineHere(module).open(bundle);
  return async (request) => handle.ask(request);
}

async function askingThere(worker, module, bundle) {
  await worker.open(module, bundle);
  return worker.ask;
}

let here = null;

/** This thread's engine, however many bundles it opens. Where a worker answers it only puts drawings into the page. */
function engineHere(module) {
  if (!here) {
    const engine = makeEngine();
    engine.initSync({ module });
    here = engine;
  }
  return here;
}
