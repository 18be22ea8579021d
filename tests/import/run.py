#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Ways in. FHIR: every leaf of every file is in the opinion or listed as unread, nothing personal gets out, the opinion is valid and can be
compared. Worksheets: what is damaged is refused with its place and what to write; what a spreadsheet does is understood; a blank one can be
filled in, by LibreOffice too, and comes back as two opinions. Blank forms: every field of the schema is there, in both languages."""
import csv
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support import ROOT, SHARED, Tally, concord  # noqa: E402

tally = Tally('import')
TEMP = pathlib.Path(tempfile.mkdtemp())
SHEETS = ROOT / 'fixtures/sheets'
OURS = sorted((ROOT / 'fixtures/fhir').glob('*.json'))
THEIRS = sorted((SHARED / 'fhir').glob('*.json'))
UNDATED = '09-extraction-framework-condition-bundle.json'  # its only date is "YYYY-MM-DD"


def leaves(value, at=''):
    if isinstance(value, dict):
        for key, below in value.items():
            yield from leaves(below, f"{at}/{key.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from leaves(below, f'{at}/{index}')
    else:
        yield at, value


def at(document, pointer):
    for part in pointer.split('/')[1:]:
        document = document[int(part)] if isinstance(document, list) else document[part.replace('~1', '/').replace('~0', '~')]
    return document


def resources(value):
    if isinstance(value, dict):
        if 'resourceType' in value and value['resourceType'] != 'Bundle':
            yield value
        for below in value.values():
            yield from resources(below)
    elif isinstance(value, list):
        for below in value:
            yield from resources(below)


def personal(bundle):
    """Every value of a person's record that tells who it is."""
    found = set()
    for resource in resources(bundle):
        if resource['resourceType'] not in ('Patient', 'RelatedPerson', 'Practitioner', 'Person'):
            continue
        for member in ('name', 'telecom', 'address', 'identifier', 'contact', 'birthDate'):
            for pointer, value in leaves(resource.get(member, []), '/' + member):
                telling = re.search(r'/(family|given|value|line|postalCode|birthDate)(/|$)|name/\d+/text$', pointer)
                if telling and isinstance(value, str) and len(value) > 2:
                    found.add(value)
    return found


def hits(value, text):
    """A name inside an id ("owen-oncologist") is the id's; a name as a word of its own is not."""
    return re.search(rf'(?<![\w-]){re.escape(value)}(?![\w-])', text) is not None


def check_fhir(path):
    name, source = path.name, json.loads(path.read_text(encoding='utf-8'))
    status, out, err = concord('import', 'fhir', path)
    if not tally.check(status in (0, 1), f'{name}: exit {status}'):
        return
    document = json.loads(out)
    read, unread = [entry['pointer'] for entry in document['x_read']], document['x_unread']
    every = [pointer for pointer, _ in leaves(source)]
    tally.check(sorted(read + unread) == sorted(every), f'{name}: leaves are lost or told twice')
    tally.check(all(at(source, entry['pointer']) is not None for entry in document['x_read']), f'{name}: x_read points nowhere')
    for pointer in [entry['field'] for entry in document['x_read']] + list(document['x_source']):
        try:
            at(document, pointer)
        except (KeyError, IndexError, ValueError):
            tally.check(False, f'{name}: no field {pointer} came into being')
    told = {pointer for pointer, _ in leaves({k: v for k, v in document.items() if not k.startswith('x_')})} - {'/format'}
    tally.check(told <= set(document['x_source']), f"{name}: no source of {sorted(told - set(document['x_source']))[:3]}")
    for value in personal(source):
        tally.check(not hits(value, out.decode() + err.decode()), f'{name}: {value!r} got out')
    tally.check((status == 0) == (not err), f'{name}: exit {status}, messages {err[:80]!r}')
    made = TEMP / f'made-{name}'
    made.write_bytes(out)
    whole = name != UNDATED
    tally.check(concord('validate', made)[0] == (0 if whole else 1), f'{name}: validity')
    if whole:
        tally.check(concord('compare', made, made)[0] == 0, f'{name}: the same twice is not identical')
        tally.check(concord('compare', path, path)[0] == 0, f'{name}: the file twice is not identical')
        tally.check(concord('validate', path)[0] == 0, f'{name}: validate takes it as it is')
    tally.check(concord('import', 'fhir', path)[1] == out, f'{name}: another time, other bytes')
    tally.check(concord('import', 'fhir', '-', stdin=b'\xef\xbb\xbf' + path.read_bytes())[1] == out, f'{name}: a byte-order mark')


