// How wide a text is, without a font, and how it breaks into lines: as `src/chart/measure.rs` has it, so that page and
// program lay out a picture alike.

const HAN = /[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{323af}]/u;
/** Widths in em; the first that fits. */
const EM = [
  [HAN, 1],
  [/[\u2e80-\u303f\u30a0-\u31ff\uff00-\uff60—…“”]/, 1],
  [/[ijl'|]/, 0.24],
  [/[ .,:;Ift!/·]/, 0.3],
  [/[()\-r[\]]/, 0.36],
  [/[mwMW%‰@]/, 0.89],
  [/[A-Z]/, 0.7],
  [/[+−<>=≥≤≈]/, 0.6],
  [/^/, 0.56],
];
const OPENS = /[（“《]/;
const CLOSES = /[，。、；：）”》,.)%·]/;

/** Width of a text at `size` pixels. */
export function widthOf(text, size) {
  return [...text].reduce((sum, character) => sum + EM.find(([fits]) => fits.test(character))[1], 0) * size;
}

/** The text in lines of at most `width` pixels, broken between Han characters or at blanks. */
export function wrap(text, size, width) {
  const lines = [""];
  let used = 0;
  for (const word of words(text)) {
    const wide = widthOf(word, size);
    if (used > 0 && used + wide > width) {
      lines.push("");
      used = 0;
    }
    lines[lines.length - 1] += used === 0 ? word.trimStart() : word;
    used += wide;
  }
  return lines.map((line) => line.trimEnd()).filter(Boolean);
}

/** Pieces that stay together: a Han character with the punctuation after it, a Latin word with its blank. */
function words(text) {
  const found = [];
  let before = "";
  for (const character of text) {
    const parts = HAN.test(before) || HAN.test(character) || before === " " || (CLOSES.test(before) && before > "\u007f");
    if (before && parts && !OPENS.test(before) && !CLOSES.test(character)) found.push(character);
    else found.push((found.pop() ?? "") + character);
    before = character;
  }
  return found;
}
