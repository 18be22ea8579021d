#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Counts what the program says, and whether every kind of finding and every topic has a rule. tests/reading measures how hard it is to read.
# What can be said of a single row is proved by `concord lint`. In: engine/knowledge. Out: the counts; status 1 where a bound is passed.
"""words.py [KNOWLEDGE_DIR]"""
import csv, glob, json, os, re, sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
KNOWLEDGE = sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, 'engine', 'knowledge')


def table(name):
    with open(os.path.join(KNOWLEDGE, name), encoding='utf-8', newline='') as f:
        return list(csv.DictReader(f))


def words_of(name):
    """The words of one list of model/words.def."""
    text = open(os.path.join(ROOT, 'engine', 'model', 'words.def'), encoding='utf-8').read()
    block = re.search(rf'#ifdef {name}_WORDS\n(.*?)#endif', text, re.S).group(1)
    return set(re.findall(r'"([^"]*)"', block))


def main():
    phrases = {lang: {r['id']: r['text'] for r in table(f'phrases/{lang}.csv')} for lang in ('en', 'es')}
    questions = table('questions.csv')
    rules = [rule for path in sorted(glob.glob(os.path.join(KNOWLEDGE, 'rules', '*.json'))) for rule in json.load(open(path, encoding='utf-8'))['rules']]
    without = {'kinds': words_of('FINDING') - {r['kind'] for r in rules}, 'topics': words_of('TOPIC') - {r['topic'] for r in rules}}
    print(f'{len(rules)} rules, {len(questions)} questions, {len(phrases["en"])} phrases')
    for what, names in without.items():
        print(f'{what} without a rule: {sorted(names)}')
    return 1 if without['kinds'] or without['topics'] else 0


if __name__ == '__main__':
    sys.exit(main())
