#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a reader sees is true and plain, for every case, reader and language: no word of the file format, no open slot, no line wider than
asked for; what differs never stands as agreed; a refusal is the first thing said; a redacted sheet holds no prose of an opinion."""
import json
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support import ROOT, Tally, cases, concord, flatten, report  # noqa: E402

tally = Tally('sheet')
AGREE = {'en': 'What they agree on', 'es': 'En qué coinciden'}
REFUSED = {'en': 'These two opinions cannot be laid side by side.', 'es': 'Estas dos opiniones no se pueden poner lado a lado.'}
FIT = {'en': 'On these points the two fit', 'es': 'En estos puntos las dos encajan'}


def words_of(schema):
    """The words of the opinion format that no reader should meet: before_surgery."""
    if isinstance(schema, dict):
        return {w for w in schema.get('enum', []) if isinstance(w, str) and '_' in w} | set().union(*map(words_of, schema.values()))
    return set().union(*map(words_of, schema)) if isinstance(schema, list) else set()


WORDS = words_of(json.loads((ROOT / 'schemas/opinion.schema.json').read_text()))


def told(first, second, *options):
    status, out, err = concord('compare', *options, first, second)
    return out.decode('utf-8') if tally.check(status in (0, 1), err.decode(errors='replace')) else ''


def section(text, heading):
    """The lines of a section of a text report."""
    found = re.search(rf'^{re.escape(heading)}\n-+\n(.*?)(?=\n\n\n|\Z)', text, re.S | re.M)
    return found.group(1) if found else ''


def values(document):
    """Every text that an author wrote freely: prose of some length."""
    if isinstance(document, dict):
        return [v for key, d in document.items() for v in ([] if key.startswith('x_') else values(d))]
    if isinstance(document, list):
        return [v for d in document for v in values(d)]
    return [document] if isinstance(document, str) and document.count(' ') > 2 else []


def check_words(text, name):
    shown = re.sub(r'/[\w/~-]+', ' ', text)
    raw = WORDS & set(re.findall(r'(?<![\w.])[a-z]+_[a-z_]+(?!\.?\w)', shown))
    tally.check(not raw, f'{name}: words of the format: {sorted(raw)}')
    tally.check(not re.search(r'\{(first|second|one|other|item|label|list|n|who|a|b)\}', shown), f'{name}: an open slot')


def check_agreement(text, comparisons, name, language):
    """A treatment that both plan stands there; its length, where it differs, does not."""
    agreed = ' '.join(section(text, AGREE[language]).split(FIT[language])[0].split())
    for item in comparisons:
        step = item.get('first') and item['first']['pointer'].startswith('/plan/steps/') and item.get('parts')
        for part in step or []:
            if part['relation'] != 'different' or not part['first'] or not part['second'] or len(part['first']['stated']) < 5:
                continue
            lines = [line for line in agreed.split(' - ') if line.startswith(item['label'])]
            tally.check(not any(part['first']['stated'] in line for line in lines), f"{name}: {part['first']['stated']}")
    return agreed


def check_case(folder):
    first, second = folder / 'first.json', folder / 'second.json'
    data = report(first, second)
    for language in ('en', 'es'):
        for reader in ('patient', 'navigator'):
            name = f'{folder.name} {reader} {language}'
            text = told(first, second, '--for', reader, '--lang', language, '--width', '200')
            check_words(text, name)
            check_agreement(text, flatten(data['comparisons']), name, language)
            narrow = told(first, second, '--for', reader, '--lang', language, '--width', '40')
            tally.check(max(map(len, narrow.splitlines())) <= 40, f'{name}: 40 columns')
            opening = ' '.join(text.split()[:40])
            tally.check((REFUSED[language] in opening) == (data['classification'] == 'not_comparable'), f'{name}: refusal')
    written = values(json.loads(first.read_text())) + values(json.loads(second.read_text()))
    for form in ('text', 'html', 'markdown', 'json'):
        copy = ' '.join(told(first, second, '--redact', '--format', form).split())
        tally.check(not [v for v in written if v in copy], f'{folder.name}: {form} tells what it was asked to hide')


def sheet(name):
    folder = ROOT / 'fixtures' / name
    return ' '.join(told(folder / 'first.json', folder / 'second.json', '--width', '200').split())


def check_told():
    """What belongs together stands together, once."""
    told_once = sheet('follicular-wait-or-br').split('Looks different')[0]
    tally.check(told_once.count('The second opinion plans more treatment') == 1, 'an exchange says once who does more')
    tally.check('Why this treatment: “No symptoms, low tumour bulk.”' in told_once, 'the reason stands beside the difference')
    tally.check('as another choice: “watchful waiting”. Why not this one: “The nodes have grown since December.”' in told_once, 'why not')
    time = sheet('lung-small-cell-urgency').split('What they agree on')[0]
    tally.check('“urgent, within 7 days”' in time and 'presses on the large vein' in time, 'how urgent, by when and why')
    tally.check('keeping the rectum' in sheet('rectum-total-neoadjuvant-or-operation-first').split('Questions to ask')[0], 'an outlook')
    for folder in cases():
        opening = sheet(folder.name).split('Who gave')[0] if (ROOT / 'fixtures' / folder.name).is_dir() else ''
        tally.check('differ on 0' not in opening, f'{folder.name}: differ on 0')
        tally.check('differ on' not in opening or 'No point contradicts' not in opening, f'{folder.name}: quiet, and differs')
    exchange = sheet('breast-lumpectomy-or-mastectomy')
    tally.check('plans less treatment here' not in exchange, 'halves of an exchange are not more or less')


def main():
    for folder in cases():
        check_case(folder)
    rich = [folder for folder in cases() if folder.name == 'breast-rich']
    for folder in rich:
        agreed = section(told(folder / 'first.json', folder / 'second.json'), AGREE['en'])
        tally.check('tamoxifen' in agreed and '5 years' not in agreed, 'a length that differs is not agreed on')
    check_told()
    tally.close()


main()
