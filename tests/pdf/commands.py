#!/usr/bin/env python3
"""quire new, text, watch and diff, from their command lines, and what stands on a terminal meanwhile.

commands.py QUIRE FIELD-NOTES - prints TAP
"""

import json
import os
import pty
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tap import finish, ok, run

QUIRE, FIELD_NOTES = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
LAYOUTS = ('field-notes-a5', 'field-notes-a4', 'field-notes-letter', 'field-notes-pocket')

TEXT = '''# the first page.

A page is Markdown, set line by line on the rules. It knows emphasis, strong words, a highlighter, a line under it and links that work. A blank line begins a new paragraph. [https://example.org]
'''


def new(folder):
    for layout in LAYOUTS:
        notebook = folder / f'of-{layout}'
        done = run(QUIRE, 'new', notebook, '--layout', layout)
        ok(done.returncode == 0, f'new with {layout}', done.stderr)
        done = run(QUIRE, 'build', notebook, '--strict', '--verify', '-o', folder / 'new.pdf')
        ok(done.returncode == 0 and 'no warnings' in done.stdout and done.stderr == '',
           'it builds and verifies without a word', done.stdout + done.stderr)
        ok(run(QUIRE, 'verify', folder / 'new.pdf', notebook).returncode == 0, 'and so does its file')
    before = {path: path.read_bytes() for path in notebook.rglob('*.yaml')}
    done = run(QUIRE, 'new', notebook)
    ok(
        done.returncode == 3 and 'not empty' in done.stderr and
        before == {path: path.read_bytes() for path in notebook.rglob('*.yaml')},
        'a folder that is not empty is left alone', done.stderr)
    (folder / 'file').write_text('mine', encoding='utf-8')
    done = run(QUIRE, 'new', folder / 'file')
    ok(done.returncode == 3 and (folder / 'file').read_text(encoding='utf-8') == 'mine', 'so is a file',
       done.stderr)
    ok(run(QUIRE, 'new', folder / 'no' / 'such').returncode == 3, 'a folder in one that is not there')
    done = run(QUIRE, 'new', folder / 'odd', '--layout', 'nosuch')
    ok(done.returncode == 1 and not (folder / 'odd').exists() and 'field-notes-a5' in done.stderr,
       'a layout that is not there', done.stderr)
    ok(run(QUIRE, 'new').returncode == 2, 'no name')
    done = run(QUIRE, 'new', folder / "it's \"odd\": - #1")
    ok(
        done.returncode == 0 and
        run(QUIRE, 'check', folder / "it's \"odd\": - #1", '--strict').returncode == 0,
        'a name full of signs', done.stderr)


def text(folder):
    notebook = folder / 'plain'
    run(QUIRE, 'new', notebook)
    done = run(QUIRE, 'text', notebook)
    ok(done.returncode == 0 and TEXT in done.stdout, 'text of a new notebook',
       done.stdout)
    ok(
        re.search(r'^1\. write your name into notebook.yaml\n2\. change these words\n3\. run', done.stdout,
                  re.M), 'a list is one', done.stdout)
    ok('\n\nnote: a margin note hangs beside its word.\n\n' in done.stdout, 'a note follows its paragraph',
       done.stdout)
    ok('\u00ad' not in done.stdout and not re.search(r'[ \t]$|\n\n\n', done.stdout, re.M),
       'no soft hyphen, no blank at an end, one empty line at most')
    run(QUIRE, 'text', notebook, '-o', folder / 'plain.txt')
    ok((folder / 'plain.txt').read_text(encoding='utf-8') == done.stdout, 'into a file')
    pocket = run(QUIRE, 'text', notebook, '--layout', 'field-notes-pocket').stdout
    ok(
        re.sub(r'p\. \d+', 'p. N', pocket) == re.sub(r'p\. \d+', 'p. N', done.stdout),
        'the same words in the same order on other paper', pocket)
    ok(run(QUIRE, 'text', folder / 'none').returncode != 0, 'of no notebook')
    first, second = run(QUIRE, 'text', FIELD_NOTES).stdout, run(QUIRE, 'text', FIELD_NOTES).stdout
    ok(first == second and len(first) > 10000, 'the same every time')


