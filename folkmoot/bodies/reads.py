"""Who holds which seat on a day, which seats are empty, and which elections are late."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from django.db.models import BigIntegerField, CharField, Exists, OuterRef, Q, QuerySet

from folkmoot.bodies.models import Alternate, Mandate
from folkmoot.bodies.seats import seat_rule as seat_rule
from folkmoot.bodies.seats import seated_rules
from folkmoot.bodies.seats import seats_of as seats_of
from folkmoot.branches.models import Unit
from folkmoot.branches.reads import may_act, units
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.rules import Body
from folkmoot.door.prepared import DAY, UNIT, Day, Given, Prepared
from folkmoot.door.rows import rows
from folkmoot.door.together import Listed, together
from folkmoot.door.unmoved import once
from folkmoot.members.models import Membership, Suspension
from folkmoot.members.reads import is_suspended, membership_on


def in_force(day: Day) -> QuerySet[Mandate]:
    """The mandates that hold on a day.

    The last day of a term is within it, the day of a removal is not. After its term a mandate goes on for as long as
    the charter lets it, until somebody follows. It ends with the membership of its holder and with its unit.
    """
    followed = Exists(Mandate.objects.filter(succeeds=OuterRef("pk"), from_day__lte=day))
    term = Q(until_day=None) | Q(until_day__gte=day) | (Q(holds_until__gte=day) & ~followed)
    begun = Mandate.objects.filter(Q(ended=None) | Q(ended__gt=day), term, from_day__lte=day)
    return begun.exclude(_left(day)).exclude(unit__in=_ended_units(day)).order_by("pk")


def stays_on(mandate: Mandate, day: date) -> bool:
    """Whether the term of somebody who holds a seat is over: they stay until somebody follows."""
    return mandate.until_day is not None and mandate.until_day < day


def entered_as_held(day: Day) -> QuerySet[Mandate]:
    """The mandates that have ended by a day, though nobody has entered it yet; or will never begin."""
    over = Q(from_day__lte=day) | _left(day) | Q(unit__in=_ended_units(day))
    return Mandate.objects.filter(over, ended=None).exclude(pk__in=in_force(day).values("pk")).order_by("pk")


def is_entered_as_held(mandate: Mandate, day: date) -> bool:
    """Whether a mandate has ended by a day, and nobody has entered it yet."""
    return _entered_as_held().count(day=day, mandate=mandate.pk) > 0


@cache
def _entered_as_held() -> Prepared[Mandate]:
    return Prepared(entered_as_held(DAY).filter(pk=Given("mandate", BigIntegerField())))


def why_ended(mandate: Mandate, day: date) -> str:
    """Why a mandate that was not taken away does not hold on a day: its unit ended, its holder left, or its term."""
    if _is_without_unit(mandate, day):
        return "unit"
    return "left" if _has_left(mandate, rows(Membership, person=mandate.person), day) else "term"


def holders(seat: str, unit: int | None, day: date) -> QuerySet[Mandate]:
    """Who holds a seat on a day; in one unit, if there is one of it for each."""
    found = in_force(day).filter(seat=seat)
    return found if unit is None else found.filter(unit=unit)


def held_in(unit: int, day: date) -> list[Mandate]:
    """The mandates of a unit that hold on a day."""
    (found,) = together(held_in_asked(unit, day))
    return found


def held_in_asked(unit: int, day: date) -> Listed:
    """What `held_in` asks, to be asked together with other things."""
    return Listed(lambda: in_force(day).filter(unit=unit), ("held in", unit, day), lasts=True)


def held_of(seat: str, day: date) -> list[Mandate]:
    """The mandates of a seat that hold on a day, in every unit."""
    return once(("held of", seat, day), lambda: list(in_force(day).filter(seat=seat)), lasting=True)


def holding(seats: tuple[str, ...], unit: int | None, day: date, *, able_to_act: bool = False) -> list[Mandate]:
    """Who holds one of these seats on a day, in one unit if it is named: `holders`, by a query that is built once.

    `able_to_act`: without those whose rights rest.
    """
    return _holding(seats, unit is not None, able_to_act).rows(day=day, unit=unit)


def alternates(seat: str, unit: int | None, day: date) -> frozenset[str]:
    """Who stands ready on a day to take a place in a body when called: members whose rights do not rest."""
    found = (each for each in rows(Alternate, seat=seat) if unit is None or each.unit == unit)
    ready = {each.person for each in found if _is_ready(each, day)}
    return frozenset(each for each in ready if membership_on(each, day) is not None and not is_suspended(each, day))


def _is_ready(alternate: Alternate, day: date) -> bool:
    over = alternate.until_day is not None and alternate.until_day < day
    return alternate.from_day <= day and not over and (alternate.ended is None or day < alternate.ended)


def coming(seat: str, unit: int | None, day: date) -> list[Mandate]:
    """The mandates of a seat that begin after a day; in one unit, if it is named."""
    return _coming(unit is not None).rows(seat=seat, unit=unit, day=day)


@cache
def _coming(of_a_unit: bool) -> Prepared[Mandate]:
    later = Mandate.objects.filter(seat=Given("seat", CharField()), ended=None, from_day__gt=DAY)
    return Prepared((later.filter(unit=UNIT) if of_a_unit else later).order_by("from_day", "pk"))


@lru_cache(maxsize=256)
def _holding(seats: tuple[str, ...], of_a_unit: bool, able_to_act: bool) -> Prepared[Mandate]:
    held = in_force(DAY).filter(seat__in=seats)
    held = held.filter(unit=UNIT) if of_a_unit else held
    return Prepared(able(held, DAY) if able_to_act else held)


def able(held: QuerySet[Mandate], day: Day) -> QuerySet[Mandate]:
    """Of these mandates, those whose holders are not suspended: the seat rests while its holder is."""
    return held.exclude(person__in=suspended(day))


def suspended(day: Day) -> QuerySet[Suspension, str]:
    """The references of those whose rights rest on a day."""
    running = Suspension.objects.filter(Q(ended_on=None) | Q(ended_on__gt=day), from_day__lte=day, until_day__gte=day)
    return running.values_list("person", flat=True)


def mandates_of(person: str, day: date) -> list[Mandate]:
    """The seats that somebody holds on a day: what `in_force` says of one person, without building its query."""
    dated = [each for each in rows(Mandate, person=person) if _dated(each, day)]
    memberships = rows(Membership, person=person) if dated else []
    return [each for each in dated if not _has_ended(each, memberships, day)]


def that_act(held: list[Mandate], day: date) -> list[Mandate]:
    """Of somebody's mandates, those by which they may act: none in a unit that is suspended, none while they are."""
    if not held or any(_rests(each, day) for each in rows(Suspension, person=held[0].person)):
        return []
    return [each for each in held if each.unit is None or may_act(each.unit, day)]


