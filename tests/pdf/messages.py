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


SIGNS = """title: a \U00013000 b
body:
  - prose: >
      A *first* line that is folded and
      goes on &amp; on, with \U00013001 in it[^n] and
      more \\*escaped\\* words, \U00013002 too.
  - quote: "\u00e9\\u0041 \U00013003 and [](#one) \U00013004"
  - "a **b** ==\U00013005=="
notes:
  n: a note with \U00013006
"""

# Values that are no Markdown, and texts that are measured before they are set. Each sign @ stands for another
# letter that no font has.
VALUES = """title: t
head: [one @, "two @"]
body:
  - contents: 'it''s @'
  - quote: words
    by: >-
      somebody
      else @ there
  - code: |
      int a;
        b = @;
  - chart: "a chart @"
    points: [{x: "a @", y: 1}, {x: b, y: 3, label: "here \\u0041 @"}]
    note: under @
  - mindmap: {centre: m @, branches: [{label: one @, leaves: [a, "b @"], remarks: [c @]}, {label: d}]}
  - diagram: d @
    nodes: {a: {label: a @, sub: b @}, b: {}}
    edges: [{from: a, to: b, label: c @}]
  - divider: "stra\u00dfe @"
  - slip: text
    by: "x @"
  - letters: [{text: fine, by: y @, role: stra\u00dfe @}]
  - projects: [{title: p, sticker: s @, link: {text: l @, address: "https://example.org"}}]
  - contact: [{label: stra\u00dfe @, value: v}]
    heading: h @
  - skills: [{title: t, items: [{name: n @, level: deepest, remark: r @}]}]
  - space: 2
    label: l @
  - stamp: s @
    below: b @
  - signature: n @
    remark: r @
  - table: [a @ | b, "c @ | d"]
  - resume: {name: n @, role: r @, dates: d @}
  - job: j
    dates: d @
"""
BOARD = """title: board
body:
  - cover: {foot: f @}
  - plate: {heading: h @}
"""
OWNER = """title: a b @
subtitle: 'it''s @'
kicker: k @
volume: v @
years: y @
status: s @
language: en-GB
layout: field-notes-a5
owner:
  name: A @ B
  place: p @
  addresses: [{label: l @, text: t @, link: "mailto:a@example.org"}]
front: [board.yaml]
entries: [one.yaml]
"""


def number_signs(text, first):
    """The text with a letter of its own for each sign."""
    parts = text.replace('a@example', 'a\0example').split('@')
    signs = ''.join(chr(first + i) + part for i, part in enumerate(parts[1:]))
    return (parts[0] + signs).replace('\0', '@')


def places_of_signs(name, text):
    return {(name, line, column, f'U+{ord(letter):04X}') for line, row in enumerate(text.splitlines(), 1)
            for column, letter in enumerate(row, 1) if 0x13000 <= ord(letter) < 0x13400}


def check_signs(folder, files, count, what):
    _, messages, other = build(folder)
    found = {(Path(m.get('file', '')).name, m.get('line'), m.get('column'), m['text'].split()[3])
             for m in messages if m['id'] == 'glyph-missing'}
    wanted = set().union(*(places_of_signs(*file) for file in files.items()))
    ok(len(wanted) == count and found == wanted, what, f'{len(wanted)} signs',
       f'missing {sorted(wanted - found)}', f'too many {sorted(found - wanted)}', other)


def check_places(folder):
    """A letter that no font has is told at its own line and column: through folding, escapes, entities."""
    write(folder, {'entry': SIGNS})
    check_signs(folder, {'one.yaml': SIGNS}, 7, 'letters that no font has are told where they are written')


def check_values(folder):
    """The same in values that are no Markdown, and where several stand in one line."""
    files = {
        'one.yaml': number_signs(VALUES, 0x13000),
        'board.yaml': number_signs(BOARD, 0x13100),
        'notebook.yaml': number_signs(OWNER, 0x13200)
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding='utf-8')
    check_signs(folder, files, 50, 'letters in captions, labels, names and heads, too')


def check_fallback(folder):
    """A mind map that has no room becomes a list, without a message and without an empty figure."""
    leaves = [f'a leaf with a few words and number {i}' for i in range(24)]
    branches = [{'label': f'branch {i}', 'leaves': leaves} for i in range(6)]
    for otherwise in ('list', 'error'):
        block = {'mindmap': {'centre': 'c', 'branches': branches}, 'otherwise': otherwise}
        write(folder, {'entry': 'title: t\nbody: ' + json.dumps([block]) + '\n'})
        done = subprocess.run([QUIRE, 'build', folder, '--dump=pages'], capture_output=True, text=True)
        if otherwise == 'list':
            ok(done.returncode == 0 and ' LI ' in done.stdout and 'Figure' not in done.stdout,
               'a mind map without room is a list and no figure', done.stdout[:2000], done.stderr)
        else:
            ok(done.returncode == 1 and 'does not fit' in done.stderr, 'or an error', done.stderr)


def check_flood(folder):
    """Hundreds of warnings hide no error, and are summed."""
    words = ''.join(f'  - "word {i} \uf8f0"\n' for i in range(700))
    entry = 'title: t\nbody:\n' + words + '  - photo: one.yaml\n    alt: a\n'
    write(folder, {'entry': entry})
    done = subprocess.run([QUIRE, 'build', folder, '-o', folder / 'out.pdf'], capture_output=True, text=True)
    ok(done.returncode == 1 and done.stderr.count(': error: ') == 1,
       'the one error is told beside 700 warnings', done.stderr)
    ok(done.stderr.count('no glyph for') == 3 and 'and 697 more like this, in ' in done.stderr,
       'three are told, the others summed', done.stderr)


def check_bytes(folder):
    """What stands in a notebook never drives the terminal, and --json is JSON."""
    keys = '"\\u009b31m\\u202e": 1\nk' + '\u00e9' * 100 + ': 1\n'
    write(folder, {'entry': 'title: t\n' + keys + 'body: [x]\n'})
    done = subprocess.run([QUIRE, 'check', folder], capture_output=True)
    ok(b'\xc2\x9b' not in done.stderr and b'\\x9b31m<U+202E>' in done.stderr,
       'controls are shown escaped', done.stderr)
    done = subprocess.run([QUIRE, 'check', folder, '--json'], capture_output=True)
    try:
        keys = [m['text'] for m in json.loads(done.stdout.decode('utf-8'))]
    except ValueError as fault:
        keys = [str(fault)]
    ok(any('\u009b31m\u202e' in key for key in keys) and any('\u00e9...' in key for key in keys),
       'JSON holds the text itself', keys)


def main():
    for check_one in (check_places, check_values, check_fallback, check_flood, check_bytes):
        with tempfile.TemporaryDirectory() as folder:
            check_one(Path(folder))
    for name, (identity, severity, code, parts) in CASES.items():
        with tempfile.TemporaryDirectory() as folder:
            check(name, Path(folder), identity, severity, code, parts)
    return finish()


if __name__ == '__main__':
    sys.exit(main())
