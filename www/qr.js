// QR codes (ISO/IEC 18004): error correction L, the smallest version that holds the text. Versions end with 22 (1,003
// bytes): denser codes are hard to scan from a picture. `src/card/qr.rs` makes the same.

// For each version from 1: check words a block, and blocks, at level L.
const CHECK = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28];
const BLOCKS = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9];

// The characters that pack closer than bytes, and how many of them are worth a mode of their own.
const PACKED = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const WORTH = /([0-9A-Z $%*+\-./:]{16,})/;

const MASKS = [
  (x, y) => (x + y) % 2,
  (x, y) => y % 2,
  (x) => x % 3,
  (x, y) => (x + y) % 3,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2,
  (x, y) => ((x * y) % 2) + ((x * y) % 3),
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
];

/** The rows of a code for a text, true where it is dark; null where the text is too long. */
export function qrCode(text) {
  const version = CHECK.findIndex((_, at) => contentBits(text, at + 1).length <= dataWords(at + 1) * 8) + 1;
  if (version === 0) return null;
  const grid = functionPatterns(version);
  placeWords(grid, withChecks(padded(contentBits(text, version), dataWords(version)), version));
  const masked = MASKS.map((mask, number) => finished(grid, mask, number, version));
  return masked.reduce((best, next) => (penalty(next) < penalty(best) ? next : best));
}

/** How many bits a version has for words. */
function roomOf(version) {
  const marks = Math.floor(version / 7) + 2;
  const patterns = version < 2 ? 0 : (25 * marks - 10) * marks - 55 + (version < 7 ? 0 : 36);
  return (16 * version + 128) * version + 64 - patterns;
}

function dataWords(version) {
  return Math.floor(roomOf(version) / 8) - CHECK[version - 1] * BLOCKS[version - 1];
}

/** A text's stretches, each with its mode and length before it. */
function contentBits(text, version) {
  const bits = [];
  text.split(WORTH).forEach((part, at) => {
    if (part === "") return;
    if (at % 2 === 1) {
      put(bits, 2, 4);
      put(bits, part.length, version < 10 ? 9 : 11);
      for (const [pair] of part.matchAll(/..?/g)) put(bits, [...pair].reduce((sum, one) => sum * 45 + PACKED.indexOf(one), 0), pair.length * 5 + 1);
    } else {
      const bytes = new TextEncoder().encode(part);
      put(bits, 4, 4);
      put(bits, bytes.length, version < 10 ? 8 : 16);
      for (const byte of bytes) put(bits, byte, 8);
    }
  });
  return bits;
}

function put(bits, value, length) {
  for (let at = length - 1; at >= 0; at--) bits.push((value >> at) & 1);
}

/** So many words, the end marked and the rest padded. */
function padded(bits, count) {
  const room = count * 8;
  put(bits, 0, Math.min(4, room - bits.length));
  put(bits, 0, -bits.length & 7);
  for (let pad = 0xec; bits.length < room; pad ^= 0xec ^ 0x11) put(bits, pad, 8);
  return Array.from({ length: count }, (_, at) => bits.slice(at * 8, at * 8 + 8).reduce((word, bit) => word * 2 + bit, 0));
}

/** Words in blocks, each with its Reed–Solomon remainder, read across the blocks. */
function withChecks(words, version) {
  const [count, check] = [BLOCKS[version - 1], CHECK[version - 1]];
  const divisor = generator(check);
  const short = Math.floor(words.length / count);
  const blocks = [];
  for (let at = 0, block = 0; block < count; block++) {
    const length = short + (block >= count - (words.length % count) ? 1 : 0);
    const data = words.slice(at, at + length);
    blocks.push({ data, check: remainder(data, divisor) });
    at += length;
  }
  const across = (part, length) => Array.from({ length }, (_, at) => blocks.map((block) => block[part][at])).flat().filter((word) => word !== undefined);
  return [...across("data", short + 1), ...across("check", check)];
}

/** A product in the field of 256 elements. */
function times(a, b) {
  let product = 0;
  for (let at = 7; at >= 0; at--) product = (product << 1) ^ ((product >> 7) * 0x11d) ^ (((b >> at) & 1) * a);
  return product;
}

function generator(degree) {
  const terms = [...Array(degree - 1).fill(0), 1];
  for (let root = 1, step = 0; step < degree; step++, root = times(root, 2)) {
    terms.forEach((term, at) => (terms[at] = times(term, root) ^ (terms[at + 1] ?? 0)));
  }
  return terms;
}

function remainder(data, divisor) {
  let rest = divisor.map(() => 0);
  for (const word of data) {
    const factor = word ^ rest[0];
    rest = divisor.map((term, at) => (rest[at + 1] ?? 0) ^ times(term, factor));
  }
  return rest;
}

