// explorer.wasm is the engine's wasm with the bundle as its last custom section. The two are parted here, so that
// only the engine is compiled. A page holds it as its payload, gzip in base64.

const SECTION = "mingcha";

/** What is wrong with the data in the page, as opposed to the browser. */
export class DamagedPayload extends Error {}

/** `{engine, bundle}` as bytes. Throws DamagedPayload where the text is not what `mingcha build` wrote. */
export async function readPayload(text) {
  try {
    return partSections(await unzip(decodeBase64(text.trim())));
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
async function unzip(bytes) {
  const { readable, writable } = new DecompressionStream("gzip");
  const writer = writable.getWriter();
  const written = Promise.all([writer.write(bytes), writer.close()]);
  const [unzipped] = await Promise.all([new Response(readable).arrayBuffer(), written]);
  return new Uint8Array(unzipped);
}

/** `{engine, bundle}` of a wasm file. Walks its sections: each is an id byte, a LEB128 length, and that many bytes. */
export function partSections(wasm) {
  let at = 8;
  while (at < wasm.length) {
    const start = at;
    const id = wasm[at];
    const [length, body] = leb128(wasm, at + 1);
    at = body + length;
    if (at > wasm.length) break;
    if (id !== 0) continue;
    const [nameLength, nameStart] = leb128(wasm, body);
    const name = new TextDecoder().decode(wasm.subarray(nameStart, nameStart + nameLength));
    if (name === SECTION) return { engine: wasm.slice(0, start), bundle: wasm.slice(nameStart + nameLength, at) };
  }
  throw new Error(`no section ${SECTION}`);
}

function leb128(bytes, at) {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
  throw new Error("a length that does not end");
}
