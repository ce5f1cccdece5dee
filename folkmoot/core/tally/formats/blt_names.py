r'''The names and the title at the foot of a file in BLT, as they are written in the wild.

A name stands on a line of its own, in quotes of any kind or in none, with a comma or a comment after it or without:

    "Adam Smith"      "SNP ""John Brown"""      "Ann \"Nan\" Lee"      "Ann "Nan" Lee"      'Adam'      Adam Smith

or all of them stand where they like, each in double quotes or a single word. After the names may stand the order for
ties (`=tie 3 1 2 0`), the title, and two lines of remarks, which become notes.
'''

import re
from collections.abc import Iterator
from itertools import islice

from folkmoot.core.tally.formats.pile import name, title
from folkmoot.core.tally.formats.source import Source

PLAIN = re.compile(r'"((?:[^"\\]|""|\\.)*)"[,\s]*(?:#.*)?')
LOOSE = re.compile(r'"(.*)"[,\s]*(?:#[^"]*)?')
OTHER = re.compile(r"'(.*)'[,\s]*|“(.*)”[,\s]*|«(.*)»[,\s]*")
SEVERAL = re.compile(r'"[^"]*"(?:\s+"[^"]*")+')
WORD = re.compile(r'"((?:[^"\\]|""|\\.)*)"|([^\s"]+)')

MOST_AFTER = 4
"""Lines after the names: the order for ties, the title, and two remarks."""

Line = tuple[int, str]


def names(source: Source, start: int, line: int, stand: int) -> tuple[list[str], str, tuple[int, list[str]] | None]:
    """The names, the title, and the order for ties with its line, if there is one."""
    found = [(n, text.strip()) for n, text in islice(_lines(source, start, line), stand + MOST_AFTER + 1)]
    ties = _ties(source, found)
    if len(found) < stand or any(SEVERAL.fullmatch(text) for _, text in found[:stand]):
        found = list(_words(found))
    else:
        found = [(n, _unquoted(text)) for n, text in found]
    if len(found) < stand:
        raise source.bad(0, f"expected {stand} names after the papers, and there are {len(found)}")
    called = [name(source, n, text) for n, text in found[:stand]]
    (at, found_title), *remarks = found[stand:] or [(line, "")]
    if len(remarks) > 2:
        raise source.bad(remarks[2][0], "expected a title and at most two remarks after the names", remarks[2][1])
    source.notes += [title(source, n, text, "a remark") for n, text in remarks if text.strip()]
    return called, title(source, at, found_title), ties


def _lines(source: Source, start: int, line: int) -> Iterator[Line]:
    """Every line that holds something other than a comment."""
    for n, text in source.lines(start, line):
        if text.strip() and not text.lstrip().startswith("#"):
            yield n, text


def _unquoted(text: str) -> str:
    found = PLAIN.fullmatch(text)
    if found:
        return _plain(found[1])
    found = LOOSE.fullmatch(text)
    if found:
        return found[1]
    found = OTHER.fullmatch(text)
    if found:
        return found[found.lastindex or 0]
    return re.sub(r"\s#.*", "", text).rstrip(" ,\t")


def _plain(inside: str) -> str:
    return re.sub(r'""|\\["\\]', lambda found: found[0][1], inside)


def _words(found: list[Line]) -> Iterator[Line]:
    """Each string in quotes and each single word, wherever it stands."""
    for n, text in found:
        for each in WORD.finditer(text):
            if each[2] and each[2].startswith("#"):
                break
            yield n, _plain(each[1]) if each[2] is None else each[2]


def _ties(source: Source, found: list[Line]) -> tuple[int, list[str]] | None:
    """Take the order for ties out of the lines."""
    for at, (n, text) in enumerate(found):
        if text.startswith("=tie"):
            del found[at]
            words = text.split()[1:]
            if not words or words[-1] != "0":
                raise source.bad(n, "expected an order for ties that ends with 0", text)
            return n, words[:-1]
    return None
