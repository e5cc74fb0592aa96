#!/usr/bin/env python3
"""Files for paper, as a printer takes them: boxes, marks, inks, the cover apart, booklets; as TAP.

press.py QUIRE - notebooks are made here. Needs qpdf, poppler-utils, zbar-tools.
"""

import json
import math
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tap import finish, ok, run

QUIRE = Path(sys.argv[1]).resolve()
MM = 72 / 25.4

ENTRY = """title: the lake {number}
head: [walk {number}, may 2026]
body:
  - prose: |
      Seven kilometres, **flat**, and ==herons all the way==.[^herons] [The map](https://example.org/map) shows the path.
{more}notes:
  herons: eleven of them
"""
NOTEBOOK = """title: Walks
volume: Vol. 1
language: en-GB
layout: {layout}
owner: {{name: Asha Rao}}
front: [cover.yaml]
entries: [{entries}]
outputs:
{outputs}
"""


def make(folder, outputs, entries=3, paragraphs=1, layout='field-notes-a5',
         cover='id: cover\nbody:\n  - cover: {}\n'):
    folder.mkdir()
    names = [f'e{i}.yaml' for i in range(1, entries + 1)]
    text = ''.join(f'  {name}: {value}\n' for name, value in outputs.items())
    (folder /
     'notebook.yaml').write_text(NOTEBOOK.format(layout=layout, entries=', '.join(names), outputs=text),
                                 encoding='utf-8')
    (folder / 'cover.yaml').write_text(cover, encoding='utf-8')
    for i, name in enumerate(names, 1):
        more = '  - "' + 'On and on it went along the water, past the last of the houses. ' * 30 + '"\n'
        (folder / name).write_text(ENTRY.format(number=i, more=more * (paragraphs - 1)), encoding='utf-8')
    return folder


def build(folder, *options):
    return run(QUIRE, 'build', folder, *options, cwd=folder)


def boxes(pdf, first=1, last=1):
    """{box: (left, bottom, right, top)} of the pages, a list."""
    pages = {}
    for line in run('pdfinfo', '-box', '-f', first, '-l', last, pdf).stdout.splitlines():
        found = re.match(r'Page\s+(\d+) (\w+Box):\s+(.*)', line)
        if found:
            pages.setdefault(int(found[1]), {})[found[2]] = tuple(float(n) for n in found[3].split())
    return [pages[number] for number in sorted(pages)]


def size(box):
    return box[2] - box[0], box[3] - box[1]


def near(a, b, by=0.02):
    return all(abs(x - y) <= by for x, y in zip(a, b))


def pages_of(pdf):
    return int(re.search(r'Pages:\s+(\d+)', run('pdfinfo', pdf).stdout)[1])


def content(pdf):
    """The file without compression, as text."""
    plain = pdf.with_suffix('.txt')
    run('qpdf', '--qdf', '--object-streams=disable', '--no-original-object-ids', pdf, plain)
    return plain.read_bytes().decode('latin-1')


def clean(pdf):
    done = run('qpdf', '--check', pdf)
    return done.returncode == 0 and 'No syntax or stream encoding errors' in done.stdout


def pixels(pdf, page, dpi=36):
    """Width, height and the rows of grey values of a page as printed."""
    done = subprocess.run(['pdftoppm', '-r',
                           str(dpi), '-f',
                           str(page), '-l',
                           str(page), '-gray',
                           str(pdf)], capture_output=True, check=True).stdout
    parts = done.split(b'\n', 3)
    width, height = map(int, parts[1].split())
    return width, height, [parts[3][y * width:(y + 1) * width] for y in range(height)]


