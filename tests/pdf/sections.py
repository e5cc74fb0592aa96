"""What a program that sorts applications makes of a PDF: name, addresses, sections. Written for these tests,
by rules that such programs have published: text items in the order of the content make lines; a section's
title stands alone on its line, in a font whose name says that it is bold, in capitals or at most two words
long and beginning with one; what stands before the first of them is the profile, where the name is the first
line of letters only and bold. Text that changes its baseline begins a line.
"""

import re

TITLES = re.compile(
    r'experience|education|project|skill|summary|objective|contact|course|honor|award|interest', re.I)
MAIL = re.compile(r'\S+@\S+\.\S+')
ADDRESS = re.compile(r'\b[\w.-]+\.(?:com|io|org|net|in)/?[\w./-]*')


def is_bold(font):
    return 'bold' in font.lower()


def lines_of(items):
    """Items are (text, font, x, y) of one page; a line is the items that follow each other on one
    baseline."""
    lines = []
    for text, font, _, y in items:
        if not text.strip():
            if lines:
                lines[-1][1].append((text, font))
            continue
        if lines and abs(lines[-1][0] - y) < 1:
            lines[-1][1].append((text, font))
        else:
            lines.append((y, [(text, font)]))
    return [[(text, font) for text, font in parts] for _, parts in lines]


def words(line):
    return re.sub(r'\s+', ' ', ''.join(text for text, _ in line)).strip()


def is_title(line):
    inked = [(text, font) for text, font in line if text.strip()]
    said = words(line)
    if not inked or not all(is_bold(font) for _, font in inked) or not re.search('[A-Za-z]', said):
        return False
    return said == said.upper() or (len(said.split()) <= 2 and said[0].isupper() and
                                    TITLES.search(said) is not None)


def read(items):
    """The profile's name and addresses, and the lines of each section by its title."""
    profile, sections, current = [], {}, None
    for line in lines_of(items):
        if is_title(line):
            current = sections.setdefault(words(line), [])
        elif current is None:
            profile.append(line)
        else:
            current.append(words(line))
    text = ' '.join(map(words, profile))
    name = next(
        (words(line) for line in profile
         if re.fullmatch(r"[A-Za-z .'-]+", words(line)) and all(is_bold(f) for t, f in line if t.strip())),
        '')
    return {
        'name': name,
        'mail': MAIL.findall(text),
        'addresses': ADDRESS.findall(text),
        'sections': sections
    }
