#!/usr/bin/env python3
"""A session at the command line: what each command says, on which stream, and its exit code.

session.py [--update] QUIRE - prints TAP. session.txt is the session as a terminal would show it. A line with
"$ " in front is given to sh in an empty folder; below it stand the lines of its standard output, those of its
standard error with "! " in front, and its exit code if that is not 0. Times and sizes are shown as N. With
--update what came is taken for right: read the difference as you read code.
"""

import difflib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / 'pdf'))
from tap import finish, ok  # noqa: E402

SESSION = Path(__file__).with_name('session.txt')
VARIES = ((r'\b\d+\.\d\d s\b', 'N s'), (r' +\d+\.\d ms\b', ' N ms'), (r'\b[\d.]+ ([kM]?B)\b', r'N \1'),
          (r'^quire \d[\w.~-]*$', 'quire N'))


def answer(line, folder, environment):
    """The lines that follow a command."""
    done = subprocess.run(['sh', '-c', line], cwd=folder, env=environment, capture_output=True, text=True,
                          errors='replace')
    lines = done.stdout.splitlines() + [f'! {said}' for said in done.stderr.splitlines()]
    if done.returncode != 0:
        lines.append(f'exit {done.returncode}')
    for pattern, shown in VARIES:
        lines = [re.sub(pattern, shown, said) for said in lines]
    return [said.rstrip() for said in lines]


def read_session():
    """Pairs: a line for sh, and the lines that it should give."""
    steps = []
    for line in SESSION.read_text(encoding='utf-8').splitlines():
        if line.startswith('$ '):
            steps.append((line[2:], []))
        else:
            steps[-1][1].append(line)
    return steps


def main():
    arguments = sys.argv[1:]
    update = arguments[0] == '--update'
    program = Path(arguments[-1]).resolve()
    environment = {**os.environ, 'PATH': f'{program.parent}:{os.environ["PATH"]}', 'NO_COLOR': '1',
                   'LC_ALL': 'C', 'SOURCE_DATE_EPOCH': '1767225600'}
    kept = []
    with tempfile.TemporaryDirectory() as folder:
        for line, wanted in read_session():
            found = answer(line, folder, environment)
            kept += [f'$ {line}', *found]
            ok(update or found == wanted, line, '\n'.join(difflib.unified_diff(wanted, found, lineterm='')))
    if update:
        SESSION.write_text('\n'.join(kept) + '\n', encoding='utf-8')
    return finish()


if __name__ == '__main__':
    sys.exit(main())
