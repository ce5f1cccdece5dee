"""What this year is remembered for: branches that begin and end, a case, a storm, and what the charter refused."""

from datetime import date, datetime, timedelta
from typing import Any

from folkmoot.tidewater.assemblies import Assemblies
from folkmoot.tidewater.committees import Committees
from folkmoot.tidewater.federation import Branch, Member
from folkmoot.tidewater.movements import Movements
from folkmoot.tidewater.year import LAST_DAY, Votes, Year, at

SUSPENDED_UNTIL = date(2026, 5, 31)
LOT_DAY = date(2026, 9, 7)
TERM_OVER = date(2026, 9, 6)
RULING = (
    "A delegate who moves to another branch stays the delegate of the branch that elected them until that branch "
    "recalls them or their mandate ends. The charter says whom a branch may recall, and says nothing of moving."
)


class Plot:
    """The events that are written by hand; each finds who takes part in it among those who are there by then."""

    def __init__(self, year: Year, assemblies: Assemblies, movements: Movements, committees: Committees) -> None:
        self.year, self.assemblies, self.movements, self.committees = year, assemblies, movements, committees
        self.chance = year.chance("plot")

    def plan(self) -> None:
        """Each on its day."""
        plan = self.year.plan
        self._new_branch(0, date(2026, 1, 13))
        self._new_branch(1, date(2026, 5, 12))
        self.committees.meet("grievance", date(2025, 12, 4), self._suspend_member)
        self.committees.meet("grievance", date(2026, 1, 8), self._lift)
        self.committees.meet("appeals", date(2026, 3, 25), self._interpret)
        plan(at(date(2026, 3, 2), 17), lambda when: self._stand_down(when, "steering"))
        plan(at(date(2026, 3, 18), 17), lambda when: self._stand_down(when, "editors"))
        plan(at(date(2026, 4, 14), 23, 20), self._refused_instruction)
        plan(at(date(2026, 5, 20), 18), self._refused_expulsion)
        plan(at(date(2026, 6, 3), 19), self._appeals_member_leaves)
        plan(at(date(2026, 7, 8), 22), self._disaffiliate)
        plan(at(date(2026, 8, 20), 16), self._ballot_for_appeals)
        plan(at(LOT_DAY, 13), self._lots)
        plan(at(date(2025, 10, 2), 16), self._correct_names)
        plan(at(date(2025, 9, 30), 15), self._correct_record)
        plan(at(date(2026, 4, 9), 18), self._leave_and_erase)
        plan(at(date(2026, 10, 8), 6), self._pass_time)
        plan(at(LAST_DAY, 16), self._last_note)

    def _new_branch(self, n: int, day: date) -> None:
        self.committees.add("steering", day, lambda when, there: self._charter(when, there, n))

    def _charter(self, when: datetime, there: list[Member], n: int) -> None:
        called = self.year.call("new_branch")
        branch = self.year.federation.new_branch(n, f"@{called}")
        near = [
            each for each in self.year.federation.open_branches(when.date()) if each.place.tongue == branch.place.tongue
        ]
        origin = max(near, key=lambda each: len(each.ordinary()))
        first = self.chance.some(origin.ordinary(), 9)
        self.year.script.say(
            when,
            f"Nine members of {origin.name} live or work around {branch.name} and would rather meet there. The "
            "Steering Committee charters the branch; the General Secretary moves them, and calls its first meeting.",
        )
        charter = {
            "act": "branches.charter_unit",
            "called": called,
            "kind": branch.place.kind,
            "name": branch.name,
            "members": [each.label for each in first],
            "parent": f"@founding.{branch.place.region}",
        }
        question = f"Shall {branch.name} be a branch of the federation?"
        self.committees.decide(when, "steering", there, question, [charter])
        self.year.plan(at(when.date() + timedelta(days=1), 14), lambda now: self._move_in(now, first, branch))
        self.assemblies.first(branch, when.date() + timedelta(days=22), when.date() + timedelta(days=30))

    def _move_in(self, when: datetime, first: list[Member], branch: Branch) -> None:
        for each in first:
            if each.branch is not None:
                self.movements.move(when, each, branch)

    def _suspend_member(self, when: datetime, there: list[Member], called: str) -> None:
        branch = self.chance.pick(self.year.federation.branches[10:])
        self._accused = self.chance.pick(branch.ordinary())
        self._accused.seats.append("in a case")
        self.year.script.say(
            when,
            "The Grievance Panel looks into what was said and done at a branch supper. Until it has heard both "
            "sides it suspends one member; it is no finding, and nobody is named outside of the case.",
        )
        suspend = {"act": "members.suspend", "person": self._accused.label, "until": when.date() + timedelta(days=52)}
        question = "Shall the member concerned be suspended while we look into the complaint?"
        self.committees.decide(when, "grievance", there, question, [suspend])

    def _lift(self, when: datetime, there: list[Member], called: str) -> None:
        self.year.script.say(
            when, "Both sides have been heard. There was a quarrel, and no offence; the suspension is lifted."
        )
        lift = {"act": "members.reinstate", "person": self._accused.label}
        self.committees.decide(when, "grievance", there, "Shall the suspension be lifted?", [lift])
        self._accused.seats.remove("in a case")

    def _interpret(self, when: datetime, there: list[Member], called: str) -> None:
        self.year.script.say(
            when, "A branch has asked what becomes of a delegate who moves away. The Appeals Committee rules."
        )
        rule = {"act": "constitution.interpret", "article": "3", "ruling": RULING}
        question = "Shall this be our ruling on article 3?"
        self.committees.decide(when, "appeals", there, question, [rule])

    def _stand_down(self, when: datetime, body: str) -> None:
        member = self.year.seats[body][-1]
        said = {"steering": "a seat that stays empty until the Convention", "editors": "and the Editors find somebody"}
        self.year.script.say(when, f"{member.name} gives up a seat in the {body.capitalize()}: {said[body]}.")
        self.year.script.act("bodies.stand_down", when, member.label, person=member.label, seat=body)
        self.year.unseat(body, member)
        if body == "editors":
            self.committees.meet("editors", when.date() + timedelta(days=12), self._coopt, hour=17)

    def _coopt(self, when: datetime, there: list[Member], called: str) -> None:
        chosen = self._free()
        coopt = {"act": "bodies.coopt", "person": chosen.label, "seat": "editors", "until": TERM_OVER}
        self.committees.decide(when, "editors", there, f"Shall {chosen.name} join the Editors?", [coopt])
        self.year.seat("editors", chosen)

    def _free(self) -> Member:
        """Somebody who never held a seat, and has been a member for long."""
        branch = self.chance.pick([each for each in self.year.federation.branches if len(each.unspent()) > 4])
        return branch.unspent()[0]

    def _refused_instruction(self, when: datetime) -> None:
        steering, appeals = self.year.seats["steering"], self.year.seats["appeals"]
        self.year.script.say(
            when,
            "After the meeting some of the Steering Committee would like a word with the Appeals Committee about its "
            "ruling. Article 6 refuses that, however many want it. The attempt stays in the record.",
        )
        instruct = {
            "act": "bodies.instruct",
            "person": appeals[0].label,
            "what": "Take the ruling on article 3 up again before the summer.",
        }
        question = "Shall the Appeals Committee be told to think again?"
        self.year.decide(when, steering[0], "steering", question, Votes(9, 7, 2), [instruct], refused="6 no_reversal")

    def _refused_expulsion(self, when: datetime) -> None:
        branch = next(each for each in self.year.federation.open_branches(when.date()) if each.secretary is not None)
        person = self.chance.pick(branch.ordinary())
        self.year.script.say(
            when,
            f"In {branch.name} some have had enough of a member who collects signatures for a tendency, and vote to "
            "throw them out. A branch does not expel, and that is no ground for anybody: article 7 refuses it.",
        )
        expel = {"act": "members.expel", "person": person.label, "ground": ["faction"]}
        there = max(3, len(branch.members) // 4)
        question = "Shall a member who gathers signatures for a tendency be expelled?"
        votes = Votes(there, there - 1, 1)
        by = branch.secretary or self.year.office
        self.year.decide(when, by, "branch", question, votes, [expel], unit=branch.key, refused="7 no_faction_offence")

    def _appeals_member_leaves(self, when: datetime) -> None:
        member = self.year.seats["appeals"][3]
        self.year.script.say(
            when,
            f"{member.name}, who sits on the Appeals Committee, leaves the coast. The seat ends with the membership.",
        )
        self.movements.resign(when, member, "I am moving inland to look after my mother. It was an honour.")

    def _disaffiliate(self, when: datetime) -> None:
        open_ = [
            each for each in self.year.federation.open_branches(when.date()) if each.secretary and each.last_meeting
        ]
        branch = min(open_, key=lambda each: len(each.members) + 1000 * (each.place.kind != "workplace"))
        there = max(3, len(branch.members) // 2)
        self.year.script.say(
            when,
            f"{branch.name} has a union of its own since the spring, and wants to be nothing else. It leaves, keeps "
            "what it owns, and says goodbye politely. Its members stay members until they say otherwise.",
        )
        reason = "We have our own union now, and cannot be in two houses at once."
        leave = {"act": "branches.disaffiliate", "unit": branch.key, "reason": reason}
        by = branch.secretary or self.year.office
        question = f"Shall {branch.name} leave the federation?"
        self.year.decide(when, by, "branch", question, Votes(there, there - 1, 1), [leave], unit=branch.key)
        if branch.secretary is not None:
            self.year.unseat("branch_secretary", branch.secretary)
        for each in list(branch.delegates):
            self.year.unseat("convention", each)
        branch.secretary, branch.delegates, branch.has_ended, branch.waiting = None, [], True, []
        near = max(self.year.federation.open_branches(when.date()), key=lambda each: len(each.members))
        self.year.plan(at(when.date() + timedelta(days=5), 17), lambda now: self._scatter(now, branch, near))

    def _scatter(self, when: datetime, branch: Branch, near: Branch) -> None:
        for n, each in enumerate(branch.ordinary()):
            if n % 2:
                self.movements.move(when, each, near)
            else:
                self.movements.resign(when, each, "I go with my branch.")

    def _ballot_for_appeals(self, when: datetime) -> None:
        chosen = self.chance.some([self._free() for _ in range(12)], 3)
        chosen = list(dict.fromkeys(chosen))
        turnout = round(len(self.year.federation.members()) * 0.34)
        self.year.script.say(
            when,
            "The membership has voted for the Appeals Committee. Four seats fall free in September; three people "
            "stood, and one seat stays empty until somebody else does.",
        )
        carries: list[dict[str, Any]] = [
            {"act": "bodies.elect", "person": each.label, "seat": "appeals", "from_day": date(2026, 9, 6)}
            for each in chosen
        ]
        officer = self.year.seats["returning_officers"][0]
        question = "Who sits on the Appeals Committee from September on?"
        votes = Votes(turnout, turnout - turnout // 9, turnout // 12)
        self.year.decide(when, officer, "membership", question, votes, carries)
        leaving = self.year.seats["appeals"][:3]
        for each in chosen:
            each.seats.append("elected")
        self.year.plan(at(date(2026, 9, 6), 5), lambda _: self._appeals_turn(leaving, chosen))

    def _appeals_turn(self, leaving: list[Member], chosen: list[Member]) -> None:
        for each in leaving:
            if "appeals" in each.seats:
                self.year.unseat("appeals", each)
        for each in chosen:
            self.year.seat("appeals", each)

    def _lots(self, when: datetime) -> None:
        self.year.script.say(
            when,
            "The lot has been drawn before witnesses, from those whom the branches named: for the Grievance Panel "
            "and for the Returning Officers. The clock enters it; nobody chose them.",
        )
        for body, seats in (("grievance", 9), ("returning_officers", 5)):
            for each in list(self.year.seats[body]):
                self.year.unseat(body, each)
            for _ in range(seats):
                drawn = self._free()
                self.year.script.act("bodies.appoint", when, "clock", person=drawn.label, seat=body)
                self.year.seat(body, drawn)

    def _correct_names(self, when: datetime) -> None:
        for n in (3, 9):
            member = self.year.federation.branches[n].ordinary()[-1]
            name = member.name.replace(" ", " M. ", 1)
            self.year.script.act("members.correct_details", when, member.label, name=name)

    def _correct_record(self, when: datetime) -> None:
        self.year.script.act(
            "record.correct",
            when,
            self.year.office.label,
            entry="@peak",
            right="The Sound Courier wrote of 2,100 members and supporters together.",
        )

    def _leave_and_erase(self, when: datetime) -> None:
        member = self._free()
        self.movements.resign(when, member, "I had a falling-out with a neighbour who sits in my branch.", "the_note")
        self.year.script.say(
            when, f"Two days later {member.name} would rather not have written that, and has the words erased."
        )
        later = when + timedelta(days=2)
        self.year.plan(
            later,
            lambda now: self.year.script.act("members.erase", now, member.label, erases=[["@the_note", "body.reason"]]),
        )

    def _pass_time(self, when: datetime) -> None:
        self.year.script.say(
            when, "Thirty days after the terms have ended nobody is waited for any longer. The clock enters it."
        )
        self.year.script.clock(when)

    def _last_note(self, when: datetime) -> None:
        self.year.script.say(when, "And so the year stands, on a Friday at the end of October.")
        self.year.script.act(
            "history.note_event",
            when,
            self.year.office.label,
            topic="organisation",
            date="2026-10",
            text="The second bridge is open again. The first winter issue of Slack Water goes to the printers.",
            stated_in="Slack Water, October 2026",
        )
