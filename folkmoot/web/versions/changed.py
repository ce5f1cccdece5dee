"""What one charter changes of another: article by article, in the sentences of its rules and in its words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from folkmoot.core.charter.changes import Change, changes
from folkmoot.core.charter.charter import Charter
from folkmoot.web import words

Kind = Literal["same", "gone", "new"]
_WORD = re.compile(r"\s*\S+")
AROUND = 12
"""How many words that stayed are shown around those that did not."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of an article: they stay, they go, or they come."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """One article: its change in sentences, and in words where these changed."""

    change: Change
    wording: tuple[Piece, ...]
    title_before: str


def changed(before: Charter | None, after: Charter | None) -> tuple[Changed, ...]:
    """What `after` changes of `before`, in the language of the page; nothing where either is not kept."""
    if before is None or after is None:
        return ()
    return _changed(before, after, words.charters_language())


@lru_cache(maxsize=32)
def _changed(before: Charter, after: Charter, language: str) -> tuple[Changed, ...]:
    found = []
    for each in changes(before, after, language):
        old, new = before.article(each.article), after.article(each.article)
        wording = tuple(pieces(old.prose, new.prose)) if each.words and old and new else ()
        was = old.title if old and new and old.title != new.title else ""
        found.append(Changed(each, wording, was))
    return tuple(found)


def pieces(before: str, after: str) -> Iterator[Piece]:
    """The two texts as one, word by word; what stays for long is cut in its middle."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    matcher = SequenceMatcher(None, [each.strip() for each in old], [each.strip() for each in new], autojunk=False)
    steps = matcher.get_opcodes()
    for n, (step, i, j, k, m) in enumerate(steps):
        if step == "equal":
            yield Piece("same", _shortened(new[k:m], first=n == 0, last=n == len(steps) - 1))
        else:
            if i < j:
                yield Piece("gone", "".join(old[i:j]))
            if k < m:
                yield Piece("new", "".join(new[k:m]))


def _shortened(kept: list[str], *, first: bool, last: bool) -> str:
    """Words that stay, of which only those next to a change are shown."""
    start, end = 0 if first else AROUND, 0 if last else AROUND
    if len(kept) <= start + end + AROUND:
        return "".join(kept)
    return "".join(kept[:start]) + " … " + "".join(kept[len(kept) - end :] if end else [])
