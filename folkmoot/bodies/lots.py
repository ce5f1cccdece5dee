"""Seats that are filled by lot: who is in it, the list as it is published, and the order that a seed gives to it.

Anybody who has the list and the seed can put it into the same order: `docs/record-format.md` says how.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256

from folkmoot.bodies.entitlement import electors
from folkmoot.bodies.models import Drawn, Lot, Mandate, Nomination
from folkmoot.bodies.reads import coming, holding, stays_on, suspended
from folkmoot.bodies.seats import months_after, seated_rules, seats_of
from folkmoot.bodies.suitability import excluded_by, incompatible, suited, terms_in_a_row
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.rules import Body, Electorate, MemberClass, Office
from folkmoot.door.attached import content_of
from folkmoot.members.models import Membership
from folkmoot.members.reads import members_on

FORM = "folkmoot/lot/v1"
GIVEN_UP = ("stand_down", "remove", "recall")


def by_lot(rule: Body | Office) -> bool:
    """Whether a lot fills the seats of a body or an office, all of them or those that are vacant."""
    return _always(rule) or any(step.way == "lot" for step in rule.vacancy or ())


def drawn_from(rule: Body | Office) -> str:
    """The body or the electorate among whom the lot is drawn: those whom the body puts forward, or who may vote."""
    return (rule.filled_by.by if rule.filled_by is not None else None) or ""


def nominated_by(rule: Body | Office, charter: Charter) -> Body | None:
    """The body that puts people forward for the lot, if the charter asks for that."""
    return charter.body(drawn_from(rule)) if _always(rule) else None


def empty(rule: Body | Office, unit: int | None, day: date) -> int:
    """How many seats a lot would fill on a day: those that nobody holds, and those whose term is over."""
    taken = [each for each in holding((rule.id,), unit, day) if not stays_on(each, day)]
    return max(0, (seats_of(rule) or 0) - len(taken) - len(coming(rule.id, unit, day)))


def entrants(charter: Charter, rule: Body | Office, unit: int | None, today: date, then: date) -> list[str]:
    """The references of all who are in the lot, sorted: members today, who may be seated on the day of the draw."""
    rested = set(suspended(today))
    seats = (rule.id, *excluded_by(rule.id, charter))
    seated = set(Mandate.objects.filter(seat__in=seats).values_list("person", flat=True))
    return sorted(
        row.person
        for row in _named(charter, rule, unit, today)
        if row.person not in rested
        and _may_stand(charter, rule, row, today)
        and (row.person not in seated or _free(charter, rule, unit, row.person, then))
    )


def may_take(charter: Charter, rule: Body | Office, unit: int | None, person: str, day: date) -> bool:
    """Whether somebody who is in the lot can be seated on a day."""
    row = members_on(day).filter(person=person).exclude(person__in=suspended(day)).last()
    return row is not None and _may_stand(charter, rule, row, day) and _free(charter, rule, unit, person, day)


def listed(rule: Body | Office, unit: int | None, seats: int, seed_on: date, names: Iterable[str]) -> bytes:
    """The list as it is published: five lines of what it is for, then a reference a line."""
    heading = (FORM, rule.id, "" if unit is None else str(unit), str(seats), seed_on.isoformat())
    return "".join(f"{line}\n" for line in (*heading, *names)).encode()


def in_the_lot(lot: Lot) -> list[str]:
    """Who is on a list that was published. Raises LookupError when it is not there, or was changed."""
    return content_of(lot.names).decode().split("\n")[5:-1]


def ordered(names: str, seed: str, persons: Iterable[str]) -> list[str]:
    """The order that a seed gives to a list, whose SHA-256 is `names`."""
    return sorted(persons, key=lambda person: sha256(f"{names}/{seed}/{person}".encode()).digest())


def open_lot(seat: str, unit: int | None) -> Lot | None:
    """The lot for a seat that is published and not drawn yet."""
    return Lot.objects.filter(seat=seat, unit=unit, drawn_on=None, replaced=False).last()


def open_lots() -> list[Lot]:
    """Every lot that is published and not drawn yet, the first that is due first."""
    return list(Lot.objects.filter(drawn_on=None, replaced=False).order_by("seed_on", "pk"))


def wanted(charter: Charter, day: date, units: Iterable[int]) -> Iterator[tuple[Body | Office, int | None, int]]:
    """The seats for which a list is to be published: filled by lot, empty, and none is published yet."""
    waiting = {(each.seat, each.unit) for each in open_lots()}
    for rule in seated_rules(charter):
        for unit in units if rule.many else (None,):
            if by_lot(rule) and (rule.id, unit) not in waiting and (lacking := empty(rule, unit, day)):
                yield rule, unit, lacking


def next_in_order(seat: str, unit: int | None = None) -> list[str]:
    """Who comes next in the order of the last lot for a seat: the alternates first, then all whom it did not reach."""
    lot = Lot.objects.filter(seat=seat, unit=unit).exclude(drawn_on=None).last()
    if lot is None:
        return []
    used = set(Drawn.objects.filter(lot=lot.pk).exclude(outcome="alternate").values_list("person", flat=True))
    return [each for each in ordered(lot.names, lot.seed, in_the_lot(lot)) if each not in used]


def _always(rule: Body | Office) -> bool:
    return rule.filled_by is not None and rule.filled_by.way == "lot"


def _named(charter: Charter, rule: Body | Office, unit: int | None, today: date) -> list[Membership]:
    """Among whom the lot is drawn, by the charter: whoever was put forward, those who may vote, or every member."""
    electorate = charter.get(Electorate, drawn_from(rule))
    if electorate is not None:
        found = electors(charter, electorate, today)
        return found if unit is None else [each for each in found if each.unit == unit]
    roll = members_on(today, unit)
    return list(roll if nominated_by(rule, charter) is None else roll.filter(person__in=nominated(rule, unit, today)))


def nominated(rule: Body | Office, unit: int | None, day: date) -> set[str]:
    """Who was put forward for a seat, within one term of it."""
    found = Nomination.objects.filter(seat=rule.id, unit=unit).values_list("person", "day")
    return {
        person for person, since in found if rule.term_months is None or day < months_after(since, rule.term_months)
    }


def _may_stand(charter: Charter, rule: Body | Office, row: Membership, day: date) -> bool:
    of = charter.get(MemberClass, row.class_id)
    if of is not None and of.rights and "stand" not in of.rights:
        return False
    asked = rule.eligibility if isinstance(rule, Office) else ()
    return not asked or suited(rule, row, charter, day, stated=False)["eligible"] is True


def _free(charter: Charter, rule: Body | Office, unit: int | None, person: str, day: date) -> bool:
    """Whether no seat that somebody holds or held stands against it; who gave this one up or lost it, waits a term."""
    held = holding((rule.id,), unit, day)
    if any(each.person == person and not stays_on(each, day) for each in (*held, *coming(rule.id, unit, day))):
        return False
    if rule.max_terms is not None and terms_in_a_row(person, rule, unit, day) >= rule.max_terms:
        return False
    given_up = Mandate.objects.filter(person=person, seat=rule.id, unit=unit, end__in=GIVEN_UP)
    ends = (each.ended for each in given_up if each.ended is not None)
    waits = any(rule.term_months is None or day < months_after(ended, rule.term_months) for ended in ends)
    return not waits and not incompatible(person, rule.id, charter, day)
