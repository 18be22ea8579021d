// SPDX-License-Identifier: MIT
// All of the reader's work as one file, and back: both opinions, why, the questions. Loaded opinions keep their bytes, as text.
const FORMAT = 'concord.work/1';
const utf8 = new TextEncoder(), plain = new TextDecoder();

export function packWork(state) {
  const sides = state.sides.map(({ doc, name, bytes }) => (bytes ? { name, text: plain.decode(bytes) } : { name, doc }));
  return JSON.stringify({ format: FORMAT, language: state.lang, why: state.why, sides, list: state.list }, null, 2) + '\n';
}

function isObject(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function texts(list) {
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
}

function marks(value) {
  return isObject(value) ? Object.fromEntries(Object.keys(value).map((key) => [key, true])) : {};
}

function side(value) {
  if (!isObject(value)) return null;
  const name = typeof value.name === 'string' ? value.name : '';
  if (typeof value.text === 'string') return { doc: JSON.parse(value.text), name, bytes: utf8.encode(value.text) };
  return isObject(value.doc) ? { doc: value.doc, name, bytes: null } : null;
}

// The part of a state that the text holds, or null where it is no such file. Nothing of it is trusted: each piece has its own form.
export function unpackWork(text) {
  try {
    const work = JSON.parse(text);
    const sides = (work.sides ?? []).map(side);
    if (work.format !== FORMAT || sides.length !== 2 || sides.some((s) => !s || !isObject(s.doc))) return null;
    const list = isObject(work.list) ? work.list : {}, answers = isObject(list.answers) ? Object.entries(list.answers).filter(([, a]) => typeof a === 'string') : [];
    return {
      lang: work.language === 'es' ? 'es' : 'en', why: isObject(work.why) ? work.why : {}, sides,
      list: { order: texts(list.order), out: marks(list.out), asked: Object.fromEntries(Object.entries(marks(list.asked)).filter(([key]) => list.asked[key] === true)),
        answers: Object.fromEntries(answers), show: Number.isInteger(list.show) ? list.show : 7 },
    };
  } catch {
    return null;
  }
}
