#!/usr/bin/env python3
"""Does scripts/mutate change what it says, and does it tell a missing test from a test that notices? As TAP.

mutate_test.py SCRIPTS - the folder of scripts/mutate. The second half builds a small project of its own.
"""

import contextlib
import importlib.machinery
import importlib.util
import io
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'pdf'))
from tap import finish, ok  # noqa: E402

PROJECT = {
    'meson.build': "project('small', 'c')\n"
                   "lib = static_library('small', 'src/base/small.c')\n"
                   "test('small', executable('test_small', 'test_small.c', link_with: lib), suite: 'unit',\n"
                   "     env: {'SMALL': 'yes'}, workdir: meson.current_source_dir() / 'src')\n"
                   "test('slow', executable('test_slow', 'test_slow.c', link_with: lib), suite: 'pdf')\n"
                   "test('broken', executable('test_broken', 'test_broken.c'), suite: 'unit')\n",
    'src/base/small.c':
        'int qu_tested(int x)\n{\n    return x + 1;\n}\n\nint qu_slow(int x)\n{\n    return x - 1;\n}\n\n'
        'int qu_untested(int x)\n{\n    return x * 3;\n}\n\n'
        'int qu_same(int x)\n{\n    if (x < 0)\n        return 7;\n    return 7;\n}\n\n'
        'int qu_loop(int x)\n{\n    for (volatile unsigned i = 4; i != 7; i++)\n        x ^= (int)i;\n'
        '    return x;\n}\n',
    'test_small.c':
        '#include <stdlib.h>\n#include <unistd.h>\nint qu_tested(int x);\nint qu_loop(int x);\n'
        'int main(void)\n{\n    return qu_tested(2) != 3 || qu_loop(0) != 7 || getenv("SMALL") == NULL ||\n'
        '        access("base/small.c", R_OK) != 0;\n}\n',
    'test_slow.c': 'int qu_slow(int x);\nint main(void)\n{\n    return qu_slow(2) != 1;\n}\n',
    'test_broken.c': 'int main(void)\n{\n    return 1;\n}\n',
}


def load(path):
    """scripts/mutate as a module."""
    loader = importlib.machinery.SourceFileLoader('mutate', str(path))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader('mutate', loader))
    sys.dont_write_bytecode = True
    sys.modules['mutate'] = module
    loader.exec_module(module)
    return module


def changed(mutate, text):
    """What becomes of a C text, each change alone."""
    return [
        mutate.apply(
            text, mutate.Mutant('x',
                                text.count('\n', 0, at) + 1, at - (text.rfind('\n', 0, at) + 1), old, new))
        for at, old, new in mutate.changes(text)
    ]


def check_changes(mutate):
    cases = {
        'x = a < b;': ['x = a <= b;'],
        'x = a * b - 2;': ['x = a / b - 2;', 'x = a * b + 2;', 'x = a * b - 3;'],
        'char *p = -x; // a + b < 1': [],
        'f("a < 1", \'+\', a->b);': [],
        '{ f(x, g(y)); }': ['{ ; }'],
        '{ free(x); QU_BUG("no"); }': [],
        'if (a) {': ['if (!(a)) {'],
        'x = !a && true;': ['x = a && true;', 'x = !a || true;', 'x = !a && false;'],
        '#define X 1 \\\n  + 2\nx = 0.5 + 10u;': [
            '#define X 1 \\\n  + 2\nx = 1.5 + 10u;', '#define X 1 \\\n  + 2\nx = 0.5 - 10u;',
            '#define X 1 \\\n  + 2\nx = 0.5 + 11u;'
        ],
        '{\n    f(a,\n      b);\n}': ['{\n    \n;\n}'],
        'while (x) i++;': ['while (!(x)) i++;', 'while (x) i--;'],
    }
    return [(text, wanted, changed(mutate, text)) for text, wanted in cases.items()]


def run(mutate, root, *words):
    """Exit code and the lines that were said."""
    with contextlib.redirect_stdout(io.StringIO()) as said, contextlib.redirect_stderr(said):
        code = mutate.main(['--root', str(root), *words])
    return code, said.getvalue().splitlines()


def make(root):
    for name, text in PROJECT.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding='utf-8')
    subprocess.run(['git', 'init', '-q', root], check=True)


def check_project(mutate, folder):
    """(fine, what, said ...) for a run over a project whose tests are known."""
    root, copy = folder / 'tree', folder / 'copy'
    make(root)
    code, lines = run(mutate, root, '--only', 'src/base/small.c', '--copy', str(copy))
    text = '\n'.join(lines)
    yield code == 1 and lines[-1].endswith('4 survived'), 'a survivor is an exit code', *lines
    yield text.count('small.c:13: ') == 2 and text.count(
        'SURVIVED') == 4, 'what no test calls survives', *lines
    yield 'small.c:3: + -> -  killed by small' in text, 'the nearest test kills', *lines
    yield 'small.c:8: - -> +  killed by slow' in text, 'a test of a later suite kills too', *lines
    fine = 'small.c:18' not in text and 'small.c:19' in text
    yield fine, 'a change that gives the same code is not counted', *lines
    yield 'small.c:25: ++ -> --  killed' in text, 'a loop without end is ended', *lines
    yield 'broken does not pass' in text, 'a test that fails anyway is left out', *lines
    yield all((root / name).read_text(encoding='utf-8') == said
              for name, said in PROJECT.items()), 'the tree is as it was'
    yield (copy / 'src/base/small.c').read_text(
        encoding='utf-8') == PROJECT['src/base/small.c'], 'and so is the copy'
    code, lines = run(mutate, root, '--only', 'src/base/small.c:3', '--copy', str(copy), '--fast')
    yield code == 0 and lines[
        -1] == '2 killed, 0 survived', 'one line alone, in the copy that is there', *lines
    first, second = (run(mutate, root, '--list', '--seed', '3')[1] for _ in range(2))
    yield first == second != run(mutate, root, '--list', '--seed',
                                 '4')[1] and len(first) > 5, 'a seed repeats', *first


def main():
    mutate = load(Path(sys.argv[1]) / 'mutate')
    mutate.PATIENCE = 1
    results = [(got == wanted, f'changes of {text.splitlines()[-1]}', got)
               for text, wanted, got in check_changes(mutate)]
    with tempfile.TemporaryDirectory() as folder:
        results += check_project(mutate, Path(folder))
    for result in results:
        ok(*result)
    return finish()


if __name__ == '__main__':
    sys.exit(main())
