#!/usr/bin/env python3
"""Outputs: variants of one notebook, as TAP.

outputs.py QUIRE NOTEBOOK PDFJS - the program, the owner's notebook, pdfjs.js. Needs qpdf, poppler-utils,
mupdf-tools, node and libjs-pdf, python3-pdfminer and python3-pypdf (of the python that has them).
"""

import json
import os
import random
import re
import struct
import sys
import tempfile
import zlib
from pathlib import Path

from tap import finish, ok, run

sys.path.insert(0, str(Path(__file__).parent))
import sections  # noqa: E402

QUIRE, NOTEBOOK, PDFJS = (Path(argument).resolve() for argument in sys.argv[1:4])

BASE = 'title: t\nowner: {name: N}\nfront: [zero.yaml]\nentries: [one.yaml, two.yaml]\n'
FILES = {
    'zero.yaml': 'id: zero\nbody:\n  - contents: contents\n',
    'one.yaml':
        'title: the first\ntags: long\nbody:\n'
        '  - prose: here is alpha[^n] and [a link](https://example.org/path/), see [](#two) or '
        '[there](#part).\n'
        '  - prose: only bravo\n    tags: work\nnotes: {n: the note charlie}\n',
    'two.yaml':
        'title: the second\nbody:\n  - prose: now delta and ==marked== words\n    id: part\n'
        '  - prose: then echo\n    tags: work\n',
}


def text_of(pdf, *options):
    return run('pdftotext', *options, '-enc', 'UTF-8', pdf, '-').stdout


def one_line(text):
    return re.sub(r'\s+', ' ', text)


def make(folder, outputs, **files):
    folder.mkdir(exist_ok=True)
    (folder / 'notebook.yaml').write_text(BASE + ('outputs:\n' + outputs if outputs else ''),
                                          encoding='utf-8')
    for name, text in {**FILES, **{key.replace('_', '.'): value for key, value in files.items()}}.items():
        (folder / name).write_text(text, encoding='utf-8')
    return folder


def build(folder, *options):
    """The finished process, and the files in a folder of their own."""
    out = folder / 'out'
    out.mkdir(exist_ok=True)
    for old in out.iterdir():
        old.unlink()
    return run(QUIRE, 'build', folder, *options, cwd=out), {path.name: path for path in sorted(out.iterdir())}


def check_names(work):
    folder = make(work / 'names', '  screen:\n  short: {entries: one}\n  own: {file: mine.pdf}\n')
    done, files = build(folder)
    ok(done.returncode == 0 and list(files) == ['names.pdf'],
       'without --output the first, called like the folder', done.stderr, files)
    done, files = build(folder, '--output', 'own', '--output', 'short')
    ok(done.returncode == 0 and sorted(files) == ['mine.pdf', 'names-short.pdf'], 'two that are named',
       done.stderr, files)
    ok(done.stdout.splitlines()[0].startswith('mine.pdf: ') and len(done.stdout.splitlines()) == 3,
       'a line of the summary each', done.stdout)
    done, files = build(folder, '--all-outputs')
    ok(done.returncode == 0 and sorted(files) == ['mine.pdf', 'names-short.pdf', 'names.pdf'], 'all of them',
       done.stderr, files)
    alone, _ = build(folder, '--output', 'short', '-o', folder / 'alone.pdf')
    ok(
        alone.returncode == 0 and
        (folder / 'alone.pdf').read_bytes() == build(folder, '-a')[1]['names-short.pdf'].read_bytes(),
        'one of several has the same bytes as one alone')
    done, files = build(folder, '-a', '-o', folder)
    ok(done.returncode == 0 and not files and (folder / 'mine.pdf').exists(), '-o takes a folder for several',
       done.stderr)
    ok('output-unknown' in build(folder, '--output', 'no', '--json')[0].stdout,
       'an output that is not there has an id of its own')
    for options, said in ((['--output', 'shrot'], 'did you mean "short"?'), (['--output', 'far-away'],
                                                                             'it has screen, short or own'),
                          (['-a', '-o', 'a.pdf'], 'name a folder that exists'), (['-a', '--dump', 'pages'],
                                                                         'name one with --output')):
        done, files = build(folder, *options)
        ok(done.returncode == 2 and said in done.stderr and not files, f'{" ".join(options)}: exit 2, {said}',
           done.returncode, done.stderr)
    _, files = build(make(work / 'plain', None))
    ok(list(files) == ['plain.pdf'], 'a notebook without outputs is as it was')
    done, _ = build(work / 'plain', '--output', 'screen')
    ok(done.returncode == 2 and 'it has none' in done.stderr, 'and has no output to be named', done.stderr)


