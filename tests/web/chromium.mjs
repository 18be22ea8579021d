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

// A page of its own: nothing is left from another test. What it logs or throws is a fault. `init` runs in the page before its own script.
async function visit(name, { init, ...options }, work, address = url) {
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, locale: 'en-US', acceptDownloads: true, ...options });
  const page = await context.newPage(), logs = [];
  if (init) await page.addInitScript(init);
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
  await page.evaluate(() => document.querySelectorAll('.note, .summary').forEach((told) => { told.dataset.old = ''; }));
  await page.setInputFiles('#file', file);
  await page.waitForSelector(':is(.note, .summary):not([data-old])');
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

// ---- by keyboard alone

async function tabTo(page, selector) {
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate((wanted) => {
      const at = document.activeElement, style = getComputedStyle(at);
      return { there: at.matches(wanted), outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2, html: at.outerHTML.slice(0, 90), body: at === document.body };
    }, selector);
    if (!seen.outline && !seen.body) check(false, `keyboard: no outline on ${seen.html}`);
    if (seen.there) return;
  }
  throw new Error(`keyboard: no way to ${selector}`);
}

async function press(page, selector, key = 'Enter') {
  await tabTo(page, selector);
  await page.keyboard.press(key);
  await page.waitForTimeout(60);
}

async function typeOpinion(page, base, date, role, treatment) {
  await press(page, `a[href="#${base}/about"]`);
  await tabTo(page, '#f-date');
  await page.keyboard.type(date);
  await tabTo(page, '#f-author-role');
  await page.keyboard.type(role);
  await press(page, 'button[type=submit]');
  check(page.url().endsWith(`#${base}/diagnosis`), `keyboard: after the first part comes the diagnosis, not ${page.url()}`);
  check(await page.evaluate(() => document.activeElement.tagName) === 'H1', 'keyboard: the heading has the focus');
  await tabTo(page, '#f-diagnosis-cancer');
  await page.keyboard.type('colon cancer');
  await press(page, 'button[type=submit]');
  await press(page, '.above a');
  await press(page, `a[href="#${base}/plan-steps"]`);
  await tabTo(page, '[id="f-plan-steps-0-treatment"]');
  await page.keyboard.type(treatment);
  await press(page, 'button[type=submit]');
  await press(page, '.above a');
  await press(page, 'main a.main');
}

await visit('keyboard', {}, async (page) => {
  await press(page, 'main a.main');
  await typeOpinion(page, 'first', '2026-03-02', 'surgeon', 'FOLFOX');
  await typeOpinion(page, 'second', '2026-03', 'oncologist', 'CAPOX');
  check(page.url().endsWith('#check'), 'keyboard: then the check');
  await press(page, 'button.main');
  await page.waitForSelector('.report');
  check((await page.textContent('.report')).includes('CAPOX'), 'keyboard: the report tells the second plan');
  check(await page.evaluate(() => document.activeElement.tagName) === 'H1', 'keyboard: the heading of the report has the focus');
  const before = await page.locator('.question .text').allTextContents();
  await press(page, '.question [data-do="down"]');
  const after = await page.locator('.question .text').allTextContents();
  check(before[0] === after[1] && before[1] === after[0], 'keyboard: a question moves down');
  check(await page.evaluate(() => document.activeElement.dataset.do) === 'down', 'keyboard: the button keeps the focus');
  await page.waitForFunction(() => document.querySelector('#status').textContent.includes('2'));
  await press(page, '.question [data-do="out"]');
  check((await page.locator('.question .text').allTextContents()).every((t) => t !== after[1]), 'keyboard: a question is left out');
});

// ---- faults at the field

await visit('faults', {}, async (page) => {
  await goTo(page, 'first/about');
  await page.fill('#f-date', '2026-02-30');
  await page.click('button[type=submit]');
  await page.waitForSelector('.summary');
  check(await page.evaluate(() => document.activeElement.className) === 'summary', 'faults: the summary takes the focus');
  check(await page.getAttribute('#f-date', 'aria-invalid') === 'true', 'faults: the date is marked');
  check((await page.getAttribute('#f-date', 'aria-describedby')).includes('f-date-fault'), 'faults: its text is tied to it');
  check(await page.locator('.summary li').count() === 2, 'faults: the date and the missing role');
  await axeClean(page, 'a part with faults');
  await look(page, 'faults');
  await page.click('.summary a');
  check(await page.evaluate(() => document.activeElement.id) === 'f-date', 'faults: the link leads to the field');
  await goTo(page, 'first/health');
  await page.fill('#f-health-performance-value', 'one');
  await page.click('button[type=submit]');
  await page.waitForSelector('.summary');
  check((await page.textContent('#f-health-performance-value-fault')).includes('number'), 'faults: a number is asked for');
  await goTo(page, 'check');
  await page.click('button.main');
  await page.waitForSelector('.summary');
  check(await page.locator('.summary li').count() >= 4, 'faults: the check tells those of both opinions');
  await axeClean(page, 'the check with faults');
  await page.click('.summary a');
  await page.waitForFunction(() => document.activeElement.id === 'f-date');
});

