#!/usr/bin/env python3
"""The gallery: it shows every kind of block and every pen, with the YAML that makes it, and is set without a
warning. As TAP.

gallery.py QUIRE NOTEBOOK LAYOUTS - the program, the gallery's folder, the folder of layouts. Needs
poppler-utils.
"""

import filecmp
import re
import sys
import tempfile
from pathlib import Path

from tap import finish, ok, run

sys.path.insert(0, str(Path(__file__).parent))
import words  # noqa: E402

QUIRE, NOTEBOOK, LAYOUTS = (Path(argument).resolve() for argument in sys.argv[1:4])
PENS = ('fountain', 'fine', 'marker', 'pencil')
PAPERS = ('ruled', 'grid', 'dot', 'plain', 'seyes', 'cornell')


def sampled(file):
    """The lines of a file's samples as they should be typed: (their indentation taken off, nothing at their
    ends)."""
    slips, inside = [], None
    for line in file.read_text(encoding='utf-8').splitlines():
        indent = len(line) - len(line.lstrip(' '))
        if inside is not None and line.strip() and indent <= inside:
            inside = None
        if inside is not None and line.strip():
            slips.append(line.strip())
        if line.strip() == '- sample:':
            inside = indent + 2
    return slips


def check_shown(files):
    text = '\n'.join('\n'.join(sampled(file)) for file in files)
    kinds = re.findall(r'^([a-z]+) - ', run(QUIRE, 'schema').stdout, re.M)
    missing = [kind for kind in kinds if kind != 'sample' and not re.search(rf'^- {kind}:', text, re.M)]
    ok(len(kinds) >= 30 and not missing, f'each of {len(kinds)} kinds of block has a sample', *missing)
    missing = [pen for pen in PENS if f'- pen: {pen}' not in text] + [
        name
        for name in ('yellow', 'pink', 'blue', 'green') if name != 'yellow' and f'colour: {name}' not in text
    ]
    ok(not missing, 'each pen and each sticky note has a sample', *missing)
    entries = '\n'.join(file.read_text(encoding='utf-8') for file in files)
    missing = [paper for paper in PAPERS if f'\npaper: {paper}\n' not in entries]
    ok(not missing, 'each paper has a page', *missing)


def check_sources(found, files):
    """Every line of YAML stands in the text layer as it stands in the file."""
    faults, lines = [], 0
    for file in files:
        for line in sampled(file):
            lines += 1
            if not words.search(found, words.split_expected(line), 0):
                faults.append(f'{file.name}: {line}')
    ok(lines > 150 and not faults, f'{lines} lines of YAML stand in the book as in their files', *faults)
    ok(not words.search(found, words.split_expected('- sticky: one that is purple'), 0),
       'a line that is in no file is not found')


def check_words(found):
    parts = words.read_model(run(QUIRE, 'build', NOTEBOOK, '--dump=model').stdout)
    parts = [(name, [(re.sub(r'sample\[\d+\]\.', '', path), text, spans) for path, text, spans in values])
             for name, values in parts]
    faults = words.missing(found, parts, 0, gap=120)
    ok(len(found) > 800 and not faults, f'{len(found)} words, whole and in order', *faults)


def main():
    files = sorted((NOTEBOOK / 'front').glob('*.yaml')) + sorted((NOTEBOOK / 'entries').glob('*.yaml'))
    with tempfile.TemporaryDirectory() as folder:
        pdf, again = Path(folder) / 'gallery.pdf', Path(folder) / 'again.pdf'
        built = run(QUIRE, 'build', NOTEBOOK, '--strict', '-o', pdf)
        ok(built.returncode == 0 and pdf.exists(), 'builds under --strict', built.stderr)
        if not pdf.exists():
            return finish()
        run(QUIRE, 'build', NOTEBOOK, '-o', again)
        ok(again.exists() and filecmp.cmp(pdf, again, shallow=False), 'the same bytes twice')
        ok(pdf.stat().st_size < 2_000_000, f'{pdf.stat().st_size} bytes, under 2 MB')
        for layout in sorted(path.stem for path in LAYOUTS.glob('*.yaml')):
            other = run(QUIRE, 'build', NOTEBOOK, '--layout', layout, '-o', Path(folder) / 'other.pdf')
            ok(other.returncode == 0, f'builds as {layout}', other.stderr)
        check_shown(files)
        found = words.split_found(run('pdftotext', '-raw', '-enc', 'UTF-8', pdf, '-').stdout)
        check_sources(found, files)
        check_words(found)
    return finish()


sys.exit(main())
