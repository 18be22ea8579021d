#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whether a patient can read what concord says. Each phrase, question, line of the checklist and meaning of the glossary is measured by itself, in
both languages, and each patient report on our fixtures as a whole: the median at most grade 6, none over grade 8.

English: the grade of Flesch and Kincaid. Spanish: the ease of Fernandez Huerta, whose published bands are 70 to 80 for the sixth grade and 60 to 70
for the seventh and eighth (legible.es/blog/lecturabilidad-fernandez-huerta). tools/reading.mjs measures, by kept libraries.

What stands in for a slot or a quotation is one short word: what a doctor wrote is not ours. Of the phrases those are measured that are sentences; a
label has no sentence to measure, and is read in the report. `run.py --list` tells every text, hardest first."""
import collections
import csv
import json
import pathlib
import re
import statistics
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import ROOT, Tally, cases, concord  # noqa: E402

KNOWLEDGE = ROOT / 'engine' / 'knowledge'
STAND_IN = {'en': 'it', 'es': 'eso'}
GRADE_6, GRADE_8 = {'en': 6, 'es': 70}, {'en': 8, 'es': 60}
COLUMNS = [('question', 'questions.csv', 'text'), ('checklist', 'checklist.csv', 'text'), ('glossary', 'glossary.csv', 'plain')]
PAGES, SHORT = ('guide', 'where'), 6  # captions, and sentences of so few words: no measure holds for one; measured as the page that they make
NEEDED = {'question': 150, 'checklist': 20, 'glossary': 400, 'phrase': 250, 'report': 35}  # a test of nothing passes nothing


def rows(name):
    with open(KNOWLEDGE / name, encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file))


def item(kind, name, lang, text):
    text = re.sub(r'\{[^}]*\}|“[^”]*”|«[^»]*»|"[^"]*"', STAND_IN[lang], text)
    return {'kind': kind, 'name': name, 'lang': lang, 'text': text}


def knowledge_texts():
    for kind, table, column in COLUMNS:
        for row in rows(table):
            for lang in STAND_IN:
                yield item(kind, row['id'], lang, row[f'{column}_{lang}'])
    for lang in STAND_IN:
        captions = collections.defaultdict(list)
        for row in rows(f'phrases/{lang}.csv'):
            page = row['id'].partition('.')[0]
            if re.search(r'[.?!]$', row['text']) and (page in PAGES or len(row['text'].split()) < SHORT):
                captions[page].append(row['text'])
            elif re.search(r'[.?!]$', row['text']):
                yield item('phrase', row['id'], lang, row['text'])
        for page, short in captions.items():
            yield item('phrase', f'{page}, its short ones', lang, ' '.join(short))


def own_words(markdown, lang):
    """A report without its tables and the lines of agreements, which hold the words of the opinions, and without the small print: the places in
    files, the titles of studies and the sums of files in the section that says where each statement comes from."""
    heading = {row['id']: '## ' + row['text'] + '\n' for row in rows(f'phrases/{lang}.csv')}
    before, _, small_print = markdown.partition(heading['ui.sources'])
    markdown = before + small_print.partition(heading['ui.not_this'])[2]
    lines = (line.strip() for line in markdown.splitlines() if not re.match(r'\||- \*\*', line))
    return '\n'.join(re.sub(r'^(#+|-|>)\s+|\*\*|\[ \]|\\$', '', line) for line in lines if line and set(line) - {'_', '\\'})


def report_texts():
    for case in cases():
        for lang in STAND_IN:
            status, out, _ = concord('compare', '--format', 'markdown', '--lang', lang, case / 'first.json', case / 'second.json')
            if status in (0, 1):
                yield item('report', f'{case.parent.name}/{case.name}', lang, own_words(out.decode(), lang))


def measured(items):
    tool = pathlib.Path(__file__).resolve().parent.parent / 'tools' / 'reading.mjs'
    done = subprocess.run(['node', tool], input=json.dumps(items), capture_output=True, text=True, timeout=120)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


def harder(lang, score, limit):
    return score > limit[lang] if lang == 'en' else score < limit[lang]


def judge(tally, texts):
    groups = collections.defaultdict(list)
    for text in texts:
        groups[text['kind'], text['lang']].append(text['score'])
        tally.check(not harder(text['lang'], text['score'], GRADE_8),
                    f'{text["kind"]} {text["name"]} ({text["lang"]}) is over grade 8, at {text["score"]:.1f}: {text["text"][:300]}')
    for (kind, lang), scores in sorted(groups.items()):
        median = statistics.median(scores)
        print(f'{kind} ({lang}): {len(scores)} texts, median {median:.1f}', file=sys.stderr)
        tally.check(len(scores) >= NEEDED[kind], f'{kind} ({lang}): only {len(scores)} texts')
        tally.check(not harder(lang, median, GRADE_6), f'{kind} ({lang}): the median is over grade 6, at {median:.1f}')


def anchors(tally):
    """Texts whose measure was worked out by hand: syllables, words, sentences."""
    known = [('en', 'The cat sat on the mat.', (6, 6, 1)), ('en', 'A biopsy takes 2 pieces of tissue. It is small.', (13, 9, 2)),
             ('es', 'La sangre va por la vena.', (8, 6, 1)), ('es', '¿Qué día es la cirugía? Es hoy.', (11, 7, 2))]
    for text, (lang, _, counts) in zip(measured([item('', '', lang, words) for lang, words, _ in known]), known):
        tally.check((text['syllables'], text['words'], text['sentences']) == counts, f'measured otherwise than by hand: {text}')


def main():
    tally = Tally('reading')
    anchors(tally)
    texts = measured([*knowledge_texts(), *report_texts()])
    if '--list' in sys.argv:
        for text in sorted(texts, key=lambda t: -t['score'] if t['lang'] == 'en' else t['score']):
            print(f'{text["score"]:6.1f} {text["lang"]} {text["kind"]} {text["name"]}: {text["text"][:200]}')
    judge(tally, texts)
    tally.close()


if __name__ == '__main__':
    main()
