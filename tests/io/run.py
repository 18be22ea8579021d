#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the command line does with files: refusals (exit 2, one line a fault, nothing on standard output), lost output, --output whole or not at
all, hostile texts in every format, and --redact."""
import json
import os
import pathlib
import re
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import ROOT, SHARED, Tally, cases, concord  # noqa: E402

LINE = re.compile(r'^[^:]+:\d+:\d+: /.*: .+; .+$')
GOOD = cases()[0] / 'first.json'


def check_refusals(tally):
    for path in sorted((ROOT / 'fixtures' / 'invalid').glob('*.json')):
        status, out, err = concord('compare', path, GOOD)
        lines = err.decode(errors='replace').splitlines()
        tally.check(status == 2 and not out, f'{path.name}: exit {status}, {len(out)} bytes written')
        tally.check(lines and all(LINE.match(line) for line in lines), f'{path.name}: {lines[:2]}')
    for path in sorted((ROOT / 'fixtures' / 'valid').glob('*.json')):
        status, out, err = concord('validate', path)
        tally.check(status == 0, f'{path.name}: {err.decode(errors="replace")}')


def check_usage(tally):
    for args in ([], ['compare'], ['compare', GOOD], ['compare', GOOD, GOOD, GOOD], ['nonsense'], ['compare', '--nonsense', GOOD, GOOD],
                 ['compare', '--format', 'pdf2', GOOD, GOOD], ['compare', '--width', '7', GOOD, GOOD], ['compare', '/nowhere', GOOD],
                 ['compare', '/', GOOD], ['validate'], ['explain', 'no such thing'], ['compare', '-', '-'],
                 ['compare', '--today', 'tomorrow', GOOD, GOOD], ['compare', '--knowledge', '/nowhere', GOOD, GOOD]):
        status, out, err = concord(*args)
        tally.check(status == 2 and not out and err, f'concord {" ".join(map(str, args))}: exit {status}')


def check_output(tally, folder):
    target = folder / 'report.txt'
    status, out, _ = concord('compare', '--output', target, GOOD, GOOD)
    tally.check(status == 0 and not out and target.read_bytes(), '--output wrote no file')
    before = target.read_bytes()
    bad = folder / 'bad.json'
    bad.write_text('{')
    status, _, _ = concord('compare', '--output', target, GOOD, bad)
    tally.check(status == 2 and target.read_bytes() == before, 'a refused input changed the output file')
    for odd in (folder, '/dev/null'):
        tally.check(concord('compare', '--output', odd, GOOD, GOOD)[0] == 2, f'--output {odd} was not refused')
    tally.check(sorted(p.name for p in folder.iterdir()) == ['bad.json', 'report.txt'], 'a temporary file was left behind')
    for args in (['compare', GOOD, GOOD], ['validate', GOOD], ['explain', '/stage/t'], ['--help'], ['--version']):
        status = os.system(' '.join(f"'{a}'" for a in [os.environ.get('CONCORD', ROOT / 'build' / 'concord'), *args])
                           + ' > /dev/full 2> /dev/null')
        tally.check(os.waitstatus_to_exitcode(status) == 2, f'{args}: a lost output looks like success')
    status, _, _ = concord('compare', '-', GOOD, stdin=GOOD.read_bytes())
    tally.check(status == 0, 'standard input as "-"')


def check_redaction(tally):
    for case in cases():
        first, second = case / 'first.json', case / 'second.json'
        secrets = {s for p in (first, second) for s in strings(json.loads(p.read_text(encoding='utf-8'))) if len(s) > 7}
        for form in ('text', 'json', 'html', 'markdown', 'csv'):
            for reader in ('patient', 'navigator'):
                out = concord('compare', '--redact', '--for', reader, '--format', form, first, second)[1].decode()
                shown = [s for s in secrets if s in out and s.casefold() not in SAID]
                tally.check(not shown, f'{case.name}: --redact {form} for the {reader} shows {shown[:3]}')


# What the program says itself ("Positive or negative"): a word of it tells nothing of the opinion that also holds it.
SAID = (ROOT / 'engine' / 'knowledge' / 'phrases' / 'en.csv').read_text(encoding='utf-8').casefold()


def strings(value, name=''):
    if isinstance(value, dict):
        for k, v in value.items():
            yield from strings(v, k)
    elif isinstance(value, list):
        for v in value:
            yield from strings(v, name)
    elif isinstance(value, str) and name in ('name', 'institution', 'notes', 'why', 'condition', 'priorities', 'id', 'estimate', 'result'):
        yield value


def check_hostile(tally, folder):
    corpus = SHARED / 'corpora' / 'unicode' / 'terminal_escapes.jsonl'
    if not corpus.exists():
        print('SKIPPED io: no corpora beside this repository')
        return
    document = json.loads(GOOD.read_text(encoding='utf-8'))
    for line in corpus.read_text(encoding='utf-8').splitlines():
        text = json.loads(line)
        text = text if isinstance(text, str) else next(v for v in text.values() if isinstance(v, str))
        if '\0' in text:
            continue
        document['notes'] = document['author']['institution'] = document['diagnosis']['site'] = text + 'x'
        path = folder / 'hostile.json'
        path.write_text(json.dumps(document), encoding='utf-8')
        for form in ('text', 'markdown', 'html'):
            out = concord('compare', '--format', form, path, GOOD)[1].decode()
            raw = [c for c in out if c in '\x1b\x7f\r\b' or '\x80' <= c <= '\x9f' or (c < ' ' and c != '\n')]
            tally.check(not raw, f'{form}: control characters reach the output: {raw[:3]!r}')


def main():
    tally = Tally('io')
    check_refusals(tally)
    check_usage(tally)
    check_redaction(tally)
    with tempfile.TemporaryDirectory() as name:
        check_output(tally, pathlib.Path(name))
        check_hostile(tally, pathlib.Path(name))
    tally.close()


if __name__ == '__main__':
    main()
