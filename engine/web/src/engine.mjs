// SPDX-License-Identifier: MIT
// The C engine as the page sees it. In: bytes. Out: {status, bytes or text, faults}. A job waits until the engine has started. An engine that
// has run out of memory is thrown away and a new one is made: nothing of a job stays behind.

const OK = 0, INVALID = 1, NO_MEMORY = 2;
const FORMATS = { text: 0, json: 1, html: 2, markdown: 3, csv: 4, tree: 5 };
const utf8 = new TextEncoder(), plain = new TextDecoder();

// Three calls of the C library that nothing needs: the engine writes to no file.
const nothing = { fd_close: () => 8, fd_seek: () => 8, fd_write: () => 8 };

export class Engine {
  // `files`: the engine, the schema and the knowledge, as a list or as the promise of one: [{name, bytes}...].
  constructor(files) {
    this.ready = this.start(files);
  }

  async start(files) {
    const all = await files, [engine, schema] = ['engine.wasm', 'opinion.schema.json'].map((name) => all.find((file) => file.name === name));
    this.module = await WebAssembly.compile(engine.bytes.slice());
    this.files = [schema, ...all.filter((file) => file !== engine && file !== schema)];
    this.begin(await this.fresh());
  }

  fresh() {
    return WebAssembly.instantiate(this.module, { wasi_snapshot_preview1: nothing });
  }

  begin(instance) {
    this.c = instance.exports;
    this.c._initialize();
    if (!this.c.web_start()) throw new Error('no memory');
    for (const file of this.files) this.input(file.name, file.bytes);
    if (this.c.web_teach() !== OK) throw new Error(this.out());
  }

  room(bytes) {
    const at = this.c.web_room(bytes.length);
    if (!at) throw new Error('no memory');
    new Uint8Array(this.c.memory.buffer, at, bytes.length).set(bytes);
    return at;
  }

  input(name, bytes) {
    this.c.web_input(this.room(utf8.encode(name.replaceAll('\0', '?'))), this.room(bytes), bytes.length);
  }

  outBytes() {
    return new Uint8Array(this.c.memory.buffer, this.c.web_bytes(), this.c.web_len()).slice();
  }

  out() {
    return plain.decode(this.outBytes());
  }

  faults() {
    const bytes = new Uint8Array(this.c.memory.buffer, this.c.web_faults(), this.c.web_faults_len());
    return JSON.parse(plain.decode(bytes.slice()) || '[]');
  }

  // `job`: what to call. Memory that runs out traps; the next job finds a new engine.
  async run(inputs, job) {
    await this.ready;
    try {
      for (const { name, bytes } of inputs) this.input(name, bytes);
      const status = job(this.c);
      const bytes = status === OK ? this.outBytes() : new Uint8Array();
      const faults = this.faults();
      this.c.web_forget();
      return { status, ok: status === OK, bytes, faults };
    } catch (error) {
      this.begin(await this.fresh());
      return { status: NO_MEMORY, ok: false, bytes: new Uint8Array(), faults: [], error };
    }
  }

  compare(first, second, format, flags) {
    return this.run([first, second], (c) => c.web_compare(FORMATS[format], flags));
  }

  validate(file) {
    return this.run([file], (c) => c.web_validate());
  }

  // One or two opinion documents, made of a file of any kind that the engine reads; an opinion is one as it stands.
  async documents(file, flags) {
    const documents = [];
    const done = await this.run([file], (c) => {
      const count = c.web_import(flags);
      for (let i = 0; i < count; i++) documents.push(new Uint8Array(c.memory.buffer, c.web_document(i), c.web_document_len(i)).slice());
      return count ? OK : INVALID;
    });
    return { ...done, documents };
  }

  form() {
    return this.run([], (c) => c.web_form());
  }

  // An empty worksheet (CSV), to be filled in with any spreadsheet and loaded again.
  sheet(flags) {
    return this.run([], (c) => c.web_sheet(flags));
  }
}
