#!/usr/bin/env python3
"""The rules of the house that a machine can check, as TAP.

lint.py source ROOT          - the C files as text
lint.py symbols ROOT BUILD   - the libraries in a build folder, through nm
lint.py graph ROOT BUILD     - who includes and calls whom, file by file: no circles
lint.py format ROOT          - every C file has the shape that clang-format 14 gives it
lint.py self-test            - each check notices a fault made for it
"""

import io
import re
import shutil
import subprocess
import sys
import tempfile
import tokenize
from pathlib import Path

import graph
import names

# The stages, from the last to the first.
BELOW = [
    'verify', 'block', 'flow', 'finish', 'cairopdf', 'pdf', 'paint', 'text', 'hand', 'style', 'model', 'read',
    'asset', 'page', 'base'
]
# Who may include whom: a folder sees itself and these.
SEES = {
    'base': [],
    'handfont': ['base'],
    'page': ['base'],
    'asset': ['base'],
    'read': ['base'],
    'model': ['read', 'base'],
    'style': ['model', 'read', 'asset', 'base'],
    'text': ['style', 'model', 'read', 'asset', 'page', 'base'],
    'hand': ['asset', 'page', 'base'],
    'flow': ['text', 'hand', 'style', 'model', 'read', 'asset', 'page', 'base'],
    'block': ['flow', 'text', 'hand', 'style', 'model', 'read', 'asset', 'page', 'base'],
    'paint': ['asset', 'page', 'base'],
    'pdf': ['base'],
    'cairopdf': ['paint', 'pdf', 'asset', 'page', 'base'],
    'finish': ['pdf', 'page', 'base'],
    'verify': ['pdf', 'model', 'asset', 'page', 'base'],
    'pipeline': BELOW,
    'library': ['pipeline', 'base'],
    'cli': ['library', 'pipeline', *BELOW],
    '': ['cli', 'library', 'pipeline', *BELOW],
}
# One door per library: header -> folders that may include it.
DOORS = {
    r'yaml\.h': ['read'],
    r'cmark.*': ['read'],
    r'fontconfig/.*': ['asset'],
    r'pango/.*': ['asset', 'text'],
    r'cairo.*': ['asset', 'paint', 'cairopdf'],
    r'qpdf/.*': ['pdf'],
    r'hyphen\.h': ['text'],
    r'expat\.h': ['hand'],
    r'libdeflate\.h': ['pdf'],
    r'graphviz/.*|gvc\.h|cgraph\.h': ['block'],
    r'qrencode\.h': ['flow'],
    r'jpeglib\.h|png\.h': ['asset'],
}
# What their functions begin with, for those whose header a folder need not include to call them.
CALL_DOORS = {r'qpdf_\w+': ['pdf'], r'libdeflate_\w+': ['pdf']}
BANNED = re.compile(
    r'(?<![\w.>])(strcpy|strcat|sprintf|vsprintf|strtok|gets|rand|srand|random|drand48|time|localtime|'
    r'gettimeofday)\s*\('
)
# Names that only tests use, and what the tests do with them.
TESTS_ONLY = {
    'qu_document_check_grid': 'every baseline on its rule, over whole notebooks',
    'qu_fontset_size': 'faces are counted once',
    'qu_label_read': 'labels of all styles',
    'qu_metadata_add_date': 'dates',
    'qu_metadata_add_escaped': 'characters that XML has no place for',
    'qu_obj_is_number': 'kinds of objects',
    'qu_parallel_workers': 'the same bytes for any number of workers',
    'qu_plot_clear_line': 'lines past boxes',
    'qu_plot_free': 'room between boxes',
    'qu_prose_visit_inlines': 'places of fuzzed texts',
    'qu_yaml_read_text': 'YAML without a file',
}
FUNCTION_LIMIT, FILE_LIMIT, LINE_LIMIT = 90, 900, 110


def blank_comments(text):
    """Comments and strings as blanks of the same length, lines kept."""
    pattern = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
    return pattern.sub(lambda m: re.sub(r'[^\n]', ' ', m[0]), text)


def includes(text):
    """(line number, form, name) of each include."""
    for number, line in enumerate(text.splitlines(), 1):
        found = re.match(r'\s*#\s*include\s*(["<])([^">]+)[">]', line)
        if found:
            yield number, found[1], found[2]


