#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The navigator's desk: the page for the meeting, printed and read; the calendar; what was said and decided; and that with --redact no
value of an opinion stands in anything that is written."""
import csv
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import CONCORD, ROOT, Tally, cases, concord  # noqa: E402

tally = Tally('desk')
FIXTURES = ROOT / 'fixtures'
PAIR = [FIXTURES / 'lung-stage-editions-chemoradiation-or-surgery' / f'{side}.json' for side in ('first', 'second')]
LAST_ON_PAGE = {'en': 'Who tells the patient: __', 'es': 'Quién se lo dice al paciente: __'}


def printing():
    """The folders that something is printed in just now, on the whole machine."""
    return {name for name in (os.listdir('/dev/shm') if os.path.isdir('/dev/shm') else ()) if name.startswith('concord.')}


def is_gone(before):
    """Whether no folder is left that was not there before; one that another run prints in goes away by itself."""
    left = printing() - before
    for _ in range(100):
        left &= printing()
        if not left:
            return True
        time.sleep(0.3)
    return False


def check_page(work):
    """The longest of our cases: all that belongs on the one page is on the first sheet, and the sheet behind begins with the rest."""
    for name, lang in (('lung-stage-editions-chemoradiation-or-surgery', 'en'), ('oropharynx-chemoradiation-or-tors', 'es'),
                       ('two-people-colon-breast', 'es')):
        pair = [FIXTURES / name / f'{side}.json' for side in ('first', 'second')]
        pdf = work / 'brief.pdf'
        before = printing()
        status, _, err = concord('compare', '--for', 'navigator', '--format', 'pdf', '--lang', lang, '--meeting', '2026-03-01',
                                 '--output', pdf, *pair)
        if not tally.check(status == 1 and pdf.exists(), f'{name}: no PDF: {err.decode()}'):
            continue
        tally.check(is_gone(before), 'the folder it was printed in is still there')
        first = subprocess.run(['pdftotext', '-f', '1', '-l', '1', pdf, '-'], capture_output=True, text=True).stdout
        tally.check(LAST_ON_PAGE[lang] in first, f'{name} {lang}: the page for the meeting runs over its sheet')
        tally.check(LAST_ON_PAGE[lang].split(':')[0] in first and pdf.read_bytes().startswith(b'%PDF-'), f'{name}: not a PDF')


def check_no_browser():
    status, out, err = concord('compare', '--format', 'pdf', *PAIR, env={'PATH': '/nowhere'})
    tally.check(status == 2 and not out and b'Chromium' in err, f'without a browser: {status} {err}')


def check_brief():
    status, out, _ = concord('compare', '--for', 'navigator', '--meeting', '2026-03-01', '--minutes', '30', '--width', '200', *PAIR)
    text = out.decode()
    for part in ('One page for the meeting', 'Why this case is here', 'What matters to the patient', 'Who is needed', 'Agenda',
                 'Decision, and why', 'Who tells the patient', 'Guidelines named', 'What they agree on'):
        tally.check(part in text, f'the brief lacks: {part}')
    spans = [tuple(map(int, m)) for m in re.findall(r'(\d+)–(\d+) min', text)]
    tally.check(spans and spans[0][0] == 0 and spans[-1][1] == 30, f'the agenda does not fill 30 minutes: {spans}')
    tally.check(all(a[1] == b[0] and a[0] < a[1] for a, b in zip(spans, spans[1:])), f'the agenda has holes: {spans}')
    tally.check('Start planned before this meeting: the first opinion plans to start by 2026-02-23' in text, 'a planned start is not held against the day')
    late = concord('compare', '--for', 'navigator', '--meeting', '2026-02-20', '--width', '200', *PAIR)[1].decode()
    tally.check('Start planned before' not in late and 'not before this meeting' in late, 'a start after the meeting is called before it')
    for option in (('--meeting', 'tomorrow'), ('--minutes', '5'), ('--minutes', 'x')):
        tally.check(concord('compare', *option, *PAIR)[0] == 2, f'{option} is taken')


def unfold(bytes_):
    return bytes_.decode().replace('\r\n ', '').split('\r\n')


def check_calendar(work):
    ics = work / 'list.ics'
    for lang in ('en', 'es'):
        concord('compare', '--ics', ics, '--due', '2026-12-01', '--lang', lang, *PAIR)
        raw = ics.read_bytes()
        tally.check(raw.endswith(b'END:VCALENDAR\r\n') and b'\n' not in raw.replace(b'\r\n', b''), 'lines do not end with CR LF')
        tally.check(all(len(line) <= 75 for line in raw.split(b'\r\n')), 'a line is longer than 75 octets')
        for line in raw.split(b'\r\n'):
            line.decode()  # no character is cut in two
        lines = unfold(raw)
        uids = [line for line in lines if line.startswith('UID:')]
        todos = lines.count('BEGIN:VTODO')
        tally.check(len(uids) == len(set(uids)) == todos + 1 and todos > 10, f'{todos} tasks, {len(set(uids))} names')
        tally.check(lines.count('DUE;VALUE=DATE:20261201') == todos, 'a task without its day')
        tally.check(set(line for line in lines if line.startswith('DTSTAMP')) == {'DTSTAMP:20260216T000000Z'}, 'stamped by a clock')
        texts = [line[8:] for line in lines if line.startswith('SUMMARY:')]
        rows = csv.DictReader((ROOT / 'engine/knowledge/checklist.csv').open(encoding='utf-8'))
        want = [row[f'text_{lang}'].replace('\\', '\\\\').replace(',', '\\,').replace(';', '\\;') for row in rows]
        tally.check(texts[:-1] == want, 'not the checklist')
    again = work / 'again.ics'
    concord('compare', '--ics', again, '--due', '2026-12-01', '--lang', 'es', *PAIR)
    tally.check(again.read_bytes() == ics.read_bytes(), 'not the same again')
    tally.check(concord('compare', '--ics', ics, *PAIR)[0] == 2 and concord('compare', '--due', '2026-12-01', *PAIR)[0] == 2,
                '--ics without --due, or the other way round')


def check_questions_table():
    rows = list(csv.reader(io.StringIO(concord('compare', '--format', 'csv', *PAIR)[1].decode(), newline='')))
    tally.check(len({len(row) for row in rows}) == 1 and len(rows) > 3, 'ragged rows')
    tally.check(not [c for row in rows for c in row if c[:1] in '=+-@\t\r' and c], 'a cell that a spreadsheet runs')


def table(path):
    return list(csv.DictReader(io.StringIO(path.read_text(encoding='utf-8'), newline='')))


def write_table(path, rows):
    with path.open('w', encoding='utf-8', newline='') as out:
        writer = csv.DictWriter(out, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def check_answers(work):
    report, form, log = work / 'report.json', work / 'form.csv', work / 'log.csv'
    concord('compare', '--format', 'json', '--output', report, *PAIR)
    made = json.loads(report.read_text(encoding='utf-8'))
    concord('answers', report, '--output', form)
    rows = table(form)
    questions = [r['id'] for r in rows if r['kind'] == 'question']
    tally.check(questions == [q['id'] for q in made['questions']], 'the form does not hold the questions')
    tally.check({r['id'] for r in rows if r['kind'] == 'finding'} ==
                {f['id'] for f in made['findings'] if f['kind'] not in ('agreement', 'false_difference')}, 'nor the findings')
    finding = next(r for r in rows if r['kind'] == 'finding')
    question = next(r for r in rows if r['kind'] == 'question')
    finding.update(state='resolved', on='2026-03-01', by='Dr. Ana Núñez', said='=1+1, "so"', decided='one plan')
    question.update(state='open', on='2026-03-01', by='Dr. B', said='two\nlines')
    write_table(form, rows)
    tally.check(concord('answers', report, '--answers', form, '--log', log)[0] == 0, 'the log takes no form')
    first = log.read_bytes()
    tally.check(len(table(log)) == 2, 'the log does not hold what was filled in')
    concord('answers', report, '--answers', form, '--log', log)
    tally.check(log.read_bytes() == first, 'the same is logged twice')
    question.update(state='resolved', on='2026-03-08', by='Dr. C', said='done')
    write_table(form, rows)
    concord('answers', report, '--answers', form, '--log', log)
    tally.check(log.read_bytes().startswith(first) and len(table(log)) == 3, 'the log is not only added to')
    for what, damaged in (('changed', log.read_bytes().replace(b'one plan', b'two plans')),
                          ('taken out', b'\n'.join(first.split(b'\r\n')[:1]) + b'\r\n' + log.read_bytes()[len(first):])):
        bad = work / 'bad.csv'
        bad.write_bytes(damaged)
        tally.check(concord('answers', report, '--answers', form, '--log', bad)[0] == 2 and bad.read_bytes() == damaged, f'a row was {what}')
    nobody = [dict(r) for r in rows]
    nobody[0].update(by='')
    write_table(work / 'nobody.csv', nobody)
    status, _, err = concord('answers', report, '--answers', work / 'nobody.csv', '--log', log)
    tally.check(status == 2 and b'who said it' in err, 'an answer of nobody')
    check_states(report, log, finding, question)


def check_states(report, log, finding, question):
    for answers in (log, None):
        options = ('--answers', answers) if answers else ()
        now = json.loads(concord('compare', '--format', 'json', '--previous', report, *options, *PAIR)[1])
        states = {p['finding']: p['state'] for p in now['progress']}
        tally.check(states[finding['id']] == ('resolved' if answers else 'open'), f'{finding["id"]}: {states[finding["id"]]}')
        tally.check(set(states.values()) <= {'resolved', 'open'}, 'something is new between a report and itself')
    form = json.loads(concord('answers', report, '--answers', log, '--format', 'json')[1])
    entry = next(e for e in form['entries'] if e['kind'] == 'question' and e['id'] == question['id'])
    tally.check(form['format'] == 'concord.answers/1' and entry['state'] == 'resolved' and entry['by'] == 'Dr. C', 'the form forgets')
    told = concord('compare', '--for', 'navigator', '--previous', report, '--answers', log, '--width', '200', *PAIR)[1].decode()
    tally.check('What was said and decided' in told and 'Dr. Ana Núñez' in told and '2026-03-08' in told, 'the brief does not tell the log')
    other = [FIXTURES / 'cll-rai-binet' / f'{side}.json' for side in ('first', 'second')]
    moved = json.loads(concord('compare', '--format', 'json', '--previous', report, *other)[1])
    tally.check({'new', 'resolved'} <= {p['state'] for p in moved['progress']}, 'nothing is new or resolved in another pair')


def leaves(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in ('format', 'system', 'organization'):
                yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    elif isinstance(value, str):
        yield value


def check_redacted(work):
    """No free text of the two opinions stands in anything written. Words that our own sentences use prove nothing."""
    own = '\n'.join(p.read_text(encoding='utf-8') for p in (ROOT / 'engine/knowledge').rglob('*.csv') if 'vocabulary' not in str(p))
    own += '\n'.join(p.read_text(encoding='utf-8') for p in (ROOT / 'engine/knowledge/rules').glob('*.json'))
    own += (ROOT / 'schemas/opinion.schema.json').read_text(encoding='utf-8') + (ROOT / 'engine/model/words.def').read_text()
    folders = [f for f in cases() if f.parent == FIXTURES][::4]
    for folder in folders:
        pair = [folder / f'{side}.json' for side in ('first', 'second')]
        documents = [json.loads(p.read_text(encoding='utf-8')) for p in pair]
        values = {v for d in documents for v in leaves(d) if len(v) > 3 and v.lower() not in own.lower()}
        written = {}
        for form in ('text', 'json', 'html', 'markdown', 'csv'):
            for reader in ('patient', 'navigator'):
                written[f'{form} {reader}'] = concord('compare', '--redact', '--format', form, '--for', reader, '--meeting', '2026-03-01',
                                                      '--ics', work / 'r.ics', '--due', '2026-12-01', *pair)[1]
        written['ics'] = (work / 'r.ics').read_bytes()
        plain = work / 'plain.json'
        concord('compare', '--format', 'json', '--output', plain, *pair)
        for form in ('csv', 'json'):
            written[f'answers {form}'] = concord('answers', '--redact', '--format', form, plain)[1]
        written['previous'] = concord('compare', '--redact', '--previous', plain, '--for', 'navigator', *pair)[1]
        shutil.rmtree(work / 'red', ignore_errors=True)
        line = json.dumps({'first': documents[0], 'second': documents[1]}, ensure_ascii=False).encode()
        broken = line.replace(b'"cancer"', b'"geheimnis"', 1) + b'\n{"first": {"diagnosis": geheimnis'
        done = subprocess.run([CONCORD, 'batch', '--redact', '--output', work / 'red', '--stats', work / 'red.csv'],
                              input=line + b'\n' + broken, capture_output=True, timeout=60)
        written['messages'] = done.stderr
        for path in [*(work / 'red').iterdir(), work / 'red.csv']:
            written[path.name] = path.read_bytes()
        values.add('geheimnis')
        for what, content in written.items():
            text = content.decode(errors='replace')
            found = sorted(v for v in values if v in text)
            tally.check(content and not found, f'{folder.name}, {what}: {found[:5]}')


def main():
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        check_brief()
        check_page(work)
        check_no_browser()
        check_calendar(work)
        check_questions_table()
        check_answers(work)
        check_redacted(work)
    tally.close()


if __name__ == '__main__':
    main()
