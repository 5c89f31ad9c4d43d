// Where a peer leaves what a site would serve. In the browser there is nothing to write.

const fs = globalThis.process ? await import("node:fs") : null;

export function write(folder, name, content) {
  fs.writeFileSync(`${folder}/${name}`, content);
}
