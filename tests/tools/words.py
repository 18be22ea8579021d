#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Checks the words that the program says. In: engine/knowledge (rules, questions, phrases, checklist, sources, vocabulary) and
# schemas/opinion.schema.json. Out: one line per fault, then the counts and the reading grade; status 1 where there is a fault.
# Grades: Flesch-Kincaid (Kincaid 1975) for English, Fernandez-Huerta (1959) for Spanish.
"""words.py [KNOWLEDGE_DIR [CONTRACT_CHECK.py]]"""
import csv, glob, json, os, re, sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
KNOWLEDGE = sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, 'engine', 'knowledge')
SLOTS = {'first', 'second', 'label', 'item', 'list', 'one', 'other', 'one_says', 'other_says', 'a', 'b'}
OTHERS = ('phrase ui.', 'phrase topic.', 'phrase field.', 'phrase notice.')  # they have slots of their own
SIDED = {'one', 'other', 'one_says', 'other_says'}
BANNED = [r'\bwrong (doctor|opinion|choice|plan|treatment|decision)\b', r'\b(right|correct) (choice|decision|doctor|opinion|plan|treatment|option)\b',
          r'\bbest\b', r'\bbetter\b', r'\bworse\b', r'\bsuperior\b', r'\binferior\b', r'\bpreferable\b', r'\boutperforms?\b',
          r'\byou (should|must)\b', r'\bwe (recommend|advise|suggest|prefer)\b', r'\bmore (accurate|reliable|trustworthy|competent|qualified)\b',
          r'\b(can|may) (safely )?wait (for |up to )?(\d+|one|two|three|four|five|six|several|a few)\b', r'\bdied?\b', r'\bdeath\b', r'\bfatal\b',
          r'\bmejor(es)?\b', r'\bpeor(es)?\b', r'\busted debe(ría)?\b', r'\brecomendamos\b', r'\bmuerte\b']
OPS = {'all', 'any', 'none', 'item', 'field', 'relation', 'kin', 'because', 'stated', 'whose', 'is', 'under', 'mentions', 'less', 'more', 'unresolved'}
faults = []


def fault(where, what):
    faults.append(f'{where}: {what}')


def table(name):
    path = os.path.join(KNOWLEDGE, name)
    if not os.path.exists(path):
        fault(name, 'is missing')
        return []
    with open(path, encoding='utf-8', newline='') as f:
        return list(csv.DictReader(f))


def unique(name, rows):
    seen = set()
    for row in rows:
        if row['id'] in seen:
            fault(name, f'id twice: {row["id"]}')
        seen.add(row['id'])
    return seen


def words_of(name):
    """The words of one list of model/words.def."""
    text = open(os.path.join(ROOT, 'engine', 'model', 'words.def'), encoding='utf-8').read()
    block = re.search(rf'#ifdef {name}_WORDS\n(.*?)#endif', text, re.S).group(1)
    return set(re.findall(r'"([^"]*)"', block))


def check_text(where, text):
    for pattern in BANNED:
        hit = re.search(pattern, text, re.I)
        if hit:
            fault(where, f'banned words: {hit.group(0)}')
    for slot in re.findall(r'\{([^}]*)\}', text):
        if slot not in SLOTS and not where.startswith(OTHERS):
            fault(where, f'unknown slot {{{slot}}}')
    if not text.strip() and not where.endswith('field.'):
        fault(where, 'is empty')


def schema_paths():
    """All paths that the schema knows, by following properties, items and $ref."""
    path = os.path.join(ROOT, 'schemas', 'opinion.schema.json')
    if not os.path.exists(path):
        return None
    schema = json.load(open(path, encoding='utf-8'))
    found = set()

    def walk(node, at):
        while '$ref' in node:
            target = schema
            for name in node['$ref'].lstrip('#/').split('/'):
                target = target[name]
            node = {**target, **{k: v for k, v in node.items() if k != '$ref'}}
        found.add(at)
        for name, child in node.get('properties', {}).items():
            walk(child, f'{at}/{name}')
        if isinstance(node.get('items'), dict):
            walk(node['items'], at + '[]')

    walk(schema, '')
    return found


