// SPDX-License-Identifier: MIT
// The page in Chromium, as people use it: by keyboard, by file, on a narrow screen, in print, unplugged. Ends with {"passed": n, "failed": n}.
// node chromium.mjs CHROMIUM PAGE ROOT EXPECTED.json WORKSHEET.csv SHOTS   (EXPECTED, WORKSHEET: the command line's report on the first fixture and
// empty worksheet; SHOTS: a folder, or -)
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const [executablePath, pagePath, root, expectedPath, worksheetPath, shots] = process.argv.slice(2);
const url = pathToFileURL(pagePath).href, temporary = mkdtempSync(join(tmpdir(), 'concord-web-'));
const fixture = join(root, 'fixtures/breast-lumpectomy-or-mastectomy');
const files = [join(fixture, 'first.json'), join(fixture, 'second.json')];
let passed = 0, failed = 0;

function check(good, what) {
  if (good) passed++;
  else {
    failed++;
    console.error(`FAILED web chromium: ${what}`);
  }
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });

// A page of its own: nothing is left from another test. What it logs or throws is a fault.
async function visit(name, options, work, address = url) {
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, locale: 'en-US', acceptDownloads: true, ...options });
  const page = await context.newPage(), logs = [];
  page.on('console', (message) => logs.push(message.text()));
  page.on('pageerror', (error) => logs.push(String(error)));
  page.setDefaultTimeout(30000);
  try {
    await page.goto(address);
    await page.waitForFunction(() => document.documentElement.dataset.ready);
    await work(page);
    if (!options.noisy) check(!logs.length, `${name}: ${logs.slice(0, 3).join(' | ')}`);
  } catch (error) {
    check(false, `${name}: ${error.stack.split('\n').filter((line) => !line.includes('node_modules')).slice(0, 4).join(' ')}`);
  }
  await context.close();
}

async function goTo(page, at) {
  await page.evaluate((hash) => { location.hash = hash; }, at);
  await page.waitForFunction((hash) => document.querySelector('main').dataset.at === hash, at);
}

async function load(page, which, file) {
  await goTo(page, which ? 'second' : 'first');
  await page.setInputFiles('#file', file);
  await page.waitForSelector('.note, .summary');
}

async function loadBoth(page, pair = files) {
  for (const which of [0, 1]) await load(page, which, pair[which]);
}

async function report(page) {
  await goTo(page, 'report');
  await page.waitForSelector('.report');
}

async function look(page, name) {
  if (shots !== '-') await page.screenshot({ path: join(shots, name + '.png'), fullPage: true });
}

