#!/usr/bin/env python3
"""The two examples give what the command line gives.

examples.py QUIRE NOTEBOOK EXAMPLE BUILD.PY LIBQUIRE - prints TAP. EXAMPLE is doc/examples/build.c, compiled.
"""

import importlib.util
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'pdf'))
from tap import finish, ok  # noqa: E402

QUIRE, NOTEBOOK, EXAMPLE, PYTHON = (Path(name).resolve() for name in sys.argv[1:5])
os.environ['LIBQUIRE'] = str(Path(sys.argv[5]).resolve())


def bad_notebook(folder):
    folder.mkdir()
    (folder / 'notebook.yaml').write_text('title: t\nentries: [one.yaml]\nlayout: none\nlanguage: en\n',
                                          encoding='utf-8')
    (folder / 'one.yaml').write_text('title: one\nbody: [x]\n', encoding='utf-8')
    return folder


def check_c(folder, wanted, bad):
    out = folder / 'c.pdf'
    done = subprocess.run([EXAMPLE, NOTEBOOK, out], capture_output=True, text=True)
    ok(done.returncode == 0 and out.read_bytes() == wanted, 'in C: the bytes of the command line',
       done.stderr)
    done = subprocess.run([EXAMPLE, bad, folder / 'none.pdf'], capture_output=True, text=True)
    ok(done.returncode == 1 and 'notebook.yaml:3:' in done.stderr and not (folder / 'none.pdf').exists(),
       'a mistake: its place, exit code 1 and no file', done.returncode, done.stderr)
    lines = len((PYTHON.parent / 'build.c').read_text(encoding='utf-8').splitlines())
    ok(lines <= 32, 'it is short', lines)


def resident():
    """Memory of this process, in kB."""
    return int(
        Path('/proc/self/statm').read_text(encoding='utf-8').split()[1]) * os.sysconf('SC_PAGE_SIZE') // 1024


def check_memory(example, folder):
    """A program that builds again and again does not grow: a set of fonts alone would be 900 kB a time."""
    subprocess.run([QUIRE, 'new', folder / 'small'], check=True, capture_output=True)
    sizes = []
    for count in range(36):
        example.build(folder / 'small')
        if count in (17, 35):
            sizes.append(resident())
    ok(sizes[1] - sizes[0] < 4000, 'eighteen builds more do not take more memory', sizes)


def check_python(folder, wanted, bad):
    spec = importlib.util.spec_from_file_location('build', PYTHON)
    example = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(example)
    ok([example.build(NOTEBOOK)[0] == wanted for _ in range(2)] == [True, True],
       'in Python, twice: the bytes of the command line')
    made = []
    threads = [threading.Thread(target=lambda: made.append(example.build(NOTEBOOK)[0])) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ok([pdf == wanted for pdf in made] == [True, True], 'on two threads at once',
       [len(pdf or b'') for pdf in made])
    pdf, messages = example.build(bad)
    ok(pdf is None and messages and messages[0][0].endswith(b'notebook.yaml'),
       'a mistake: its place and no file', messages)
    check_memory(example, folder)


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        subprocess.run([QUIRE, 'build', NOTEBOOK, '--quiet', '-o', folder / 'wanted.pdf'], check=True)
        wanted, bad = (folder / 'wanted.pdf').read_bytes(), bad_notebook(folder / 'bad')
        check_c(folder, wanted, bad)
        # A Python without sanitizers cannot load a library with them.
        if os.environ.get('WITHOUT_PYTHON') != '1':
            check_python(folder, wanted, bad)
    return finish()


sys.exit(main())