def check_includes(folder, path, source_root, text):
    for number, form, name in includes(text):
        if form == '"':
            target = (path.parent / name).resolve()
            try:
                parts = target.relative_to(source_root.resolve()).parts
            except ValueError:
                yield f'{path}:{number}: includes {name}, which lies outside of src'
                continue
            other = parts[0] if len(parts) > 1 else ''
            if other != folder and other not in SEES[folder]:
                yield f'{path}:{number}: {folder or "src"} must not include {other or "src"} ({name})'
        for pattern, doors in DOORS.items():
            if form == '<' and re.fullmatch(pattern, name) and folder not in doors:
                yield f'{path}:{number}: {name} belongs to {" and ".join(doors)}'
    yield from long_lines(path, text)
    for number, line in enumerate(blank_comments(text).splitlines(), 1):
        for pattern, doors in CALL_DOORS.items():
            if folder not in doors and re.search(rf'\b{pattern}\b', line):
                yield f'{path}:{number}: {re.search(pattern, line)[0]} belongs to {" and ".join(doors)}'


def check_functions(path, text):
    start = None
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith('{'):
            start = number
        elif line.startswith('}') and start is not None:
            if number - start - 1 > FUNCTION_LIMIT:
                yield f'{path}:{start}: a function of {number - start - 1} lines (at most {FUNCTION_LIMIT})'
            start = None


def check_text(path, text):
    lines = text.splitlines()
    if len(lines) > FILE_LIMIT:
        yield f'{path}: {len(lines)} lines (at most {FILE_LIMIT})'
    if not text.endswith('\n'):
        yield f'{path}: no end of line at its end'
    for number, line in enumerate(lines, 1):
        if line != line.rstrip() or '\t' in line:
            yield f'{path}:{number}: a tab, or white space at the end'
    yield from long_lines(path, text)
    for number, line in enumerate(blank_comments(text).splitlines(), 1):
        for found in BANNED.finditer(line):
            yield f'{path}:{number}: {found[1]} is banned'


def long_lines(path, text):
    """The lines that are too long. A text between three quotation marks in Python may be longer."""
    held = set()
    if path.suffix == '.py':
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.STRING and not token.line.lstrip().startswith('"""'):
                held |= set(range(token.start[0] + 1, token.end[0] + 1))
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > LINE_LIMIT and number not in held:
            yield f'{path}:{number}: {len(line)} characters (at most {LINE_LIMIT})'


def check_scripts(root):
    """What is not C: Python, shell and Meson, wherever it stands."""
    files = [path for folder in ('src', 'tests', 'bench', 'doc', 'fonts')
             for name in ('*.py', '*.sh', 'meson.build') for path in sorted((root / folder).rglob(name))]
    for place in ('meson*', 'scripts/*', '.ci/*'):
        files += sorted(root.glob(place))
    for path in files:
        if path.is_file():
            yield from long_lines(path, path.read_text(encoding='utf-8'))


def check_header(path, text):
    if path.suffix == '.h' and '#pragma once' not in text:
        yield f'{path}: no #pragma once'
    if path.suffix == ".h" and not re.match(r"(#pragma once\n)?/\*", text):
        yield f'{path}: does not open with a comment that says its purpose'
    own = path.with_suffix('.h')
    if path.suffix == '.c' and own.exists():
        first = next(includes(text), None)
        if first is None or first[2] != own.name:
            yield f'{path}: its own header must be included first'


def diag_ids(root):
    """Id -> name of the kinds of message in diag.h."""
    text = (root / 'src/base/diag.h').read_text(encoding='utf-8') if (root /
                                                                      'src/base/diag.h').exists() else ''
    return dict(re.findall(r'X\(([A-Z0-9_]+), "([a-z0-9-]+)"\)', text))


def check_messages(root):
    """Each kind of message that is raised has a case. tests/errors/run.sh sees to those of read and model by
    itself."""
    raised, tests = {}, ''
    for path in sorted((root / 'src').rglob('*.c')):
        for name in set(re.findall(r'QU_DIAG_([A-Z0-9_]+)', path.read_text(encoding='utf-8'))):
            raised.setdefault(name, set()).add(path.parent.name)
    for folder in ('unit', 'errors', 'pdf', 'install'):
        for path in sorted((root / 'tests' / folder).rglob('*')):
            if path.suffix in ('.c', '.py', '.sh', '.txt', '.expected'):
                tests += path.read_text(encoding='utf-8', errors='replace')
    for name, word in diag_ids(root).items():
        if name not in raised:
            print(f'# {word} is reserved: nothing raises it yet')
            continue
        known = f'QU_DIAG_{name}' in tests or re.search(f'["\\\']{word}["\\\']', tests)
        if not known and not raised[name] & {'read', 'model'}:
            yield f'{word}: raised in {", ".join(sorted(raised[name]))}, but no test speaks of it'


