#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""concord lint: every check fails where it should, with the line, the cell and the words that it promises, and passes a small change away.
A case is a folder with one thing broken and the same folder with it mended; the hospital's folder of fixtures/knowledge is the ground for
what is laid over the built-in rows, engine/knowledge for what stands alone. Also: the built-in knowledge is proved, spreadsheets are
understood or told off, the formats are what they claim, validate says what lint says, and a report names its folder."""
import hashlib
import json
import pathlib
import re
import shutil
import sys
import tempfile
import xml.etree.ElementTree as xml

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import ROOT, Tally, concord, flatten  # noqa: E402

OURS, HOSPITAL = ROOT / 'engine/knowledge', ROOT / 'fixtures/knowledge'
PAIR = [ROOT / 'fixtures/breast-lumpectomy-or-mastectomy' / f'{side}.json' for side in ('first', 'second')]
DRUG = 'drug.examplumab,examplumab,Examplia,EXM@cancer.melanoma,drug_class.pd_1_inhibitor,,drug.nivolumab|drug.pembrolizumab,examplumab,,,our-formulary,2026-11-22\n'
ROW = 'drug.sampluxin,sampluxin,,,,,,sampluxin,,,our-formulary,2026-11-22\n'
QUESTION = 'Which of the two places can I reach by train?'
PREGUNTA = '¿A cuál de los dos lugares puedo llegar en tren?'
TITLE = 'The two plans are for two places'
HEAD = 'from,from_value,to,to_value,table,one_to_one,source,reviewed\n'


def swap(file, old, new):
    """An edit: `old` becomes `new` in a file; without `old`, `new` is the whole file."""
    def edit(folder):
        path = folder / file
        text = path.read_text(encoding='utf-8') if path.exists() else ''
        assert old is None or old in text, f'{file} has no {old!r}'
        path.parent.mkdir(exist_ok=True)
        path.write_text(new if old is None else text.replace(old, new, 1), encoding='utf-8', newline='')
    return edit


def add(file, line):
    def edit(folder):
        with open(folder / file, 'a', encoding='utf-8', newline='') as out:
            out.write(line)
    return edit


def both(*edits):
    return lambda folder: [edit(folder) for edit in edits]


# What is broken in the hospital's folder, what must be said (whole beginnings of lines, in order), and how it is mended.
BROKEN = [
    # The reader: schema, ids, references, days.
    (swap('questions.csv', 'family', 'Family'), ['questions.csv:1:2: /: another header row than expected: column 2 is "Family"; write id,family,',
                                                 'rules/local.json:7:18: /rules/0/questions/0: no such id: "local.parking"'],
     swap('questions.csv', 'Family', 'family')),
    (add('sources.csv', 'our-formulary,Again,,2026\n'), ['sources.csv:3:1: /id: a second row for "our-formulary"; keep one of the rows'], None),
    (swap('vocabulary/drugs.csv', 'our-formulary', 'nowhere'), ['vocabulary/drugs.csv:2:11: /source: no such source: "nowhere"'],
     swap('vocabulary/drugs.csv', 'nowhere', 'our-formulary')),
    (swap('vocabulary/drugs.csv', 'drug_class.pd_1_inhibitor', 'drug_class.pd1_inhibitor'),
     ['vocabulary/drugs.csv:2:5: /is_a: no such concept: "drug_class.pd1_inhibitor"; use an id that a row of the knowledge folder has; is "drug_class.pd_1_inhibitor" meant?'],
     swap('vocabulary/drugs.csv', 'drug_class.pd1_inhibitor', 'drug_class.pd_1_inhibitor')),
    (swap('rules/local.json', 'local.parking', 'local.parkin'), ['rules/local.json:7:18: /rules/0/questions/0: no such id: "local.parkin" (rule local.two_hospitals); use an id that a row of '
                                                              'the knowledge folder has; is "local.parking" meant?'], None),
    (swap('sources.csv', '2026-11-22', 'Nov 2026'), ['sources.csv:2:4: /date: not a date: "Nov 2026"'], swap('sources.csv', 'Nov 2026', '2026-11')),
    (swap('sources.csv', '2026-11-22', '2026-13'), ['sources.csv:2:4: /date: not a date: "2026-13"'], swap('sources.csv', '2026-13', '2026')),
    (swap('glossary.csv', None, 'id,term_en,plain_en,term_es,plain_es,also,source,reviewed\nglossary.mine,qzx test,A quick look.,prueba qzx,Una mirada.,biopsy,our-formulary,2026-11-22\n'),
     ['glossary.csv:2:6: /also: glossary.biopsy explains "biopsy" as well; let one entry explain it'], swap('glossary.csv', ',biopsy,', ',qzx,')),
    (swap('vocabulary/drugs.csv', 'our-formulary', ''), ['vocabulary/drugs.csv:2:11: /source: no value in column "source"; fill the cell'], None),
    (swap('vocabulary/drugs.csv', '2026-11-22', ''), ['vocabulary/drugs.csv:2:12: /reviewed: not a day: ""'], None),
    (swap('vocabulary/drugs.csv', '2026-11-22', '2026-02-29'), ['vocabulary/drugs.csv:2:12: /reviewed: not a day: "2026-02-29"; write a day as YYYY-MM-DD'],
     swap('vocabulary/drugs.csv', '2026-02-29', '2028-02-29')),
    (swap('questions.csv', '2027-11-22', '2026-11-21'), ['questions.csv:2:10: /review_due: due before the day of the review: "2026-11-21"'],
     swap('questions.csv', '2026-11-21', '2026-11-22')),
    (swap('rules/local.json', '2027-11-22', '2026-11-21'), ['rules/local.json:8:44: /rules/0/review_due: due before the day of the review: "2026-11-21" (rule local.two_hospitals)'], None),
    (swap('rules/local.json', '"rule.local.two_hospitals.title"', '"rule.local.no_such"'),
     ['rules/local.json:6:13: /rules/0/title: no such phrase: "rule.local.no_such"'], None),
    (swap('rules/local.json', '"questions": ["local.parking"], ', ''), ['rules/local.json:2:3: /rules/0: no question for a finding of kind "gap" (rule local.two_hospitals)'],
     swap('rules/local.json', '"sources"', '"questions": ["local.parking"], "sources"')),
    (both(swap('rules/local.json', '"kind": "gap"', '"kind": "agreement"'), swap('rules/local.json', '"local.parking"', '')),
     ['questions.csv:2:1: /id: no rule asks the question "local.parking"; name it in the "questions" of a rule'], swap('rules/local.json', '[]', '["local.parking"]')),
    (swap('rules/local.json', '"kind": "gap"', '"kind": "difference", "note": "q"'), [], None),
    (both(swap('rules/local.json', '"kind": "gap"', '"kind": "difference"'), swap('rules/local.json', '"local.parking"', '')),
     ['rules/local.json:2:3: /rules/0: no question for a finding of kind "difference" (rule local.two_hospitals)'],
     swap('rules/local.json', '[]', '["local.parking"]')),
    (swap('vocabulary/drugs.csv', 'Examplia', 'Keytruda'), ['vocabulary/drugs.csv:2:2: /name: drug.examplumab and drug.pembrolizumab are both named "keytruda"'],
     swap('vocabulary/drugs.csv', 'Keytruda', 'Keytrudo')),
    (add('phrases/en.csv', 'rule.local.more,More\n'), ['phrases/en.csv:4:1: /id: phrases/es.csv has no "rule.local.more"; say it in both languages'], None),
    (swap('vocabulary/mine.csv', None, (HOSPITAL / 'vocabulary/drugs.csv').read_text(encoding='utf-8').replace('drug.ex', 'drug.zz').replace('xamplumab', 'yy').replace('xamplia', 'zz').replace('EXM', 'ZZZ')),
     ['vocabulary/mine.csv:1:1: /: no field reads the vocabulary "mine"; name the file like one of'], lambda folder: (folder / 'vocabulary/mine.csv').unlink()),
    (swap('question.csv', None, 'id\n'), ['question.csv:1:1: /: no file of a knowledge folder'], lambda folder: (folder / 'question.csv').unlink()),
    # Vocabularies.
    (add('vocabulary/drugs.csv', ROW.replace(',,,,,,sampluxin', ',,,drug.examplumab,,drug.examplumab,sampluxin')),
     ['vocabulary/drugs.csv:3:7: /never_same_as: drug.examplumab is vetoed here, and is_a joins the two; take out one of the two, or mark'],
     swap('vocabulary/drugs.csv', 'sampluxin,,,our', 'sampluxin,,apart,our')),
    (swap('vocabulary/drugs.csv', 'drug.nivolumab|', 'drug.nivolumab|drug.examplumab|'),
     ['vocabulary/drugs.csv:2:7: /never_same_as: drug.examplumab is never the same as itself; name another row'], swap('vocabulary/drugs.csv', 'drug.examplumab|', '')),
    (both(swap('vocabulary/drugs.csv', 'examplumab,,,our', 'examplumab,,role.example,our'),
          add('vocabulary/drugs.csv', ROW.replace(',,,,,,sampluxin,,,', ',,,,,drug.examplumab,sampluxin,,role.example,'))),
     ['vocabulary/drugs.csv:3:7: /never_same_as: drug.examplumab is vetoed here, and the mark role.example makes each stand in'],
     swap('vocabulary/drugs.csv', 'sampluxin,,role.example', 'sampluxin,,role.other')),
    (add('vocabulary/drugs.csv', ROW.replace('sampluxin,,', 'sampluxin,,EXM@cancer.melanoma', 1)),
     ['vocabulary/drugs.csv:2:4: /acronyms: "exm" names drug.sampluxin as well, and both can hold in one place; give it to one',
      'vocabulary/drugs.csv:3:4: /acronyms: "exm" names drug.examplumab as well'],
     swap('vocabulary/drugs.csv', 'EXM@cancer.melanoma,,', 'EXM@cancer.breast,,')),
    (add('vocabulary/drugs.csv', ROW.replace(',,,,,,sampluxin', ',,,,cancer.breast,,sampluxin')),
     ['vocabulary/drugs.csv:3:6: /parts: cancer.breast is a row of cancers.csv; name drugs, classes of drugs or procedures'],
     swap('vocabulary/drugs.csv', 'cancer.breast', 'drug.examplumab')),
    (add('vocabulary/drugs.csv', ROW.replace(',,,,,,sampluxin', ',,,,drug.sampluxin,,sampluxin')),
     ['vocabulary/drugs.csv:3:6: /parts: drug.sampluxin is a part of itself'], swap('vocabulary/drugs.csv', 'drug.sampluxin,,s', 'drug.examplumab,,s')),
    (swap('vocabulary/drugs.csv', 'examplumab,,,our', 'examplumab,,widest,our'), ['vocabulary/drugs.csv:2:10: /conversion: no such mark: "widest"; use a mark of'],
     swap('vocabulary/drugs.csv', 'widest', 'wide')),
    (swap('conversions.csv', None, HEAD + 'gleason,5+5,gradegroup,5,isup,false,our-formulary,2026-11-22\n'),
     ['conversions.csv:2:3: /to: no row has the scale "gradegroup"; name the scale'], swap('conversions.csv', 'gradegroup', 'grade_group')),
    (swap('conversions.csv', None, HEAD + 'gleason,2+5,grade_group,2,isup,true,our-formulary,2026-11-22\n'),
     ['conversions.csv:2:6: /one_to_one: gleason 3+4 also gives grade_group 2, in a row that is marked one to one'], swap('conversions.csv', 'true', 'false')),
    (swap('conversions.csv', None, HEAD + 'icd10,C99,cancer,cancer.no_such,icd10cm,false,our-formulary,2026-11-22\n'),
     ['conversions.csv:2:4: /to_value: no such concept: "cancer.no_such"; name the id of a row of vocabulary/cancers.csv'], swap('conversions.csv', 'cancer.no_such', 'cancer.melanoma')),
    # Texts.
    (swap('questions.csv', QUESTION, 'Which of the two places is better?'),
     ['questions.csv:2:6: /text_en: "better" is banned in texts; say what each doctor wrote; the text takes no side'], swap('questions.csv', 'better', 'Betterton')),
    (swap('questions.csv', PREGUNTA, '¿Qué lugar es el Mejor?'), ['questions.csv:2:7: /text_es: "mejor" is banned in texts'], swap('questions.csv', 'Mejor', 'mejorado')),
    (swap('phrases/es.csv', 'Los dos planes', 'Usted  debe: los dos planes'), ['phrases/es.csv:2:2: /text: "usted debe" is banned'], swap('phrases/es.csv', 'Usted  debe: los', 'Los')),
    (swap('phrases/en.csv', TITLE, 'You can wait 14 days'), ['phrases/en.csv:2:2: /text: "can wait #" is banned in texts; the program gives no time'],
     swap('phrases/en.csv', 'wait 14', 'come in 14')),
    (swap('questions.csv', QUESTION, 'What does the QZX say?'), ['questions.csv:2:6: /text_en: nobody explains "QZX"; spell it out, explain it in glossary.csv, or'],
     swap('questions.csv', 'the QZX', 'the quick exam (QZX)')),
    (swap('questions.csv', QUESTION, 'Is it stage IIIAB?'), ['questions.csv:2:6: /text_en: nobody explains "IIIAB"'], swap('questions.csv', 'IIIAB', 'IVB2')),
    (swap('questions.csv', QUESTION, 'Is it QZX-positive?'), ['questions.csv:2:6: /text_en: nobody explains "QZX"'],
     swap('abbreviations.csv', None, 'abbreviation,why\nQZX,a test of ours\n')),
    (swap('questions.csv', QUESTION, 'What is in place {frist}?'), ['questions.csv:2:7: /text_es: "{frist}" stands 1 times in English and 0 in Spanish; let both',
                                                                  'questions.csv:2:6: /text_en: no such slot: "{frist}"; use {first}',
                                                                  'rules/local.json:7:17: /rules/0/questions: "{frist}" in local.parking cannot be filled: no such slot (rule local.two'],
     both(swap('questions.csv', '{frist}', '{first}'), swap('questions.csv', PREGUNTA, '¿Y en {first}?'))),
    (swap('phrases/es.csv', '{second}', '{first}'), ['phrases/es.csv:3:2: /text: "{first}" stands 1 times in English and 2 in Spanish'],
     swap('phrases/es.csv', 'y el otro de {first}', 'y el otro de {second}')),
    (swap('questions.csv', PREGUNTA, QUESTION), ['questions.csv:2:7: /text_es: the Spanish text is the English one; say it in Spanish'],
     swap('questions.csv', f'"{QUESTION}",our', f'"{PREGUNTA}",our')),
    (swap('questions.csv', 'care_team', 'careteam'), ['questions.csv:2:4: /ask: unknown word "careteam"; write one of first_doctor, second_doctor, both_together,'],
     swap('questions.csv', 'careteam', 'care_team|pathologist')),
    (swap('questions.csv', 'care_team', ''), ['questions.csv:2:4: /ask: nobody to ask in "ask"; fill the cell'], None),
    (swap('questions.xlsx', None, 'PK'), ['questions.xlsx:1:1: /: no file of a knowledge folder; save a table as CSV UTF-8, under a name of'], lambda folder: (folder / 'questions.xlsx').unlink()),
    (swap('SOURCES.CSV', None, 'id'), ['SOURCES.CSV:1:1: /: no file of a knowledge folder'], lambda folder: (folder / 'SOURCES.CSV').unlink()),
    (swap('README.md', None, 'Ours'), [], None),
    # Rules.
    (swap('rules/local.json', '"access"', '"acess"'), ['rules/local.json:5:28: /rules/0/topic: unknown word "acess" (rule local.two_hospitals); write one of identity, diagnosis,'], None),
    (swap('rules/local.json', '"different"', '"diferent"'), ['rules/local.json:4:25: /rules/0/when/relation: no such relation: "diferent" (rule local.two_hospitals); write one of same,'], None),
    (swap('rules/local.json', '"2027-11-22"}', '"2027-11-22",}'), ['rules/local.json:8:56: /rules/0/review_due: a comma after the last value; take out the comma before'], None),
    (both(swap('phrases/en.csv', TITLE, 'Two places: {label}'), swap('phrases/es.csv', 'de dos lugares', 'de dos lugares: {label}'),
          swap('rules/local.json', '"for": "/author/institution",\n   "when": {', '"when": {"field": "/author/institution", ')),
     ['rules/local.json:5:13: /rules/0/title: "{label}" in rule.local.two_hospitals.title cannot be filled: the rule has no "for"'],
     swap('rules/local.json', '"when": {', '"for": "/author/institution", "when": {')),
    (both(swap('phrases/en.csv', TITLE, 'Two places: {one}'), swap('phrases/es.csv', 'de dos lugares', 'de dos lugares: {one}')),
     ['rules/local.json:6:13: /rules/0/title: "{one}" in rule.local.two_hospitals.title cannot be filled: no test of the rule says'], swap('rules/local.json', '"for"', '"direction": "one_more", "for"')),
    (both(swap('phrases/en.csv', TITLE, 'Places: {list}'), swap('phrases/es.csv', 'de dos lugares', 'de dos lugares: {list}')),
     ['rules/local.json:6:13: /rules/0/title: "{list}" in rule.local.two_hospitals.title cannot be filled: the rule does not gather'],
     both(swap('phrases/en.csv', '{list}', '{label}'), swap('phrases/es.csv', '{list}', '{label}'))),
    (swap('rules/local.json', '"for"', '"gather": true, "for"'), ['rules/local.json:6:62: /rules/0/explanation: "{first}" in rule.local.two_hospitals.why cannot be filled: the rule gathers',
                                                                'rules/local.json:6:62: /rules/0/explanation: "{second}"'], swap('rules/local.json', 'true', 'false')),
    (swap('phrases/en.csv', 'id,text\n', 'id,text\nnotice.folder,A folder was added.\n'), None, None),
    (both(add('phrases/en.csv', 'notice.folder,A folder was added.\n'), add('phrases/es.csv', 'notice.folder,Se añadió {folder}.\n')),
     ['phrases/es.csv:4:2: /text: "{folder}" stands 0 times in English', 'phrases/en.csv:4:2: /text: "{folder}" is not as often in the built-in phrase'],
     swap('phrases/en.csv', 'A folder was', '“{folder}” was')),
    (add('sources.csv', 'our-leaflet,A leaflet,,2026\n'), ['sources.csv:3:1: /id: no row rests on the source "our-leaflet"; cite it where it was used'],
     swap('rules/local.json', '["our-formulary"]', '["our-formulary", "our-leaflet"]')),
    # Ids that may not come back.
    (both(swap('questions.csv', 'local.parking', 'drug.blood'), swap('rules/local.json', 'local.parking', 'drug.blood')),
     ['questions.csv:2:1: /id: the id "drug.blood" was retired on 2026-11-22: no rule asked it any more; give it a new id'],
     both(swap('questions.csv', 'drug.blood', 'drug.bloods'), swap('rules/local.json', 'drug.blood', 'drug.bloods'))),
    (both(swap('rules/local.json', '"local.two_hospitals"', '"stage.other"'), swap('cases.json', '"local.two_hospitals"', '"stage.other"'), swap('cases.json', '"local.two_hospitals"', '"stage.other"')),
     ['rules/local.json:2:10: /rules/0/id: the id was retired on 2026-11-22'], None),
    (swap('retired.csv', None, 'id,table,retired,why,instead\nlocal.train,question,2026-11-22,asked twice,local.bus\n'),
     ['retired.csv:2:5: /instead: no such question: "local.bus"; name an id of the same table'], swap('retired.csv', 'local.bus', 'local.parking')),
    (swap('retired.csv', None, 'id,table,retired,why,instead\nlocal.parking,question,2026-11-22,asked twice,\n'),
     ['questions.csv:2:1: /id: the id "local.parking" was retired on 2026-11-22: asked twice'], swap('retired.csv', 'local.parking', 'local.park')),
    # Cases: the engine is asked.
    (swap('cases.json', 'Lakeside Clinic', 'Riverside Hospital'), ['cases.json:4:3: /cases/0: the rule local.two_hospitals does not fire here; mend the rule or the case'],
     swap('cases.json', 'Riverside Hospital"}}},', 'Lakeside Clinic"}}},')),
    (swap('cases.json', 'false', 'true'), ['cases.json:6:3: /cases/1: the rule local.two_hospitals does not fire here', 'rules/local.json:2:10: /rules/0/id: no case in which it does not fire (rule'],
     swap('cases.json', 'true,\n   "first": {"author": {"institution": "Riverside Hospital"}}, "second": {"author": {"institution": "Riv',
          'false,\n   "first": {"author": {"institution": "Riverside Hospital"}}, "second": {"author": {"institution": "Riv')),
    (swap('cases.json', '"fires": false', '"fires": false, "note": ""'), [], None),
    (lambda folder: (folder / 'cases.json').unlink(), ['rules/local.json:2:10: /rules/0/id: no case in which it fires', 'rules/local.json:2:10: /rules/0/id: no case in which it does not fire'],
     lambda folder: shutil.copy(HOSPITAL / 'cases.json', folder / 'cases.json')),
    (swap('cases.json', '"local.two_hospitals", "fires": false', '"local.no_such", "fires": false'),
     ['cases.json:6:3: /cases/1: no such rule: "local.no_such"', 'rules/local.json:2:10: /rules/0/id: no case in which it does not fire'], None),
    (swap('cases.json', '"date": "2026-05-01"', '"date": "May"'), ['cases.json:4:3: /cases/0: not two opinions: /date: not a date', 'cases.json:6:3: /cases/1: not two opinions'], None),
    (swap('cases.json', '"second": {"author": {"institution": "Riverside Hospital"}}}', '"second": {"author": {"institution": "Riverside Hospital"}, "notes": "a", "setting": "video", "status": "final", '
          '"outlook": [{"outcome": "a", "estimate": "b"}]}}'), ['rules/local.json:2:10: /rules/0/id: no case a small change away in which it does not fire: the nearest differs in 6 values'], None),
    (swap('cases.json', '"cases": [', '"case": ['), ['cases.json:1:1: /: no list "cases"', 'rules/local.json:2:10: /rules/0/id: no case in which it fires', 'rules/local.json:2:10: /rules/0/id: no case'], None),
    (swap('cases.json', None, '{"base": '), ['cases.json:1:10: /base: ', 'rules/local.json:2:10: /rules/0/id: no case in which it fires', 'rules/local.json:2:10: /rules/0/id: no case'], None),
]

# The same for a folder that stands alone.
UNTRIED = ':1:1: /: rules were not tried on their cases'
ALONE = [
    (lambda folder: (folder / 'knowledge.csv').write_text('key,value\nversion,2026.11\nreviewed,2026-01-01\n', encoding='utf-8'),
     [r'knowledge.csv:3:2: /value: a row was reviewed later, on 20\d\d-\d\d-\d\d; write that day'],
     lambda folder: shutil.copy(OURS / 'knowledge.csv', folder / 'knowledge.csv')),
    (lambda folder: (folder / 'units.csv').unlink(), [':1:1: /: no file units.csv; add it', UNTRIED],
     lambda folder: shutil.copy(OURS / 'units.csv', folder / 'units.csv')),
    (both(add('phrases/en.csv', 'rule.nobody.title,Nobody says this\n'), add('phrases/es.csv', 'rule.nobody.title,Nadie lo dice\n')),
     ['phrases/en.csv:LAST:1: /id: nobody says the phrase "rule.nobody.title"'], both(swap('phrases/en.csv', 'rule.nobody.title', 'ui.nobody'), swap('phrases/es.csv', 'rule.nobody.title', 'ui.nobody'))),
    (add('sources.csv', 'nobody,Nobody rests on this,,2026\n'), ['sources.csv:LAST:1: /id: no row rests on the source "nobody"'], swap('sources.csv', 'nobody,Nobody rests on this,,2026\n', '')),
    (swap('vocabulary/cancers.csv', ',apart,', ',,'), [r'vocabulary/cancers.csv:\d+:7: /never_same_as: ', r'vocabulary/cancers.csv:\d+:7: /never_same_as: '], None),
]

# What spreadsheets make of a table: bytes of questions.csv, and what is said; nothing where it is understood.
PLAIN = (HOSPITAL / 'questions.csv').read_bytes()
QUOTED = '\n'.join(','.join(f'"{cell}"' for cell in line.replace('"', '').split(',')) for line in PLAIN.decode().splitlines()).encode()
SHEETS = {
    'a byte-order mark': (b'\xef\xbb\xbf' + PLAIN, None),
    'CR LF': (PLAIN.replace(b'\n', b'\r\n'), None),
    'every cell in quotes': (QUOTED, None),
    'rows of nothing': (PLAIN + b',,,,,,,,,\n,,,,,,,,,\n', None),
    'cells of nothing beyond the header': (PLAIN.rstrip(b'\n') + b',,\n', None),
    'NO in capitals': (PLAIN.replace(b',no,', b',FALSE,'), None),
    'semicolons': (PLAIN.replace(b',', b';'), ':1:1: /: one column whose name holds another separator than the comma; choose the comma as separator'),
    'tabs': (PLAIN.replace(b',', b'\t'), ':1:1: /: one column whose name holds another separator than the comma; choose the comma'),
    'columns of nothing': (PLAIN.replace(b'review_due\n', b'review_due,,\n'), ':1:11: /: a column without a name; name every column in the first row, or delete the empty one'),
    'UTF-16': (PLAIN.decode().encode('utf-16'), ':1:1: /: the file is written in UTF-16; save the file as CSV UTF-8'),
    'Windows-1252': (PLAIN.decode().encode('cp1252'), ':2:7: /: a byte that is not UTF-8; save the file as CSV UTF-8'),
    'curly quotes': (PLAIN.decode().replace(f'"{QUESTION}"', '“Which place, please?”').encode(),
                     ':2:11: /: cells in this row: 11, in the header: 10; put a cell that holds a comma in straight quotes: "", not in curly ones'),
    'a comma without quotes': (PLAIN.decode().replace(f'"{QUESTION}"', 'Which place, please?').encode(), ':2:11: /: cells in this row: 11, in the header: 10; give each row as many'),
    'an inner quote': (PLAIN.replace(b'by train', b'by "train"'), ':2:6: /: a quote inside a cell, or text beside a quoted cell; put the whole cell in quotes'),
    'an open quote': (PLAIN.replace(b'train?"', b'train?'), ':2:6: /: a quote inside a cell'),
    'a quote that never ends': (PLAIN.decode().replace(f'"{PREGUNTA}"', f'"{PREGUNTA}').encode(), ':2:7: /: a quoted cell in the row that begins here never ends'),
    'a day as Americans write it': (PLAIN.replace(b'2026-11-22', b'11/22/2026'), ':2:9: /reviewed: not a day: "11/22/2026"; write a day as YYYY-MM-DD'),
    'a control character': (PLAIN.replace(b'train', b'tr\x07ain'), ':2:6: /: a control character; take the control character out'),
}

tally = Tally('lint')


def lint(folder, *options):
    status, out, err = concord('lint', folder, *options)
    return status, out.decode(), [line for line in err.decode().splitlines() if line]


def numbered(folder, wanted):
    """LAST is the number of a file's last line."""
    file = wanted.split(':')[0]
    return wanted.replace('LAST', str(len((folder / file).read_text(encoding='utf-8').splitlines()))) if 'LAST' in wanted else wanted


