#!/usr/bin/env python3
"""Every baseline on its rule: over whole notebooks, in every shipped layout, from the dump of the pages.

grid.py QUIRE NOTEBOOK ... - prints TAP. The rules are where the layout puts them (first rule, spacing,
offset), not where a line says that it stands; a line may be off by 0.1 pt. Lines that claim no rule are
furniture, on a cover, on a paper that lies on the page, or a drop cap: in the text track of a page none of
them may stand outside a group beside those.
"""

import re
import subprocess
import sys
from pathlib import Path

from tap import finish, ok

QUIRE = Path(sys.argv[1]).resolve()
LAYOUTS = ['field-notes-a5', 'field-notes-a4', 'field-notes-letter', 'field-notes-pocket']
TOLERANCE = 0.1


def dump(notebook, layout, stage):
    done = subprocess.run([QUIRE, 'build', notebook, '--layout', layout, f'--dump={stage}'],
                          capture_output=True, text=True)
    if done.returncode != 0:
        print(f'# {done.stderr.strip()[:400]}')
    return done.stdout


def ruling(notebook, layout):
    values = dict(
        re.findall(r'^ruling\.(spacing|first|rows|offset) ([\d.]+)', dump(notebook, layout, 'style'), re.M))
    return float(values['spacing']), float(values['first']), float(values['offset']), int(values['rows'])


def lines_of(pages):
    """(page, indent, y, grid or None, text) of each run of text on a page."""
    page = None
    for line in pages.splitlines():
        if line.startswith('page '):
            page = line.split()[1]
        elif line.startswith(('background', 'structure')):
            page = None
        found = re.match(r'( +)text (-?[\d.]+),(-?[\d.]+) w [\d.]+ \[[^]]*\] \S+(?: grid (-?[\d.]+))? "(.*)"',
                         line)
        if found and page:
            yield page, len(found[1]), float(found[3]), found[4], found[5]


def check(notebook, layout):
    spacing, first, offset, rows = ruling(notebook, layout)
    faults, tied, on_rules = [], 0, set()
    for page, _, y, grid, text in lines_of(dump(notebook, layout, 'pages')):
        if grid is None:
            continue
        tied += 1
        row = round((y + offset - first) / spacing)
        on_rules.add(row)
        if abs(y + offset - first - row * spacing) > TOLERANCE or not 0 <= row < rows:
            faults.append(f'page {page}: y {y}, row {row}: {text[:50]}')
    ok(tied > 300 and not faults, f'{notebook.name}, {layout}: {tied} runs of text on {len(on_rules)} rules',
       faults)


def main():
    for notebook in map(Path, sys.argv[2:]):
        for layout in LAYOUTS:
            check(notebook.resolve(), layout)
    return finish()


if __name__ == '__main__':
    sys.exit(main())
