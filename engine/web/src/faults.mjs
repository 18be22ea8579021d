// SPDX-License-Identifier: MIT
// The engine's faults in plain words of the page's language, at the place of the form that they are about, and the list of them on top.
import { h, seen } from './dom.mjs';

// A field that is missing is told at the object around it; the form shows it at the field itself.
function placeOf(app, fault) {
  const missing = fault.code === 'O002' && fault.problem.match(/"(\w+)"/)?.[1];
  const pointer = missing ? `${fault.pointer === '/' ? '' : fault.pointer}/${missing}` : fault.pointer;
  const field = app.fields.at(pointer);
  return missing && field?.shape === 'object' ? requiredBelow(app, pointer, field) : [pointer];
}

function requiredBelow(app, pointer, field) {
  return app.fields.children(field.path).filter((child) => child.required).map((child) => `${pointer}/${child.name}`);
}

function label(app, field) {
  return app.t('field.' + field.path);
}

// Whether the form shows the field, and there are words for what is wrong with it. Of another kind of value than a number only a file can be.
function isPlain(app, fault, field) {
  return field && app.has('web.fault.' + fault.code) && (fault.code !== 'O004' || field.shape === 'integer' || field.shape === 'number');
}

// By the code, else by the kind of code: J is no JSON, C no table, F no FHIR ...
function faultText(app, fault, pointer) {
  const field = app.fields.at(pointer), kind = 'web.fault.' + fault.code[0];
  return isPlain(app, fault, field) ? app.t('web.fault.' + fault.code, { name: label(app, field) }) : app.t(app.has(kind) ? kind : 'web.fault.file');
}

// The engine's own words, marked with their language: of a worksheet that of its header or of the page, else English.
export function engineWords(app, fault) {
  const field = fault.code[0] === 'W' && app.fields.at(fault.pointer);
  return [field && label(app, field) + ': ', h('span', { lang: fault.lang }, seen(`${fault.problem}; ${fault.remedy}`))];
}

// A fault of a loaded file, a list of what to show: for the reader in the page's language, for who helps as the engine says it.
export function fileFault(app, fault) {
  const sheet = 'WC'.includes(fault.code[0]), line = fault.code[0] !== 'W' && fault.line ? app.t('web.line', { n: fault.line }) + ': ' : '';
  if (sheet && fault.lang === app.state.lang) return [[line, engineWords(app, fault)]];
  return placeOf(app, fault).map((pointer) => {
    return [line, faultText(app, fault, pointer), !isPlain(app, fault, app.fields.at(pointer)) && [' ', h('small', null, app.t('web.fault.hint'), ' ', engineWords(app, fault))]];
  });
}

// What of a file was taken with care or not at all. In this order: what the form still asks for; where the file says two things; the rest, for
// who helps, folded where it is a hospital's file.
export function leftOut(app, faults) {
  const is = (start) => (f) => f.code.startsWith(start), own = faults.filter((f) => f.code[0] !== 'F'), rest = faults.filter(is('F02'));
  const place = (f) => (app.fields.at(f.pointer) ? label(app, app.fields.at(f.pointer)) : seen(f.pointer));
  const list = (id, of, item) => of.length > 0 && [h('p', null, app.t(id)), h('ul', null, of.map((f) => h('li', null, item(f))))];
  const named = (f) => [place(f), ' ', h('small', null, app.t('web.fault.hint'), ' ', h('span', { lang: f.lang }, seen(`${f.problem}; ${f.remedy}`)))];
  const raw = (f) => [f.code[0] !== 'W' && seen(f.pointer) + ' ', engineWords(app, f)];
  return [list('web.load_left', own, raw), list('web.load_needed', faults.filter(is('F00')), place),
    list('web.load_twice', faults.filter(is('F01')), named),
    rest.length > 0 && h('details', null, h('summary', null, app.t('web.load_rest', { n: rest.length })), h('ul', { class: 'log' }, rest.map((f) => h('li', null, raw(f)))))].flat().filter(Boolean);
}

// pointer -> text, in the order of the form; the first fault of a place counts.
export function faultsByPlace(app, faults) {
  const map = new Map();
  for (const fault of faults)
    for (const pointer of placeOf(app, fault)) if (!map.has(pointer)) map.set(pointer, faultText(app, fault, pointer));
  const place = (pointer) => app.fields.list.indexOf(app.fields.at(pointer));
  return new Map([...map].sort(([a], [b]) => place(a) - place(b)));
}

// `entries`: [text, href, act?]. Takes the focus when it is shown.
export function summary(app, entries) {
  const items = entries.map(([text, href, act]) => h('li', null, href || act
    ? h('a', { href: href ?? '#', onclick: act && ((e) => { e.preventDefault(); act(); }) }, text) : text));
  return h('div', { class: 'summary', tabindex: '-1', role: 'group', 'aria-labelledby': 'summary' }, h('h2', { id: 'summary' }, app.t('web.errors')), h('ul', null, items));
}
