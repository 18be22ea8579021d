// SPDX-License-Identifier: MIT
// Elements without markup: h('p', {class: 'lead'}, 'text', child...). Text is only ever a text node.

const SVG = 'http://www.w3.org/2000/svg';

function fill(element, props, children) {
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value' || name === 'checked' || name === 'selected') element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

export function h(tag, props, ...children) {
  return fill(document.createElement(tag), props, children);
}

export function svg(tag, props, ...children) {
  return fill(document.createElementNS(SVG, tag), props, children);
}

// What hides or reorders text, as render/escape.c has it: shown by its number instead.
const UNSEEN = /[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

export function seen(text) {
  return text.replace(UNSEEN, (char) => {
    const hex = char.codePointAt(0).toString(16);
    return hex.length <= 2 ? `\\x${hex.padStart(2, '0')}` : hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
  });
}

// Somebody else's words in the middle of ours.
export function bdi(text) {
  return h('bdi', null, seen(text));
}

export function button(label, onclick, props) {
  return h('button', { type: 'button', onclick, ...props }, label);
}

// A box that takes files by button or drop: `take(files)`. What `more` holds comes under the button.
export function dropBox(id, accept, take, label, hint, more) {
  const over = (on) => (e) => { e.preventDefault(); box.classList.toggle('over', on); };
  const input = h('input', { type: 'file', id, accept, 'aria-describedby': id + '-hint', onchange: (e) => take(e.target.files) });
  const box = h('div', { class: 'drop', ondragover: over(true), ondragleave: over(false), ondrop: (e) => { over(false)(e); take(e.dataTransfer.files); } },
    h('label', { for: id }, label), h('p', { class: 'hint', id: id + '-hint' }, hint), input, more);
  return box;
}

// null: the file is gone, or is a folder.
export async function bytesOf(file) {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
}

// Gives the reader a file. Nothing leaves the page but into the reader's own folder.
export function save(name, type, bytes) {
  const link = h('a', { href: URL.createObjectURL(new Blob([bytes], { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
