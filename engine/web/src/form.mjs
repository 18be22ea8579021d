// SPDX-License-Identifier: MIT
// In: a field of the schema and a place in an opinion. Out: its line of the form: label, where in the letter it stands, the fault if there is
// one, and the control for its shape. Nothing is ever asked for twice, and every line may stay empty.
import { button, h } from './dom.mjs';
import { get, set, typed } from './fields.mjs';
import { suggestions } from './suggest.mjs';

const RADIOS = 4;

export function idOf(pointer) {
  return 'f' + pointer.replaceAll('/', '-');
}

// One form: the document it edits, and what is wrong in it by pointer.
export class Form {
  constructor(app, doc, faults, changed) {
    Object.assign(this, { app, doc, faults, changed });
  }

  label(field) {
    return this.app.t('field.' + field.path);
  }

  hint(field) {
    const own = this.app.has('web.hint.' + field.path) ? this.app.t('web.hint.' + field.path)
      : field.path.startsWith('/plan/alternatives[]') && this.app.has('web.hint.' + field.path.replace('alternatives', 'steps'))
        ? this.app.t('web.hint.' + field.path.replace('alternatives', 'steps')) : '';
    return own || (field.date ? this.app.t('web.date_hint') : '');
  }

  // The name of a line, which says where a letter always has something to tell.
  caption(field) {
    return field.required ? [this.label(field), h('span', { class: 'needed' }, ` (${this.app.t('web.needed')})`)] : this.label(field);
  }

  // When items go or change places, the marks would stand at other lines than the faults: they go, and come with the next check.
  unmark(pointer) {
    for (const at of [...this.faults.keys()]) if (at.startsWith(pointer + '/')) this.faults.delete(at);
    this.app.main.querySelector('.summary')?.remove();
  }

  put(pointer, value) {
    set(this.doc, pointer, value);
    this.changed();
  }

  fault(id, text) {
    return h('p', { class: 'fault', id }, h('span', { class: 'quiet' }, this.app.t('web.error_mark'), ' '), text);
  }

  // The hint and the fault of a line, and what names them.
  notes(field, pointer) {
    const id = idOf(pointer), hint = this.hint(field), fault = this.faults.get(pointer);
    const parts = [], by = [];
    if (hint) {
      parts.push(h('p', { class: 'hint', id: id + '-hint' }, hint));
      by.push(id + '-hint');
    }
    if (fault) {
      parts.push(this.fault(id + '-fault', fault));
      by.push(id + '-fault');
    }
    return { parts, described: by.join(' ') || undefined, invalid: fault ? 'true' : undefined };
  }

  line(field, pointer) {
    if (field.shape === 'object') return this.group(field, pointer);
    if (field.shape === 'list') return this.list(field, pointer);
    return field.words ? this.choice(field, pointer) : this.text(field, pointer);
  }

  group(field, pointer) {
    const children = this.app.fields.children(field.path);
    return h('fieldset', { class: 'group' }, h('legend', null, this.label(field)), children.map((child) => this.line(child, `${pointer}/${child.name}`)));
  }

  input(field, pointer, props) {
    const value = get(this.doc, pointer);
    const many = field.kind === 'prose' || field.path.endsWith('/result');
    const number = field.shape === 'integer' || field.shape === 'number';
    return h(many ? 'textarea' : 'input', {
      id: idOf(pointer), dir: 'auto', type: many ? undefined : 'text', rows: many ? 2 : undefined, inputmode: number ? 'decimal' : undefined,
      class: number || field.date ? 'short' : undefined, spellcheck: 'false', autocomplete: 'off',
      value: value === undefined ? '' : String(value), oninput: (e) => this.put(pointer, typed(field, e.target.value) ?? ''), ...props,
    });
  }

  text(field, pointer) {
    const notes = this.notes(field, pointer);
    const input = this.input(field, pointer, { 'aria-describedby': notes.described, 'aria-invalid': notes.invalid, 'aria-required': field.required && 'true' });
    return h('div', { class: 'line' + (notes.invalid ? ' faulty' : '') }, h('label', { for: input.id }, this.caption(field)), notes.parts, input,
      field.vocabularies && suggestions(this.app, input, field.vocabularies));
  }

  word(field, word) {
    return field.path === '/not_discussed[]' ? this.app.t('topic.' + word) : this.app.word(word);
  }

  choice(field, pointer) {
    return field.words.length <= RADIOS ? this.radios(field, pointer) : this.select(field, pointer);
  }

  select(field, pointer) {
    const notes = this.notes(field, pointer), value = get(this.doc, pointer) ?? '';
    const options = ['', ...field.words].map((word) => h('option', { value: word, selected: word === value }, word ? this.word(field, word) : this.app.t('web.not_stated')));
    const control = h('select', { id: idOf(pointer), 'aria-describedby': notes.described, 'aria-invalid': notes.invalid, 'aria-required': field.required && 'true',
      onchange: (e) => this.put(pointer, e.target.value || '') }, options);
    return h('div', { class: 'line' + (notes.invalid ? ' faulty' : '') }, h('label', { for: control.id }, this.caption(field)), notes.parts, control);
  }

  radios(field, pointer) {
    const notes = this.notes(field, pointer), value = get(this.doc, pointer) ?? '', id = idOf(pointer);
    const one = (word, i) => h('div', { class: 'radio' },
      h('input', { type: 'radio', id: i ? `${id}-${i}` : id, name: id, value: word, checked: word === value, onchange: () => this.put(pointer, word) }),
      h('label', { for: i ? `${id}-${i}` : id }, word ? this.word(field, word) : this.app.t('web.not_stated')));
    return h('fieldset', { class: 'line' + (notes.invalid ? ' faulty' : ''), 'aria-describedby': notes.described }, h('legend', null, this.caption(field)), notes.parts,
      h('div', { class: 'radios' }, ['', ...field.words].map(one)));
  }

