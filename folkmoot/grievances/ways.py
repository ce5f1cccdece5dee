"""What the charter says of an appeal: before whom, by whom, and whether there is one at all."""

from folkmoot.bodies.models import Decision
from folkmoot.bodies.reads import mandates_of
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.rules import Appeal as Way
from folkmoot.door.occasion import Occasion
from folkmoot.door.rows import rows
from folkmoot.door.standing import standing
from folkmoot.grievances.decided import carried, people_in, verbs_of
from folkmoot.grievances.models import Appeal, Case, Ruling
from folkmoot.grievances.panel import judged
from folkmoot.grievances.reads import people
from folkmoot.members.acts import Refuse
from folkmoot.members.models import Application


def way(row: Decision, charter: Charter) -> Way | None:
    """The rule by which one appeals against a decision: one for what it did, else one for all that its body decides."""
    there, done = [rule for rule in charter.of(Way) if rule.from_body == row.body], verbs_of(row)
    exact = (rule for rule in there if not done.isdisjoint(rule.on))
    return next(exact, None) or next((rule for rule in there if not rule.on), None)


def is_final(row: Decision, charter: Charter) -> bool:
    """Whether a decision was taken on an appeal that ends with it."""
    final = {rule.id for rule in charter.of(Way) if rule.final}
    ruled = [each for each in rows(Ruling, decision=row.pk) if each.of_decision is not None]
    return any(each.rule in final for ruling in ruled for each in rows(Appeal, decision=ruling.of_decision))


def as_a_party(row: Decision, case: Case | None, person: str, occasion: Occasion) -> tuple[str, ...]:
    """What somebody is to a decision: complainant or respondent of its case, named in it, of its unit, a member."""
    charter, day = occasion.charter, occasion.today
    found = list[str]()
    if case is not None:
        if person in people(case, "complainant"):
            found.append("complainant")
        if person in judged(case, charter, day):
            found.append("respondent")
    elif person in people_in(row):
        found.append("respondent")
    if person in _applicants(row):
        found.append("applicant")
    if any(each.unit is not None and each.unit in _units(row) for each in mandates_of(person, day)):
        found.append("unit")
    if "member" in standing(person, day, charter).objects:
        found.append("member")
    return tuple(found)


def _applicants(row: Decision) -> set[str]:
    keys = [each.application for each in carried(row) if isinstance(each, Refuse)]
    return {each.person for key in keys for each in rows(Application, id=key)}


def _units(row: Decision) -> set[int]:
    """The units that a decision is about."""
    named = (getattr(each, "unit", None) for each in carried(row))
    return {unit for unit in named if isinstance(unit, int)}
