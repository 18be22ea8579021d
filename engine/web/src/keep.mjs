// SPDX-License-Identifier: MIT
// What is kept in the browser: nothing, until the reader chooses it. Files opened from one computer share this store in some browsers, and the
// page says so where it asks.
import { button, h, save } from './dom.mjs';
import { packWork } from './work.mjs';

const KEY = 'concord-work';

export function read() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

// Whether it is kept. What could not be kept whole is not kept at all.
export function write(app) {
  if (!app.keep) return false;
  try {
    localStorage.setItem(KEY, packWork(app.state));
    return true;
  } catch {
    forget();
    stop(app, 'web.keep_failed');
    return false;
  }
}

function stop(app, why) {
  app.keep = false;
  const box = document.getElementById('keep'), note = document.getElementById('forget-sure');
  if (box) box.checked = false;
  if (note) note.textContent = app.t(why);
}

// Another page of this computer has kept or forgotten something: two that write would undo one another's work.
export function watch(app) {
  addEventListener('storage', (e) => {
    if (app.keep && (e.key === KEY || e.key === null)) stop(app, 'web.kept_elsewhere');
    app.unsaved = !app.keep && app.hasWork();
  });
}

export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch { /* nothing was kept, then */ }
}

export function saveWork(app) {
  const name = 'concord-work.json';
  save(name, 'application/json', packWork(app.state));
  app.unsaved = false;
  app.say(app.t('web.saved', { name }));
}

export function settings(app) {
  const box = h('input', { type: 'checkbox', id: 'keep', checked: app.keep, 'aria-describedby': 'keep-hint', onchange: (e) => {
    app.keep = e.target.checked;
    if (!app.keep) forget();
    if (write(app) === app.keep) app.say(app.t(app.keep ? 'web.kept' : 'web.not_kept'));
  } });
  let sure = false;
  const warning = h('p', { class: 'fault', id: 'forget-sure', role: 'alert' });
  const wipe = button(app.t('web.forget'), () => {
    if (!sure) {
      sure = true;
      warning.textContent = app.t('web.forget_sure');
      return;
    }
    app.forgetAll();
  }, { 'aria-describedby': 'forget-sure' });
  wipe.addEventListener('blur', () => { sure = false; warning.textContent = ''; });
  return h('section', { 'aria-labelledby': 'settings' }, h('h2', { id: 'settings' }, app.t('web.settings')),
    h('div', { class: 'radio' }, box, h('label', { for: 'keep' }, app.t('web.keep'))), h('p', { class: 'hint', id: 'keep-hint' }, app.t('web.keep_hint')), warning,
    h('div', { class: 'buttons' }, button(app.t('web.save_work'), () => saveWork(app)), wipe));
}
