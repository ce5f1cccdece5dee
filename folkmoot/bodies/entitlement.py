"""How many may vote when a body or an electorate decides, and whether enough of them are there."""

from datetime import date, timedelta

from django.db.models import QuerySet

from folkmoot.bodies.models import Meeting
from folkmoot.bodies.reads import able, in_force, suspended
from folkmoot.branches.reads import units
from folkmoot.core.charter import rules
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.judging import Authority
from folkmoot.core.charter.rules import Body, Electorate, MemberClass, Office, QuorumTerms, Unit
from folkmoot.core.tally.majority import Quorum, is_quorate
from folkmoot.members.models import Membership
from folkmoot.members.reads import count_on, members_on

EVERYBODY = ("members of the unit", "all members")


def entitled(charter: Charter, by: Authority, unit: int | None, day: date) -> int:
    """How many may vote: seats that are filled, or, in an assembly or an electorate, members; none who is suspended."""
    body, electorate = charter.body(by.id), charter.get(Electorate, by.id)
    if by.kind == "electorate" and electorate is not None:
        return _on_the_roll(charter, electorate, day)
    if body is None:
        return 0
    if body.composed_of in EVERYBODY:
        return _assembled(charter, body, unit, day).count()
    return len(seated(charter, body, unit, day))


def seated(charter: Charter, body: Body, unit: int | None, day: date) -> frozenset[str]:
    """Who sits in a body on a day and may vote there: by its own seats, or by the offices that it is composed of."""
    held = able(in_force(day).filter(seat__in=(body.id, *offices_in(charter, body))), day)
    return frozenset((held if unit is None else held.filter(unit=unit)).values_list("person", flat=True))


def offices_in(charter: Charter, body: Body) -> tuple[str, ...]:
    """The offices whose holders belong to a body by that: those of the units, where it is composed of them."""
    if body.composed_of != "officers of the unit":
        return ()
    return tuple(office.id for office in charter.of(Office) if office.many)


def may_sit(charter: Charter, body: Body, unit: int | None, day: date, person: str) -> bool:
    """Whether somebody belongs to a body on a day, by a seat or, where everybody meets, as a member."""
    if body.composed_of in EVERYBODY:
        return _assembled(charter, body, unit, day).filter(person=person).exists()
    return person in seated(charter, body, unit, day)


def seats(body: Body, there: int) -> int:
    """The seats of a body, filled or not; where no number is fixed, those that are filled."""
    return body.seats or there


def enough(charter: Charter, meeting: Meeting, present: int) -> bool | None:
    """Whether so many make a quorum of the body that meets; None where the charter asks for none or nobody can tell."""
    body = charter.body(meeting.body)
    if body is None:
        return None
    first = charter.quorum_of(body)
    terms = (_second(charter, body.id) or first) if called_again(meeting) else first
    if terms is None or (terms.share is None and terms.count is None):
        return None
    there = entitled(charter, Authority("body", body.id), meeting.unit, meeting.day)
    base = terms.base or (first.base if first else None) or "entitled"
    whole = {"seats": seats(body, there), "members": count_on(meeting.day)}.get(base, there)
    count = terms.count if terms.share is None else None
    return is_quorate(Quorum(terms.share, count), present, whole)


def called_again(meeting: Meeting | None) -> bool:
    """Whether a meeting stands in the place of one that was opened, and never had a quorum."""
    if meeting is None or meeting.again is None:
        return False
    return Meeting.objects.filter(pk=meeting.again, opened=True, quorate=False).exists()


def _second(charter: Charter, body: str) -> QuorumTerms | None:
    found = (each.second_call for each in charter.of(rules.Meeting) if each.of == body and each.second_call)
    return next((charter.quorum(each.quorum) for each in found), None)


def _assembled(charter: Charter, body: Body, unit: int | None, day: date) -> QuerySet[Membership]:
    """Members of the unit, or all, whose class has a vote, where the charter says which classes have one."""
    everybody = members_on(day, unit if body.composed_of == "members of the unit" else None)
    voteless = [rule.id for rule in charter.of(MemberClass) if rule.rights and "vote" not in rule.rights]
    return everybody.exclude(class_id__in=voteless).exclude(person__in=suspended(day))


def _on_the_roll(charter: Charter, electorate: Electorate, day: date) -> int:
    """On the roll at the record date and still, in these classes, and long enough in good standing."""
    fixed = day - timedelta(days=electorate.record_date_days or 0)
    since = day - timedelta(days=electorate.standing_days or 0)
    then = members_on(fixed).filter(class_id__in=electorate.of).values("person")
    now = members_on(day).filter(class_id__in=electorate.of, since__lte=since, person__in=then)
    if electorate.units:
        kinds = {kind for id in electorate.units if (rule := charter.get(Unit, id)) for kind in (id, *rule.kinds)}
        now = now.filter(unit__in=units(day).filter(kind__in=kinds).values("pk"))
    kept_out = in_force(day).filter(seat__in=electorate.excludes).values("person")
    now = now.exclude(class_id__in=electorate.excludes).exclude(person__in=kept_out)
    return now.exclude(person__in=suspended(day)).count()
