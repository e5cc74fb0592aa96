#!/usr/bin/env python3
"""quire verify finds what is wrong with a file: faults are planted, in the notebook behind the file's back or
in the file, and each must be found under its id, at its line; a file without a fault must pass.

verify.py QUIRE - prints TAP
"""

import json
import os
import shutil
import struct
import sys
import tempfile
import zlib
from pathlib import Path

from tap import finish, ok, run

QUIRE = Path(sys.argv[1]).resolve()

NOTEBOOK = '''title: Faults
language: en-GB
layout: {layout}
owner:
  name: Asha Rao
entries: [one.yaml, two.yaml, three.yaml, four.yaml]
outputs:
  screen: {{limit: 400 kB}}
  other: {{}}
'''
ENTRIES = {
    'one.yaml': '''title: first
body:
  - prose: |
      Asha Rao wrote this page with an ordinary pen, and every word of it
      stands where it should.[^aside] Her [address](https://example.org/asha) works.
  - "The rest is [over there](#two), see [](#two)."
notes:
  aside: a remark in the margin
''',
    'two.yaml': '''title: second
body:
  - "Nothing much."
  - diagram: two boxes
    alt: From one box to another.
    nodes: {a: {label: one}, b: {label: two}}
    edges: [{from: a, to: b}]
''',
    'three.yaml': 'title: third\nbody:\n  - "Write to mail@example.org some day."\n',
    'four.yaml': 'title: fourth\nbody:\n  - "The end."\n',
}


def png(side):
    """A grey picture, a few pixels wide."""
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    rows = (b'\0' + b'\x80' * side) * side
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', side, side, 8, 0, 0, 0, 0)) + chunk(
        b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b'')


class Bench:
    """A folder with a notebook in it, and the file that was built from it."""

    def __init__(self, folder):
        self.folder, self.notebook, self.pdf = folder, folder / 'notebook', folder / 'out.pdf'
        self.reset()

    def reset(self, layout='field-notes-a5', entries=ENTRIES, build=()):
        shutil.rmtree(self.notebook, ignore_errors=True)
        self.notebook.mkdir()
        (self.notebook / 'layouts').mkdir()
        (self.notebook / 'layouts' / 'thin.yaml').write_text(
            'name: thin\nextends: field-notes-a5\nruling:\n  papers:\n    ruled: {stroke: 0.15 pt}\n',
            encoding='utf-8')
        (self.notebook / 'notebook.yaml').write_text(NOTEBOOK.format(layout=layout), encoding='utf-8')
        for name, text in entries.items():
            (self.notebook / name).write_text(text, encoding='utf-8')
        done = run(QUIRE, 'build', self.notebook, '-o', self.pdf, *build)
        if done.returncode != 0:
            sys.exit(done.stderr)

    def change(self, name, old, new):
        path = self.notebook / name
        text = path.read_text(encoding='utf-8')
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding='utf-8')

    def plant(self, old, new):
        """In the file itself, at the same length, so that it stays whole."""
        assert len(old) == len(new)
        plain = self.folder / 'plain.pdf'
        run('qpdf', '--qdf', '--object-streams=disable', self.pdf, plain)
        data = plain.read_bytes()
        assert old in data, old
        self.pdf.write_bytes(data.replace(old, new))

    def verify(self, *more, **how):
        done = run(QUIRE, 'verify', self.pdf, self.notebook, '--json', *more, **how)
        try:
            return done.returncode, json.loads(done.stdout)
        except json.JSONDecodeError:
            return done.returncode, [{'id': 'no JSON', 'text': done.stdout + done.stderr}]


def finds(bench, what, kind, file=None, line=None, words='', code=1, more=(), column=None):
    got, messages = bench.verify(*more)
    fine = got == code and any(
        m['id'] == kind and (file is None or m.get('file', '').endswith('/' + file)) and
        (line is None or m.get('line') == line) and
        (column is None or m.get('column') == column) and words in m['text'] for m in messages)
    ok(fine, what, f'exit {got}', json.dumps(messages, indent=1, ensure_ascii=False))


