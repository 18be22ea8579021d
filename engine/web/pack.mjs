// SPDX-License-Identifier: MIT
// In: bytes. Out: the text that src/unpack.mjs turns back into them.
export function textOf(bytes) {
  const alphabet = [9, 10];
  for (let code = 32; code < 127; code++) if (code !== 60) alphabet.push(code);
  const letters = String.fromCharCode(...alphabet);
  const groups = Math.ceil((bytes.length * 8) / 46), parts = [];
  let held = 0n, bits = 0n, at = 0;
  for (let group = 0; group < groups; group++) {
    for (; bits < 46n; bits += 8n) held = held << 8n | BigInt(at < bytes.length ? bytes[at++] : 0);
    let number = Number(held >> (bits - 46n)), text = '';
    bits -= 46n;
    held &= (1n << bits) - 1n;
    for (let i = 0; i < 7; i++, number = Math.floor(number / 96)) text = letters[number % 96] + text;
    parts.push(text);
  }
  return parts.join('');
}
