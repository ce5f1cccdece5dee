"""PrefLib: soc, soi, toc, toi and cat, as PrefLib describes them since 2022, and the older form without a word of it.

    # FILE NAME: example.toi          3                 the number of candidates
    # TITLE: Example                  1,Ada             each with a name
    # DATA TYPE: toi                  2,Ben
    # NUMBER ALTERNATIVES: 3          3,Cyd
    # NUMBER VOTERS: 7                7,7,2             voters, their sum, different orders
    # ALTERNATIVE NAME 1: Ada         4,1,{2,3}
    # ALTERNATIVE NAME 2: Ben         3,2
    # ALTERNATIVE NAME 3: Cyd
    4: 1,{2,3}
    3: 2

Of categories the first is approval: whoever is in it shares the first place, and nobody else is marked. Neither form
says for how many seats. A paper that the type does not allow is refused, and so is another sum than that of the head.
"""

import re
from dataclasses import dataclass, field

import numpy as np

from folkmoot.core.tally.formats import numbers
from folkmoot.core.tally.formats.pile import Named, Pile, Sheaf, name, number, poll, title, whole
from folkmoot.core.tally.formats.source import Source
from folkmoot.core.tally.marking import repeats
from folkmoot.core.tally.poll import MOST_CANDIDATES, MOST_PAPERS, Candidate, Papers, Poll

HEAD = re.compile(r"\s*#\s*([A-Za-z ]+?)\s*([0-9]{1,6})?\s*:(.*)")
OLDER = re.compile(rb"\s*[0-9]")
PLACE = re.compile(r"\s*(?:\{([0-9,\s]*)\}|([0-9]+))\s*(,|$)")

COMPLETE = ("soc", "toc")
STRICT = ("soc", "soi")


@dataclass
class Head:
    """What stands above the papers."""

    type: str = ""
    title: str = ""
    stand: int = 0
    voters: int | None = None
    names: dict[int, str] = field(default_factory=dict)
    categories: dict[int, str] = field(default_factory=dict)


def read(source: Source, type: str = "") -> Poll:
    """The poll of a file of PrefLib; of this type, if one is named."""
    head = Head(type)
    pile = Pile(source)
    colon = "," if OLDER.match(source.data) else ":"
    for line, start, end in source.spans():
        text = source.text(start, end)
        if not text.strip():
            continue
        if colon == "," and (not head.stand or len(head.names) < head.stand or head.voters is None):
            _older(source, head, line, text)
        elif text.lstrip().startswith("#"):
            _newer(source, head, line, text)
        else:
            _papers(source, head, pile, start, line, colon)
            break
    return _poll(source, head, pile)


def _papers(source: Source, head: Head, pile: Pile, start: int, line: int, colon: str) -> None:
    """Read every paper, from a place on."""
    pile.candidates = head.stand or len(head.names)
    for first, piece in source.pieces(start, len(source.data), line):
        if not _many(head, pile, piece, colon):
            for n, text in enumerate(piece.decode().removesuffix("\n").split("\n"), first):
                if text.strip():
                    _paper(source, head, pile, n, text, colon)


def _many(head: Head, pile: Pile, piece: bytes, colon: str) -> bool:
    """Put down a piece at once, if each of its lines is a number of voters and numbers in order."""
    if head.type == "cat" or piece.count(b" ") != piece.count(b": ") + piece.count(b", "):
        return False
    plain = piece.replace(b" ", b"")
    if colon == ":":
        codes = np.frombuffer(plain, dtype=np.uint8)
        between = np.flatnonzero((codes < ord("0")) | (codes > ord("9")))
        lines = np.append(0, np.flatnonzero(codes == ord("\n"))[:-1] + 1)
        first = np.minimum(np.searchsorted(between, lines), len(between) - 1)
        if plain.count(b":") != len(lines) or (codes[between[first]] != ord(":")).any():
            return False
        plain = plain.replace(b":", b",")
    found = numbers.lines(plain, b",")
    if found is None or found.has_blanks or found.lengths.min() < 1:
        return False
    if head.type in COMPLETE and (found.lengths != pile.candidates + 1).any():
        return False
    starts = np.cumsum(found.lengths) - found.lengths
    weights, marks = found.cells[starts], np.delete(found.cells, starts) - 1
    if weights.min() < 1 or weights.max() > MOST_PAPERS or marks.min(initial=0) < 0:
        return False
    if marks.max(initial=0) >= pile.candidates:
        return False
    ends = np.append(starts, len(found.cells)) - np.arange(len(starts) + 1)
    papers = Papers(ends, marks.astype(np.int16), weights.astype(np.int64))
    if len(marks) and repeats(papers, pile.candidates).any():
        return False
    pile.add(Sheaf(papers.marks, found.lengths - np.int32(1), weights))
    return True


