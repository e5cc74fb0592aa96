"""Who includes and calls whom, file by file, and the circles in it.

A unit is a .c with the .h of its name, or a header alone. Arrows come from #include "..." and, where a build
folder is at hand, from what nm says of each object: who uses a name that another unit defines.
"""

import contextlib
import io
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

# Folder -> how many of its files still stand in circles. It only shrinks, and a folder without circles leaves
# it.
STANDING = {}


def unit_of(path):
    """The name of a unit: its path from src, without what follows the dot."""
    return str(path.with_suffix(''))


def included(text):
    """The names that a C text includes between quotation marks."""
    return re.findall(r'^\s*#\s*include\s*"([^"]+)"', text, re.M)


def include_arrows(source_root):
    """Unit -> the units whose headers it includes; every unit of src has a row."""
    root = source_root.resolve()
    arrows = {}
    for path in sorted(root.rglob('*.[ch]')):
        row = arrows.setdefault(unit_of(path.relative_to(root)), set())
        for name in included(path.read_text(encoding='utf-8')):
            target = (path.parent / name).resolve()
            if target.is_relative_to(root):
                row.add(unit_of(target.relative_to(root)))
    return arrows


def objects(source_root, build):
    """(unit, object file) of each compiled file of src, as the build folder's compile_commands.json names
    them."""
    root, known = source_root.resolve(), build / 'compile_commands.json'
    if not known.exists():
        sys.exit(f'{build} is no build folder: it has no compile_commands.json')
    found = 0
    for entry in json.loads(known.read_text(encoding='utf-8')):
        folder = Path(entry['directory'])
        source, made = (folder / entry['file']).resolve(), folder / entry['output']
        if source.is_relative_to(root) and made.exists():
            found += 1
            yield unit_of(source.relative_to(root)), made
    if found == 0:
        sys.exit(f'{build} holds no compiled file of {root}: name the build folder of this tree')


def object_names(made):
    """(unit, names that it defines, names that it uses) of each (unit, object file), by one call of nm: only
    global names."""
    units = dict((str(path), unit) for unit, path in made)
    out = subprocess.run(['nm', '--format=posix', '--extern-only', '--print-file-name', *units], check=True,
                         capture_output=True, text=True)
    found = {path: (unit, set(), set()) for path, unit in units.items()}
    for line in out.stdout.splitlines():
        path, _, rest = line.partition(': ')
        name, kind = rest.split()[:2]
        found[path][2 if kind in 'Uw' else 1].add(name)
    return list(found.values())


def call_arrows(units):
    """Unit -> the units that define what it uses. `units`: (unit, names defined, names used) of each
    object."""
    home = {name: unit for unit, defined, _ in units for name in defined}
    arrows = {}
    for unit, _, used in units:
        arrows.setdefault(unit, set()).update(home[name] for name in used if home.get(name, unit) != unit)
    return arrows


def join(*graphs):
    """One graph of several; what is not a unit of the first is left out."""
    return {
        unit: {
            target for graph in graphs for target in graph.get(unit, ())
            if target in graphs[0] and target != unit
        } for unit in graphs[0]
    }


def reachable(arrows, start):
    seen, waiting = set(), [start]
    while waiting:
        for target in arrows[waiting.pop()]:
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return seen


def circles(arrows):
    """The largest sets of units that all reach one another, each sorted, of two units or more."""
    reach = {unit: reachable(arrows, unit) for unit in arrows}
    found = {
        tuple(sorted({unit} | {other for other in reach[unit] if unit in reach[other]})) for unit in arrows
    }
    return sorted(circle for circle in found if len(circle) > 1)


def folder_of(unit):
    return unit.rpartition('/')[0]


def describe(circle, arrows):
    """A line for a circle, then one for each unit with what it takes from the others."""
    yield f'a circle of {len(circle)} files: {", ".join(circle)}'
    for unit in circle:
        yield f'  {unit} -> {", ".join(sorted(arrows[unit] & set(circle)))}'


def figures(what, arrows):
    """Prints one line and hands back the circles."""
    found = circles(arrows)
    number = f'{len(found) or "no"} circle{"s" * (len(found) > 1)}'
    print(f'# {what}: {len(arrows)} files, {sum(map(len, arrows.values()))} arrows, {number}')
    return found


