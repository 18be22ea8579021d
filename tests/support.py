# SPDX-License-Identifier: MIT
"""What the test scripts share: where things are, how concord is run, how a closing line is printed."""
import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / 'shared'
CONCORD = os.environ.get('CONCORD', str(ROOT / 'build' / 'concord'))


def concord(*args, stdin=b'', env=None, cwd=None, timeout=60):
    """Runs the program; bytes in, (status, stdout, stderr) out."""
    done = subprocess.run([CONCORD, *map(str, args)], input=stdin, capture_output=True, cwd=cwd, timeout=timeout,
                          env={**os.environ, **(env or {})})
    return done.returncode, done.stdout, done.stderr


def report(first, second, *options):
    """The report on two files as JSON; raises when there is none."""
    status, out, err = concord('compare', '--format', 'json', *options, first, second)
    if status not in (0, 1):
        raise RuntimeError(f'exit {status}: {err.decode(errors="replace")}')
    return json.loads(out)


def cases():
    """The folders that hold a pair of opinions: ours, and the examples where they are."""
    ours = sorted(p.parent for p in (ROOT / 'fixtures').glob('*/second.json'))
    theirs = sorted(p.parent for p in (SHARED / 'examples').glob('*/second.json'))
    return ours + theirs


def flatten(comparisons):
    for c in comparisons:
        yield c
        yield from flatten(c.get('parts', []))


class Tally:
    """Counts what passed and failed; says each failure at once."""

    def __init__(self, name):
        self.name, self.passed, self.failed = name, 0, 0

    def check(self, good, what):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            print(f'FAILED {self.name}: {what}', file=sys.stderr)
        return good

    def close(self):
        print(f'{self.name}: {self.passed} passed, {self.failed} failed')
        sys.exit(1 if self.failed or not self.passed else 0)
