#!/usr/bin/env python3
"""What the finished PDF of the owner's notebook must satisfy, as TAP.

check.py QUIRE NOTEBOOK PDFJS - the program, the notebook's folder, pdfjs.js. Needs qpdf, poppler-utils,
mupdf-tools, node and libjs-pdf, localedef with the locale sources.
"""

import filecmp
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tap import finish, ok, run

sys.path.insert(0, str(Path(__file__).parent))
import words  # noqa: E402

QUIRE, NOTEBOOK, PDFJS = (Path(argument).resolve() for argument in sys.argv[1:4])


def output(*command):
    done = run(*command)
    if done.returncode != 0:
        print(
            f'# {" ".join(str(word) for word in command)}: exit {done.returncode}: '
            f'{done.stderr.strip()[:400]!r}'
        )
    return done.stdout


def check_same_bytes(work, pdf):
    other = work / 'elsewhere'
    other.mkdir()
    locales = work / 'locales'
    locales.mkdir()
    made = run('localedef', '-i', 'de_DE', '-f', 'UTF-8', locales / 'de_DE.UTF-8')
    ok((locales / 'de_DE.UTF-8').is_dir(), 'there is a locale with a decimal comma', made.stderr.strip())
    # glibc itself leaks a few bytes when LOCPATH is set: no leak check in this one run.
    second = run(QUIRE, 'build', os.path.relpath(NOTEBOOK, other), '-o', 'second.pdf', cwd=other,
                 TZ='Asia/Kolkata', LOCPATH=str(locales), LC_ALL='de_DE.UTF-8', LANG='de_DE.UTF-8',
                 ASAN_OPTIONS='detect_leaks=0')
    ok(second.returncode == 0 and filecmp.cmp(pdf, other / 'second.pdf', shallow=False),
       'the same bytes from another directory, time zone and locale', second.stderr.strip())


def check_structure(pdf):
    checked = run('qpdf', '--check', pdf)
    ok(checked.returncode == 0 and 'No syntax or stream encoding errors' in checked.stdout,
       'qpdf --check is clean', checked.stdout[-300:] + checked.stderr[-300:] if checked.returncode else '')
    fonts = [line.split() for line in output('pdffonts', pdf).splitlines()[2:]]
    bad = [
        ' '.join(font) for font in fonts if font[-5:-2] != ['yes', 'yes', 'yes'] or 'Type 3' in ' '.join(font)
    ]
    ok(len(fonts) >= 3 and not bad, f'{len(fonts)} fonts, all embedded, subset, with Unicode', *bad)
    size = pdf.stat().st_size
    ok(size < 2_000_000, f'{size} bytes, under 2 MB')


def check_info(pdf):
    info = dict(line.split(':', 1) for line in output('pdfinfo', pdf).splitlines() if ':' in line)
    pages = int(info['Pages'])
    ok(20 <= pages <= 40, f'{pages} pages, 20 to 40')
    ok(info['Page size'].strip().startswith('419.5'), f'page size {info["Page size"].strip()} is A5')
    ok(info['Title'].strip() == 'Field Notes' and info['Author'].strip() == 'Vijay Gupta', 'title and author')
    catalog = output('qpdf', '--show-object=trailer', pdf)
    root = re.search(r'/Root (\d+) 0 R', catalog)
    ok('/Lang (en-GB)' in output('qpdf', f'--show-object={root[1]}', pdf), 'the language is said')
    return pages


def check_date(work):
    out = work / 'dated.pdf'
    run(QUIRE, 'build', NOTEBOOK, '-o', out, SOURCE_DATE_EPOCH='1000000000')
    ok('CreationDate D:20010909014640Z' in output('node', PDFJS, 'facts', out),
       'SOURCE_DATE_EPOCH is the date')


def check_text(pdf, parts):
    extractors = {
        'pdftotext': (['pdftotext', '-enc', 'UTF-8', pdf,
                       '-'], 200),  # it sets the lines of a note around the block beside them
        'pdftotext -raw': (['pdftotext', '-raw', '-enc', 'UTF-8', pdf, '-'], 0),
        'pdftotext -layout': (['pdftotext', '-layout', '-enc', 'UTF-8', pdf, '-'], 40),
        'mutool': (['mutool', 'draw', '-q', '-F', 'text', pdf], 6),
        'pdf.js': (['node', PDFJS, 'text', pdf], 0),
    }
    for name, (command, note_gap) in extractors.items():
        found = words.split_found(output(*command))
        faults = words.missing(found, parts, note_gap)
        ok(
            len(found) > 1000 and not faults,
            f'{name}: {len(found)} words, every word of the content in order', *faults)
    check_notices(words.split_found(output('pdftotext', '-raw', '-enc', 'UTF-8', pdf, '-')), parts)