def check_source(root, names_standing=None):
    """Rule -> faults, over all of src."""
    source_root = root / 'src'
    faults = {'includes': [], 'functions': [], 'text': [], 'headers': []}
    files = sorted(source_root.rglob('*.[ch]'))
    for path in files:
        text = path.read_text(encoding='utf-8')
        parts = path.relative_to(source_root).parts
        folder = parts[0] if len(parts) > 1 else ''
        if folder not in SEES:
            faults['includes'].append(f'{path}: lint.py does not know the folder {folder}')
            continue
        faults['includes'] += check_includes(folder, path, source_root, text)
        faults['functions'] += check_functions(path, text)
        faults['text'] += check_text(path, text)
        faults['headers'] += check_header(path, text)
    faults['messages'] = list(check_messages(root))
    faults['scripts'] = list(check_scripts(root))
    texts = {str(path.relative_to(root)): blank_comments(path.read_text(encoding='utf-8')) for path in files}
    faults['names'] = list(names.check(texts, names_standing))
    if not files:
        faults['text'].append(f'{source_root}: no files')
    return faults


def nm(archive):
    """(name, type, section) of each symbol that an archive defines."""
    out = subprocess.run(['nm', '--format=sysv', '--defined-only', archive], check=True, capture_output=True,
                         text=True).stdout
    for line in out.splitlines():
        cells = [cell.strip() for cell in line.split('|')]
        if len(cells) == 7 and cells[0] != 'Name':
            yield cells[0], cells[2], cells[6]


# The one variable that there is: base/process.h says why.
LOCKS = {'process_lock'}


def check_symbols(archives):
    faults = {'prefix': [], 'state': []}
    for archive in archives:
        for name, kind, section in nm(archive):
            if kind.isupper() and not name.startswith(('qu_', 'quire_')) and name != 'main':
                faults['prefix'].append(f'{archive.name}: {name} does not begin with qu_')
            written = re.match(r'\.(data|bss|tdata|tbss)', section) and not section.startswith('.data.rel.ro')
            if written and kind in 'dDbB' and name not in LOCKS:
                faults['state'].append(f'{archive.name}: {name} is a variable at file level')
    if not archives:
        faults['prefix'].append('no libraries found')
    return faults


def uncompiled_words(root, units):
    """The words of the files that this build leaves out, and of what libquire shows: what they name is
    used."""
    known = {unit for unit, _, _ in units}
    files = (path for path in (root / 'src').rglob('*.c')
             if graph.unit_of(path.relative_to(root / 'src')) not in known)
    shown = (root / 'src').rglob('*.map')
    return set(re.findall(r'\w+', ' '.join(path.read_text(encoding='utf-8') for path in (*files, *shown))))


def check_used(units, tests_only, also_used=frozenset()):
    """Names that other files can see and none uses. `units`: (unit, names defined, names used) of each
    object."""
    used = set(also_used).union(*(names for _, _, names in units))
    for unit, defined, _ in units:
        for name in sorted(defined - used - {'main'} - tests_only.keys()):
            yield f'src/{unit}: nothing uses {name} but its own file: make it static, or delete it'
        for name in sorted(defined & used & tests_only.keys()):
            yield f'src/{unit}: {name} is used; take it off TESTS_ONLY of lint.py'
    for name in sorted(tests_only.keys() - set().union(*(names for _, names, _ in units))):
        yield f'lint.py: there is no {name}; take it off TESTS_ONLY'


def check_format(root, files):
    """The files that clang-format would change. Only version 14: others shape some lines differently."""
    program = shutil.which('clang-format-14')
    out = subprocess.run([program, '--dry-run', f'--style=file:{root / ".clang-format"}', *files], check=True,
                         capture_output=True, text=True)
    return [
        f'{name}: not as clang-format leaves it'
        for name in sorted(set(re.findall(r'^(\S+?):\d+:\d+: warning', out.stderr, re.M)))
    ]


def c_files(root):
    return [path for folder in ('src', 'tests', 'bench') for path in sorted((root / folder).rglob('*.[ch]'))]


def report(faults):
    for number, (rule, found) in enumerate(faults.items(), 1):
        for fault in found:
            print(f'# {fault}')
        print(f'{"not ok" if found else "ok"} {number} - {rule}')
    print(f'1..{len(faults)}')


