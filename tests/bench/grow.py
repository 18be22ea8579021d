# SPDX-License-Identifier: MIT
"""Opinions with n items in one list: every list that the schema knows, its items with every field, half of the names from the
vocabularies and half that no vocabulary has. In: the schema and the vocabularies. Out: pairs of documents."""
import copy
import csv
import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SCHEMA = json.loads((ROOT / 'schemas/opinion.schema.json').read_text(encoding='utf-8'))
SMALLEST = {'format': 'concord.opinion/1', 'case': {'id': 'GROW'}, 'date': '2026-01-02', 'author': {'role': 'medical oncologist'},
            'diagnosis': {'cancer': 'breast cancer'}}
PLAIN = {'amount': '{} mg', 'schedule': 'every {} days', 'duration': '{} weeks', 'result': '{} %', 'code': 'C{}'}


def resolve(node):
    """The node with what it refers to; its own annotations win."""
    while '$ref' in node:
        target = SCHEMA
        for part in node['$ref'].split('/')[1:]:
            target = target[part]
        node = {**target, **{k: v for k, v in node.items() if k != '$ref'}}
    return node


def lists(node=SCHEMA, path=''):
    """(path, items) of every list, also of those inside an item."""
    node = resolve(node)
    if node.get('type') == 'array':
        yield path, node['items']
        yield from lists(node['items'], path + '[]')
    for name, child in node.get('properties', {}).items():
        yield from lists(child, f'{path}/{name}')


def names(vocabulary, known={}):
    if vocabulary not in known:
        with open(ROOT / f'engine/knowledge/vocabulary/{vocabulary}.csv', encoding='utf-8', newline='') as rows:
            known[vocabulary] = [row['name'] for row in csv.DictReader(rows)]
    return known[vocabulary]


def is_date(node):
    return node.get('concord', {}).get('kind') in ('date', 'occasion')


def text(node, i):
    note = node.get('concord', {})
    vocabularies = note.get('vocabularies')
    if vocabularies and i % 2:
        all_names = names(vocabularies[0])
        return all_names[i // 2 % len(all_names)]
    form = PLAIN.get(note.get('kind'))
    return form.format(1 + i % 12) if form else f'unlisted thing {i}'


def value(node, i):
    """The i-th item of this kind."""
    node = resolve(node)
    if 'const' in node:
        return node['const']
    if 'enum' in node:
        return node['enum'][i % len(node['enum'])]
    if node.get('type') in ('integer', 'number'):
        return 1 + i % 40
    if node.get('type') == 'array':
        return [value(node['items'], i), value(node['items'], i + 1)]
    if node.get('type') == 'object':
        return {name: value(child, i) for name, child in node['properties'].items()}
    return f'2025-{1 + i % 12:02}' if is_date(node) else text(node, i)


def put(document, path, items):
    """Sets the list at the path. A list inside an item gets one item around it, and that item what makes it one."""
    outer, _, inner = path.rpartition('[]/')
    if outer:
        items, path = [{'kind': 'drug', 'treatment': 'AC', inner: items}], outer
    *parts, last = path.strip('/').split('/')
    for part in parts:
        document = document.setdefault(part, {})
    document[last] = items


def pair(path, items, n):
    """Two opinions whose list at `path` has n items: the second turned round, every third item another."""
    first, second = copy.deepcopy(SMALLEST), copy.deepcopy(SMALLEST)
    put(first, path, [value(items, i) for i in range(n)])
    put(second, path, [value(items, i if i % 3 else n + i) for i in reversed(range(n))])
    return first, second
