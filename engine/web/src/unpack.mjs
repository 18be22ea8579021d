// SPDX-License-Identifier: MIT
// In: the packed engine and knowledge as text. Out: files by name, each opened when it is first asked for, together with all that lie before
// it: what the page shows first lies in front. The text is one .lzma stream in an alphabet of its own (alphabet.mjs); unpack.wasm opens both.

function base64(text) {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}

export class Parcel {
  // `index`: {plain, unpacker: base64, files: [[name, bytes]...]}, as build.mjs wrote it.
  static async open(text, index) {
    const { instance } = await WebAssembly.instantiate(base64(index.unpacker), {}), parcel = new Parcel();
    parcel.c = instance.exports;
    const room = parcel.c.unpack_room(text.length, index.plain);
    new TextEncoder().encodeInto(text, new Uint8Array(parcel.c.memory.buffer, room, text.length));
    if (!parcel.c.unpack_start(text.length, index.plain)) throw new Error('the page is not whole');
    parcel.places = new Map();
    let at = 0;
    for (const [name, size] of index.files) {
      parcel.places.set(name, { at, size, from: room + text.length + at });
      at += size;
    }
    return parcel;
  }

  names() {
    return [...this.places.keys()];
  }

  bytes(name) {
    const { at, size, from } = this.places.get(name);
    if (!this.c.unpack_until(at + size)) throw new Error('the page is not whole');
    return new Uint8Array(this.c.memory.buffer, from, size);
  }

  text(name) {
    return new TextDecoder().decode(this.bytes(name));
  }

  // The rows under the head of a table, which lies column by column (engine/read/columns.h); of each the columns named by number.
  rows(name, columns) {
    const [, count, cells] = this.text(name).match(/^\x1d\d+ (\d+)\n([^]*)\0$/), all = cells.split('\0'), rows = Number(count);
    return Array.from({ length: rows - 1 }, (_, i) => columns.map((column) => all[column * rows + i + 1]));
  }
}
