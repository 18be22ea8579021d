// SPDX-License-Identifier: MIT
// In: HTML files. Out: a JSON line for each file, colour scheme and width: what axe-core finds (WCAG 2.2 A and AA, best practice), what the
// page asked for, whether it scrolls sideways. node page.mjs CHROMIUM FILE ...
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const [executablePath, ...files] = process.argv.slice(2);

// 320 CSS pixels are a screen of 1280 at 400 % (WCAG 1.4.10).
const views = [['light', 1280], ['dark', 1280], ['light', 320], ['dark', 390]];

async function look(browser, file, colorScheme, width) {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    const requests = [], logs = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => logs.push(message.text()));
    await page.goto(pathToFileURL(file).href);
    const sideways = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
    await page.evaluate(axe);
    const found = await page.evaluate("axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })");
    await context.close();
    const violations = found.violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 2).map((n) => n.html).join(' | ')}`);
    return { file, colorScheme, width, violations, requests: requests.slice(1), logs, sideways };
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
for (const file of files)
    for (const [scheme, width] of views)
        console.log(JSON.stringify(await look(browser, file, scheme, width)));
await browser.close();