def check_selection(work):
    folder = make(
        work / 'select',
        '  all:\n  one: {entries: one, lost-links: quiet}\n  tagged: {tags: work}\n  block: {entries: part}\n'
        '  without: {without: [work, zero], lost-links: quiet}\n')
    done, files = build(folder, '-a')
    texts = {name[7:-4] or 'all': one_line(text_of(path)) for name, path in files.items()}
    wanted = {
        'all': 'alpha bravo delta echo',
        'one': 'alpha bravo',
        'tagged': 'bravo echo',
        'block': 'delta',
        'without': 'alpha delta'
    }
    for name, words in wanted.items():
        said = [word for word in ('alpha', 'bravo', 'delta', 'echo') if word in texts.get(name, '')]
        ok(said == words.split(), f'{name} holds {words}', said, done.stderr)
    ok('“the second”' in texts['one'] and ' or there.' in texts['one'],
       'a reference to what is left out has the title instead', texts['one'])
    ok('ENTRY 02' in texts['block'] and 'ENTRY 01' not in texts['block'], 'entries keep their numbers')
    done, files = build(folder, '--output', 'all')
    ok('the second' in texts['all'] and re.search(r'the first .*p\. 1', texts['all']) is not None,
       'contents of its own', texts['all'])
    done, _ = build(make(work / 'lost', '  one: {entries: one}\n'))
    ok(done.returncode == 0 and done.stderr.count('is not in the output "one"') == 2,
       'lost references are warnings', done.stderr)
    done, files = build(work / 'lost', '--strict')
    ok(done.returncode == 1 and not files, 'and errors with --strict', done.stderr)


def check_notes_and_links(work):
    folder = make(
        work / 'notes',
        '  margin:\n  after: {notes: after}\n  end: {notes: end, links: printed, style: {notes: {heading: '
        'remarks}}}\n'
    )
    _, files = build(folder, '-a')
    after, end = (text_of(files[f'notes-{name}.pdf'], '-raw') for name in ('after', 'end'))
    ok(
        re.search(r'alpha 1 and', after) and re.search(r'there\.\n1 the note charlie\nonly bravo', after),
        'a note stands behind its block', after)
    ok(
        re.search(r'alpha 1 and', end) and re.search(r'only bravo\nremarks\n1 the note charlie', end),
        'or at the end of the entry', end)
    ok('a link (example.org/path), see' in one_line(end) and 'example.org' not in after,
       'addresses are printed where that is wanted', end)
    for name in ('after', 'end'):
        facts = run('node', PDFJS, 'facts', files[f'notes-{name}.pdf']).stdout
        to_first = re.findall(r'^link (\d+) page (\d+)$', facts, re.M)
        ok(len([1 for a, b in to_first if a == b]) >= 2, f'{name}: number and note lead to each other', facts)
    ends = {
        name: max(
            float(x) + float(width)
            for x, width in re.findall(r'text ([\d.]+),[\d.]+ w ([\d.]+) \[Quire Hand ',
                                       run(QUIRE, 'build', folder, '--output', name, '--dump=pages').stdout))
        for name in ('margin', 'end')
    }
    ok(ends['margin'] < 300 < 330 < ends['end'], 'the text has the track of the notes', ends)


def colours_of(dump):
    return set(re.findall(r'#([0-9a-f]{6})', dump))


def check_looks(work):
    folder = make(
        work / 'looks',
        '  screen:\n  grey: {colour: grey}\n  bare: {ruling: false, tint: false}\n  paper: {paper: dot}\n'
        '  serif: {style: {styles: {body: {font: serif}}}}\n  a4: {layout: field-notes-a4}\n'
        '  steady: {hand: off}\n'
        '  plain: {decoration: false, style: {decoration: [highlighter]}}\n')
    dumps = {name: run(QUIRE, 'build', folder, '--output', name, '--dump=pages').stdout
             for name in ('screen', 'grey', 'bare', 'paper', 'serif', 'a4', 'steady', 'plain')}
    ok(
        any(c[0:2] != c[2:4] for c in colours_of(dumps['screen'])) and
        all(c[0:2] == c[2:4] == c[4:6] for c in colours_of(dumps['grey'])), 'grey has greys only',
        colours_of(dumps['grey']))
    background = re.search(r'^background .*?(?=^page|^background)', dumps['bare'], re.M | re.S)
    ok(background and 'stroke' not in background[0] and 'fill' not in background[0] and
       'stroke' in dumps['screen'], 'no ruling and no tint', background and background[0])
    ok(
        'background dot' in dumps['paper'] and
        'background ruled' not in dumps['paper'].split('page 1 ')[1].split('page 2 ')[0], 'another paper')
    ok('[EB Garamond' in dumps['serif'] and '[EB Garamond' not in dumps['screen'],
       'keys of a layout on top of it')
    ok('419.53x595.28' in dumps['screen'] and '595.28x841.89' in dumps['a4'], 'another layout')
    ok(dumps['steady'] != dumps['screen'], 'a steadier hand')
    ok('ffe55c' in colours_of(dumps['screen']) and 'ffe55c' not in colours_of(dumps['plain']),
       'no colours of decoration')
    done, files = build(make(work / 'bad', '  one:\n    style:\n      styles: {body: {font: sanserif}}\n'))
    ok(done.returncode == 1 and 'notebook.yaml:8:29: error' in done.stderr and not files,
       'an error in a style has its place', done.stderr)
    done, files = build(make(work / 'half', '  fine:\n  bad: {style: {colours: {ink: nope}}}\n'), '-a')
    ok(done.returncode == 1 and not files, 'an error in one of several: none is written', done.stderr)