def fits(line, folder, wanted):
    start = f'{folder}/{wanted}' if not wanted.startswith(':') else f'{folder}{wanted}'
    return line.startswith(start) or ('\\d' in wanted and re.match(f'{folder}/{wanted}', line))


def check_broken(ground, number, case):
    """Without lines to be told, or without a mend, that half is not tried."""
    broken, told, mend = case
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place) / 'k'
        shutil.copytree(ground, folder)
        broken(folder)
        status, _, lines = lint(folder)
        untried = f'{folder}:1:1: /: rules were not tried on their cases, nor rows looked for that nobody uses; mend the other faults first'
        lines = [line for line in lines if line != untried or told and UNTRIED in told]
        name = f'{ground.name} case {number}'
        if told is None:
            tally.check(status == 1, f'{name}: passes')
            return
        good = status == (1 if told else 0) and len(lines) == len(told)
        good = good and all(any(fits(line, folder, numbered(folder, wanted)) for line in lines) for wanted in told)
        tally.check(good, f'{name}: exit {status}, told\n    ' + '\n    '.join(lines) + '\n  not\n    ' + '\n    '.join(told))
        if mend:
            mend(folder)
            status, _, lines = lint(folder)
            tally.check(status == 0 and not lines, f'{name} mended: exit {status}\n    ' + '\n    '.join(lines))


