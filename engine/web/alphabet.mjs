// SPDX-License-Identifier: MIT
// Bytes as text: six bytes are seven characters of an alphabet of 116, so that the text is a sixth longer than the bytes. The alphabet is what
// an HTML script element keeps as it is under UTF-8, one byte each: printable ASCII but "<", tab, line feed, and 20 controls that no terminal
// or parser acts on (no NUL, CR, ESC, BEL, shifts). 116^7 is just over 2^48. The way back is in c/unpack.c.
const LETTERS = [];
for (const [from, to] of [[1, 6], [9, 10], [16, 25], [28, 31], [32, 59], [61, 126]]) for (let code = from; code <= to; code++) LETTERS.push(String.fromCharCode(code));

const CHARS = 7, BYTES = 6, BASE = LETTERS.length;

// The last six bytes are filled up with zeros.
export function textOf(bytes) {
  const parts = [];
  for (let at = 0; at < bytes.length; at += BYTES) {
    let number = 0, text = '';
    for (let i = 0; i < BYTES; i++) number = number * 256 + (bytes[at + i] ?? 0);
    for (let i = 0; i < CHARS; i++, number = Math.floor(number / BASE)) text = LETTERS[number % BASE] + text;
    parts.push(text);
  }
  return parts.join('');
}
