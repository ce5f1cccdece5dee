"""How branches meet: called with notice, counted, and then minutes, applicants, elections and what moves people."""

from datetime import date, datetime, timedelta
from typing import Any

from folkmoot.tidewater.chance import Chance
from folkmoot.tidewater.federation import Applied, Branch, Member
from folkmoot.tidewater.phrases import TONGUES, say
from folkmoot.tidewater.year import FOUNDED, LAST_DAY, Acts, Votes, Year, at, carried, days_between, lost, on_the_coast

NOTICE = 9
OBJECTIONS = 7
PER_DELEGATE = 25
COLUMNS = ("person", "name", "class", "unit", "since", "applied")
FIRST_JOINED, LAST_JOINED = date(2004, 1, 1), date(2025, 8, 20)
TERM_OVER = date(2026, 9, 6)
DELEGATES_BY = date(2026, 2, 10)
WORDS = {
    "en": {
        "minutes": "Shall the minutes of our last meeting stand as they were read?",
        "admit": "Shall those who have applied be members of {branch}?",
        "admit_one": "Shall {name} be a member of {branch}?",
        "register": "Shall everybody on our old list be entered as a member of {branch}?",
        "refuse": "Shall {name}'s application be refused?",
        "delegates": "Who goes to the Convention for {branch}?",
        "secretary": "Shall {name} be our branch secretary for a year?",
        "nobody": "Fewer than a fifth came. They talked for an hour, decided nothing, and will be called again.",
    },
    "es": {
        "minutes": "¿Se aprueba el acta de la reunión anterior?",
        "admit": "¿Se admite en {branch} a quienes lo han solicitado?",
        "admit_one": "¿Se admite a {name} en {branch}?",
        "register": "¿Se inscribe como miembros de {branch} a quienes están en la lista anterior?",
        "refuse": "¿Se deniega la solicitud de {name}?",
        "delegates": "¿Quién va a la Convención por {branch}?",
        "secretary": "¿Se elige a {name} para la secretaría de la sección por un año?",
        "nobody": "No vino ni la quinta parte: se conversó una hora, no se decidió nada y se convocará de nuevo.",
    },
}


