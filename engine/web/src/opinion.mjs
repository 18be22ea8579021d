// SPDX-License-Identifier: MIT
// One of the two opinions: loaded from a file or typed, part by part. A loaded file that nobody changed is compared as its own bytes.
import { button, bytesOf, dropBox, h, save, seen } from './dom.mjs';
import { faultsByPlace, fileFault, leftOut, summary } from './faults.mjs';
import { get, leaves, prune, set } from './fields.mjs';
import { Form, idOf } from './form.mjs';
import { isWork, OPINION } from './work.mjs';

const CASE = 'my-case', WORKSHEET = 'concord-worksheet.csv', MOST_FAULTS = 12;
const utf8 = new TextEncoder(), plain = new TextDecoder();

export function emptySide() {
  return { doc: {}, name: '', bytes: null, left: [] };
}

export function isEmpty(side) {
  return !side.bytes && leaves(side.doc, '').length === 0;
}

// What the engine reads. A typed opinion gets its format, and the case of the page or of the other opinion.
export function documentOf(app, which) {
  const side = app.state.sides[which], other = app.state.sides[1 - which];
  if (side.bytes) return { name: side.name, bytes: side.bytes };
  const doc = structuredClone(side.doc), why = structuredClone(app.state.why);
  prune(doc);
  prune(why);
  const own = { format: OPINION, case: { id: other.doc.case?.id ?? CASE, ...why, ...doc.case } };
  return { name: side.name || app.t(which ? 'web.second' : 'web.first'), bytes: utf8.encode(JSON.stringify({ ...own, ...doc, ...own }, null, 2) + '\n') };
}

export async function faultsOf(app, which) {
  return (await app.engine.validate(documentOf(app, which))).faults;
}

// What the start page asks, on its own: the rest of an opinion may still be missing.
export async function faultsOfCase(app) {
  const why = structuredClone(app.state.why);
  prune(why);
  return (await app.engine.validate({ name: app.t('web.why'), bytes: utf8.encode(JSON.stringify({ format: OPINION, case: { id: CASE, ...why } })) })).faults;
}

// A line that tells what was done, and takes it back.
export function undo(app, text, act) {
  const note = h('div', { class: 'note', tabindex: '-1' }, h('p', null, text, ' ', button(app.t('web.undo'), async () => {
    await act();
    app.changed();
    await app.render();
    app.main.querySelector('h1').focus();
    app.say(app.t('web.undone'));
  }, { class: 'quietly' })));
  return note;
}

// Letters as hospitals send them, known by their first bytes: PDF, zip (Word, spreadsheets), old Word, RTF, PNG, JPEG, HEIC.
const LETTERS = [[0, '%PDF'], [0, 'PK\x03\x04'], [0, '\xd0\xcf\x11\xe0'], [0, '{\\rtf'], [0, '\x89PNG'], [0, '\xff\xd8\xff'], [4, 'ftyp']];

function isLetter(bytes) {
  return LETTERS.some(([at, start]) => [...start].every((char, i) => bytes[at + i] === char.charCodeAt(0)));
}

// What a file holds: {name, documents, left}, or {name, refused, why}, or {work}.
async function load(app, file) {
  const bytes = await bytesOf(file), { name } = file;
  if (!bytes) return { refused: [], name, why: 'web.unreadable' };
  if (isWork(plain.decode(bytes.subarray(0, 400)))) return { work: true };
  if (isLetter(bytes)) return { refused: [], name, why: 'web.letter' };
  const got = await app.engine.documents({ name, bytes }, app.flags());
  if (!got.ok) return { refused: got.faults, name };
  // An opinion comes back unread; what is made of another file may want more than that file says, and the form asks for it.
  if (got.documents[0].length === bytes.length) {
    const { ok, faults } = await app.engine.validate({ name, bytes });
    if (!ok) return { refused: faults, name };
  }
  return { name, documents: got.documents.slice(0, 2), left: got.faults };
}

function loadFaults(app, name, faults, why = 'web.wrong_kind') {
  const told = faults.filter((f, i) => i === faults.findIndex((g) => g.pointer === f.pointer && g.problem === f.problem)); // once for both columns
  const lines = told.slice(0, MOST_FAULTS).flatMap((fault) => fileFault(app, fault));
  if (!told.length) lines.push(app.t(why));
  if (told.length > MOST_FAULTS) lines.push(app.t('web.and_more', { n: told.length - MOST_FAULTS }));
  return [app.t('web.wrong_file', { name: seen(name) }), ...lines].map((text) => [text]);
}

// What the page says of files that it took. What stood there before can be had back.
function loadedNote(app, which, taken, before) {
  const { left } = app.state.sides[which], had = !before.every(isEmpty);
  const note = had ? undo(app, app.t('web.replaced'), () => { app.state.sides = before; }) : h('div', { class: 'note', tabindex: '-1' });
  note.prepend(...taken.map(({ name }) => h('p', null, app.t('web.loaded', { name: seen(name) }))), ...(taken[0].documents.length > 1 ? [h('p', null, app.t('web.loaded_two'))] : []));
  note.append(...leftOut(app, left));
  return note;
}

// What to take of up to two files, or undefined where one of them was refused, was work, or came too late.
async function readFiles(app, which, files) {
  const taken = [];
  for (const file of [...files].slice(0, 2)) {
    const got = await app.wait(() => load(app, file));
    if (!got) return undefined;
    if (got.work) return void app.loadWork(file);
    if (got.refused) return void app.show(view(app, which, summary(app, loadFaults(app, got.name, got.refused, got.why))), '.summary');
    taken.push(got);
    if (got.documents.length > 1) break;
  }
  return taken;
}