/** Finders, timing and alignment marks; undefined where words go, null where the format will stand. */
function functionPatterns(version) {
  const size = version * 4 + 17;
  const grid = Array.from({ length: size }, () => Array(size).fill(undefined));
  const set = (x, y, dark) => {
    if (x >= 0 && y >= 0 && x < size && y < size) grid[y][x] = dark;
  };
  for (let at = 0; at < size; at++) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  const square = (cx, cy, reach, dark) => {
    for (let dy = -reach; dy <= reach; dy++) for (let dx = -reach; dx <= reach; dx++) set(cx + dx, cy + dy, dark(Math.max(Math.abs(dx), Math.abs(dy))));
  };
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) square(x, y, 4, (ring) => ring !== 2 && ring !== 4);
  const marks = alignment(version);
  const last = marks.length - 1;
  marks.forEach((x, i) => marks.forEach((y, j) => {
    const atFinder = (i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0);
    if (!atFinder) square(x, y, 2, (ring) => ring !== 1);
  }));
  formatPlaces(size).flat().forEach(([x, y]) => set(x, y, null));
  if (version >= 7) versionPlaces(size).flat().forEach(([x, y]) => set(x, y, null));
  set(8, size - 8, true);
  return grid;
}

function alignment(version) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, at) => version * 4 + 10 - at * step).reverse()];
}

/** The two places of each of the 15 format bits. */
function formatPlaces(size) {
  return Array.from({ length: 15 }, (_, bit) => [
    bit < 6 ? [8, bit] : bit < 8 ? [8, bit + 1] : bit === 8 ? [7, 8] : [14 - bit, 8],
    bit < 8 ? [size - 1 - bit, 8] : [8, size - 15 + bit],
  ]);
}

function versionPlaces(size) {
  return Array.from({ length: 18 }, (_, bit) => {
    const [far, near] = [size - 11 + (bit % 3), Math.floor(bit / 3)];
    return [[far, near], [near, far]];
  });
}

/** Words run up and down in columns of two, from the right; the timing column is passed over. */
function placeWords(grid, words) {
  const size = grid.length;
  let bit = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    const upward = ((right + 1) & 2) === 0;
    for (let step = 0; step < size; step++) {
      const y = upward ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        // Numbers, so that masks change words alone.
        if (grid[y][x] === undefined) grid[y][x] = ((words[bit >> 3] ?? 0) >> (7 - (bit++ & 7))) & 1;
      }
    }
  }
}

function finished(grid, mask, number, version) {
  const rows = grid.map((row, y) => row.map((cell, x) => (typeof cell === "number" ? (cell === 1) !== (mask(x, y) === 0) : cell)));
  // Level L is 01.
  const format = ((1 << 3) | number) << 10;
  const bits = (format | checkBits(format, 0x537, 10)) ^ 0x5412;
  formatPlaces(rows.length).forEach((places, bit) => places.forEach(([x, y]) => (rows[y][x] = ((bits >> bit) & 1) === 1)));
  if (version >= 7) {
    const bits = (version << 12) | checkBits(version << 12, 0x1f25, 12);
    versionPlaces(rows.length).forEach((places, bit) => places.forEach(([x, y]) => (rows[y][x] = ((bits >> bit) & 1) === 1)));
  }
  return rows;
}

/** The remainder of a division by a binary polynomial. */
function checkBits(value, divisor, degree) {
  let rest = value;
  for (let at = 31 - Math.clz32(rest); at >= degree; at = 31 - Math.clz32(rest)) rest ^= divisor << (at - degree);
  return rest;
}

/** How hard a code is to read: long runs, blocks, patterns like finders, too much of one colour. */
function penalty(rows) {
  const size = rows.length;
  let sum = 0;
  let dark = 0;
  const lines = [...rows, ...rows.map((_, x) => rows.map((row) => row[x]))];
  for (const line of lines) {
    const text = line.map((cell) => (cell ? "1" : "0")).join("");
    for (const [run] of text.matchAll(/0{5,}|1{5,}/g)) sum += run.length - 2;
    // The margin is light, too.
    sum += 40 * [...`0000${text}0000`.matchAll(/(?=1011101)((?<=0000)|(?=.{7}0000))/g)].length;
  }
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      dark += rows[y][x] ? 1 : 0;
      if (x > 0 && y > 0 && rows[y][x] === rows[y][x - 1] && rows[y][x] === rows[y - 1][x] && rows[y][x] === rows[y - 1][x - 1]) sum += 3;
    }
  }
  return sum + Math.abs(Math.floor((dark * 200) / size ** 2) - 100);
}
