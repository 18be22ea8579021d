// SPDX-License-Identifier: MIT
// The engine of a built page, without a browser. In: the page, then on standard input a JSON list of [first, second, format, flags]; out: a JSON
// line a pair: what it gave, and how long it took. node engine.mjs PAGE < LIST
import { readFileSync } from 'node:fs';
import { Engine } from '../../engine/web/src/engine.mjs';
import { sorted, unpack } from '../../engine/web/src/unpack.mjs';

const page = readFileSync(process.argv[2], 'utf8');
const block = (id) => page.match(new RegExp(`<script type="[a-z/]+" id="${id}">([^]*?)</script>`))[1];

const began = performance.now();
const files = await unpack(block('packed'), JSON.parse(block('index')));
const unpacked = performance.now();
const engine = await Engine.open(sorted(files).engine);
console.log(JSON.stringify({ unpack: unpacked - began, ready: performance.now() - began }));
for (const [first, second, format, flags] of JSON.parse(readFileSync(0, 'utf8'))) {
  const input = (path) => ({ name: path, bytes: readFileSync(path) });
  const start = performance.now();
  const got = await engine.compare(input(first), input(second), format, flags);
  const took = performance.now() - start;
  console.log(JSON.stringify({ status: got.status, text: Buffer.from(got.bytes).toString('utf8'), faults: got.faults, took, error: String(got.error ?? '') }));
}