def made_of(path, *options):
    return json.loads(concord('import', 'fhir', path, *options)[1])


def check_what_is_read():
    colon, prostate = made_of(OURS[0]), made_of(OURS[2])
    tally.check(colon['stage']['t'] == 'pT3' and colon['stage']['group'] == '3B' and colon['stage']['edition'] == '8', 'stage of a plain file')
    tally.check(colon['plan']['steps'][0]['x_regimen_inferred'].startswith('FOLFOX') and 'inferred' in colon['plan']['steps'][0]['x_regimen_inferred'],
                'a regimen is named, as inferred')
    tally.check(colon['health']['performance']['value'] == 1 and colon['case']['patient']['age'] == 67, 'performance by its answer code, age in years')
    tally.check('bevacizumab' not in json.dumps({k: v for k, v in colon.items() if k not in ('x_read', 'x_unread')}), 'a cancelled order is no plan')
    tally.check('breast' not in json.dumps(colon), 'what was entered in error is not told')
    tally.check(colon['author']['role'] == 'Medical oncology', 'the role')
    tally.check(prostate['plan']['steps'][0]['dose'].startswith('78 Gy in 39 fractions'), 'cGy become Gy')
    tally.check(prostate['plan']['steps'][2]['stance'] == 'advised_against', 'doNotPerform')
    tally.check(prostate['diagnosis']['grade'] == {'system': 'Gleason', 'value': '3+4=7'}, 'Gleason keeps its patterns')
    tally.check(len(prostate['x_warnings']) == 1 and 'IIB' in prostate['x_warnings'][0] and 'IIC' in prostate['x_warnings'][0]
                and prostate['x_stages'][0]['group'] == 'IIC', 'two stages, one warning')
    told = made_of(OURS[1], '--case', 'C-9', '--date', '2026-05-01', '--role', 'dermatologist')
    tally.check((told['case']['id'], told['date'], told['author']['role']) == ('C-9', '2026-05-01', 'dermatologist'), 'what is told on import')


def check_official():
    jenny = [path for path in THEIRS if path.name.startswith(('01', '02'))]
    if len(jenny) < 2:
        return
    document = made_of(jenny[0])
    tally.check(document['stage']['group'] == 'IIB' and document['stage']['x_in_diagnosis'] == 'IIIC', 'both stages of the official example')
    tally.check(any('IIB' in w and 'IIIC' in w for w in document['x_warnings']) and any('right' in w for w in document['x_warnings']), 'and both warnings')
    radiation = [step for step in document['plan']['steps'] if step['kind'] == 'radiation']
    tally.check(radiation and radiation[0]['dose'] == '60 Gy in 30 fractions; 50 Gy in 25 fractions', 'its radiation')
    status, out, _ = concord('compare', '--format', 'json', *jenny)
    report = json.loads(out)
    digest = subprocess.run(['sha256sum', jenny[0]], capture_output=True, text=True).stdout.split()[0]
    tally.check(status == 1 and report['classification'] != 'not_comparable', 'clinical and pathological staging of one patient')
    tally.check(report['first']['digest'] == digest, 'the digest is that of the file')


def check_mirror():
    """Two files laid the other way round: the same, with the sides exchanged; also where import has to make a name for the case."""
    files = [path for path in THEIRS if path.name.startswith(('03', '06', '05-stu1-Cond', '11'))] + OURS
    for first, second in zip(files, files[1:]):
        sides = [json.loads(concord('compare', '--format', 'json', *pair)[1]) for pair in ((first, second), (second, first))]
        tally.check(sides[0]['classification'] == sides[1]['classification'] and sides[0]['first']['digest'] == sides[1]['second']['digest'], f'{first.name}: mirror')
        stated = [[(c['first'] or {}).get('stated') for c in sides[0]['comparisons']], [(c['second'] or {}).get('stated') for c in sides[1]['comparisons']]]
        tally.check(stated[0] == stated[1], f'{first.name} and {second.name}: the mirror says something else')


