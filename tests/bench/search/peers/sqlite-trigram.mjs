import { code, phrase, tokenized } from "./sqlite.mjs";

export const name = "SQLite FTS5, trigram";
export { code };

// Two characters are no trigram: LIKE scans for them.
export const { build, open } = tokenized("trigram", (text) => text, (query) =>
  [...query].length < 3 ? ["text LIKE ? ESCAPE '\\'", `%${query.replace(/[%_\\]/g, "\\$&")}%`] : ["p MATCH ? ORDER BY rank", phrase(query)]);
