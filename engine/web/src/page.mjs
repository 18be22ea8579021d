// SPDX-License-Identifier: MIT
// The page: five steps, one thing at a time. The address says which (#why, #first/stage, #report), so that the browser's own back and forward
// work. All words come from the engine's phrases; nothing is asked of a network.
import { about } from './about.mjs';
import { checkView } from './check.mjs';
import { button, bytesOf, h, seen } from './dom.mjs';
import { Engine } from './engine.mjs';
import { summary } from './faults.mjs';
import { Fields, leaves } from './fields.mjs';
import { forget, read, settings, watch, write } from './keep.mjs';
import { emptySide, partView, undo, view } from './opinion.mjs';
import { emptyList } from './questions.mjs';
import { reportView } from './report.mjs';
import { Parcel } from './unpack.mjs';
import { whyView } from './why.mjs';
import { isOpinion, unpackWork } from './work.mjs';

const STEPS = ['why', 'first', 'second', 'check', 'report'], SPANISH = 1, LONGEST_WORK = 8 << 20;
const plain = new TextDecoder(), NOT_THE_ENGINE = /^(page|licence)\//;

function freshState(lang) {
  return { lang, why: {}, sides: [emptySide(), emptySide()], list: emptyList() };
}

class App {
  async open() {
    this.parcel = await Parcel.open(document.getElementById('packed').textContent, JSON.parse(document.getElementById('index').textContent));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(this.parcel.text('page/page.css'));
    document.adoptedStyleSheets = [sheet];
    this.fields = new Fields(JSON.parse(this.parcel.text('page/fields.json')));
    this.engine = new Engine(this.afterFirstSight());
    this.state = freshState(navigator.language?.startsWith('es') ? 'es' : 'en');
    this.status = h('div', { class: 'quiet', role: 'status', 'aria-live': 'polite', id: 'status' });
    this.header = h('header', { class: 'screen' });
    this.main = h('main', { id: 'main', tabindex: '-1' });
    this.footer = h('footer', { class: 'screen' });
    this.speak(this.state.lang);
    this.goOn(read());
    document.body.replaceChildren(this.header, this.main, this.footer, this.status);
    this.main.append(this.heading('web.wait'));
    for (const type of ['dragover', 'drop']) addEventListener(type, (e) => e.preventDefault());
    addEventListener('hashchange', () => this.arrive());
    addEventListener('click', (e) => this.sameAddress(e));
    addEventListener('scroll', () => this.remember());
    history.scrollRestoration = 'manual';
    watch(this);
    addEventListener('beforeunload', (e) => this.unsaved && e.preventDefault());
    await this.render();
    document.documentElement.dataset.ready = String(Math.round(performance.now()));
    await this.engine.ready;
    document.documentElement.dataset.engine = String(Math.round(performance.now()));
  }

  // The first step is painted before the engine is unpacked: it can be read and filled in meanwhile. A page behind others is not painted.
  async afterFirstSight() {
    await new Promise((done) => {
      requestAnimationFrame(() => setTimeout(done));
      setTimeout(done, 200);
    });
    return this.parcel.names().filter((name) => !NOT_THE_ENGINE.test(name)).map((name) => ({ name, bytes: this.parcel.bytes(name) }));
  }

  // With what was kept in this browser.
  goOn(kept) {
    const work = kept && unpackWork(kept, this.fields), lang = this.state.lang;
    this.keep = !!work;
    this.state = work || this.state;
    if (this.state.lang !== lang) this.speak(this.state.lang);
  }

  flags() {
    return this.state.lang === 'es' ? SPANISH : 0;
  }

  speak(lang) {
    this.state.lang = lang;
    this.phrases = Object.fromEntries(this.parcel.rows(`phrases/${lang}.csv`, [0, 1]));
    document.documentElement.lang = lang;
  }

  has(id) {
    return Object.hasOwn(this.phrases, id);
  }