# --- worksheets ---

def check_sheet(name, expected):
    status, out, err = concord('import', 'csv', SHEETS / name)
    tally.check(status == expected['exit'], f'{name}: exit {status}: {err.decode()[:200]}')
    for message in expected['says']:
        tally.check(message in err.decode(), f'{name}: does not say {message!r} but {err.decode()!r}')
    for line in err.decode().splitlines():
        tally.check(re.match(r'.+?:\d+:\d+: /\S*: .+; .+', line), f'{name}: not one fault a line with what would be right: {line!r}')
    tally.check((out == b'') == (status == 2), f'{name}: output and exit {status}')
    if status != 2:
        for line in out.splitlines() if out.count(b'"format"') == 2 else [out]:
            (TEMP / 'side.json').write_bytes(line)
            tally.check(concord('validate', TEMP / 'side.json')[0] == 0, f'{name}: a valid opinion')
    tally.check(concord('validate', SHEETS / name)[0] == (status > 0 or 0), f'{name}: validate')
    if name != 'ok-one-opinion.csv':
        tally.check(concord('compare', SHEETS / name)[0] == (2 if status else 1), f'{name}: compare refuses what has a refused cell')


def check_understood():
    plain = concord('import', 'csv', SHEETS / 'ok-byte-order-mark.csv')[1]
    for name in ('windows-1252', 'utf-16', 'sep-line', 'cr-only'):
        tally.check(concord('import', 'csv', SHEETS / f'ok-{name}.csv')[1] == plain, f'{name} reads as the rest')
    first, second = map(json.loads, concord('import', 'csv', SHEETS / 'ok-apostrophes.csv')[1].splitlines())
    tally.check(first['diagnosis']['grade']['value'] == '3-4' and second['diagnosis']['grade']['value'] == '2', 'apostrophe and ="2"')
    tally.check(first['diagnosis']['date'] == second['diagnosis']['date'] == '2026-03-14' and first['stage']['group'] == 'IIB', 'dates and quotes')
    first, second = map(json.loads, concord('import', 'csv', SHEETS / 'ok-spanish.csv')[1].splitlines())
    tally.check((first['diagnosis']['date'], second['diagnosis']['date']) == ('2026-02-03', '2026-02'), 'Spanish dates')
    tally.check((first['diagnosis']['laterality'], second['diagnosis']['laterality']) == ('left', 'right'), 'Spanish words')


def told(*arguments):
    status, _, err = concord(*arguments)
    tally.check(status == 2, f'{arguments}: exit {status}')
    return err.decode()


def check_languages():
    """A Spanish worksheet is spoken of in Spanish alone. Where its header cannot be read, or is English, --lang says in which language."""
    for path in SHEETS.glob('*-spanish.csv'):
        err = concord('import', 'csv', path)[2].decode()
        for line in err.splitlines():
            words = line.partition(': /')[2].partition(': ')[2].replace('concord blank csv', '').replace('--lang', '')
            tally.check(not re.search(r'\b(the|a|of|or|and|row|column|write|this|is|to|no column|file)\b', words.replace(' a ', ' ')), f'{path.name}: English in {words!r}')
            tally.check(re.search(r'\b(escriba|copie|dé|deje|llene|haga|ponga|cierre|escríbalo)\b', words), f'{path.name}: no remedy in Spanish: {words!r}')
    for lang in ('en', 'es'):
        with open(ROOT / f'engine/knowledge/phrases/{lang}.csv', encoding='utf-8', newline='') as file:
            for row in csv.DictReader(file):
                part = row['id'].startswith('fault.') and row['id'] != 'fault.sheet.at'
                tally.check(not part or '; ' in row['text'], f'{row["id"]} ({lang}) is not "problem; remedy"')
    (TEMP / 'unknown.csv').write_bytes(b'Clave\x81\n')
    for name, says in ((SHEETS / 'no-key-column.csv', 'fila 1: ninguna columna se llama "Clave (no cambiar)"; haga'), (TEMP / 'unknown.csv', 'no se pueden leer las letras'),
                       (SHEETS / 'two-character-sets.csv', 'este archivo mezcla dos juegos de caracteres; guárdelo'), (SHEETS / 'missing-date.csv', 'fila 3, columna 5')):
        tally.check(says in told('import', 'csv', name, '--lang', 'es'), f'{name}: --lang es')
        tally.check('fila' not in told('import', 'csv', name) and 'archivo' not in told('import', 'csv', name), f'{name}: English')
    tally.check('fila 3, columna 5' in told('compare', SHEETS / 'nothing-spanish.csv'), 'compare refuses a Spanish worksheet in Spanish')
    blank = concord('blank', 'csv', '--lang', 'es')[1]
    for says, row in (('un carácter nulo', '\0'), ('un carácter de control', '\7'), ('la dirección del texto', '\u202e'), ('celda es muy larga', 'x' * (65 << 10)),
                      ('hay demasiadas columnas', ',' * 64)):
        (TEMP / 'damaged.csv').write_bytes(blank + f',{row},,,x,,\n'.encode())
        tally.check(says in (said := told('import', 'csv', TEMP / 'damaged.csv')), f'a damaged table: no {says!r} in {said[:200]!r}')
    (TEMP / 'damaged.csv').write_bytes(blank + b',,,,,,\r\n' * (1 << 20))
    tally.check('el archivo es muy grande; divida' in told('import', 'csv', TEMP / 'damaged.csv', '--lang', 'es'), 'a table that is cut at the limit is no whole one')