def wait_for(lines, number):
    end = time.time() + 20
    while time.time() < end:
        found = lines.read_text(encoding='utf-8').splitlines()
        if len(found) >= number:
            return found
        time.sleep(0.05)
    return lines.read_text(encoding='utf-8').splitlines()


def blocked(child):
    """The signals that a program blocks, as bits."""
    return int(re.search(r'SigBlk:\s*(\w+)', Path('/proc', str(child.pid), 'status').read_text())[1], 16)


def wait_until_blocked(child, wanted=(1 << signal.SIGINT - 1 | 1 << signal.SIGTERM - 1)):
    """watch takes signals as news while it waits for changes, and blocks none while it builds. All are
    blocked for a moment where a thread begins."""
    end = time.monotonic() + 20
    while child.poll() is None and time.monotonic() < end:
        if blocked(child) == wanted:
            return True
        time.sleep(0.01)
    return False


def watch(folder):
    notebook, pdf, lines = folder / 'watched', folder / 'watched.pdf', folder / 'lines'
    run(QUIRE, 'new', notebook)
    entry = notebook / 'entries' / '02-blocks.yaml'
    with lines.open('w', encoding='utf-8') as out:
        child = subprocess.Popen([QUIRE, 'watch', notebook, '-o', pdf], stdout=out, stderr=subprocess.PIPE,
                                 text=True)
    try:
        ok(len(wait_for(lines, 1)) == 1 and pdf.exists(), 'watch builds at once')
        first = pdf.read_bytes()
        entry.write_text(entry.read_text(encoding='utf-8').replace('a word', 'a wonder'), encoding='utf-8')
        found = wait_for(lines, 2)
        ok(
            len(found) == 2 and 'pages' in found[1] and pdf.read_bytes() != first, 'and again after a change',
            found)
        good = pdf.read_bytes()
        entry.write_text(entry.read_text(encoding='utf-8').replace('title:', 'titel:'), encoding='utf-8')
        found = wait_for(lines, 3)
        ok(
            len(found) == 3 and 'last good file' in found[2] and pdf.read_bytes() == good,
            'an error keeps the last good file', found)
        for path in (notebook / 'entries' / 'x.yaml~', notebook / '.hidden', notebook / 'some.pdf'):
            path.write_text('nothing', encoding='utf-8')
        time.sleep(0.6)
        ok(
            len(lines.read_text(encoding='utf-8').splitlines()) == 3,
            'what is no part of a notebook wakes nobody')
        for _ in range(5):  # as an editor does: a new file over the old one, several times
            entry.with_suffix('.new').write_text(
                entry.read_text(encoding='utf-8').replace('titel:', 'title:'), encoding='utf-8')
            entry.with_suffix('.new').rename(entry)
        found = wait_for(lines, 4)
        time.sleep(0.6)
        ok(
            len(lines.read_text(encoding='utf-8').splitlines()) == 4 and 'pages' in found[-1],
            'several changes are one build', found)
        ok(wait_until_blocked(child), 'then it waits again')
        entry.unlink()
        found = wait_for(lines, 5)
        ok(len(found) == 5 and 'last good file' in found[4], 'a file that goes is a change', found)
        (notebook / 'pictures').mkdir()
        ok(len(wait_for(lines, 6)) == 6, 'so is a folder that comes')
        ok(wait_until_blocked(child), 'after which it waits')
        (notebook / 'pictures' / 'note.yaml').write_text('nothing', encoding='utf-8')
        ok(len(wait_for(lines, 7)) == 7, 'and a file in that folder')
        ok(wait_until_blocked(child), 'and waits again')
        (notebook / 'pictures' / 'note.yaml').rename(folder / 'note.yaml')
        ok(len(wait_for(lines, 8)) == 8, 'or one that is moved away')
        ok(wait_until_blocked(child), 'and waits')
    finally:
        child.send_signal(signal.SIGINT)
        err = child.communicate(timeout=20)[1]
    ok(child.returncode == 0 and 'titel' in err, 'Ctrl-C ends it, and the error was said', child.returncode,
       err)
    ok(run(QUIRE, 'watch', folder / 'none').returncode == 3, 'a folder that is not there')


