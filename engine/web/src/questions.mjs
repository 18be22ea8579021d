// SPDX-License-Identifier: MIT
// The questions of the report as a list of one's own: put in order, left out, ticked, answered. A question is known by its id and findings, so
// that a list stays what it was when the report is made again, or in another language.
import { button, h, save, seen } from './dom.mjs';

const SOME = [3, 5, 7, 10];

// state.list: {order: [key...] as the reader has put them, out: {key}, asked: {key}, answers: {key: text}, ticked: {id}, show}
export function emptyList() {
  return { order: [], out: {}, asked: {}, answers: {}, ticked: {}, show: 7 };
}

function keyOf(question) {
  return [question.id, ...question.findings].join(' ');
}

export class Questions {
  constructor(app, report) {
    this.app = app;
    this.list = app.state.list;
    this.byKey = new Map(report.questions.map((question) => [keyOf(question), question]));
    const known = this.list.order.filter((key) => this.byKey.has(key));
    this.order = [...known, ...[...this.byKey.keys()].filter((key) => !known.includes(key))];
    this.box = h('section', { id: 's-questions', class: 's-questions' });
    this.draw();
  }

  whom(question) {
    const who = new Set(question.ask);
    if (who.has('both_together') || (who.has('first_doctor') && who.has('second_doctor'))) {
      for (const one of ['first_doctor', 'second_doctor', 'both_together']) who.delete(one);
      return [this.app.t('ui.both_doctors'), ...[...who].map((w) => this.app.t('ask.' + w))];
    }
    return [...who].map((w) => this.app.t('ask.' + w));
  }

  all(names) {
    return names.length > 1 ? `${names.slice(0, -1).join(', ')} ${this.app.t('ui.and')} ${names.at(-1)}` : names[0] ?? '';
  }

  // Where the list was before a button was pressed is lost when it is drawn again; the same button takes the focus, or its neighbour.
  redraw(key, what, told) {
    this.app.changed();
    this.draw();
    const at = [...this.box.querySelectorAll('.question')].find((row) => row.dataset.key === key);
    (at?.querySelector(`[data-do="${what}"]:not([disabled])`) ?? at?.querySelector('button:not([disabled])') ?? this.box.querySelector('h2')).focus();
    this.app.say(told);
  }

  move(key, shown, by) {
    const { order } = this, to = order.indexOf(shown[shown.indexOf(key) + by]), from = order.indexOf(key);
    order.splice(to, 0, ...order.splice(from, 1));
    this.list.order = order;
    this.redraw(key, by < 0 ? 'up' : 'down', this.app.t('web.moved', { n: shown.indexOf(key) + by + 1 }));
  }

  // A question that is left out gives the focus to the one that is now in its place; one that is put back is seen.
  put(key, out) {
    const at = this.shown().indexOf(key);
    if (out) this.list.out[key] = true;
    else delete this.list.out[key];
    if (!out && !this.shown().includes(key)) this.list.show = SOME.find((n) => n > this.kept().indexOf(key)) ?? 0;
    const shown = this.shown();
    this.redraw(out ? shown[Math.min(at, shown.length - 1)] : key, 'out', this.app.t(out ? 'web.q_is_out' : 'web.q_is_back'));
  }