FILL = {'/case/id': ('C-7', ''), '/date': ('2026-03-14', '2026-03-20'), '/author/role': ('medical oncologist', 'surgeon'),
        '/diagnosis/cancer': ('breast cancer', 'breast cancer'), '/stage/group': ('IIB', '2B'), '/stage/classification': ('clinical', 'clinical'),
        '/biomarkers/HER2/result': ('IHC 3+', 'IHC 3+'), '/plan/steps/0/kind': ('drug', 'surgery'), '/plan/steps/0/treatment': ('TCHP', 'lumpectomy'),
        '/plan/steps/3/kind': ('surgery', ''), '/plan/steps/3/treatment': ('lumpectomy', ''), '/diagnosis/size/value': ('2.5', '2.5'),
        '/diagnosis/size/unit': ('cm', 'cm'), '/case/priorities': ('time at home; few visits', 'to play the cello'), '/notes': ('señora', 'two\nlines')}


def filled(*options):
    rows = list(csv.reader(io.StringIO(concord('blank', 'csv', *options)[1].decode('utf-8'))))
    for row in rows[1:]:
        row[4:6] = FILL.get(row[6], ('', ''))
    return rows


def write(rows, path):
    with open(path, 'w', encoding='utf-8', newline='') as file:
        csv.writer(file).writerows(rows)
    return path


def check_round_trip():
    path = write(filled('--cancer', 'breast'), TEMP / 'filled.csv')
    status, out, err = concord('import', 'csv', path)
    if not tally.check(status == 0, f'filled worksheet: {err.decode()}'):
        return
    first, second = map(json.loads, out.splitlines())
    tally.check(first['biomarkers'][0]['name'] == 'HER2' and first['stage']['group'] == 'IIB', 'a row named after its marker')
    tally.check([s['treatment'] for s in first['plan']['steps']] == ['TCHP', 'lumpectomy'], 'blocks that were left empty leave no gap')
    tally.check(second['case']['id'] == 'C-7' and second['notes'] == 'two\nlines' and first['case']['priorities'][1] == 'few visits', 'the case, lines, lists')
    tally.check(concord('compare', path)[0] == 1 and concord('validate', path)[0] == 0, 'and is compared as it is')
    concord('import', 'csv', path, '--output', TEMP / 'both.json')
    sides = [TEMP / 'both-first.json', TEMP / 'both-second.json']
    tally.check(all(side.exists() for side in sides) and concord('compare', *sides)[0] == 1, '--output writes two files')
    spreadsheet(path, out)