async function followed(page, selector) {
  await page.click(selector);
  await page.waitForTimeout(200);
  return page.evaluate(() => ({ at: location.hash, id: document.activeElement.id, invalid: document.activeElement.getAttribute('aria-invalid') }));
}

await visit('faults of the start', {}, async (page) => {
  await page.fill('#f-case-patient-age', 'sixty');
  await page.click('main a.main');
  await page.waitForSelector('.summary');
  check(await page.getAttribute('#f-case-patient-age', 'aria-invalid') === 'true', 'faults of the start: the age is marked');
  await page.click('button[lang=es]');
  await page.waitForFunction(() => document.querySelector('.summary')?.textContent.includes('Edad'));
  await axeClean(page, 'the start with a fault, in Spanish');
  await goTo(page, 'check');
  await page.click('button.main');
  await page.waitForSelector('.summary');
  const ages = page.locator('.summary a', { hasText: 'Edad' });
  check(await ages.count() === 1, 'faults of the start: the age goes with both opinions and is told once');
  await ages.click();
  await page.waitForFunction(() => document.activeElement.id === 'f-case-patient-age' && document.activeElement.getAttribute('aria-invalid') === 'true');
  await loadBoth(page);
  await goTo(page, 'second/about');
  await page.fill('#f-date', ' 2026-03-04 ');
  await goTo(page, 'second/plan-steps');
  await page.click('#f-plan-steps-add');
  await page.click('#f-plan-steps-add');
  const last = await page.locator('.item').count() - 1;
  await page.fill(`#f-plan-steps-${last}-cycles`, 'three');
  await goTo(page, 'check');
  await page.click('button.main');
  await page.waitForSelector('.summary');
  check(await page.locator('.summary li').count() === 1, 'faults of the start: the rounds; no fault in a date with blanks around');
  const there = await followed(page, '.summary a');
  check(there.at === '#second/plan-steps' && there.id === `f-plan-steps-${last - 1}-cycles` && there.invalid === 'true', `faults: the check leads to the line, marked: ${JSON.stringify(there)}`);
  await goTo(page, 'report');
  await page.waitForSelector('.summary');
  await axeClean(page, 'a report that cannot be made');
  check((await followed(page, '.summary a')).id === there.id, 'faults: the report leads to the line, too');
});

// ---- nothing is lost

await visit('undo', {}, async (page) => {
  writeFileSync(join(temporary, 'l.pdf'), '%PDF-1.4 a letter');
  const text = async () => (await page.textContent('main .note')) ?? '';
  await load(page, 0, files[0]);
  await page.click('text=Empty this opinion');
  await page.waitForSelector('.note');
  await axeClean(page, 'an opinion that was emptied');
  await page.click('.note button');
  await page.waitForSelector('.loaded');
  await page.setInputFiles('#file', join(root, 'fixtures/fhir/one-condition.json'));
  await page.waitForFunction(() => document.querySelector('.note')?.textContent.includes('one-condition'));
  check((await text()).includes('takes the place'), 'undo: a file over another says so');
  await page.click('.note button');
  await page.waitForFunction(() => document.querySelector('.loaded')?.textContent.includes('first.json'));
  await goTo(page, 'first/plan-steps');
  const items = await page.locator('.item').count(), words = await page.inputValue('#f-plan-steps-0-treatment');
  await page.click('.item button:has-text("Remove")');
  check(await page.locator('.item').count() === items - 1 && (await page.evaluate(() => document.activeElement.textContent)) === 'Undo', 'undo: a step is taken out, the way back has the focus');
  await page.click('.items .note button');
  check(await page.locator('.item').count() === items && await page.inputValue('#f-plan-steps-0-treatment') === words, 'undo: the step is back in its place');
  await goTo(page, 'first');
  await page.setInputFiles('#file', join(temporary, 'l.pdf'));
  await page.waitForSelector('.summary');
  check((await page.textContent('.summary')).includes('PDF'), 'undo: a letter as PDF is told as such');
});

await visit('unsaved', {}, async (page) => {
  let asked = 0;
  page.on('dialog', (dialog) => { asked++; dialog.accept(); });
  const again = async () => { await page.reload(); await page.waitForFunction(() => document.documentElement.dataset.ready); };
  await again();
  check(asked === 0, 'unsaved: an empty page just goes');
  await goTo(page, 'first/about');
  await page.click('#f-author-role');
  await page.keyboard.type('surgeon');
  await downloaded(page, () => page.click('footer >> text=Save my work'));
  await again();
  check(asked === 0, 'unsaved: a page whose work is saved goes');
  await goTo(page, 'first/diagnosis');
  await page.click('#f-diagnosis-cancer');
  await page.keyboard.type('melanoma');
  await again();
  check(asked === 1, 'unsaved: the browser asks before what was typed is lost');
});

// Drops files on the box of the page, by name and text.
async function drop(page, list) {
  await page.evaluate((given) => {
    const transfer = new DataTransfer();
    for (const [name, text] of given) transfer.items.add(new File([text], name));
    document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
  }, list);
}

