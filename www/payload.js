// explorer.wasm is the engine's wasm with the bundle as its last custom section, so that compiling it gives both. A
// page holds it as its payload, gzip in base64, which is compiled while it is unzipped.

const SECTION = "mingcha";

/** What is wrong with the data in the page, as opposed to the browser. */
export class DamagedPayload extends Error {}

/** The module in a page's payload. Throws DamagedPayload where the text is not what `mingcha build` wrote. */
export async function readPayload(text) {
  if (!globalThis.DecompressionStream) throw new Error("this browser has no DecompressionStream");
  const bytes = await blamingData(() => decodeBase64(text.trim()));
  try {
    return await WebAssembly.compileStreaming(new Response(unzip(bytes), { headers: { "Content-Type": "application/wasm" } }));
  } catch {
    // Not every browser compiles what comes from a stream of the page's own. Data that come out whole are what was
    // written: if they still cannot be compiled, that is the browser's doing, or a policy's.
    return WebAssembly.compile(await blamingData(() => new Response(unzip(bytes)).arrayBuffer()));
  }
}

/** The bundle in a module. */
export function bundleIn(module) {
  const [bundle] = WebAssembly.Module.customSections(module, SECTION);
  if (!bundle) throw new DamagedPayload(`no section ${SECTION}`);
  return new Uint8Array(bundle);
}

/** What `work` gives; where it fails, that is the data's fault. */
async function blamingData(work) {
  try {
    return await work();
  } catch (error) {
    throw new DamagedPayload("the payload cannot be read", { cause: error });
  }
}

function decodeBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = characters.charCodeAt(at);
  return bytes;
}

/** Written straight into the stream: a Blob's own would be fetched from another process. */
function unzip(bytes) {
  const { readable, writable } = new DecompressionStream("gzip");
  const writer = writable.getWriter();
  // Who reads is told of what is wrong with them.
  for (const written of [writer.write(bytes), writer.close()]) written.catch(() => {});
  return readable;
}
