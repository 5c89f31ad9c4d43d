// The QR codes of pictures, read by a library of others, and held against those that the program draws.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import jsqr from "jsqr";

import { qrCode } from "../../www/qr.js";
import { scratch, shipped } from "./harness.mjs";
import { program } from "./pages.mjs";

/** What a reader makes of a code. */
function read(rows) {
  const [scale, margin] = [4, 16];
  const size = rows.length * scale + 2 * margin;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  rows.forEach((row, y) => row.forEach((dark, x) => {
    for (let at = 0; dark && at < scale * scale; at++) {
      const place = (margin + y * scale + Math.floor(at / scale)) * size + margin + x * scale + (at % scale);
      pixels.fill(0, place * 4, place * 4 + 3);
    }
  }));
  return jsqr(pixels, size, size)?.data;
}

test("links of every length come back", () => {
  for (let length = 20; length <= 1003; length += 29) {
    const link = `https://example.org/reports/#v=metrics&ind=${"%E5%B0%B1%E4%B8%9A".repeat(60)}`.slice(0, length);
    assert.equal(read(qrCode(link)), link, `${length} characters`);
  }
});

test("a text that no code holds has none", () => {
  assert.equal(qrCode("x".repeat(1004)), null);
  assert.equal(qrCode("x".repeat(1003)).length, 105);
});

/** The rows of the code that the program puts on a card. */
function drawn(link) {
  mkdirSync(scratch, { recursive: true });
  const file = path.join(scratch, "qr.svg");
  execFileSync(program, ["chart", shipped, "--view", "v=metrics", "--card", "--link", link, "-o", file], { stdio: ["ignore", "ignore", "pipe"] });
  const [, runs, scale] = /d="([^"]*)" fill="#000000" transform="translate\([^)]*\) scale\(([^)]*)\)"/.exec(readFileSync(file, "utf8"));
  const size = Math.round(132 / Number(scale));
  const rows = Array.from({ length: size }, () => Array(size).fill(false));
  for (const [, x, y, length] of runs.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) rows[y].fill(true, Number(x), Number(x) + Number(length));
  return rows;
}

const HAN = "https://example.org/reports/#v=metrics&region=全国&ind=国内生产总值";
const LINKS = ["https://example.org", HAN, encodeURI(HAN), "https://example.org/#v=metrics&ind=人均国内生产总值", "HTTPS://EXAMPLE.ORG/0123456789", ...[150, 300, 450, 700, 950].map((length) => encodeURI(`${HAN}&q=${"就业2026 abc".repeat(60)}`).slice(0, length))];

for (const link of LINKS) {
  test(`the program draws the same code, and it is read: ${link.length} characters, ${link.slice(0, 60)}`, () => {
    const rows = drawn(link);
    assert.equal(read(rows), link);
    const written = (code) => code.map((row) => row.map((dark) => (dark ? "#" : ".")).join("")).join("\n");
    assert.equal(written(qrCode(link)), written(rows));
  });
}