await visit('nothing lost', {}, async (page) => {
  await goTo(page, 'first/about');
  await page.fill('#f-author-role', 'surgeon');
  await page.check('#keep');
  const work = await downloaded(page, () => page.click('footer >> text=Save my work')), saved = JSON.parse(readFileSync(work, 'utf8'));
  await page.fill('#f-author-role', 'radiologist');
  await goTo(page, 'first');
  await drop(page, [['good.json', readFileSync(files[0], 'utf8')], ['letter.pdf', '%PDF-1.4']]);
  await page.waitForSelector('.summary');
  await goTo(page, 'first/about');
  check(await page.inputValue('#f-author-role') === 'radiologist', 'nothing lost: of two files one is refused, and neither is taken');
  await goTo(page, 'why');
  await page.setInputFiles('#work', work);
  await page.waitForSelector('.note button');
  await page.click('.note button');
  await goTo(page, 'first/about');
  check(await page.inputValue('#f-author-role') === 'radiologist', 'nothing lost: loaded work over kept work can be undone');
  let deep = {};
  for (let i = 0; i < 20000; i++) deep = `{"x":${i ? deep : 1}}`;
  writeFileSync(join(temporary, 'deep-work.json'), JSON.stringify({ ...saved, why: 'DEEP' }).replace('"DEEP"', `{"x_y":${deep}}`));
  await goTo(page, 'why');
  await page.setInputFiles('#work', join(temporary, 'deep-work.json'));
  await page.waitForSelector('.summary');
  check(page.url().endsWith('#why'), 'nothing lost: work that is nested without end is refused');
  for (const [value, at] of [[5, 'date'], [{}, 'plan']]) {
    const wrong = { ...JSON.parse(readFileSync(files[0], 'utf8')), [at]: value };
    if (at === 'plan') wrong.plan = { steps: {} };
    writeFileSync(join(temporary, 'wrong-kind.json'), JSON.stringify(wrong));
    await goTo(page, 'why');
    await load(page, 0, join(temporary, 'wrong-kind.json'));
    check(!(await page.textContent('.summary')).includes('such as 12'), `nothing lost: ${at} of another kind is not told to be a number`);
  }
});

await visit('marks', {}, async (page) => {
  await load(page, 0, files[0]);
  await goTo(page, 'first/diagnosis');
  check(await page.getAttribute('#f-diagnosis-cancer', 'aria-required') === 'true' && (await page.textContent('label[for=f-diagnosis-cancer]')).includes('needed'), 'marks: what is needed is said at the line');
  await goTo(page, 'first/plan-steps');
  await page.fill('#f-plan-steps-1-cycles', 'three');
  await page.click('button[type=submit]');
  await page.waitForSelector('.summary');
  await page.click('.item >> nth=0 >> button:has-text("Remove")');
  check(await page.locator('[aria-invalid=true]').count() === 0 && await page.locator('.summary').count() === 0, 'marks: none stands at another line when a step is removed');
  await page.click('button[type=submit]');
  await page.waitForSelector('.summary');
  check(await page.getAttribute('#f-plan-steps-0-cycles', 'aria-invalid') === 'true', 'marks: the next check finds it in its new place');
});

await visit('own list', {}, async (page) => {
  const texts = () => page.locator('.question .text').allTextContents();
  await loadBoth(page);
  await report(page);
  const [first, second, third] = await texts();
  await page.click('.question >> nth=1 >> [data-do="up"]');
  check(await page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true }))), 'own list: an order of one’s own is work that is not saved');
  await page.click('.question >> nth=2 >> [data-do="out"]');
  await page.fill('#q0-answer', 'yes');
  await page.check('li.check input >> nth=0');
  for (const [lang, word] of [['es', 'opiniones'], ['en', 'opinions']]) {
    await page.click(`button[lang=${lang}]`);
    await page.waitForFunction((wanted) => document.querySelector('.report h1')?.textContent.includes(wanted), word);
    check(await page.inputValue('#q0-answer') === 'yes' && await page.locator('li.check input:checked').count() === 1, `own list: answers and ticks stay in ${lang}`);
  }
  const now = await texts();
  check(now[0] === second && now[1] === first && !now.includes(third), 'own list: order and what is left out stay in another language');
  await page.selectOption('#q-show', '3');
  await page.click('[data-do="out"]:has-text("back")');
  check((await texts()).includes(third), 'own list: a question that is put back is shown');
  for (let i = 0; i < 2; i++) {
    await page.evaluate(() => scrollTo(0, 0));
    await page.click('.contents a[href="#report/questions"]');
    await page.waitForFunction(() => document.activeElement.closest('#s-questions') && scrollY > 500);
  }
});

