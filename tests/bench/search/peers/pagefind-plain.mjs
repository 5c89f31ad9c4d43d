// The same index, asked without quotes: all words, wherever they stand.

import { opened } from "./pagefind.mjs";

export const name = "Pagefind, plain";
export const code = [];
export const most = 100;
/** Whose data it reads. */
export const data = "pagefind";

export const open = opened((query) => query);
