#!/usr/bin/env python3
"""The notebook of the README, as it stands there, builds without a warning, and its error message is the true
one.

readme.py QUIRE README - prints TAP.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tap import finish, ok

QUIRE, README = Path(sys.argv[1]).resolve(), Path(sys.argv[2])


def build(folder, *options):
    return subprocess.run([QUIRE, 'build', 'walks', *options], cwd=folder, capture_output=True, text=True)


def main():
    text = README.read_text(encoding='utf-8')
    files = re.findall(r'^`(walks/[^`]+\.yaml)`\n```yaml\n(.*?)```', text, re.M | re.S)
    ok(len(files) == 4, f'{len(files)} files of the notebook stand in the README')
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files:
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding='utf-8')
        for options in ([], ['--layout', 'field-notes-pocket'], ['--layout', 'my-paper']):
            done = build(folder, '--strict', *options)
            ok(done.returncode == 0 and done.stderr == '', f'builds {" ".join(options)}',
               *done.stderr.splitlines())
        outputs = re.findall(r'^```yaml\n(outputs:\n.*?)```', text, re.M | re.S)
        notebook = Path(folder) / 'walks/notebook.yaml'
        notebook.write_text(notebook.read_text(encoding='utf-8') + outputs[0], encoding='utf-8')
        done = build(folder, '--all-outputs')
        ok(len(outputs) == 1 and done.returncode == 0, 'its outputs build', *done.stderr.splitlines())
        entry = Path(folder) / 'walks/entries/01-the-lake.yaml'
        entry.write_text(
            entry.read_text(encoding='utf-8').replace('- heading:', '- headnig:'), encoding='utf-8')
        said = build(folder).stderr.strip()
        ok(said != '' and said in text, 'the message of the README is the true one', *said.splitlines())
    commands = set(re.findall(r'^quire ([a-z]+) +\[', text, re.M))
    known = set(
        re.findall(r'^  ([a-z]+) ',
                   subprocess.run([QUIRE, '--help'], capture_output=True, text=True).stdout, re.M))
    ok(commands == known, f'the commands of the README are those of the program: {sorted(commands ^ known)}')
    options = set(re.findall(r'--[a-z]+', text)) - {'--buildtype', '--benchmark'}  # they are Meson's
    known = set(
        re.findall(
            r'--[a-z]+', ''.join(
                subprocess.run([QUIRE, command, '--help'], capture_output=True, text=True).stdout
                for command in known)))
    ok(options <= known, f'every option in the README exists: {sorted(options - known)}')
    schema = subprocess.run([QUIRE, 'schema'], capture_output=True, text=True).stdout
    kinds = re.findall(r'^([a-z-]+) - ', schema.partition('a block:')[2], re.M)
    manual = (README.parent / 'doc' / 'quire.5.scd').read_text(encoding='utf-8')
    for name, page, form in (('README.md', text, '| `{}` |'), ('doc/quire.5.scd', manual, '*{}*')):
        lost = [kind for kind in kinds if form.format(kind) not in page]
        ok(len(kinds) >= 9 and not lost, f'{name} speaks of every kind of block', f'lost: {lost}')
    return finish()


if __name__ == '__main__':
    sys.exit(main())
