#!/usr/bin/env python3
"""Writing that varies reads like writing that does not: no program that extracts the text may part a word, or
read it elsewhere.

hand.py QUIRE NOTEBOOK PDFJS - prints TAP. The same notebook is set with `hand: off` and with each level;
pdf.js is left out where it is missing.
"""

import re
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tap import finish, ok, run

QUIRE, NOTEBOOK, PDFJS = (Path(a).resolve() for a in sys.argv[1:4])
PDFJS_LIBRARY = Path('/usr/share/javascript/pdf/build/pdf.js')


def output(*command):
    done = run(*command)
    if done.returncode != 0:
        print(f'# {command[0]}: {done.stderr.strip()[:200]}')
    return done.stdout


READERS = {
    'pdftotext': (False, lambda pdf: output('pdftotext', pdf, '-')),
    'pdftotext -raw': (True, lambda pdf: output('pdftotext', '-raw', pdf, '-')),
    'pdftotext -layout': (False, lambda pdf: output('pdftotext', '-layout', pdf, '-')),
    'mutool': (True, lambda pdf: output('mutool', 'draw', '-q', '-F', 'txt', pdf)),
    'pdf.js': (True, lambda pdf: output('node', PDFJS, 'text', pdf)),
}


def boundaries(words):
    """Positions between two words in the text without blanks."""
    at, found = 0, set()
    for word in words:
        at += len(word)
        found.add(at)
    return found


def compare_order(typed, written):
    """What is wrong with the words of the written text, which should be those of the typed one in the same
    order."""
    if ''.join(typed) != ''.join(written):
        return ['the text differs', *[f'{a} / {b}' for a, b in zip(typed, written) if a != b][:3]]
    extra, text = boundaries(written) - boundaries(typed), ''.join(written)
    return [f'parted at {text[max(at - 12, 0):at]}|{text[at:at + 12]}' for at in sorted(extra)[:5]]


def compare_words(typed, written):
    """The same without regard to order: readers that order blocks by their look may take them in another."""
    more, less = Counter(written) - Counter(typed), Counter(typed) - Counter(written)
    return [f'more: {sorted(more)[:6]}, missing: {sorted(less)[:6]}'] if more or less else []


def build(folder, name, text, notebook=NOTEBOOK):
    layout = folder / f'{name}.yaml'
    layout.write_text(f'name: {name}\nextends: field-notes-a5\n{text}', encoding='utf-8')
    done = run(QUIRE, 'build', notebook, '--layout', layout, '-o', folder / f'{name}.pdf')
    ok(done.returncode == 0, f'{name}: builds', *done.stderr.splitlines()[:5])
    return folder / f'{name}.pdf'


def check_readers(typed, written, level):
    for reader, (ordered, read) in READERS.items():
        if reader == 'pdf.js' and not PDFJS_LIBRARY.exists():
            continue
        texts = [read(typed), read(written)]
        if not ordered:  # where a line ends with a hyphen they join or divide, as it looks to them
            texts = [re.sub(r'-\s*', '', text) for text in texts]
        before, after = (text.split() for text in texts)
        faults = (compare_order if ordered else compare_words)(before, after)
        ok(len(before) > 100 and not faults, f'{level}: {len(before)} words whole in {reader}', *faults)


FONT = 'fonts: {hand: {families: [DejaVu Sans], letters: written}}\n'


def check_levels(folder):
    typed = build(folder, 'off', 'hand: off\n')
    for level in ('subtle', 'natural', 'strong'):
        check_readers(typed, build(folder, level, f'hand: {level}\n'), level)
    dump = output(QUIRE, 'build', NOTEBOOK, '--layout', folder / 'off.yaml', '--dump=pages')
    ok(not re.search(r'\[[^]]* (/[+-]|#\d)', dump), 'off: no letter leans, each has one form')
    dump = output(QUIRE, 'build', NOTEBOOK, '--layout', folder / 'natural.yaml', '--dump=pages')
    ok(
        len(set(re.findall(r'\[Quire Hand [\d.]+( /[+-][\d.]+)\]', dump))) >= 3,
        'natural: letters lean in several ways')
    ok(not re.search(r'\[(?!Quire)[^]]* (/[+-]|#\d)', dump), 'natural: what is printed does not vary')
    fonts = [line for line in output('pdffonts', folder / 'natural.pdf').splitlines() if '+Quire' in line]
    ok(
        len(fonts) >= 3 and all('Identity-H' in line for line in fonts),
        'natural: all forms of a letter stand in one font of the file', *fonts)
    typed = build(folder, 'typed', 'hand: off\n' + FONT)
    check_readers(typed, build(folder, 'written', 'hand: natural\n' + FONT),
                  'a font with one form of each letter')


PARAGRAPHS = [
    'The first stands at the head of the page and has nothing to do with what comes after it, however long '
    'that may be.',
    'Here a word is changed to river, and nothing else.',
    'The third stands below it, and so does whatever its own *hand* has done to its **letters** and its '
    '==lines== in the meantime.'
]


def place_words(folder, name, paragraphs):
    """(word, where it stands) of a page of these paragraphs, and its strokes as the dump of the pages has
    them."""
    notebook = folder / 'places'
    (notebook / 'entries').mkdir(parents=True, exist_ok=True)
    (notebook /
     'notebook.yaml').write_text('title: Places\nowner: {name: A. Tester}\nentries: [entries/one.yaml]\n',
                                 encoding='utf-8')
    (notebook /
     'entries/one.yaml').write_text('title: one\nbody:\n' + ''.join(f'  - "{p}"\n' for p in paragraphs),
                                    encoding='utf-8')
    pdf = build(folder, name, '', notebook)
    words = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>',
                       output('pdftotext', '-bbox', pdf, '-'))
    paths = re.findall(r'^ *path .*',
                       output(QUIRE, 'build', notebook, '--layout', folder / f'{name}.yaml', '--dump=pages'),
                       re.M)
    return [(w[4], [round(float(v), 2) for v in w[:4]]) for w in words], paths


def same_place(a, b):
    """Up to what a PDF's relative steps add up to."""
    return a[0] == b[0] and all(abs(x - y) < 0.02 for x, y in zip(a[1], b[1]))


def check_places(folder):
    before, strokes = place_words(folder, 'before', PARAGRAPHS)
    after, strokes_after = place_words(folder, 'after', [
        PARAGRAPHS[0], PARAGRAPHS[1].replace('river', 'water'), PARAGRAPHS[2]
    ])
    differ = [a[0] for a, b in zip(before, after) if not same_place(a, b)]
    ok(len(before) == len(after) and 'river,' in differ and set(differ) <= set(PARAGRAPHS[1].split()),
       f'an edit moves nothing outside of its paragraph: {differ}')
    ok(strokes == strokes_after and len(strokes) > 3, 'nor does it redraw a stroke')
    ok(all(map(same_place, before[-20:], after[-20:])), 'the last paragraph stands as it stood')


def main():
    with tempfile.TemporaryDirectory() as folder:
        check_levels(Path(folder))
        check_places(Path(folder))
    return finish()


if __name__ == '__main__':
    sys.exit(main())