await visit('way back', {}, async (page) => {
  await loadBoth(page);
  await goTo(page, 'check');
  await page.evaluate(() => scrollTo(0, 700));
  await page.waitForTimeout(250);
  await page.evaluate(() => { location.hash = 'first/diagnosis'; });
  await page.waitForFunction(() => document.querySelector('main').dataset.at === 'first/diagnosis');
  check(await page.evaluate(() => scrollY) === 0, 'way back: another step begins at its top');
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('main').dataset.at === 'check');
  check(await page.evaluate(() => scrollY) === 700, 'way back: it leads to where the reader was');
  await page.click('.steps a[href="#check"]');
  await page.waitForFunction(() => scrollY === 0);
});

await visit('two hospitals', {}, async (page) => {
  const other = { ...JSON.parse(readFileSync(files[1], 'utf8')) };
  other.case = { ...other.case, id: 'B-17' };
  writeFileSync(join(temporary, 'other.json'), JSON.stringify(other));
  await page.setInputFiles('#work', files[0]);
  await page.waitForSelector('.summary');
  check((await page.textContent('.summary')).includes('one opinion'), 'two hospitals: an opinion is no work file');
  await goTo(page, 'first');
  await page.setInputFiles('#work, #file', files[0]);
  await page.waitForSelector('.note');
  await load(page, 1, join(temporary, 'other.json'));
  await goTo(page, 'check');
  await axeClean(page, 'two case names');
  await look(page, 'two-names');
  await page.click('text=Yes, the same person');
  await page.waitForFunction(() => document.querySelector('.note')?.textContent.includes('one case name'));
  await report(page);
  check(await page.locator('.lead.alert').count() === 0, 'two hospitals: the report compares');
  await page.check('li.check input >> nth=0');
  await page.click('.question [data-do="out"]');
  check(await page.evaluate(() => !!document.activeElement.closest('.question')), 'two hospitals: after a question is left out the focus is at the next');
  const work = await downloaded(page, () => page.click('text=Save my work'));
  await goTo(page, 'second');
  await page.setInputFiles('#file', work);
  await page.waitForFunction(() => document.querySelector('main').dataset.at === 'check');
  await report(page);
  check(await page.locator('li.check input:checked').count() === 1, 'two hospitals: the work is loaded wherever it is dropped, with its ticks');
  const bad = JSON.parse(readFileSync(work, 'utf8'));
  bad.why = { priorities: 3 };
  writeFileSync(join(temporary, 'bad-work.json'), JSON.stringify(bad));
  await goTo(page, 'why');
  await page.setInputFiles('#work', join(temporary, 'bad-work.json'));
  await page.waitForSelector('.summary');
  check(await page.locator('#f-case-patient-age').count() === 1, 'two hospitals: a damaged work file leaves the page as it was');
  await goTo(page, 'first');
  await drop(page, files.map((file, i) => ['ab'[i] + '.json', readFileSync(file, 'utf8')]));
  await page.waitForFunction(() => document.querySelector('.note')?.textContent.includes('b.json'));
  await goTo(page, 'second');
  check((await page.textContent('.loaded')).includes('b.json'), 'two hospitals: of two files the second is the second opinion');
});

// ---- files: load, compare, print, save, load again

const expected = readFileSync(expectedPath);
await visit('files', {}, async (page) => {
  await loadBoth(page);
  await report(page);
  const saved = await downloaded(page, () => page.click('text=Save the report (JSON)'));
  check(readFileSync(saved).equals(expected), 'files: the report is the command line’s, byte for byte');
  const html = await downloaded(page, () => page.click('text=Save the report as a web page'));
  check(readFileSync(html, 'utf8').includes('</html>'), 'files: the report as a page');
  await page.fill('#q0-answer', 'Because of the size.');
  await page.check('#q0-asked');
  const list = JSON.parse(readFileSync(await downloaded(page, () => page.click('text=Save the questions (JSON)')), 'utf8'));
  check(list.questions.length === 7 && list.questions[0].asked && list.questions[0].answer === 'Because of the size.', 'files: the questions with their answers');
  await page.selectOption('#q-show', '3');
  check(await page.locator('.question').count() === 3, 'files: three questions');
  check(await page.locator('.timeline').count() === 1 && await page.locator('#s-timeline tbody tr').count() === 4, 'files: the two plans as a picture and a table');
  const order = await page.locator('.report > section > h2').allTextContents();
  check(order.indexOf('What they agree on') < order.indexOf('Where they differ'), 'files: agreement first');
  for (const format of ['A4', 'Letter']) {
    const pdf = await page.pdf({ format, tagged: true });
    writeFileSync(join(temporary, format + '.pdf'), pdf);
    check(pdf.length > 20000 && pdf.includes('/StructTreeRoot'), `files: a tagged PDF on ${format}`);
  }
  await page.emulateMedia({ media: 'print' });
  check(!(await page.isVisible('.tools')) && !(await page.isVisible('header')) && await page.isVisible('.question .box'), 'files: on paper no buttons, but boxes to tick');
  await look(page, 'print');
  await page.emulateMedia({ media: null });
  const work = await downloaded(page, () => page.click('text=Save my work'));
  await goTo(page, 'why');
  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset.ready);
  await page.setInputFiles('#work', work);
  await page.waitForFunction(() => document.querySelector('main').dataset.at === 'check');
  await report(page);
  check(await page.inputValue('#q0-answer') === 'Because of the size.' && await page.isChecked('#q0-asked'), 'files: the answers are back');
  check(readFileSync(await downloaded(page, () => page.click('text=Save the report (JSON)'))).equals(expected), 'files: the same report after loading the work');
});

