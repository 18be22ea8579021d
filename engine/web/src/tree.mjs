// SPDX-License-Identifier: MIT
// In: the report tree as the engine tells it, [kind, text, note, child...]. Out: elements, the same as render/html.c writes.
import { h, seen } from './dom.mjs';

const LEADING = 3;

function inside(node, owner) {
  return [seen(node[1]), ...node.slice(LEADING).map((child) => build(child, owner))];
}

function table(node, owner) {
  const [head, ...rows] = node.slice(LEADING), names = head.slice(LEADING).map((cell) => cell[1]);
  const cell = (one, i) => i ? h('td', { dir: 'auto', 'data-head': names[i] ?? one[2] }, inside(one)) : h('th', { scope: 'row', dir: 'auto' }, inside(one));
  return h('table', null, h('caption', { class: node[1] ? undefined : 'quiet' }, node[1] || owner?.[1] || ''),
    h('thead', null, h('tr', null, names.map((name) => h('th', { scope: 'col' }, name)))),
    h('tbody', null, rows.map((row) => h('tr', null, row.slice(LEADING).map(cell)))));
}

const STEPS = {
  lead: (n) => h('p', { class: n[2] === 'alert' ? 'lead alert' : 'lead' }, inside(n)),
  contents: () => null,
  section: (n) => h('section', { id: 's-' + n[2], class: 's-' + n[2] }, h('h2', { tabindex: '-1' }, n[1]), n.slice(LEADING).map((child) => build(child, n))),
  group: (n) => h('div', { class: 'group' }, h('h3', null, seen(n[1])), n.slice(LEADING).map((child) => build(child, n))),
  p: (n) => h('p', null, inside(n)),
  list: (n) => h('ul', { class: n[LEADING]?.[0] === 'check' ? 'checks' : undefined }, n.slice(LEADING).map((child) => build(child, n))),
  item: (n) => h('li', null, inside(n)),
  check: (n) => h('li', { class: 'check' }, h('span', { class: 'box', 'aria-hidden': 'true' }), h('div', null, inside(n))),
  lines: (n) => Array.from({ length: Number(n[2]) || 0 }, () => h('span', { class: 'ruled', 'aria-hidden': 'true' })),
  sides: (n) => h('div', { class: 'sides' }, n.slice(LEADING).map((child) => build(child, n))),
  quote: (n) => h('figure', null, h('figcaption', null, seen(n[2])), n[1] ? h('blockquote', { dir: 'auto' }, seen(n[1])) : h('p', { class: 'unsaid' }, inside(n))),
  table,
  terms: (n) => h('dl', null, n.slice(LEADING).map((child) => build(child, n))),
  term: (n) => [h('dt', null, seen(n[1])), h('dd', null, seen(n[2]))],
  source: (n) => h('small', null, seen(n[1])),
  text: (n) => seen(n[1]),
  quoted: (n) => h('q', null, h('bdi', null, seen(n[1]))),
  link: (n) => seen(n[1]),
  bar: () => null,
  strong: (n) => h('strong', null, seen(n[1])),
};

export function build(node, owner) {
  return STEPS[node[0]](node, owner);
}

export function children(node) {
  return node.slice(LEADING);
}
