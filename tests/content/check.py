#!/usr/bin/env python3
"""Checks that the owner's notebook holds every fact, figure, name, date, title and address of the list.

check.py NOTEBOOK-FOLDER FACTS prints TAP: one line a file named in the list. The YAML is taken as text, so
that the check needs nothing beside the standard library; Markdown marks are removed and white space is one
space. A fact must stand as a whole: "50%" is not in "150%", nor "5K" in "45K".

check.py --self-test NOTEBOOK-FOLDER FACTS takes each fact out of the text in turn and asserts that its
absence is noticed.
"""

import re
import sys
from pathlib import Path


def plain(text):
    """The words of a YAML file with Markdown in it: links as "text (address)", no notes' anchors, no
    emphasis."""
    text = re.sub(r'^\s*#.*$', '', text, flags=re.M)
    text = re.sub(r'\[\^[a-z0-9-]+\]', '', text)
    text = re.sub(r'\[([^\]\n]*)\]\(([^)\n]*)\)', lambda m: f'{m[1]} ({m[2]})', text)
    text = re.sub(r'==|~~|\*(?=\S)|(?<=\S)\*', '', text)
    return re.sub(r'\s+', ' ', text)


def pattern(fact):
    """The fact as a whole word: no letter, digit or decimal sign may touch it where it begins or ends with a
    letter or digit."""
    before = r'(?<![\w.,])' if fact[0].isdigit() else r'(?<!\w)' if fact[0].isalnum() else ''
    after = r'(?!\w|[.,]\d)' if fact[-1].isalnum() else ''
    return re.compile(before + re.escape(fact) + after)


def read_facts(path):
    """File -> list of (line, wanted count, fact); a wanted count of 0 means that it must be absent."""
    facts, section = {}, None
    for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
        line = line.strip()
        if not line or line.startswith('#'):
            continue
        if re.fullmatch(r'\[[^\]]+\]', line):
            section = facts.setdefault(line[1:-1], [])
            continue
        if section is None:
            raise SystemExit(f'{path}:{number}: a fact before the first [file]')
        counted = re.fullmatch(r'(\d+) x (.+)', line)
        if line.startswith('! '):
            section.append((number, 0, line[2:]))
        elif counted:
            section.append((number, int(counted[1]), counted[2]))
        else:
            section.append((number, 1, line))
    return facts


def problems(text, facts):
    found = []
    for number, wanted, fact in facts:
        count = len(pattern(fact).findall(text))
        if wanted == 0 and count > 0:
            found.append(f'line {number}: must not stand here: {fact}')
        elif count < wanted:
            found.append(f'line {number}: stands {count} times, wanted {wanted}: {fact}')
    return found


def self_test(text, facts):
    """Every fact, once removed (or, if unwanted, put in), must be reported."""
    blind = []
    for fact in facts:
        number, wanted, words = fact
        changed = f'{text} {words} ' if wanted == 0 else pattern(words).sub('_', text)
        if not problems(changed, [fact]):
            blind.append(f'line {number}: its absence goes unnoticed: {words}')
    return blind


def main():
    arguments = sys.argv[1:]
    judge = problems
    if arguments[:1] == ['--self-test']:
        judge, arguments = self_test, arguments[1:]
    if len(arguments) != 2:
        raise SystemExit(__doc__)
    folder, facts = Path(arguments[0]), read_facts(Path(arguments[1]))
    texts = {
        p.relative_to(folder).as_posix(): plain(p.read_text(encoding='utf-8'))
        for p in sorted(folder.rglob('*.yaml'))
    }
    texts['*'] = ' '.join(texts.values())
    unlisted = sorted(set(texts) - set(facts))
    print(f'1..{len(facts) + 1}')
    failed = False
    for index, (name, wanted) in enumerate(facts.items(), 1):
        found = judge(texts[name], wanted) if name in texts else ['no such file']
        failed = failed or bool(found)
        print(f'{"not ok" if found else "ok"} {index} - {name}: {len(wanted)} facts')
        for problem in found:
            print(f'# {problem}')
    print(f'{"not ok" if unlisted else "ok"} {len(facts) + 1} - every file of the notebook is on the list')
    for name in unlisted:
        print(f'# without facts: {name}')
    return 1 if failed or unlisted else 0


if __name__ == '__main__':
    sys.exit(main())
