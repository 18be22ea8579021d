# SPDX-License-Identifier: MIT
"""One run, one table: cJSON, our job, our process and a peer side by side on the same pair, as ratios; then instructions, memory, and
how the work grows with the length of each list. Only what does not hang on the machine is asserted. See README.md."""
import concurrent.futures
import json
import os
import pathlib
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

import grow

ROOT = grow.ROOT
BENCH = pathlib.Path(os.environ['BENCH'])
CONCORD = os.environ['CONCORD']
ROUNDS = 7          # each round runs every row once, as neighbours in time
TURNS = 300         # jobs in one run of floor and job
PEER_TURNS = 60
LENGTH = 64         # n of the growth table
MOST_GROWTH = 2.3   # n to 2n; twice the work and a little for sorting
RSS_MOST_KB = 8192


def a_pair():
    """The richest pair there is: of the examples, else of ours."""
    places = [ROOT.parent / 'shared/examples/breast-rich', *sorted((ROOT / 'fixtures').glob('*/'))]
    folder = next(p for p in places if (p / 'second.json').exists())
    return folder / 'first.json', folder / 'second.json'


def cpu_seconds(*command):
    """User and system time of one run of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*map(str, command)], stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def per_turn_us(command, turns):
    """What one more turn costs: a long run less a run of one turn."""
    return (cpu_seconds(*command, turns) - cpu_seconds(*command, 1)) / (turns - 1) * 1e6


def launch(seconds, *command):
    """(median us, RSS in KB) from process start to exit."""
    out = subprocess.run([BENCH / 'launch', '200', str(seconds), *map(str, command)], capture_output=True, text=True, check=True)
    _, median, _, _, rss = out.stdout.split()
    return float(median), int(rss)


def instructions(*command):
    done = subprocess.run(['valgrind', '--tool=callgrind', '--callgrind-out-file=/dev/null', *map(str, command)],
                          capture_output=True, text=True, check=True)
    return int(re.search(r'Collected : (\d+)', done.stderr).group(1))


def per_turn_instructions(program, pair):
    few, many = instructions(program, *pair, 1), instructions(program, *pair, 11)
    return (many - few) // 10


def spread(values):
    return f'{statistics.median(values):9.2f}  ({min(values):.2f}-{max(values):.2f})'


def measure_time(pair, peer):
    """Rows of (name, us per pair by round)."""
    floor, job = [BENCH / 'floor', *pair], [BENCH / 'job', *pair]
    rows = {'cJSON parse + free': [], 'concord, whole job in process': [], 'concord compare, whole process': []}
    if peer:
        rows['node: ajv + jsondiffpatch + json-rules-engine'] = []
    for _ in range(ROUNDS):
        times = [per_turn_us(floor, TURNS * 10), per_turn_us(job, TURNS),
                 launch(0.5, CONCORD, 'compare', '--format', 'json', *pair)[0]]
        if peer:
            times.append(per_turn_us([*peer, *pair], PEER_TURNS))
        for name, us in zip(rows, times):
            rows[name].append(us)
    return rows


def print_time(rows):
    floor = next(iter(rows.values()))
    print('\nTime, one pair, JSON report      us (median)   x cJSON parse + free, median (least-most of neighbours)')
    for name, us in rows.items():
        ratios = [a / b for a, b in zip(us, floor)]
        print(f'  {name:45} {statistics.median(us):9.0f}  {spread(ratios)}')


def print_process(pair, peer):
    print('\nWhole process, start to exit                      ms      RSS in KB')
    commands = {'true (the floor of any process)': ['true'],
                'concord --version': [CONCORD, '--version'],
                'concord compare, text': [CONCORD, 'compare', *pair],
                'concord compare, json': [CONCORD, 'compare', '--format', 'json', *pair]}
    if peer:
        commands['node peer'] = [*peer, *pair, 1]
    sizes = {}
    for name, command in commands.items():
        us, sizes[name] = launch(1, *command)
        print(f'  {name:40} {us / 1000:9.2f}    {sizes[name]:9d}')
    worst = max(size for name, size in sizes.items() if name.startswith('concord'))
    return check(worst < RSS_MOST_KB, f'memory: {worst} KB, asserted below {RSS_MOST_KB}')


def print_instructions(pair):
    floor, job = (per_turn_instructions(BENCH / name, pair) for name in ('floor', 'job'))
    print('\nInstructions, one pair (callgrind)')
    print(f'  {"cJSON parse + free":40} {floor:12,d}      1.00')
    print(f'  {"concord, whole job in process":40} {job:12,d} {job / floor:9.2f}')


def job_instructions(folder, name, documents):
    paths = []
    for side, document in zip(('first', 'second'), documents):
        paths.append(pathlib.Path(folder) / f'{name}.{side}.json')
        paths[-1].write_text(json.dumps(document), encoding='utf-8')
    return instructions(BENCH / 'job', *paths, 1)


def growth_of(path, items, empty):
    with tempfile.TemporaryDirectory() as folder:
        short, long = (job_instructions(folder, str(n), grow.pair(path, items, n)) - empty for n in (LENGTH, 2 * LENGTH))
    return short, long


def print_growth():
    """Every list of the schema at n and 2n items, less the work on a pair without it."""
    print(f'\nGrowth, n = {LENGTH} to {2 * LENGTH} items in each opinion       instructions at n   ratio')
    with tempfile.TemporaryDirectory() as folder:
        empty = job_instructions(folder, 'empty', (grow.SMALLEST, grow.SMALLEST))
    every = list(grow.lists())
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda one: growth_of(*one, empty), every))
    good = True
    for (path, _), (short, long) in zip(every, results):
        fits = long / short < MOST_GROWTH
        good = good and fits
        print(f'  {path:45} {short:12,d}     {long / short:9.2f}{"" if fits else "   too much"}')
    return check(good, f'growth: every list below {MOST_GROWTH}')


def check(good, what):
    print(('ok      ' if good else 'FAILED  ') + what)
    return good


def main():
    pair = a_pair()
    peer = None
    if shutil.which('node') and (ROOT / 'tests/node_modules/json-rules-engine').exists():
        peer = ['node', ROOT / 'tests/bench/peer.mjs', ROOT / 'schemas/opinion.schema.json', ROOT / 'engine/knowledge/rules']
    print(f'Pair: {pair[0].parent.name}, {sum(p.stat().st_size for p in pair)} bytes. '
          f'{ROUNDS} rounds; quote the ratios, not the microseconds.')
    print_time(measure_time(pair, peer))
    good = print_process(pair, peer)
    if shutil.which('valgrind'):
        print_instructions(pair)
        good = print_growth() and good
    else:
        print('\nNot counted: instructions and growth (no valgrind).')
    sys.exit(0 if good else 1)


if __name__ == '__main__':
    main()