  t(id, slots = {}) {
    return (this.phrases[id] ?? id).replace(/\{(\w+)\}/g, (_, name) => slots[name] ?? '');
  }

  word(word) {
    return this.has('word.' + word) ? this.t('word.' + word) : word;
  }

  say(text) {
    this.status.textContent = '';
    setTimeout(() => { this.status.textContent = text; }, 50);
  }

  // Whether the reader has typed, ticked or put in order anything.
  hasWork() {
    const { why, sides, list } = this.state;
    return leaves([why, list.answers, list.ticked, list.asked, list.out, list.order, ...sides.filter((side) => !side.bytes).map((side) => side.doc)], '').length > 0;
  }

  // What is neither kept nor saved would be lost with the page: the browser asks before it goes.
  changed() {
    write(this);
    this.unsaved = !this.keep && this.hasWork();
  }

  heading(id) {
    return h('h1', { tabindex: '-1' }, this.t(id));
  }

  buttons(back, next, extra) {
    return h('div', { class: 'buttons' }, next && h('a', { class: 'button main', href: '#' + next }, this.t('web.continue')), back && h('a', { class: 'button', href: '#' + back }, this.t('web.back')), extra);
  }

  route() {
    const [step, below] = location.hash.slice(1).split('/');
    return STEPS.includes(step) ? [step, below] : ['why', undefined];
  }

  // To another address; resolves when it is shown, and never where the reader went elsewhere meanwhile.
  go(route) {
    return new Promise((done) => {
      this.going = { route, done };
      if (location.hash === '#' + route) this.arriveAgain();
      else location.hash = route;
    });
  }

  // A link to where the reader is: no change of the address tells of it.
  sameAddress(event) {
    const link = event.target.closest?.('a[href^="#"]');
    if (!link || event.defaultPrevented || link.getAttribute('href') !== location.hash) return;
    event.preventDefault();
    this.arriveAgain();
  }

  arriveAgain() {
    history.replaceState(null, '');
    return this.arrive();
  }

  // How far down the reader was is kept with the browser's own history, for the way back.
  remember() {
    clearTimeout(this.scrolled);
    this.scrolled = setTimeout(() => history.replaceState({ y: scrollY }, ''), 100);
  }

  async arrive() {
    clearTimeout(this.scrolled);
    const y = history.state?.y ?? 0;
    const [step, below] = this.route(), section = step === 'report' && below && this.shownStep === 'report' && document.getElementById('s-' + below);
    if (section) {
      section.querySelector('h2').focus({ preventScroll: true });
      section.scrollIntoView();
    } else {
      if (!await this.render()) return;
      scrollTo(0, y);
      this.main.querySelector('h1')?.focus({ preventScroll: true });
    }
    const { going } = this, at = location.hash.slice(1);
    this.main.dataset.at = at;
    this.going = null;
    if (going?.route === at) going.done();
  }

  async viewOf(step, below) {
    if (step === 'report') return reportView(this);
    if (step === 'check') return checkView(this);
    if (step === 'why') return whyView(this);
    const which = step === 'second' ? 1 : 0;
    return below ? partView(this, which, below) : view(this, which);
  }

  // A mistake of ours: said on the page, never a page that just stands still.
  failed(error) {
    console.error(error);
    return [this.heading('web.errors'), h('p', { class: 'lead alert' }, this.t('web.failed'))];
  }

  // What `work` gives; undefined where the reader has gone elsewhere before it came. Meanwhile the view stands still.
  async wait(work) {
    const { visit } = this, patience = setTimeout(() => this.say(this.t('web.wait')), 400);
    this.main.inert = true;
    try {
      const got = await work();
      return visit === this.visit ? got : undefined;
    } finally {
      clearTimeout(patience);
      if (visit === this.visit) this.main.inert = false;
    }
  }

