"""What a proposed charter newly allows and no longer allows, and what a check finds in one and not in the other."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from folkmoot.core.charter.analyses.control import Control, Step
from folkmoot.core.charter.changes import Change, changes
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.check import check
from folkmoot.core.charter.finding import Finding
from folkmoot.core.charter.languages import spoken
from folkmoot.core.charter.permitting import freed, gained
from folkmoot.core.charter.sentences import sentence
from folkmoot.core.charter.who import said

NAME_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Allowed:
    """Something that one charter allows and the other does not: in words, by which rules, and by which acts."""

    says: str
    articles: tuple[str, ...]
    rules: tuple[str, ...]
    trace: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {
            "says": self.says,
            "articles": list(self.articles),
            "rules": list(self.rules),
            "trace": list(self.trace),
        }


@dataclass(frozen=True, slots=True)
class Diff:
    """All that a charter changes of another, for whoever is about to decide on it."""

    newly_allows: tuple[Allowed, ...]
    no_longer_allows: tuple[Allowed, ...]
    findings: tuple[Finding, ...]
    """What a check finds in the new charter and not in the old one."""
    mended: tuple[Finding, ...]
    """What it finds in the old one and not in the new one."""
    changes: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.newly_allows or self.no_longer_allows or self.findings or self.mended or self.changes)

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values, under the names that `folkmoot charter diff --json` prints."""
        return {
            "newly-allows": [each.to_json() for each in self.newly_allows],
            "no-longer-allows": [each.to_json() for each in self.no_longer_allows],
            "findings": {
                "new": [each.to_json() for each in self.findings],
                "gone": [each.to_json() for each in self.mended],
            },
            "changes": [asdict(each) for each in self.changes],
        }


@lru_cache(maxsize=64)
def known(charter: Charter, language: str = "en") -> tuple[Finding, ...]:
    """What a check finds in a charter, remembered by its hash: everybody who is about to decide on it asks again."""
    return tuple(check(charter, language))


def named(charter: Charter) -> tuple[str, ...]:
    """What is found wrong with a charter as an entry names it: severity, code, and each rule that it is about."""
    found = (each for each in known(charter) if each.severity != "note")
    names = (_name(each, rule) for each in found for rule in each.rules or each.articles)
    return tuple(dict.fromkeys(names))


def recalled(charter: Charter, names: Iterable[str], language: str = "en") -> tuple[tuple[str, str], ...]:
    """What an entry names, each finding once: its severity, and what it says in a language.

    Of one that a check does not find any more, its code and rule stand for the sentence.
    """
    says = {_name(each, rule): each.says for each in known(charter, language) for rule in each.rules or each.articles}
    found = ((name.partition(":")[0], says.get(name, name.partition(":")[2])) for name in names)
    return tuple(dict.fromkeys(found))


def _name(finding: Finding, rule: str) -> str:
    return f"{finding.severity}:{finding.code}:{rule.replace(' ', '.')}"[:NAME_LENGTH]


@lru_cache(maxsize=64)
def diff(old: Charter, new: Charter, language: str = "en") -> Diff:
    """What the new charter changes of the old one: what may be done, what a check finds, and what its articles say."""
    before, after = known(old, language), known(new, language)
    return Diff(
        newly_allows=tuple(_allowed(old, new, language, "no_longer_forbidden")),
        no_longer_allows=tuple(_allowed(new, old, language, "now_forbidden")),
        findings=tuple(_besides(after, before)),
        mended=tuple(_besides(before, after)),
        changes=changes(old, new, language),
    )


def _besides(these: Iterable[Finding], those: Iterable[Finding]) -> Iterator[Finding]:
    known = {(each.code, each.says) for each in those}
    return (each for each in these if (each.code, each.says) not in known)


def _allowed(before: Charter, after: Charter, language: str, freed_is: str) -> Iterator[Allowed]:
    """What the one allows beyond the other; each sentence once."""
    seen = set[str]()
    ways = (_powers(before, after, language), _freed(before, after, language, freed_is), _won(before, after, language))
    for each in (each for way in ways for each in way):
        if each.says not in seen:
            seen.add(each.says)
            yield each


def _powers(before: Charter, after: Charter, language: str) -> Iterator[Allowed]:
    for power in gained(before, after):
        yield Allowed(said(after, power, language), (power.article,), (power.rule,))


def _freed(before: Charter, after: Charter, language: str, freed_is: str) -> Iterator[Allowed]:
    """What a rule forbids in the one alone, as far as the other gives somebody a power for it."""
    for prohibition, power in freed(before, after):
        rule = next(each for each in before.rules_of(prohibition.article) if each.id == prohibition.id)
        says = spoken(language).findings[freed_is](sentence(rule, before, language))
        rules = (prohibition.rule, power.rule)
        yield Allowed(says, tuple(dict.fromkeys((prohibition.article, power.article))), rules)


def _won(before: Charter, after: Charter, language: str) -> Iterator[Allowed]:
    """Whom each body could come to command, step by step."""
    saying = spoken(language)
    names, earlier, later = saying.names(after), Control(before), Control(after)
    for body in later.bodies:
        known = earlier.closure([body]).bodies if body in earlier.bodies else frozenset[str]()
        reached = later.closure([body])
        for won in reached.won:
            if won not in known:
                way = reached.to(won)
                rules = tuple(dict.fromkeys(rule for step in way for rule in step.rules))
                articles = tuple(dict.fromkeys(rule.partition(" ")[0] for rule in rules))
                yield Allowed(
                    saying.findings["commands"](names, body, won), articles, rules, _trace(way, language, after)
                )


def _trace(way: Iterable[Step], language: str, charter: Charter) -> tuple[str, ...]:
    saying = spoken(language)
    names = saying.names(charter)
    return tuple(
        saying.findings["step"](names, lever.actor, lever.verb, step.body, lever.article, lever.rule)
        for step in way
        for lever in step.levers
    )
