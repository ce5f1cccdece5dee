"""What is decided to be done after a finding: one of the charter's ladder, at once or suspended."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from folkmoot.core.charter.facts import Facts, Value
from folkmoot.door.act import Act, BadAct, Follow, Id, Key, Missing, Person, Text, act, follows
from folkmoot.door.occasion import Occasion
from folkmoot.door.rows import insert, rows
from folkmoot.grievances import procedure
from folkmoot.grievances.acts.case import OfCase, before
from folkmoot.grievances.changes import meet_step
from folkmoot.grievances.done import facts_of, found
from folkmoot.grievances.models import Case, Finding, Sanction
from folkmoot.grievances.reads import case as case_of
from folkmoot.grievances.reads import charter_of
from folkmoot.members.acts import Expel, Suspend
from folkmoot.members.subject import grounds, of_member

Ladder = Literal["censure", "suspend_member", "expel"]


class OfSanction(OfCase, frozen=True, kw_only=True):
    """What is judged as the sanction that it is about."""

    def _facts(self, row: Case, person: str, until: date | None, occasion: Occasion) -> Facts:
        known: dict[str, Value] = dict(facts_of(row, person, occasion))
        if until is not None:
            known["days"] = max((until - occasion.today).days, 0)
        return of_member(person, occasion).knowing(known)


@act("grievances.sanction", verb="censure", on="member", record="sanction")
class ImposeSanction(OfSanction, frozen=True, kw_only=True):
    """We decide this after our finding: a censure, a suspension until a day, that day included, or an expulsion.

    One that is suspended has no effect, and lapses after the day that is named, unless we make it take effect before.

    Changes: the sanctions of the case, and by what follows the suspensions or the roll.
    Shows: to whoever may read sanctions.
    """

    person: Person
    sanction: Ladder
    until: date | None = None
    suspended_until: date | None = None
    ground: tuple[Id, ...] | None = None
    reasons: Text | None = None

    def verb(self) -> str:
        return self.sanction

    def gather(self, occasion: Occasion) -> Facts:
        row = self.of(occasion)
        if not occasion.told:
            before(row, occasion)
            self._check(row, occasion)
        return self._facts(row, self.person, self.until, occasion).knowing(grounds(self.ground, occasion))

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        row = self.of(occasion)
        of = found(row, self.person)
        insert(
            Sanction(
                id=occasion.key(),
                case=row.pk,
                finding=of[0].pk if of else None,
                person=self.person,
                verb=self.sanction,
                day=occasion.today,
                from_day=occasion.today if self.suspended_until is None else None,
                until_day=self.until,
                lapses_on=self.suspended_until,
                ground=",".join(self.ground or ()),
                reasons=self.reasons or "",
            )
        )
        meet_step(row.pk, "sanction", occasion.today)

    def _check(self, row: Case, occasion: Occasion) -> None:
        """Raise BadAct for a sanction that the charter's ladder does not know, or whose days cannot be."""
        rule = procedure.rule_of(charter_of(row), row.rule)
        if rule is not None and rule.sanctions and self.sanction not in rule.sanctions:
            raise BadAct(
                "field sanction: article {article} knows {sanctions}",
                article=rule.article,
                sanctions=", ".join(rule.sanctions),
            )
        if (self.until is None) == (self.sanction == "suspend_member"):
            raise BadAct("field until: a suspension has a last day, and no other sanction has")
        for name in ("until", "suspended_until"):
            day: date | None = getattr(self, name)
            if day is not None and day < occasion.today:
                raise BadAct("field {name}: expected a day from {today} on", name=name, today=occasion.today)
        if not found(row, self.person) and not procedure.asks_for_a_finding(charter_of(row), self.sanction):
            raise BadAct("field person: no complaint about them was upheld in this case")
        for each in sanctions_on(row, self.person):
            if each.verb == self.sanction:
                raise BadAct("field sanction: this was decided already, on {day}", day=each.day)


