#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The HTML report stands alone and can be read: no script, no request, the style sheet allowed by its hash; language, landmarks and
headings; colours with a contrast of 4.5 (WCAG 2.2, 1.4.3) in both schemes; no axe-core finding, no scrolling sideways at 320 pixels
(where tests/node_modules and a Chromium are)."""
import base64
import hashlib
import html.parser
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support import ROOT, Tally, cases, concord  # noqa: E402

tally = Tally('html')
INKS, PAPERS = ('ink', 'soft', 'accent', 'alert'), ('paper', 'panel', 'alert-paper')
NEVER = {'script', 'link', 'img', 'iframe', 'object', 'embed', 'video', 'audio', 'form', 'input', 'base'}


class Outline(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.ids, self.targets, self.headings, self.attrs = [], [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attrs += attrs
        named = dict(attrs)
        if 'id' in named:
            self.ids.append(named['id'])
        if tag == 'a':
            self.targets.append(named.get('href', ''))
        if re.fullmatch('h[1-6]', tag):
            self.headings.append(int(tag[1]))


def luminance(colour):
    if len(colour) == 4:
        colour = '#' + ''.join(2 * c for c in colour[1:])
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a, b):
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def check_colours(style):
    schemes = [dict(re.findall(r'--([\w-]+):(#[0-9a-f]{3,6})', block)) for block in re.findall(r':root\{([^}]*)\}', style)]
    tally.check(len(schemes) == 3, 'three schemes: light, dark, print')
    for name, own in zip(('light', 'dark', 'print'), schemes):
        colours = {**schemes[0], **own}
        for ink in INKS:
            for paper in PAPERS:
                if ink == 'accent' and paper == 'alert-paper':
                    continue  # no link stands in an alert
                got = contrast(colours[ink], colours[paper])
                tally.check(got >= 4.5, f'{name}: {ink} on {paper} is {got:.2f}')


def check_alone(page, name):
    style = re.search('<style>(.*?)</style>', page, re.S).group(1)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    tally.check(f"style-src 'sha256-{digest}'" in page and "default-src 'none'" in page, f'{name}: policy')
    tally.check(not re.search(r'url\(|@import|https?:', style), f'{name}: the style sheet asks for nothing')
    seen = Outline()
    seen.feed(page)
    tally.check(not NEVER & set(seen.tags), f'{name}: {NEVER & set(seen.tags)}')
    tally.check(not [a for a, _ in seen.attrs if a.startswith('on') or a in ('style', 'src')], f'{name}: attributes that act')
    tally.check(all(t.startswith('#') and t[1:] in seen.ids for t in seen.targets), f'{name}: links lead to their places')
    tally.check(len(seen.ids) == len(set(seen.ids)), f'{name}: each id once')
    steps = zip(seen.headings, seen.headings[1:])
    tally.check(seen.headings[0] == 1 and all(b <= a + 1 for a, b in steps), f'{name}: headings in steps')
    tally.check({'header', 'main', 'footer', 'nav'} <= set(seen.tags), f'{name}: landmarks')
    return style


def check_looked(pages):
    chromium = shutil.which('chromium') or shutil.which('google-chrome')
    here = pathlib.Path(__file__).resolve().parent
    if not chromium or not shutil.which('node') or not (here.parent / 'node_modules/axe-core').is_dir():
        print('html: no Chromium or no tests/node_modules: axe-core is left out', file=sys.stderr)
        return
    done = subprocess.run(['node', str(here / 'page.mjs'), chromium, *map(str, pages)], capture_output=True, text=True, timeout=300)
    tally.check(done.returncode == 0, done.stderr[-500:])
    for line in done.stdout.splitlines():
        seen = json.loads(line)
        name = f"{pathlib.Path(seen['file']).name} {seen['colorScheme']} {seen['width']}"
        tally.check(not seen['violations'], f"{name}: {seen['violations']}")
        tally.check(not seen['requests'], f"{name}: {seen['requests']}")
        tally.check(not seen['logs'], f"{name}: {seen['logs']}")
        tally.check(not seen['sideways'], f'{name}: scrolls sideways')


def main():
    folders = cases()
    looked = folders[0]
    style = None
    with tempfile.TemporaryDirectory() as temporary:
        pages = []
        for folder in folders:
            for reader, language in (('patient', 'en'), ('patient', 'es'), ('navigator', 'en'), ('navigator', 'es')):
                status, out, err = concord('compare', folder / 'first.json', folder / 'second.json', '--format', 'html', '--for', reader,
                                           '--lang', language)
                name = f'{folder.name}-{reader}-{language}.html'
                if not tally.check(status in (0, 1), f'{name}: {err.decode(errors="replace")}'):
                    continue
                page = out.decode('utf-8')
                tally.check(f'<html lang="{language}">' in page, f'{name}: lang')
                style = check_alone(page, name)
                if folder == looked:
                    pages.append(pathlib.Path(temporary) / name)
                    pages[-1].write_bytes(out)
        check_colours(style)
        check_looked(pages)
    tally.close()


main()