def check_notices(found, parts):
    """The comparison itself: a word taken out, or two swapped, must be noticed."""
    body = [
        word for _, flowing, _, _ in words.texts_of(parts) for _, text, _ in flowing
        for word in words.split_expected(text)
    ]
    rare = [
        word for word in dict.fromkeys(body) if len(word) > 6 and sum(w.text == word for w in found) == 1
    ][::15]
    unnoticed = []
    for word in rare:
        at = next(i for i, w in enumerate(found) if w.text == word)
        if not words.missing(found[:at] + found[at + 1:], parts, 0):
            unnoticed.append(f'without {word}')
    ok(len(rare) >= 10 and not unnoticed, f'each of {len(rare)} words taken out is missed', *unnoticed)


def read_facts(pdf):
    facts = {'label': [], 'outline': [], 'link': [], 'info': []}
    for line in output('node', PDFJS, 'facts', pdf).splitlines():
        kind, _, rest = line.partition(' ')
        if kind in facts:
            facts[kind].append(rest)
    return facts


def check_links(facts, parts, pages, dump):
    targets = [rest.split(' ', 1)[1] for rest in facts['link']]
    inner = [target for target in targets if target.startswith('page ')]
    lost = [target for target in inner if not 1 <= int(target.split()[1]) <= pages]
    ok(len(inner) >= 9 and not lost, f'{len(inner)} links within the notebook, all lead to a page', *lost)
    wanted = {
        target for _, values in parts for _, _, spans in values for kind, _, _, target in spans
        if kind == 'link'
    }
    lost = [
        target for target in wanted if not any(found.rstrip('/') == target.rstrip('/') for found in targets)
    ]
    ok(len(wanted) >= 5 and not lost, f'{len(wanted)} addresses of the content are links', *lost)
    labels = [rest.partition(' ')[2] for rest in facts['label']]
    printed = re.findall(r'^page \d+(?: label "((?:[^"\\]|\\.)*)")?', dump, re.M)
    ok(
        len(labels) == pages and labels == printed, 'page labels are those of the pages',
        *([] if labels == printed else [labels, printed]))


def check_outline(facts, parts, pages):
    lines = [re.match(r'(\d+) (\d+) (.*)', rest).groups() for rest in facts['outline']]
    lost = [line for line in lines if not 1 <= int(line[1]) <= pages]
    ok(not lost, f'{len(lines)} outline entries lead to a page', *lost)
    order = [int(page) for _, page, _ in lines]
    ok(order == sorted(order), 'they stand in the order of the pages')
    tops = [title for level, _, title in lines if level == '1']
    titles = [text for _, values in parts[1:] for path, text, _ in values if path == 'title']
    lost = [title for title in titles if not any(title in top for top in tops)]
    ok(len(titles) >= 9 and not lost, f'{len(titles)} entries stand in it', *lost)


def check_contents(pdf, facts, parts, dump):
    """The numbers in the contents are the labels of the pages on which the entries begin."""
    labels = [rest.partition(' ')[2] for rest in facts['label']]
    starts = {re.match(r'\d+ \d+ (.*)', rest)[1]: int(rest.split()[1]) for rest in facts['outline']}
    text = re.sub(r'\s+', ' ', output('pdftotext', '-layout', '-enc', 'UTF-8', pdf, '-'))
    lost = []
    for _, values in parts[1:]:
        own = {path: value for path, value, _ in values}
        if 'title' not in own or not own.get('contents'):
            continue
        page = next((page for title, page in starts.items() if own['title'] in title), None)
        if page is None or not re.search(
                re.escape(own['contents']) + r'[ .]+p\. ?' + re.escape(labels[page - 1]) + r'(?!\w)', text):
            lost.append(f'{own["contents"]}: not with {labels[page - 1] if page else "any page"}')
    ok(not lost, 'the contents name the true pages', *lost)


def check_strict(work):
    strict = run(QUIRE, 'build', NOTEBOOK, '--strict', '-o', work / 'strict.pdf')
    ok(strict.returncode == 0 and strict.stderr == '' and strict.stdout.endswith('no warnings\n'),
       '--strict finds nothing', *strict.stderr.splitlines())


