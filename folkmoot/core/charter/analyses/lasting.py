"""How many days an act takes by the rules: notice, the calls of meetings and elections, terms that must end first."""

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.compiled import CompiledPower
from folkmoot.core.charter.conditions import AtLeast, AtMost, Holds
from folkmoot.core.charter.rules import Election, Meeting, Office

TERM = 24
"""Months of a term, where a charter names none."""

MONTH = 31
"""Days of a month, at most."""


def days_of(charter: Charter, power: CompiledPower, on: str) -> int:
    """The days from the wish to the deed. What is announced side by side is not added up."""
    notices = [each.least for each in power.conditions if isinstance(each, AtLeast)]
    for prohibition in charter.compiled.of(power.verb).prohibitions:
        if isinstance(prohibition.unless, AtLeast) and on in prohibition.objects:
            notices.append(prohibition.unless.least)
    if power.verb == "convene":
        late = any(isinstance(each, Holds) and each.fact == "overdue" for each in power.conditions)
        return max(notices, default=0) + (_overdue(charter, on.partition(":")[2]) if late else 0)
    notices += [each.most for each in power.conditions if isinstance(each, AtMost) and each.fact == "days_since"]
    notices += [each.notice_days or 0 for each in charter.of(Meeting) if each.of == power.who.name]
    if power.verb == "elect":
        called = (each for each in charter.of(Election) if f"holder:{each.fills}" == on)
        notices += [(each.notice_days or 0) + (each.voting_days or 0) for each in called]
    return max(notices, default=0)


def term_of(charter: Charter, name: str) -> int:
    """The days of one term of a body or an office."""
    rule = charter.body(name) or charter.get(Office, name)
    return ((rule.term_months if rule else None) or TERM) * MONTH


def _overdue(charter: Charter, body: str) -> int:
    for meeting in charter.of(Meeting):
        if meeting.of == body:
            late = meeting.if_not_called.after_days if meeting.if_not_called else 0
            return (meeting.every_months or 0) * MONTH + late
    return 0
