// SPDX-License-Identifier: MIT
// Bytes as text: six bytes are seven characters of an alphabet of 116, so that the text is a sixth longer than the bytes. The alphabet is what
// an HTML script element keeps as it is under UTF-8, one byte each: printable ASCII but "<", tab, line feed, and 20 controls that no terminal
// or parser acts on (no NUL, CR, ESC, BEL, shifts). 116^7 is just over 2^48.
const CODES = [];
for (const [from, to] of [[1, 6], [9, 10], [16, 25], [28, 31], [32, 59], [61, 126]]) for (let code = from; code <= to; code++) CODES.push(code);

const CHARS = 7, BYTES = 6, BASE = CODES.length, HALF = 2 ** 24;

export function textOf(bytes) {
  const letters = CODES.map((code) => String.fromCharCode(code)), parts = [];
  const byte = (at) => bytes[at] ?? 0;
  for (let at = 0; at < bytes.length; at += BYTES) {
    let number = 0, text = '';
    for (let i = 0; i < BYTES; i++) number = number * 256 + byte(at + i);
    for (let i = 0; i < CHARS; i++, number = Math.floor(number / BASE)) text = letters[number % BASE] + text;
    parts.push(text);
  }
  return parts.join('');
}

// The first `size` of the bytes.
export function bytesOf(text, size) {
  const digits = new Uint8Array(128), bytes = new Uint8Array(size + BYTES);
  CODES.forEach((code, i) => { digits[code] = i; });
  for (let i = 0, at = 0; at < size; i += CHARS) {
    let number = 0;
    for (let j = 0; j < CHARS; j++) number = number * BASE + digits[text.charCodeAt(i + j)];
    const high = Math.floor(number / HALF), low = number - high * HALF;
    for (const half of [high, low]) {
      bytes[at++] = half >> 16;
      bytes[at++] = half >> 8;
      bytes[at++] = half;
    }
  }
  return bytes.subarray(0, size);
}
