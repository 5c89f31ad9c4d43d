// A static server on this machine alone, for the tests over HTTP.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import path from "node:path";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json", ".svg": "image/svg+xml" };

/** Serves the files of one folder: `{url, close}`. `headersOf(name)` gives headers beyond the type. */
export async function serve(folder, headersOf = () => ({})) {
  const server = createServer(async (request, response) => {
    const name = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const file = path.join(folder, path.normalize(name.endsWith("/") ? `${name}index.html` : name));
    const bytes = await readFile(file).catch(() => null);
    response.writeHead(bytes ? 200 : 404, { "content-type": TYPES[path.extname(file)] ?? "application/octet-stream", ...headersOf(name) });
    response.end(bytes ?? "not found");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
