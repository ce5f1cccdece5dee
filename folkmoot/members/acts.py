"""The acts of the members: joining, moving, leaving, being suspended or expelled, and estimates of how many we are."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

from msgspec import field

from folkmoot.constitution.acts import Found, first_unit
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.facts import Facts, Value
from folkmoot.core.charter.judging import Authority
from folkmoot.core.charter.rules import MemberClass
from folkmoot.door.act import (
    Act,
    BadAct,
    Count,
    Edtf,
    Follow,
    Id,
    Key,
    Line,
    Missing,
    Person,
    Share,
    Text,
    act,
    follows,
)
from folkmoot.door.edtf import partial_date
from folkmoot.door.occasion import Occasion
from folkmoot.door.standing import standing
from folkmoot.members import reads
from folkmoot.members.models import Application, Departure, Estimate, Membership, Suspension
from folkmoot.members.models import Person as PersonRow

Qualifier = Literal["about", "as_many_as", "at_least", "up_to", "more_than", "fewer_than", "many", "several", "most"]


@act("members.enrol_founder", verb="found", on="member", record="roll")
class EnrolFounder(Act):
    """I am a member from the beginning.

    Changes: the roll. Follows from the founding, and from nothing else.
    Shows: to whoever may read the roll.
    """

    person: Person
    name: Line
    class_: Id = field(name="class")
    unit: Key | None = None

    def gather(self, occasion: Occasion) -> Facts:
        if occasion.cause is None:
            raise BadAct("members.enrol_founder follows from the founding: name its members there")
        return Facts({"member"}, {"record_empty": occasion.cause == 0})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        _know(self.person, self.name, occasion)
        _begin(occasion, self.person, self.class_, self.unit)


@follows(Found)
def enrol_founders(act: Found, facts: Facts, occasion: Occasion) -> Iterator[Follow]:
    """Each of the first members is enrolled."""
    for each in act.members:
        enrol = EnrolFounder(person=each.person, name=each.name, class_=each.class_, unit=first_unit(each.unit))
        yield Follow(enrol, Authority("self", ""))


@act("members.apply", verb="apply", on="member", record="roll")
class Apply(Act):
    """I ask to become a member.

    Changes: the open applications.
    Shows: to whoever may read the roll.
    """

    person: Person
    name: Line
    unit: Key | None = None
    class_: Id | None = field(name="class", default=None)

    def gather(self, occasion: Occasion) -> Facts:
        _self(self.person, occasion)
        if reads.membership_on(self.person, occasion.today) is not None:
            raise BadAct("field person: they are a member already")
        if reads.has_applied(self.person):
            raise BadAct("field person: they have applied already, and wait for an answer")
        return _facts(self.person, occasion, unit=self.unit, membership=_class(occasion.charter, self.class_))

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        _know(self.person, self.name, occasion)
        Application.objects.create(
            id=occasion.key(),
            person=self.person,
            name=self.name,
            class_id=_class(occasion.charter, self.class_),
            unit=self.unit,
            day=occasion.today,
        )


@act("members.admit", verb="admit", on="member", record="roll")
class Admit(Act):
    """We admit whoever applied. `eligible` states that they meet the conditions of the charter.

    Changes: the roll, from today.
    Shows: to whoever may read the roll.
    """

    application: Key
    eligible: bool = False

    def gather(self, occasion: Occasion) -> Facts:
        row = _open(self.application)
        known: dict[str, Value] = {"objection_days": max(0, (occasion.today - row.day).days)}
        if self.eligible or not occasion.told:
            known["eligible"] = self.eligible
        return _facts(row.person, occasion, unit=row.unit, membership=row.class_id).knowing(known)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        row = _open(self.application)
        _close(row, "admit", occasion)
        _begin(occasion, row.person, row.class_id, row.unit)


@act("members.refuse", verb="refuse", on="member", record="roll")
class Refuse(Act):
    """We refuse whoever applied.

    Changes: the application is closed.
    Shows: to whoever may read the roll.
    """

    application: Key
    reason: Text | None = None

    def gather(self, occasion: Occasion) -> Facts:
        row = _open(self.application)
        return _facts(row.person, occasion, unit=row.unit, membership=row.class_id)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        _close(_open(self.application), "refuse", occasion)


@act("members.transfer", verb="transfer", on="member", record="roll")
class Transfer(Act):
    """We move a member into this unit, which is the unit in which it happens.

    Changes: the roll of both units, from today.
    Shows: to whoever may read the roll.
    """

    person: Person
    unit: Key

    def gather(self, occasion: Occasion) -> Facts:
        row = _member(self.person, occasion)
        if row.unit == self.unit:
            raise BadAct("field unit: they are a member of it already")
        return _facts(self.person, occasion, unit=self.unit, membership=row.class_id)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        row = _member(self.person, occasion)
        leaving, how = row.until_day, row.ended_by
        _end(row, "transfer", occasion.today)
        _begin(occasion, self.person, row.class_id, self.unit, since=row.since, until=leaving, ended_by=how)


@act("members.lapse", verb="lapse", on="member", record="roll")
class Lapse(Act):
    """A membership ends because dues have been unpaid since this day.

    Changes: the roll, from today.
    Shows: to whoever may read the roll.
    """

    person: Person
    overdue_since: date | None = None

    def gather(self, occasion: Occasion) -> Facts:
        facts = _of_member(self.person, occasion)
        if self.overdue_since is None:
            return facts if occasion.told else facts.knowing({"arrears_days": 0})
        return facts.knowing({"arrears_days": max(0, (occasion.today - self.overdue_since).days)})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        _end(_member(self.person, occasion), "lapse", occasion.today)


@act("members.reinstate", verb="reinstate", on="member", record="roll")
class Reinstate(Act):
    """We take a former member back, or lift a suspension.

    Changes: the roll, or the suspensions, from today.
    Shows: to whoever may read the roll.
    """

    person: Person

    def gather(self, occasion: Occasion) -> Facts:
        last = reads.last_membership(self.person)
        if last is None:
            raise Missing(f"field person: {self.person} was never a member")
        suspended = reads.suspensions_on(self.person, occasion.today).exists()
        running = reads.membership_on(self.person, occasion.today) is not None
        if running and not suspended:
            raise BadAct("field person: they are a member in good standing")
        facts = _facts(self.person, occasion, unit=last.unit, membership=last.class_id)
        done = {verb: not running and last.ended_by == verb for verb in ("lapse", "resign", "expel")}
        return facts.knowing(_absent(occasion, done | {"suspend_member": suspended, "appeal": False}))

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        reads.suspensions_on(self.person, occasion.today).update(ended_on=occasion.today)
        last = reads.last_membership(self.person)
        if last is not None and reads.membership_on(self.person, occasion.today) is None:
            _begin(occasion, self.person, last.class_id, last.unit)


@act("members.resign", verb="resign", on="member", record="roll")
class Resign(Act):
    """I leave the organisation.

    Changes: the roll, from today, or from the end of the month or year if the charter says so.
    Shows: to whoever may read the roll.
    """

    person: Person | None = None
    reason: Text | None = None
    destination: Text | None = None

    def gather(self, occasion: Occasion) -> Facts:
        return _of_member(_self(self.person, occasion), occasion)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        row = _member(_self(self.person, occasion), occasion)
        _end(row, "resign", _leaving(occasion.charter.get(MemberClass, row.class_id), occasion.today))


@act("members.suspend", verb="suspend_member", on="member", record="sanction")
class Suspend(Act):
    """We suspend a member until this day.

    Changes: their rights rest until then.
    Shows: to whoever may read sanctions.
    """

    person: Person
    until: date
    ground: tuple[Id, ...] | None = None

    def gather(self, occasion: Occasion) -> Facts:
        if self.until <= occasion.today:
            raise BadAct(f"field until: expected a day after {occasion.today}")
        facts = _of_member(self.person, occasion)
        return facts.knowing(_case(self.ground, occasion) | {"days": (self.until - occasion.today).days})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Suspension.objects.create(id=occasion.key(), person=self.person, from_day=occasion.today, until_day=self.until)


@act("members.expel", verb="expel", on="member", record="sanction")
class Expel(Act):
    """We expel a member.

    Changes: the roll, from today.
    Shows: to whoever may read sanctions.
    """

    person: Person
    ground: tuple[Id, ...] | None = None

    def gather(self, occasion: Occasion) -> Facts:
        return _of_member(self.person, occasion).knowing(_case(self.ground, occasion))

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        _end(_member(self.person, occasion), "expel", occasion.today)


@act("members.correct_details", verb="correct_data", on="member", record="roll")
class CorrectDetails(Act):
    """I correct what is written of me.

    Changes: my name on the roll. The former one stays in the record.
    Shows: to whoever may read the roll.
    """

    name: Line
    person: Person | None = None

    def gather(self, occasion: Occasion) -> Facts:
        subject = _self(self.person, occasion)
        if reads.person(subject) is None:
            raise Missing(f"field person: nobody here is {subject}")
        return _facts(subject, occasion)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        _know(_self(self.person, occasion), self.name, occasion)


@act("members.estimate", verb="estimate", on="history", record="membership_figures")
class EnterEstimate(Act):
    """This source says how many members there were.

    Changes: the estimates of the membership. The roll stays as it is.
    Shows: to whoever may read membership figures.
    """

    date: Edtf
    members: Count | None = None
    share: Share | None = None
    qualifier: Qualifier | None = None
    said_by: Line | None = None
    peak: bool = False

    def gather(self, occasion: Occasion) -> Facts:
        _says_how_many(self.date, self.members, self.share, self.qualifier)
        return Facts({"history"})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Estimate.objects.create(
            id=occasion.key(),
            date=self.date,
            members=self.members,
            share=self.share or "",
            qualifier=self.qualifier or "",
            said_by=self.said_by or "",
            peak=self.peak,
        )


@act("members.report_departures", verb="estimate", on="history", record="membership_figures")
class ReportDepartures(Act):
    """This source says that members left: on this date, or, if `onwards`, from then on.

    Changes: the departures that are reported. The roll stays as it is.
    Shows: to whoever may read membership figures.
    """

    date: Edtf
    onwards: bool = False
    members: Count | None = None
    share: Share | None = None
    qualifier: Qualifier | None = None
    of: Line | None = None
    how: Literal["resign", "expel", "lapse"] | None = None
    destination: Line | None = None
    said_by: Line | None = None

    def gather(self, occasion: Occasion) -> Facts:
        _says_how_many(self.date, self.members, self.share, self.qualifier)
        return Facts({"history"})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Departure.objects.create(
            id=occasion.key(),
            date=self.date,
            onwards=self.onwards,
            members=self.members,
            share=self.share or "",
            qualifier=self.qualifier or "",
            of=self.of or "",
            how=self.how or "",
            destination=self.destination or "",
            said_by=self.said_by or "",
        )


def _says_how_many(date: str, members: int | None, share: str | None, qualifier: str | None) -> None:
    """Raise BadAct unless a report has a date of the calendar, and says in some way how many."""
    try:
        partial_date(date)
    except ValueError as error:
        raise BadAct(f"field date: {error}") from None
    if members is None and share is None and qualifier not in ("many", "several", "most"):
        raise BadAct("field members: expected a number, a share, or a word as many, several, most")


def _self(named: str | None, occasion: Occasion) -> str:
    """Whose act on oneself it is: the actor's. Of a told act the actor is named."""
    if named is None and occasion.person is None:
        raise Missing("field person: expected whose act this is")
    if named is not None and occasion.person is not None and named != occasion.person:
        raise BadAct("field person: this can be done for oneself only")
    return named or occasion.person or ""


