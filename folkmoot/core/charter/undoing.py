"""Who may undo what somebody did: by an act that takes it back, on an appeal, or by stopping it before it holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from folkmoot.core.charter.asking import read_verb
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.conditions import Holds
from folkmoot.core.charter.granting.book import CLOCK
from folkmoot.core.charter.languages import spoken
from folkmoot.core.charter.rules import Appeal, Check
from folkmoot.core.charter.sentences import sentence
from folkmoot.core.charter.who import reaching, who_may

TAKEN_BACK_BY: Mapping[str, tuple[str, ...]] = {
    "amend_charter": ("amend_charter",),
    "interpret": ("interpret", "amend_charter"),
    "declare_emergency": ("declare_emergency",),
    "admit": ("expel",),
    "lapse": ("reinstate",),
    "suspend_member": ("reinstate",),
    "expel": ("reinstate",),
    "charter_unit": ("suspend_unit", "dissolve_unit"),
    "suspend_unit": ("suspend_unit",),
    "elect": ("remove", "recall"),
    "appoint": ("remove", "recall"),
    "coopt": ("remove", "recall"),
    "adopt": ("rescind",),
    "affiliate": ("disaffiliate",),
    "publish": ("retract",),
    "note": ("correct",),
}
"""The acts that take an act back, done on the same."""

AGAINST_DECISIONS = ("overturn", "stay", "remit", "reopen")
"""What may be done against a decision, by which a body has acted."""


@dataclass(frozen=True, slots=True)
class Undoing:
    """Somebody who may undo it: by which act, under which rule, and what that says."""

    act: str
    who: str
    article: str
    rule: str
    majority: str | None
    says: str


def who_may_undo(charter: Charter, act: str, on: str | None = None, language: str = "en") -> list[Undoing]:
    """Everybody who may undo such an act, or stop it; whoever only an article forbids is left out.

    Those who take it back come first, then those who hear appeals or undo decisions, then checks. Raises `BadQuestion`.
    """
    verb = read_verb(act)
    found = [each for act in TAKEN_BACK_BY.get(verb, ()) for each in _taking_back(charter, act, verb, on, language)]
    for actor in dict.fromkeys(power.who.name for power in reaching(charter, verb, on)):
        appeals = [rule for rule in charter.of(Appeal) if _hears(rule, actor, verb)]
        by_appeal = {(rule.article, rule.id) for rule in appeals}
        found += [_appeal(charter, rule, language) for rule in appeals]
        if charter.body(actor) is not None:
            on_it = f"decision:{actor}"
            undoing = (_taking_back(charter, each, verb, on_it, language) for each in AGAINST_DECISIONS)
            found += [each for group in undoing for each in group if (each.article, each.rule) not in by_appeal]
    checks = (rule for rule in charter.of(Check) if verb in rule.over and not rule.text_only)
    return list(dict.fromkeys([*found, *(_check(charter, rule, language) for rule in checks)]))


def _taking_back(charter: Charter, act: str, verb: str, on: str | None, language: str) -> Iterator[Undoing]:
    """Whoever may do `act` to undo the verb; not who may only where something else was done, which it would undo.

    What the clock takes back follows from what was decided on an appeal, and from nothing else.
    """
    others = TAKEN_BACK_BY.keys() - {verb}
    for power, each in zip(reaching(charter, act, on), who_may(charter, act, on, language), strict=True):
        after = {condition.fact for condition in power.conditions if isinstance(condition, Holds)}
        if power.who != CLOCK and not each.forbidden_by and after.isdisjoint(others):
            yield Undoing(act, each.who, each.article, each.rule, each.majority, each.says)


def _hears(rule: Appeal, actor: str, verb: str) -> bool:
    against = not rule.on or verb in rule.on
    return rule.from_body == actor and against and rule.to != "none" and not rule.text_only


def _appeal(charter: Charter, rule: Appeal, language: str) -> Undoing:
    who = spoken(language).names(charter).the(rule.to)
    return Undoing("overturn", who, rule.article, rule.id, None, sentence(rule, charter, language))


def _check(charter: Charter, rule: Check, language: str) -> Undoing:
    saying = spoken(language)
    who, act = saying.names(charter).whoever(rule.by), "veto" if rule.sort == "veto" else "ratify"
    return Undoing(act, who, rule.article, rule.id, None, sentence(rule, charter, language))