def make_bad_tree(root):
    """One file for each fault; the names say which rule must notice."""
    files = {
        'base/up.c': '#include "../flow/flow.h"\n',
        'flow/flow.h': '/* flow.h - a header. */\n#pragma once\n',
        'flow/door.c': '#include <qpdf/qpdf-c.h>\n',
        'page/call.c': 'void qpdf_write(void *);\n',
        'page/long.c': 'void qu_long(void)\n{\n' + '    ;\n' * (FUNCTION_LIMIT + 1) + '}\n',
        'page/banned.c': 'void f(char *a)\n{\n    strcpy(a, "");\n}\n',
        'page/file.c': '\n' * (FILE_LIMIT + 1),
        'page/tab.c': '\tint x;\n',
        'page/bare.h': 'int x;\n',
        'page/own.h': '/* own.h - a header. */\n#pragma once\n',
        'base/diag.h': '/* diag.h - a header. */\n#pragma once\n#define QU_DIAG_IDS(X) X(LOOSE, "loose")\n',
        'page/loose.c': 'int qu_f(void)\n{\n    return QU_DIAG_LOOSE;\n}\n',
        'page/twice.c': 'struct qu_twice {\n    int x;\n};\n',
        'base/again.c': 'enum qu_twice { QU_ONE };\n',
        '../tests/wide.py': 'x = 1  # ' + 'x' * LINE_LIMIT + '\n',
        '../meson.build': '# ' + 'x' * LINE_LIMIT + '\n',
        '../scripts/wide': ': ' + 'x' * LINE_LIMIT + '\n',
        '../tests/held.py': 'x = \'\'\'\n' + 'x' * LINE_LIMIT + 'x\n\'\'\'\n',
        'page/own.c': '#include <stdio.h>\n#include "own.h"\n',
    }
    for name, text in files.items():
        path = (root / 'src' / name).resolve()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')
    return {
        'includes': ['up.c', 'door.c', 'call.c'],
        'functions': ['long.c'],
        'text': ['banned.c', 'file.c', 'tab.c'],
        'headers': ['bare.h', 'own.c'],
        'messages': ['loose'],
        'names': ['qu_twice'],
        'scripts': ['tests/wide.py', 'scripts/wide', 'meson.build'],
    }


def test_source(root):
    """What the rules on the source missed, and what they blamed wrongly."""
    expected = make_bad_tree(root)
    faults = check_source(root, names_standing=set())
    yield from ((f'{name} breaks the rule on {rule}',
                 [] if any(name in fault for fault in faults[rule]) else ['it was not noticed'])
                for rule, names in expected.items() for name in names)
    yield 'nothing else is blamed', [f for found in faults.values() for f in found
                                     if not any(name in f for names in expected.values() for name in names)]


def counted(what, found, wanted):
    """(what, faults): as many were found as there are."""
    return what, [] if len(found) == wanted else [f'{len(found)} noticed, not {wanted}', *found]


def test_symbols(folder):
    source = folder / 'state.c'
    source.write_text(
        'int state = 1;\nint qu_other;\nstatic const char *const words[] = {"a"};\nconst char *qu_f(void)\n'
        '{\n    return words[qu_other];\n}\n', encoding='utf-8')
    subprocess.run(['cc', '-fPIC', '-c', '-o', str(source.with_suffix('.o')), str(source)], check=True)
    symbols = check_symbols([source.with_suffix('.o')])
    yield counted('prefix', symbols['prefix'], 1)
    yield counted('state', symbols['state'], 2)
    units = [('a', {'qu_a', 'qu_b', 'main'}, {'qu_c'}), ('b', {'qu_c', 'qu_d'}, {'qu_a', 'malloc'})]
    yield counted('names that nothing uses', list(check_used(units, {})), 2)
    yield counted('names in files left out', list(check_used(units, {}, {'qu_b', 'qu_d'})), 0)
    yield counted('names for tests', list(check_used(units, {'qu_b': 'b', 'qu_d': 'd'})), 0)
    wrong = {'qu_a': 'used', 'qu_b': 'b', 'qu_d': 'd', 'qu_e': 'gone'}
    yield counted('a list that is out of date', list(check_used(units, wrong)), 2)


def test_format(folder):
    shutil.copy(Path(__file__).parent.parent.parent / '.clang-format', folder)
    (folder / 'src/neat.c').write_text('int x;\n', encoding='utf-8')
    (folder / 'src/loose.c').write_text('int   x ;\n', encoding='utf-8')
    found = check_format(folder, [folder / 'src/neat.c', folder / 'src/loose.c'])
    yield 'format', [] if len(found) == 1 and 'loose.c' in found[0] else found or [
        'a loose line was not noticed'
    ]


def self_test():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        missed = dict(test_source(folder)) | dict(test_symbols(folder)) | dict(graph.self_test()) | dict(
            names.self_test())
        if shutil.which('clang-format-14'):
            missed |= dict(test_format(folder))
    report(missed)


def main():
    command, root = sys.argv[1], Path(sys.argv[2] if len(sys.argv) > 2 else '.')
    if command == 'source':
        report(check_source(root))
    elif command == 'symbols':
        build = Path(sys.argv[3])
        faults = check_symbols(sorted((build / 'src').rglob('*.a')))
        units = graph.object_names(graph.objects(root / 'src', build))
        report({**faults, 'used': list(check_used(units, TESTS_ONLY, uncompiled_words(root, units)))})
    elif command == 'graph':
        report({'circles': list(graph.check(root / 'src', Path(sys.argv[3])))})
    elif command == 'format' and not shutil.which('clang-format-14'):
        print('1..0 # SKIP clang-format-14 is not here')
    elif command == 'format':
        report({'format': check_format(root, c_files(root))})
    else:
        self_test()


if __name__ == '__main__':
    main()
