import MiniSearch from "minisearch";

import { asked, indexed } from "./grams.mjs";
import { write } from "./write.mjs";

export const name = "MiniSearch, characters and pairs";
export const code = ["minisearch/dist/es/index.js"];

const options = { fields: ["text"], tokenize: indexed, searchOptions: { tokenize: asked } };

export function build(paragraphs, folder) {
  const index = new MiniSearch(options);
  index.addAll(paragraphs.map((p, id) => ({ id, text: p.folded })));
  write(folder, "index.json", JSON.stringify(index));
  write(folder, "text.txt", paragraphs.map((p) => p.folded).join("\n"));
}

export async function open(base) {
  const index = MiniSearch.loadJSON(await (await fetch(`${base}index.json`)).text(), options);
  return { ask: (query, exact) => index.search(query, { combineWith: exact ? "AND" : "OR" }).map((hit) => hit.id) };
}
