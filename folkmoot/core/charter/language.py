"""What a language brings to say a charter: each folder of sentences fills in one of these."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Protocol

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.rules import Rule
from folkmoot.core.charter.values import Who
from folkmoot.core.tally.majority import Threshold


class Names(Protocol):
    """The names of one charter, as they stand in a sentence."""

    def the(self, id: str) -> str:
        """`the Steering Committee`, `a branch`; `el comité «Steering Committee»`, `una sección`."""

    def who(self, who: Who) -> str:
        """`the Steering Committee`, `10 branches together`; `10 secciones juntas`."""


@dataclass(frozen=True, slots=True)
class Words:
    """The closed lists of the vocabulary: each name with its sentence. `done_before` is what a verb is as a fact."""

    verbs: Mapping[str, str]
    objects: Mapping[str, str]
    facts: Mapping[str, str]
    done_before: str
    types: Mapping[str, str]
    record_names: Mapping[str, str]
    rights: Mapping[str, str]
    claims: Mapping[str, str]
    unit_kinds: Mapping[str, str]
    methods: Mapping[str, str]
    apportioning: Mapping[str, str]
    bases: Mapping[str, str]

    def fact(self, name: str) -> str:
        """What a fact means, be it in the list or a verb. Raises KeyError for what is neither."""
        return self.facts[name] if name in self.facts else self.done_before.format(self.verbs[name])


@dataclass(frozen=True, slots=True)
class Language:
    """How one language says what a charter has to say.

    `rules` says each kind of rule. `reasons` and `findings` say by their key what an act wants and what a check found;
    a reason is told with the names of its charter first. `given` says a power that a field of some other rule gives.
    """

    names: Callable[[Charter], Any]
    rules: Mapping[type[Rule], Callable[[Any, Any], str]]
    reasons: Mapping[str, Callable[..., str]]
    findings: Mapping[str, Callable[..., str]]
    given: Callable[[Any, Any], str]
    carried: Callable[[Threshold], str]
    share: Callable[[Fraction], str]
    listing: Callable[[Iterable[str]], str]
    by_people: str
    words: Words
