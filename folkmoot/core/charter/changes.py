"""What a proposed charter changes, article by article, in the sentences of its rules: to be read before a vote."""

from dataclasses import dataclass, replace
from typing import Literal

from folkmoot.core.charter.amending import touched
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.rules import Rule
from folkmoot.core.charter.sentences import sentence

Kind = Literal["added", "removed", "changed", "meant"]


@dataclass(frozen=True, slots=True)
class Said:
    """A rule and its sentence, cited as verdicts cite it."""

    rule: str
    says: str


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one article.

    `kind` is `meant` where the article itself stays as it is, but refers to something that now means something else.
    `words` says whether its title or its prose is other than before. `goes` and `comes` are what its rules no longer
    say, and what they say now.
    """

    article: str
    title: str
    kind: Kind
    words: bool
    goes: tuple[Said, ...]
    comes: tuple[Said, ...]


def changes(old: Charter, new: Charter, language: str = "en") -> tuple[Change, ...]:
    """Every article that the new charter touches, in the order of the old one, then of the new.

    A rule is named where it reads otherwise than before, though its own lines may be the same.
    """
    return tuple(_change(old, new, number, language) for number in touched(old, new))


def _change(old: Charter, new: Charter, number: str, language: str) -> Change:
    before, after = old.article(number), new.article(number)
    was, is_ = _said(old, number, language), _said(new, number, language)
    words = (before and (before.title, before.prose)) != (after and (after.title, after.prose))
    kind: Kind = "changed"
    if before is None or after is None:
        kind = "removed" if after is None else "added"
    elif not words and _content(old, number) == _content(new, number):
        kind = "meant"
    article = after or before
    return Change(
        article=number,
        title=article.title if article else "",
        kind=kind,
        words=words,
        goes=tuple(each for each in was if each not in is_),
        comes=tuple(each for each in is_ if each not in was),
    )


def _said(charter: Charter, number: str, language: str) -> list[Said]:
    return [Said(rule.cite, sentence(rule, charter, language)) for rule in charter.rules_of(number)]


def _content(charter: Charter, number: str) -> list[Rule]:
    return [replace(rule, line=0) for rule in charter.rules_of(number)]
