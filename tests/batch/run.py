#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""concord batch as a registry uses it: one record for each line, also for damaged ones, the same bytes with any number of jobs, killed and
resumed with nothing lost and nothing twice, in memory that does not grow; figures that an independent script makes again from the reports."""
import csv
import filecmp
import io
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
sys.path.append('/usr/lib/python3/dist-packages')  # Debian's package, also for a Python that is not Debian's
import jsonschema  # noqa: E402
from support import CONCORD, ROOT, Tally, concord  # noqa: E402

SEED = 20261122
tally = Tally('batch')


def damage(line, how, rng):
    """One damaged form of a good line."""
    if how == 0:
        return line[:rng.randrange(1, len(line) - 1)]
    if how == 1:
        return b''
    if how == 2:
        return line.replace(b'"second"', b'"zweite"', 1)
    if how == 3:
        return line[:40] + b'\xff' + line[40:]
    if how == 4:
        return b'[' + line + b']'
    if how == 5:
        return line.replace(b'"cancer"', b'"kanzer"', 1)
    return line[:60] + b'\0' + line[60:]


def stream(count):
    """Lines, and the numbers of those that are damaged: one in a hundred."""
    rng = random.Random(SEED)
    pairs = []
    for folder in sorted(p.parent for p in (ROOT / 'fixtures').glob('*/second.json')):
        sides = [json.loads((folder / f'{side}.json').read_text(encoding='utf-8')) for side in ('first', 'second')]
        pairs.append(json.dumps(dict(zip(('first', 'second'), sides)), ensure_ascii=False).encode())
    lines = [pairs[rng.randrange(len(pairs))] for _ in range(count)]
    bad = sorted(rng.sample(range(count), max(7, count // 100)))
    for i, at in enumerate(bad):
        lines[at] = damage(lines[at], i % 7, rng)
    return lines, [at + 1 for at in bad]


def batch(*args, **more):
    return subprocess.run([CONCORD, 'batch', *map(str, args)], capture_output=True, timeout=60, **more)


def check_records(work, lines, bad):
    path = work / 'pairs.ndjson'
    path.write_bytes(b'\n'.join(lines) + b'\n')
    one, eight = batch(path), batch('--jobs', 8, path)
    from_input = batch(input=path.read_bytes().rstrip(b'\n'))
    tally.check(one.returncode == 1, f'exit {one.returncode} with refused lines')
    tally.check(one.stdout == eight.stdout and one.stderr == eight.stderr, 'eight jobs write something else than one')
    tally.check(one.stdout == from_input.stdout, 'standard input, without a last line feed, gives other bytes than the file')
    records = [json.loads(line) for line in one.stdout.splitlines()]
    tally.check(len(records) == len(lines), f'{len(records)} records for {len(lines)} lines')
    refused = [i for i, r in enumerate(records, 1) if r['format'] == 'concord.error/1']
    tally.check(refused == bad, f'refused {refused}, damaged {bad}')
    errors = jsonschema.Draft202012Validator(json.loads((ROOT / 'schemas/error.schema.json').read_text()))
    for number in bad:
        record = records[number - 1]
        wrong = [e.message for e in errors.iter_errors(record)]
        tally.check(not wrong, f'line {number}: {wrong}')
        tally.check(record['line'] == number and record['faults'], f'line {number}: the error record does not name it')
        tally.check(f'{path}:{number}:'.encode() in one.stderr, f'line {number} is not named on standard error')
    for number in random.Random(SEED).sample([n for n in range(1, len(lines) + 1) if n not in bad], 8):
        pair = json.loads(lines[number - 1])
        sides = []
        for side in ('first', 'second'):
            sides.append(work / f'{side}.json')
            sides[-1].write_text(json.dumps(pair[side], ensure_ascii=False), encoding='utf-8')
        alone = json.loads(concord('compare', '--format', 'json', *sides)[1])
        tally.check(alone == records[number - 1], f'line {number}: not the report that compare makes')
    return path


def run_killed(args, rng, fastest, slowest):
    """Starts, kills and resumes until it is done; how often it was killed."""
    kills = 0
    while True:
        jobs = rng.choice([1, 2, 8])
        with subprocess.Popen([CONCORD, 'batch', *map(str, args), '--jobs', str(jobs), '--resume'], stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL) as process:
            try:
                process.wait(rng.uniform(fastest, slowest))
                return kills, process.returncode
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                kills += 1
                slowest *= 1.15  # whatever the machine does, it comes to an end


def check_resume(work, path):
    rng = random.Random(SEED)
    once, often = work / 'once', work / 'often'
    for place in (once, often):
        place.mkdir()
    batch(path, '--output', once / 'out.ndjson', '--stats', once / 'stats.csv')
    kills, status = run_killed((path, '--output', often / 'out.ndjson', '--stats', often / 'stats.csv'), rng, 0.02, 0.2)
    tally.check(kills > 0 and status == 1, f'a file: killed {kills} times, exit {status}')
    for name in ('out.ndjson', 'stats.csv', 'stats-summary.csv'):
        tally.check(filecmp.cmp(once / name, often / name, shallow=False), f'{name}: not the same after {kills} kills')
    batch(path, '--output', once / 'briefs', '--stats', once / 'briefs.csv')
    kills, status = run_killed((path, '--output', often / 'briefs', '--stats', often / 'briefs.csv'), rng, 0.02, 0.4)
    tally.check(kills > 0 and status == 1, f'a folder: killed {kills} times, exit {status}')
    names = sorted(os.listdir(once / 'briefs'))
    tally.check(names == sorted(os.listdir(often / 'briefs')), 'the folders hold other files')
    differ = filecmp.cmpfiles(once / 'briefs', often / 'briefs', names, shallow=False)
    tally.check(not differ[1] and not differ[2], f'after {kills} kills these differ: {differ[1:]}')
    return once


def check_mended(work, once):
    """Whatever a crash leaves at the end of a file is taken off; what belongs to another run is refused."""
    path, whole = work / 'pairs.ndjson', (once / 'out.ndjson').read_bytes()
    lines = whole.splitlines(keepends=True)
    for what, torn in (('half a line', b''.join(lines[:50]) + lines[50][:99]), ('zeros', b''.join(lines[:50]) + b'\0' * 4096 + b'\n'),
                       ('an empty file', b''), ('half of the first', lines[0][:10]), ('all', whole)):
        (work / 'torn.ndjson').write_bytes(torn)
        done = batch(path, '--output', work / 'torn.ndjson', '--resume')
        tally.check(done.returncode == 1 and (work / 'torn.ndjson').read_bytes() == whole, f'{what}: not mended')
    page = once / 'briefs' / 'case-000003.html'
    kept = page.read_bytes()
    page.unlink()
    batch(path, '--output', once / 'briefs', '--resume')
    tally.check(page.exists() and page.read_bytes() == kept, 'a page that was lost is not made again')
    (work / 'torn.ndjson').write_bytes(b''.join(lines[:50]))
    done = batch(path, '--output', work / 'torn.ndjson', '--resume', '--lang', 'es')
    tally.check(done.returncode == 2 and (work / 'torn.ndjson').read_bytes() == b''.join(lines[:50]), 'goes on in another language')
    (work / 'short.ndjson').write_bytes(b'\n'.join(path.read_bytes().splitlines()[:20]))
    done = batch(work / 'short.ndjson', '--output', work / 'torn.ndjson', '--resume')
    tally.check(done.returncode == 2, 'goes on with fewer cases than are done')
    tally.check(batch(path, '--resume').returncode == 2, '--resume without --output')


def peak(path):
    """The most memory (KiB) of any process of a run."""
    with open(os.devnull, 'wb') as nothing:
        process = subprocess.Popen([CONCORD, 'batch', '--jobs', '2', str(path)], stdout=nothing, stderr=nothing)
        return os.wait4(process.pid, 0)[2].ru_maxrss


def check_memory(work, lines):
    short, long = work / 'short.ndjson', work / 'long.ndjson'
    short.write_bytes(b'\n'.join(lines))
    long.write_bytes(b'\n'.join(lines * 6))
    a, b = peak(short), peak(long)
    tally.check(b < a * 1.1 + 1024, f'{a} KiB for {len(lines)} lines, {b} KiB for {6 * len(lines)}')


def check_bounds(work, lines):
    good = lines[0]
    huge = b'{"first": "' + b'x' * (6 << 20) + b'"}'
    done = batch(input=b'\n'.join([good, huge, good, huge]))
    records = [json.loads(line) for line in done.stdout.splitlines()]
    kinds = [r['format'] for r in records]
    tally.check(kinds == ['concord.report/1', 'concord.error/1'] * 2, f'a line that is too long: {kinds}')
    done = batch(input=b'')
    tally.check(done.returncode == 0 and not done.stdout, 'an empty stream')
    tally.check(batch('/no/such/file').returncode == 2, 'a file that is not there')
    tally.check(batch('--jobs', '0', input=good).returncode == 2, '--jobs 0')
    extra = batch(input=b'{"id": 7, ' + good[1:])
    tally.check(extra.returncode == 0 and extra.stdout == batch(input=good).stdout, 'a further member of a line is in the way')
    bundle = json.loads((ROOT / 'fixtures' / 'cll-rai-binet' / 'second.json').read_text(encoding='utf-8'))
    sheet = concord('blank', 'csv')[1].decode()
    line = json.dumps({'first': sheet, 'second': bundle}).encode()
    record = json.loads(batch(input=line).stdout)
    told = [f['pointer'] for f in record.get('faults', [])]
    tally.check(record['format'] == 'concord.error/1' and told and all(p.startswith('/first') for p in told), f'an empty worksheet: {record}')
    tally.check([f['code'][0] for f in record['faults']] != ['O'], 'a worksheet in a line is not read as one')
    with open('/dev/full', 'wb') as full:
        lost = subprocess.run([CONCORD, 'batch'], input=good, stdout=full, stderr=subprocess.PIPE, timeout=60)
    tally.check(lost.returncode == 2, f'a full disk: exit {lost.returncode}')


def children(pid):
    found = []
    for entry in os.listdir('/proc'):
        if entry.isdigit():
            try:
                stat = pathlib.Path('/proc', entry, 'stat').read_text()
            except OSError:
                continue
            if int(stat.rsplit(')', 1)[1].split()[1]) == pid:
                found.append(int(entry))
    return found


def check_lost_worker(lines):
    """A worker that is killed takes its own case with it and no other; the next one is there at once."""
    good = [line for line in lines if line.startswith(b'{"first": {') and line.endswith(b'}')][:40]
    with subprocess.Popen([CONCORD, 'batch'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdin.write(good[0] + b'\n')
        process.stdin.flush()
        first = process.stdout.readline()  # answered although the stream goes on
        tally.check(json.loads(first)['format'] == 'concord.report/1', 'no answer before the stream ends')
        workers = children(process.pid)
        tally.check(len(workers) == 1, f'{len(workers)} workers for one job')
        os.kill(workers[0], signal.SIGKILL)
        while workers[0] in children(process.pid) and pathlib.Path(f'/proc/{workers[0]}/stat').read_text().split()[2] != 'Z':
            time.sleep(0.01)
        rest, messages = process.communicate(b'\n'.join(good[1:]))
    records = [json.loads(line) for line in rest.splitlines()]
    lost = [r for r in records if r['format'] == 'concord.error/1']
    tally.check(len(records) == len(good) - 1 and len(lost) == 1 and process.returncode == 1, f'{len(lost)} of {len(records)} lost')
    tally.check(all(f['code'] == 'B003' for r in lost for f in r['faults']) and b'ended early' in messages, 'the loss is not told')


# --- figures, made again from the reports alone -----------------------------------------------------------------------------------

WORST = ['none', 'minor', 'major']
CLASS_OF = {'none': 'identical', 'minor': 'minor', 'major': 'major'}
KINDS = {'more': 0, 'less': 1, 'other': 2}
CAUSES = ['new_information', 'reading', 'guideline', 'acceptable_alternatives', 'preference', 'access', 'notation', 'unknown']
URGENCY = ['emergency', 'urgent', 'soon', 'routine', 'unknown']


def added_work_up(finding):
    if finding['topic'] != 'test':
        return False
    sides = {e['side'] for e in finding['evidence'] if e['stated']}
    return finding['kind'] == 'difference' or (finding['kind'] == 'gap' and len(sides) == 1)


def class_counting(report, work_up, alternatives):
    if report['classification'] == 'not_comparable':
        return 'not_comparable'
    worst = 'none'
    for finding in report['findings']:
        weight = finding['significance']
        if added_work_up(finding):
            weight = 'none' if not work_up else max(weight, 'minor', key=WORST.index)
        elif finding.get('cause') == 'acceptable_alternatives' and not alternatives:
            weight = 'none'
        worst = max(worst, weight, key=WORST.index)
    return CLASS_OF[worst]


def stated(report, pointer):
    """What the two sides state at a pointer, from the comparisons."""
    def walk(comparisons):
        for c in comparisons:
            yield c
            yield from walk(c.get('parts', []))
    found = [None, None]
    for c in walk(report['comparisons']):
        for side, name in enumerate(('first', 'second')):
            if c[name] and c[name]['pointer'] == pointer:
                found[side] = c[name]['stated']
    return found


def level_of(document):
    return document.get('plan', {}).get('urgency', {}).get('level')


def expected_row(number, report, pair):
    findings, questions = report['findings'], report['questions']
    small = {q for f in findings if f['significance'] == 'minor' for q in f['questions']}
    before = any(q['blocking'] and q['id'] in small for q in questions)
    overall = report['classification']
    four = {'identical': '1', 'minor': '3' if before else '2', 'major': '4', 'not_comparable': ''}
    # A plan that only one opinion has is one comparison without parts: its level is read from the pair itself.
    levels = [w for w in map(level_of, pair.values()) if w]
    row = {
        'number': str(number), 'result': 'report', 'classification': overall, 'mellink2006': overall,
        'bcso2019': {'not_comparable': '1', 'identical': '2', 'minor': '3', 'major': '4'}[overall], 'radpeer_like': four[overall],
        'class_plain': class_counting(report, False, False), 'class_work_up': class_counting(report, True, False),
        'class_alternatives': class_counting(report, False, True), 'class_work_up_alternatives': class_counting(report, True, True),
        'provisional_first': 'yes' if stated(report, '/status')[0] == 'provisional' else 'no',
        'urgency': min(levels, key=URGENCY.index) if levels else '',
        'directions': '|'.join(sorted({f['direction'] for f in findings if f['kind'] == 'difference' and f.get('direction')},
                                      key=KINDS.get)),
        'causes': '|'.join(sorted({f['cause'] for f in findings if f.get('cause') and f['significance'] != 'none'}, key=CAUSES.index)),
        'major': str(sum(f['significance'] == 'major' for f in findings)),
        'minor': str(sum(f['significance'] == 'minor' for f in findings)),
        'false_agreements': str(sum(f['kind'] == 'false_agreement' for f in findings)),
        'gaps': str(sum(f['kind'] == 'gap' for f in findings)), 'safety': str(sum(f['kind'] == 'safety' for f in findings)),
        'questions': str(len(questions)), 'blocking': str(sum(q['blocking'] for q in questions)),
    }
    return row, {f['topic'] for f in findings if f['significance'] == 'major'}


def check_figures(once, lines):
    rows = list(csv.DictReader(io.StringIO((once / 'stats.csv').read_text(encoding='utf-8'), newline='')))
    records = [json.loads(line) for line in (once / 'out.ndjson').read_text(encoding='utf-8').splitlines()]
    tally.check(len(rows) == len(records), f'{len(rows)} rows for {len(records)} records')
    for number, (row, record, line) in enumerate(zip(rows, records, lines), 1):
        if record['format'] == 'concord.error/1':
            tally.check(row['result'] == 'refused' and not row['classification'], f'row {number}: a refused case has a class')
            continue
        want, topics = expected_row(number, record, json.loads(line))
        wrong = {k: (row[k], v) for k, v in want.items() if row[k] != v}
        tally.check(not wrong and {t for t in row['major_topics'].split('|') if t} == topics, f'row {number}: {wrong}')
    check_summary(once, rows)


def check_summary(once, rows):
    lines = list(csv.DictReader(io.StringIO((once / 'stats-summary.csv').read_text(), newline='')))
    reports = [r for r in rows if r['result'] == 'report']
    columns = {('no', 'no'): 'class_plain', ('yes', 'no'): 'class_work_up', ('no', 'yes'): 'class_alternatives',
               ('yes', 'yes'): 'class_work_up_alternatives'}
    seen = 0
    for line in lines:
        if line['measure'] != 'switches':
            continue
        taken = [r for r in reports if line['provisional_counts'] == 'yes' or r['provisional_first'] == 'no']
        column = columns[line['work_up_counts'], line['alternatives_count']]
        cases = sum(r[column] == line['class'] for r in taken)
        apart = 0 if line['class'] == 'not_comparable' else sum(r[column] == 'not_comparable' for r in taken)
        whole = len(taken) - apart
        share = (cases * 1000 + whole // 2) // whole if whole else 0
        want = (str(cases), str(whole), f'{share // 10}.{share % 10}' if whole else '')
        tally.check((line['cases'], line['of'], line['per_cent']) == want, f'summary {line}: {want}')
        seen += 1
    tally.check(seen == 32, f'{seen} lines for eight ways to count four classes')


def check_folder(work):
    cases = work / 'cases'
    cases.mkdir()
    for name in ('cll-rai-binet', 'colon-msi-and-mmr', 'two-people-colon-breast'):
        shutil.copytree(ROOT / 'fixtures' / name, cases / name)
    shutil.copytree(cases / 'cll-rai-binet', cases / 'half')
    (cases / 'half' / 'second.json').unlink()
    (cases / 'nothing').mkdir()
    done = batch(cases, '--output', work / 'out', '--jobs', 3)
    tally.check(done.returncode == 1 and b'second.json' in done.stderr and b'nothing' in done.stderr, f'a folder: {done.stderr}')
    records = [json.loads(line)['format'] for line in (work / 'out' / 'reports.ndjson').read_text(encoding='utf-8').splitlines()]
    tally.check(records == ['concord.report/1'] * 2 + ['concord.error/1', 'concord.report/1'], f'in another order: {records}')
    index = (work / 'out' / 'index.html').read_text(encoding='utf-8')
    links = {part.split('"')[0] for part in index.split('href="')[1:]}
    pages = {link for link in links if not link.startswith('#')}
    tally.check(pages == {f'case-{n:06}.html' for n in (1, 2, 4)}, f'links {pages}')
    anchors = {link[1:] for link in links if link.startswith('#')}
    tally.check(all(f'id="{a}"' in index for a in anchors) and {'significance', 'urgency', 'number'} <= anchors, f'anchors {anchors}')
    tally.check('<script' not in index and '<svg' in index, 'scripts, or no charts')
    by_weight = index.split('id="significance"')[1].split('</section>')[0]
    order = [by_weight.index(f'case-{n:06}.html') for n in (4, 1)]
    tally.check(order == sorted(order), 'what cannot be laid side by side does not come first')


def main():
    lines, bad = stream(320)
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        path = check_records(work, lines, bad)
        once = check_resume(work, path)
        check_figures(once, lines)
        check_mended(work, once)
        check_memory(work, lines)
        check_bounds(work, lines)
        check_lost_worker(lines)
        check_folder(work)
    tally.close()


if __name__ == '__main__':
    main()
