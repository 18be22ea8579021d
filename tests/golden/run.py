#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Golden reports, byte for byte: four formats, two languages, every fixture. `run.py --update` writes them anew and prints what changed,
so that a person reads it; it never runs in CI."""
import difflib
import sys

sys.path.insert(0, str(__import__('pathlib').Path(__file__).resolve().parent.parent))
from support import ROOT, Tally, concord  # noqa: E402

FORMATS = {'json': 'json', 'text': 'txt', 'markdown': 'md', 'html': 'html'}


def made(case, form, language):
    status, out, err = concord('compare', '--format', form, '--lang', language, '--width', 80,
                               'first.json', 'second.json', cwd=case)
    return out if status in (0, 1) else b'exit %d\n' % status + err


def show_change(path, old, new):
    lines = difflib.unified_diff(old.decode().splitlines(), new.decode().splitlines(), str(path), 'new', lineterm='', n=1)
    print('\n'.join(lines))


def main():
    update, tally = '--update' in sys.argv, Tally('golden')
    for case in sorted(p.parent for p in (ROOT / 'fixtures').glob('*/second.json')):
        for form, ending in FORMATS.items():
            for language in ('en', 'es'):
                path = case / f'expected.{language}.{ending}'
                old, new = path.read_bytes() if path.exists() else b'', made(case, form, language)
                if update and old != new:
                    show_change(path.relative_to(ROOT), old, new)
                    path.write_bytes(new)
                else:
                    tally.check(old == new, f'{path.relative_to(ROOT)} is not what the program writes')
    if not update:
        tally.close()


if __name__ == '__main__':
    main()
