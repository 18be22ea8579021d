// SPDX-License-Identifier: MIT
// Suggestions while typing, from the vocabularies: names, other names and acronyms as their files write them. They are offered, never put
// in: what was typed stays what it is.
import { h } from './dom.mjs';

const MOST = 8, NAMES = [1, 2, 3, 7];
const cache = new Map();

function plain(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function termsOf(parcel, vocabulary, spanish) {
  const key = vocabulary + spanish;
  if (cache.has(key)) return cache.get(key);
  const terms = new Map();
  for (const [name, synonyms, acronyms, name_es] of parcel.rows(`vocabulary/${vocabulary}.csv`, NAMES)) {
    const all = [(spanish && name_es) || name, name, ...synonyms.split('|'), ...acronyms.split('|').map((a) => a.split('@')[0])];
    for (const term of all) if (term) terms.set(plain(term), term);
  }
  const list = [...terms].map(([folded, term]) => ({ folded, term }));
  cache.set(key, list);
  return list;
}

// One thing before several: a drug before the regimens that begin with it.
function words(term) {
  return term.folded.split(/[^\p{L}\p{N}]+/u).length;
}

function offers(parcel, vocabularies, spanish, typed) {
  const want = plain(typed.trim());
  if (want.length < 2) return [];
  const all = vocabularies.flatMap((vocabulary) => termsOf(parcel, vocabulary, spanish));
  const begins = all.filter((t) => t.folded.startsWith(want)).sort((a, b) => words(a) - words(b) || a.folded.length - b.folded.length);
  const holds = all.filter((t) => t.folded.includes(' ' + want));
  return [...new Set([...begins, ...holds].map((t) => t.term))].slice(0, MOST);
}

// A list for the browser's own suggestions beside `input`; filled as one types.
export function suggestions(app, input, vocabularies) {
  const list = h('datalist', { id: input.id + '-list' });
  input.setAttribute('list', list.id);
  input.setAttribute('autocomplete', 'off');
  input.addEventListener('input', () => {
    list.replaceChildren(...offers(app.parcel, vocabularies, app.state.lang === 'es', input.value).map((term) => h('option', { value: term })));
  });
  return list;
}
