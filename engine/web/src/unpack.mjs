// SPDX-License-Identifier: MIT
// In: the packed engine and knowledge as text. Out: files by name. The text is one .lzma stream in an alphabet of its own (alphabet.mjs);
// unpack.wasm opens both.

function base64(text) {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}

// `index`: {plain, unpacker: base64, files: [[name, bytes]...]}, as build.mjs wrote it.
export async function unpack(text, index) {
  const { instance } = await WebAssembly.instantiate(base64(index.unpacker), {});
  const { memory, unpack_room, unpack } = instance.exports;
  const room = unpack_room(text.length, index.plain);
  new TextEncoder().encodeInto(text, new Uint8Array(memory.buffer, room, text.length));
  if (unpack(text.length, index.plain) !== index.plain) throw new Error('the page is not whole');
  let at = room + text.length;
  return index.files.map(([name, size]) => {
    at += size;
    return { name, bytes: new Uint8Array(memory.buffer, at - size, size) };
  });
}

// What is for whom: the engine with its schema and knowledge; the style; the licences.
export function sorted(files) {
  const licences = files.filter((file) => file.name.startsWith('licence/')), style = files.find((file) => file.name === 'page.css');
  return { engine: files.filter((file) => file !== style && !licences.includes(file)), style, licences };
}