  row(key, i, shown) {
    const { app, list } = this, question = this.byKey.get(key), id = 'q' + i, name = app.t('web.q_n', { n: i + 1 });
    const act = (what, label, go, off) => button([app.t(label), h('span', { class: 'quiet' }, `: ${name}`)], go, { class: 'quietly', 'data-do': what, disabled: off });
    const printed = h('div', { class: 'answered' });
    const fill = () => printed.replaceChildren(...(list.answers[key] ? [h('p', null, seen(list.answers[key]))] : [h('span', { class: 'ruled' }), h('span', { class: 'ruled' })]));
    fill();
    return h('li', { class: 'question', 'data-key': key },
      h('p', { class: 'text', id: id + '-text' }, h('span', { class: 'box', 'aria-hidden': 'true' }, list.asked[key] ? '\u2713' : ''), h('span', null, seen(question.text))),
      question.blocking && h('p', { class: 'blocking' }, app.t('ui.blocking')),
      h('p', { class: 'whom' }, app.t('web.q_ask', { who: this.all(this.whom(question)) })),
      h('div', { class: 'radio screen' }, h('input', { type: 'checkbox', id: id + '-asked', checked: !!list.asked[key], 'aria-describedby': id + '-text',
        onchange: (e) => { list.asked[key] = e.target.checked; e.target.closest('li').querySelector('.box').textContent = e.target.checked ? '\u2713' : ''; app.changed(); } }),
      h('label', { for: id + '-asked' }, app.t('web.q_asked'))),
      h('div', { class: 'line screen' }, h('label', { for: id + '-answer' }, app.t('web.q_answer')), h('textarea', { id: id + '-answer', rows: 2, dir: 'auto', value: list.answers[key] ?? '',
        'aria-describedby': id + '-text', oninput: (e) => { list.answers[key] = e.target.value; fill(); app.changed(); } })),
      printed,
      h('div', { class: 'buttons screen' }, act('up', 'web.q_up', () => this.move(key, shown, -1), i === 0), act('down', 'web.q_down', () => this.move(key, shown, 1), i === shown.length - 1),
        act('out', 'web.q_out', () => this.put(key, true))));
  }

  left(keys) {
    const { app } = this;
    return keys.length > 0 && h('div', { class: 'screen' }, h('h3', null, app.t('web.q_left_out')), h('ul', null, keys.map((key) =>
      h('li', { 'data-key': key }, seen(this.byKey.get(key).text), ' ', button([app.t('web.q_back'), h('span', { class: 'quiet' }, `: ${seen(this.byKey.get(key).text)}`)], () => this.put(key, false), { class: 'quietly', 'data-do': 'out' })))));
  }

  chooser(count) {
    const { app, list } = this, options = SOME.filter((n) => n < count);
    if (!options.length) return null;
    return h('div', { class: 'line screen' }, h('label', { for: 'q-show' }, app.t('web.q_how_many')), h('select', { id: 'q-show', onchange: (e) => {
      list.show = Number(e.target.value);
      app.changed();
      this.draw();
      this.box.querySelector('#q-show').focus();
    } }, options.map((n) => h('option', { value: String(n), selected: list.show === n }, app.t('web.q_some', { n }))),
    h('option', { value: '0', selected: !options.includes(list.show) }, app.t('web.q_all', { n: count }))));
  }

  kept() {
    return this.order.filter((key) => !this.list.out[key]);
  }

  // What is printed and saved: in order, without what was left out.
  shown() {
    const kept = this.kept();
    return SOME.includes(this.list.show) ? kept.slice(0, this.list.show) : kept;
  }

  saved(report) {
    const rows = this.shown().map((key) => {
      const { id, text, ask } = this.byKey.get(key);
      return { id, text, ask, asked: !!this.list.asked[key], answer: this.list.answers[key] ?? '' };
    });
    return { format: 'concord.questions/1', language: report.language, first: report.first.digest, second: report.second.digest, questions: rows };
  }

  draw() {
    const { app, list } = this, kept = this.kept(), shown = this.shown();
    this.box.replaceChildren(h('h2', { tabindex: '-1' }, app.t('ui.questions')),
      ...(this.byKey.size ? [h('p', { class: 'screen' }, app.t('web.q_intro')), this.chooser(kept.length) ?? '', h('ol', { class: 'questions' }, shown.map((key, i) => this.row(key, i, shown))),
        this.left(this.order.filter((key) => list.out[key])) || '', h('p', null, app.t('ui.hand_over')),
        h('div', { class: 'buttons screen' }, button(app.t('web.q_save'), () => {
          save('concord-questions.json', 'application/json', JSON.stringify(this.saved(app.report.json), null, 2) + '\n');
          app.say(app.t('web.saved', { name: 'concord-questions.json' }));
        }))] : [h('p', null, app.t('ui.questions_none'))]));
  }
}
