// SPDX-License-Identifier: MIT
// In: the packed engine and knowledge as printable text. Out: files by name. The text is base 96, seven characters for 46 bits: all of
// ASCII that a script element keeps as it is (tab, line feed, space to tilde but "<"). The bits are one .lzma stream, which unpack.wasm opens.

const CHARS = 7, HALF = 2 ** 23;

function digit(code) {
  return code < 32 ? code - 9 : code < 60 ? code - 30 : code - 31;
}

export function bytesOf(text, size) {
  const bytes = new Uint8Array(size + 8);
  let at = 0, bits = 0, held = 0;
  const push = (half) => {
    held = held << 23 | half;
    for (bits += 23; bits >= 8; bits -= 8) bytes[at++] = held >> (bits - 8);
    held &= (1 << bits) - 1;
  };
  for (let i = 0; i < text.length && at < size; i += CHARS) {
    let number = 0;
    for (let j = 0; j < CHARS; j++) number = number * 96 + digit(text.charCodeAt(i + j));
    push(Math.floor(number / HALF));
    push(number % HALF);
  }
  return bytes.subarray(0, size);
}

function base64(text) {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}

// `index`: {packed, plain, unpacker: base64, files: [[name, bytes]...]}, as build.mjs wrote it.
export async function unpack(text, index) {
  const { instance } = await WebAssembly.instantiate(base64(index.unpacker), {});
  const { memory, unpack_room, unpack } = instance.exports;
  const room = unpack_room(index.packed, index.plain);
  new Uint8Array(memory.buffer, room, index.packed).set(bytesOf(text, index.packed));
  if (unpack(index.packed, index.plain) !== index.plain) throw new Error('the page is not whole');
  let at = room + index.packed;
  return index.files.map(([name, size]) => {
    at += size;
    return { name, bytes: new Uint8Array(memory.buffer, at - size, size) };
  });
}
