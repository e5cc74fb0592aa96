#!/usr/bin/env python3
"""What cppcheck and clang-tidy find in src, as TAP.

analysis.py cppcheck ROOT BUILD    - errors, warnings, what is slow, what is not portable
analysis.py clang-tidy ROOT BUILD  - the checks of .clang-tidy, with the flags that BUILD compiles with
analysis.py self-test ROOT         - both notice a mistake made for them

A finding is mended; one that is wrong is named where it stands, with the reason: `// NOLINT(check): why`, or
`// cppcheck-suppress id` under a comment.
"""

import concurrent.futures
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

# Not asked, and why.
CPPCHECK_WITHOUT = {
    'missingIncludeSystem': 'headers of libraries are not read',
    'readdirCalled': 'each folder that is read has its own DIR, and readdir_r is deprecated',
}


def run(command, folder):
    done = subprocess.run([str(word) for word in command], cwd=folder, capture_output=True, text=True)
    return done.stdout + done.stderr


def findings(said):
    """file:line:column: kind: text, each once, in order."""
    return sorted(
        set(re.findall(r'^\S+:\d+:\d+: (?:error|warning|performance|portability|style): .*$', said, re.M)))


def cppcheck(root, files):
    without = [f'--suppress={name}' for name in CPPCHECK_WITHOUT]
    command = [
        'cppcheck', '--quiet', '-j2', '--std=c11', '--library=posix',
        '--enable=warning,performance,portability', '--inline-suppr', *without, *(path.relative_to(root)
                                                                                  for path in files)
    ]
    return findings(run(command, root))


def clang_tidy(root, build, files):
    """Two at a time, as many files to each call as keep both busy."""
    parts = [files[start::16] for start in range(16) if files[start::16]]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        said = pool.map(lambda part: run(['clang-tidy', '--quiet', '-p', build, *part], root), parts)
        found = findings('\n'.join(said))
    return [
        re.sub(r'^\S*?(src/)', r'\1',
               os.path.normpath(line.partition(':')[0]) + ':' + line.partition(':')[2]) for line in found
    ]


def compiled(root, build):
    """The files of src that the build folder knows."""
    entries = json.loads((build / 'compile_commands.json').read_text(encoding='utf-8'))
    paths = {(Path(entry['directory']) / entry['file']).resolve() for entry in entries}
    return sorted(path for path in paths if path.is_relative_to(root / 'src'))


def report(results):
    for number, (what, found) in enumerate(results.items(), 1):
        for line in found:
            print(f'# {line}')
        print(f'{"not ok" if found else "ok"} {number} - {what}')
    print(f'1..{len(results)}')


def self_test(root):
    text = ('int qu_f(long *out, int a)\n{\n    int list[2] = {a, a};\n    *out = a * a;\n'
            '    return list[2];\n}\n')
    results = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        (folder / 'src').mkdir()
        source = folder / 'src/bad.c'
        source.write_text(text, encoding='utf-8')
        shutil.copy(root / '.clang-tidy', folder)
        entry = {
            'directory': name,
            'file': 'src/bad.c',
            'output': 'bad.o',
            'command': 'cc -c src/bad.c -o bad.o'
        }
        (folder / 'compile_commands.json').write_text(json.dumps([entry]), encoding='utf-8')
        for program, found in (('cppcheck', lambda: cppcheck(folder, [source])),
                               ('clang-tidy', lambda: clang_tidy(folder, folder, compiled(folder, folder)))):
            if shutil.which(program):
                lines = found()
                fine = len(lines) == 1 and lines[0].startswith('src/bad.c:')
                results[f'{program} notices'] = [] if fine else lines or ['nothing was noticed']
    report(results or {'nothing to test': []})


def main():
    command, root = sys.argv[1], Path(sys.argv[2]).resolve()
    if command == 'self-test':
        self_test(root)
    elif not shutil.which(command):
        print(f'1..0 # SKIP {command} is not here')
    elif command == 'cppcheck':
        report({'cppcheck': cppcheck(root, sorted((root / 'src').rglob('*.c')))})
    else:
        build = Path(sys.argv[3]).resolve()
        report({'clang-tidy': clang_tidy(root, build, compiled(root, build))})


if __name__ == '__main__':
    main()
