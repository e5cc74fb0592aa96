#!/usr/bin/env python3
"""Makes large notebooks and measures how quire sets them.

notebooks.py QUIRE          - prints pages a second, peak memory and the time of each stage for each notebook
notebooks.py --test QUIRE   - prints TAP: they finish, and within 250 MB
notebooks.py --make FOLDER  - only writes the notebooks

"pages" has 40 entries of 25 pages or so: prose with margin notes and references, headings, lists, quotes.
"paragraph" is a single one of 100,000 words. The words are drawn from a list by a fixed generator: the same
notebooks every time.

What paid, in millions of instructions for the first 107 pages of "pages": page contents packed by libdeflate,
read by tables, and renamed without printf and without asking qpdf about each name, 5415 to 4665, half of what
is left of it on a second processor, and 20 MB less; one font of the file for all forms of a letter, to 4352,
and 7 % less of a file. What did not: letters in literal strings instead of hexadecimal ones, half the bytes,
but 3 % more once packed.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORDS = """the of and to a in that it is was for on are as with they at be this from have or by one had not
but what all were when we there can an your which their said if do will each about how up out them then she
many some so these would other into has more two like him see time could no make than first been its who now
people my made over did down only way find use may water long little very after words called just where most
know night morning river station ledger harbour lantern workshop carpenter notebook margin paper pencil
weather mountain valley orchard kitchen window remarkable comfortable understanding neighbourhood
particularly extraordinary correspondence responsibility architecture measurement""".split()
MEMORY_LIMIT_KB = 250_000


class Dice:
    """A linear congruential generator: the same throws on every machine."""

    def __init__(self, seed):
        self.state = seed

    def throw(self, sides):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % sides

    def words(self, count):
        return ' '.join(WORDS[self.throw(len(WORDS))] for _ in range(count))

    def sentence(self):
        text = self.words(6 + self.throw(14))
        return text[0].upper() + text[1:] + '.'


def prose(dice, sentences, note=None, reference=None):
    parts = [dice.sentence() for _ in range(sentences)]
    if note:
        parts[0] += f'[^{note}]'
    if reference:
        parts.append(f'More of it is on [](#{reference}).')
    return ' '.join(parts)


def entry(number, count):
    dice = Dice(number + 1)
    lines, notes = [
        f'title: the {WORDS[dice.throw(len(WORDS))]} of number {number}', 'head: [entry, bench]', 'body:'
    ], []
    for section in range(count):
        lines += [f'  - heading: {dice.words(4)}', '  - prose: |']
        for paragraph in range(3):
            note = None
            if paragraph == 0:
                note = f'n{section}'
                notes.append(f'  {note}: "{dice.words(7)}"')
            reference = f'e{dice.throw(40):02}' if paragraph == 1 else None
            lines += [f'      {prose(dice, 7, note, reference)}', '']
        lines += ['  - list:'] + [f'      - "{dice.words(5)}"' for _ in range(4)]
        if section % 5 == 0:
            lines += [f'  - quote: "{dice.sentence()}"', '    by: somebody']
    return '\n'.join(lines + ['notes:'] + notes) + '\n'


def write_notebook(folder, title, files):
    (folder / 'entries').mkdir(parents=True)
    for name, text in files.items():
        (folder / 'entries' / name).write_text(text, encoding='utf-8')
    (folder / 'notebook.yaml').write_text(
        f'title: {title}\nlanguage: en-GB\nlayout: field-notes-a5\nowner:\n  name: Nobody\nfront:\n'
        f'  - entries/contents.yaml\nentries:\n'
        + ''.join(f'  - entries/{name}\n' for name in files if name != 'contents.yaml'), encoding='utf-8')


def make(folder):
    contents = {'contents.yaml': 'body:\n  - contents: contents\n'}
    write_notebook(folder / 'pages', 'a thousand pages', {
        **contents,
        **{
            f'e{i:02}.yaml': 'id: e%02d\n' % i + entry(i, 15) for i in range(40)
        }
    })
    words = Dice(7).words(100_000)
    write_notebook(folder / 'paragraph', 'a paragraph', {
        **contents, 'one.yaml': f'title: one\nbody:\n  - prose: >\n      {words}.\n'
    })


def measure(quire, folder, name):
    """(exit code, pages, seconds, seconds of processor time, peak kB, stderr) of a build."""
    start = time.monotonic()
    child = subprocess.Popen([quire, 'build', folder / name, '-o', folder / f'{name}.pdf', '--timings'],
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    out, err = child.stdout.read(), child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.monotonic() - start
    pages = next((int(word) for word, unit in zip(out.split(),
                                                  out.split()[1:]) if unit.startswith('page')), 0)
    return os.waitstatus_to_exitcode(
        status), pages, seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, err


def main(arguments):
    if arguments[0] == '--make':
        make(Path(arguments[1]))
        return 0
    test = arguments[0] == '--test'
    quire = Path(arguments[-1]).resolve()
    failed = 0
    with tempfile.TemporaryDirectory() as work:
        make(Path(work))
        for number, (name, least) in enumerate((('pages', 900), ('paragraph', 200)), 1):
            code, pages, seconds, busy, peak, err = measure(quire, Path(work), name)
            line = (f'{name}: {pages} pages, {seconds:.2f} s, {pages / seconds:.0f} pages/s '
                   f'({pages / busy:.0f} of processor time), peak {peak / 1000:.0f} MB')
            fine = code == 0 and pages >= least and peak < MEMORY_LIMIT_KB
            failed += not fine
            print(f'{"ok" if fine else "not ok"} {number} - {line}' if test else line)
            for text in err.splitlines()[-12:]:
                print(f'#   {text}' if test else f'  {text}')
    if test:
        print('1..2')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
