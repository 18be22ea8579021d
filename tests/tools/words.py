#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Measures the words that the program says: reading grade of rules and questions, and whether every kind of finding and every topic has a rule.
# What can be said of a single row is proved by `concord lint`. In: engine/knowledge. Out: the counts; status 1 where a bound is passed.
# Grades: Flesch-Kincaid (Kincaid 1975) for English, Fernandez-Huerta (1959) for Spanish.
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


def syllables(word, vowels):
    count = len(re.findall(vowels, word.lower()))
    if vowels.startswith('[aeiouy]') and word.lower().endswith('e') and count > 1:
        count -= 1
    return max(count, 1)


def grade(texts, spanish):
    words = sentences = beats = 0
    for text in texts:
        text = re.sub(r'\{[^}]*\}', 'it', text)
        found = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)
        words += len(found)
        sentences += max(len(re.findall(r'[.?!:;]+(?=\s|$)', text)), 1)
        beats += sum(syllables(w, '[aeiouáéíóúü]+' if spanish else '[aeiouy]+') for w in found)
    if not words:
        return 0.0
    if spanish:
        return 206.84 - 60 * beats / words - 1.02 * words / sentences
    return 0.39 * words / sentences + 11.8 * beats / words - 15.59


def main():
    phrases = {lang: {r['id']: r['text'] for r in table(f'phrases/{lang}.csv')} for lang in ('en', 'es')}
    questions = table('questions.csv')
    rules = [rule for path in sorted(glob.glob(os.path.join(KNOWLEDGE, 'rules', '*.json'))) for rule in json.load(open(path, encoding='utf-8'))['rules']]
    without = {'kinds': words_of('FINDING') - {r['kind'] for r in rules}, 'topics': words_of('TOPIC') - {r['topic'] for r in rules}}
    english = grade([q['text_en'] for q in questions] + list(t for i, t in phrases['en'].items() if i.startswith('rule.')), False)
    spanish = grade([q['text_es'] for q in questions] + list(t for i, t in phrases['es'].items() if i.startswith('rule.')), True)
    print(f'{len(rules)} rules, {len(questions)} questions, {len(phrases["en"])} phrases')
    for what, names in without.items():
        print(f'{what} without a rule: {sorted(names)}')
    print(f'English grade {english:.1f} (Flesch-Kincaid, 6 or less); Spanish ease {spanish:.0f} (Fernandez-Huerta, 70 or more)')
    return 1 if without['kinds'] or without['topics'] or english > 6 or spanish < 70 else 0


if __name__ == '__main__':
    sys.exit(main())