  // Whether the view was shown: the reader may have gone on.
  async render() {
    const [step, below] = this.route();
    this.visit = (this.visit ?? 0) + 1;
    this.frame(step);
    const shown = await this.wait(() => this.viewOf(step, below).catch((error) => this.failed(error)));
    if (!shown) return false;
    this.shownStep = step;
    this.again = null;
    this.show(shown);
    return true;
  }

  // Puts a view into the main part; `focus` names what takes the focus.
  show(shown, focus) {
    this.main.replaceChildren(...[shown].flat(Infinity).filter(Boolean));
    document.title = `${this.main.querySelector('h1').textContent} – concord`;
    if (!focus) return;
    const target = this.main.querySelector(focus);
    target?.focus();
    target?.scrollIntoView({ block: 'start' });
  }

  // Goes on with `act` where `find` finds no fault; else shows the view of what it found, and so again in another language.
  async unless(find, viewOf, act) {
    const found = await this.wait(find);
    if (!found?.length) return found && act();
    this.show(viewOf(found), '.summary');
    this.again = () => this.unless(find, viewOf, () => {});
  }

  frame(step) {
    const language = (lang, name) => button(name, async () => {
      const again = this.again;
      this.speak(lang);
      write(this);
      if (!await this.render()) return;
      await again?.();
      this.header.querySelector(`[lang="${lang}"]`).focus();
    }, { lang, 'aria-pressed': String(this.state.lang === lang), class: 'quietly' });
    const at = STEPS.indexOf(step);
    this.header.replaceChildren(h('a', { class: 'skip', href: '#main', onclick: (e) => { e.preventDefault(); this.main.focus(); } }, this.t('web.skip')),
      h('div', { class: 'brand' }, h('span', null, 'concord'), h('div', { role: 'group', 'aria-label': this.t('web.language'), class: 'languages' }, language('en', 'English'), language('es', 'Español'))),
      h('nav', { 'aria-label': this.t('web.steps'), class: 'steps' }, h('ol', null, STEPS.map((one, i) =>
        h('li', null, h('a', { href: '#' + one, 'aria-current': i === at ? 'step' : undefined }, this.t('web.' + one)))))),
      h('p', { class: 'place' }, this.t('web.step', { n: at + 1 })));
    this.footer.replaceChildren(settings(this), about(this));
  }

  async loadWork(file) {
    if (!file) return;
    const bytes = file.size <= LONGEST_WORK ? await this.wait(() => bytesOf(file)) : new Uint8Array();
    if (bytes === undefined) return;
    const text = plain.decode(bytes ?? new Uint8Array()), work = unpackWork(text, this.fields);
    if (!work) {
      const told = [[this.t('web.wrong_file', { name: seen(file.name) })], [this.t(!bytes ? 'web.unreadable' : isOpinion(text) ? 'web.one_opinion' : 'web.wrong_kind')]];
      return this.show([summary(this, told), whyView(this)], '.summary');
    }
    const before = this.state, had = this.hasWork() || before.sides.some((side) => side.bytes);
    await this.take(work);
    await this.go('check');
    if (had) this.main.querySelector('h1').after(undo(this, this.t('web.replaced'), () => this.take(before)));
    this.say(this.t('web.work_loaded'));
  }

  take(state) {
    this.state = state;
    this.speak(state.lang);
    this.changed();
  }

  async forgetAll() {
    forget();
    this.keep = false;
    this.report = null;
    this.unsaved = false;
    this.state = freshState(this.state.lang);
    await this.go('why');
    this.say(this.t('web.forgotten'));
  }
}

const app = new App();
app.open().catch((error) => {
  console.error(error);
  document.body.replaceChildren(h('main', null, h('h1', null, 'concord'), h('p', null, 'This page could not start. Save it once more from where you got it, or use a newer browser.'),
    h('p', { lang: 'es' }, 'Esta página no pudo empezar. Guárdela otra vez desde donde la obtuvo o use un navegador más nuevo.')));
});
