import { Index } from "flexsearch";

import { asked, indexed } from "./grams.mjs";
import { write } from "./write.mjs";

export const name = "FlexSearch, characters and pairs";
export const code = ["flexsearch/dist/flexsearch.bundle.module.min.mjs"];

let encode = indexed;
const made = () => new Index({ tokenize: "strict", encode: (text) => encode(text) });

export async function build(paragraphs, folder) {
  const index = made();
  paragraphs.forEach((p, id) => index.add(id, p.folded));
  const parts = {};
  await index.export((key, data) => {
    if (data) parts[key] = data;
  });
  write(folder, "index.json", JSON.stringify(parts));
  write(folder, "text.txt", paragraphs.map((p) => p.folded).join("\n"));
}

export async function open(base) {
  const index = made();
  for (const [key, data] of Object.entries(await (await fetch(`${base}index.json`)).json())) index.import(key, data);
  encode = asked;
  return { ask: (query, exact) => index.search(query, { limit: 100_000, suggest: !exact }) };
}