def check_sheets():
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place) / 'k'
        shutil.copytree(HOSPITAL, folder)
        for name, (bytes_, told) in SHEETS.items():
            (folder / 'questions.csv').write_bytes(bytes_)
            status, _, lines = lint(folder)
            good = status == 0 if told is None else status == 1 and any(line.startswith(f'{folder}/questions.csv{told}') for line in lines)
            tally.check(good, f'{name}: exit {status}\n    ' + '\n    '.join(lines))
            alone, _, err = concord('validate', '--knowledge', HOSPITAL, folder / 'questions.csv')
            same = alone == 0 if told is None else f'{folder}/questions.csv{told}' in err.decode()
            tally.check(same, f'{name}: validate says something else: {err.decode()}')


def check_validate():
    """What one file shows, validate tells in the words of lint."""
    for number, (broken, told, _) in enumerate(BROKEN):
        with tempfile.TemporaryDirectory() as place:
            folder = pathlib.Path(place) / 'k'
            shutil.copytree(HOSPITAL, folder)
            broken(folder)
            lines = [line for line in lint(folder)[2] if 'banned' in line or 'was retired' in line or 'nobody explains' in line or 'not a day' in line]
            for line in lines:
                file = line.split(':')[0]
                _, _, err = concord('validate', '--knowledge', HOSPITAL, file)
                ours = (folder / 'retired.csv').exists() or line in err.decode()
                tally.check(ours, f'validate, case {number}: {err.decode()} not {line}')


