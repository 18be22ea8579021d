// SPDX-License-Identifier: MIT
// Who made the parts, and under which licences. The texts are those of the packages' own files, packed by build.mjs.
import { h } from './dom.mjs';

export function about(app) {
  const parts = app.licences.map(({ name, bytes }) => h('details', null, h('summary', null, name.slice('licence/'.length)),
    h('pre', { lang: 'en', tabindex: '0' }, new TextDecoder().decode(bytes))));
  return h('details', { class: 'about' }, h('summary', null, app.t('web.about')), h('p', null, app.t('web.about_text', { n: VERSION })), h('p', null, app.t('web.about_parts')), parts);
}
