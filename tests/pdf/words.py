"""Words of a text layer against the words of the notebook.

The expected texts come from `quire build --dump=model`; the found words from an extractor. A word counts as
found when it stands there whole, or divided at the end of a line (with a hyphen or without: pdf.js drops soft
hyphens). Between two words of a text at most `gap` others may stand: a folio and a running head at a turn of
the page, a margin note beside the line.
"""

import json
import re
import unicodedata

HYPHENS = '\u00ad\u2010-'
# Stands for a page number in an expected text.
PAGE = '\ufffc'
# Kinds of block that are set in the order in which they are written, a paragraph after the other.
FLOWING = re.compile(r'(prose|heading|list|quote|signature|divider)\b')
# Kinds that have such keys as options and stand where there is room for them.
PINNED = re.compile(r'body\[\d+\]\.(stamp|contact)\b')


class Word:
    __slots__ = ('text', 'first', 'last')

    def __init__(self, text, first, last):
        self.text, self.first, self.last = text, first, last


def plain(word):
    """Case and hyphens do not count: layouts change the one, line breaks the other."""
    return unicodedata.normalize('NFKC', word).casefold().translate({ord(h): None for h in HYPHENS})


def split_found(text):
    """The words of an extractor's output, each with whether it begins or ends a line."""
    words = []
    for line in re.split(
            r'[\n\f\r]| {2,}',
            text):  # several blanks part columns: what stands on either side is a line of its own
        parts = [part for part in map(plain, line.split()) if part]
        words += [Word(part, i == 0, i == len(parts) - 1) for i, part in enumerate(parts)]
    return words


def split_expected(text, spans=()):
    """An empty reference stands for "p. N"."""
    data = text.encode()
    for kind, start, end, _ in reversed(spans):
        if kind == 'reference' and start == end:
            before = b'' if start == 0 or data[:start].endswith((b' ', b'(')) else b' '
            data = data[:start] + before + b'p. ' + PAGE.encode() + data[start:]
    return [part for part in map(plain, data.decode().split()) if part]


def same(found, word):
    if PAGE not in word:
        return found == word
    return re.fullmatch('[0-9ivxlc]+'.join(map(re.escape, word.split(PAGE))), found) is not None


def find_word(found, word, start, end):
    """Index after the word's first occurrence in found[start:end], or -1."""
    for i in range(start, min(end, len(found))):
        here = found[i]
        if same(here.text, word):
            return i + 1
        if here.last and here.text and word.startswith(here.text):
            rest = word[len(here.text):]
            for k in range(i + 1, min(i + 1 + (end - start), len(found))):
                if found[k].first and found[k].text == rest:
                    return k + 1
    return -1


def follow(found, words, start, gap, first_gap):
    """Follows the words from `start`, from wherever the first one stands: (index after the last, None), or
    (index, the word that is missing)."""
    fault = start, words[0] if words else None
    for at in range(start, min(start + 1 + first_gap, len(found))):
        if words and (same(found[at].text, words[0]) or
                      (found[at].last and words[0].startswith(found[at].text))):
            position, word = follow_from(found, words, at, gap)
            if word is None:
                return position, None
            fault = max(fault, (position, word), key=lambda pair: pair[0])
    return fault


def follow_from(found, words, start, gap):
    position = start
    for number, word in enumerate(words):
        after = find_word(found, word, position, position + 1 + (0 if number == 0 else gap))
        if after < 0:
            return position, word
        position = after
    return position, None


def search(found, words, gap):
    """Whether the words stand somewhere in order."""
    for start, here in enumerate(found):
        if same(here.text, words[0]) or (here.last and words[0].startswith(here.text)):
            if follow(found, words, start, gap, 0)[1] is None:
                return True
    return False


def read_model(dump):
    """[(file, [(path, text, spans)])] of the front matter and the entries, in order; the notebook's own
    values come first."""
    parts = [('notebook', [])]
    for line in dump.splitlines():
        head = re.match(r'(?:front|entry) (\S+) id ', line)
        if head:
            parts.append((head[1], []))
            continue
        value = re.match(r'([a-z][\w.\[\]-]*): ("(?:[^"\\]|\\.)*")(?: @\d+:\d+)?$', line)
        span = re.match(r'([a-z][\w.\[\]-]*): (link|reference) (\d+)-(\d+) -> "(.*)" @', line)
        if value:
            parts[-1][1].append((value[1], json.loads(value[2]), []))
        elif span and parts[-1][1] and parts[-1][1][-1][0] == span[1]:
            parts[-1][1][-1][2].append((span[2], int(span[3]), int(span[4]), span[5]))
    return parts


def block(path):
    return path.split('.')[0]


def texts_of(parts):
    """Flowing texts of each part in order, and its margin notes."""
    for file, values in parts[1:]:
        pinned = {block(path) for path, _, _ in values if PINNED.match(path)}
        flowing = [(path, text, spans) for path, text, spans in values
                   if re.match(r'title$|subtitle$', path) or
                   (block(path) not in pinned and FLOWING.match(re.sub(r'^body\[\d+\]\.', '', path)))]
        notes = [(path, text, spans) for path, text, spans in values if path.startswith('notes.')]
        others = [(path, text, spans) for path, text, spans in values
                  if path.startswith('body') and (path, text, spans) not in flowing and
                  re.search(r'text|signature|by$|label|title|number', path) and not path.endswith('.colour')]
        yield file, flowing, notes, others


def missing(found, parts, note_gap, gap=70):
    """Every text that is not there as it should be, as a line of explanation."""
    faults = []
    position = 0
    for file, flowing, notes, others in texts_of(parts):
        for path, text, spans in flowing:
            words = split_expected(text, spans)
            # A text may begin anywhere later in the same entry: notes and furniture stand between.
            after, word = follow(found, words, position, gap, 400)
            if word is not None:
                faults.append(f'{file} {path}: "{word}" is missing or out of order in: {text[:60]}')
                continue
            position = after
        for path, text, spans in notes + others:
            words = split_expected(text, spans)
            if words and not search(found, words, note_gap):
                faults.append(f'{file} {path}: not there in one piece: {text[:60]}')
    return faults
