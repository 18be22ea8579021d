// SPDX-License-Identifier: MIT
// The first step: what this page is, and why a second opinion. What is filled in here goes with both opinions that are typed.
import { h } from './dom.mjs';
import { Form } from './form.mjs';

export function whyView(app) {
  const doc = { case: app.state.why };
  const form = new Form(app, doc, new Map(), () => app.changed());
  const lines = app.fields.children('/case').filter((field) => field.path !== '/case/id').map((field) => form.line(field, field.path));
  const work = h('div', { class: 'drop' }, h('label', { for: 'work' }, app.t('web.load_work')), h('p', { class: 'hint', id: 'work-hint' }, app.t('web.work_hint')),
    h('input', { type: 'file', id: 'work', accept: '.json,application/json', 'aria-describedby': 'work-hint', onchange: (e) => app.loadWork(e.target.files[0]) }));
  return [app.heading('web.title'), h('p', { class: 'lead' }, app.t('web.intro')), h('ul', null, ['web.private', 'web.no_choice', 'web.need'].map((id) => h('li', null, app.t(id)))),
    app.buttons(null, 'first'), h('h2', null, app.t('web.why_title')), h('p', null, app.t('web.why_optional')), lines, work, app.buttons(null, 'first')];
}
