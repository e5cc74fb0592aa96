#!/usr/bin/env python3
"""edits.py QUIRE NOTEBOOK - edit stability, as TAP.

Ten edits, chosen by a fixed seed, each of one prose paragraph of one entry. The truth is the page dump: the
pages whose items differ. `quire diff` names exactly these, and every other page of the PDF keeps its content
stream byte for byte.
"""

import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tap import finish, ok

EDITS = 10
WORDS = 'quartz zephyr jukebox @ 7,5% “vexed” flâneur Żółw fjord & ~ office waffle № 12'.split()


def run(*args, check=True):
    done = subprocess.run([str(a) for a in args], capture_output=True, env={
        **os.environ, 'SOURCE_DATE_EPOCH': '1700000000'
    })
    if check and done.returncode != 0:
        sys.exit(f'{args}: {done.returncode}\n{done.stderr.decode()}')
    return done


def content_streams(pdf):
    pages = json.loads(run('qpdf', '--json', '--json-key=pages', pdf).stdout)['pages']
    return [
        b''.join(
            run('qpdf', f'--show-object={c.replace(" R", "").replace(" ", ",")}', '--filtered-stream-data',
                pdf).stdout for c in page['contents']) for page in pages
    ]


def dumped_pages(quire, notebook):
    """What each page shows: items without the numbers of nodes, marks and links, which show nothing."""
    pages = []
    for line in run(quire, 'build', notebook, '--dump=pages').stdout.decode().splitlines():
        if line.startswith('page '):
            pages.append([])
        elif pages and not line.startswith(' '):
            break  # the tree follows
        if pages and not re.match(r'\s*(mark|link) ', line):
            pages[-1].append(re.sub(r' node \d+', '', line))
    return pages


def edit(rng, notebook):
    """Puts a word into a paragraph, takes one out, or swaps two; returns what was done."""
    places = []
    for path in sorted(notebook.glob('entries/*.yaml')):
        for number, line in enumerate(path.read_text(encoding='utf-8').splitlines()):
            if re.match(r'\s{6,}[A-Z][^:#\[\]{}]*$', line) and len(line.split()) > 5:
                places.append((path, number))
    path, number = rng.choice(places)
    lines = path.read_text(encoding='utf-8').splitlines()
    indent = re.match(r'\s*', lines[number])[0]
    words = lines[number].split()
    at = rng.randrange(1, len(words) - 1)
    kind = rng.choice(['put in', 'take out', 'swap'])
    plain = [i for i in range(1, len(words)) if words[i].isalpha()]
    if kind == 'put in' or len(plain) < 2:
        words[at:at] = rng.sample(WORDS, 2)
    elif kind == 'take out':
        del words[rng.choice(plain)]
    else:
        a, b = rng.sample(plain, 2)
        words[a], words[b] = words[b], words[a]
    lines[number] = indent + ' '.join(words)
    path.write_text('\n'.join(lines) + '\n', encoding='utf-8')
    return f'{kind}, {path.name}:{number + 1}'


def main():
    quire, source = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    rng = random.Random(41)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        before, after = folder / 'before', folder / 'after'
        shutil.copytree(source, before)
        run(quire, 'build', before, '-o', folder / 'before.pdf')
        old_streams, old_dump = content_streams(folder / 'before.pdf'), dumped_pages(quire, before)
        some = False
        for _ in range(EDITS):
            shutil.rmtree(after, ignore_errors=True)
            shutil.copytree(before, after)
            what = edit(rng, after)
            run(quire, 'build', after, '-o', folder / 'after.pdf')
            streams, dump = content_streams(folder / 'after.pdf'), dumped_pages(quire, after)
            truth = [i for i in range(len(dump)) if i >= len(old_dump) or dump[i] != old_dump[i]]
            some = some or truth
            done = run(quire, 'diff', folder / 'before.pdf', folder / 'after.pdf', '--json', check=False)
            changes = json.loads(done.stdout)
            named = sorted(c['new'] - 1 for c in changes['changes'] if c['change'] in ('changed', 'added'))
            bytes_differ = [
                i for i in range(len(streams)) if i >= len(old_streams) or streams[i] != old_streams[i]
            ]
            fine = named == truth and done.returncode == (1 if truth or len(dump) != len(old_dump) else 0)
            ok(fine, f'diff names {[i + 1 for i in truth]}: {what}',
               f'named {[i + 1 for i in named]}, exit {done.returncode}')
            beyond = [i + 1 for i in bytes_differ if i not in truth]
            ok(not beyond, f'the other pages keep their bytes: {what}', f'pages {beyond} differ')
        ok(some, 'the edits reach pages')
        same = run(quire, 'diff', folder / 'before.pdf', folder / 'before.pdf', check=False)
        ok(same.returncode == 0, 'a file has no changes to itself')
    return finish()


sys.exit(main())