def _newer(source: Source, head: Head, line: int, text: str) -> None:
    found = HEAD.fullmatch(text)
    if found is None:
        return
    key, n, value = found[1].upper(), found[2], found[3].strip()
    if key == "TITLE":
        head.title = title(source, line, value)
    elif key == "DATA TYPE":
        _typed(source, head, line, value.lower())
    elif key == "NUMBER ALTERNATIVES":
        head.stand = number(source, line, value, "the number of alternatives,", 1, MOST_CANDIDATES)
    elif key == "NUMBER VOTERS":
        head.voters = number(source, line, value, "the number of voters,", 0, MOST_PAPERS)
    elif key in ("ALTERNATIVE NAME", "CATEGORY NAME"):
        _named(source, head.names if key == "ALTERNATIVE NAME" else head.categories, line, n or "", value)


def _typed(source: Source, head: Head, line: int, value: str) -> None:
    if value not in ("soc", "soi", "toc", "toi", "cat"):
        raise source.bad(line, "expected soc, soi, toc, toi or cat", value)
    if head.type and head.type != value:
        raise source.bad(line, f"expected {head.type}", value)
    head.type = value


def _named(source: Source, names: dict[int, str], line: int, n: str, value: str) -> None:
    at = number(source, line, n, "the number of a name,", 1, MOST_CANDIDATES)
    if at in names:
        raise source.bad(line, f"expected one name for number {at}, and this is another", value)
    names[at] = name(source, line, value, "a name")


def _older(source: Source, head: Head, line: int, text: str) -> None:
    if not head.stand:
        head.stand = number(source, line, text.strip(), "the number of candidates,", 1, MOST_CANDIDATES)
    elif len(head.names) < head.stand:
        n, _, value = text.partition(",")
        _named(source, head.names, line, n.strip(), value)
    else:
        cells = [each.strip() for each in text.split(",")]
        if len(cells) != 3:
            raise source.bad(line, "expected the numbers of voters, of their sum and of different orders", text)
        head.voters = number(source, line, cells[1], "the sum of the voters,", 0, MOST_PAPERS)


def _paper(source: Source, head: Head, pile: Pile, line: int, text: str, colon: str) -> None:
    stand = head.stand or len(head.names)
    if not stand:
        raise source.bad(line, "expected the names of the alternatives before the papers", text)
    count, found, listed = text.partition(colon)
    if not found and (colon == ":" or whole(count.strip()) is None):
        raise source.bad(line, f"expected how many voters, {colon!r} and whom they name", text)
    weight = number(source, line, count.strip(), "how many voters,", 1, MOST_PAPERS)
    places = _places(source, line, listed, stand)
    if head.type == "cat":
        places = places[:1]
    flat = [each for place in places for each in place]
    if len(set(flat)) < len(flat):
        raise source.bad(line, "expected each alternative once", listed.strip())
    if head.type in STRICT and len(flat) > len(places):
        raise source.bad(line, f"expected no two in one place, for the type is {head.type}", listed.strip())
    if head.type in COMPLETE and len(flat) < stand:
        raise source.bad(line, f"expected all {stand} alternatives, for the type is {head.type}", listed.strip())
    pile.put(weight, [place for place in places if place])


def _places(source: Source, line: int, listed: str, stand: int) -> list[list[int]]:
    places: list[list[int]] = []
    at = 0
    listed = listed.strip().rstrip(",")
    while at < len(listed):
        found = PLACE.match(listed, at)
        if found is None or len(places) > stand + len(listed):
            raise source.bad(
                line, "expected numbers of alternatives, and { } around those who share a place", listed[at:]
            )
        inside = found[2] if found[1] is None else found[1]
        cells = [each.strip() for each in inside.split(",")] if inside.strip() else []
        places.append([number(source, line, each, "the number of an alternative,", 1, stand) - 1 for each in cells])
        at = found.end()
    return places


def _poll(source: Source, head: Head, pile: Pile) -> Poll:
    stand = head.stand or len(head.names)
    if not stand or sorted(head.names) != list(range(1, stand + 1)):
        raise source.bad(0, f"expected a name for each of {stand or 'the'} alternatives")
    papers = pile.papers()
    if head.voters is not None and papers.count != head.voters:
        raise source.bad(0, f"expected {head.voters:,} voters as its head says, and there are {papers.count:,}")
    if len(head.categories) > 2:
        first = head.categories.get(1, "the first category")
        source.notes.append(f"Of {len(head.categories)} categories only {first!r} is read: as approval.")
    return poll(source, pile, Named([Candidate(head.names[n + 1]) for n in range(stand)], title=head.title))
