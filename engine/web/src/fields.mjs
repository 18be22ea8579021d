// SPDX-License-Identifier: MIT
// The fields of an opinion as the engine gave them, and an opinion as a plain object. A pointer names a place in a document
// ("/plan/steps/0/dose"), a path a field of the schema ("/plan/steps[]/dose").

export class Fields {
  constructor(list) {
    this.list = list;
    this.byPath = new Map(list.map((field) => [field.path, field]));
    this.below = new Map();
    for (const field of list) if ('parent' in field) this.below.set(field.parent, [...(this.below.get(field.parent) ?? []), field]);
    this.parts = this.makeParts();
  }

  at(pointer) {
    return this.byPath.get(pointer.replace(/\/\d+(?=\/|$)/g, '[]'));
  }

  children(path) {
    return this.below.get(path) ?? [];
  }

  item(path) {
    return this.byPath.get(path + '[]');
  }

  isObjects(field) {
    return field.shape === 'list' && this.item(field.path).shape === 'object';
  }

  // One page each: an object, a list of objects; what stands alone goes with the author before, with the notes after.
  makeParts() {
    const about = { id: 'about', label: 'field./author', fields: [] }, rest = { id: 'rest', label: 'web.rest', fields: [] };
    const parts = [about];
    for (const field of this.children('')) {
      if (field.path === '/format' || field.path === '/case') continue;
      if (field.path === '/author') about.fields.push(...this.children(field.path));
      else if (field.shape === 'object') parts.push(...this.partsOf(field));
      else if (this.isObjects(field)) parts.push(this.listPart(field));
      else (parts.length === 1 ? about : rest).fields.push(field);
    }
    return [...parts, rest];
  }

  partsOf(object) {
    const all = this.children(object.path), lists = all.filter((field) => object.path === '/plan' && this.isObjects(field));
    const own = { id: idOf(object.path), label: 'field.' + object.path, fields: all.filter((field) => !lists.includes(field)) };
    return [own, ...lists.map((field) => this.listPart(field))];
  }

  listPart(field) {
    return { id: idOf(field.path), label: 'field.' + field.path, fields: [field], list: field };
  }

  partOf(pointer) {
    const path = pointer.replace(/\/\d+(?=\/|$)/g, '[]');
    return this.parts.find((part) => part.fields.some((f) => path === f.path || path.startsWith(f.path + '/') || path.startsWith(f.path + '[]')));
  }
}

function idOf(path) {
  return path.slice(1).replaceAll('/', '-');
}

function names(pointer) {
  return pointer.split('/').slice(1).map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
}

export function get(doc, pointer) {
  return names(pointer).reduce((at, name) => (at === undefined || at === null ? undefined : Object.hasOwn(at, name) ? at[name] : undefined), doc);
}

// Makes the objects and lists on the way; undefined takes the value out.
export function set(doc, pointer, value) {
  const way = names(pointer), last = way.pop();
  let at = doc;
  way.forEach((name, i) => {
    if (!Object.hasOwn(at, name)) at[name] = /^\d+$/.test(way[i + 1] ?? last) ? [] : {};
    at = at[name];
  });
  if (value === undefined && Array.isArray(at)) at.splice(Number(last), 1);
  else if (value === undefined) delete at[last];
  else at[last] = value;
}

// Takes out what was left empty, in place, so that "not stated" is an absent field. True when nothing is left.
export function prune(value) {
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) {
    for (let i = value.length; i-- > 0;) if (prune(value[i])) value.splice(i, 1);
    return value.length === 0;
  }
  if (value && typeof value === 'object') {
    for (const name of Object.keys(value)) if (prune(value[name])) delete value[name];
    return Object.keys(value).length === 0;
  }
  return value === undefined;
}

// Every stated leaf of a field: [pointer, value]...
export function leaves(value, pointer) {
  if (value === undefined || value === '') return [];
  if (value === null || typeof value !== 'object') return [[pointer, value]];
  return Object.entries(value).flatMap(([name, child]) => leaves(child, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`));
}

// What was typed, as the document shall hold it: a number where it reads as one, else the text, of which the engine says what is wrong.
export function typed(field, text) {
  const plain = text.trim();
  if (plain === '') return undefined;
  if (field.shape === 'integer' && /^-?\d{1,15}$/.test(plain)) return Number(plain);
  if (field.shape === 'number' && /^-?\d{1,15}([.,]\d{1,15})?$/.test(plain)) return Number(plain.replace(',', '.'));
  return field.date ? plain : text;
}
