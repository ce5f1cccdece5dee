"""How a case begins: a complaint, who stands by it, and what its parties say."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

from folkmoot.bodies.reads import holding
from folkmoot.bodies.seats import seat_rule
from folkmoot.core.charter.facts import Facts
from folkmoot.core.charter.rules import Body, Grievance
from folkmoot.door import classes
from folkmoot.door.act import Act, BadAct, Id, Key, Missing, Person, Text, act
from folkmoot.door.occasion import Occasion
from folkmoot.door.rows import insert
from folkmoot.door.standing import standing
from folkmoot.grievances import procedure
from folkmoot.grievances.changes import begin_steps
from folkmoot.grievances.models import Case, Party
from folkmoot.members.reads import membership_on
from folkmoot.members.reads import person as known_person
from folkmoot.members.subject import oneself

About = Literal["harassment", "violence", "discrimination", "money", "office", "rules"]


@act("grievances.complain", verb="complain", on="member", record="complaint")
class Complain(Act, frozen=True, kw_only=True):
    """I complain about a member, a body or whoever holds an office.

    Who hears it is the charter's to say. `supporters` are asked whether they stand by it; `named` are others of whom
    it speaks.

    Changes: a case begins, with the days by which its steps are due.
    Shows: to the parties and to those who hear it, as the charter says.
    """

    person: Person | None = None
    against: tuple[Person, ...] = ()
    seat: Id | None = None
    unit: Key | None = None
    about: About | None = None
    happened_on: date | None = None
    statement: Text | None = None
    supporters: tuple[Person, ...] = ()
    named: tuple[Person, ...] = ()

    def sealed_in(self) -> classes.Case:
        """The case that it begins."""
        return classes.Case()

    def gather(self, occasion: Occasion) -> Facts:
        complainant = self._complainant(occasion)
        if self.seat is not None:
            seat_rule(occasion.charter, self.seat)
        if not occasion.told:
            self._check(complainant, occasion)
        on = {"member"} | {kind for each in self.against for kind in self._as_object(each, occasion)}
        return Facts(on if self.seat is None else on | {f"holder:{self.seat}"})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        rule = procedure.rule_for(occasion.charter, self.about)
        people = self._respondents(occasion)
        body = "" if rule is None else procedure.receiver(occasion.charter, rule, people, self._seats(), occasion.today)
        insert(
            Case(
                id=occasion.key(),
                rule="" if rule is None else rule.id,
                body=body,
                unit=procedure.unit_of_case(occasion.charter, body, people, self.unit, occasion.today),
                about=self.about or "",
                happened_on=self.happened_on,
                opened_on=occasion.today,
                statement=self.statement or "",
            )
        )
        for n, party in enumerate(self._parties(occasion)):
            row = membership_on(party.get("person", ""), occasion.today)
            insert(
                Party(**{"unit": None if row is None else row.unit, **party}, id=occasion.key(n), case=occasion.key())
            )
        if not occasion.told:
            begin_steps(occasion.key(), rule, occasion)

    def _complainant(self, occasion: Occasion) -> str | None:
        """Who complains; of a told complaint it may not be stated."""
        return self.person if occasion.told else oneself(self.person, occasion)

    def _parties(self, occasion: Occasion) -> Iterator[dict[str, Any]]:
        complainant, day = self._complainant(occasion), occasion.today
        if complainant is not None:
            yield {"role": "complainant", "person": complainant, "since": day}
        for person in self.against:
            yield {"role": "respondent", "person": person, "since": day}
        if self.seat is not None:
            given = {"role": "respondent", "seat": self.seat, "since": day}
            holders = self._holders(occasion)
            yield from ({**given, "person": person} for person in holders)
            if not holders:
                yield {**given, "unit": self.unit}
        for role, some in (("supporter", self.supporters), ("named", self.named)):
            for person in some:
                asked = role == "supporter" and not occasion.told
                yield {"role": role, "person": person, "since": None if asked else day}

    def _holders(self, occasion: Occasion) -> list[str]:
        """Whoever holds the office that is complained about; a body stands for all who sit in it."""
        if self.seat is None or isinstance(seat_rule(occasion.charter, self.seat), Body):
            return []
        return [each.person for each in holding((self.seat,), self.unit, occasion.today)]

    def _respondents(self, occasion: Occasion) -> list[str]:
        return [*self.against, *self._holders(occasion)]

    def _seats(self) -> list[str]:
        return [] if self.seat is None else [self.seat]

    def _as_object(self, person: str, occasion: Occasion) -> frozenset[str]:
        return standing(person, occasion.today, occasion.charter).objects

    def _check(self, complainant: str | None, occasion: Occasion) -> None:
        """Raise BadAct or Missing for a complaint that nobody could hear."""
        rule = procedure.rule_for(occasion.charter, self.about)
        if rule is None:
            raise BadAct("no article of the charter says who hears complaints")
        if known_person(complainant or "") is None:
            raise Missing("field person: {person} is nobody that the record knows", person=complainant)
        self._about_somebody(complainant, occasion)
        if self.statement is None:
            raise BadAct("field statement: expected what happened, in your own words")
        self._in_time(rule, occasion.today)

    def _about_somebody(self, complainant: str | None, occasion: Occasion) -> None:
        respondents = self._respondents(occasion)
        if not respondents and self.seat is None:
            raise BadAct("field against: expected a member, a body or an office that you complain about")
        if self.seat is not None and not respondents and occasion.charter.body(self.seat) is None:
            raise Missing("field seat: nobody holds {seat} on {day}", seat=self.seat, day=occasion.today)
        for person in self.against:
            if membership_on(person, occasion.today) is None:
                raise Missing("field against: {person} is not a member on {day}", person=person, day=occasion.today)
        if complainant in respondents:
            raise BadAct("field against: nobody complains about themselves")
        for name in ("against", "supporters", "named"):
            some: tuple[str, ...] = getattr(self, name)
            if len(set(some)) < len(some):
                raise BadAct("field {name}: somebody stands there twice", name=name)
        for person in (*self.supporters, *self.named):
            if known_person(person) is None:
                raise Missing("field named: {person} is nobody that the record knows", person=person)
            if person in (complainant, *respondents):
                raise BadAct("field named: {person} is a party to the complaint already", person=person)

    def _in_time(self, rule: Grievance, today: date) -> None:
        if self.happened_on is None:
            if rule.limitation_months is not None:
                raise BadAct(
                    "field happened_on: article {article} asks when it happened, or when it last did",
                    article=rule.article,
                )
            return
        if self.happened_on > today:
            raise BadAct("field happened_on: {happened_on} has not come yet", happened_on=self.happened_on)
        last = procedure.too_late(rule, self.happened_on, today)
        if last is not None:
            raise BadAct(
                "field happened_on: article {article} lets one complain of it until {last}",
                article=rule.article,
                last=last,
            )
