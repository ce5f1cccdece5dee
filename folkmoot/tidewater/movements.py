"""How members come and go: who applies, who moves, who leaves and why, who is taken back."""

from datetime import date, datetime, timedelta
from functools import partial

from folkmoot.tidewater.assemblies import spread
from folkmoot.tidewater.federation import Applied, Branch, Member
from folkmoot.tidewater.phrases import TONGUES, say
from folkmoot.tidewater.year import LAST_DAY, Happening, Year, at

UNPAID = 181
LAPSES = {date(2026, 1, 31): 0.011, date(2026, 7, 31): 0.019}


class Movements:
    """Everybody who joins, moves or leaves in the course of the year."""

    def __init__(self, year: Year) -> None:
        self.year = year
        self.chance = year.chance("movements")

    def plan(self) -> None:
        """Spread it over the year: more come in the autumn and the spring than in the summer."""
        size = self.year.federation.lively
        for day in spread(self.chance, round(size * 0.125), date(2025, 11, 20), LAST_DAY):
            self._plan(day, self._join)
        for day in spread(self.chance, round(size * 0.045), date(2025, 12, 1), LAST_DAY - timedelta(days=4)):
            self._plan(day, self._resign)
        for day in spread(self.chance, round(size * 0.02), date(2025, 12, 1), LAST_DAY - timedelta(days=6)):
            self._plan(day, self._move)
        for day, share in LAPSES.items():
            self.year.plan(at(day, 7), partial(self._lapses, count=round(size * share)))
        for day in spread(
            self.chance, round(size * 0.007), min(LAPSES) + timedelta(days=20), LAST_DAY - timedelta(days=9)
        ):
            self._plan(day, self._take_back)

    def _plan(self, day: date, happening: Happening) -> None:
        hour = at(day, 12 + self.chance.below(9), self.chance.below(60))
        self.year.plan(hour, happening)

    def _apply(self, when: datetime, branch: Branch, member: Member) -> None:
        label = self.year.call("application")
        branch.waiting.append(Applied(label, member, when.date()))
        self.year.script.act(
            "members.apply", when, member.label, label, person=member.label, name=member.name, unit=branch.key
        )

    def _join(self, when: datetime) -> None:
        branch = self._some_branch(when)
        self._apply(when, branch, self.year.federation.somebody(branch.place.tongue))

    def _some_branch(self, when: datetime) -> Branch:
        """A branch, larger ones more often."""
        found = self.year.federation.open_branches(when.date())
        return max(self.chance.some(found, 2), key=lambda each: len(each.members))

    def _somebody(self, when: datetime) -> Member | None:
        branch = self.chance.pick(self.year.federation.open_branches(when.date()))
        ordinary = branch.ordinary()
        return self.chance.pick(ordinary) if len(ordinary) > 6 else None

    def _resign(self, when: datetime) -> None:
        member = self._somebody(when)
        if member is not None:
            self.resign(when, member)

    def resign(self, when: datetime, member: Member, reason: str | None = None, called: str | None = None) -> None:
        """Somebody leaves, and mostly says why."""
        grammar = TONGUES[member.tongue]
        reason = reason or (say(self.chance, grammar, "resigns") if self.chance.happens(0.85) else None)
        goes = say(self.chance, grammar, "goes") if self.chance.happens(0.2) else None
        self.year.script.act("members.resign", when, member.label, called, reason=reason, destination=goes)
        self.gone(member)

    def gone(self, member: Member) -> None:
        """Somebody is no longer a member, and holds no seat."""
        for seat in [each for each in member.seats if each in self.year.seats]:
            self.year.unseat(seat, member)
        if member.branch is not None:
            member.branch.members.remove(member)
            if member in member.branch.delegates:
                member.branch.delegates.remove(member)

    def _move(self, when: datetime) -> None:
        member = self._somebody(when)
        if member is not None and member.branch is not None:
            there = [each for each in self.year.federation.open_branches(when.date()) if each.secretary is not None]
            there = [
                each for each in there if each is not member.branch and each.place.kind == member.branch.place.kind
            ]
            if there:
                self.move(when, member, self.chance.pick(there))

    def move(self, when: datetime, member: Member, branch: Branch) -> None:
        """The secretary of the branch that somebody comes into enters the move."""
        by = branch.secretary or self.year.office
        if self.chance.happens(0.3):
            told = say(self.chance, TONGUES[branch.place.tongue], "moved", name=member.name, branch=branch.name)
            self.year.script.say(when, told)
        self.year.script.act("members.transfer", when, by.label, person=member.label, unit=branch.key)
        if member.branch is not None:
            member.branch.members.remove(member)
        member.branch = branch
        branch.members.append(member)

    def _lapses(self, when: datetime, count: int) -> None:
        """The clock ends memberships whose dues have been unpaid for half a year."""
        self.year.script.say(
            when, "Whoever owes dues for half a year is no longer a member: the clock enters it, and nobody decides it."
        )
        for _ in range(count):
            member = self._somebody(when)
            if member is not None and member.branch is not None:
                since = when.date() - timedelta(days=UNPAID + self.chance.below(5))
                self.year.script.act("members.lapse", when, "clock", person=member.label, overdue_since=since)
                member.branch.lapsed.append(member)
                self.gone(member)

    def _take_back(self, when: datetime) -> None:
        """A branch secretary takes back somebody who has paid what they owed."""
        day = when.date()
        open_ = [each for each in self.year.federation.open_branches(day) if each.lapsed and each.secretary is not None]
        if not open_:
            return
        branch = self.chance.pick(open_)
        member = branch.lapsed.pop(self.chance.below(len(branch.lapsed)))
        by = branch.secretary or self.year.office
        self.year.script.act("members.reinstate", when, by.label, person=member.label)
        member.branch, member.since = branch, day
        branch.members.append(member)