def check_built_in():
    for options in ([], ['--today', '2026-11-22']):
        status, out, err = concord('lint', *options)
        tally.check(status == 0 and not err, f'the built-in knowledge: {err.decode()[:600]}')
        tally.check(('due dates were not judged' in out.decode()) == (not options), 'without --today it says that no due date was judged')
    status, _, lines = lint(OURS, '--today', '2029-01-01')
    overdue = [line for line in lines if '/review_due: was due for review on 20' in line]
    rest = [line for line in lines if line not in overdue and 'more faults are not shown' not in line]
    tally.check(status == 1 and not rest and any('questions.csv' in line for line in overdue) and any('rules/' in line for line in overdue),
                f'in 2029 all is overdue: {lines[:3]}')
    tally.check(lint(HOSPITAL, '--today', '2027-11-22')[0] == 0 and lint(HOSPITAL, '--today', '2027-11-23')[0] == 1, 'a review is overdue the day after')
    tally.check(lint(OURS)[0] == 0, 'engine/knowledge')
    source, out, _ = concord('lint', '--format', 'json')
    files = [entry['file'] for entry in json.loads(out)['files']]
    there = sorted(f'engine/knowledge/{p.relative_to(OURS)}' for p in [*OURS.glob('*.csv'), *OURS.glob('*.json'), *OURS.glob('*/*')])
    tally.check(files[:-1] == there, f'the program carries what it was made of: {set(files) ^ set(there)}')


