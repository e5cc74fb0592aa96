"""One name, one meaning: a public name (qu_..., QU_...) is defined in one file of src only."""

import re

# Names with two definitions that still stand. It only shrinks: a name here that has one definition is a
# fault.
STANDING = set()

TAG = re.compile(r'\b(struct|union|enum)\s+(qu_\w+)\s*\{')
ENUM_BODY = re.compile(r'\benum(?:\s+\w+)?\s*\{([^{}]*)\}')
CONSTANT = re.compile(r'(?:^|,)\s*(QU_\w+)\b(?!\s*\()')
TYPEDEF = re.compile(r'^typedef\b[^;{]*?(?:\(\*\s*)?\b(qu_\w+)\s*(?:\)\s*\([^;]*\))?\s*(?:\[[^\]]*\])?;',
                     re.M)
MACRO = re.compile(r'^[ \t]*#[ \t]*define[ \t]+(QU_\w+|qu_\w+)', re.M)


def definitions(text):
    """(name, kind) of each tag, typedef, macro and enum constant that a C text without comments defines."""
    for kind, name in TAG.findall(text):
        yield name, kind
    for name in TYPEDEF.findall(text):
        yield name, 'typedef'
    for name in MACRO.findall(text):
        yield name, 'macro'
    for body in ENUM_BODY.findall(re.sub(r'^[ \t]*#.*$', '', text, flags=re.M)):
        for name in CONSTANT.findall(body):
            yield name, 'enum constant'


def check(texts, standing=None):
    """`texts`: path -> C text without comments. A name may be defined again in its own file (for two
    platforms, say)."""
    standing = STANDING if standing is None else standing
    places = {}
    for path, text in texts.items():
        for name, kind in definitions(text):
            places.setdefault(name, set()).add(f'{kind} in {path}')
    twice = {name for name, where in places.items() if len(where) > 1}
    for name in sorted(twice - standing):
        yield f'{name} has two meanings: {", ".join(sorted(places[name]))}'
    for name in sorted(standing - twice):
        yield f'{name} has one definition now: take it off STANDING of names.py'


def self_test():
    """(what, faults): each kind of second definition is seen; uses, private names and forward declarations
    are none."""
    pairs = {
        'struct': 'struct qu_a {\n};',
        'union': 'union qu_a {\n};',
        'enum': 'enum qu_a { QU_B };',
        'typedef': 'typedef int qu_a;',
        'call-back': 'typedef void (*qu_a)(int x);',
        'macro': '#define qu_a(x) x'
    }
    for kind, text in pairs.items():
        found = list(check({'one.h': 'struct qu_a {\n};', 'two.h': text}, set()))
        yield f'a second definition as {kind} is seen', [] if len(found) == 1 else [f'found: {found}']
    found = list(
        check({
            'one.h': 'enum qu_a { QU_B, QU_C = 1 };',
            'two.h': 'enum qu_d { QU_E,\n QU_C };'
        }, set()))
    yield 'a second enum constant is seen', [] if len(found) == 1 and 'QU_C' in found[0] else [
        f'found: {found}'
    ]
    harmless = {
        'one.h': 'struct qu_a {\n struct qu_b *b;\n};',
        'three.c': 'struct local { int x; };\nenum qu_d f[] = {QU_A};',
        'two.c': 'struct qu_a;\nstruct local { int qu_a; };\nenum qu_c f(struct qu_a *a) {'
    }
    harmless['four.c'] = 'enum qu_d { QU_A, QU_LIST(X) };\nenum qu_d f[] = {QU_A};'
    yield 'a use is no definition', list(check(harmless, set()))
    yield 'a name may stand', list(check({'one.h': 'struct qu_a {', 'two.h': 'struct qu_a {'}, {'qu_a'}))
    found = list(check({'one.h': 'struct qu_a {'}, {'qu_a'}))
    yield 'what stands no longer is noticed', [] if len(found) == 1 else [f'found: {found}']