def new_long(notebook):
    """A notebook that takes seconds."""
    run(QUIRE, 'new', notebook)
    words = '  - ' + 'round the lake and back again, past the mill, ' * 12 + '\n'
    (notebook / 'entries' / '02-blocks.yaml').write_text('title: long\nbody:\n' + words * 4000,
                                                         encoding='utf-8')


def on_terminal(*command, **variables):
    """What a command writes to a terminal as its standard error."""
    ours, its = pty.openpty()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=its,
                          env={**os.environ, **variables}) as child:
        os.close(its)
        said = b''
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # the terminal is closed
                break
            said += part
        child.wait()
    os.close(ours)
    return said.decode('utf-8')


def progress(folder):
    """On a terminal quire says what it does, once a second has passed, and wipes it away."""
    notebook, short = folder / 'long', folder / 'short'
    new_long(notebook)
    run(QUIRE, 'new', short)
    said = on_terminal(QUIRE, 'check', notebook)
    steps = re.findall(r'\r\x1b\[Kquire: (\w[\w ]*) \.\.\. (\d+) s', said)
    ok(steps and steps[0][1] == '1' and steps == sorted(steps, key=lambda step: int(step[1])),
       'stage and seconds', said)
    ok(said.endswith('\r\x1b[K'), 'wiped away at the end', said)
    ok(on_terminal(QUIRE, 'check', notebook, '--quiet') == '', 'not where it is to be quiet')
    start = time.monotonic()
    said = on_terminal(QUIRE, 'check', short)
    ok(said == '' or time.monotonic() - start > 1, 'not within the first second', said)
    (short / 'entries' / '02-blocks.yaml').write_text('titel: t\n', encoding='utf-8')
    ok('\x1b[' in on_terminal(QUIRE, 'check', short, NO_COLOR=''), 'messages have colours on a terminal')
    ok('\x1b[' not in on_terminal(QUIRE, 'check', short, NO_COLOR='1'), 'but not with NO_COLOR')


def interrupt(folder):
    """A signal ends watch also while it builds."""
    notebook, pdf = folder / 'long', folder / 'long.pdf'
    new_long(notebook)
    for number in (signal.SIGINT, signal.SIGTERM):
        child = subprocess.Popen([QUIRE, 'watch', notebook, '-o', pdf], stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE, text=True)
        stat = Path('/proc', str(child.pid), 'stat')
        while child.poll() is None and int(stat.read_text().rsplit(
                ')', 1)[1].split()[11]) < 20:  # it has worked for 0.2 s
            time.sleep(0.02)
        free = wait_until_blocked(child, 0)
        child.send_signal(number)
        said = ''.join(child.communicate(timeout=60))
        ok(child.returncode == -number and not pdf.exists() and 'pages' not in said,
           f'{number.name} ends a build within watch', child.returncode, said)
        ok(free and not pdf.exists(), 'while it builds no signal is blocked')


