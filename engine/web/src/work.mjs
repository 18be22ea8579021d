// SPDX-License-Identifier: MIT
// All of the reader's work as one file, and back: both opinions, why, the questions. Loaded opinions keep their bytes, as text.
const WORK = 'concord.work/1';
export const OPINION = 'concord.opinion/1';
const utf8 = new TextEncoder(), plain = new TextDecoder();

export function packWork(state) {
  const sides = state.sides.map(({ doc, name, bytes }) => (bytes ? { name, text: plain.decode(bytes) } : { name, doc }));
  return JSON.stringify({ format: WORK, language: state.lang, why: state.why, sides, list: state.list }, null, 2) + '\n';
}

function isObject(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function texts(list) {
  return Array.isArray(list) ? [...new Set(list.filter((one) => typeof one === 'string'))] : [];
}

function marks(value) {
  return isObject(value) ? Object.fromEntries(Object.keys(value).map((key) => [key, true])) : {};
}

function side(value) {
  if (!isObject(value)) return null;
  const loaded = typeof value.text === 'string', doc = loaded ? JSON.parse(value.text) : value.doc;
  const name = typeof value.name === 'string' ? value.name : '', bytes = loaded ? utf8.encode(value.text) : null;
  return isObject(doc) ? { doc, name, bytes, left: [] } : null;
}

// The engine reads no deeper, and no function here goes deeper than the engine.
const DEEPEST = 64;

function isDeep(value, left = DEEPEST) {
  return value !== null && typeof value === 'object' && (!left || Object.values(value).some((one) => isDeep(one, left - 1)));
}

// Whether each value has the shape of its field, so that the form can show it. What the schema does not know is the engine's to refuse.
function fits(fields, value, path) {
  const shape = path ? fields.byPath.get(path)?.shape : 'object';
  if (!shape) return true;
  if (shape === 'list') return Array.isArray(value) && value.every((one) => fits(fields, one, path + '[]'));
  return shape === 'object' ? isObject(value) && Object.entries(value).every(([name, one]) => fits(fields, one, `${path}/${name}`)) : typeof value !== 'object';
}

// Whether a file begins as one of ours.
export function isWork(start) {
  return /^\s*\{\s*"format"\s*:\s*"([^"]*)"/.exec(start)?.[1] === WORK;
}

// Whether the text is of one opinion, which goes to its own step.
export function isOpinion(text) {
  try {
    return JSON.parse(text).format === OPINION;
  } catch {
    return false;
  }
}

// The part of a state that the text holds, or null where it is no such file. Nothing of it is trusted: each piece has its own form.
export function unpackWork(text, fields) {
  try {
    const work = JSON.parse(text);
    const sides = (work.sides ?? []).map(side);
    if (work.format !== WORK || isDeep([work.why, ...sides.map((s) => s?.doc)]) || sides.length !== 2 || !sides.every((s) => s && fits(fields, s.doc, '')) || !fits(fields, { case: work.why ?? {} }, '')) return null;
    const list = isObject(work.list) ? work.list : {}, answers = isObject(list.answers) ? Object.entries(list.answers).filter(([, a]) => typeof a === 'string') : [];
    return {
      lang: work.language === 'es' ? 'es' : 'en', why: work.why ?? {}, sides,
      list: { order: texts(list.order), out: marks(list.out), asked: Object.fromEntries(Object.entries(marks(list.asked)).filter(([key]) => list.asked[key] === true)),
        answers: Object.fromEntries(answers), ticked: marks(list.ticked), show: Number.isInteger(list.show) ? list.show : 7 },
    };
  } catch {
    return null;
  }
}