def spreadsheet(path, expected):
    """LibreOffice opens the worksheet, saves it as its own, and that as CSV: with commas and UTF-8, with semicolons and Windows-1252."""
    if not shutil.which('soffice'):
        print('no soffice: the spreadsheet test is not run', file=sys.stderr)
        return
    call = ['soffice', f'-env:UserInstallation=file://{TEMP}/office', '--headless', '--convert-to']
    subprocess.run(call + ['ods', '--infilter=CSV:44,34,76,1', '--outdir', TEMP, path], capture_output=True, timeout=120)
    for separator, letters in (('44', '76'), ('59', '1')):
        folder = TEMP / f'saved-{separator}'
        subprocess.run(call + [f'csv:Text - txt - csv (StarCalc):{separator},34,{letters},1,,0,false,true,false', '--outdir', folder, path.with_suffix('.ods')],
                       capture_output=True, timeout=120)
        status, out, err = concord('import', 'csv', folder / 'filled.csv')
        tally.check(status == 0 and out == expected, f'LibreOffice, separator {separator}: exit {status} {err.decode()[:200]}')


def fields(schema, node, path=''):
    if '$ref' in node and node['$ref'].endswith('/step'):
        node = schema['$defs']['step']
    if node.get('type') == 'object':
        for name, below in node['properties'].items():
            yield from fields(schema, below, f'{path}/{name}')
    elif node.get('type') == 'array':
        items = node['items']
        whole = items.get('type') == 'object' or items.get('$ref', '').endswith('/step')
        yield from fields(schema, items, f'{path}[]') if whole else [path]
    elif path != '/format':
        yield path


def check_blank():
    schema = json.loads((ROOT / 'schemas/opinion.schema.json').read_text())
    every = set(fields(schema, schema))
    for language in ('en', 'es'):
        document = json.loads(concord('blank', 'json', '--lang', language)[1])
        guide = {entry['field']: entry for entry in document['x_guide']}
        tally.check(set(guide) == every, f'{language}: fields of the guide: {sorted(set(guide) ^ every)[:4]}')
        tally.check(all(entry[part] for entry in guide.values() for part in ('label', 'means', 'where', 'write')), f'{language}: each says all')
        rows = list(csv.reader(io.StringIO(concord('blank', 'csv', '--lang', language)[1].decode('utf-8'))))
        keys = [row[6] for row in rows[1:]]
        tally.check({re.sub(r'/\d+', '[]', key) for key in keys} == every and len(keys) == len(set(keys)), f'{language}: each field has a row')
        tally.check(all(row[0] and row[1] and row[2] and row[3] for row in rows), f'{language}: each row says what and where')
    document.update({'case': {'id': 'C-1'}, 'date': '2026', 'author': {'role': 'x'}, 'diagnosis': {'cancer': 'x'}})
    (TEMP / 'blank.json').write_text(json.dumps(document))
    tally.check(concord('validate', TEMP / 'blank.json')[0] == 0, 'a blank opinion is valid once the four are filled in')
    cancer = list(csv.reader(io.StringIO(concord('blank', 'csv', '--cancer', 'breast')[1].decode('utf-8'))))
    tally.check(cancer[5][6] == '/biomarkers/HER2/result' and any(row[6] == '/stage/group' for row in cancer[6:80]), 'its markers and stage first')
    tally.check(concord('blank', '--cancer', 'nonsense')[0] == 2, 'an unknown cancer')
    concord('blank', 'json', '--output', TEMP / 'new.json')
    tally.check((TEMP / 'new.json').exists() and '/plan/steps[]/treatment' in (TEMP / 'new.json.guide.txt').read_text(), 'the guide beside it')


def check_corpora():
    """Tables that are no worksheet are refused, never a crash."""
    for path in sorted((SHARED / 'corpora').glob('csv*/**/*')):
        if path.is_file():
            status, _, err = concord('import', 'csv', path)
            tally.check(status == 2 and err, f'{path.name}: exit {status}')


def main():
    for path in OURS + THEIRS:
        check_fhir(path)
    check_what_is_read()
    check_official()
    check_mirror()
    for name, expected in json.loads((SHEETS / 'expected.json').read_text()).items():
        check_sheet(name, expected)
    check_understood()
    check_languages()
    check_round_trip()
    check_blank()
    check_corpora()
    tally.check(concord('import', 'fhir', ROOT / 'README.md')[0] == 2 and concord('import', 'fhir', OURS[0].parents[1] / 'invalid/three-faults.json')[0] == 2,
                'what is no FHIR is refused')
    shutil.rmtree(TEMP)
    tally.close()


main()
