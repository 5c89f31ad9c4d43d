// Characters and pairs of characters: what libraries without Chinese words are told to index.

/** All characters and pairs of a text. */
export function indexed(text) {
  const characters = [...text];
  return characters.concat(characters.slice(1).map((c, at) => characters[at] + c));
}

/** What of them a query needs: its pairs, or its only character. */
export function asked(query) {
  const characters = [...query];
  return characters.length < 2 ? characters : characters.slice(1).map((c, at) => characters[at] + c);
}
