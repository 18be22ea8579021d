// SPDX-License-Identifier: MIT
// build.mjs BUILD OUT: puts one HTML file together: the script, and the engine with its knowledge and the style as packed text. The same
// inputs give the same bytes. The policy allows the one script by its hash, and no request at all.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { textOf } from './alphabet.mjs';
import { Engine } from './src/engine.mjs';

const here = dirname(fileURLToPath(import.meta.url)), root = join(here, '../..');
const [build, out] = process.argv.slice(2);
const version = versionOf('engine/concord.h');

function knowledge(folder, below = '') {
  const names = readdirSync(join(folder, below), { withFileTypes: true });
  return names.flatMap((entry) => {
    const name = below + entry.name;
    if (entry.isDirectory()) return knowledge(folder, name + '/');
    return /\.(csv|json)$/.test(name) ? [name] : [];
  }).sort();
}

// What only `concord lint` reads. The sums stand for it.
const PROOF = ['abbreviations.csv', 'banned.csv', 'cases.json', 'retired.csv'];

// A table column by column, as engine/read/columns.h has it.
function columns(csv) {
  const rows = [[]];
  for (const [, cell, end] of csv.matchAll(/("(?:[^"]|"")*"|[^",\n]*)(,|\n|$)/g)) {
    rows.at(-1).push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === '\n') rows.push([]);
    if (!end) break;
  }
  const whole = rows.filter((row) => row.length > 1 || row[0]), width = whole[0].length;
  if (whole.some((row) => row.length !== width)) throw new Error('a table of another form');
  return `\x1D${width} ${whole.length}\n` + whole[0].flatMap((_, i) => whole.map((row) => row[i] + '\0')).join('');
}

function packed(name, bytes) {
  return name.endsWith('.csv') ? Buffer.from(columns(bytes.toString('utf8'))) : bytes;
}

function taught() {
  const folder = join(root, 'engine/knowledge');
  const all = knowledge(folder).map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
  const sums = all.map(({ name, bytes }) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`).join('');
  return [{ name: 'SHA256SUMS', bytes: Buffer.from(sums) },
    ...all.filter(({ name }) => !PROOF.includes(name)).map(({ name, bytes }) => ({ name, bytes: packed(name, bytes) }))];
}

// What the page shows first comes first, so that it can be opened without the rest: the style, the fields as the engine tells them, the
// phrases.
async function files() {
  const engine = [{ name: 'engine.wasm', bytes: readFileSync(join(build, 'engine.wasm')) },
    { name: 'opinion.schema.json', bytes: readFileSync(join(root, 'schemas/opinion.schema.json')) }, ...taught()];
  const fields = Buffer.from((await new Engine(engine).form()).bytes), phrases = engine.filter(({ name }) => name.startsWith('phrases/'));
  return [{ name: 'page/page.css', bytes: Buffer.from(minified('page.css')) }, { name: 'page/fields.json', bytes: fields }, ...phrases,
    ...engine.filter((file) => !phrases.includes(file)), ...licences()];
}

// The licences of the parts that others made, as their authors wrote them; the page shows them.
function licences() {
  const src = (name) => readFileSync(join(build, 'src', name));
  const opening = (name) => Buffer.from(src(name).toString('utf8').match(/\/\*([^]*?)\*\//)[1].replace(/^[ \t]*\*? ?/gm, '').trim());
  return [
    ['cJSON (MIT)', src('cjson/LICENSE')], ['libcsv (LGPL-2.1+)', Buffer.concat([opening('libcsv/libcsv.c'), Buffer.from('\n\n'), src('libcsv/COPYING.LESSER')])],
    ['libmd (BSD-3-Clause)', Buffer.from(src('libmd/src/sha2.c').toString('utf8').match(/FILE:[^]*?\*\//)[0].replace(/^[ \t]*\*?\/? ?/gm, '').trim())],
    ['wasi-libc (MIT, BSD)', readFileSync('/usr/share/doc/wasi-libc/copyright')],
  ].map(([name, bytes]) => ({ name: 'licence/' + name, bytes }));
}

function minified(file) {
  const done = buildSync({
    entryPoints: [join(here, 'src', file)], bundle: true, minify: true, write: false, format: 'esm', charset: 'ascii', legalComments: 'none', define: { VERSION: JSON.stringify(version) },
    target: ['chrome111', 'firefox115', 'safari16.4'],
  });
  return done.outputFiles[0].text.trim();
}

function versionOf(header) {
  return readFileSync(join(root, header), 'utf8').match(/CONCORD_VERSION "([^"]+)"/)[1];
}

function hash(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function policy(script) {
  return [
    "default-src 'none'", `script-src ${hash(script)} 'wasm-unsafe-eval'`, "style-src 'none'", "connect-src 'none'", "img-src 'none'",
    "form-action 'none'", "base-uri 'none'", "object-src 'none'", "worker-src 'none'", "frame-src 'none'",
    "require-trusted-types-for 'script'", "trusted-types 'none'",
  ].join('; ');
}

const all = await files(), whole = Buffer.concat(all.map((file) => file.bytes));
const stream = execFileSync('xz', ['--format=lzma', '--lzma1=preset=9e,dict=8MiB,lc=3,lp=0,pb=0', '--stdout'], { input: whole, maxBuffer: 1 << 26 });
const index = {
  plain: whole.length, unpacker: readFileSync(join(build, 'unpack.wasm')).toString('base64'),
  files: all.map((file) => [file.name, file.bytes.length]),
};
const script = minified('page.mjs');
if (/<\/script|<!--/i.test(script)) throw new Error('the script would end its element');
const page = readFileSync(join(here, 'src/page.html'), 'utf8')
  .replace('%POLICY%', () => policy(script))
  .replace('%INDEX%', () => JSON.stringify(index))
  .replace('%PACKED%', () => textOf(stream))
  .replace('%SCRIPT%', () => script);
writeFileSync(out, page);
const engine = readFileSync(join(build, 'engine.wasm')).length;
const sizes = { page: Buffer.byteLength(page), engine, knowledge: whole.length - engine, packed: stream.length, script: script.length };
console.log('  PAGE ' + Object.entries(sizes).map(([name, size]) => `${name} ${size}`).join(', '));
