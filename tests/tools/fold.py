#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# In: Python's unicodedata (Unicode 14). Out: engine/base/fold.def on standard output, the tables behind text_fold and
# text_columns. With --check FILE: exit 1 unless FILE is what would be written.
import sys
import unicodedata as u

EVERY = [c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF]
HANGUL = range(0xAC00, 0xD7A4)  # decomposed by arithmetic in text.c


def simple(char):
    """Simple case folding: never longer than one code point (CaseFolding.txt, status C and S)."""
    full, lower = char.casefold(), char.lower()
    return full if len(full) == 1 else lower if len(lower) == 1 else char


def fold(text):
    while True:
        folded = u.normalize("NFD", "".join(map(simple, u.normalize("NFD", text))))
        if folded == text:
            return text
        text = folded


def runs(value_of):
    """Maximal runs (first, last, value) of code points with one true value."""
    found = []
    for c in EVERY:
        value = value_of(chr(c))
        if not value:
            continue
        if found and found[-1][1] == c - 1 and found[-1][2] == value:
            found[-1][1] = c
        else:
            found.append([c, c, value])
    return found


def section(name, items):
    lines, line = [], ""
    for item in items:
        if len(line) + len(item) + 1 > 120:
            lines.append(line)
            line = item
        else:
            line = f"{line} {item}" if line else item
    return f"#ifdef {name}\n" + "\n".join(lines + [line]) + "\n#endif\n"


def invisible(char):
    return u.category(char) in ("Mn", "Me", "Cf") and char != "\u00ad"


def table():
    folds = [(c, fold(chr(c))) for c in EVERY if c > 0x7F and c not in HANGUL]
    parts = [
        "/* SPDX-License-Identifier: MIT\n"
        f" * Made by tests/tools/fold.py from Unicode {u.unidata_version}; do not edit. FOLD(code point, its canonical decomposition\n"
        " * after simple case folding); MARK(first, last, combining class); NONE: no column on a terminal; WIDE: two. */\n",
        section("FOLD", ["FOLD(0x%X, %s)" % (c, ", ".join("0x%X" % ord(x) for x in f)) for c, f in folds if f != chr(c)]),
        section("MARK", ["MARK(0x%X, 0x%X, %d)" % tuple(r) for r in runs(u.combining)]),
        section("NONE", ["NONE(0x%X, 0x%X)" % tuple(r[:2]) for r in runs(invisible)]),
        section("WIDE", ["WIDE(0x%X, 0x%X)" % tuple(r[:2]) for r in
                         runs(lambda x: u.east_asian_width(x) in "WF" and not invisible(x))]),
    ]
    return "".join(parts)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--check"]:
        sys.exit(open(sys.argv[2], encoding="utf-8").read() != table())
    sys.stdout.write(table())
