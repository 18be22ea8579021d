#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""pairs.py COUNT: that many lines of pairs from the fixtures on standard output, one in a hundred of them cut short; always the same."""
import json
import pathlib
import random
import sys

FIXTURES = pathlib.Path(__file__).resolve().parent.parent.parent / 'fixtures'


def main():
    rng = random.Random(7)
    pairs = []
    for second in sorted(FIXTURES.glob('*/second.json')):
        sides = [json.loads(second.with_name(f'{side}.json').read_text(encoding='utf-8')) for side in ('first', 'second')]
        pairs.append(json.dumps(dict(zip(('first', 'second'), sides)), ensure_ascii=False))
    for _ in range(int(sys.argv[1])):
        line = rng.choice(pairs)
        sys.stdout.write((line[:rng.randrange(1, len(line))] if rng.random() < 0.01 else line) + '\n')


if __name__ == '__main__':
    main()
