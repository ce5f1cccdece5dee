"""`unreviewable`: what takes rights from a member, with no appeal to anybody whom those who did it do not command.

What all members decide together is none: nobody is left to whom one could appeal.
"""

from collections.abc import Iterator

from folkmoot.core.charter.analyses.control import control_of
from folkmoot.core.charter.analyses.sizes import is_seatless
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.compiled import CompiledPower
from folkmoot.core.charter.finding import Finding, Say
from folkmoot.core.charter.rules import Appeal

TAKES_RIGHTS = ("expel", "suspend_member", "censure")


def unreviewable(charter: Charter, say: Say) -> Iterator[Finding]:
    """A finding for each rule by which somebody may do such a thing, and nobody else looks at it again."""
    control = control_of(charter)
    seen = set[tuple[str, str]]()
    for power in charter.powers:
        if power.verb not in TAKES_RIGHTS or not _on_members(power) or (power.rule, power.verb) in seen:
            continue
        if _is_everybody(charter, power.who.name):
            continue
        seen.add((power.rule, power.verb))
        heard_by = [rule.to for rule in charter.of(Appeal) if _appeals(rule, power)]
        if heard_by and set(heard_by) - control.closure({power.who.name}).bodies - {power.who.name}:
            continue
        key = "appeal_to_itself" if heard_by else "no_appeal"
        says = say[key](charter, power.rule, power.who, power.verb, heard_by)
        rule = next(rule for rule in charter.defining(power.id, power.of_kind) if rule.article == power.article)
        yield Finding("unreviewable", "warning", (power.article,), (power.rule,), says, rule.line)


def _is_everybody(charter: Charter, who: str) -> bool:
    """Whether all members decide it together."""
    body = charter.body(who)
    if body is None:
        return any(charter.defining(who, "electorate"))
    return is_seatless(body) and not body.many


def _on_members(power: CompiledPower) -> bool:
    return not power.objects or any(each.partition(":")[0] in ("member", "holder") for each in power.objects)


def _appeals(rule: Appeal, power: CompiledPower) -> bool:
    if rule.text_only or rule.from_body != power.who.name or rule.to == "none":
        return False
    return not rule.on or power.verb in rule.on