// One file for this opinion; of two, the second is for the other. Both are taken, or none.
async function takeFiles(app, which, files) {
  const before = [...app.state.sides], taken = await readFiles(app, which, files);
  if (!taken?.length) return;
  const both = taken[0].documents.length > 1, found = taken.flatMap(({ name, documents, left }) => documents.map((bytes) => ({ name, bytes, left })));
  found.forEach((one, i) => { app.state.sides[both ? i : i ? 1 - which : which] = { doc: JSON.parse(plain.decode(one.bytes)), ...one }; });
  app.changed();
  const touched = before.map((side, i) => (side === app.state.sides[i] ? emptySide() : side));
  app.show(view(app, which, loadedNote(app, which, taken, touched.every(isEmpty) ? touched : before)), '.note');
  app.say(app.t('web.loaded', { name: taken.map(({ name }) => name).join(', ') }));
}

function loader(app, which, told) {
  return dropBox('file', '.json,.csv,application/json,text/csv', (files) => takeFiles(app, which, files), app.t('web.load'), [app.t('web.load_hint'), ' ', app.t('web.drop')], told);
}

// For those who would rather fill in a table, or have it filled in.
function worksheet(app) {
  return h('div', null, h('p', { class: 'hint', id: 'sheet-hint' }, app.t('web.sheet_hint')), button(app.t('web.sheet'), async () => {
    save(WORKSHEET, 'text/csv', (await app.engine.sheet(app.flags())).bytes);
    app.say(app.t('web.saved', { name: WORKSHEET }));
  }, { 'aria-describedby': 'sheet-hint' }));
}

// The parts that open a group, in the order of the form.
const OPENS = { about: 'web.group.illness', plan: 'web.group.plan', guidelines: 'web.group.basis', outlook: 'web.group.ahead' };

function partRow(app, which, part) {
  const { doc } = app.state.sides[which], count = part.fields.reduce((n, field) => n + leaves(get(doc, field.path), field.path).length, 0);
  const needed = part.fields.some((field) => field.required);
  return h('li', null, h('a', { href: `#${which ? 'second' : 'first'}/${part.id}` }, app.t(part.label)), ' ',
    h('span', { class: count ? 'state full' : 'state' }, count ? app.t('web.stated_n', { n: count }) : needed ? app.t('web.needed') : app.t('web.stated_none')));
}

function partList(app, which) {
  const groups = [];
  for (const part of app.fields.parts) {
    if (OPENS[part.id]) groups.push([OPENS[part.id], []]);
    groups.at(-1)[1].push(partRow(app, which, part));
  }
  return groups.map(([title, rows]) => [h('h3', null, app.t(title)), h('ul', { class: 'parts' }, rows)]);
}

export function view(app, which, told) {
  const side = app.state.sides[which], base = which ? 'second' : 'first';
  const empty = button(app.t('web.empty'), () => {
    app.state.sides[which] = emptySide();
    app.changed();
    app.show(view(app, which, undo(app, app.t('web.emptied'), () => { app.state.sides[which] = side; })), '.note');
    app.say(app.t('web.emptied'));
  }, { class: 'quietly' });
  return [app.heading('web.' + base), loader(app, which, told), side.name && !told && h('p', { class: 'loaded' }, app.t('web.loaded', { name: seen(side.name) })), !told && leftOut(app, side.left),
    worksheet(app), h('h2', null, app.t('web.type')), h('p', null, app.t('web.type_hint')), partList(app, which),
    app.buttons(which ? 'first' : 'why', which ? 'check' : 'second', !isEmpty(side) && empty)];
}

// One part of an opinion, on a page of its own. Going on checks it; what is wrong, [pointer, text], is told on top and at its line.
export function partView(app, which, id, faults = []) {
  const part = app.fields.parts.find((p) => p.id === id), side = app.state.sides[which], base = which ? 'second' : 'first';
  if (!part) return view(app, which);
  const form = new Form(app, side.doc, new Map(faults), () => { side.bytes = null; app.changed(); });
  if (part.list && !leaves(get(side.doc, part.list.path), '').length) set(side.doc, part.list.path + '/0', {});
  const lines = part.list ? form.repeated(part.list, app.fields.item(part.list.path), part.list.path, true) : part.fields.map((field) => form.line(field, field.path));
  const next = app.fields.parts[app.fields.parts.indexOf(part) + 1];
  const faultsHere = async () => {
    if (!side.bytes) prune(side.doc);
    return [...faultsByPlace(app, await faultsOf(app, which))].filter(([pointer]) => app.fields.partOf(pointer) === part);
  };
  const go = (e) => {
    e.preventDefault();
    app.unless(faultsHere, (found) => partView(app, which, id, found), () => app.go(next ? `${base}/${next.id}` : base));
  };
  return [h('p', { class: 'above' }, h('a', { href: '#' + base }, app.t('web.' + base))), faultsTold(app, faults), app.heading(part.label),
    h('form', { novalidate: true, onsubmit: go }, lines, h('div', { class: 'buttons' }, h('button', { type: 'submit', class: 'main' }, app.t('web.next_part')),
      h('a', { class: 'button', href: '#' + base }, app.t('web.to_list'))))];
}

// The list on top of the faults that stand at their lines.
export function faultsTold(app, faults) {
  return faults.length > 0 && summary(app, faults.map(([pointer, text]) => [text, null, () => focusOn(pointer)]));
}

// To the line of a pointer, or to the nearest around it.
export function focusOn(pointer) {
  for (let at = pointer; at; at = at.slice(0, at.lastIndexOf('/'))) {
    const element = document.getElementById(idOf(at)) ?? document.getElementById(idOf(at) + '-add');
    if (!element) continue;
    element.closest('details')?.setAttribute('open', '');
    element.focus();
    return;
  }
}