@dataclass(frozen=True, slots=True)
class Vacancy:
    """Seats of a body or an office, in one unit where there is one for each, that nobody holds."""

    seat: str
    unit: int | None
    empty: int


def vacancies(charter: Charter, day: date) -> Iterator[Vacancy]:
    """Every seat that is empty on a day, where the charter says how many there are. A holder who stays fills it."""
    for rule in seated_rules(charter):
        seats = seats_of(rule)
        if seats is None:
            continue
        for unit in units(day).values_list("pk", flat=True) if rule.many else (None,):
            empty = seats - holders(rule.id, unit, day).count()
            if empty > 0:
                yield Vacancy(rule.id, unit, empty)


def overdue_elections(charter: Charter, day: date) -> Iterator[Mandate]:
    """The mandates whose term is over without anybody to follow, in the order of the charter's seats."""
    for rule in seated_rules(charter):
        followed = Exists(Mandate.objects.filter(succeeds=OuterRef("pk")))
        over = Mandate.objects.filter(seat=rule.id, until_day__lt=day).filter(Q(end="") | Q(end="term"))
        waiting = over.exclude(followed).exclude(_left(day)).exclude(unit__in=_ended_units(day))
        seats = seats_of(rule)
        for mandate in waiting.order_by("until_day", "pk"):
            regular = holders(rule.id, mandate.unit if rule.many else None, day).exclude(until_day__lt=day).count()
            if seats is None or regular < seats:
                yield mandate


def national(charter: Charter) -> list[Body]:
    """The bodies of the whole organisation: not those of each unit, nor boards that another body appoints."""
    return [body for body in charter.of(Body) if not body.many and not _is_appointed(body)]


def _is_appointed(body: Body) -> bool:
    return body.filled_by is not None and body.filled_by.way == "appointed"


def _dated(mandate: Mandate, day: date) -> bool:
    """Whether a mandate may hold on a day, as far as its own dates say."""
    last = mandate.holds_until or mandate.until_day
    return mandate.from_day <= day and (last is None or day <= last) and (mandate.ended is None or day < mandate.ended)


def _has_ended(mandate: Mandate, memberships: list[Membership], day: date) -> bool:
    """Whether a mandate has ended by a day in spite of its own dates."""
    if _is_without_unit(mandate, day) or _has_left(mandate, memberships, day):
        return True
    return stays_on(mandate, day) and any(each.from_day <= day for each in rows(Mandate, succeeds=mandate.pk))


def _is_without_unit(mandate: Mandate, day: date) -> bool:
    return mandate.unit is not None and any(each.ended and each.ended <= day for each in rows(Unit, id=mandate.unit))


def _has_left(mandate: Mandate, memberships: list[Membership], day: date) -> bool:
    """Whether the membership of a holder has ended since they were seated, and no other one began that day."""
    ended = [each for each in memberships if each.until_day and mandate.seated_on <= each.until_day <= day]
    return any(not any(_goes_on(each, later) for later in memberships) for each in ended)


def _goes_on(ended: Membership, later: Membership) -> bool:
    return ended.pk < later.pk and later.from_day == ended.until_day


def _rests(suspension: Suspension, day: date) -> bool:
    over = suspension.ended_on is not None and suspension.ended_on <= day
    return suspension.from_day <= day <= suspension.until_day and not over


def _left(day: Day) -> Q:
    """That the holder's membership has ended since they were seated, and no other one began that day."""
    goes_on = Membership.objects.filter(
        person=OuterRef("person"), from_day=OuterRef("until_day"), pk__gt=OuterRef("pk")
    )
    ended = Membership.objects.filter(
        ~Exists(goes_on), person=OuterRef("person"), until_day__gte=OuterRef("seated_on"), until_day__lte=day
    )
    return Q(Exists(ended))


def _ended_units(day: Day) -> QuerySet[Unit, int]:
    return Unit.objects.filter(ended__lte=day).values_list("pk", flat=True)
