// SQLite's FTS5 in wasm. The page gets the finished database.

import sqlite3 from "@sqlite.org/sqlite-wasm";

import { write } from "./write.mjs";

export const code = ["@sqlite.org/sqlite-wasm/dist/index.mjs", "@sqlite.org/sqlite-wasm/dist/sqlite3.wasm"];

/** A peer of one tokenizer: `spread` writes a text as the tokenizer needs it. */
export function tokenized(tokenizer, spread, condition) {
  return {
    async build(paragraphs, folder) {
      const lite = await sqlite3();
      const db = new lite.oo1.DB(":memory:");
      db.exec(`CREATE VIRTUAL TABLE p USING fts5(text, tokenize='${tokenizer}'); BEGIN`);
      const insert = db.prepare("INSERT INTO p(rowid, text) VALUES (?, ?)");
      paragraphs.forEach((p, number) => insert.bind([number, spread(p.folded)]).stepReset());
      insert.finalize();
      db.exec("COMMIT; INSERT INTO p(p) VALUES ('optimize'); VACUUM");
      write(folder, "search.db", lite.capi.sqlite3_js_db_export(db.pointer));
    },
    async open(base) {
      const [lite, bytes] = await Promise.all([sqlite3(), fetch(`${base}search.db`).then((answer) => answer.arrayBuffer())]);
      const db = new lite.oo1.DB();
      const place = lite.wasm.allocFromTypedArray(bytes);
      const { SQLITE_DESERIALIZE_FREEONCLOSE, SQLITE_DESERIALIZE_READONLY } = lite.capi;
      lite.capi.sqlite3_deserialize(db.pointer, "main", place, bytes.byteLength, bytes.byteLength, SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY);
      const ready = new Map();
      return {
        ask(query) {
          const [where, bound] = condition(query);
          if (!ready.has(where)) ready.set(where, db.prepare(`SELECT rowid FROM p WHERE ${where}`));
          const statement = ready.get(where).bind([bound]);
          const rows = [];
          while (statement.step()) rows.push(statement.getInt(0));
          statement.reset();
          return rows;
        },
      };
    },
  };
}

export const phrase = (text) => `"${text.replaceAll('"', '""')}"`;