await visit('wrong files', {}, async (page) => {
  const invalid = join(root, 'fixtures/invalid'), names = readdirSync(invalid).filter((name) => name.endsWith('.json'));
  const made = [['empty.json', ''], ['picture.json', '\x89PNG\r\n\x1a\n\0\0'], ['list.json', '[]'], ['deep.json', '['.repeat(100000)], ['letter.json', 'Dear Mrs. Doe,']];
  for (const [name, text] of made) writeFileSync(join(temporary, name), text, 'latin1');
  for (const path of [...made.map(([name]) => join(temporary, name)), ...names.map((name) => join(invalid, name))]) {
    await goTo(page, 'why');
    await load(page, 0, path);
    const told = await page.evaluate(() => ({ summary: !!document.querySelector('.summary'), focus: document.activeElement.className, text: document.querySelector('.summary')?.innerText.length }));
    check(told.summary && told.focus === 'summary' && told.text > 60, `wrong files: ${path} is refused in words`);
  }
  await axeClean(page, 'a wrong file');
  await goTo(page, 'why');
  await page.setInputFiles('#work', join(temporary, 'letter.json'));
  await page.waitForSelector('.summary');
  await goTo(page, 'check');
  check((await page.textContent('main')).includes('Nothing is filled in yet'), 'wrong files: nothing of them stays');
});

// What a Spanish page says of a file that it refuses: a plain sentence, then the engine's words, marked as English where they are.
const refusals = [
  ['temporary', 'letter.json', 'El archivo está dañado o no es una opinión', true], ['temporary', 'no-resource.json', 'no tiene datos de salud', true],
  ['temporary', 'unknown-line.json', 'no es parte de una opinión', true], ['fixtures/invalid', 'missing-date.json', 'Escriba: Fecha de la opinión', false],
  ['fixtures/sheets', 'nothing-spanish.csv', 'Cáncer: falta la fila; copie', false], ['fixtures/sheets', 'missing-date.csv', 'fila 3, columna 5 (celda E3): no hay nada', false],
  ['fixtures/sheets', 'open-quote.csv', 'comillas no se cierran', false], ['fixtures/sheets', 'too-many-cells-spanish.csv', 'línea 6: esta fila tiene más celdas', false],
];

function parts(page, selector) {
  return page.evaluate((at) => {
    const box = document.querySelector(at), all = box.innerText, rest = box.cloneNode(true), marked = [...box.querySelectorAll('[lang]')].map((e) => [e.lang, e.textContent]);
    for (const element of rest.querySelectorAll('[lang="en"]')) element.remove();
    return { all, marked, rest: rest.textContent };
  }, selector);
}

await visit('refusals', { locale: 'es-MX' }, async (page) => {
  const document = JSON.parse(readFileSync(files[0], 'utf8'));
  writeFileSync(join(temporary, 'no-resource.json'), '{"resourceType": "Bundle", "type": "collection", "entry": []}');
  writeFileSync(join(temporary, 'unknown-line.json'), JSON.stringify({ ...document, surprise: 1 }));
  for (const [folder, name, says, english] of refusals) {
    await goTo(page, 'why');
    await load(page, 0, folder === 'temporary' ? join(temporary, name) : join(root, folder, name));
    const told = await parts(page, '.summary');
    check(told.rest.includes(says), `refusals: ${name} is refused in Spanish: ${told.all}`);
    check(told.marked.some(([lang]) => lang === 'en') === english, `refusals: ${name}: English is marked as such: ${told.all}`);
    check(!/\b(the|of|is|write|row|column|file)\b/.test(told.rest.replace(name, '')), `refusals: ${name}: English is not marked: ${told.rest}`);
  }
  await axeClean(page, 'a refusal in Spanish');
  await load(page, 0, join(root, 'fixtures/sheets/dates-spanish.csv'));
  const left = await parts(page, '.note');
  check(left.rest.includes('fila 8, columna 5 (celda E8): esta fecha se puede leer de dos formas; escriba'), `refusals: what is left out says what to write: ${left.all}`);
  await page.click('header [lang="en"]');
  await load(page, 0, join(root, 'fixtures/sheets/empty-spanish.csv'));
  const there = await parts(page, '.summary');
  check(there.marked.some(([lang, text]) => lang === 'es' && text.includes('no hay nada escrito')) && there.all.includes('Something in this worksheet cannot be used'),
    `refusals: a Spanish worksheet on an English page: ${there.all}`);
  await axeClean(page, 'a Spanish refusal on an English page');
});

// ---- what hospitals and worksheets give

// The worksheet with a value for both opinions where its last column, the key, is one of `values`.
function filledIn(sheet, values) {
  return sheet.replace(/"","","([^"]*)"\r?$/gm, (row, key) => (values[key] ? `"${values[key]}","${values[key]}","${key}"` : row));
}