@act("grievances.enforce", verb="censure", on="member", record="sanction")
class Enforce(OfSanction, frozen=True, kw_only=True):
    """We let a suspended sanction take effect, since a complaint was upheld again before it lapsed.

    Changes: the sanction, and by what follows the suspensions or the roll.
    Shows: to whoever may read sanctions.
    """

    sanction: Key

    def verb(self) -> str:
        return _sanction(self.case, self.sanction).verb

    def gather(self, occasion: Occasion) -> Facts:
        row, sanction = self.of(occasion), _sanction(self.case, self.sanction)
        if not occasion.told:
            before(row, occasion)
            if sanction.lapses_on is None or sanction.from_day is not None or sanction.ended_on is not None:
                raise BadAct("field sanction: it is not suspended")
            if occasion.today > sanction.lapses_on:
                raise BadAct("field sanction: it lapsed after {day}", day=sanction.lapses_on)
            if not _upheld_again(sanction, occasion.today):
                raise BadAct("field sanction: no complaint about them was upheld since {day}", day=sanction.day)
        until = _until(sanction, occasion.today)
        ground = tuple(sanction.ground.split(",")) if sanction.ground else ()
        return self._facts(row, sanction.person, until, occasion).knowing(grounds(ground, occasion))

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        sanction = _sanction(self.case, self.sanction)
        until = _until(sanction, occasion.today)
        Sanction.objects.filter(pk=sanction.pk).update(from_day=occasion.today, until_day=until)


@act("grievances.lapse_sanction", verb="find", on="decision", record="sanction")
class LapseSanction(OfCase, frozen=True, kw_only=True):
    """I enter that a suspended sanction has lapsed: its time is over, and it never took effect.

    Changes: the sanction.
    Shows: to whoever may read sanctions.
    """

    sanction: Key

    def gather(self, occasion: Occasion) -> Facts:
        row, sanction = case_of(self.case), _sanction(self.case, self.sanction)
        over = sanction.lapses_on is not None and sanction.from_day is None and sanction.lapses_on < occasion.today
        if sanction.ended_on is not None or not over:
            raise BadAct("field sanction: it has not lapsed, or that is entered already")
        return Facts({f"decision:{row.body}"}, {"term_ended": True})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Sanction.objects.filter(pk=self.sanction).update(ended_on=occasion.today, ended_by="lapse_sanction")


@follows(ImposeSanction)
def takes_effect(decided: ImposeSanction, facts: Facts, occasion: Occasion) -> Iterator[Follow]:
    """A suspension or an expulsion that is not suspended happens at once, by the authority that decided it."""
    if decided.suspended_until is None and not occasion.told:
        yield from _done(_sanction(decided.case, occasion.key()), occasion)


@follows(Enforce)
def takes_effect_later(enforced: Enforce, facts: Facts, occasion: Occasion) -> Iterator[Follow]:
    """And one that was suspended, when it is made to."""
    yield from _done(_sanction(enforced.case, enforced.sanction), occasion)


def _done(sanction: Sanction, occasion: Occasion) -> Iterator[Follow]:
    ground = tuple(sanction.ground.split(",")) if sanction.ground else ()
    deed: Act | None = None
    if sanction.verb == "expel":
        deed = Expel(person=sanction.person, ground=ground, case=sanction.case)
    elif sanction.verb == "suspend_member" and sanction.until_day is not None:
        deed = Suspend(person=sanction.person, until=sanction.until_day, ground=ground, case=sanction.case)
    for hat in sorted(occasion.hats):
        if deed is not None:
            yield Follow(deed, hat.authority, hat.unit, occasion.decision)
            return


def sanctions_on(row: Case, person: str) -> list[Sanction]:
    """The sanctions that were decided on somebody in a case, and stand."""
    return [each for each in rows(Sanction, case=row.pk, person=person) if each.ended_on is None]


def _sanction(case: int, key: int) -> Sanction:
    found = next((each for each in rows(Sanction, id=key) if each.case == case), None)
    if found is None:
        raise Missing("field sanction: there is no sanction {sanction} in this case", sanction=key)
    return found


def _until(sanction: Sanction, today: date) -> date | None:
    """The last day of a suspension that begins today, as long as it was decided to be."""
    return None if sanction.until_day is None else today + (sanction.until_day - sanction.day)


def _upheld_again(sanction: Sanction, today: date) -> bool:
    later = [each for each in rows(Finding, person=sanction.person) if each.case != sanction.case]
    return any(each.upheld and each.ended_on is None and sanction.day <= each.day <= today for each in later)
