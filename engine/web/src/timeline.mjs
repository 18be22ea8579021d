// SPDX-License-Identifier: MIT
// The two plans beside each other: a picture for the eye, and under it a table that says the same. Steps that the engine has paired stand in
// one row; how they stand is told in words on the line between them, never by colour alone.
import { h, seen, svg } from './dom.mjs';

const STEP = /^\/plan\/steps\/(\d+)$/;

function flat(comparisons) {
  return comparisons.flatMap((c) => [c, ...flat(c.parts ?? [])]);
}

// [{first: index or null, second: index or null, relation}], in the order of the first plan, each step of the second as early as its own order lets it.
export function pairs(comparisons, counts) {
  const rows = [], used = [new Set(), new Set()];
  for (const c of flat(comparisons)) {
    const at = [c.first, c.second].map((side) => STEP.exec(side?.pointer ?? '')?.[1]);
    if (at.every((i) => i === undefined) || at.some((i, side) => i !== undefined && used[side].has(Number(i)))) continue;
    at.forEach((i, side) => i !== undefined && used[side].add(Number(i)));
    rows.push({ first: at[0] === undefined ? null : Number(at[0]), second: at[1] === undefined ? null : Number(at[1]), relation: c.relation });
  }
  counts.forEach((count, side) => {
    for (let i = 0; i < count; i++)
      if (!used[side].has(i)) rows.push(side ? { first: null, second: i, relation: 'second_only' } : { first: i, second: null, relation: 'first_only' });
  });
  const place = (row) => Math.max(row.first ?? -1, row.second ?? -1);
  return rows.sort((a, b) => place(a) - place(b) || (a.first ?? 99999) - (b.first ?? 99999));
}

function told(app, step) {
  if (!step) return [];
  const word = (name) => step[name] && app.word(step[name]);
  const much = [step.dose, step.schedule, step.cycles && `${app.t('field./plan/steps[]/cycles')}: ${step.cycles}`, step.duration].filter(Boolean).join(', ');
  return [String(step.treatment ?? word('kind') ?? ''), much, [word('timing'), step.stance && step.stance !== 'recommended' && word('stance'), step.condition].filter(Boolean).join(', ')].filter(Boolean).map(seen);
}

// A text of the picture is a piece of HTML, which wraps by itself whatever its font, size and spacing are.
function textBox(className, lines) {
  const text = h('div', { class: 'text' }, lines.map((line) => h('p', { dir: 'auto' }, line)));
  return { text, shape: svg('foreignObject', null, h('div', { class: className }, text)) };
}

function place(shape, box) {
  for (const [name, value] of Object.entries(box)) shape.setAttribute(name, String(value));
}

function heightOf(boxes) {
  return Math.max(...boxes.map(({ text }) => text.offsetHeight));
}

// Two boxes beside each other; between them a line and under them a word on how they stand, where a row has them.
function rowOf(boxes, relation, how) {
  const joined = relation === 'same' || relation === 'equivalent';
  return { boxes, line: relation && svg('path', { class: joined ? 'joined' : 'apart' }), how: how && textBox('how', [how]) };
}

// Sets the widths, lets the texts wrap, and puts each row below the one before. Gives the height of all.
function arrange(rows, width) {
  const gap = Math.max(14, width * 0.04), box = (width - gap) / 2;
  for (const { boxes, how } of rows) {
    boxes.forEach(({ shape }, side) => place(shape, { x: side * (box + gap), width: box }));
    if (how) place(how.shape, { x: 0, width });
  }
  const heights = rows.map(({ boxes, how }) => [heightOf(boxes), how ? heightOf([how]) : 0]);
  let y = 0;
  rows.forEach(({ boxes, line, how }, i) => {
    const [height, below] = heights[i];
    for (const { shape } of boxes) place(shape, { y, height });
    if (line) line.setAttribute('d', `M${box} ${y + height / 2}h${gap}`);
    if (how) place(how.shape, { y: y + height, height: below });
    y += height + below;
  });
  return y;
}

// Drawn when the page has it, and again when a text or the page gets another size.
function picture(app, rows, steps, frame) {
  const cell = (i, side) => (i === null ? textBox('none', [app.t('web.no_step')]) : textBox('step', told(app, steps[side][i])));
  const all = [rowOf(['ui.first', 'ui.second'].map((id) => textBox('head', [app.t(id)]))),
    ...rows.map((row) => rowOf([row.first, row.second].map(cell), row.relation, app.t('relation.' + row.relation)))];
  const texts = all.flatMap(({ boxes, how }) => [...boxes, how].filter(Boolean));
  const image = svg('svg', { class: 'timeline', role: 'img', 'aria-labelledby': 'timeline-name' }, svg('title', { id: 'timeline-name' }, app.t('web.timeline_picture')),
    all.map(({ line }) => line), texts.map(({ shape }) => shape));
  const watch = new ResizeObserver(() => {
    const width = frame.clientWidth, height = width && arrange(all, width);
    if (height) place(image, { viewBox: `0 0 ${width} ${height}`, width, height });
  });
  for (const element of [frame, ...texts.map(({ text }) => text)]) watch.observe(element);
  return image;
}

function twin(app, rows, steps) {
  const cell = (side, i) => h('td', { dir: 'auto', 'data-head': app.t(side ? 'ui.second' : 'ui.first') }, i === null ? h('span', { class: 'unsaid' }, app.t('web.no_step')) : told(app, steps[side][i]).join('; '));
  return h('table', null, h('caption', null, app.t('web.timeline_table')), h('thead', null, h('tr', null, ['web.timeline_row', 'ui.first', 'ui.second', 'web.timeline_how'].map((id) => h('th', { scope: 'col' }, app.t(id))))),
    h('tbody', null, rows.map((row, i) => h('tr', null, h('th', { scope: 'row' }, String(i + 1)), cell(0, row.first), cell(1, row.second), h('td', { 'data-head': app.t('web.timeline_how') }, app.t('relation.' + row.relation))))));
}

// The section, or null where neither plan has a step.
export function timeline(app, report, docs) {
  const steps = docs.map((doc) => doc.plan?.steps ?? []);
  if (!steps[0].length && !steps[1].length) return null;
  const rows = pairs(report.comparisons, steps.map((s) => s.length));
  const frame = h('div', { class: 'frame' });
  frame.append(picture(app, rows, steps, frame));
  return h('section', { id: 's-timeline', class: 's-timeline' }, h('h2', { tabindex: '-1' }, app.t('web.timeline')), frame, twin(app, rows, steps));
}
