"""Whether somebody may take a seat on a day: terms in a row, seats that exclude it, what its holder must be."""

from datetime import date

from folkmoot.bodies.models import Mandate
from folkmoot.bodies.reads import mandates_of
from folkmoot.bodies.seats import months_after
from folkmoot.branches.reads import unit as unit_of
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.facts import Value
from folkmoot.core.charter.rules import Body, Incompatible, Means, MemberClass, Office, Term
from folkmoot.door.act import BadAct, Missing
from folkmoot.door.rows import rows
from folkmoot.members.models import Membership
from folkmoot.members.reads import is_suspended, membership_on

STATED = ("arrears_days", "of_age", "trained", "status")
"""Conditions of a term that no row tells: whoever enters the act states that they are met."""


def as_a_member(person: str, charter: Charter, day: date) -> Membership:
    """The membership by which somebody may be seated. Raises Missing or BadAct, saying why there is none."""
    row = membership_on(person, day)
    if row is None:
        raise Missing("field person: {person} is not a member on {day}", person=person, day=day)
    rule = charter.get(MemberClass, row.class_id)
    if rule is not None and rule.rights and "stand" not in rule.rights:
        raise BadAct(
            "field person: article {article} gives a {member} no right to stand",
            article=rule.article,
            member=rule.name or rule.id,
        )
    if is_suspended(person, day):
        raise BadAct("field person: {person} is suspended on {day}, and cannot be seated", person=person, day=day)
    return row


def suited(rule: Body | Office, row: Membership, charter: Charter, day: date, *, stated: bool) -> dict[str, Value]:
    """What the charter may ask of whoever is seated: class, days as a member, and whether they are eligible."""
    known: dict[str, Value] = {"membership": row.class_id, "standing_days": (day - row.since).days}
    terms = [charter.get(Term, each) for each in rule.eligibility] if isinstance(rule, Office) else []
    means = [term.means for term in terms if term is not None and term.means is not None]
    told = stated or (len(means) == len(terms) > 0 and not any(_must_be_stated(each) for each in means))
    known["eligible"] = told and all(_meets(each, row, day) for each in means)
    return known


def terms_in_a_row(person: str, rule: Body | Office, unit: int | None, day: date) -> int:
    """Terms that somebody who would be seated on a day has held without a break.

    To have been out for a full term resets it; a part of more than half a term counts as one, a shorter one as none.
    """
    held = [each for each in rows(Mandate, person=person) if each.seat == rule.id and each.from_day < day]
    if rule.many:
        held = [each for each in held if each.unit == unit]
    terms, next_from = 0, day
    for each in sorted(held, key=lambda each: (each.from_day, each.pk), reverse=True):
        last = min(filter(None, (each.until_day, each.ended)), default=next_from)
        if rule.term_months is None:
            terms += 1
        elif months_after(last, rule.term_months) <= next_from:
            break
        else:
            full = (months_after(each.from_day, rule.term_months) - each.from_day).days
            terms += (last - each.from_day).days * 2 > full
        next_from = each.from_day
    return terms


def incompatible(person: str, seat: str, charter: Charter, day: date) -> bool:
    """Whether the person holds, or held too lately, a seat that excludes this one."""
    for rule in charter.of(Incompatible):
        seats = {*rule.bodies, *rule.offices}
        if seat not in seats:
            continue
        if any(each.seat in seats - {seat} for each in mandates_of(person, day)):
            return True
        had = (each for each in rows(Mandate, person=person) if each.seat in seats - {seat} and each.from_day <= day)
        lasts = (min(filter(None, (each.until_day, each.ended)), default=None) for each in had)
        if any(last is not None and months_after(last, rule.within_months or 0) > day for last in lasts):
            return True
    return False


def excluded_by(seat: str, charter: Charter) -> set[str]:
    """The seats that nobody may hold beside this one, or soon before."""
    rules = (rule for rule in charter.of(Incompatible) if seat in (*rule.bodies, *rule.offices))
    return {each for rule in rules for each in (*rule.bodies, *rule.offices)} - {seat}


def _must_be_stated(means: Means) -> bool:
    return any(getattr(means, name) not in (None, ()) for name in STATED)


def _meets(means: Means, row: Membership, day: date) -> bool:
    kind = None if row.unit is None else unit_of(row.unit).kind
    return (
        means.in_class in (None, row.class_id)
        and means.unit in (None, kind)
        and (day - row.since).days >= (means.standing_days or 0)
    )
