"""A charter that somebody is about to propose, confirm or adopt: what a check finds, and what it newly allows."""

from collections.abc import Iterable
from dataclasses import dataclass

from folkmoot.constitution.reads import text_proposed
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.differing import Allowed, diff, known
from folkmoot.core.charter.errors import CharterError
from folkmoot.core.charter.finding import Finding
from folkmoot.core.charter.read import read
from folkmoot.door.act import Declaration
from folkmoot.web import words
from folkmoot.web.forms import CARRIED, Field
from folkmoot.web.page import charter_of
from folkmoot.web.typed import SHA256_LENGTH

RATIFY = "constitution.ratify"


@dataclass(frozen=True, slots=True)
class Weighed:
    """What to know before deciding. `new` findings are not in the charter in force; with none in force all are."""

    findings: tuple[Finding, ...]
    new: frozenset[Finding]
    mended: tuple[Finding, ...] = ()
    newly_allows: tuple[Allowed, ...] = ()
    no_longer_allows: tuple[Allowed, ...] = ()
    beside: bool = False
    """Whether it is held against another charter."""


def weighed(charter: Charter | None, in_force: Charter | None = None) -> Weighed | None:
    """A charter as it is, or held against the one in force; in the language of the page."""
    language = words.charters_language()
    if charter is None:
        return None
    findings = known(charter, language)
    if in_force is None:
        return Weighed(findings, frozenset())
    found = diff(in_force, charter, language)
    new = frozenset(found.findings)
    return Weighed(findings, new, found.mended, found.newly_allows, found.no_longer_allows, beside=True)


def of_form(act: Declaration, form: Iterable[Field], in_force: Charter) -> Weighed | None:
    """What the form of an act would bring, as far as it is filled in; None for an act that concerns no charter."""
    for field in form:
        name = field.name.removeprefix(CARRIED)
        if act.organ == "constitution" and field.control == "document" and name == "charter" and field.value:
            charter = _text(field.value)
            return None if charter is not None and charter.hash == in_force.hash else weighed(charter, in_force)
        if act.name == RATIFY and name == "of" and field.value.isdigit():
            return weighed(charter_of(text_proposed(int(field.value))), in_force)
    return None


def _text(value: str) -> Charter | None:
    """The charter that was typed, or that is kept under the hash that was typed; None for what is no charter."""
    if len(value) == SHA256_LENGTH:
        return charter_of(value)
    try:
        return read(value)
    except CharterError:
        return None
