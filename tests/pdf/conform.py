#!/usr/bin/env python3
"""Whether finished files keep to PDF/UA-1 and PDF/A-2a, as TAP.

conform.py QUIRE CONTENT CACHE - the program, the folder of the sample notebooks, a folder that is kept from
run to run

Judges are veraPDF (fetched by Maven into CACHE once: verapdf/pom.xml, verapdf/Validate.java), qpdf and
poppler. Checked are all notebooks in CONTENT and one of 300 pages, made as for the benchmark. What veraPDF
would say is left out ("# SKIP") only if Maven's repository cannot be reached and CACHE is empty. To see what
it says of a file:

java -cp 'CACHE/classes:CACHE/lib/*' Validate ua1,2a FILE
"""

import re
import sys
import tempfile
from pathlib import Path

from tap import finish, ok, run, skip

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent / 'bench')]
import notebooks  # noqa: E402

UNREACHABLE = re.compile(
    r'UnknownHost|Unknown host|Network is unreachable|Connection (refused|timed out|reset)|connect timed out|'
    r'Could not transfer|Temporary failure in name resolution|No route to host')
FLAVOURS = 'ua1,2a'


# ---- veraPDF

def fetch(cache):
    """The classes and jars, or (None, why not)."""
    jars, stamp = cache / 'lib', cache / 'pom.xml'
    wanted = (HERE / 'verapdf' / 'pom.xml').read_text(encoding='utf-8')
    if not stamp.exists() or stamp.read_text(encoding='utf-8') != wanted:
        done = run('mvn', '-B', '-q', '-f', HERE / 'verapdf' / 'pom.xml', 'dependency:copy-dependencies',
                   f'-DoutputDirectory={jars}')
        if done.returncode != 0:
            return None, done.stdout + done.stderr
        stamp.write_text(wanted, encoding='utf-8')
    done = run('javac', '-cp', f'{jars}/*', '-d', cache / 'classes', HERE / 'verapdf' / 'Validate.java')
    return (f'{cache}/classes:{jars}/*', '') if done.returncode == 0 else (None, done.stderr)


def validate(classes, *files):
    """{(flavour, file name): explanation, empty if it passes}"""
    done = run('java', '-Xmx1g', '-XX:+UseSerialGC', '-cp', classes, 'Validate', FLAVOURS, *files)
    verdicts, last = {}, None
    for line in done.stdout.splitlines():
        verdict = re.match(r'(pass|fail) (\w+) (.*)', line)
        if verdict:
            last = verdict[2], Path(verdict[3]).name
            verdicts[last] = '' if verdict[1] == 'pass' else 'fails'
        elif last is not None:
            verdicts[last] += '\n' + line
    if done.returncode not in (0, 1):
        verdicts['java', 'itself'] = f'exit {done.returncode}: {done.stderr}'
    return verdicts


def spoil(pdf, out, old, new):
    """A copy of the file that says something else: the judges must see it. Both texts have one length, so
    that all offsets stay."""
    run('qpdf', '--qdf', '--object-streams=disable', '--no-original-object-ids', pdf, out)
    data = out.read_bytes()
    assert len(old) == len(new) and old in data, old
    out.write_bytes(data.replace(old, new))
    return out


SPOILED = (  # what is changed, which standard forbids it
    ('unmarked.pdf', b'/Marked true', b'/Marked null', ('ua1', '2a')),
    ('figureless.pdf', b'/S /Note', b'/S /Nope', ('ua1',)),
    ('colourless.pdf', b'/GTS_PDFA1', b'/GTS_PDFX1', ('2a',)),
    ('untagged.pdf', b'/Artifact', b'/Artefact', ('ua1',)),
)


def check_standards(cache, files, work):
    cache.mkdir(parents=True, exist_ok=True)
    classes, why = fetch(cache)
    if classes is None and UNREACHABLE.search(why):
        skip('veraPDF judges', 'Maven\'s repository cannot be reached')
        return
    if not ok(classes is not None, 'veraPDF is there', why):
        return
    spoiled = [spoil(files[0], work / name, old, new) for name, old, new, _ in SPOILED]
    verdicts = validate(classes, *files, *spoiled)
    for file in files:
        for flavour in FLAVOURS.split(','):
            fault = verdicts.get((flavour, file.name), 'veraPDF says nothing')
            ok(fault == '', f'{file.name} keeps to {flavour}', fault)
    for name, _, _, flavours in SPOILED:
        ok(all(verdicts.get((flavour, name), '') for flavour in flavours),
           f'{name} does not keep to {" and ".join(flavours)}')
    ok(('java', 'itself') not in verdicts, 'veraPDF runs to its end', verdicts.get(('java', 'itself'), ''))


# ---- structure

