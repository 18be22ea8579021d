#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The patient's page: its engine gives the command line's reports byte for byte; the page itself is used in Chromium and in Firefox."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support import ROOT, Tally, cases, concord  # noqa: E402

tally = Tally('web')
HERE = pathlib.Path(__file__).resolve().parent
PAGE = ROOT / 'build/concord.html'
FORMATS = ('json', 'text', 'html', 'markdown', 'csv')
SPANISH, NAVIGATOR = 1, 2


def build():
    done = subprocess.run(['make', '-s', 'web'], cwd=ROOT, capture_output=True, text=True, timeout=300)
    return tally.check(done.returncode == 0, f'make web: {done.stdout[-300:]} {done.stderr[-2000:]}')


def pairs():
    """Every fixture and example as JSON; the first also in every format, language and for both readers."""
    folders = cases()
    for folder in folders:
        yield folder, 'json', 0
    for format in FORMATS:
        for flags in (0, SPANISH, NAVIGATOR, SPANISH | NAVIGATOR):
            yield folders[0], format, flags


def check_same():
    jobs = list(pairs())
    asked = [[str(f / 'first.json'), str(f / 'second.json'), format, flags] for f, format, flags in jobs]
    done = subprocess.run(['node', str(HERE / 'engine.mjs'), str(PAGE)], input=json.dumps(asked), capture_output=True, text=True, timeout=120)
    tally.check(done.returncode == 0, done.stderr[-500:])
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    if not tally.check(len(lines) == len(jobs) + 1, 'a line a pair'):
        return
    for (folder, format, flags), got in zip(jobs, lines[1:]):
        _, out, _ = concord('compare', folder / 'first.json', folder / 'second.json', '--format', format,
                            '--lang', 'es' if flags & SPANISH else 'en', '--for', 'navigator' if flags & NAVIGATOR else 'patient')
        tally.check(out and got['text'].encode() == out, f'{folder.name} {format} {flags}: the page says something else {got["error"]}')
    took = sorted(line['took'] for line in lines[1:])
    print(f'web: first step unpacked {lines[0]["first"]:.0f} ms, engine ready {lines[0]["ready"]:.0f} ms in node, a comparison {took[len(took) // 2]:.1f} ms, page {PAGE.stat().st_size} bytes', file=sys.stderr)


def check_browser(script, *arguments):
    """Runs a script that ends with {"passed": n, "failed": n}; what it tells goes to standard error."""
    done = subprocess.run([*script, *map(str, arguments)], stdout=subprocess.PIPE, text=True, timeout=3600 if os.environ.get('EVERY_FIELD') else 300)
    last = (done.stdout.strip().splitlines() or ['{}'])[-1]
    try:
        told = json.loads(last)
        tally.passed += told['passed']
        tally.failed += told['failed']
    except (ValueError, KeyError):
        tally.check(False, f'{script[-1]}: no end, exit {done.returncode}')


def check_browsers(folder):
    case = ROOT / 'fixtures/breast-lumpectomy-or-mastectomy'
    expected = folder / 'expected.json'
    expected.write_bytes(concord('compare', case / 'first.json', case / 'second.json', '--format', 'json')[1])
    worksheet = folder / 'worksheet.csv'
    worksheet.write_bytes(concord('blank', 'csv')[1])
    chromium, firefox = shutil.which('chromium'), shutil.which('firefox-esr') or shutil.which('firefox')
    if tally.check(chromium, 'no Chromium; see tests/install.sh'):
        check_browser(['node', HERE / 'chromium.mjs'], chromium, PAGE, ROOT, expected, worksheet, os.environ.get('SHOTS', '-'))
    if tally.check(firefox, 'no Firefox; see tests/install.sh'):
        check_browser([sys.executable, HERE / 'firefox.py'], firefox, PAGE, ROOT, expected, ROOT / 'tests/node_modules/axe-core/axe.min.js')


if build():
    check_same()
    with tempfile.TemporaryDirectory() as temporary:
        check_browsers(pathlib.Path(temporary))
tally.close()