def in_the_notebook(bench):
    bench.reset()
    code, messages = bench.verify()
    ok(code == 0 and messages == [], 'a file without a fault passes', code, messages)
    for reader in ('application', 'printer'):
        code, messages = bench.verify('--for', reader)
        ok(all(m['id'] in ('pdf-link', 'pdf-order', 'pdf-page', 'pdf-ink') for m in messages),
           f'so do its words and fonts, for {reader}', messages)
    bench.change('one.yaml', 'ordinary ', '')
    finds(bench, 'a word that the notebook no longer has', 'pdf-words', 'one.yaml', 4, 'ordinary')
    bench.reset()
    bench.change('one.yaml', 'with an', 'with an extraordinarily')
    finds(bench, 'a word that the file does not have', 'pdf-words', 'one.yaml', 4, 'extraordinarily')
    bench.reset()
    bench.change('two.yaml', 'two boxes', '"two \\u0077ide boxes"')
    finds(bench, 'a word of a label', 'pdf-words', 'two.yaml', 4, 'wide', column=19)
    bench.reset()
    bench.change('one.yaml', 'example.org/asha', 'example.org/asho')
    finds(bench, 'another address', 'pdf-link', 'one.yaml', 5, 'example.org/asho')
    bench.reset()
    bench.change('two.yaml', 'From one box to another.', 'From this box to that one.')
    finds(bench, 'another description', 'pdf-picture', 'two.yaml', 4, 'From this box')
    bench.reset()
    bench.change('notebook.yaml', 'title: Faults', 'title: Other faults')
    finds(bench, 'another title', 'pdf-page', 'notebook.yaml', None, 'Other faults')
    bench.reset()
    bench.change('notebook.yaml', ', four.yaml', '')
    finds(bench, 'a page too many', 'pdf-page', 'notebook.yaml', None, 'pages')
    bench.reset(build=['--output', 'other'])
    code, messages = bench.verify()
    ok(code == 0 and messages == [], 'the file knows which output it is', code, messages)


def in_the_file(bench):
    bench.reset()
    bench.plant(b'(https://example.org/asha)', b'(https://example.org/ashq)')
    finds(bench, 'a link that leads elsewhere', 'pdf-link', 'one.yaml', 5, 'example.org/asha')
    bench.reset()
    bench.plant(b'/Dest (two)', b'/Dest (twp)')
    finds(bench, 'a link to a place that is not there', 'pdf-link', None, None, 'twp')
    bench.reset()
    bench.plant(b'/Alt (', b'/Axt (')
    finds(bench, 'a picture without words', 'pdf-picture', 'two.yaml', 4, 'From one box')
    bench.reset()
    bench.plant(b'/StructTreeRoot', b'/StrucxTreeRoot')
    finds(bench, 'a file without structure', 'pdf-picture', None, None, 'structure')
    finds(bench, 'and what it means for an application', 'pdf-order', None, None, 'no order of reading',
          more=['--for', 'application'])
    bench.reset()
    bench.plant(b'    419.527344\n', b'    409.527344\n')
    finds(bench, 'a page that is too narrow', 'pdf-page', None, None, 'MediaBox')
    bench.reset()
    bench.plant(b'/FontFile2 ', b'/FontFileX ')
    finds(bench, 'a font that is not in the file', 'pdf-font', None, None, 'is not in the file')
    bench.reset()
    bench.plant(b'/ToUnicode ', b'/ToUnixxxx ')
    finds(bench, 'a font that keeps its letters to itself', 'pdf-font', None, None, 'which letters')
    bench.reset()
    bench.plant(b'%PDF-1.7', b'%PDF-1.7')  # only made larger: nothing is compressed any more
    bench.change('notebook.yaml', '400 kB', '110 kB')
    finds(bench, 'a file larger than its limit', 'pdf-size', 'notebook.yaml', None, '110 kB')


