"""A charter that has been read: its text, its articles, its rules, and what they compile to."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar
from zoneinfo import ZoneInfo

from folkmoot.core.charter.compiled import Compiled, CompiledPower, CompiledProhibition
from folkmoot.core.charter.compiling import compile_rules
from folkmoot.core.charter.fences import Article
from folkmoot.core.charter.rules import Body, Ground, Head, Quorum, QuorumTerms, Rule

R = TypeVar("R", bound=Rule)


@dataclass(frozen=True)
class Charter:
    """One text of the bylaws. Two charters are the same if their bytes are; `hash` is the SHA-256 of those."""

    text: str = field(repr=False)
    hash: str
    title: str
    articles: tuple[Article, ...] = field(repr=False, compare=False)
    rules: tuple[Rule, ...] = field(repr=False, compare=False)

    def __hash__(self) -> int:
        return hash(self.hash)

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """Every rule of a kind, in the order of the text."""
        return tuple(rule for rule in self._by_kind.get(kind, {}).values() if isinstance(rule, kind))

    def get(self, kind: type[R], id: str) -> R | None:
        """The rule of this kind and id, if there is one."""
        rule = self._by_kind.get(kind, {}).get(id)
        return rule if isinstance(rule, kind) else None

    def body(self, id: str) -> Body | None:
        return self.get(Body, id)

    def article(self, number: str) -> Article | None:
        return next((article for article in self.articles if article.number == number), None)

    def rules_of(self, article: str) -> tuple[Rule, ...]:
        """The rules of one article, in the order of the text."""
        return tuple(rule for rule in self.rules if rule.article == article)

    def defining(self, id: str, *kinds: str) -> Iterator[Rule]:
        """The rules of these kinds that have this id; of any kind, if none is named."""
        for rule in self.rules:
            if rule.id == id and (not kinds or rule.kind in kinds):
                yield rule

    def quorum(self, terms: QuorumTerms | None) -> QuorumTerms | None:
        """The terms themselves, where they are only named; None, where the name is not defined."""
        if terms is None or terms.named is None:
            return terms
        rule = self.get(Quorum, terms.named)
        return None if rule is None else rule.terms

    def quorum_of(self, body: Body) -> QuorumTerms | None:
        """The quorum of a body: its own, else the charter's."""
        return self.quorum(body.quorum or self.head.default_quorum)

    def ground(self, id: str) -> Ground | None:
        """The declared ground of this id."""
        return next((ground for ground in self.head.grounds if ground.id == id), None)

    @cached_property
    def head(self) -> Head:
        """What holds for the whole charter; empty, if it says nothing."""
        heads = self.of(Head)
        return heads[0] if heads else Head(article="", id="charter", line=1)

    @property
    def timezone(self) -> ZoneInfo:
        return ZoneInfo(self.head.timezone or "UTC")

    @cached_property
    def compiled(self) -> Compiled:
        """What the rules give and forbid: all that `decide` sees."""
        return compile_rules(self.rules)

    @property
    def powers(self) -> tuple[CompiledPower, ...]:
        """Every power that the rules give."""
        return self.compiled.powers

    @property
    def prohibitions(self) -> tuple[CompiledProhibition, ...]:
        """Every prohibition that the rules make."""
        return self.compiled.prohibitions

    @cached_property
    def _by_kind(self) -> dict[type[Rule], dict[str, Rule]]:
        found: dict[type[Rule], dict[str, Rule]] = {}
        for rule in self.rules:
            found.setdefault(type(rule), {})[rule.id] = rule
        return found

    def without(self, rule: Rule) -> "Charter":
        """The same charter less one rule. Its text and hash stay, so this serves tests and analysis, never adoption."""
        return replace(self, rules=tuple(each for each in self.rules if each is not rule))

    def with_rule(self, rule: Rule) -> "Charter":
        """The same charter and one rule more; the same holds as for `without`."""
        return replace(self, rules=(*self.rules, rule))
