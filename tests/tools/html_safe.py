#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""In: the concord binary, two opinions and files with hostile texts. Out: exit 0 where no text changes the elements and attributes of
the HTML report. html_safe.py CONCORD FIRST.json SECOND.json TEXTS.jsonl|TEXTS.txt ..."""
import html.parser, json, os, subprocess, sys, tempfile


class Outline(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, tuple(name for name, _ in attrs)))

    def handle_comment(self, data):
        self.tags.append(('comment', ()))


def outline(concord, first, second, notes):
    document = json.load(open(first, encoding='utf-8'))
    document['author']['institution'] = document['notes'] = document['diagnosis']['site'] = notes
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'first.json')
        with open(path, 'w', encoding='utf-8') as out:
            json.dump(document, out)
        run = subprocess.run([concord, 'compare', path, second, '--format', 'html'], capture_output=True)
    if run.returncode not in (0, 1):
        return None
    seen = Outline()
    seen.feed(run.stdout.decode('utf-8'))
    return seen.tags


def texts(path):
    with open(path, encoding='utf-8', errors='ignore') as lines:
        for line in lines:
            line = line.rstrip('\n')
            yield json.loads(line)['text'] if path.endswith('.jsonl') else line


def main():
    concord, first, second, *files = sys.argv[1:]
    plain, tried, faults = outline(concord, first, second, 'zq plain zq'), 0, 0
    for path in files:
        for text in texts(path):
            if not text.strip() or '\x00' in text:
                continue
            got = outline(concord, first, second, 'zq ' + text + ' zq')
            tried += got is not None
            if got is not None and got != plain:
                faults += 1
                print(f'{path}: changes the page: {text!r}')
    print(f'{tried} texts, {faults} change the page')
    return 1 if faults or not tried else 0


sys.exit(main())