def write_png(path, width, height):
    """A picture that does not pack: chance."""
    chance = random.Random(7)
    rows = b''.join(b'\0' + chance.randbytes(width * 3) for _ in range(height))
    chunk = lambda kind, data: struct.pack('>I', len(data)) + kind + data + struct.pack(
        '>I', zlib.crc32(kind + data))  # noqa: E731
    path.write_bytes(b'\x89PNG\r\n\x1a\n' +
                     chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0)) +
                     chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))


def check_limit(work):
    folder = make(work / 'limit', '  roomy: {limit: 2 MB}\n  tight: {limit: 2 kB}\n')
    done, files = build(folder)
    ok(done.returncode == 0 and files, 'a file within its limit', done.stderr)
    done, files = build(folder, '--output', 'tight')
    ok(
        done.returncode == 1 and not files and
        'size-limit' in build(folder, '--output', 'tight', '--json')[0].stdout, 'beyond it: an error',
        done.stderr)
    ok(re.search(r'has \d+ kB, and its limit is 2 kB\n.*\n *(fonts|pages) \d+ kB, .*the rest', done.stderr),
       'that says what weighs what', done.stderr)
    done, files = build(folder, '-a')
    ok(done.returncode == 1 and not files, 'and no other output is written')
    done, _ = build(folder, '--report')
    ok(re.search(r'what weighs what in limit.pdf\n(.*%\n)+.*together +\d+ kB 100.0 %\n', done.stdout),
       '--report prints a table', done.stdout)


def check_pictures(work):
    """A photo of chance at 1200 dpi: too large as it is, and small enough with fewer pixels."""
    folder = make(
        work / 'pictures',
        '  all: {limit: 600 kB}\n  free:\n  small: {limit: 40 kB}\n  grey: {colour: grey}\n',
        two_yaml='title: b\nbody:\n  - photo: p.jpg\n    alt: chance\n    width: 80 mm\n  - words\n    \n',
        one_yaml='title: a\nbody: [x]\n')
    write_png(folder / 'p.png', 1400, 1400)
    made = run('/usr/bin/python3', '-c',
               'import sys; from PIL import Image; Image.open(sys.argv[1]).save(sys.argv[2], quality=88)',
               folder / 'p.png', folder / 'p.jpg')
    if made.returncode != 0:
        run('convert', folder / 'p.png', '-quality', '88', folder / 'p.jpg')
    if not ok((folder / 'p.jpg').exists(), 'a photo to try with', made.stderr):
        return
    done, files = build(folder, '--output', 'free')
    size = files['pictures-free.pdf'].stat().st_size if files else 0
    ok(size > 600_000, f'{size} bytes as it is', done.stderr)
    done, files = build(folder, '--output', 'all')
    size = files['pictures.pdf'].stat().st_size if files else 0
    ok(0 < size <= 600_000 and 'pictures at' in done.stdout, f'{size} bytes with fewer pixels', done.stderr,
       done.stdout)
    done, files = build(folder, '--output', 'free', '--output', 'grey')
    kinds = [
        run('pdfimages', '-list', files[f'pictures-{name}.pdf']).stdout.splitlines()[-1].split()[5]
        if files else '' for name in ('free', 'grey')
    ]
    ok(kinds == ['rgb', 'gray'], 'a grey output has grey pictures, and only that', *kinds)
    done, files = build(folder, '--output', 'small')
    ok(done.returncode == 1 and not files and 'pictures have 110 dpi already' in done.stderr,
       'and an error where that is not enough', done.stderr)


def pythons(code, pdf):
    """Runs code with the first python that has its modules."""
    for python in (sys.executable, '/usr/bin/python3'):
        done = run(python, '-c', code, pdf)
        if 'ModuleNotFoundError' not in done.stderr:
            return done.stdout
    print('# no python has the modules: install python3-pdfminer and python3-pypdf')
    return ''


