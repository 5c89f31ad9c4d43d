import { code, phrase, tokenized } from "./sqlite.mjs";

export const name = "SQLite FTS5, one token a character";
export { code };

const spread = (text) => [...text].join(" ");

export const { build, open } = tokenized("unicode61 categories ''L* N* P* S*''", spread, (query) => ["p MATCH ? ORDER BY rank", phrase(spread(query))]);
