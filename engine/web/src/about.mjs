// SPDX-License-Identifier: MIT
// Who made the parts, and under which licences. The texts are those of the packages' own files, packed by build.mjs; each is opened when it is
// asked for.
import { h } from './dom.mjs';

const LICENCES = 'licence/';

export function about(app) {
  const parts = app.parcel.names().filter((name) => name.startsWith(LICENCES)).map((name) => {
    const text = h('pre', { lang: 'en', tabindex: '0' });
    return h('details', { ontoggle: () => { text.textContent ||= app.parcel.text(name); } }, h('summary', null, name.slice(LICENCES.length)), text);
  });
  return h('details', { class: 'about' }, h('summary', null, app.t('web.about')), h('p', null, app.t('web.about_text', { n: VERSION })), h('p', null, app.t('web.about_parts')), parts);
}