def check_application(work):
    pdf = work / 'application.pdf'
    done = run(QUIRE, 'build', NOTEBOOK, '--output', 'application', '-o', pdf, '--strict')
    if not ok(done.returncode == 0 and pdf.exists(), 'the application builds without a warning', done.stderr):
        return
    size = pdf.stat().st_size
    ok(size <= 500_000, f'{size} bytes, at most 500 kB')
    texts = {
        'pdftotext': text_of(pdf),
        'pdftotext -raw': text_of(pdf, '-raw'),
        'pdftotext -layout': text_of(pdf, '-layout'),
        'mutool': run('mutool', 'draw', '-q', '-F', 'text', pdf).stdout,
        'pdf.js': run('node', PDFJS, 'text', pdf).stdout,
        'pdfminer.six': pythons(
            'import sys; from pdfminer.high_level import extract_text; print(extract_text(sys.argv[1]))',
            pdf),
        'pypdf': pythons(
            'import sys, pypdf; print("\\n".join(p.extract_text() for p in '
            'pypdf.PdfReader(sys.argv[1]).pages))',
            pdf),
    }
    source = (NOTEBOOK / 'front' / 'application.yaml').read_text(encoding='utf-8')
    lines = [
        re.sub(r'\[([^\]]*)\]\([^)]*\)', r'\1', re.sub(r'\*\*', '', line)).strip(' "') for line in re.findall(
            r'^ +(?:- heading: |- job: |dates: |- |role: )(?!prose|resume|list|heading|job)(.+)$', source,
            re.M)
    ]
    name = re.search(r'^ +name: (.+)$', (NOTEBOOK / 'notebook.yaml').read_text(encoding='utf-8'), re.M)[1]
    ok(len(lines) >= 20, f'{len(lines)} lines to look for')
    for tool, text in texts.items():
        flat = one_line(text)
        ok(flat.strip().startswith(name), f'{tool}: the name comes first', flat[:80])
        at, lost = 0, []
        for line in lines:
            found = flat.find(one_line(line), at)
            if found < 0:
                lost.append(line)
            at = max(at, found)
        ok(not lost, f'{tool}: every line of the first page whole and in order', *lost,
           flat[:3000] if lost else '')
        ok(
            not re.search('[\ufb00-\ufb06\u00ad\ufffd]', text), f'{tool}: no ligatures, no soft hyphens', *[
                one_line(text[max(0,
                                  m.start() - 30):m.end() + 30])
                for m in re.finditer('[\ufb00-\ufb06\u00ad\ufffd]', text)
            ])
    check_parsed(pdf, name)


def check_parsed(pdf, name):
    items = json.loads(run('node', PDFJS, 'items', pdf).stdout or '[]')
    parsed = sections.read(items)
    ok(parsed['name'] == name, 'a parser finds the name', parsed['name'])
    ok(
        len(parsed['mail']) == 1 and parsed['mail'][0].endswith('.com') and len(parsed['addresses']) >= 4,
        'and the addresses', parsed)
    ok({'Experience', 'Projects', 'Skills'} <= set(parsed['sections']), 'and the sections',
       list(parsed['sections']))
    jobs = ' '.join(parsed['sections'].get('Experience', []))
    dates = re.findall(r'[A-Z][a-z]+ 20\d\d – (?:present|[A-Z][a-z]+ 20\d\d)', jobs)
    ok(len(dates) == 3, 'and a time for each job', dates, jobs)
    light = [[text, font.replace('Bold', 'Regular'), x, y] for text, font, x, y in items]
    ok(not sections.read(light)['sections'], 'which it would not if headings were not bold')


def check_shipped(work):
    out = work / 'shipped'
    out.mkdir()
    done = run(QUIRE, 'build', NOTEBOOK, '--all-outputs', '-o', out)
    found = sorted(path.name for path in out.iterdir())
    ok(done.returncode == 0 and len(found) >= 5,
       f'the owner\'s notebook in all its outputs: {", ".join(found)}', done.stderr)
    bad = [path.name for path in out.iterdir() if run('qpdf', '--check', path).returncode != 0]
    ok(not bad, 'each one is sound', *bad)
    large = [
        f'{path.name}: {path.stat().st_size}' for path in out.iterdir() if path.stat().st_size > 2_000_000
    ]
    ok(not large, 'none is over 2 MB', *large)
    with_page = [
        path.name for path in out.iterdir() if 'Data warehouse integration' in one_line(text_of(path))
    ]
    ok(len(with_page) == 1, 'the page for recruiters is in one of them', *with_page)


def main():
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        check_names(work)
        check_selection(work)
        check_notes_and_links(work)
        check_looks(work)
        check_limit(work)
        check_pictures(work)
        check_application(work)
        check_shipped(work)
    return finish()


if __name__ == '__main__':
    os.environ.pop('SOURCE_DATE_EPOCH', None)
    sys.exit(main())
