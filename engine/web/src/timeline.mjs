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

// Words broken so that no line is longer than `most` letters; a word that is longer is cut.
function wrapped(text, most) {
  const lines = [''];
  for (const word of text.split(/\s+/).flatMap((w) => w.match(new RegExp(`.{1,${most}}`, 'gu')) ?? [])) {
    const last = lines.at(-1);
    if (last && last.length + 1 + word.length > most) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines;
}

function picture(app, rows, steps) {
  const em = parseFloat(getComputedStyle(document.documentElement).fontSize), width = Math.max(280, Math.min(app.main.clientWidth, 44 * em));
  const size = em * 0.85, line = size * 1.35, gap = Math.max(size * 1.2, width * 0.04), box = (width - gap) / 2, pad = size * 0.6;
  const most = Math.max(8, Math.floor((box - 2 * pad) / (size * 0.56)));
  const parts = [];
  let y = line * 1.6;
  const text = (lines, x, top, className) => lines.map((l, i) => svg('text', { x, y: top + (i + 1) * line - line * 0.3, class: className, 'font-size': size }, l));
  ['ui.first', 'ui.second'].forEach((id, side) => parts.push(...text([app.t(id)], side * (box + gap), 0, 'head')));
  for (const row of rows) {
    const cells = [row.first, row.second].map((i, side) => (i === null ? wrapped(app.t('web.no_step'), most) : told(app, steps[side][i]).flatMap((t) => wrapped(t, most))));
    const how = wrapped(app.t('relation.' + row.relation), Math.floor(width / (size * 0.56)));
    const height = Math.max(cells[0].length, cells[1].length) * line + 2 * pad;
    [row.first, row.second].forEach((i, side) => {
      const x = side * (box + gap);
      parts.push(svg('rect', { x: x + 1, y, width: box - 2, height, rx: 6, class: i === null ? 'none' : 'step' }), ...text(cells[side], x + pad, y + pad, i === null ? 'soft' : ''));
    });
    parts.push(svg('path', { d: `M${box} ${y + height / 2}h${gap}`, class: row.relation === 'same' || row.relation === 'equivalent' ? 'joined' : 'apart' }),
      ...how.map((l, i) => svg('text', { x: width / 2, y: y + height + (i + 1) * line - line * 0.2, class: 'soft', 'text-anchor': 'middle', 'font-size': size * 0.92 }, l)));
    y += height + how.length * line + line * 0.7;
  }
  return svg('svg', { class: 'timeline', viewBox: `0 0 ${width} ${y}`, width, height: y, role: 'img', 'aria-labelledby': 'timeline-name' }, svg('title', { id: 'timeline-name' }, app.t('web.timeline_picture')), parts);
}

function twin(app, rows, steps) {
  const cell = (side, i) => h('td', { dir: 'auto', 'data-head': app.t(side ? 'ui.second' : 'ui.first') }, i === null ? h('span', { class: 'unsaid' }, app.t('web.no_step')) : told(app, steps[side][i]).join('; '));
  return h('table', null, h('caption', null, app.t('web.timeline_table')), h('thead', null, h('tr', null, ['web.timeline_row', 'ui.first', 'ui.second', 'web.timeline_how'].map((id) => h('th', { scope: 'col' }, app.t(id))))),
    h('tbody', null, rows.map((row, i) => h('tr', null, h('th', { scope: 'row' }, String(i + 1)), cell(0, row.first), cell(1, row.second), h('td', { 'data-head': app.t('web.timeline_how') }, app.t('relation.' + row.relation))))));
}

// The section, or null where neither plan has a step. The picture is drawn again when the page gets another width.
export function timeline(app, report, docs) {
  const steps = docs.map((doc) => doc.plan?.steps ?? []);
  if (!steps[0].length && !steps[1].length) return null;
  const rows = pairs(report.comparisons, steps.map((s) => s.length));
  const frame = h('div', { class: 'frame' });
  const draw = () => frame.replaceChildren(picture(app, rows, steps));
  let width = 0;
  new ResizeObserver(() => {
    if (frame.isConnected && frame.clientWidth !== width) {
      width = frame.clientWidth;
      draw();
    }
  }).observe(frame);
  return h('section', { id: 's-timeline', class: 's-timeline' }, h('h2', { tabindex: '-1' }, app.t('web.timeline')), frame, twin(app, rows, steps));
}