def read_structure(pdf):
    """(depth, role, text) of each element and, with the role "", of each piece of text, in the order of
    reading."""
    out = []
    for line in run('pdfinfo', '-struct-text', pdf).stdout.splitlines():
        text = re.match(r'( *)"(.*)"$', line)
        element = re.match(r'( *)([A-Z]\w*)( <|:| \(|$)', line)
        if text:
            out.append((len(text[1]) // 2, '', text[2]))
        elif element and element[2] != 'Object':
            out.append((len(element[1]) // 2, element[2], ''))
    return out


def squeeze(text):
    """Blanks and hyphens do not count: lines are broken at them."""
    return re.sub('[\\s\u00ad\u2010-]', '', text)


def check_order(quire, notebook, pdf):
    """Every text of the document's structure stands in the file's, in the same order: the beginnings of all,
    one after the other."""
    dump = run(quire, 'build', notebook, '--dump=pages').stdout.partition('\nstructure\n')[2]
    expected = [
        text.split()[0] for text in re.findall(r'^ +[A-Z]\w* \d+ "((?:[^"\\]|\\.)*)"', dump, re.M)
        if re.match(r'\S*\w', text)
    ]
    found, position, lost = squeeze(''.join(text for _, _, text in read_structure(pdf))), 0, []
    for word in map(squeeze, (text.replace('\\"', '"') for text in expected)):
        at = found.find(word, position)
        if at < 0 or at > position + 4000:
            lost.append(f'{word} behind ...{found[max(0, position - 40):position]}')
        else:
            position = at + len(word)
    ok(
        len(expected) > 50 and not lost,
        f'{pdf.name}: its {len(expected)} texts stand in the order of reading', *lost)


def check_structure(pdf, roles):
    elements = read_structure(pdf)
    there = {role for _, role, _ in elements if role}
    ok(roles <= there, f'{pdf.name}: {sum(1 for e in elements if e[1])} elements, {" ".join(sorted(there))}',
       f'missing: {roles - there}')
    last, jumps = 0, []
    for number, (_, role, _) in enumerate(elements):
        level = re.fullmatch(r'H([1-6])', role)
        if level:
            jumps += [f'{role} behind H{last}: {elements[number + 1][2]}'] if int(level[1]) > last + 1 else []
            last = int(level[1])
    ok(last > 0 and not jumps, f'{pdf.name}: no level of headings is skipped', *jumps)
    info = run('pdfinfo', pdf).stdout
    ok(
        re.search(r'^Tagged: +yes$', info, re.M) and re.search(r'^Suspects: +no$', info, re.M),
        f'{pdf.name}: tagged', info)
    checked = run('qpdf', '--check', pdf)
    ok(checked.returncode == 0, f'{pdf.name}: qpdf --check is clean',
       checked.stdout[-400:] + checked.stderr[-400:])


# ---- the files

def write_long(folder):
    """The notebook of the benchmark, 12 entries of 25 pages; its references lead to entries that are
    there."""
    names = [f'e{i:02}' for i in range(12)]
    text = {
        f'{name}.yaml': f'id: {name}\n' +
                        re.sub(r'#e(\d\d)', lambda m: f'#e{int(m[1]) % 12:02}', notebooks.entry(i, 15))
        for i, name in enumerate(names)
    }
    notebooks.write_notebook(folder, 'three hundred pages', {
        'contents.yaml': 'body:\n  - contents: contents\n',
        **text
    })


def build(quire, notebook, out):
    done = run(quire, 'build', notebook, '-o', out)
    return ok(done.returncode == 0 and out.exists(), f'{out.name} is built', done.stdout, done.stderr)


ROLES = {
    '': {'Document', 'Sect', 'H1', 'H2', 'P'},
    'field-notes': {
        'Document', 'Sect', 'H1', 'H2', 'P', 'L', 'LI', 'Lbl', 'LBody', 'TOC', 'TOCI', 'Reference', 'Link',
        'Note'
    },
    'gallery': {'Document', 'Sect', 'H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD', 'Figure'},
}


def main(quire, content, cache):
    quire = Path(quire).resolve()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        write_long(work / 'long')
        books = sorted(path.parent
                       for path in Path(content).resolve().glob('*/notebook.yaml')) + [work / 'long']
        files = [work / f'{book.name}.pdf' for book in books]
        if all([build(quire, book, file) for book, file in zip(books, files)]):
            pages = int(re.search(r'Pages: +(\d+)', run('pdfinfo', files[-1]).stdout)[1])
            ok(pages >= 300, f'{files[-1].name} has {pages} pages')
            for book, file in zip(books, files):
                check_structure(file, ROLES.get(book.name, ROLES['']))
                check_order(quire, book, file)
            check_standards(Path(cache), files, work)
    return finish()


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