def _facts(person: str, occasion: Occasion, *, unit: int | None = None, membership: str | None = None) -> Facts:
    """A person as an object of an act: what they are besides a member, their class, and the unit it concerns."""
    known: dict[str, Value] = {} if unit is None else {"unit": unit}
    if membership is not None:
        known["membership"] = membership
    on = standing(person, occasion.today, occasion.charter).objects
    return Facts(on | {"member"}, known)


def _of_member(person: str, occasion: Occasion) -> Facts:
    row = _member(person, occasion)
    return _facts(person, occasion, unit=row.unit, membership=row.class_id)


def _member(person: str, occasion: Occasion) -> Membership:
    row = reads.membership_on(person, occasion.today)
    if row is None:
        raise Missing(f"field person: {person} is not a member on {occasion.today}")
    return row


def _case(ground: tuple[str, ...] | None, occasion: Occasion) -> dict[str, Value]:
    """The ground of a sanction, and what a case would have left: no organ leaves it yet."""
    known: dict[str, Value] = dict(_absent(occasion, dict.fromkeys(("find", "hearing", "accompanied", "final"), False)))
    for each in ground or ():
        if occasion.charter.ground(each) is None:
            raise Missing(f"field ground: the charter declares no ground {each}")
    if ground is not None or not occasion.told:
        known["ground"] = ground or ()
    return known