await visit('other files', {}, async (page) => {
  const kinds = [['fhir', '.json'], ['sheets', '.csv']];
  for (const [folder, ending] of kinds) {
    const here = join(root, 'fixtures', folder), names = readdirSync(here).filter((name) => name.endsWith(ending));
    let taken = 0;
    for (const name of names) {
      await goTo(page, 'why');
      await load(page, 0, join(here, name));
      if (await page.locator('.note').count()) taken++;
    }
    check(taken > 0, `other files: of ${names.length} in ${folder} the page takes ${taken}`);
    await goTo(page, 'why');
  }
  await load(page, 0, join(root, 'fixtures/fhir/one-condition.json'));
  check((await page.textContent('main')).includes('filled in'), 'other files: a FHIR file fills parts of the form');
  await goTo(page, 'second');
  const sheet = await downloaded(page, () => page.click('text=Save an empty worksheet'));
  check(readFileSync(sheet).equals(readFileSync(worksheetPath)), 'other files: the worksheet is the command line’s');
  writeFileSync(sheet, filledIn(readFileSync(sheet, 'utf8'), { '/case/id': 'a', '/date': '2026-03-14', '/author/role': 'surgeon', '/diagnosis/cancer': 'melanoma' }));
  await load(page, 0, sheet);
  check((await page.textContent('.note')).includes('two opinions'), 'other files: a filled-in worksheet gives both opinions');
  await report(page);
  await axeClean(page, 'a FHIR file');
});

// ---- 200 treatments

await visit('200 treatments', {}, async (page) => {
  const many = JSON.parse(readFileSync(files[0], 'utf8'));
  many.plan.steps = Array.from({ length: 200 }, (_, i) => ({ kind: 'drug', treatment: `medicine ${i}`, dose: `${i + 1} mg` }));
  writeFileSync(join(temporary, 'many.json'), JSON.stringify(many));
  await loadBoth(page, [join(temporary, 'many.json'), files[1]]);
  await goTo(page, 'first/plan-steps');
  check(await page.locator('.item').count() === 200, '200 treatments: all have their lines');
  await page.click('#f-plan-steps-add');
  check(await page.evaluate(() => document.activeElement.id) === 'f-plan-steps-200-kind', '200 treatments: the new one has the focus');
  await page.fill('#f-plan-steps-200-treatment', 'the last one');
  await page.click('button[type=submit]');
  await report(page);
  check((await page.textContent('#s-timeline')).includes('the last one'), '200 treatments: all are in the picture');
});

// ---- suggestions

await visit('suggestions', {}, async (page) => {
  await goTo(page, 'first/plan-steps');
  await page.locator('#f-plan-steps-0-treatment').pressSequentially('pembro');
  const offered = await page.locator('datalist[id="f-plan-steps-0-treatment-list"] option').evaluateAll((all) => all.map((o) => o.value));
  check(offered.includes('pembrolizumab') && offered.length <= 8, `suggestions: ${offered}`);
  await page.keyboard.press('Tab');
  check(await page.inputValue('#f-plan-steps-0-treatment') === 'pembro', 'suggestions: what was typed stays');
  await page.fill('#f-plan-steps-0-treatment', '');
  await page.locator('#f-plan-steps-0-treatment').pressSequentially('keytr');
  check((await page.locator('datalist[id="f-plan-steps-0-treatment-list"] option').first().getAttribute('value')) === 'Keytruda', 'suggestions: a brand as it is written');
});

// ---- every string of the corpora: no element comes from a text. EVERY_FIELD=1: each of them in each field, in about a quarter of an hour

const ELEMENTS = 'A BDI BLOCKQUOTE BUTTON CAPTION DATALIST DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER foreignObject FORM H1 H2 H3 HEADER INPUT LABEL LEGEND LI MAIN NAV OL OPTION P path PRE Q rect SECTION SELECT SMALL SPAN STRONG SUMMARY svg TABLE TBODY TD text TEXTAREA TH THEAD title TR UL';

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

// ---- axe in every state; 200 % text; forced colours

async function states(page, name, without, all) {
  await axeClean(page, `${name}: start`, without);
  if (all) {
    await goTo(page, 'first');
    await axeClean(page, `${name}: an empty opinion`, without);
    await goTo(page, 'first/plan-steps');
    await axeClean(page, `${name}: a list`, without);
  }
  await loadBoth(page);
  if (all) await axeClean(page, `${name}: a loaded opinion`, without);
  await goTo(page, 'first/diagnosis');
  await axeClean(page, `${name}: a part`, without);
  await look(page, `${name}-part`.replaceAll(' ', '-'));
  await goTo(page, 'check');
  if (all) await axeClean(page, `${name}: check`, without);
  await report(page);
  await axeClean(page, `${name}: report`, without);
  await page.click('.question [data-do="out"]');
  if (all) await axeClean(page, `${name}: a question left out`, without);
  await look(page, `${name}-report`.replaceAll(' ', '-'));
}

