// The rival at this size: the folded text as it is, and `includes`.

import { write } from "./write.mjs";

export const name = "plain scan (`includes`)";
export const code = [];

export function build(paragraphs, folder) {
  write(folder, "text.txt", paragraphs.map((p) => p.folded).join("\n"));
}

export async function open(base) {
  const texts = (await (await fetch(`${base}text.txt`)).text()).split("\n");
  return { ask: (query) => texts.flatMap((text, number) => (text.includes(query) ? [number] : [])) };
}