def check_formats():
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place) / 'k'
        shutil.copytree(HOSPITAL, folder)
        swap('questions.csv', QUESTION, 'Which is better?')(folder)
        told = {name: concord('lint', '--format', name, folder) for name in ('text', 'json', 'tap', 'junit', 'sarif', 'github')}
        tally.check(all(status == 1 for status, _, _ in told.values()), 'every format exits 1')
        entries = json.loads(told['json'][1])['files']
        bad = [e for e in entries if not e['valid']]
        tally.check([e['file'] for e in bad] == [f'{folder}/questions.csv'] and bad[0]['faults'][0]['line'] == 2 and bad[0]['faults'][0]['column'] == 6, 'json')
        tap = told['tap'][1].decode()
        tally.check(f'1..{len(entries)}\n' in tap and tap.count('\nnot ok ') == 1 and tap.count('\nok ') == len(entries) - 1, 'tap')
        tally.check(len(xml.fromstring(told['junit'][1]).findall('.//failure')) == 1, 'junit')
        tally.check([r['ruleId'] for r in json.loads(told['sarif'][1])['runs'][0]['results']] == ['banned'], 'sarif')
        tally.check(f'::error file={folder}/questions.csv,line=2,col=6::' in told['github'][1].decode(), 'github')
        tally.check(f'{folder}/questions.csv: invalid' in told['text'][1].decode(), 'text')
    for bad in (['--format', 'xml'], ['--today', 'soon'], ['/no/such/folder'], ['a', 'b'], ['--redact']):
        status, out, err = concord('lint', *bad)
        tally.check(status == 2 and not out and err, f'lint {bad}: exit {status}')