def _absent(occasion: Occasion, found: Mapping[str, bool]) -> dict[str, bool]:
    """What is so; and what is not so, unless the act is told: then the source is only silent about it."""
    return {name: so for name, so in found.items() if so or not occasion.told}


def _class(charter: Charter, named: str | None) -> str:
    """The class that is applied for: the one that is named, else the charter's first."""
    classes = [rule.id for rule in charter.of(MemberClass)]
    if named is None and classes:
        return classes[0]
    if named not in classes:
        raise Missing(f"field class: expected one of {', '.join(classes) or 'the classes of the charter: it has none'}")
    return named or ""


def _open(key: int) -> Application:
    row = Application.objects.filter(pk=key).first()
    if row is None:
        raise Missing(f"field application: there is no application {key}")
    if row.outcome:
        raise BadAct("field application: it is decided already")
    return row


def _close(row: Application, outcome: str, occasion: Occasion) -> None:
    row.outcome, row.decided_on = outcome, occasion.today
    row.save()


def _know(person: str, name: str, occasion: Occasion) -> None:
    """Keep the name of a person, who may be new."""
    if reads.person(person) is None:
        PersonRow.objects.create(id=occasion.key(), reference=person, name=name)
    else:
        PersonRow.objects.filter(reference=person).update(name=name)


def _begin(
    occasion: Occasion,
    person: str,
    class_id: str,
    unit: int | None,
    *,
    since: date | None = None,
    until: date | None = None,
    ended_by: str = "",
) -> None:
    Membership.objects.create(
        id=occasion.key(),
        person=person,
        class_id=class_id,
        unit=unit,
        since=since or occasion.today,
        from_day=occasion.today,
        until_day=until,
        ended_by=ended_by,
    )


def _end(row: Membership, how: str, day: date) -> None:
    row.until_day, row.ended_by = day, how
    row.save()


def _leaving(rule: MemberClass | None, today: date) -> date:
    """The first day on which whoever resigns today is no member any more."""
    when = None if rule is None else rule.leave
    if when == "month_end":
        return date(today.year + today.month // 12, today.month % 12 + 1, 1)
    return date(today.year + 1, 1, 1) if when == "year_end" else today
