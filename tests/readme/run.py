#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs every `$ command` in the fenced blocks of our READMEs, from the top of the repository, and compares what follows it with what it prints.
A line that is only `...` stands for any lines. `run.py --update` writes the outputs anew, to be read. Commands that `make` would run again (demo, test) are only looked up in the Makefile."""
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import CONCORD, ROOT, Tally  # noqa: E402

READMES = ['README.md', 'engine/knowledge/README.md']


def blocks(text):
    return re.findall(r'^```[a-z]*\n(.*?)^```', text, re.M | re.S)


def commands(block):
    """(command, expected lines) for each line that begins with '$ '."""
    found = []
    for line in block.splitlines():
        if line.startswith('$ '):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(line)
    return found


def fits(expected, printed):
    while expected and not expected[-1]:
        expected = expected[:-1]
    pattern = ''.join(r'(?:.*\n)*' if line == '...' else re.escape(line.rstrip()) + r'[ ]*\n' for line in expected)
    return re.fullmatch(pattern + r'\n*', printed if printed.endswith('\n') else printed + '\n') is not None


def run(command):
    env = {**os.environ, 'PATH': f'{pathlib.Path(CONCORD).parent}:{os.environ["PATH"]}', 'COLUMNS': '80'}
    done = subprocess.run(['bash', '-c', command], cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, timeout=120)
    return done.stdout


def update(text):
    """The text with every block's output as it is now, but for blocks that stand for any lines."""
    def again(match):
        block = match[2]
        if '\n...\n' in block or block.startswith('$ make ') or not block.startswith('$ '):
            return match[0]
        printed = ''.join(f'$ {command}\n{run(command).rstrip()}\n' for command, _ in commands(block))
        return f'{match[1]}{printed}```'
    return re.sub(r'^(```[a-z]*\n)(.*?)^```', again, text, flags=re.M | re.S)


def main():
    if '--update' in sys.argv:
        for name in READMES:
            path = ROOT / name
            path.write_text(update(path.read_text(encoding='utf-8')), encoding='utf-8')
        return
    tally = Tally('readme')
    makefile = (ROOT / 'Makefile').read_text()
    for name in READMES:
        path = ROOT / name
        if not tally.check(path.exists(), f'{name} is missing'):
            continue
        for block in blocks(path.read_text(encoding='utf-8')):
            for command, expected in commands(block):
                target = re.fullmatch(r'make ([a-z]+)', command)
                if target:
                    tally.check(re.search(rf'^{target[1]}:', makefile, re.M), f'{name}: no target {command}')
                    continue
                printed = run(command)
                if not tally.check(fits(expected, printed), f'{name}: {command} prints something else:'):
                    print(printed, file=sys.stderr)
    tally.close()


if __name__ == '__main__':
    main()