const VIEWS = [
  ['light', { colorScheme: 'light' }], ['dark', { colorScheme: 'dark' }], ['forced colours', { forcedColors: 'active' }, ['color-contrast']],
  ['phone', { viewport: { width: 320, height: 640 }, hasTouch: true, reducedMotion: 'reduce' }], ['phone Spanish dark', { viewport: { width: 390, height: 844 }, locale: 'es-ES', colorScheme: 'dark' }],
];
for (const [name, options, without] of VIEWS)
  await visit(name, options, async (page) => {
    await states(page, name, without, name === 'light' || options.locale);
    if (options.locale === 'es-ES') check(await page.getAttribute('html', 'lang') === 'es' && (await page.textContent('h1')).includes('opiniones'), 'Spanish: the browser’s language');
  });

await visit('large text', {}, async (page) => {
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '225%'));
  for (const at of ['why', 'first', 'first/about']) {
    await goTo(page, at);
    check(!(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)), `large text: ${at} scrolls sideways`);
  }
  await loadBoth(page);
  await report(page);
  check(!(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)), 'large text: the report scrolls sideways');
});

// WCAG 1.4.12, on a narrow screen: the picture of the plans takes the room that its texts need.
await visit('spacing', { viewport: { width: 320, height: 640 }, locale: 'es-ES' }, async (page) => {
  await loadBoth(page);
  await report(page);
  const spilt = () => page.evaluate(() => [...document.querySelectorAll('.timeline foreignObject')].filter((shape) => {
    const text = shape.querySelector('.text'), { width, height } = shape.getBoundingClientRect();
    return text.scrollWidth > Math.ceil(width) || text.scrollHeight > Math.ceil(height) + 1;
  }).length);
  check(await spilt() === 0, 'spacing: a text of the picture is cut');
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  await page.waitForTimeout(200);
  check(await spilt() === 0, 'spacing: a text of the picture is cut when letters and lines stand wider');
  check(!(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)), 'spacing: the report scrolls sideways');
  await look(page, 'spacing');
});

await visit('language', {}, async (page) => {
  await loadBoth(page);
  await report(page);
  await page.click('button[lang=es]');
  await page.waitForFunction(() => document.documentElement.lang === 'es');
  await page.waitForFunction(() => document.querySelector('.report h1')?.textContent.includes('opiniones'));
  check(await page.evaluate(() => document.activeElement.lang) === 'es', 'language: the button keeps the focus');
});

// ---- before the engine has started

{
  const context = await browser.newContext({ locale: 'en-US' }), page = await context.newPage();
  await page.addInitScript(() => {
    window.order = [];
    new MutationObserver((changes, observer) => {
      window.order.push(...changes.map((change) => change.attributeName).filter((name) => name.startsWith('data-')));
      if (window.order.length > 1) return observer.disconnect();
      const field = document.querySelector('main input[type=text], main textarea, main select');
      field.focus();
      window.began = document.activeElement === field && !!document.querySelector('h1').textContent;
      document.querySelector('main form button[type=submit], main a.main').click();
    }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-ready', 'data-engine'] });
  });
  await page.goto(url);
  await page.waitForFunction(() => document.documentElement.dataset.engine);
  const told = await page.evaluate(() => ({ order: window.order, began: window.began, ...document.documentElement.dataset }));
  check(told.order.join() === 'data-ready,data-engine' && told.began, `at once: the first step can be used before the engine has started: ${JSON.stringify(told)}`);
  await page.waitForFunction(() => location.hash === '#first');
  check(await page.textContent('h1') !== '', 'at once: what was pressed meanwhile is done');
  console.error(`web: first step ready ${told.ready} ms, engine ${told.engine} ms after the start of the page, in Chromium`);
  await context.close();
}

// An engine that takes its time: what comes when the reader has gone on is thrown away.
await visit('late', { init: () => {
  const compile = WebAssembly.compile;
  WebAssembly.compile = async (bytes) => { await new Promise((done) => setTimeout(done, 1500)); return compile(bytes); };
} }, async (page) => {
  const started = () => page.waitForFunction(() => document.documentElement.dataset.engine);
  await goTo(page, 'first');
  await page.setInputFiles('#file', files[0]);
  await page.waitForFunction(() => document.querySelector('main').inert);
  await goTo(page, 'second');
  await started();
  await page.waitForTimeout(300);
  check((await page.textContent('h1')).includes('second') && await page.locator('.note').count() === 0, 'late: a file that comes too late does not replace another view');
  await goTo(page, 'first');
  check(await page.locator('.loaded').count() === 0, 'late: nor is it taken');
  await loadBoth(page);
  await page.check('#keep');
  await page.reload();
  await page.evaluate(() => { location.hash = 'report'; });
  await page.waitForFunction(() => document.querySelector('main').inert);
  check((await page.textContent('#status')).length > 0 || await page.waitForFunction(() => document.querySelector('#status').textContent), 'late: who waits is told');
  for (let i = 0; i < 2; i++) await page.click('text=Forget everything');
  await started();
  await page.waitForTimeout(300);
  check(page.url().endsWith('#why') && await page.locator('.report').count() === 0, 'late: no report of what was forgotten');
});

// ---- what is kept

await visit('two pages', {}, async (page) => {
  await goTo(page, 'first/about');
  await page.check('#keep');
  const other = await page.context().newPage();
  await other.goto(url);
  await other.waitForFunction(() => document.documentElement.dataset.ready);
  check(await other.isChecked('#keep'), 'two pages: the second begins with what is kept');
  await goTo(other, 'first/about');
  await other.fill('#f-author-role', 'surgeon');
  await page.waitForFunction(() => !document.querySelector('#keep').checked);
  await page.fill('#f-author-role', 'radiologist');
  check((await other.evaluate(() => localStorage.getItem('concord-work'))).includes('surgeon'), 'two pages: the one that has stopped keeping does not write');
  await other.evaluate(() => { Storage.prototype.setItem = () => { throw new Error('full'); }; });
  await other.fill('#f-author-name', 'A. B.');
  check(!(await other.isChecked('#keep')) && await other.evaluate(() => localStorage.length) === 0, 'two pages: what cannot be kept whole is not kept, and the box says so');
  check((await other.textContent('#forget-sure')).includes('did not let'), 'two pages: and why');
});

await visit('keeping', {}, async (page) => {
  await goTo(page, 'first/about');
  await page.fill('#f-author-role', 'surgeon');
  check(await page.evaluate(() => localStorage.length) === 0, 'keeping: nothing until it is chosen');
  await page.check('#keep');
  await page.fill('#f-author-name', 'A. B.');
  check((await page.evaluate(() => localStorage.getItem('concord-work'))).includes('A. B.'), 'keeping: what is typed');
  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset.ready);
  check(await page.inputValue('#f-author-name') === 'A. B.', 'keeping: it is back');
  await page.click('text=Forget everything');
  check(await page.evaluate(() => localStorage.length) === 1, 'keeping: asked once more first');
  await page.click('text=Forget everything');
  await page.waitForFunction(() => location.hash === '#why');
  check(await page.evaluate(() => localStorage.length) === 0 && !(await page.isChecked('#keep')), 'keeping: all is forgotten');
  await goTo(page, 'first/about');
  check(await page.inputValue('#f-author-role') === '', 'keeping: the form, too');
});

