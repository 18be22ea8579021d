// SPDX-License-Identifier: MIT
// The fourth step: all that is filled in, once more, with a way to change it; then the engine looks at both.
import { bdi, button, h } from './dom.mjs';
import { faultsByPlace, summary } from './faults.mjs';
import { get, leaves, prune } from './fields.mjs';
import { faultsOf, focusOn, isEmpty, partView, undo } from './opinion.mjs';
import { isCase, whyView } from './why.mjs';

function row(app, pointer, value) {
  const field = app.fields.at(pointer);
  const label = field ? app.t('field.' + field.path) : pointer;
  const own = field?.words?.includes(value);
  return h('div', null, h('dt', null, field ? label : bdi(label)), h('dd', { dir: 'auto' }, own ? (field.path === '/not_discussed[]' ? app.t('topic.' + value) : app.word(value)) : bdi(String(value))));
}

function part(app, which, one) {
  const side = app.state.sides[which], base = which ? 'second' : 'first';
  const lists = (one.list ? (get(side.doc, one.list.path) ?? []).map((item, i) => leaves(item, `${one.list.path}/${i}`))
    : [one.fields.flatMap((field) => leaves(get(side.doc, field.path), field.path))]).filter((rows) => rows.length);
  if (!lists.length) return [];
  return [h('h3', null, app.t(one.label)), lists.map((rows) => h('dl', { class: 'rows' }, rows.map(([pointer, value]) => row(app, pointer, value)))),
    h('p', null, h('a', { href: `#${base}/${one.id}` }, app.t('web.change', { name: app.t(one.label) }), h('span', { class: 'quiet' }, ` (${app.t('web.' + base)})`)))];
}

function side(app, which) {
  const name = which ? 'web.second' : 'web.first';
  const parts = app.fields.parts.map((one) => part(app, which, one));
  return h('section', { 'aria-labelledby': 'side-' + which }, h('h2', { id: 'side-' + which }, app.t(name)),
    isEmpty(app.state.sides[which]) ? h('p', null, app.t('web.check_empty'), ' ', h('a', { href: which ? '#second' : '#first' }, app.t(name))) : parts);
}

// To the line of a fault, shown with what is wrong there.
function link(app, which, pointer, faults) {
  const base = which ? 'second' : 'first', part = app.fields.partOf(pointer), why = isCase(pointer);
  const here = [...faults].filter(([at]) => (why ? isCase(at) : app.fields.partOf(at) === part));
  return async () => {
    await app.go(why ? 'why' : part ? `${base}/${part.id}` : base);
    if (why) app.show(whyView(app, here));
    else if (part) app.show(partView(app, which, part.id, here));
    focusOn(pointer);
  };
}

// Entries of a summary. What the start page asks goes with both opinions, and is told once.
export async function faultsOfBoth(app) {
  const entries = [];
  for (const which of [0, 1]) {
    const side = app.state.sides[which], name = app.t(which ? 'web.second' : 'web.first');
    if (!side.bytes) prune(side.doc);
    const faults = faultsByPlace(app, await faultsOf(app, which));
    for (const [pointer, text] of faults) {
      const why = isCase(pointer), line = why ? `${app.t('web.why')}: ${text}` : `${name}: ${text}`;
      if (!why || !entries.some(([told]) => told === line)) entries.push([line, null, link(app, which, pointer, faults)]);
    }
  }
  return entries;
}

function compare(app) {
  return app.unless(() => faultsOfBoth(app), (entries) => checkView(app, summary(app, entries)), () => app.go('report'));
}

// Each hospital gives a case its own name. Only the reader knows whether two names are one person.
function twoCases(app) {
  const { sides } = app.state, [first, second] = sides.map((side) => side.doc.case?.id);
  if (!first || !second || first === second) return null;
  const same = button(app.t('web.same_person'), () => {
    const before = { ...sides[1] };
    sides[1] = { ...before, doc: { ...before.doc, case: { ...before.doc.case, id: first } }, bytes: null };
    app.changed();
    app.show(checkView(app, undo(app, app.t('web.made_one'), () => { sides[1] = before; })), '.note');
  });
  return h('div', { class: 'note' }, h('h2', null, app.t('web.two_cases')), h('p', null, app.t('web.two_names'), ' ', bdi(String(first)), ' · ', bdi(String(second))),
    h('p', null, app.t('web.other_person')), same);
}

function why(app) {
  const rows = leaves(app.state.why, '/case');
  return rows.length > 0 && h('section', { 'aria-labelledby': 'case' }, h('h2', { id: 'case' }, app.t('web.why_title')), h('dl', { class: 'rows' }, rows.map(([pointer, value]) => row(app, pointer, value))),
    h('p', null, h('a', { href: '#why' }, app.t('web.change', { name: app.t('web.why') }))));
}

export function checkView(app, told) {
  const buttons = () => h('div', { class: 'buttons' }, button(app.t('web.compare'), () => compare(app), { class: 'main' }), h('a', { class: 'button', href: '#second' }, app.t('web.back')));
  const many = app.state.sides.some((s) => !isEmpty(s));
  return [told, app.heading('web.check_title'), h('p', null, app.t('web.check_hint')), twoCases(app), many && buttons(), why(app), side(app, 0), side(app, 1), buttons()];
}