def diff(folder):
    notebook, old, now = folder / 'compared', folder / 'compared.pdf', folder / 'now.pdf'
    run(QUIRE, 'new', notebook)
    # The entry has a name, so that its letters do not vary with its text.
    first = notebook / 'entries' / '01-the-first-page.yaml'
    first.write_text(
        first.read_text(encoding='utf-8').replace('drop-cap: true', 'drop-cap: true\n    id: words'),
        encoding='utf-8')
    run(QUIRE, 'build', notebook, cwd=folder)
    done = run(QUIRE, 'diff', notebook, cwd=folder)
    ok(done.returncode == 0 and 'as they were' in done.stdout, 'against the last build: nothing',
       done.stdout + done.stderr)
    listing = (notebook / 'notebook.yaml').read_text(encoding='utf-8')
    blocks = notebook / 'entries' / '02-blocks.yaml'
    blocks.write_text(blocks.read_text(encoding='utf-8').replace('a word', 'a wonder'), encoding='utf-8')
    done = run(QUIRE, 'diff', notebook, cwd=folder)
    ok(done.returncode == 1 and re.match(r'print again: \d+ \(1 of \d+ pages\)', done.stdout), 'one page',
       done.stdout + done.stderr)
    page = run(QUIRE, 'diff', notebook, '--quiet', cwd=folder).stdout.strip()
    ok(
        run(QUIRE, 'build', notebook, '--pages', page, '-o', now).returncode == 0, 'whose number build takes',
        page)
    ok(run(QUIRE, 'diff', old, notebook, cwd=folder).stdout == done.stdout, 'the same of a file and a folder')
    run(QUIRE, 'build', notebook, '-o', now)
    ok(run(QUIRE, 'diff', old, now).stdout == done.stdout, 'and of two files')
    blocks.write_text(blocks.read_text(encoding='utf-8').replace('a wonder', 'a word'), encoding='utf-8')
    first.write_text(
        first.read_text(encoding='utf-8').replace('https://example.org', 'https://example.com'),
        encoding='utf-8')
    done = run(QUIRE, 'diff', notebook, '--json', cwd=folder)
    changes = json.loads(done.stdout)
    ok(
        done.returncode == 1 and changes['print_again'] == '' and
        [c['change'] for c in changes['changes']] == ['links'], 'where a link leads is not printed',
        done.stdout)
    (notebook / 'entries' / '03-more.yaml').write_text('title: more\nbody: [more]\n', encoding='utf-8')
    (notebook / 'notebook.yaml').write_text(listing + '  - entries/03-more.yaml\n', encoding='utf-8')
    changes = json.loads(run(QUIRE, 'diff', notebook, '--json', cwd=folder).stdout)
    ok('added' in [c['change'] for c in changes['changes']] and changes['new_pages'] > changes['old_pages'],
       'a page more', changes)
    run(QUIRE, 'build', notebook, '-o', now)
    changes = json.loads(run(QUIRE, 'diff', now, old, '--json').stdout)
    ok('removed' in [c['change'] for c in changes['changes']], 'a page less', changes)
    pages = old.read_bytes()
    subprocess.run(['qpdf', str(old), '--pages', '.', '2,1,3-z', '--',
                    str(folder / 'turned.pdf')], check=True)
    changes = json.loads(run(QUIRE, 'diff', old, folder / 'turned.pdf', '--json').stdout)
    ok([c['change'] for c in changes['changes']] == ['moved'] and changes['print_again'] == '',
       'a page that has moved', changes)
    for name, data in {'not a PDF': b'hello', 'damaged': pages[:5000]}.items():
        (folder / 'bad.pdf').write_bytes(data)
        done = run(QUIRE, 'diff', old, folder / 'bad.pdf')
        ok(done.returncode == 2 and 'bad.pdf' in done.stderr and done.stdout == '',
           f'{name}: they cannot be compared', done.stderr)
    ok(run(QUIRE, 'diff', notebook, old).returncode == 2, 'the folder comes last')
    ok(run(QUIRE, 'diff', old, now, old).returncode == 2, 'two are enough')


def main():
    with tempfile.TemporaryDirectory() as folder:
        for part in (new, text, watch, progress, interrupt, diff):
            place = Path(folder) / part.__name__
            place.mkdir()
            part(place)
    return finish()


sys.exit(main())
