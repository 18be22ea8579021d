// SPDX-License-Identifier: MIT
// The first step: what this page is, and why a second opinion. What is filled in here goes with both opinions that are typed.
import { dropBox, h } from './dom.mjs';
import { faultsByPlace } from './faults.mjs';
import { Form } from './form.mjs';
import { faultsOfCase, faultsTold } from './opinion.mjs';

export function isCase(pointer) {
  return pointer.startsWith('/case');
}

// `faults`: [pointer, text] of the lines of this page. Going on checks them.
export function whyView(app, faults = []) {
  const form = new Form(app, { case: app.state.why }, new Map(faults), () => app.changed());
  const lines = app.fields.children('/case').filter((field) => field.path !== '/case/id').map((field) => form.line(field, field.path));
  const faultsHere = async () => [...faultsByPlace(app, await faultsOfCase(app))].filter(([pointer]) => isCase(pointer));
  const next = (e) => {
    e.preventDefault();
    app.unless(faultsHere, (found) => whyView(app, found), () => app.go('first'));
  };
  const on = () => h('div', { class: 'buttons' }, h('a', { class: 'button main', href: '#first', onclick: next }, app.t('web.continue')));
  const work = dropBox('work', '.json,application/json', ([file]) => app.loadWork(file), app.t('web.load_work'), app.t('web.work_hint'));
  return [faultsTold(app, faults), app.heading('web.title'), h('p', { class: 'lead' }, app.t('web.intro')),
    h('ul', null, ['web.private', 'web.no_choice', 'web.need'].map((id) => h('li', null, app.t(id)))),
    on(), h('h2', null, app.t('web.why_title')), h('p', null, app.t('web.why_optional')), lines, work, on()];
}
