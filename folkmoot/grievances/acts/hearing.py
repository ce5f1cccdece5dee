"""What is entered on the way to a finding: that a complaint has come in, hearings, and who was heard."""

from datetime import date

from folkmoot.bodies.meetings import notice_days
from folkmoot.core.charter.facts import Facts
from folkmoot.door.act import BadAct, Key, Missing, Person, act
from folkmoot.door.occasion import Occasion
from folkmoot.door.rows import insert, rows
from folkmoot.grievances.acts.case import Clerical, for_who_hears
from folkmoot.grievances.changes import meet_step
from folkmoot.grievances.models import Heard, Hearing, Party
from folkmoot.members.reads import person as known_person


@act("grievances.acknowledge", verb="find", on="decision", record="complaint")
class Acknowledge(Clerical, frozen=True, kw_only=True):
    """I enter that we have received this complaint and told whoever complained.

    Changes: the step is met.
    Shows: to the parties and to those who hear it, as the charter says.
    """

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        meet_step(self.case, "acknowledge", occasion.today)


@act("grievances.call_hearing", verb="find", on="decision", record="complaint")
class CallHearing(Clerical, frozen=True, kw_only=True):
    """I call these people to be heard on this day. Whoever is called by a case for the first time is a witness.

    `alone` says that they were not told that they may bring somebody along.

    Changes: the hearings of the case; the notice that each of them has is counted from today.
    Shows: to the parties and to those who hear it, as the charter says.
    """

    day: date
    people: tuple[Person, ...]
    alone: bool = False

    def gather(self, occasion: Occasion) -> Facts:
        row = self.of(occasion)
        if not occasion.told:
            if self.day < occasion.today:
                raise BadAct("field day: expected a day from {today} on", today=occasion.today)
            if not self.people:
                raise BadAct("field people: expected whom you call")
            for person in self.people:
                if known_person(person) is None:
                    raise Missing("field people: {person} is nobody that the record knows", person=person)
        return for_who_hears(row)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        row = self.of(occasion)
        insert(
            Hearing(
                id=occasion.key(),
                case=self.case,
                body=row.body,
                day=self.day,
                called_on=min(occasion.today, self.day),
                accompanied=not self.alone,
            )
        )
        there = {each.person for each in rows(Party, case=self.case)}
        for n, person in enumerate(dict.fromkeys(self.people)):
            days = notice_days(occasion.today, self.day)
            insert(Heard(id=occasion.key(n), hearing=occasion.key(), person=person, notice_days=days))
            if person not in there:
                insert(Party(id=occasion.key(n), case=self.case, role="witness", person=person, since=occasion.today))


@act("grievances.hear", verb="find", on="decision", record="complaint")
class Hear(Clerical, frozen=True, kw_only=True):
    """I enter that this hearing was held, and who came. Whoever else was called did not come.

    `accompanied` brought somebody along; whoever `turned_away` wished to bring was not let in.

    Changes: who was heard in the case.
    Shows: to the parties and to those who hear it, as the charter says.
    """

    hearing: Key
    came: tuple[Person, ...] = ()
    accompanied: tuple[Person, ...] = ()
    turned_away: tuple[Person, ...] = ()

    def gather(self, occasion: Occasion) -> Facts:
        row, hearing = self.of(occasion), self._hearing()
        if not occasion.told:
            if hearing.held_on is not None:
                raise BadAct("field hearing: that it was held is entered already, on {day}", day=hearing.held_on)
            if hearing.day > occasion.today:
                raise BadAct("field hearing: its day, {day}, has not come yet", day=hearing.day)
            called = {each.person for each in rows(Heard, hearing=self.hearing)}
            for name in ("came", "accompanied", "turned_away"):
                for person in getattr(self, name):
                    if person not in called:
                        raise BadAct("field {name}: {person} was not called to it", name=name, person=person)
        return for_who_hears(row)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Hearing.objects.filter(pk=self.hearing).update(held_on=occasion.today)
        for row in rows(Heard, hearing=self.hearing):
            company = "turned_away" if row.person in self.turned_away else ""
            company = company or ("with" if row.person in self.accompanied else "")
            Heard.objects.filter(pk=row.pk).update(came=row.person in self.came, company=company)
        meet_step(self.case, "hear", occasion.today)

    def _hearing(self) -> Hearing:
        found = next((each for each in rows(Hearing, id=self.hearing) if each.case == self.case), None)
        if found is None:
            raise Missing("field hearing: there is no hearing {hearing} in this case", hearing=self.hearing)
        return found
