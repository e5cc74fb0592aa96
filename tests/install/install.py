#!/usr/bin/env python3
"""A user's way: build with the options as they are, install to a prefix, throw the tree away, set a notebook.
Then with less built in.

install.py SOURCE QUIRE - prints TAP. QUIRE is the program of this build: the installed one must give the same
bytes. The compiler works twice over all of src, so this takes a minute or two where nothing is cached.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'pdf'))
from tap import finish, ok  # noqa: E402

SOURCE, QUIRE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
LESS = [
    '-Dgraphviz=disabled', '-Dqrencode=disabled', '-Dmanpages=disabled', '-Dfonts=false', '-Dtests=false',
    '-Dbenchmarks=false'
]
DIAGRAM = 'title: t\nbody:\n  - diagram: how\n    nodes: {a: {}, b: {}}\n    edges: [{from: a, to: b}]\n'
LINK = 'title: t\nbody:\n  - "[here](https://example.org) and [there](https://example.org/there)"\n'


def run(*command, **more):
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, **more)
    return done.returncode, done.stdout


def copy_tree(tree):
    """Everything but what git or a build made."""
    def leave_out(folder, names):
        return [
            name for name in names if name == '.git' or
            (Path(folder) == SOURCE and name.startswith('build')) or name == '__pycache__'
        ]
    shutil.copytree(SOURCE, tree, ignore=leave_out)


def build_and_install(tree, prefix):
    code, said = run('meson', 'setup', tree / 'build', tree, '--buildtype=release', f'--prefix={prefix}')
    ok(code == 0, 'meson setup', said)
    targets = json.loads(run('meson', 'introspect', '--targets', tree / 'build')[1])
    extra = [
        target['name'] for target in targets
        if Path(target['defined_in']).parent.parts[len(tree.parts):][:1] in (('tests', ), ('bench', ))
    ]
    ok(len(targets) > 10 and not extra, 'without -Dtests=true no test is a part of the build', extra)
    code, said = run('ninja', '-C', tree / 'build', 'quire')
    fonts = sorted(path.name for path in (tree / 'build' / 'fonts').glob('*.ttf'))
    ok(code == 0 and len(fonts) == 6, '`ninja quire` makes the program and its six fonts', said, fonts)
    code, said = run('meson', 'install', '-C', tree / 'build')
    ok(code == 0, 'meson install', said)


def build_less(tree, program):
    code, said = run('meson', 'setup', tree / 'less', tree, '--buildtype=release', *LESS)
    ok(code == 0, 'meson setup with everything left out', said)
    code, said = run('ninja', '-C', tree / 'less', 'quire')
    ok(code == 0, 'it builds', said)
    if code == 0:
        shutil.copy(tree / 'less' / 'quire', program)
        libraries = run('ldd', program)[1]
        ok('libgvc' not in libraries and 'libqrencode' not in libraries,
           'and needs neither Graphviz nor libqrencode', libraries)


def clean(home, **more):
    """An environment in which nothing points to the tree."""
    return {'PATH': '/usr/bin:/bin', 'HOME': str(home), 'SOURCE_DATE_EPOCH': '1764547200', **more}


def check_installed(work, prefix, notebook):
    code, said = run(QUIRE, 'build', notebook, '-o', work / 'here.pdf', env=clean(work))
    ok(code == 0, 'the program of this build sets the sample notebook', said)
    here = (work / 'here.pdf').read_bytes() if code == 0 else b''
    for name, place in (('installed', prefix), ('moved', work / 'elsewhere')):
        if place != prefix:
            prefix.rename(place)
        code, said = run(place / 'bin' / 'quire', 'build', notebook, '-o', work / f'{name}.pdf', cwd=work,
                         env=clean(work))
        ok(code == 0 and 'used in its place' not in said,
           f'the {name} program sets it, with fonts of its own, and the tree is gone', said)
        ok(code == 0 and (work / f'{name}.pdf').read_bytes() == here,
           f'the {name} program gives the same bytes')
    return work / 'elsewhere'


def small_book(folder, entry, output=''):
    folder.mkdir()
    (folder / 'notebook.yaml').write_text(
        'title: t\nlanguage: en-GB\nlayout: field-notes-a5\nowner: {name: N}\nentries: [one.yaml]\n' + output,
        encoding='utf-8')
    (folder / 'one.yaml').write_text(entry, encoding='utf-8')
    return folder


def build_json(program, folder, home, data):
    done = subprocess.run([program, 'build', folder, '-o', home / 'less.pdf', '--json'], capture_output=True,
                          text=True, env=clean(home, QUIRE_DATA=str(data)))
    return done.returncode, json.loads(done.stdout or '[]'), done.stderr


def check_library(work, place, notebook):
    """The example in C against what is installed, shared and static, by pkg-config alone."""
    here = (work / 'here.pdf').read_bytes()
    libraries = next(iter(sorted(place.rglob('libquire.so')))).parent
    environment = clean(work, PKG_CONFIG_PATH=str(libraries / 'pkgconfig'))
    source = SOURCE / 'doc' / 'examples' / 'build.c'
    for name, more in (('shared', ''), ('static', '--static | sed s/-lquire/-l:libquire.a/')):
        flags = f'$(pkg-config --cflags --libs quire {more})'
        program = place / 'bin' / f'example-{name}'  # so that the static one finds the data
        code, said = run('sh', '-c', f'cc {source} {flags} -o {program}', env=environment)
        ok(code == 0, f'the example is compiled with the {name} library', said)
        more = {'LD_LIBRARY_PATH': str(libraries)} if name == 'shared' else {}
        code, said = run(program, notebook, work / f'{name}.pdf', env=clean(work, **more))
        ok(code == 0 and (work / f'{name}.pdf').read_bytes() == here,
           f'and gives the same bytes with the {name} library', said)
    symbols = run('nm', '-D', '--defined-only', libraries / 'libquire.so')[1].split('\n')
    strange = [line for line in symbols if line and not line.split()[-1].startswith(('quire_', 'QUIRE_'))]
    ok(
        len(symbols) > 10 and not strange,
        'the shared library shows the functions of quire.h and no other name', strange)
    headers = sorted(path.name for path in (place / 'include').rglob('*'))
    ok(headers == ['quire.h'], 'one header is installed', headers)
    words = run('strings', place / 'bin' / 'quire')[1] + run('strings', libraries / 'libquire.so')[1]
    ok(
        str(SOURCE) not in words and str(work / 'tree') not in words,
        'no path of the tree is in what is installed')


def check_less(work, program, data):
    code, messages, other = build_json(program, small_book(work / 'diagram', DIAGRAM), work, data)
    found = [m for m in messages if m['id'] == 'feature-missing']
    ok(
        code == 1 and len(found) == 1 and found[0]['severity'] == 'error' and
        found[0]['file'].endswith('one.yaml') and found[0]['line'] == 3 and
        '-Dgraphviz=enabled' in found[0]['hint'],
        'a diagram without Graphviz: an error, its place, and what to build', messages, other)
    code, messages, other = build_json(program,
                                       small_book(work / 'codes', LINK, 'outputs:\n  paper: {qr: true}\n'),
                                       work, data)
    found = [m for m in messages if m['id'] == 'feature-missing']
    ok(
        code == 0 and len(found) == 1 and found[0]['severity'] == 'warning' and found[0]['line'] == 7 and
        '-Dqrencode=enabled' in found[0]['hint'],
        'QR codes without libqrencode: one warning for all links, at `qr`', messages, other)
    code, messages, other = build_json(program, small_book(work / 'plain', LINK), work, data)
    ok(code == 0 and messages == [], 'a notebook that needs neither is set without a word', messages, other)


def main():
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder).resolve()
        tree, prefix, less = work / 'tree', work / 'prefix', work / 'less'
        copy_tree(tree)
        notebook = Path(shutil.copytree(SOURCE / 'content' / 'field-notes', work / 'field-notes'))
        build_and_install(tree, prefix)
        build_less(tree, less)
        shutil.rmtree(tree)
        place = check_installed(work, prefix, notebook)
        check_library(work, place, notebook)
        data = place / 'share' / 'quire'
        check_less(work, less, data)
    return finish()


if __name__ == '__main__':
    os.environ.pop('DESTDIR', None)
    sys.exit(main())
