"""Rules about who belongs: classes, units, electorates, factions and rights."""

from dataclasses import dataclass

from folkmoot.core.charter import vocabulary
from folkmoot.core.charter.forms import CLAIMANT, VERB, WHO
from folkmoot.core.charter.rules.base import Part, Rule, listed, maybe, needed, table
from folkmoot.core.charter.shapes import Choice, Name, Whole, Words, YesNo
from folkmoot.core.charter.values import Claimant, Who

DAYS = Whole("days", most=36_500)
MONTHS = Whole("months", least=1, most=1_200)
PEOPLE = Whole("people", least=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Means(Part):
    """A condition on a membership: every line of it must hold."""

    status: tuple[str, ...] = listed(
        Choice("status", {each: f"the membership is: {each}" for each in vocabulary.STATUSES}),
        "how the membership may stand",
    )
    in_class: str | None = maybe(Name(("class",)), "the class that the member must be in", key="class")
    unit: str | None = maybe(Name(("unit",)), "the kind of unit that the member must belong to")
    standing_days: int | None = maybe(DAYS, "days in good standing, at least")
    arrears_days: int | None = maybe(DAYS, "days that dues may be overdue, at most")
    of_age: bool | None = maybe(YesNo(), "an officer must have stated that the person is old enough")
    trained: bool | None = maybe(YesNo(), "an officer must have stated that the person has done the training")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Rule):
    """A word of the charter with an exact meaning, such as "in good standing"."""

    kind = "term"

    name: str | None = maybe(Words(), "what people call it")
    means: Means | None = table(Means, "the condition that it stands for")


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberClass(Rule):
    """A class of members: what they may do, who admits them, when a membership lapses."""

    kind = "class"

    name: str | None = maybe(Words(), "what people call one such member")
    eligibility: tuple[str, ...] = listed(Name(("term",)), "terms that an applicant must meet")
    rights: tuple[str, ...] = listed(Choice("right", vocabulary.RIGHTS), "what they may do")
    admitted_by: tuple[Who, ...] = listed(WHO, "who admits them, and may refuse an applicant")
    objection_days: int | None = maybe(DAYS, "days for objections before somebody is admitted")
    probation_days: int | None = maybe(DAYS, "days of probation after admission")
    dues: int | None = maybe(Whole("money"), "dues for one period")
    dues_grace_days: int | None = maybe(DAYS, "days that dues may be overdue before rights rest")
    lapse_days: int | None = maybe(DAYS, "days that dues may be overdue before the clock ends the membership")
    leave: str | None = maybe(
        Choice(
            "leaving",
            {
                "at_once": "on the day that the member says so",
                "month_end": "at the end of the month",
                "year_end": "at the end of the year",
            },
        ),
        "when a resignation takes effect",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Trusteeship(Part):
    """Running a unit from outside, for a time."""

    by: Who = needed(WHO, "who may do it")
    max_days: int = needed(DAYS, "for how long at most")
    appeal: str | None = maybe(Name(("body",)), "to which body the unit may appeal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Rule):
    """A kind of unit, such as a branch: how it comes to be, is suspended, leaves and ends."""

    kind = "unit"

    name: str | None = maybe(Words(), "what people call one such unit")
    kinds: tuple[str, ...] = listed(
        Choice("unit kind", vocabulary.UNIT_KINDS), "what such a unit may be formed around", key="kind"
    )
    parent: str | None = maybe(Name(("unit",)), "the kind of unit that it is part of")
    expected: int | None = maybe(Whole("units", least=1), "how many there are likely to be; only the analysis uses it")
    min_members: int | None = maybe(PEOPLE, "members that it must have at the start")
    chartered_by: tuple[Who, ...] = listed(WHO, "who may charter one")
    suspended_by: tuple[Who, ...] = listed(WHO, "who may suspend one")
    trusteeship: Trusteeship | None = table(Trusteeship, "who may run one from outside, and for how long")
    leave_by: tuple[Who, ...] = listed(WHO, "who decides that one leaves the organisation")
    dissolved_by: tuple[Who, ...] = listed(WHO, "who may dissolve one")
    assets: str | None = maybe(
        Choice(
            "assets",
            {
                "organisation": "they go to the organisation",
                "unit": "the unit keeps them",
                "parent": "they go to the unit above",
            },
        ),
        "what becomes of its property when it leaves or ends",
    )
    own_acts: tuple[str, ...] = listed(VERB, "what it decides for itself, within itself")


@dataclass(frozen=True, slots=True, kw_only=True)
class Electorate(Rule):
    """Who may vote together, and on which day that is decided."""

    kind = "electorate"

    name: str | None = maybe(Words(), "what people call it")
    of: tuple[str, ...] = listed(Name(("class",)), "the classes that belong to it", required=True)
    units: tuple[str, ...] = listed(Name(("unit",)), "only members of such units")
    standing_days: int | None = maybe(DAYS, "days in good standing before one may vote")
    record_date_days: int | None = maybe(DAYS, "days before the vote on which the roll is fixed")
    record_date_event: str | None = maybe(
        Choice(
            "record date event",
            {"called": "the day of the call", "opened": "the day the vote opens", "notice": "the day of the notice"},
        ),
        "the event on which the roll is fixed",
    )
    excludes: tuple[str, ...] = listed(Name(("body", "office", "class")), "whose holders have no vote in it")
    weight: str | None = maybe(
        Choice("weight", {"one": "one vote each", "unit_members": "a unit's vote counts as many as it has members"}),
        "what a vote weighs",
    )
    expected: int | None = maybe(PEOPLE, "how many there are likely to be; only the analysis uses it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Right(Rule):
    """Something that is owed for the asking, and never by permission."""

    kind = "right"
    place = ("of", "to")

    of: tuple[Claimant, ...] = listed(CLAIMANT, "whose right it is", required=True)
    to: str = needed(Choice("claim", vocabulary.CLAIMS), "what they get")
    exercised_by: str = needed(Choice("exercise", {"request": "by asking"}), "how they get it")
    within_days: int | None = maybe(DAYS, "days in which it must be given")


@dataclass(frozen=True, slots=True, kw_only=True)
class Faction(Rule):
    """What members organised around a shared view may do."""

    kind = "faction"
    place = ("window",)

    name: str | None = maybe(Words(), "what people call one")
    min_members: int | None = maybe(PEOPLE, "members that it takes to form one")
    window: str | None = maybe(
        Choice("window", {"always": "at any time", "before convention": "only before a convention", "never": "never"}),
        "when one may be formed",
    )
    bulletin_share: str | None = maybe(
        Choice(
            "bulletin share",
            {"equal": "the same space as every other side", "proportional": "space by its number of members"},
        ),
        "its space in the bulletin",
    )
    convention_minutes: int | None = maybe(Whole("minutes"), "minutes to speak at a convention")
    reporters: int | None = maybe(Whole("people"), "speakers that it may send to branches")
    relay_to_members: bool | None = maybe(YesNo(), "whether its texts are passed on to all members")
    proportional_on: tuple[str, ...] = listed(Name(("body",)), "bodies on which it is seated by its votes")
    declares: tuple[str, ...] = listed(
        Choice("declaration", {"name": "its name", "members": "who belongs to it", "platform": "what it stands for"}),
        "what it must make known",
    )
    protected_from: tuple[str, ...] = listed(VERB, "what may not be done to members for belonging to it")