def for_readers(bench):
    bench.reset()
    finds(bench, 'no bleed', 'pdf-page', None, None, 'bleed', more=['--for', 'printer'])
    bench.reset(layout='thin')
    finds(bench, 'a hairline', 'pdf-ink', None, None, '0.15 pt', more=['--for', 'printer'])
    entries = dict(
        ENTRIES, **{
            'two.yaml':
            'title: second\nbody:\n  - photo: grey.png\n    alt: grey\n'
            '    width: 60 mm\n    place: rows\n'
        })
    (bench.folder / 'grey.png').write_bytes(png(40))
    entries['two.yaml'] = entries['two.yaml'].replace('grey.png', '../grey.png')
    bench.reset(entries=entries)
    finds(bench, 'a coarse picture', 'pdf-picture', 'two.yaml', 3, 'dpi', more=['--for', 'printer'])
    bench.reset()
    bench.change('notebook.yaml', 'Asha Rao', 'Asha B. Rao')
    finds(bench, 'a first page without the name', 'pdf-words', None, None, 'Asha B. Rao',
          more=['--for', 'application'])


def without_tools(bench):
    bench.reset()
    empty = bench.folder / 'empty'
    empty.mkdir(exist_ok=True)
    nowhere = dict(os.environ, PATH=str(empty))
    code, messages = bench.verify(env=nowhere)
    ok(
        code == 0 and [m['id'] for m in messages] == ['tool-missing'] and
        'poppler-utils' in messages[0]['hint'], 'without pdftotext it says what to install', code, messages)
    code, messages = bench.verify('--strict', env=nowhere)
    ok(code == 1, 'in a strict run that is an error', code, messages)


def foreign_files(bench):
    bench.reset()
    whole = bench.pdf.read_bytes()
    cases = {
        'not a PDF': b'hello, this is a text\n',
        'damaged': whole[:len(whole) // 2],
        'an empty file': b'',
        'only the beginning of one': b'%PDF-1.7\n'
    }
    for name, data in cases.items():
        bench.pdf.write_bytes(data)
        finds(bench, name, 'pdf-foreign')
    bench.pdf.write_bytes(whole)
    for name, args in {
            'another program\'s': ['--empty'],
            'encrypted': ['--encrypt', 'a', 'b', '256', '--', bench.pdf],
            'encrypted without a password': ['--encrypt', '', 'b', '256', '--', bench.pdf]
    }.items():
        bench.pdf.write_bytes(whole)
        other = bench.folder / 'other.pdf'
        run('qpdf', *args, other)
        shutil.copy(other, bench.pdf)
        finds(bench, name, 'pdf-foreign')
    bench.pdf.unlink()
    finds(bench, 'a file that is not there', 'file-missing')
    for size in range(0, len(whole), max(1, len(whole) // 40)):
        bench.pdf.write_bytes(whole[:size])
        code, _ = bench.verify()
        if code not in (1, 3):
            ok(False, f'cut at {size} bytes', code)
            return
    ok(True, 'a file that was cut anywhere is an error')
    done = run(QUIRE, 'verify')
    ok(done.returncode == 2 and 'name of a PDF' in done.stderr, 'no file is a mistake of the command line',
       done.stderr)


def with_build(bench):
    bench.reset(build=['--verify', '--strict'])
    ok(bench.pdf.exists(), 'build --verify writes what passes')
    before = bench.pdf.read_bytes()
    done = run(QUIRE, 'build', bench.notebook, '-o', bench.pdf, '--verify', '--for', 'printer', '--json')
    ok(done.returncode == 1 and '"pdf-page"' in done.stdout and bench.pdf.read_bytes() == before,
       'and leaves the old file if it finds an error', done.stdout)
    done = run(QUIRE, 'build', bench.notebook, '--for', 'printer')
    ok(done.returncode == 2, '--for alone is a mistake of the command line', done.stderr)
    done = run(QUIRE, 'build', bench.notebook, '--verify', '--format', 'svg')
    ok(done.returncode == 2, 'so is --verify of pictures', done.stderr)


def main():
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        for part in (in_the_notebook, in_the_file, for_readers, without_tools, foreign_files, with_build):
            part(bench)
    return finish()


sys.exit(main())
