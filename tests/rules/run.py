#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every rule fires, and knows when not to. cases.json holds a smallest opinion and, for every rule, a pair of changes to it (RFC 7396)
with which the rule speaks and one close by with which it is silent. What it says must also be mirrored when the files are swapped, have
a question where the contract wants one, and leave no slot unfilled."""
import json
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import ROOT, Tally, concord  # noqa: E402

NEEDS_QUESTION = {'difference', 'false_agreement', 'gap', 'urgency', 'safety', 'currency'}
TURNED = {'more': 'less', 'less': 'more'}
LANGUAGES = ('en', 'es')


def patched(document, patch):
    """RFC 7396, without removal: an opinion holds no null."""
    if not isinstance(document, dict) or not isinstance(patch, dict):
        return patch
    return {**document, **{name: patched(document.get(name), value) for name, value in patch.items()}}


def rule_ids():
    for path in sorted((ROOT / 'engine/knowledge/rules').glob('*.json')):
        yield from (rule['id'] for rule in json.loads(path.read_text(encoding='utf-8'))['rules'])


def reports(data, language):
    """The report on each case, and on each with its sides exchanged: many pairs in one run, as a registry would ask for them."""
    lines = []
    for case in data['cases']:
        pair = {side: patched(data['base'], case[side]) for side in ('first', 'second')}
        lines += [pair, {'first': pair['second'], 'second': pair['first']}]
    stream = '\n'.join(json.dumps(line, ensure_ascii=False) for line in lines) + '\n'
    status, out, err = concord('batch', '--lang', language, '--questions', 99, stdin=stream.encode(), timeout=600)
    told = [json.loads(line) for line in out.splitlines()]
    if status != 0 or len(told) != len(lines):
        raise RuntimeError(f'exit {status}, {len(told)} reports of {len(lines)}: {err.decode(errors="replace")}')
    return list(zip(told[::2], told[1::2]))


def told(r, turn=False):
    """What a report says, without its texts: the same both ways round."""
    direction = lambda f: TURNED.get(f.get('direction'), f.get('direction')) if turn else f.get('direction')  # noqa: E731
    return r['classification'], sorted(str((f['rule'], f['kind'], f['topic'], f['significance'], direction(f))) for f in r['findings'])


def check_case(tally, case, there, back):
    findings = [f for f in there['findings'] if f['rule'] == case['rule']]
    name = f'{case["rule"]} ({"fires" if case["fires"] else "silent"})'
    fired = ' '.join(f['rule'] for f in there['findings'])
    tally.check(bool(findings) == case['fires'], f'{name}: these fired: {fired}')
    tally.check(told(there) == told(back, turn=True), f'{name}: swapping is no mirror')
    texts = {q['id']: q['text'] for q in there['questions']}
    for f in findings:
        asked = [texts.get(q, '') for q in f['questions']]
        tally.check(asked or f['kind'] not in NEEDS_QUESTION, f'{name}: no question')
        for text in (f['title'], f['explanation'], *asked):
            tally.check(not re.search(r'[{}]|“”', text), f'{name}: a slot is open: {text}')


def check_complete(tally, cases):
    ids, tried = list(rule_ids()), {(case['rule'], case['fires']) for case in cases}
    for rule in ids:
        for fires in (True, False):
            tally.check((rule, fires) in tried, f'{rule}: no case where it {"fires" if fires else "is silent"}')
    for rule in sorted({rule for rule, _ in tried} - set(ids)):
        tally.check(False, f'{rule}: a case of no rule')


def main():
    tally = Tally('rules')
    data = json.loads((ROOT / 'engine/knowledge/cases.json').read_text(encoding='utf-8'))
    check_complete(tally, data['cases'])
    for language in LANGUAGES:
        for case, (there, back) in zip(data['cases'], reports(data, language)):
            check_case(tally, case, there, back)
    tally.close()


if __name__ == '__main__':
    main()
