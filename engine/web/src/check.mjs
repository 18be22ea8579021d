// SPDX-License-Identifier: MIT
// The fourth step: all that is filled in, once more, with a way to change it; then the engine looks at both.
import { bdi, button, h } from './dom.mjs';
import { faultsByPlace, summary } from './faults.mjs';
import { leaves } from './fields.mjs';
import { faultsOf, focusOn, isEmpty } from './opinion.mjs';

function row(app, pointer, value) {
  const field = app.fields.at(pointer);
  const label = field ? app.t('field.' + field.path) : pointer;
  const own = field?.words?.includes(value);
  return h('div', null, h('dt', null, field ? label : bdi(label)), h('dd', { dir: 'auto' }, own ? (field.path === '/not_discussed[]' ? app.t('topic.' + value) : app.word(value)) : bdi(String(value))));
}

function part(app, which, one) {
  const side = app.state.sides[which], base = which ? 'second' : 'first';
  const rows = one.fields.flatMap((field) => leaves(field.path.split('/').slice(1).reduce((at, name) => at?.[name], side.doc), field.path));
  if (!rows.length) return [];
  return [h('h3', null, app.t(one.label)), h('dl', { class: 'rows' }, rows.map(([pointer, value]) => row(app, pointer, value))),
    h('p', null, h('a', { href: `#${base}/${one.id}` }, app.t('web.change', { name: app.t(one.label) }), h('span', { class: 'quiet' }, ` (${app.t('web.' + base)})`)))];
}

function side(app, which) {
  const name = which ? 'web.second' : 'web.first';
  const parts = app.fields.parts.map((one) => part(app, which, one));
  return h('section', { 'aria-labelledby': 'side-' + which }, h('h2', { id: 'side-' + which }, app.t(name)),
    isEmpty(app.state.sides[which]) ? h('p', null, app.t('web.check_empty'), ' ', h('a', { href: which ? '#second' : '#first' }, app.t(name))) : parts);
}

function link(app, which, pointer) {
  const base = which ? 'second' : 'first', part = app.fields.partOf(pointer);
  return async () => {
    await app.go(part ? `${base}/${part.id}` : pointer.startsWith('/case') ? 'why' : base);
    focusOn(pointer);
  };
}

async function compare(app) {
  const entries = [];
  for (const which of [0, 1]) {
    const name = app.t(which ? 'web.second' : 'web.first');
    for (const [pointer, text] of faultsByPlace(app, await faultsOf(app, which))) entries.push([`${name}: ${text}`, null, link(app, which, pointer)]);
  }
  if (entries.length) return app.show(checkView(app, summary(app, entries)), '.summary');
  return app.go('report');
}

export function checkView(app, told) {
  const buttons = () => h('div', { class: 'buttons' }, button(app.t('web.compare'), () => compare(app), { class: 'main' }), h('a', { class: 'button', href: '#second' }, app.t('web.back')));
  const many = app.state.sides.some((s) => !isEmpty(s));
  return [told, app.heading('web.check_title'), h('p', null, app.t('web.check_hint')), many && buttons(), side(app, 0), side(app, 1), buttons()];
}
