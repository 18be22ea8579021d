#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Properties that hold for any pair: swap mirrors, self-compare is identical, order that carries no meaning changes nothing, deleting a
field never makes agreement out of a difference, the same bytes in any locale, folder and time zone."""
import copy
import json
import pathlib
import random
import re
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Tally, cases, concord, flatten, report  # noqa: E402

MIRROR = {'first_only': 'second_only', 'second_only': 'first_only', 'more': 'less', 'less': 'more',
          'first_doctor': 'second_doctor', 'second_doctor': 'first_doctor'}
ORDERED = {'steps'}          # lists whose order carries meaning
EQUAL = {'same', 'equivalent'}


def write(folder, name, document):
    path = folder / name
    path.write_text(json.dumps(document, ensure_ascii=False), encoding='utf-8')
    return path


def pointer(side):
    return side['pointer'] if side else None


def mirrored(word):
    return MIRROR.get(word, word)


def either_id(name):
    """One name for a question whichever doctor it was turned to: the side is in its id."""
    return min(name, re.sub('first|second', lambda m: 'second' if m.group(0) == 'first' else 'first', name))


def write(folder, name, document):
    path = folder / name
    path.write_text(json.dumps(document, ensure_ascii=False), encoding='utf-8')
    return path


def pointer(side):
    return side['pointer'] if side else None


def mirrored(word):
    return MIRROR.get(word, word)


def mirrored_id(name):
    """A question turned to one doctor carries the side in its id."""
    return re.sub('first|second', lambda m: 'second' if m.group(0) == 'first' else 'first', name)


def summary(r, swapped=False):
    """All that must be mirrored, as sorted tuples."""
    turn = mirrored if swapped else (lambda word: word)
    sides = ('second', 'first') if swapped else ('first', 'second')
    comparisons = sorted(str((c['topic'], turn(c['relation']), pointer(c[sides[0]]), pointer(c[sides[1]])))
                         for c in flatten(r['comparisons']))
    findings = sorted(str((f['id'], f['kind'], f['topic'], f['significance'], turn(f.get('direction')))) for f in r['findings'])
    questions = sorted(str((either_id(q['id']), q['family'], q['rank'], sorted(map(turn, q['ask'])))) for q in r['questions'])
    return r['classification'], comparisons, findings, questions


def said(r):
    """All that must stay when lists are shuffled: what is said, without where it stands."""
    stated = lambda side: sorted(side['stated'].split(', ')) if side else None  # noqa: E731 (a whole is quoted with its lists)
    comparisons = sorted(str((c['label'], c['relation'], stated(c['first']), stated(c['second'])))
                         for c in flatten(r['comparisons']) if not c.get('parts'))
    findings = [(f['id'], f['title'], f['explanation']) for f in r['findings']]
    return r['classification'], comparisons, findings, [(q['id'], q['text']) for q in r['questions']]


def shuffled_keys(value, dice):
    if isinstance(value, dict):
        items = [(k, shuffled_keys(v, dice)) for k, v in value.items()]
        dice.shuffle(items)
        return dict(items)
    if isinstance(value, list):
        return [shuffled_keys(v, dice) for v in value]
    return value


def shuffled_lists(value, dice, name=''):
    if isinstance(value, dict):
        return {k: shuffled_lists(v, dice, k) for k, v in value.items()}
    if isinstance(value, list):
        items = [shuffled_lists(v, dice) for v in value]
        if name not in ORDERED:
            dice.shuffle(items)
        return items
    return value


def without_digests(r):
    for side in ('first', 'second'):
        r[side]['digest'] = ''
    return r


def fields_of(value, path=()):
    """Every field of every object, by path."""
    if isinstance(value, dict):
        for k, v in value.items():
            yield path + (k,)
            yield from fields_of(v, path + (k,))
    elif isinstance(value, list):
        for i, v in enumerate(value):
            yield from fields_of(v, path + (i,))


def deleted(document, path):
    out = copy.deepcopy(document)
    at = out
    for step in path[:-1]:
        at = at[step]
    del at[path[-1]]
    return out


def pairs(r, relations):
    return {(pointer(c['first']), pointer(c['second'])) for c in flatten(r['comparisons'])
            if c['relation'] in relations and not c.get('parts') and c['first'] and c['second']}


def check_deletions(tally, case, first, document, folder, base):
    different = pairs(base, {'different'})
    for path in fields_of(document):
        # A ruler that goes away can only make less comparable, never two values equal: they are compared as they stand.
        status, out, _ = concord('compare', '--format', 'json', first, write(folder, 'deleted.json', deleted(document, path)))
        if status == 2:
            continue  # a required field
        turned = different & pairs(json.loads(out), EQUAL)
        tally.check(not turned, f'{case.name}: without {"/".join(map(str, path))} a difference became agreement: {turned}')


def check_case(tally, case, folder):
    dice = random.Random(7)
    first, second = case / 'first.json', case / 'second.json'
    documents = [json.loads(p.read_text(encoding='utf-8')) for p in (first, second)]
    base = report(first, second)
    tally.check(summary(base) == summary(report(second, first), swapped=True), f'{case.name}: swapping is no mirror')
    for side in (first, second):
        r = report(side, side)
        relations = {c['relation'] for c in flatten(r['comparisons'])}
        tally.check(r['classification'] == 'identical' and relations == {'same'}, f'{side} against itself: {relations}')
    keys = [write(folder, f'k{i}.json', shuffled_keys(d, dice)) for i, d in enumerate(documents)]
    lists = [write(folder, f'l{i}.json', shuffled_lists(d, dice)) for i, d in enumerate(documents)]
    tally.check(without_digests(report(*keys)) == without_digests(copy.deepcopy(base)), f'{case.name}: order of names matters')
    tally.check(said(report(*lists)) == said(base), f'{case.name}: order of lists matters')
    plain = concord('compare', '--format', 'text', '--width', 80, first, second)[1]
    for locale in ('tr_TR.UTF-8', 'de_DE.UTF-8', 'ps_AF.UTF-8', 'C'):
        env = {'LC_ALL': locale, 'TZ': 'Pacific/Kiritimati', 'COLUMNS': '41'}
        tally.check(concord('compare', '--format', 'text', '--width', 80, first, second, env=env, cwd='/')[1] == plain,
                    f'{case.name}: other bytes in {locale}')
    check_deletions(tally, case, first, documents[1], folder, base)


def main():
    tally = Tally('property')
    with tempfile.TemporaryDirectory() as name:
        for case in cases():
            check_case(tally, case, pathlib.Path(name))
    tally.close()


if __name__ == '__main__':
    main()
