"""Who judges a case: those who hold the seats on the day, less who stands aside, and whoever is called in their place.

It is computed from mandates each time that somebody asks, and never typed in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from folkmoot.bodies.entitlement import EVERYBODY, may_sit, seated
from folkmoot.bodies.lots import next_in_order
from folkmoot.bodies.models import Mandate
from folkmoot.bodies.reads import alternates, holding, mandates_of
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.rules import Body
from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.door.models import Entry
from folkmoot.door.occasion import born_of
from folkmoot.door.rows import rows
from folkmoot.door.saying import Saying
from folkmoot.grievances import procedure
from folkmoot.grievances.models import Called, Case, Finding, Recusal
from folkmoot.grievances.reads import charter_of, parties, people
from folkmoot.members.reads import is_suspended, membership_on

WHY = {
    "party": "{person} is a party to this case, and has no hand in it",
    "named": "{person} is named in this case, and stands aside (article {article})",
    "same_unit": "{person} is of the same unit as a party to this case, and stands aside (article {article})",
    "decided_below": "{person} decided what is now looked at, and stands aside (article {article})",
    "appointed_by_party": "{person} was seated by a party to this case, and stands aside (article {article})",
    "declared": "{person} has said that they stand aside from this case",
}
"""Each ground for standing aside, in words."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Why somebody stands aside: the ground, and the article that says so, where it is not for their own sake."""

    ground: str
    article: str = ""

    def says(self, person: str) -> Saying:
        """The reason in words."""
        ground = self.ground if self.ground in WHY else "declared"
        return Saying(WHY[ground], {"person": person, "article": self.article})


@dataclass(frozen=True, slots=True)
class Panel:
    """Who judges. `sitting` hold the seats; `aside` of them and of those who were called do not judge, each with why.

    `called` take the place of somebody who stands aside; `members` are all who judge.
    """

    body: str
    unit: int | None
    sitting: frozenset[str]
    aside: Mapping[str, Aside]
    called: frozenset[str]

    @property
    def members(self) -> frozenset[str]:
        return (self.sitting | self.called) - self.aside.keys()


def panel(case: Case, day: date, *, verb: str = "find", body: str | None = None, unit: int | None = None) -> Panel:
    """Who judges a case on a day: in the body that hears it, or in another `body` before which it stands."""
    charter = charter_of(case)
    by, of = (case.body, case.unit) if body is None else (body, unit)
    there = sitting(charter, by, of, day, case)
    called = frozenset(
        each.person for each in rows(Called, case=case.pk, body=by) if each.day <= day and _is_able(each.person, day)
    )
    aside = {
        person: why
        for person in sorted(there | called)
        if (why := why_aside(case, person, verb, by, of, day, charter)) is not None
    }
    return Panel(by, of, there, aside, called - there - aside.keys())


def sitting(charter: Charter, body: str, unit: int | None, day: date, case: Case) -> frozenset[str]:
    """Who holds a seat of the body or the office on a day. Of an assembly, those of the case who belong to it."""
    rule = charter.body(body)
    if rule is None:
        return frozenset(each.person for each in holding((body,), unit, day, able_to_act=True))
    if rule.composed_of in EVERYBODY:
        some = people(case, "complainant", "supporter", "respondent", "named") | _declared(case, day).keys()
        return frozenset(each for each in some if may_sit(charter, rule, unit, day, each))
    return seated(charter, rule, unit, day)


def stand_ready(case: Case, day: date, verb: str = "find") -> frozenset[str]:
    """Who may be called into a case in the place of somebody: any alternate, or whoever is next in the order of a lot.

    By what the charter says of those who stand aside, and only whom nothing bars from judging it.
    """
    charter, by, of = charter_of(case), case.body, case.unit
    taken = sitting(charter, by, of, day, case) | {each.person for each in rows(Called, case=case.pk, body=by)}
    ways = " ".join(rule.replaced_by or "" for rule in procedure.recusals(charter, verb))

    def may_judge(person: str) -> bool:
        able = _is_able(person, day) and person not in taken
        return able and why_aside(case, person, verb, by, of, day, charter) is None

    chosen = alternates(by, of, day) if "alternates" in ways else frozenset[str]()
    drawn = next(filter(may_judge, next_in_order(by, of)), None) if ways else None
    return frozenset(filter(may_judge, chosen)) | ({drawn} if drawn is not None else set())


def why_aside(
    case: Case, person: str, verb: str, body: str, unit: int | None, day: date, charter: Charter
) -> Aside | None:
    """Why somebody stands aside when this is decided in a case; None, where nothing is in their way."""
    if person in judged(case, charter, day) or person in people(case, "complainant", "supporter"):
        return Aside("party")
    declared = _declared(case, day).get(person)
    if declared is not None:
        return Aside(declared)
    for rule in procedure.recusals(charter, verb):
        for ground in rule.when:
            test = FOUND.get(ground)
            if test is not None and test(case, person, body, unit, day, charter):
                return Aside(ground, rule.article)
    return None


