// SPDX-License-Identifier: MIT
// The report, from the engine's tree, with the reader's own list of questions and the picture of the two plans in their places.
import { button, h, save } from './dom.mjs';
import { documentOf, isEmpty } from './opinion.mjs';
import { Questions } from './questions.mjs';
import { timeline } from './timeline.mjs';
import { build, children } from './tree.mjs';

const plain = new TextDecoder();

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
    give('web.save_page', 'concord-report.html', 'text/html', page), give('web.save_work', 'concord-work.json', 'application/json', () => app.work()),
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
    made.push(node[2] === 'questions' ? new Questions(app, report.json).box : build(node));
    if (node[2] === 'differ' && picture) made.push(picture);
  }
  if (picture && !made.includes(picture)) made.push(picture);
  return made;
}

export async function reportView(app) {
  if (app.state.sides.some(isEmpty)) return [app.heading('web.report'), h('p', null, app.t('web.needs_both')), app.buttons('check', 'first')];
  const report = await makeReport(app);
  if (!report.ok) return [app.heading('web.report'), h('p', { class: 'lead alert' }, app.t(report.status === 2 ? 'web.no_memory' : 'web.errors')), app.buttons('check', null)];
  app.report = report;
  const sections = sectionsOf(app, report), top = children(report.tree).filter((node) => node[0] !== 'section' && node[0] !== 'contents');
  app.say(app.t('web.ready'));
  return h('div', { class: 'report' }, h('h1', { tabindex: '-1' }, report.tree[1]), top.map((node) => build(node, report.tree)), tools(app), contents(app, sections), sections);
}