def check(source_root, build, standing=None):
    """Prints the figures and the circles; the faults are circles that are not allowed to stand."""
    standing = STANDING if standing is None else standing
    includes = include_arrows(source_root)
    called = join(dict.fromkeys(includes, ()), call_arrows(object_names(objects(source_root, build))))
    arrows = join(includes, called)
    figures('calls', called)
    count = {}
    for circle in figures('includes and calls', arrows):
        for line in describe(circle, arrows):
            print(f'# {line}')
        for unit in circle:
            count[folder_of(unit)] = count.get(folder_of(unit), 0) + 1
    for folder, now in sorted(count.items()):
        if now > standing.get(folder, 0):
            yield f'src/{folder}: {now} files in circles (see above), {standing.get(folder, 0)} allowed'
    for folder in sorted(standing.keys() - count.keys()):
        yield f'src/{folder}: no circle any more; take it off STANDING of graph.py'


def self_test():
    """(what, faults): circles of includes, of calls and of both are seen; units in a row are not."""
    includes = {'a/x': {'a/y'}, 'a/y': {'a/x', 'b/z'}, 'b/z': set()}
    yield 'a circle of includes is seen', [] if circles(includes) == [('a/x',
                                                                       'a/y')] else [str(circles(includes))]
    calls = call_arrows([('x', {'qu_x'}, {'qu_y', 'malloc'}), ('y', {'qu_y'}, {'qu_z'}),
                         ('z', {'qu_z'}, {'qu_x', 'qu_z'}), ('w', {'qu_w'}, {'qu_x'})])
    yield 'a circle of calls is seen', [] if circles(calls) == [('x', 'y', 'z')] else [str(calls)]
    yield 'a row is no circle', [] if not circles({
        'x': {'y', 'z'},
        'y': {'z'},
        'z': set()
    }) else ['a row was called a circle']
    with tempfile.TemporaryDirectory() as name:
        yield from test_tree(Path(name))
        yield from test_wrong_build(Path(name))


def test_wrong_build(root):
    """The build folder of another tree, and a folder that is none."""
    for build, wanted in ((root, 'holds no compiled file'), (root / 'src', 'is no build folder')):
        try:
            said = str(list(objects(root / 'elsewhere', build)))
        except SystemExit as ended:
            said = str(ended)
        yield f'the graph of what {wanted}', [] if wanted in said else [said]


def test_tree(root):
    """A tree with one circle that runs through a header of its own, compiled as meson would."""
    files = {'one.c': '#include "inside.h"\nvoid qu_one(void)\n{\n    qu_two();\n}\n',
             'two.c': '#include "inside.h"\nvoid qu_two(void)\n{\n    qu_one();\n}\n',
             'inside.h': 'void qu_one(void);\nvoid qu_two(void);\n'}
    (root / 'src/page').mkdir(parents=True)
    for name, text in files.items():
        (root / 'src/page' / name).write_text(text, encoding='utf-8')
    commands = []
    for name in ('one', 'two'):
        source = f'src/page/{name}.c'
        subprocess.run(['cc', '-c', '-o', f'{name}.o', source], check=True, cwd=root)
        commands.append({'directory': str(root), 'file': source, 'output': f'{name}.o'})
    (root / 'compile_commands.json').write_text(json.dumps(commands), encoding='utf-8')
    with contextlib.redirect_stdout(io.StringIO()) as said:
        results = [
            list(check(root / 'src', root, standing)) for standing in ({}, {
                'page': 2
            }, {
                'page': 3
            }, {
                'page': 2,
                'base': 1
            })
        ]
    yield 'a circle through a shared header is named', [] if 'page/one, page/two' in said.getvalue() else [
        said.getvalue()
    ]
    yield 'the figures are printed', [] if 'includes and calls: 3 files, 4 arrows, 1 circle' in said.getvalue(
    ) else [said.getvalue()]
    wanted = [1, 0, 0, 1]
    yield 'what stands may stay, no more', [] if [len(found)
                                                  for found in results] == wanted else [str(results)]
    without = {'page/one': {'page/inside'}, 'page/two': {'page/inside'}, 'page/inside': set()}
    yield 'includes are read', [] if include_arrows(
        root / 'src') == without else [str(include_arrows(root / 'src'))]
