"""`emergency-creep`: an emergency that need not end, that nobody else confirms, or that gives what is basic."""

from collections.abc import Iterator

from folkmoot.core.charter.analyses.control import control_of
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.finding import Finding, Say, of_rule
from folkmoot.core.charter.rules import Emergency

LONGEST = 365
"""Days, renewals included: past a year it is no emergency, it is another charter."""

CORE = (
    "amend_charter",
    "expel",
    "suspend_member",
    "overturn",
    "reopen",
    "elect",
    "remove",
    "dissolve",
    "declare_emergency",
)
"""What no emergency may give: by it those who declared one could make it last."""


def creeping(charter: Charter, say: Say) -> Iterator[Finding]:
    """A finding for each thing that makes an emergency more than that."""
    control = control_of(charter)
    for rule in charter.of(Emergency):
        if rule.text_only:
            continue
        days = rule.max_days * (1 + (rule.renewals or 0))
        if days > LONGEST:
            yield of_rule("emergency-creep", "warning", rule, say["emergency_too_long"](rule.cite, days))
        core = [verb for verb in rule.grants if verb in CORE and verb not in rule.never]
        if core:
            yield of_rule("emergency-creep", "error", rule, say["emergency_gives_core"](rule.cite, core))
        barred = [verb for verb in rule.grants if verb in rule.never]
        if barred:
            yield of_rule("emergency-creep", "warning", rule, say["emergency_gives_never"](rule.cite, barred))
        for who in rule.declared_by:
            if rule.ratified_by in control.closure({who.name}).bodies | {who.name}:
                says = say["emergency_confirms_itself"](charter, rule.cite, who.name, rule.ratified_by)
                yield of_rule("emergency-creep", "error", rule, says)
                break