def check_report():
    """The report names the folder and its digest, which anybody can compute anew."""
    names = sorted(str(p.relative_to(HOSPITAL)) for p in HOSPITAL.rglob('*') if p.suffix in ('.csv', '.json'))
    sums = ''.join(f'{hashlib.sha256((HOSPITAL / name).read_bytes()).hexdigest()}  {name}\n' for name in names)
    digest = hashlib.sha256(sums.encode()).hexdigest()
    for form in ('text', 'html', 'markdown', 'json'):
        for options in ([], ['--knowledge', HOSPITAL]):
            _, out, _ = concord('compare', '--format', form, '--width', 200, *options, *PAIR)
            text = out.decode()
            tally.check((digest in text) == bool(options) and (str(HOSPITAL) in text) == bool(options), f'{form} {options}: folder and digest')
    _, out, _ = concord('compare', '--format', 'json', '--knowledge', HOSPITAL, *PAIR)
    made = json.loads(out)['generator']['knowledge']
    tally.check(made == {'version': made['version'], 'reviewed': made['reviewed'], 'folder': str(HOSPITAL), 'digest': digest}, f'generator: {made}')


def check_overlay():
    """A row with an id that exists takes its place; a hospital's own brand is the drug that it names."""
    opinion = {'format': 'concord.opinion/1', 'case': {'id': 'L'}, 'date': '2026-05-01', 'author': {'role': 'oncologist'}, 'diagnosis': {'cancer': 'melanoma'}}
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)
        for name, drug in (('a', 'Examplia'), ('b', 'examplumab')):
            (place / name).write_text(json.dumps({**opinion, 'plan': {'steps': [{'kind': 'drug', 'treatment': drug}]}}))
        for options, relation in (([], 'different'), (['--knowledge', HOSPITAL], 'equivalent')):
            _, out, _ = concord('compare', '--format', 'json', *options, place / 'a', place / 'b')
            found = {c['relation'] for c in flatten(json.loads(out)['comparisons']) if c['first'] and c['first']['pointer'] == '/plan/steps/0/treatment'}
            tally.check(found == {relation}, f'{options}: {found}')
        shutil.copytree(HOSPITAL, place / 'k')
        identity = (OURS / 'questions.csv').read_text(encoding='utf-8').splitlines()[1].split(',')[0]
        add('questions.csv', f'{identity},records,identity,care_team,yes,Is this me?,¿Soy yo?,our-formulary,2026-11-22,2027-11-22\n')(place / 'k')
        status, out, _ = concord('explain', '--knowledge', place / 'k', identity)
        tally.check(status == 0 and 'Is this me?' in out.decode() and lint(place / 'k')[0] == 0, 'a question of ours is overridden')