class Assemblies:
    """The meetings of all branches over the year."""

    def __init__(self, year: Year) -> None:
        self.year = year
        self.chance = year.chance("assemblies")
        self.without_quorum = year.federation.branches[7]

    def plan(self) -> None:
        """Each branch meets for the first time in the autumn, and about every eleven weeks from then on."""
        for branch in self.year.federation.branches:
            self.first(branch, date(2025, 9, 22), date(2025, 11, 14))

    def first(self, branch: Branch, earliest: date, latest: date) -> None:
        """A branch begins to meet, on some evening of these days."""
        self._plan(branch, days_between(self.chance, earliest, latest))

    def _plan(self, branch: Branch, day: date) -> None:
        called = self.year.call("meeting")
        call = at(
            day - timedelta(days=NOTICE + self.chance.below(6)), 11 + self.chance.below(9), 5 * self.chance.below(12)
        )
        self.year.plan(call, lambda when: self._call(when, branch, called, day))

    def _call(self, when: datetime, branch: Branch, called: str, day: date) -> None:
        if not branch.may_act(when.date()) or not branch.may_act(day):
            if not branch.has_ended:
                self._plan(branch, day + timedelta(days=40))
            return
        agenda = say(self.chance, TONGUES[branch.place.tongue], "agenda")
        hour, minute = 18 + self.chance.below(2), self.chance.pick((0, 15, 30))
        self.year.script.act(
            "bodies.convene",
            when,
            self._by(branch).label,
            called,
            body="branch",
            unit=branch.key,
            day=day,
            agenda=agenda,
            begins=f"{hour}:{minute:02}",
            place=branch.place.venue,
        )
        self.year.plan(on_the_coast(day, hour, minute + 5), lambda now: self._hold(now, branch, called))

    def _by(self, branch: Branch) -> Member:
        return branch.secretary or self.year.office

    def _hold(self, when: datetime, branch: Branch, called: str) -> None:
        if not branch.may_act(when.date()):
            return
        script, size, words = self.year.script, len(branch.members), WORDS[branch.place.tongue]
        enough = -(-(size + len(branch.waiting)) // 5)  # a fifth of those who may vote once the applicants are in
        thin = branch is self.without_quorum and branch.meetings == 2
        there = max(1, enough // 2) if thin else self._attendance(size, enough)
        known = {"branch": branch.name, "venue": branch.place.venue, "size": size, "count": there}
        script.say(when, say(self.chance, TONGUES[branch.place.tongue], "meets", **known))
        script.act("bodies.open_meeting", when, self._by(branch).label, meeting=f"@{called}", present=there)
        branch.meetings += 1
        if thin:
            script.say(when, words["nobody"])
            self._plan(branch, when.date() + timedelta(days=24))
            return
        self._agenda(when, branch, there)
        branch.last_meeting = called
        self._plan(branch, when.date() + timedelta(days=74 + self.chance.below(12)))

    def _attendance(self, size: int, enough: int) -> int:
        share = 0.42 if size < 60 else 0.3
        return min(size, max(enough, 3, round(size * self.chance.near(share, 0.45))))

    def _agenda(self, when: datetime, branch: Branch, there: int) -> None:
        day = when.date()
        if branch.expected:
            self._motion(when, branch, there)
            self._register(when, branch, there)
            return
        if branch.last_meeting is not None:
            self._minutes(when, branch, there)
        self._applicants(when, branch, there)
        if not branch.delegates and day <= DELEGATES_BY:
            self._delegates(when, branch, there)
        if branch.secretary is None or (day > TERM_OVER - timedelta(days=100) and not branch.has_elected):
            self._secretary(when, branch, there)
        for _ in range(1 + self.chance.happens(0.35)):
            self._motion(when, branch, there)

    def _minutes(self, when: datetime, branch: Branch, there: int) -> None:
        chair = self.chance.pick(branch.members).name
        known = {"venue": branch.place.venue, "count": there, "chair": chair}
        minutes = say(self.chance, TONGUES[branch.place.tongue], "minutes", **known)
        approve: dict[str, Any] = {
            "act": "bodies.approve_minutes",
            "meeting": f"@{branch.last_meeting}",
            "minutes": minutes,
        }
        self._decide(when, branch, "minutes", Votes(there, there - self.chance.below(2), 0), [approve])

    def _applicants(self, when: datetime, branch: Branch, there: int) -> None:
        ripe = [each for each in branch.waiting if (when.date() - each.day).days > OBJECTIONS]
        branch.waiting = [each for each in branch.waiting if each not in ripe]
        refused = ripe[:1] if branch.meetings > 1 and ripe and self.chance.happens(0.09) else []
        admitted = ripe[len(refused) :]
        for each in refused:
            reason = say(self.chance, TONGUES[branch.place.tongue], "refused")
            refuse: dict[str, Any] = {"act": "members.refuse", "application": f"@{each.label}", "reason": reason}
            self._decide(when, branch, "refuse", carried(self.chance, there), [refuse], name=each.member.name)
        for some in (admitted[n : n + 300] for n in range(0, len(admitted), 300)):
            carries: Acts = [
                {"act": "members.admit", "application": f"@{each.label}", "eligible": True} for each in some
            ]
            which = "admit_one" if len(some) == 1 else "admit"
            self._decide(when, branch, which, Votes(there, there, 0), carries, name=some[0].member.name)
        for each in admitted:
            self.admitted(each, branch, when.date())

    def admitted(self, applied: Applied, branch: Branch, day: date) -> None:
        """Somebody is a member from today."""
        applied.member.branch, applied.member.since = branch, day
        branch.members.append(applied.member)

    def _register(self, when: datetime, branch: Branch, there: int) -> None:
        """Those who were members before the record began are entered together, from the branch's own list."""
        posted, lines = when.date() - timedelta(days=NOTICE), [",".join(COLUMNS)]
        for each in branch.expected:
            since = days_between(self.chance, FIRST_JOINED, LAST_JOINED)
            lines.append(f"{each.label},{each.name},member,{branch.key},{since},{posted}")
            each.branch, each.since = branch, since
        table = "\n".join(lines)
        admit = {"act": "members.admit_batch", "rows": table, "members": len(branch.expected), "eligible": True}
        self._decide(when, branch, "register", Votes(there, there, 0), [admit])
        branch.members += branch.expected
        branch.expected = []

    def _delegates(self, when: datetime, branch: Branch, there: int) -> None:
        count = -(-len(branch.members) // PER_DELEGATE)
        branch.delegates = self.chance.some(branch.ordinary(), count)
        carries: Acts = []
        for each in branch.delegates:
            self.year.seat("convention", each)
            carries.append({"act": "bodies.elect", "person": each.label, "seat": "convention", "unit": branch.key})
        self._decide(when, branch, "delegates", carried(self.chance, there, 0.6), carries)

    def _secretary(self, when: datetime, branch: Branch, there: int) -> None:
        before, day = branch.secretary, when.date()
        stays = before is not None and self.chance.happens(0.6)
        chosen = before if stays and before else self.chance.pick(branch.ordinary())
        later = TERM_OVER + timedelta(days=1) if before is not None and day <= TERM_OVER else None
        elect: dict[str, Any] = {
            "act": "bodies.elect",
            "person": chosen.label,
            "seat": "branch_secretary",
            "unit": branch.key,
            "from_day": later,
        }
        self._decide(when, branch, "secretary", carried(self.chance, there, 0.6), [elect], name=chosen.name)
        branch.has_elected = True
        if later is None:
            self._followed(branch, chosen)
        else:
            chosen.seats.append("elected")
            self.year.plan(at(later, 6), lambda _: self._followed(branch, chosen))

    def _followed(self, branch: Branch, chosen: Member) -> None:
        if branch.secretary is not None:
            self.year.unseat("branch_secretary", branch.secretary)
        branch.secretary = chosen
        self.year.seat("branch_secretary", chosen)

    def _motion(self, when: datetime, branch: Branch, there: int) -> None:
        question = say(self.chance, TONGUES[branch.place.tongue], "motion")
        votes = carried(self.chance, there) if self.chance.happens(0.8) else lost(self.chance, there)
        self.year.decide(when, self._by(branch), "branch", question, votes, unit=branch.key)

    def _decide(self, when: datetime, branch: Branch, what: str, votes: Votes, carries: Acts, name: str = "") -> None:
        question = WORDS[branch.place.tongue][what].format(branch=branch.name, name=name)
        self.year.decide(when, self._by(branch), "branch", question, votes, carries, unit=branch.key)


def spread(chance: Chance, count: int, first: date = FOUNDED, last: date = LAST_DAY) -> list[date]:
    """So many days of the year, in their order."""
    return sorted(days_between(chance, first, last) for _ in range(count))
