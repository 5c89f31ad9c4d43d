// Fetching from inside somebody else's page, where `fetch` may have been replaced.

/** The bytes at an address. */
export async function bytesOf(url) {
  return unpacked(await byFetch(url).catch(() => byRequest(url)));
}

/** The module of an explorer.wasm, fetched and compiled once a page. */
export function moduleOf(url) {
  if (!fetched.has(url)) {
    const module = bytesOf(url).then((bytes) => WebAssembly.compile(bytes));
    fetched.set(url, module);
    module.catch(() => fetched.delete(url));
  }
  return fetched.get(url);
}

const fetched = new Map();

async function byFetch(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (bytes.length < 8) throw new Error(`${url}: cut short`);
  return bytes;
}

function byRequest(url) {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = "arraybuffer";
    request.onload = () => (request.status === 200 ? done(new Uint8Array(request.response)) : fail(new Error(`${url}: ${request.status}`)));
    request.onerror = () => fail(new Error(`${url} cannot be fetched: is the server there, and does it allow other origins?`));
    request.send();
  });
}

/** Some hosts keep files gzipped and don't say so. */
async function unpacked(bytes) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