def judged(case: Case, charter: Charter, day: date) -> frozenset[str]:
    """Whose own cause it is: who is complained about, and who holds a seat in a body that is, on the day of either."""
    found = set(people(case, "respondent"))
    for each in parties(case, "respondent"):
        rule = charter.body(each.seat) if not each.person else None
        if rule is not None and rule.composed_of not in EVERYBODY:
            found |= seated(charter, rule, each.unit, day) | seated(charter, rule, each.unit, case.opened_on)
    return frozenset(found)


def hands_off(case: Case, charter: Charter, day: date) -> dict[str, Aside]:
    """Who has no hand in a case at all, not even as the one who enters what others decided."""
    found = {person: Aside("party") for person in judged(case, charter, day) | people(case, "complainant", "supporter")}
    rule = next((rule for rule in procedure.recusals(charter, "find") if "named" in rule.when), None)
    named = people(case, "named") if rule is not None else frozenset[str]()
    return {**{person: Aside("named", rule.article) for person in named if rule is not None}, **found}


def _declared(case: Case, day: date) -> dict[str, str]:
    return {each.person: each.ground for each in rows(Recusal, case=case.pk) if each.day <= day}


def _is_party(case: Case, person: str, body: str, unit: int | None, day: date, charter: Charter) -> bool:
    return person in judged(case, charter, day)


def _is_named(case: Case, person: str, body: str, unit: int | None, day: date, charter: Charter) -> bool:
    return person in people(case, "named")


def _is_of_one_unit(case: Case, person: str, body: str, unit: int | None, day: date, charter: Charter) -> bool:
    """Of the unit of who complains or who is complained about, on the day of the complaint or now.

    Those who support a complaint do not count: else a few of them, in many units, could empty a panel.
    """
    rule = charter.body(body)
    if rule is not None and rule.composed_of in EVERYBODY:
        return False
    concerned = [each for each in parties(case, "complainant", "respondent") if each.person]
    units = {each.unit for each in concerned} | {_unit(each.person, day) for each in concerned}
    return _unit(person, day) in units - {None}


def _decided_below(case: Case, person: str, body: str, unit: int | None, day: date, charter: Charter) -> bool:
    """Took part in a finding of another body in this case, or in one that was sent back to theirs since."""
    found = [each for each in rows(Finding, case=case.pk) if each.body]
    back = [each for each in found if each.ended_by == "remit" and each.day < day]
    below = [each for each in found if (each.body, each.unit) != (body, unit) or each in back]
    return any(
        person in panel(case, each.day, body=each.body, unit=each.unit).members for each in below if each.day <= day
    )


def _was_appointed_by_party(case: Case, person: str, body: str, unit: int | None, day: date, charter: Charter) -> bool:
    """A party, or a body in which a party holds a seat, appointed or co-opted them to the seat by which they judge."""
    parties = judged(case, charter, day) | people(case, "complainant", "supporter")
    seats = [each for each in mandates_of(person, day) if each.seat == body]
    return any(not parties.isdisjoint(_seated_by(each, charter, parties, day)) for each in seats)


FOUND = {
    "party": _is_party,
    "named": _is_named,
    "same_unit": _is_of_one_unit,
    "decided_below": _decided_below,
    "appointed_by_party": _was_appointed_by_party,
}
"""The grounds that the rows themselves show; relative and interest are declared."""


def _seated_by(mandate: Mandate, charter: Charter, some: frozenset[str], day: date) -> Iterator[str]:
    """Of some people, those by whose hand or vote somebody was appointed or co-opted."""
    if mandate.how not in ("appoint", "coopt"):
        return
    line = Entry.objects.using("default").values_list("line", flat=True).get(index=born_of(mandate.pk))
    by: Mapping[str, Any] = RecordEntry.parse(bytes(line)).by
    for hat in by["as"]:
        kind, _, rest = hat.partition(":")
        id_, _, unit = rest.partition("@")
        if kind == "body":
            rule = charter.body(id_)
            of = int(unit) if unit else None
            for on in (mandate.seated_on, day):
                yield from (each for each in some if rule is not None and _holds(each, rule, of, on, charter))
        elif kind in ("office", "self"):
            yield from (each for each in some if each in (by.get("person"), by.get("for")))


def _holds(person: str, rule: Body, unit: int | None, day: date, charter: Charter) -> bool:
    return rule.composed_of not in EVERYBODY and person in seated(charter, rule, unit, day)


def _is_able(person: str, day: date) -> bool:
    """Whether somebody without a seat may act for a body into which they are called: a member who is not suspended."""
    return membership_on(person, day) is not None and not is_suspended(person, day)


def _unit(person: str, day: date) -> int | None:
    row = membership_on(person, day)
    return None if row is None else row.unit
