// SPDX-License-Identifier: MIT
// The engine of a built page, without a browser. In: the page, then on standard input a JSON list of [first, second, format, flags]; out: a JSON
// line a pair: what it gave, and how long it took. node engine.mjs PAGE < LIST
import { readFileSync } from 'node:fs';
import { Engine } from '../../engine/web/src/engine.mjs';
import { Parcel } from '../../engine/web/src/unpack.mjs';

const page = readFileSync(process.argv[2], 'utf8');
const block = (id) => page.match(new RegExp(`<script type="[a-z/]+" id="${id}">([^]*?)</script>`))[1];

const began = performance.now();
const parcel = await Parcel.open(block('packed'), JSON.parse(block('index')));
for (const lang of ['en', 'es']) parcel.text(`phrases/${lang}.csv`);
const shown = performance.now();
const engine = new Engine(parcel.names().filter((name) => !/^(page|licence)\//.test(name)).map((name) => ({ name, bytes: parcel.bytes(name) })));
await engine.ready;
console.log(JSON.stringify({ first: shown - began, ready: performance.now() - began }));
for (const [first, second, format, flags] of JSON.parse(readFileSync(0, 'utf8'))) {
  const input = (path) => ({ name: path, bytes: readFileSync(path) });
  const start = performance.now();
  const got = await engine.compare(input(first), input(second), format, flags);
  const took = performance.now() - start;
  console.log(JSON.stringify({ status: got.status, text: Buffer.from(got.bytes).toString('utf8'), faults: got.faults, took, error: String(got.error ?? '') }));
}
