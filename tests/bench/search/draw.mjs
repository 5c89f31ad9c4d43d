// Queries drawn by a fixed seed, and the brute-force oracle that says what each must find.
//
// The vocabulary is not ours: the words that Node's Intl.Segmenter finds at least twice. What an exact query must find
// are the paragraphs whose folded text holds what was drawn; what a clever one must offer is the word drawn.

import { Converter } from "opencc-js/cn2t";
import { pinyin } from "pinyin-pro";

const SEED = 20261123;
export const EXACT = ["common words", "across words", "phrases of 6–12", "single characters", "numbers", "other width", "Traditional"];
export const CLEVER = ["pinyin", "initials", "one-character typo"];

/** For each kind its queries: `{typed, meant, right}`, `right` being the numbers of the paragraphs that hold what was meant. */
export function draw(paragraphs, each = 500) {
  const random = mulberry(SEED);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const texts = paragraphs.map((p) => p.folded);
  const segmented = texts.map((text) => words(text));
  const counts = counted(segmented.flat().filter((word) => /^\p{Script=Han}{2,}$/u.test(word)));
  const vocabulary = [...counts].filter(([, n]) => n > 1).map(([word]) => word).sort();
  const common = [...counts].filter(([, n]) => n >= 20).map(([word]) => word).sort();
  const runs = [...counted(segmented.flatMap(runsOf))].filter(([, n]) => n >= 5).map(([run]) => run);
  const names = [...new Set([...runs, ...vocabulary.filter((word) => word.length >= 4)])].sort();
  const traditional = Converter({ from: "cn", to: "t" });
  const everything = texts.join("\n");
  const characters = [...new Set(everything)].filter((c) => /\p{Script=Han}/u.test(c)).sort();
  const piece = (least, most) => {
    const text = pick(texts);
    const length = least + Math.floor(random() * (most - least + 1));
    const at = Math.floor(random() * Math.max(1, text.length - length));
    return text.slice(at, at + length);
  };
  const some = (make) => {
    const found = new Map();
    for (let tries = 0; found.size < each && tries < 200 * each; tries++) {
      const query = make();
      if (query && !found.has(query.typed)) found.set(query.typed, query);
    }
    return [...found.values()];
  };
  const as = (typed, meant = typed) => ({ typed, meant });
  const homophones = homophonesOf(commonHan());
  const typo = () => {
    const meant = pick(vocabulary);
    const letters = [...meant];
    const at = Math.floor(random() * letters.length);
    const kind = random();
    if (kind < 0.5) letters[at] = pick((homophones.get(spoken(letters[at])) ?? [""]).filter((c) => c !== letters[at])) ?? "";
    else if (letters.length < 3) return null;
    else if (kind < 0.67) letters[at] = pick(commonHan());
    else if (kind < 0.84) letters.splice(at, 1);
    else letters.splice(at, 0, pick(commonHan()));
    const typed = letters.join("");
    // What stands in the texts as it is, or lost its homophone, is no typo.
    return everything.includes(typed) || typed.length < 2 || (kind < 0.5 && letters[at] === "") ? null : as(typed, meant);
  };
  const kinds = {
    "common words": some(() => as(pick(common))),
    "across words": some(() => crossing(pick(segmented), random)),
    "phrases of 6–12": some(() => typable(piece(6, 12))),
    "single characters": some(() => as(pick(characters))),
    "numbers": some(() => pick(numbersIn(pick(texts)).map((number) => as(number)))),
    "other width": some(() => {
      const narrow = typable(piece(3, 10))?.typed;
      return narrow && /[a-z0-9%.,]/.test(narrow) ? as(narrow.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)), narrow) : null;
    }),
    "Traditional": some(() => {
      const meant = /^\p{Script=Han}{2,}/u.exec(piece(2, 8))?.[0];
      const typed = meant && traditional(meant);
      return typed && typed !== meant ? as(typed, meant) : null;
    }),
    "pinyin": some(() => spelled(pick(vocabulary), (s) => s)),
    "initials": some(() => spelled(pick(names), (s) => s[0])),
    "one-character typo": some(typo),
  };
  for (const queries of Object.values(kinds)) {
    for (const query of queries) query.right = texts.flatMap((text, number) => (text.includes(query.meant) ? [number] : []));
  }
  return kinds;
}

function words(text) {
  return [...new Intl.Segmenter("zh", { granularity: "word" }).segment(text)].map((part) => part.segment);
}

/** Names of several words: runs of two or three Han words, four to eight characters long. */
function runsOf(words) {
  const runs = [];
  for (let at = 0; at < words.length; at++) {
    for (const count of [2, 3]) {
      const part = words.slice(at, at + count);
      const run = part.join("");
      if (part.length === count && part.every((word) => /^\p{Script=Han}{2,}$/u.test(word)) && run.length <= 8) runs.push(run);
    }
  }
  return runs;
}

/** The end of one word and the beginning of the next. */
function crossing(words, random) {
  const at = Math.floor(random() * (words.length - 1));
  const [left, right] = [words[at], words[at + 1]];
  if (![left, right].every((word) => /^\p{Script=Han}{2,}$/u.test(word ?? ""))) return null;
  const typed = left.slice(1 + Math.floor(random() * (left.length - 1))) + right.slice(0, 1 + Math.floor(random() * (right.length - 1)));
  return { typed, meant: typed };
}

/** A text as a reader would type it: no blank in it, and at its start nothing that is an operator. */
function typable(text) {
  const typed = text.trim();
  return !/\s/.test(typed) && typed.length > 2 && /^[\p{L}\p{N}]/u.test(typed) && !/[<>=:"“「『]/.test(typed) ? { typed, meant: typed } : null;
}

function numbersIn(text) {
  return text.match(/\d+(?:[.,]\d+)*(?:%|‰|\p{Script=Han}{1,2})?/gu) ?? [];
}

function spoken(text) {
  return pinyin(text, { toneType: "none", v: true, type: "string", separator: " " });
}

function spelled(word, part) {
  const syllables = word && spoken(word).split(" ");
  return syllables && syllables.length === word.length ? { typed: syllables.map(part).join(""), meant: word } : null;
}

let han;
/** The common Han characters: GB/T 2312, first level. */
function commonHan() {
  if (han) return han;
  const decoder = new TextDecoder("gbk");
  const codes = [];
  for (let row = 0xb0; row <= 0xd7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) codes.push(row, cell);
  han = [...decoder.decode(Uint8Array.from(codes))].filter((c) => /\p{Script=Han}/u.test(c));
  return han;
}

/** Syllable → the characters that are spoken so. */
function homophonesOf(characters) {
  const groups = new Map();
  for (const c of characters) {
    const syllable = spoken(c);
    groups.set(syllable, [...(groups.get(syllable) ?? []), c]);
  }
  return groups;
}

function counted(list) {
  const counts = new Map();
  for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function mulberry(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
