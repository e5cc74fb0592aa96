#!/usr/bin/env python3
"""What is found only when a notebook is set: each kind of message once, from a notebook made for it.

messages.py QUIRE - prints TAP. A warning leaves exit code 0 and a PDF; with --strict it is exit code 1 and
none. Every message names a place and says what would be right.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tap import finish, ok

QUIRE = Path(sys.argv[1]).resolve()

NOTEBOOK = 'title: t\nlanguage: {language}\nlayout: {layout}\nowner:\n  name: N\nentries: [one.yaml]\n'
MANY_NOTES = 'title: t\nbody:\n  - prose: >\n      ' + ' '.join(
    f'word[^n{i}]' for i in range(14)) + '\nnotes:\n' + ''.join(
        f'  n{i}: a note that takes some room in the margin, three lines or so\n' for i in range(14))

# name: (id, severity, exit code, parts of the notebook)
CASES = {
    'a letter that no font has': ('glyph-missing', 'warning', 0, {
        'entry': 'title: t\nbody:\n  - "here: \uf8f0"\n'
    }),
    'a marker wider than its room': ('line-overfull', 'warning', 0, {
        'layout': 'name: tight\nextends: field-notes-a5\nlists: {indent: 1 mm}\n',
        'entry': 'title: t\nbody:\n  - list: [one]\n'
    }),
    'a language without patterns': ('hyphenation-missing', 'warning', 0, {
        'language': 'sw',
        'entry': 'title: t\nbody:\n  - maneno\n'
    }),
    'more notes than a margin holds': ('note-far', 'note', 0, {
        'entry': MANY_NOTES
    }),
    'a title taller than the page': ('row-tall', 'warning', 0, {
        'layout': 'name: low\nextends: field-notes-a5\nruling: {rows: 4}\nstyles:\n  title: {first: 6}\n'
    }),
    'a family that is missing': ('font-missing', 'warning', 0, {
        'layout':
        'name: odd\nextends: field-notes-a5\nfonts:\n'
        '  hand: {families: [No Such Hand, Quire Hand], remedy: install it}\n'
    }),
    'a role that nobody fills': ('font-missing', 'error', 1, {
        'layout':
        'name: odd\nextends: field-notes-a5\nfallbacks: []\nfonts:\n'
        '  hand: {families: [No Such Hand], remedy: install it}\n'
    }),
    'a colour the layout has not': ('colour-unknown', 'error', 1, {
        'entry': 'title: t\nbody:\n  - heading: h\n    colour: nosuch\n'
    }),
    'a file that is missing': ('file-missing', 'error', 1, {
        'entry': None
    }),
}


def write(folder, parts):
    layout = parts.get('layout')
    (folder / 'notebook.yaml').write_text(
        NOTEBOOK.format(language=parts.get('language', 'en-GB'),
                        layout='own' if layout else 'field-notes-a5'), encoding='utf-8')
    entry = parts.get('entry', 'title: t\nbody:\n  - some words\n')
    if entry is not None:
        (folder / 'one.yaml').write_text(entry, encoding='utf-8')
    if layout:
        (folder / 'layouts').mkdir()
        (folder / 'layouts' / 'own.yaml').write_text(layout, encoding='utf-8')


def build(folder, *options):
    done = subprocess.run([QUIRE, 'build', folder, '-o', folder / 'out.pdf', '--json', *options],
                          capture_output=True, text=True)
    try:
        return done.returncode, json.loads(done.stdout), done.stderr
    except ValueError:
        return done.returncode, [], done.stdout + done.stderr


def check(name, folder, identity, severity, code, parts):
    write(folder, parts)
    exit_code, messages, other = build(folder)
    found = [m for m in messages if m['id'] == identity and m['severity'] == severity]
    ok(exit_code == code and found, f'{name}: {severity} {identity}, exit {code}', exit_code, messages, other)
    ok(found and all('file' in m and m.get('hint' if identity != 'file-missing' else 'text') for m in found),
       f'{name}: place and remedy', messages)
    ok((folder / 'out.pdf').exists() == (code == 0), f'{name}: a PDF if and only if there was no error')
    if severity == 'warning':
        (folder / 'out.pdf').unlink(missing_ok=True)
        exit_code, messages, _ = build(folder, '--strict')
        ok(
            exit_code == 1 and not (folder / 'out.pdf').exists() and
            any(m['severity'] == 'error' for m in messages), f'{name}: an error with --strict', exit_code,
            messages)


def main():
    for name, (identity, severity, code, parts) in CASES.items():
        with tempfile.TemporaryDirectory() as folder:
            check(name, Path(folder), identity, severity, code, parts)
    return finish()


if __name__ == '__main__':
    sys.exit(main())