async function axeClean(page, name, without = []) {
  await page.evaluate(axe);
  const found = await page.evaluate((off) => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: Object.fromEntries(off.map((id) => [id, { enabled: false }])) }), without);
  check(!found.violations.length, `axe, ${name}: ${found.violations.map((v) => `${v.id} ${v.nodes.slice(0, 2).map((n) => n.html).join(' | ')}`).join('; ')}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  check(!wide, `${name}: scrolls sideways`);
  const ids = await page.evaluate(() => document.body.innerText.match(/\b(web|field|ui|word)\.[\w./[\]]+/g));
  check(!ids, `${name}: a text is missing: ${ids}`);
}

async function downloaded(page, act) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  const path = join(temporary, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

// ---- every string of the corpora: no element comes from a text. EVERY_FIELD=1: each of them in each field, in about a quarter of an hour

const ELEMENTS = 'A BDI BLOCKQUOTE BUTTON CAPTION DATALIST DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 HEADER INPUT LABEL LEGEND LI MAIN NAV OL OPTION P path PRE Q rect SECTION SELECT SMALL SPAN STRONG SUMMARY svg TABLE TBODY TD text TEXTAREA TH THEAD title TR UL';

function corpora() {
  const folder = join(root, '../shared/corpora');
  const lines = (path) => readFileSync(join(folder, path), 'utf8').split('\n').filter(Boolean);
  const all = [...JSON.parse(readFileSync(join(folder, 'blns/blns.json'), 'utf8'))];
  for (const dir of ['xss', 'csv-injection', 'unicode'])
    for (const name of readdirSync(join(folder, dir)).filter((n) => /\.(txt|jsonl|tsv)$/.test(n)))
      all.push(...lines(`${dir}/${name}`).flatMap((line) => (name.endsWith('.jsonl') ? texts(line) : [line])));
  return [...new Set(all)].map((text) => text.replaceAll('\0', '').toWellFormed?.() ?? text).filter((text) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text) && text.length < 4000);
}

function texts(line) {
  try {
    return Object.values(JSON.parse(line)).flat().filter((value) => typeof value === 'string');
  } catch {
    return [line];
  }
}

await visit('corpora', { noisy: true }, async (page) => {
  const strings = corpora();
  check(strings.length > 6000, `corpora: ${strings.length} strings`);
  let dialogs = 0;
  page.on('dialog', (dialog) => { dialogs++; dialog.dismiss(); });
  await goTo(page, 'first');
  const found = await page.evaluate(async ({ strings, elements, every }) => {
    const allowed = new Set(elements.split(' ')), faults = [];
    const wait = () => new Promise((done) => { const channel = new MessageChannel(); channel.port1.onmessage = done; channel.port2.postMessage(0); });
    const until = async (test) => { for (let i = 0; i < 4000 && !test(); i++) await wait(); return test(); };
    const main = document.querySelector('main');
    const go = async (hash) => { location.hash = hash; return until(() => main.dataset.at === hash); };
    const drop = async (which, text) => {
      await go(which ? 'second' : 'first');
      document.querySelector('.note')?.remove();
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'opinion.json'));
      document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
      return until(() => document.querySelector('.note, .summary'));
    };
    // A document takes strings one after another from `at`. The next one goes on after them; or, for each string in each field, one further.
    let at = 0, taken = 0, rounds = 0;
    const next = () => strings[(at + taken++) % strings.length];
    const whole = (make) => { taken = 0; const made = make(); at += every ? 1 : taken; return made; };
    const look = (where) => {
      for (const element of document.body.querySelectorAll('*')) {
        if (!allowed.has(element.tagName) && element !== document.body) faults.push(`${where}: <${element.tagName}>`);
        for (const name of element.getAttributeNames()) if (name.startsWith('on') || name === 'src' || name === 'srcdoc' || name === 'style') faults.push(`${where}: ${element.tagName} ${name}`);
      }
      for (const link of document.body.querySelectorAll('a[href]')) if (!link.getAttribute('href').startsWith('#')) faults.push(`${where}: ${link.href}`);
    };
    const step = () => ({ treatment: next(), drugs: [next(), next()], dose: next(), schedule: next(), duration: next(), target: next(), condition: next(), why: next(), goal: next() });
    const opinion = () => ({
      format: 'concord.opinion/1', case: { id: 'x', priorities: [next(), next()] }, date: '2026-01-02', author: { role: next(), name: next(), institution: next(), subspecialty: next() },
      diagnosis: { cancer: next(), codes: [{ system: 'ICD-10', code: next() }], site: next(), histology: next(), grade: { system: next(), value: next() }, size: { value: 2, unit: next() }, basis: [next()] },
      stage: { edition: next(), t: next(), n: next(), m: next(), group: next(), metastases: [next()] }, risk_groups: [{ system: next(), group: next() }],
      biomarkers: [{ name: next(), method: next(), assay: next(), result: next(), specimen: next() }], tests: [{ name: next(), site: next(), result: next() }],
      health: { conditions: [next()], medicines: [{ name: next(), dose: next(), last_taken: next() }], allergies: [next()] },
      plan: { urgency: { why: next() }, steps: [step(), step()], alternatives: [{ ...step(), why_not: next() }] },
      guidelines: [{ organization: next(), title: next(), version: next(), recommendation: next(), category: next(), url: next() }], studies: [{ title: next(), id: next() }],
      trials: [{ id: next(), title: next() }], records: [{ kind: next() }], outlook: [{ outcome: next(), estimate: next(), horizon: next(), with: next() }],
      side_effects: [{ effect: next(), likelihood: next(), seriousness: next() }], follow_up: [{ what: next(), interval: next(), duration: next() }],
      uncertainties: [next(), next()], notes: next(), x_own: next(),
    });
    for (; at < strings.length && faults.length < 20; rounds++) {
      const docs = [whole(opinion), whole(opinion)];
      for (const which of [0, 1]) {
        if (!(await drop(which, JSON.stringify(docs[which])))) faults.push(`round ${rounds}: nothing came of the file`);
        if (document.querySelector('.summary')) faults.push(`round ${rounds}: ${document.querySelector('.summary').innerText.slice(0, 200)}`);
      }
      await go('first/diagnosis');
      look('diagnosis');
      const plain = (text) => text.replace(/[\r\n]/g, '');
      const cancer = document.querySelector('#f-diagnosis-cancer').value;
      if (plain(cancer) !== plain(docs[0].diagnosis.cancer)) faults.push(`round ${rounds}: another cancer in the field: ${cancer}`);
      await go('first/plan-steps');
      look('steps');
      await go('check');
      look('check');
      await go('report');
      await until(() => document.querySelector('.report'));
      look('report');
    }
    return { faults, rounds, used: at };
  }, { strings, elements: ELEMENTS, every: !!process.env.EVERY_FIELD });
  check(found.used >= strings.length, `corpora: ${found.used} of ${strings.length} strings used`);
  check(!found.faults.length, `corpora: ${found.faults.slice(0, 5).join(' | ')}`);
  check(!dialogs, 'corpora: a text ran');
  console.error(`web: ${strings.length} strings in ${found.rounds} pairs of opinions`);
});

await browser.close();
console.log(JSON.stringify({ passed, failed }));
