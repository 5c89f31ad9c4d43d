// The payload of a page: explorer.wasm as gzip in base64, which is compiled while it is unzipped. explorer.wasm is the
// engine's wasm with the bundle as its last custom section, so that compiling it gives both.

const SECTION = "mingcha";

/** What is wrong with the data in the page, as opposed to the browser. */
export class DamagedPayload extends Error {}

/** The bytes in a page's payload. Throws DamagedPayload where the text is no base64. */
export function decodePayload(text) {
  try {
    return decodeBase64(text.trim());
  } catch (error) {
    throw new DamagedPayload("the payload is no base64", { cause: error });
  }
}

/** To how many bytes a payload unzips, by its own word: gzip ends with it. */
export function unzippedLength(zipped) {
  return zipped.slice(-4).reduceRight((length, byte) => length * 256 + byte, 0);
}

/** The module in a payload's bytes. Throws DamagedPayload where they do not unzip to what `mingcha build` wrote. */
export async function compilePayload(zipped) {
  if (!globalThis.DecompressionStream) throw new Error("this browser has no DecompressionStream");
  try {
    return await WebAssembly.compileStreaming(new Response(unzip(zipped), { headers: { "Content-Type": "application/wasm" } }));
  } catch {
    // Not every browser compiles what comes from a stream of the page's own. Data that come out whole are what was
    // written: if they still cannot be compiled, that is the browser's doing, or a policy's.
    return WebAssembly.compile(await whole(unzip(zipped)));
  }
}

/** The bundle in a module. */
export function bundleIn(module) {
  const [bundle] = WebAssembly.Module.customSections(module, SECTION);
  if (!bundle) throw new DamagedPayload(`no section ${SECTION}`);
  return new Uint8Array(bundle);
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

async function whole(stream) {
  try {
    return await new Response(stream).arrayBuffer();
  } catch (error) {
    throw new DamagedPayload("the payload cannot be unzipped", { cause: error });
  }
}
