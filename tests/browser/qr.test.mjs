// The QR codes of pictures, read by a library of others.

import assert from "node:assert/strict";
import { test } from "node:test";

import jsqr from "jsqr";

import { qrCode } from "../../www/qr.js";

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