def check_test(rule, test, fields, concepts, sided):
    where = f'rule {rule}'
    for key in set(test) - OPS:
        fault(where, f'unknown test word {key}')
    if fields is not None:
        for key in ('field', 'item'):
            if key in test and test[key] not in fields:
                fault(where, f'no such field {test[key]}')
    for word in test.get('relation', []):
        if word not in words_of('RELATION'):
            fault(where, f'no such relation {word}')
    for concept in test.get('under', []):
        if concept not in concepts:
            fault(where, f'no such concept {concept}')
    if test.get('whose') in ('one', 'other'):
        sided.append(rule)
    for key in ('all', 'any', 'none'):
        for child in test.get(key, []):
            check_test(rule, child, fields, concepts, sided)


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
    fields = schema_paths()
    concepts = {row['id'] for p in glob.glob(os.path.join(KNOWLEDGE, 'vocabulary', '*.csv')) for row in csv.DictReader(open(p, encoding='utf-8', newline=''))}
    sources = unique('sources.csv', table('sources.csv'))
    phrases = {lang: {r['id']: r['text'] for r in table(f'phrases/{lang}.csv')} for lang in ('en', 'es')}
    for lang in phrases:
        unique(f'phrases/{lang}.csv', table(f'phrases/{lang}.csv'))
    for only in sorted(set(phrases['en']) ^ set(phrases['es'])):
        fault(f'phrase {only}', 'is in one language only')
    for lang, rows in phrases.items():
        for name, text in rows.items():
            check_text(f'phrase {name}', text)
            if sorted(re.findall(r'\{[^}]*\}', text)) != sorted(re.findall(r'\{[^}]*\}', phrases['en'].get(name, text))):
                fault(f'phrase {name}', 'slots differ between languages')
    questions = table('questions.csv')
    ids = unique('questions.csv', questions)
    for q in questions:
        where = f'question {q["id"]}'
        for text in (q['text_en'], q['text_es']):
            check_text(where, text)
        if sorted(re.findall(r'\{[^}]*\}', q['text_en'])) != sorted(re.findall(r'\{[^}]*\}', q['text_es'])):
            fault(where, 'slots differ between languages')
        for column, words in (('family', 'FAMILY'), ('topic', 'TOPIC')):
            if q[column] not in words_of(words):
                fault(where, f'no such {column}: {q[column]}')
        for word in q['ask'].split('|'):
            if word not in words_of('ASK'):
                fault(where, f'no such person to ask: {word}')
        if q['blocking'] not in ('yes', 'no') or q['source'] not in sources or not q['reviewed'] or not q['review_due']:
            fault(where, 'blocking, source or dates')
    slots_of = {q['id']: set(re.findall(r'\{([^}]*)\}', q['text_en'])) for q in questions}
    for row in table('checklist.csv'):
        check_text(f'checklist {row["id"]}', row['text_en'])
        check_text(f'checklist {row["id"]}', row['text_es'])
        if row['source'] not in sources:
            fault(f'checklist {row["id"]}', f'no such source {row["source"]}')
    rules, used, kinds, topics = [], set(), set(), set()
    for path in sorted(glob.glob(os.path.join(KNOWLEDGE, 'rules', '*.json'))):
        rules += json.load(open(path, encoding='utf-8'))['rules']
    unique('rules', rules)
    for r in rules:
        where, sided = f'rule {r["id"]}', []
        check_test(r['id'], r['when'], fields, concepts, sided)
        frame = r.get('for')
        if isinstance(frame, str) and fields is not None and frame not in fields:
            fault(where, f'no such field {frame}')
        if isinstance(frame, dict) and frame['topic'] != '*' and frame['topic'] not in words_of('TOPIC'):
            fault(where, f'no such topic {frame["topic"]}')
        for column, words in (('kind', 'FINDING'), ('significance', 'SIGNIFICANCE')):
            if r[column] not in words_of(words):
                fault(where, f'no such {column}: {r[column]}')
        if r['topic'] != '=' and r['topic'] not in words_of('TOPIC') or r.get('cause', '') not in words_of('CAUSE') | {''}:
            fault(where, 'topic or cause')
        kinds.add(r['kind'])
        topics.add(r['topic'])
        used |= set(r['questions'])
        for name in set(r['questions']) - ids:
            fault(where, f'no such question {name}')
        for name in set(r['sources']) - sources:
            fault(where, f'no such source {name}')
        for key in ('title', 'explanation'):
            if r[key] not in phrases['en']:
                fault(where, f'no phrase {r[key]}')
        if r['kind'] != 'agreement' and r['kind'] != 'false_difference' and not r['questions']:
            fault(where, 'asks nothing')
        slots = set(re.findall(r'\{([^}]*)\}', phrases['en'].get(r['title'], '') + phrases['en'].get(r['explanation'], '')))
        for name in r['questions']:
            slots |= slots_of.get(name, set())
        if slots & SIDED and not sided and r.get('on') != 'each':
            fault(where, 'speaks of one and other and no test does')
        if slots & {'first', 'second', 'label', 'item'} and not frame:
            fault(where, f'has slots of a frame and no frame: {sorted(slots)}')
        if 'list' in slots and not r.get('gather'):
            fault(where, 'lists what it has not gathered')
        if r.get('gather') and slots & {'first', 'second', 'item'}:
            fault(where, 'gathers, and quotes one frame')
    for name in sorted(ids - used):
        fault(f'question {name}', 'is asked by no rule')
    for name in sorted(words_of('FINDING') - kinds):
        fault('rules', f'no rule of kind {name}')
    for text in sorted(faults):
        print(text)
    english = grade([q['text_en'] for q in questions] + list(t for i, t in phrases['en'].items() if i.startswith('rule.')), False)
    spanish = grade([q['text_es'] for q in questions] + list(t for i, t in phrases['es'].items() if i.startswith('rule.')), True)
    print(f'{len(rules)} rules, {len(questions)} questions, {len(phrases["en"])} phrases; topics without a rule: {sorted(words_of("TOPIC") - topics)}')
    print(f'English grade {english:.1f} (Flesch-Kincaid, 6 or less); Spanish ease {spanish:.0f} (Fernandez-Huerta, 70 or more)')
    return 1 if faults or english > 6 or spanish < 70 else 0


if __name__ == '__main__':
    sys.exit(main())
