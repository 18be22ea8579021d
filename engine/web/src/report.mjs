// SPDX-License-Identifier: MIT
// The report, from the engine's tree, with the reader's own list of questions and the picture of the two plans in their places.
import { button, h, save } from './dom.mjs';
import { faultsOfBoth } from './check.mjs';
import { summary } from './faults.mjs';
import { saveWork } from './keep.mjs';
import { documentOf, isEmpty } from './opinion.mjs';
import { Questions } from './questions.mjs';
import { timeline } from './timeline.mjs';
import { build, children } from './tree.mjs';

const plain = new TextDecoder(), NO_MEMORY = 2;

// Both forms of the report, or the engine's refusal.
export async function makeReport(app) {
  const [first, second] = [0, 1].map((which) => documentOf(app, which));
  const tree = await app.engine.compare(first, second, 'tree', app.flags());
  if (!tree.ok) return { ok: false, status: tree.status };
  const json = await app.engine.compare(first, second, 'json', app.flags());
  return { ok: json.ok, status: json.status, tree: JSON.parse(plain.decode(tree.bytes)), bytes: json.bytes, json: JSON.parse(plain.decode(json.bytes)), docs: [first, second].map((d) => JSON.parse(plain.decode(d.bytes))) };
}

function tools(app) {
  const give = (label, name, type, bytes) => button(app.t(label), async () => {
    save(name, type, await bytes());
    app.say(app.t('web.saved', { name }));
  });
  const page = async () => (await app.engine.compare(documentOf(app, 0), documentOf(app, 1), 'html', app.flags())).bytes;
  return h('section', { class: 'tools screen', 'aria-labelledby': 'tools' }, h('h2', { id: 'tools' }, app.t('web.tools')), h('div', { class: 'buttons' },
    button(app.t('web.print'), () => window.print(), { class: 'main' }), give('web.save_report', 'concord-report.json', 'application/json', () => app.report.bytes),
    give('web.save_page', 'concord-report.html', 'text/html', page), button(app.t('web.save_work'), () => saveWork(app)),
    h('a', { class: 'button', href: '#check' }, app.t('web.start_again'))));
}

function contents(app, sections) {
  return h('nav', { class: 'contents', 'aria-labelledby': 'contents' }, h('h2', { id: 'contents' }, app.t('ui.contents')), h('ul', null, sections.map((s) =>
    h('li', null, h('a', { href: '#report/' + s.id.slice(2) }, s.querySelector('h2').textContent)))));
}

// The tree's own order, agreement first; the picture follows what differs, "more questions" is part of the one list.
function sectionsOf(app, report) {
  const made = [], picture = timeline(app, report.json, report.docs);
  const nodes = children(report.tree).filter((node) => node[0] === 'section' && node[2] !== 'more');
  for (const node of nodes) {
    made.push(node[2] === 'questions' ? new Questions(app, report.json).box : tickable(app, build(node), report.json.checklist));
    if (node[2] === 'differ' && picture) made.push(picture);
  }
  if (picture && !made.includes(picture)) made.push(picture);
  return made;
}

// What is wrong, with a way to each place of it.
async function refused(app, status) {
  const entries = status === NO_MEMORY ? [] : await faultsOfBoth(app);
  return [app.heading('web.report'), entries.length ? summary(app, entries) : h('p', { class: 'lead alert' }, app.t(status === NO_MEMORY ? 'web.no_memory' : 'web.failed')),
    app.buttons('check', null)];
}

// The boxes of what to do before the visit, to be ticked on the screen as on paper. `ticked`: id -> true, kept with the reader's work.
function tickable(app, section, checklist) {
  const { ticked } = app.state.list;
  section.querySelectorAll('li.check').forEach((item, i) => {
    const box = item.querySelector('.box'), text = item.lastElementChild, key = checklist.find((one) => one.text === text.textContent)?.id ?? text.textContent, mark = () => { box.textContent = ticked[key] ? '\u2713' : ''; };
    text.id = `${section.id}-${i}`;
    mark();
    item.prepend(h('input', { type: 'checkbox', class: 'screen', checked: !!ticked[key], 'aria-labelledby': text.id, onchange: (e) => {
      if (e.target.checked) ticked[key] = true;
      else delete ticked[key];
      mark();
      app.changed();
    } }));
  });
  return section;
}

export async function reportView(app) {
  if (app.state.sides.some(isEmpty)) return [app.heading('web.report'), h('p', null, app.t('web.needs_both')), app.buttons('check', 'first')];
  const report = await makeReport(app);
  if (!report.ok) return refused(app, report.status);
  app.report = report;
  const sections = sectionsOf(app, report), top = children(report.tree).filter((node) => node[0] !== 'section' && node[0] !== 'contents');
  app.say(app.t('web.ready'));
  return h('div', { class: 'report' }, h('h1', { tabindex: '-1' }, report.tree[1]), top.map((node) => build(node, report.tree)), tools(app), contents(app, sections), sections);
}
