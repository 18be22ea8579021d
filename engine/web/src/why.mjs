// SPDX-License-Identifier: MIT
// The first step: what this page is, and why a second opinion. What is filled in here goes with both opinions that are typed.
import { h } from './dom.mjs';
import { faultsByPlace, summary } from './faults.mjs';
import { Form } from './form.mjs';
import { faultsOfCase, focusOn } from './opinion.mjs';

export function isCase(pointer) {
  return pointer.startsWith('/case');
}

function workBox(app) {
  const over = (on) => (e) => { e.preventDefault(); box.classList.toggle('over', on); };
  const box = h('div', { class: 'drop', ondragover: over(true), ondragleave: over(false), ondrop: (e) => { over(false)(e); app.loadWork(e.dataTransfer.files[0]); } },
    h('label', { for: 'work' }, app.t('web.load_work')), h('p', { class: 'hint', id: 'work-hint' }, app.t('web.work_hint')),
    h('input', { type: 'file', id: 'work', accept: '.json,application/json', 'aria-describedby': 'work-hint', onchange: (e) => app.loadWork(e.target.files[0]) }));
  return box;
}

// `faults`: pointer -> text, of the lines of this page. Going on checks them.
export function whyView(app, faults = new Map()) {
  const form = new Form(app, { case: app.state.why }, faults, () => app.changed());
  const lines = app.fields.children('/case').filter((field) => field.path !== '/case/id').map((field) => form.line(field, field.path));
  const check = async (on) => {
    const found = new Map([...faultsByPlace(app, await faultsOfCase(app))].filter(([pointer]) => isCase(pointer)));
    if (!found.size) return on();
    app.show(whyView(app, found), '.summary');
    app.again = () => check(() => {});
  };
  const on = () => h('div', { class: 'buttons' }, h('a', { class: 'button main', href: '#first', onclick: (e) => { e.preventDefault(); check(() => app.go('first')); } }, app.t('web.continue')));
  const told = faults.size > 0 && summary(app, [...faults].map(([pointer, text]) => [text, null, () => focusOn(pointer)]));
  return [told, app.heading('web.title'), h('p', { class: 'lead' }, app.t('web.intro')), h('ul', null, ['web.private', 'web.no_choice', 'web.need'].map((id) => h('li', null, app.t(id)))),
    on(), h('h2', null, app.t('web.why_title')), h('p', null, app.t('web.why_optional')), lines, workBox(app), on()];
}
