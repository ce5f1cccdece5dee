"""How many may vote when a body or an electorate decides, and whether enough of them are there."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from django.db.models import CharField, DateField

from folkmoot.bodies.models import Meeting
from folkmoot.bodies.reads import holding, in_force, suspended
from folkmoot.branches.reads import units
from folkmoot.core.charter import rules
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.judging import Authority
from folkmoot.core.charter.rules import Body, Electorate, MemberClass, Office, QuorumTerms, Unit
from folkmoot.core.tally.majority import Quorum, quorum_needed
from folkmoot.door.prepared import DAY, UNIT, Given, Prepared
from folkmoot.door.rows import rows
from folkmoot.members.models import Membership
from folkmoot.members.reads import count_on, members_on

FIXED, SINCE, PERSON = Given("fixed", DateField()), Given("since", DateField()), Given("person", CharField())

EVERYBODY = ("members of the unit", "all members")


def entitled(charter: Charter, by: Authority, unit: int | None, day: date) -> int:
    """How many may vote: seats that are filled, or, in an assembly or an electorate, members; none who is suspended."""
    body, electorate = charter.body(by.id), charter.get(Electorate, by.id)
    if by.kind == "electorate" and electorate is not None:
        return _on_the_roll(charter, electorate, day)
    if body is None:
        return 0
    if body.composed_of in EVERYBODY:
        return _assembled(charter, body, unit, day)
    return len(seated(charter, body, unit, day))


def seated(charter: Charter, body: Body, unit: int | None, day: date) -> frozenset[str]:
    """Who sits in a body on a day and may vote there: by its own seats, or by the offices that it is composed of."""
    held = holding((body.id, *offices_in(charter, body)), unit, day, able_to_act=True)
    return frozenset(each.person for each in held)


def offices_in(charter: Charter, body: Body) -> tuple[str, ...]:
    """The offices whose holders belong to a body by that: those of the units, where it is composed of them."""
    if body.composed_of != "officers of the unit":
        return ()
    return tuple(office.id for office in charter.of(Office) if office.many)


def may_sit(charter: Charter, body: Body, unit: int | None, day: date, person: str) -> bool:
    """Whether somebody belongs to a body on a day, by a seat or, where everybody meets, as a member."""
    if body.composed_of in EVERYBODY:
        return _assembled(charter, body, unit, day, person) > 0
    return person in seated(charter, body, unit, day)


def belonging(charter: Charter, body: Body, unit: int | None, day: date) -> Iterator[str]:
    """The references of everybody who belongs to a body on a day: of those who sit in it, or of the members who meet.

    Of members they are read from the database as they are asked for, however many there are.
    """
    if body.composed_of not in EVERYBODY:
        yield from sorted(seated(charter, body, unit, day))
        return
    of = unit if body.composed_of == "members of the unit" else None
    there = members_on(day, of).exclude(class_id__in=_voteless(charter)).exclude(person__in=suspended(day))
    yield from there.values_list("person", flat=True).iterator()


def seats(body: Body, there: int) -> int:
    """The seats of a body, filled or not; where no number is fixed, those that are filled."""
    return body.seats or there


def enough(charter: Charter, meeting: Meeting, present: int) -> bool | None:
    """Whether so many make a quorum of the body that meets; None where the charter asks for none or nobody can tell."""
    needed = least_present(charter, meeting)
    return None if needed is None else present >= needed


def least_present(charter: Charter, meeting: Meeting) -> int | None:
    """How many make a quorum of the body that meets; None where the charter asks for none or nobody can tell."""
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
    return quorum_needed(Quorum(terms.share, count), whole)


def called_again(meeting: Meeting | None) -> bool:
    """Whether a meeting stands in the place of one that was opened, and never had a quorum."""
    if meeting is None or meeting.again is None:
        return False
    return any(each.opened and each.quorate is False for each in rows(Meeting, id=meeting.again))


def _second(charter: Charter, body: str) -> QuorumTerms | None:
    found = (each.second_call for each in charter.of(rules.Meeting) if each.of == body and each.second_call)
    return next((charter.quorum(each.quorum) for each in found), None)


def _assembled(charter: Charter, body: Body, unit: int | None, day: date, person: str | None = None) -> int:
    """Members of the unit, or all, whose class has a vote, where the charter says which classes have one."""
    of = unit if body.composed_of == "members of the unit" else None
    return _assembly(_voteless(charter), of is not None, person is not None).count(day=day, unit=of, person=person)


def _voteless(charter: Charter) -> tuple[str, ...]:
    """The classes that have rights, and no vote among them."""
    return tuple(rule.id for rule in charter.of(MemberClass) if rule.rights and "vote" not in rule.rights)


@lru_cache(maxsize=256)
def _assembly(voteless: tuple[str, ...], of_a_unit: bool, only_one: bool) -> Prepared[Membership]:
    everybody = members_on(DAY, UNIT if of_a_unit else None).exclude(class_id__in=voteless)
    everybody = everybody.filter(person=PERSON) if only_one else everybody
    return Prepared(everybody.exclude(person__in=suspended(DAY)))


def _on_the_roll(charter: Charter, electorate: Electorate, day: date) -> int:
    return _of_electorate(charter, electorate).count(**_days(electorate, day))


def electors(charter: Charter, electorate: Electorate, day: date) -> list[Membership]:
    """Who may vote in an electorate on a day: the membership of each."""
    return _of_electorate(charter, electorate).rows(**_days(electorate, day))


def _days(electorate: Electorate, day: date) -> dict[str, date]:
    fixed = day - timedelta(days=electorate.record_date_days or 0)
    return {"day": day, "fixed": fixed, "since": day - timedelta(days=electorate.standing_days or 0)}


def _of_electorate(charter: Charter, electorate: Electorate) -> Prepared[Membership]:
    """On the roll at the record date and still, in these classes, and long enough in good standing."""
    named = [rule for id in electorate.units if (rule := charter.get(Unit, id))]
    kinds = frozenset(kind for rule in named for kind in (rule.id, *rule.kinds))
    return _roll(electorate.of, electorate.excludes, kinds if electorate.units else None)


@lru_cache(maxsize=256)
def _roll(of: tuple[str, ...], excludes: tuple[str, ...], kinds: frozenset[str] | None) -> Prepared[Membership]:
    then = members_on(FIXED).filter(class_id__in=of).values("person")
    now = members_on(DAY).filter(class_id__in=of, since__lte=SINCE, person__in=then)
    if kinds is not None:
        now = now.filter(unit__in=units(DAY).filter(kind__in=kinds).values("pk"))
    kept_out = in_force(DAY).filter(seat__in=excludes).values("person")
    now = now.exclude(class_id__in=excludes).exclude(person__in=kept_out)
    return Prepared(now.exclude(person__in=suspended(DAY)))
