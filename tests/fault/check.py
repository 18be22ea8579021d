#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A machine that fails: `check.py memory` refuses the k-th request for memory, every k; `check.py io` lets the k-th write, fsync, rename, close,
openat and read fail (strace). Each run ends as the unharmed one did, byte for byte, or with exit 2 and a message, the old output kept
and no temporary file left. Never a crash, never a silent loss. Not for sanitizer builds."""
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import CONCORD, ROOT, Tally, cases  # noqa: E402

CALLS = ['write', 'fsync', 'rename', 'renameat', 'renameat2', 'linkat', 'close', 'openat', 'read', 'fstat', 'newfstatat']
MUST_FAIL = ('write', 'fsync', 'rename', 'renameat', 'renameat2', 'linkat')
OLD = b'an older report\n'


def commands():
    case = cases()[0]
    first, second = case / 'first.json', case / 'second.json'
    return {
        'compare': ['compare', first, second],
        'compare json': ['compare', '--format', 'json', first, second],
        'compare html': ['compare', '--format', 'html', '--for', 'navigator', '--output', 'out', first, second],
        'validate': ['validate', first, second],
        'explain': ['explain', '/stage/group'],
        'lint': ['lint', ROOT / 'fixtures/knowledge'],
    }


class Result:
    def __init__(self, done, folder):
        self.status, self.out, self.err = done.returncode, done.stdout, done.stderr
        target = folder / 'out'
        self.file = target.read_bytes() if target.exists() else None
        self.names = sorted(p.name for p in folder.iterdir())


def run(prefix, command, env=None):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / 'out').write_bytes(OLD)
        done = subprocess.run([*prefix, CONCORD, *map(str, command)], cwd=folder, env={**os.environ, **(env or {})},
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
        return Result(done, folder)


def verdict(result, good):
    """What is wrong with a harmed run, or nothing."""
    if result.status == good.status and result.out == good.out and result.file == good.file:
        return None if result.names == ['out'] else f'left {result.names}'
    if result.status == 127 and b'error while loading shared libraries' in result.err:
        return None  # the loader's own failure, before the program runs
    if result.status < 0 or result.status > 2:
        return f'ended with {result.status}: {result.err[-200:]}'
    if result.status != 2:
        return f'exit {result.status} but other output'
    if not result.err.strip():
        return 'exit 2 without a message'
    if result.file != OLD or result.names != ['out']:
        return f'output changed after a failure: {result.names}'
    return None


def memory_library(folder):
    library = folder / 'fail_malloc.so'
    source = pathlib.Path(__file__).with_name('fail_malloc.c')
    subprocess.run([os.environ.get('CC', 'cc'), '-shared', '-fPIC', '-O1', '-fno-builtin', '-o', library, source], check=True)
    return library


def check_memory(tally):
    with tempfile.TemporaryDirectory() as name, concurrent.futures.ThreadPoolExecutor(2) as pool:
        folder = pathlib.Path(name)
        preload = {'LD_PRELOAD': str(memory_library(folder))}
        for what, command in commands().items():
            good = run([], command)
            run([], command, {**preload, 'FAIL_COUNT': str(folder / 'count')})
            count = int((folder / 'count').read_text())
            tally.check(count > 3, f'{what}: {count} requests for memory counted')
            for mode in ('0', '1'):
                jobs = {k: pool.submit(run, [], command, {**preload, 'FAIL_AT': str(k), 'FAIL_ALL': mode}) for k in range(1, count + 1)}
                for k, job in jobs.items():
                    wrong = verdict(job.result(), good)
                    tally.check(not wrong, f'{what}: without the {k}th memory{" and all after it" if mode == "1" else ""}: {wrong}')


def check_call(tally, what, command, good, call, trace):
    for k in range(1, 200):
        inject = ['strace', '-f', '-o', str(trace), '-e', f'trace={call}', '-e', f'inject={call}:error=EIO:when={k}']
        result = run(inject, command)
        hit = re.search(r'\(INJECTED\)', trace.read_text(errors='replace'))
        if not hit:
            return
        wrong = verdict(result, good)
        if not wrong and call in MUST_FAIL and result.status != 2:
            wrong = f'exit {result.status}'
        tally.check(not wrong, f'{what}: the {k}th {call} fails: {wrong}')


def check_io(tally):
    if not tally.check(shutil.which('strace'), 'strace is not here'):
        return
    with tempfile.TemporaryDirectory() as name, concurrent.futures.ThreadPoolExecutor(2) as pool:
        for what, command in commands().items():
            good = run([], command)
            jobs = [pool.submit(check_call, tally, what, command, good, call, pathlib.Path(name) / f'{what}.{call}') for call in CALLS]
            for job in jobs:
                job.result()
        tally.check(tally.passed > 20, 'strace injected nothing')


def main():
    part = sys.argv[1] if len(sys.argv) > 1 else ''
    tally = Tally(f'fault {part}')
    {'memory': check_memory, 'io': check_io}[part](tally)
    tally.close()


if __name__ == '__main__':
    main()