def break_entry(folder):
    entry = sorted((folder / 'entries').iterdir())[0]
    entry.write_text(entry.read_text(encoding='utf-8') + '\nno-such-key: true\n', encoding='utf-8')


def check_errors(work, pdf):
    copy, kept = work / 'copy', work / 'kept'
    shutil.copytree(NOTEBOOK, copy)
    kept.mkdir()
    shutil.copy(pdf, kept / 'copy.pdf')
    break_entry(copy)
    broken = run(QUIRE, 'build', copy, cwd=kept)
    ok(broken.returncode == 1 and 'no-such-key' in broken.stderr, 'an error in the content: exit 1',
       broken.stderr.strip()[:200])
    ok(
        filecmp.cmp(pdf, kept / 'copy.pdf', shallow=False) and len(list(kept.iterdir())) == 1,
        'the old PDF stays, and nothing else')
    for target, what in ((work / 'missing' / 'a.pdf', 'a missing folder'), (kept, 'a folder')):
        done = run(QUIRE, 'build', NOTEBOOK, '-o', target)
        ok(done.returncode == 3 and 'cannot write' in done.stderr, f'-o {what}: exit 3', done.stderr.strip())
    with open('/dev/full', 'wb') as full:
        done = subprocess.run([QUIRE, 'build', NOTEBOOK, '-o', '-'], stdout=full, stderr=subprocess.PIPE,
                              text=True)
    ok(done.returncode == 3 and 'standard output' in done.stderr, 'a full disk: exit 3', done.stderr.strip())
    for bad in (['--pages', '99'], ['--pages', '5-2'], ['--format', 'doc'], ['--no-such'],
                ['--format', 'png', '-o', '-']):
        done = run(QUIRE, 'build', NOTEBOOK, *bad, cwd=work)
        ok(done.returncode == 2 and done.stderr.startswith('quire: error: '), f'{" ".join(bad)}: exit 2',
           done.stderr.strip())


def check_formats(work, pdf):
    part = work / 'part.pdf'
    done = run(QUIRE, 'build', NOTEBOOK, '--pages', '2-3,iv', '-o', part)
    ok(
        done.returncode == 0 and 'Pages:           3' in output('pdfinfo', part) and
        run('qpdf', '--check', part).returncode == 0, '--pages 2-3,iv gives three', done.stderr.strip())
    piped = subprocess.run([QUIRE, 'build', NOTEBOOK, '-o', '-'], capture_output=True, check=False).stdout
    ok(piped == pdf.read_bytes(), '-o - gives the same bytes')
    done = run(QUIRE, 'build', NOTEBOOK, '--format', 'png', '--dpi', '72', '--pages', '5-6', '-o',
               work / 'page.png')
    pictures = [work / 'page-005.png', work / 'page-006.png']
    ok(
        done.returncode == 0 and
        all(p.exists() and p.read_bytes()[:8] == b'\x89PNG\r\n\x1a\n' for p in pictures), 'two pages as PNG')
    width = int.from_bytes(pictures[0].read_bytes()[16:20], 'big') if pictures[0].exists() else 0
    ok(419 <= width <= 421, f'{width} pixels wide at 72 dpi')
    done = run(QUIRE, 'build', NOTEBOOK, '--format', 'svg', '--pages', '5', '-o', work / 'one.svg')
    ok(done.returncode == 0 and '<svg' in (work / 'one.svg').read_text(encoding='utf-8')[:400],
       'a page as SVG keeps its name')


def main():
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        pdf = work / 'field-notes.pdf'
        built = run(QUIRE, 'build', NOTEBOOK, '-o', pdf)
        if not ok(built.returncode == 0 and pdf.exists(), 'builds', *built.stderr.splitlines()):
            return finish()
        dump = output(QUIRE, 'build', NOTEBOOK, '--dump=pages')
        parts = words.read_model(output(QUIRE, 'build', NOTEBOOK, '--dump=model'))
        check_structure(pdf)
        pages = check_info(pdf)
        facts = read_facts(pdf)
        check_same_bytes(work, pdf)
        check_date(work)
        check_text(pdf, parts)
        check_links(facts, parts, pages, dump)
        check_outline(facts, parts, pages)
        check_contents(pdf, facts, parts, dump)
        check_strict(work)
        check_errors(work, pdf)
        check_formats(work, pdf)
    return finish()


if __name__ == '__main__':
    sys.exit(main())