def check_base():
    """A row that gives a word another meaning breaks built-in rules, and lint says so of the folder."""
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place) / 'k'
        shutil.copytree(HOSPITAL, folder)
        head = (OURS / 'vocabulary/procedures.csv').read_text(encoding='utf-8').splitlines()[0]
        (folder / 'vocabulary/procedures.csv').write_text(
            f'{head}\nprocedure.mastectomy,mastectomi,,,family.breast_operation,,procedure.lumpectomy,mastectomía,2,,our-formulary,2026-11-22\n', encoding='utf-8')
        status, _, lines = lint(folder)
        told = [line for line in lines if line.startswith(f'{folder}:1:1: /cases: with this folder the built-in rule ')]
        tally.check(status == 1 and lines == told and any('surgery.more_exact' in line for line in told), f'built-in rules: {lines}')


def check_program_phrases():
    """Every phrase that no rule says is said by the program: its id, or the beginning that the program puts together, stands in the code."""
    kinds = ('.c', '.h', '.def', '.js', '.mjs', '.html')
    code = '\n'.join(p.read_text(encoding='utf-8') for p in [*(ROOT / 'engine').rglob('*.*'), ROOT / 'schemas/opinion.schema.json']
                     if p.suffix in kinds or p.name == 'opinion.schema.json')
    said = set(re.findall(r'["\'`]([a-z_]+\.[^"\'`\s]*)["\'`]', code))
    built = tuple(re.findall(r'["\'`]([a-z_.]+\.(?:[a-z_]*_)?)(?:%s|\$\{[^}]*\})?["\'`]', code))
    words = ('rule.', 'field.', 'kind.', 'family.')  # said by rules and by the schema; words of the contract, whole in both languages
    for line in (OURS / 'phrases/en.csv').read_text(encoding='utf-8').splitlines()[1:]:
        name = line.split(',')[0]
        tally.check(name in said or name.startswith(words + built),
                    f'nobody says {name}')


def check_program_sources():
    """What the program itself gives as a reason rests on a source as well."""
    code = '\n'.join(p.read_text(encoding='utf-8') for p in (ROOT / 'engine/compare').glob('*.c'))
    there = {line.split(',')[0] for line in (OURS / 'sources.csv').read_text(encoding='utf-8').splitlines()}
    for name in sorted(set(re.findall(r'BECAUSE_[A-Z]+, "[a-z_.]+", "([^"]+)"', code))):
        tally.check(name in there, f'the program cites "{name}", which sources.csv does not have')


def main():
    check_built_in()
    check_program_sources()
    for number, case in enumerate(BROKEN):
        check_broken(HOSPITAL, number, case)
    for number, case in enumerate(ALONE):
        check_broken(OURS, number, case)
    check_sheets()
    check_validate()
    check_formats()
    check_report()
    check_overlay()
    check_base()
    check_program_phrases()
    tally.close()


if __name__ == '__main__':
    main()