def check_boxes(work):
    for bleed, mm in (('3 mm', 3), ('0.125 in', 3.175)):
        folder = make(work / f'bleed-{mm}', {'print': '{bleed: ' + bleed + '}'})
        done = build(folder)
        pdf = folder / f'{folder.name}.pdf'
        ok(done.returncode == 0 and clean(pdf), f'{bleed}: builds, qpdf --check is clean', done.stderr)
        wrong = []
        for page in boxes(pdf, 1, pages_of(pdf)):
            media, trim = page['MediaBox'], page['TrimBox']
            if not (near(size(trim), (148 * MM, 210 * MM)) and near(media, page['BleedBox']) and
                    near(media, page['CropBox']) and
                    near([t - m for t, m in zip(trim, media)], [mm * MM, mm * MM, -mm * MM, -mm * MM])):
                wrong.append(page)
        ok(not wrong, f'{bleed}: TrimBox is A5, BleedBox, CropBox and MediaBox lie {mm} mm outside of it',
           *wrong)
        width, height, rows = pixels(pdf, 1)
        edge = [
            rows[0][width // 2], rows[-2][width // 2], rows[height // 2][0], rows[height // 2][-2],
            rows[0][0], rows[-2][-2]
        ]
        ok(max(edge) < 200, f'{bleed}: the board runs into the bleed on all sides', edge)
        width, height, rows = pixels(pdf, 3, 150)
        columns = [[rows[y][x] for y in range(2, height - 2)] for x in (1, width - 3)]
        ok(
            all(min(column) < 215 and max(column) < 252 for column in columns) and max(rows[1][:-1]) < 252,
            f'{bleed}: tint and rules run into it', *[(min(column), max(column)) for column in columns],
            max(rows[1][:-1]))


def lines_of(text, start):
    found = []
    for part in text.split(start)[1:]:
        found += [
            tuple(map(float, m)) for m in re.findall(r'(-?[\d.]+) (-?[\d.]+) m (-?[\d.]+) (-?[\d.]+) l S',
                                                     part.split('EMC')[0])
        ]
    return found


def check_marks(work):
    folder = make(work / 'marks', {'print': '{bleed: 3 mm, marks: [crop, fold]}'})
    done, pdf = build(folder), folder / 'marks.pdf'
    ok(done.returncode == 0 and clean(pdf), 'marks: builds, qpdf --check is clean', done.stderr)
    page = boxes(pdf)[0]
    ok(near([m - b for m, b in zip(page['MediaBox'], page['BleedBox'])], [-7 * MM, -7 * MM, 7 * MM, 7 * MM]),
       'marks: the paper grows by 7 mm', page)
    bleed, lines = page['BleedBox'], lines_of(content(pdf), '/Artifact << /Type /Page >> BDC')
    inside = [
        line for line in lines if max(line[0], line[2]) > bleed[0] - 2 and min(line[0], line[2]) < bleed[2] +
        2 and max(line[1], line[3]) > bleed[1] - 2 and min(line[1], line[3]) < bleed[3] + 2
    ]
    ok(
        len(lines) == 8 * pages_of(pdf) and not inside, f'marks: {len(lines)}, all outside of the bleed',
        *inside)
    width, height, rows = pixels(pdf, 1, 72)
    ok(
        all(rows[y][x] == 255 for y in (0, 1) for x in range(width)) and
        all(rows[y][0] == 255 for y in range(height)), 'marks: nothing of the page on the slug')


def check_fill(work):
    for fill in (4, 8):
        for entries in (1, 2, 3, 4):
            folder = make(work / f'fill-{fill}-{entries}', {'print': f'{{fill: {fill}}}'}, entries)
            build(folder)
            pdf = folder / f'{folder.name}.pdf'
            pages = pages_of(pdf)
            labels = run(QUIRE, 'build', folder, '--dump=pages').stdout
            printed = re.findall(r'^page \d+(?: label "([^"]*)")?', labels, re.M)
            body = [int(label) for label in printed if label.isdigit()]
            ok(pages % fill == 0 and body == list(range(1,
                                                        len(body) + 1)),
               f'fill {fill}: {entries} entries give {pages} pages, labels go on', printed)
    width, height, rows = pixels(pdf, pages)
    ok(min(min(row) for row in rows) < 225, 'the last page has rules to write on')


def check_cover(work):
    folder = make(work / 'apart',
                  {'print': '{bleed: 3 mm, marks: [crop, fold], cover: apart, spine: 12 mm, fill: 4}'})
    done = build(folder)
    body, cover = folder / 'apart.pdf', folder / 'apart-cover.pdf'
    ok(done.returncode == 0 and clean(body) and clean(cover), 'cover apart: two files, qpdf --check is clean',
       done.stderr)
    ok(
        pages_of(cover) == 1 and pages_of(body) % 4 == 0,
        'cover apart: one page, and the others a multiple of 4')
    trim = boxes(cover)[0]['TrimBox']
    ok(near(size(trim), ((2 * 148 + 12) * MM, 210 * MM)), 'cover apart: back, spine and front in one piece',
       trim)
    text = run('pdftotext', '-raw', cover, '-').stdout
    ok(
        text.count('Walks') == 2 and 'Vol. 1' in text and 'Walks' not in run('pdftotext', body, '-').stdout,
        'cover apart: title on front and spine, not in the pages', text)
    folds = [line for line in lines_of(content(cover), '[3 2] 0 d') if line[0] == line[2]]
    wanted = [trim[0] + 148 * MM, trim[0] + 160 * MM]
    ok(
        len(folds) == 4 and all(min(abs(line[0] - x) for x in wanted) < 0.02 for line in folds),
        'cover apart: fold marks at the spine', folds, wanted)
    folder = make(work / 'thick', {'print': '{cover: apart, thickness: 0.5 mm, bleed: 3 mm}'}, 6, 4)
    build(folder)
    leaves, trim = (pages_of(folder / 'thick.pdf') + 1) // 2, boxes(folder / 'thick-cover.pdf')[0]['TrimBox']
    ok(near(size(trim), ((2 * 148 + 0.5 * leaves) * MM, 210 * MM)),
       f'cover apart: a spine of {leaves} leaves of 0.5 mm', trim)
    done = build(folder, '-o', '-')
    ok(done.returncode == 2 and 'two files' in done.stderr, 'cover apart: not to standard output',
       done.stderr)
    bare = make(work / 'bare', {'print': '{cover: apart}'}, cover='title: c\nbody:\n  - words\n')
    done = build(bare)
    ok(done.returncode == 1 and 'begins with a cover' in done.stderr and not list(bare.glob('*.pdf')),
       'cover apart: without a cover an error', done.stderr)


def check_gutter(work):
    folder = make(work / 'gutter', {
        'narrow': '{bleed: 3 mm}',
        'wide': '{bleed: 3 mm, gutter: {base: 2 mm, per-100-pages: 10 mm}}'
    }, 4, 2)
    build(folder, '--all-outputs')
    pages = pages_of(folder / 'gutter.pdf')
    places = [
        re.findall(r'<word xMin="([\d.]+)".*?>(\w+)<',
                   run('pdftotext', '-bbox', folder / f'gutter{end}.pdf', '-').stdout)
        for end in ('', '-wide')
    ]
    shifts = {
        round(float(b[0]) - float(a[0]), 2) for a, b in zip(*places)
        if a[1] == b[1] and a[1] in ('kilometres', 'herons', 'along', 'past', 'went')
    }
    extra = round((2 + pages / 10) * MM, 2)
    ok(
        pages == pages_of(folder / 'gutter-wide.pdf') and len(shifts) == 2 and
        all(abs(abs(shift) - extra) < 0.03 for shift in shifts),
        f'gutter: {pages} pages move by {extra} pt away from the fold, rectos one way, versos the other',
        shifts)
    folder = make(work / 'no-room', {'print': '{gutter: {base: 30 mm}}'})
    done = build(folder)
    ok(
        done.returncode == 1 and '30.0 mm' in done.stderr and 'outputs.print.gutter' in done.stderr and
        not list(folder.glob('*.pdf')), 'gutter: no room is an error', done.stderr)


def check_inks(work):
    layout = (
        'name: own\nextends: field-notes-a5\nruling: {papers: {ruled: {stroke: 0.1 pt}}}\n'
        'colours: {ink: "#2a2830"}\n'
    )
    outputs = {
        'screen': '{}',
        'press': '{bleed: 3 mm, tint: false, black: pure}',
        'fine': '{bleed: 3 mm, hairline: 0 pt}'
    }
    folder = make(work / 'inks', outputs, layout='own')
    (folder / 'layouts').mkdir()
    (folder / 'layouts' / 'own.yaml').write_text(layout, encoding='utf-8')
    done = build(folder, '--all-outputs')
    ok(done.returncode == 0, 'inks: builds', done.stderr)
    screen, press, fine = (content(folder / f'inks{end}.pdf') for end in ('', '-press', '-fine'))
    widths = [[float(w) for w in re.findall(r'([\d.]+) w\b', text)] for text in (press, fine)]
    ok(
        min(widths[1]) < 0.29 and min(widths[0]) >= 0.3,
        f'inks: no line under 0.3 pt (without the rule {min(widths[1])} pt)', min(widths[0]))
    ink, cream = '0.164706 0.156863 0.188235 rg', '0.980392 0.960784 0.901961 rg'
    ok(ink in screen and ink not in press and '0 0 0 rg' in press or '0 g' in press,
       'inks: nearly black text is pure black')
    ok(cream in screen and cream not in press, 'inks: without tint no fill of the paper is left')
    width, height, rows = pixels(folder / 'inks-press.pdf', 4)
    ok(rows[2][2] == 255 and rows[-3][-3] == 255, 'inks: the paper is white')


def check_edges(work):
    layout = 'name: near\nextends: field-notes-a5\nfurniture: {folio: {baseline: -3 mm}}\n'
    folder = make(work / 'edges', {'print': '{bleed: 3 mm}', 'screen': '{}'}, layout='near')
    (folder / 'layouts').mkdir()
    (folder / 'layouts' / 'near.yaml').write_text(layout, encoding='utf-8')
    done = build(folder)
    ok(done.returncode == 0 and '3.0 mm from the edge' in done.stderr,
       'a folio 3 mm from the edge is warned of', done.stderr)
    said = [m for m in json.loads(build(folder, '--json').stdout) if m['id'] == 'print-doubtful']
    ok(said and all(m['severity'] == 'warning' and m['hint'] for m in said), 'as print-doubtful, with a hint')
    done = build(folder, '--output', 'screen')
    ok('from the edge' not in done.stderr, 'but not on a screen', done.stderr)


def check_booklet(work):
    outputs = {'booklet': '{fill: 4, impose: {sheet: a4}}', 'flat': '{fill: 4}',
               'letter': '{impose: {sheet: letter, scale: fit, signature: 8, flip: long}}'}
    folder = make(work / 'booklet', outputs, 5, 3)
    done = build(folder, '--all-outputs')
    pdf, flat = folder / 'booklet.pdf', folder / 'booklet-flat.pdf'
    ok(done.returncode == 0 and clean(pdf) and clean(folder / 'booklet-letter.pdf'),
       'booklet: builds, qpdf --check is clean', done.stderr)
    pages = pages_of(flat)
    ok(pages % 4 == 0 and pages_of(pdf) == pages / 2, f'booklet: {pages} pages on {pages // 2} sides')
    page = boxes(pdf)[0]
    ok(
        near(size(page['MediaBox']), (297 * MM, 210 * MM)) and
        near(size(page['TrimBox']), (296 * MM, 210 * MM)), 'booklet: A5 on A4, one to one', page)
    ok(near(size(boxes(folder / 'booklet-letter.pdf')[0]['MediaBox']), (279.4 * MM, 215.9 * MM)),
       'booklet: on Letter when scaled')
    build(folder, '--output', 'booklet', '-o', 'again.pdf')
    ok((folder / 'again.pdf').read_bytes() == pdf.read_bytes(), 'booklet: the same bytes twice')
    text = content(pdf)
    ok(
        len(re.findall(r'/Subtype /Link', text)) == len(re.findall(r'/Subtype /Link', content(flat))) > 0,
        'booklet: all links are kept')
    ok(
        text.count('/Title (') == content(flat).count('/Title (') and '/StructTreeRoot' not in text,
        'booklet: the outline is kept, structure is not')
    ok(pdf.stat().st_size < flat.stat().st_size + 400 * pages,
       f'booklet: {pdf.stat().st_size} bytes of {flat.stat().st_size}')
    folder = make(work / 'thick-booklet', {'booklet': '{impose: {}, thickness: 2 mm}'}, 8, 4)
    done = build(folder)
    ok(done.returncode == 0 and 'push its innermost pages out' in done.stderr,
       'booklet: too thick a signature is warned of', done.stderr)


def check_codes(work):
    folder = make(work / 'codes', {'print': '{bleed: 3 mm, qr: true, tint: false}', 'screen': '{}'}, 2, 2)
    done, pdf = build(folder), folder / 'codes.pdf'
    ok(done.returncode == 0 and clean(pdf), 'codes: builds, qpdf --check is clean', done.stderr)
    found = []
    for page in range(1, pages_of(pdf) + 1):
        picture = subprocess.run([
            'pdftoppm', '-r', '200', '-f',
            str(page), '-l', str(page), '-gray',
            str(pdf)
        ], capture_output=True, check=True).stdout
        (folder / 'page.pgm').write_bytes(picture)
        found += run('zbarimg', '-q', '--raw', folder / 'page.pgm').stdout.split()
    ok(found == ['https://example.org/map'] * 2,
       'codes: a camera reads the address of the link, once an entry', *found)
    text = run('pdftotext', '-raw', pdf, '-').stdout
    ok(text.count('example.org/map') == 2, 'codes: the address stands under it', text)
    ok(not run('pdfimages', '-list', pdf).stdout.splitlines()[2:], 'codes: drawn, not a picture')
    dump = run(QUIRE, 'build', folder, '--dump=pages').stdout
    sides = [
        float(m) for m in re.findall(r'path [-\d.]+,[-\d.]+ ([\d.]+)x[\d.]+ fill #000000 steps \d{3,}', dump)
    ]
    ok(
        len(sides) == 2 and min(sides) >= 15 * MM and
        dump.count('Figure') == dump.count('alt "QR code: https://example.org/map"') == 2,
        'codes: at least 15 mm wide, with a text for those who cannot see them', sides)
    build(folder, '--output', 'screen')
    ok('example.org/map' not in run('pdftotext', folder / 'codes-screen.pdf', '-').stdout,
       'codes: not where they are not wanted')
    long = make(work / 'long', {'print': '{qr: true}'}, 1)
    entry = long / 'e1.yaml'
    entry.write_text(
        entry.read_text(encoding='utf-8').replace('example.org/map', 'example.org/' + 'a-long-way/' * 90),
        encoding='utf-8')
    done = build(long)
    ok(done.returncode == 0 and 'too long for a QR code' in done.stderr,
       'codes: too long an address has none, with a warning', done.stderr)
    entry.write_text(
        entry.read_text(encoding='utf-8').replace('a-long-way/' * 90, 'a-long-way/' * 12), encoding='utf-8')
    done, text = build(long), run('pdftotext', '-raw', long / 'long.pdf', '-').stdout.replace('\n', '')
    ok(done.returncode == 0 and 'example.org/a-' in text and '…' in text and text.count('a-long-') < 8,
       'codes: of an address that nobody would type, how it begins', text)
    folder = make(work / 'no-margin', {'print': '{qr: true, notes: end}'})
    done = build(folder)
    ok(done.returncode == 1 and 'QR codes stand in the margin' in done.stderr,
       'codes: an error without a margin', done.stderr)


def check_testsheet(work):
    for name, width, height in (('a4', 297, 210), ('letter', 279.4, 215.9)):
        pdf = work / f'{name}.pdf'
        done = run(QUIRE, 'testsheet', '--sheet', name, '-o', pdf)
        again = subprocess.run([QUIRE, 'testsheet', '--sheet', name, '-o', '-'], capture_output=True,
                               check=False).stdout
        ok(done.returncode == 0 and clean(pdf) and pages_of(pdf) == 2 and again == pdf.read_bytes(),
           f'test sheet, {name}: two pages, the same bytes twice', done.stderr)
        ok(near(size(boxes(pdf)[0]['MediaBox']), (width * MM, height * MM)), f'test sheet, {name}: lies wide')
        front, back = (run('pdftotext', '-bbox', '-f', page, '-l', page, pdf, '-').stdout for page in (1, 2))
        ok('front.' in front and 'flip:' not in front, f'test sheet, {name}: the front has no answer')
        spots = {
            m[2]: float(m[1])
            for m in re.findall(r'<word (xMin="[\d.]+") yMin="([\d.]+)".*?>(short|long)<', back)
        }
        ok(
            spots.get('short', 999) < height * MM / 2 < spots.get('long', 0),
            f'test sheet, {name}: one answer above, the other below', back[:900])
        strokes = re.findall(r'([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l', re.sub(r'\s+', ' ', content(pdf)))
        ok(
            any(
                near((abs(float(s[2]) - float(s[0])), abs(float(s[3]) - float(s[1]))), (100 * MM, 0))
                for s in strokes), f'test sheet, {name}: the line is 100 mm long')
        lengths = Counter(round(math.dist(s[:2], s[2:]) / MM, 1)
                          for s in [[float(number) for number in stroke] for stroke in strokes])
        wanted = {4.0: 131, 1.6: 64, 8.0: 40, 3.2: 20, 1.2: 10, 2.5: 8, 20.0: 4, 100.0: 1}
        ok(lengths == wanted, f'test sheet, {name}: strokes of rulers, crosses and the scale', lengths)
        rows = [pixels(pdf, page, 72)[2] for page in (1, 2)]
        middle = [[row[x] for x in range(round(width / 2 * MM) - 26,
                                         round(width / 2 * MM) + 26)] for page in rows
                  for row in page[round(height / 2 * MM) - 26:round(height / 2 * MM) + 26]]
        ok(middle[:52] == middle[52:], f'test sheet, {name}: both crosses at the same spot')
    done = run(QUIRE, 'testsheet', '--sheet', 'a9')
    ok(done.returncode == 2 and 'a4' in done.stderr, 'test sheet: a size that there is not', done.stderr)


def check_errors(work):
    cases = {
        'a bleed larger than the paper':
            ('{bleed: 100 mm}', 'larger than the paper: the page has 148.0 x 210.0 mm'),
        'a bleed for which the sheet has no room':
            ('{bleed: 3 mm, impose: {sheet: a4}}', 'need 302.0 x 216.0 mm; the sheet has 297.0 x 210.0 mm'),
        'a sheet too small': ('{impose: {sheet: a5}}', 'need 296.0 x 210.0 mm'),
        'a signature of six': ('{impose: {signature: 6}}', 'cannot have 6 pages'),
        'pages filled to six': ('{fill: 6}', 'multiple of 6'),
        'a booklet that conforms': ('{conform: ua1, impose: {}}', 'cannot conform'),
    }
    for number, (what, (output, part)) in enumerate(cases.items()):
        folder = make(work / f'error-{number}', {'print': output})
        done = build(folder)
        ok(
            done.returncode == 1 and part in done.stderr and
            re.search(r'notebook\.yaml:\d+:\d+: error: ', done.stderr) and 'outputs.print' in done.stderr and
            not list(folder.glob('*.pdf')), f'{what}: an error at its line, nothing written', done.stderr)


def main():
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for check in (check_boxes, check_marks, check_fill, check_cover, check_gutter, check_inks,
                      check_edges, check_booklet, check_codes, check_testsheet, check_errors):
            check(work)
    return finish()


sys.exit(main())
