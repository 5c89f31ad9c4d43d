// `node build-peer.mjs NAME PARAGRAPHS FOLDER`: builds a peer's index in a process of its own, and prints what it took.

import { mkdirSync, readFileSync } from "node:fs";

const [name, paragraphs, folder] = process.argv.slice(2);
const peer = await import(`./peers/${name}.mjs`);
const list = JSON.parse(readFileSync(paragraphs, "utf8"));
mkdirSync(folder, { recursive: true });
const start = performance.now();
await peer.build(list, folder);
console.log(JSON.stringify({ milliseconds: performance.now() - start }));
process.exit(0);
