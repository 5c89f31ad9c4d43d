// Pagefind, fed with records. What it finds are hashes; a table says which paragraphs they are, outside all clocks.

import { write } from "./write.mjs";

export const name = "Pagefind, quoted";
export const code = [];
export const most = 100;

export async function build(paragraphs, folder) {
  const { close, createIndex } = await import("pagefind");
  const { index } = await createIndex({});
  for (const [number, p] of paragraphs.entries()) await index.addCustomRecord({ url: `/${number}`, content: p.folded, language: "zh" });
  await index.writeFiles({ outputPath: `${folder}/pagefind` });
  await close();
  await table(folder);
}

async function table(folder) {
  const { readFileSync, readdirSync } = await import("node:fs");
  const { gunzipSync } = await import("node:zlib");
  const fragments = `${folder}/pagefind/fragment`;
  const rows = readdirSync(fragments).map((file) => {
    const text = gunzipSync(readFileSync(`${fragments}/${file}`)).toString();
    return [file.replace(/\.pf_fragment$/, ""), Number(JSON.parse(text.slice(text.indexOf("{"))).url.slice(1))];
  });
  write(folder, "table.json", JSON.stringify(Object.fromEntries(rows)));
}

/** A peer whose queries are written so. */
export function opened(typed) {
  return async (base) => {
    const pagefind = await import(`${base}pagefind/pagefind.js`);
    await pagefind.init("zh");
    return {
      ask: async (query, exact) => (await pagefind.search(typed(query, exact))).results.map((hit) => hit.id),
      decode: async (ids) => {
        const table = await (await fetch(`${base}table.json`)).json();
        return ids.map((list) => list.map((id) => table[id]));
      },
    };
  };
}

/** What is quoted is a phrase to it. */
export const open = opened((query, exact) => (exact ? `"${query}"` : query));
