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

export function faultText(app, fault, pointer) {
  const field = app.fields.at(pointer), id = 'web.fault.' + fault.code;
  if (field && app.has(id)) return app.t(id, { name: app.t('field.' + field.path) });
  return app.t('web.fault.file', { problem: seen(fault.problem), remedy: seen(fault.remedy) });
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
