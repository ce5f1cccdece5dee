"""What the pages show of a charter's findings and of who commands whom under it, in the language of the page."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import pgettext_lazy

from folkmoot.core.charter.analyses.control import Edge, control_of
from folkmoot.core.charter.analyses.seats import is_seated
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.check import check
from folkmoot.core.charter.finding import SEVERITIES, Finding
from folkmoot.core.charter.rules import Body, Electorate, Office
from folkmoot.web import words
from folkmoot.web.control.drawing import Drawing, drawing
from folkmoot.web.tongues import tongue

SEVERITY: Mapping[str, tuple[str, words.Said]] = {
    "error": ("▲", pgettext_lazy("a finding", "Fault")),
    "warning": ("△", pgettext_lazy("a finding", "Warning")),
    "note": ("○", pgettext_lazy("a finding", "Note")),
}
"""A shape and a word for each: the colour is the same."""

OVER: Mapping[tuple[str, bool], words.Said] = {
    ("amends", False): pgettext_lazy("over a body", "can change alone the article that founds it"),
    ("commands", False): pgettext_lazy("over a body", "can command it"),
    ("commands", True): pgettext_lazy("over a body", "can come to command it by expelling people"),
    ("appoints", False): pgettext_lazy("over a body", "fills its seats"),
    ("removes", False): pgettext_lazy("over a body", "empties its seats"),
    ("removes", True): pgettext_lazy("over a body", "can expel who sits there"),
    ("instructs", False): pgettext_lazy("over a body", "gives it orders"),
    ("reviews", False): pgettext_lazy("over a body", "hears appeals against it"),
}
"""What one body is to another, as it stands in the list beside the picture."""


@dataclass(frozen=True, slots=True)
class Over:
    """All that one body may do to another, with the articles that say so."""

    source: str
    target: str
    source_name: str
    target_name: str
    what: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A finding as it is read: its number among those that count, its shape, its word."""

    number: int
    shape: str
    severity: words.Said
    finding: Finding


@dataclass(frozen=True, slots=True)
class Shown:
    """The picture, the list and the findings; `notes` are those that nobody must mend."""

    picture: Drawing
    over: tuple[Over, ...]
    findings: tuple[Found, ...]
    notes: tuple[Found, ...]


def shown(charter: Charter | None) -> Shown | None:
    """What there is to show of a charter; nothing where there is none."""
    return None if charter is None else _shown(charter, words.charters_language())


@lru_cache(maxsize=8)
def _shown(charter: Charter, language: str) -> Shown:
    names = called(charter)
    edges = control_of(charter).edges
    findings, notes = _found(check(charter, language))
    marks = defaultdict[str, list[str]](list)
    for each in findings:
        for id in dict.fromkeys((*each.finding.about, *_own(charter, each.finding))):
            marks[id].append(f"{each.shape}{each.number}")
    everybody = [id for id in names if not is_seated(charter, id)]
    return Shown(drawing(names, edges, everybody, marks), tuple(_over(charter, edges, names)), findings, notes)


def called(charter: Charter) -> dict[str, str]:
    """Every body, electorate and office by its name, in the order of the text."""
    rules = [rule for kind in (Electorate, Body, Office) for rule in charter.of(kind) if not rule.text_only]
    return {rule.id: _capital(tongue().called(rule, rule.id)) for rule in rules}


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _found(findings: Sequence[Finding]) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
    """What counts, the worst first, numbered; and the notes."""
    ranked = sorted(findings, key=lambda each: (SEVERITIES.index(each.severity), each.line, each.code, each.rules))
    said = tuple(Found(number, *SEVERITY[each.severity], each) for number, each in enumerate(ranked, start=1))
    return (
        tuple(each for each in said if each.finding.severity != "note"),
        tuple(each for each in said if each.finding.severity == "note"),
    )


def _own(charter: Charter, finding: Finding) -> tuple[str, ...]:
    """The body or office whose own rule a finding stands at, where it names nobody."""
    if finding.about:
        return ()
    rules = (rule for rule in charter.rules if rule.cite in finding.rules[:1])
    return tuple(rule.id for rule in rules if isinstance(rule, Body | Office))


def _over(charter: Charter, edges: Sequence[Edge], names: Mapping[str, str]) -> list[Over]:
    pairs = defaultdict[tuple[str, str], list[Edge]](list)
    for edge in edges:
        if edge.source in names and edge.target in names:
            pairs[edge.source, edge.target].append(edge)
    order = list(names)
    found = []
    for source, target in sorted(pairs, key=lambda pair: (order.index(pair[0]), order.index(pair[1]))):
        here: list[Edge] = sorted(pairs[source, target], key=_rank)
        what = dict.fromkeys(str(OVER[_what(each)]) for each in here)
        cited = {rule.partition(" ")[0] for each in here for rule in each.rules}
        articles = tuple(each.number for each in charter.articles if each.number in cited)
        found.append(Over(source, target, names[source], names[target], words.listing(list(what)), articles))
    return found


def _what(edge: Edge) -> tuple[str, bool]:
    return "amends" if edge.amends else edge.kind, edge.by_expulsion


def _rank(edge: Edge) -> int:
    return list(OVER).index(_what(edge))
