#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every id that git remembers is still there or stands in engine/knowledge/retired.csv, so that nobody gives it again.
Prints the rows that are missing, ready to be read, completed and added; status 1 when there is one."""
import csv
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
HERE = 'engine/knowledge'
TABLES = {'questions.csv': 'question', 'phrases/en.csv': 'phrase', 'sources.csv': 'source', 'glossary.csv': 'term'}


def table_of(path):
    """What retired.csv calls the table of a file, or None."""
    name = path.removeprefix(f'{HERE}/')
    if name.startswith('vocabulary/'):
        return 'concept'
    return 'rule' if name.startswith('rules/') else TABLES.get(name)


def id_of(table, line):
    if table == 'rule':
        found = re.search(r'^\s*\{"id": "([^"]+)"', line)
        return found and found[1]
    cell = next(csv.reader([line]), [''])[0] if line else ''
    return cell if re.fullmatch(r'[A-Za-z0-9_./\[\]-]+', cell) and cell != 'id' else None


def remembered():
    """{(table, id): (day, subject)} of every line that a commit took out; the latest wins."""
    log = subprocess.run(['git', 'log', '--reverse', '-p', '-U0', '--no-renames', '--date=short', '--format=\1%ad %s', '--', HERE], cwd=ROOT,
                         capture_output=True, text=True, check=True).stdout
    gone, commit, table = {}, None, None
    for line in log.split('\n'):
        if line.startswith('\1'):
            commit = tuple(line[1:].split(' ', 1))
        elif line.startswith('--- a/'):
            table = table_of(line[6:])
        elif line.startswith('-') and not line.startswith('---') and table and id_of(table, line[1:]):
            gone[table, id_of(table, line[1:])] = commit
    return gone


def present():
    ids = set()
    for path in (ROOT / HERE).rglob('*.*'):
        table = table_of(str(path.relative_to(ROOT)))
        if table == 'rule':
            ids |= {(table, rule['id']) for rule in json.loads(path.read_text(encoding='utf-8'))['rules']}
        elif table:
            with open(path, encoding='utf-8', newline='') as rows:
                ids |= {(table, row['id']) for row in csv.DictReader(rows)}
    return ids


def main():
    if not (ROOT / '.git').exists():
        print('SKIPPED: no history here')
        return 0
    with open(ROOT / HERE / 'retired.csv', encoding='utf-8', newline='') as rows:
        retired = {(row['table'], row['id']) for row in csv.DictReader(rows)}
    known = present() | retired
    missing = {key: why for key, why in remembered().items() if key not in known}
    out = csv.writer(sys.stdout, lineterminator='\n')
    for (table, name), (day, subject) in sorted(missing.items()):
        out.writerow([name, table, day, subject, ''])
    return 1 if missing else 0


if __name__ == '__main__':
    sys.exit(main())