// ---- unplugged: what a page could try to send, with and without the policy

async function hits(address) {
  let count = 0;
  const server = createServer((request, response) => { count++; response.end(); });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const there = `http://127.0.0.1:${server.address().port}/`;
  await visit('unplugged', { noisy: true }, async (page) => {
    await loadBoth(page);
    await report(page);
    await page.evaluate(async (there) => {
      const attempt = async (go) => { try { await go(); } catch { /* refused */ } };
      await attempt(() => fetch(there + 'fetch', { mode: 'no-cors' }));
      await attempt(() => new Promise((done) => { const x = new XMLHttpRequest(); x.onloadend = done; x.open('GET', there + 'xhr'); x.send(); }));
      await attempt(() => navigator.sendBeacon(there + 'beacon', 'x'));
      await attempt(() => new WebSocket(there.replace('http', 'ws')));
      await attempt(() => new EventSource(there + 'events'));
      await attempt(() => { new Image().src = there + 'image'; });
      await attempt(() => { const s = document.createElement('script'); s.src = there + 'script'; document.head.append(s); });
      await attempt(() => { const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = there + 'style'; document.head.append(l); });
      await attempt(() => { const f = document.createElement('iframe'); f.src = there + 'frame'; document.body.append(f); });
      await attempt(() => import(there + 'module'));
      await attempt(() => { document.body.style.background = `url(${there}background)`; });
      await new Promise((done) => setTimeout(done, 400));
    }, there);
    if (address === url) {
      // Later, as a task of the page: what a test evaluates may make code from text.
      const open = await page.evaluate(() => new Promise((done) => setTimeout(() => {
        const refused = (go) => { try { go(); return false; } catch { return true; } };
        done([refused(() => { document.body.innerHTML = '<b>x</b>'; }), refused(() => eval('1')), refused(() => new Function('1')), refused(() => document.write('x'))]);
      })));
      check(open.every(Boolean), `unplugged: markup and code from text are refused: ${open}`);
    }
  }, address);
  server.close();
  return count;
}

check(await hits(url) === 0, 'unplugged: no request with the policy');
const open = join(temporary, 'open.html'), source = readFileSync(pagePath, 'utf8');
writeFileSync(open, source.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''));
const without = await hits(pathToFileURL(open).href);
check(without > 3, `unplugged: ${without} requests without the policy`);
const changed = join(temporary, 'changed.html');
writeFileSync(changed, source.replace('<script type="module">', '<script type="module">0;'));
const context = await browser.newContext(), page = await context.newPage();
await page.goto(pathToFileURL(changed).href);
await page.waitForTimeout(500);
check(!(await page.evaluate(() => document.documentElement.dataset.ready)), 'unplugged: a script with one more byte does not run');
await browser.close();
console.log(JSON.stringify({ passed, failed }));
