import Fuse from "fuse.js";

import { write } from "./write.mjs";

export const name = "Fuse.js";
export const code = ["fuse.js/dist/fuse.min.mjs"];
/** It looks at every character of every paragraph for each query: fewer are asked. */
export const most = 25;

const options = { keys: ["t"], ignoreLocation: true, ignoreFieldNorm: true, threshold: 0.34, useExtendedSearch: true };

export function build(paragraphs, folder) {
  const list = paragraphs.map((p) => ({ t: p.folded }));
  write(folder, "index.json", JSON.stringify({ list, index: Fuse.createIndex(["t"], list).toJSON() }));
}

export async function open(base) {
  const { list, index } = await (await fetch(`${base}index.json`)).json();
  const fuse = new Fuse(list, options, Fuse.parseIndex(index));
  const hits = (query) => fuse.search(query).map((hit) => hit.refIndex);
  return { ask: (query, exact) => hits(exact ? `'"${query}"` : query) };
}