  list(field, pointer) {
    const item = this.app.fields.item(field.path);
    if (item.words) return this.boxes(field, item, pointer);
    return this.repeated(field, item, pointer);
  }

  boxes(field, item, pointer) {
    const notes = this.notes(field, pointer), id = idOf(pointer);
    const chosen = () => get(this.doc, pointer) ?? [];
    const toggle = (word, on) => this.put(pointer, item.words.filter((w) => (w === word ? on : chosen().includes(w))));
    const one = (word, i) => h('div', { class: 'radio' },
      h('input', { type: 'checkbox', id: i ? `${id}-${i}` : id, checked: chosen().includes(word), onchange: (e) => toggle(word, e.target.checked) }),
      h('label', { for: i ? `${id}-${i}` : id }, this.word(item, word)));
    return h('fieldset', { class: 'line', 'aria-describedby': notes.described }, h('legend', null, this.label(field)), notes.parts, h('div', { class: 'boxes' }, item.words.map(one)));
  }

  // Any number of items, each with its own line or lines. `alone`: the page's heading says already what they are.
  repeated(field, item, pointer, alone) {
    const box = h('fieldset', { class: item.shape === 'object' ? 'items' : 'line' });
    const draw = (focus, gone) => {
      const notes = this.notes(field, pointer), items = get(this.doc, pointer) ?? [];
      const rows = items.map((_, i) => this.row(field, item, pointer, i, draw));
      const add = button(this.app.t('web.add', { name: this.label(item) }), () => {
        this.put(`${pointer}/${items.length}`, item.shape === 'object' ? {} : '');
        draw(idOf(`${pointer}/${items.length - 1 < 0 ? 0 : get(this.doc, pointer).length - 1}`));
        this.app.say(this.app.t('web.added', { name: this.name(item, get(this.doc, pointer).length) }));
      }, { class: 'add', id: idOf(pointer) + '-add' });
      box.replaceChildren(h('legend', { class: alone ? 'quiet' : undefined }, this.label(field)), ...notes.parts, ...rows, gone ?? '', add);
      if (notes.described) box.setAttribute('aria-describedby', notes.described);
      if (focus) (box.querySelector(`[id="${focus}"]`) ?? box.querySelector(`[id^="${focus}-"]:is(input,select,textarea)`) ?? add).focus();
    };
    draw();
    return box;
  }

  name(item, n) {
    return this.app.t('web.item', { name: this.label(item), n });
  }

  row(field, item, pointer, i, draw) {
    const at = `${pointer}/${i}`, name = this.name(item, i + 1);
    const remove = button(this.app.t('web.remove', { name }), () => {
      const value = get(this.doc, at), id = idOf(pointer) + '-undo';
      this.put(at, undefined);
      this.unmark(pointer);
      draw(id, h('p', { class: 'note' }, this.app.t('web.removed', { name }), ' ', button(this.app.t('web.undo'), () => {
        const list = get(this.doc, pointer) ?? [];
        this.put(pointer, [...list.slice(0, i), value, ...list.slice(i)]);
        this.unmark(pointer);
        draw(idOf(at));
        this.app.say(this.app.t('web.undone'));
      }, { class: 'quietly', id })));
      this.app.say(this.app.t('web.removed', { name }));
    }, { class: 'quietly' });
    const swap = (to) => {
      const list = get(this.doc, pointer);
      [list[i], list[to]] = [list[to], list[i]];
      this.changed();
      this.unmark(pointer);
      draw(idOf(`${pointer}/${to}`));
      this.app.say(this.app.t('web.moved', { n: to + 1 }));
    };
    const up = field.ordered && i > 0 && button(this.app.t('web.up', { name }), () => swap(i - 1), { class: 'quietly' });
    if (item.shape !== 'object') {
      const fault = this.faults.get(at), id = idOf(at) + '-fault';
      const input = this.input(item, at, { 'aria-label': name, 'aria-invalid': fault && 'true', 'aria-describedby': fault && id });
      return h('div', { class: fault ? 'row faulty' : 'row' }, fault && this.fault(id, fault), input, item.vocabularies && suggestions(this.app, input, item.vocabularies), remove);
    }
    return h('fieldset', { class: 'item' }, h('legend', null, name), this.lines(item, at), h('div', { class: 'buttons' }, up, remove));
  }

  // What a letter mostly says stands open; the rest is folded away, unless something of it is filled in or faulty.
  lines(object, pointer) {
    const children = this.app.fields.children(object.path);
    const folded = (child) => child.kind === 'prose' || child.kind === 'list';
    const some = children.filter(folded), most = children.filter((child) => !folded(child));
    if (most.length < 4) return children.map((child) => this.line(child, `${pointer}/${child.name}`));
    const used = some.some((child) => get(this.doc, `${pointer}/${child.name}`) !== undefined ||
      [...this.faults.keys()].some((p) => p.startsWith(`${pointer}/${child.name}`)));
    return [most.map((child) => this.line(child, `${pointer}/${child.name}`)),
      some.length > 0 && h('details', { open: used }, h('summary', null, this.app.t('web.more')), some.map((child) => this.line(child, `${pointer}/${child.name}`)))];
  }
}
