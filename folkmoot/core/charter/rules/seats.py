"""Rules about bodies and their seats: who fills them, for how long, who may not hold two."""

from dataclasses import dataclass
from fractions import Fraction

from folkmoot.core.charter import vocabulary
from folkmoot.core.charter.forms import FILLED_BY, SHARE, VACANCY, VERB, WHO
from folkmoot.core.charter.rules.base import Part, Rule, listed, maybe, needed, table, tables
from folkmoot.core.charter.rules.membership import DAYS, MONTHS
from folkmoot.core.charter.rules.voting import QUORUM, QuorumTerms
from folkmoot.core.charter.shapes import Choice, Name, Whole, Words, YesNo
from folkmoot.core.charter.values import FilledBy, VacancyStep, Who

SEATS = Whole("seats", least=1, most=100_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Rule):
    """A committee, assembly, congress, panel or tribunal."""

    kind = "body"

    name: str | None = maybe(Words(), "what people call it")
    sort: str | None = maybe(
        Choice(
            "kind of body",
            {
                "assembly": "everybody who belongs meets",
                "congress": "delegates meet",
                "committee": "elected or appointed people lead or do a task",
                "panel": "people called together to judge or to count",
                "tribunal": "a standing body that judges",
            },
        ),
        "what sort of body it is",
        key="kind",
    )
    many: bool | None = maybe(YesNo(), "one for each unit, not one for all")
    composed_of: str | None = maybe(
        Choice(
            "composition",
            {
                "members of the unit": "every member of the unit",
                "all members": "every member",
                "delegates": "delegates of units",
                "officers of the unit": "the officers of the unit",
            },
        ),
        "who belongs to it, where it has no seats",
    )
    seats: int | None = maybe(SEATS, "how many seats it has")
    alternates: int | None = maybe(Whole("people", most=100_000), "how many alternates stand ready")
    filled_by: FilledBy | None = maybe(FILLED_BY, "how its seats are filled")
    removed_by: tuple[Who, ...] = listed(WHO, "who may remove somebody from it")
    term_months: int | None = maybe(MONTHS, "how long a mandate lasts")
    max_terms: int | None = maybe(Whole("terms", least=1, most=1_000), "how many terms in a row one may serve")
    staggered: bool | None = maybe(YesNo(), "whether the seats are filled in turns, not all at once")
    holdover_days: int | None = maybe(DAYS, "days that a mandate goes on when nobody is there to follow")
    vacancy: tuple[VacancyStep, ...] | None = maybe(VACANCY, "how an empty seat is filled")
    coopt_max: int | None = maybe(Whole("seats", most=100_000), "how many of its seats may be filled by cooption")
    quorum: QuorumTerms | None = table(QuorumTerms, "how many must be there", short=QUORUM)
    convenes: str | None = maybe(Name(("body", "office"), ("self",)), "who calls its meetings; `self`, if it does")
    budget: str | None = maybe(
        Choice(
            "budget",
            {
                "fixed": "fixed in advance, and not in the hand of those it judges",
                "granted": "granted from time to time",
            },
        ),
        "where its money comes from",
    )
    chair: str | None = maybe(Name(("office",), ("self",)), "the office that chairs it; `self`, if it elects its chair")
    minutes_days: int | None = maybe(DAYS, "days in which its minutes are made known")
    open_to: tuple[str, ...] = listed(
        Choice(
            "openness",
            {"members": "members may listen", "public": "anybody may listen", "unit": "members of the unit may listen"},
        ),
        "who may listen",
    )
    own_rules: bool | None = maybe(YesNo(), "whether it makes its own rules of procedure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Rule):
    """A named seat with duties of its own, such as secretary."""

    kind = "office"

    name: str | None = maybe(Words(), "what people call it")
    body: str | None = maybe(Name(("body",)), "the body that it belongs to")
    many: bool | None = maybe(YesNo(), "one for each unit, not one for all")
    seats: int | None = maybe(SEATS, "how many hold it together; 1, if not said")
    eligibility: tuple[str, ...] = listed(Name(("term",)), "terms that its holder must meet")
    filled_by: FilledBy | None = maybe(FILLED_BY, "how it is filled")
    removed_by: tuple[Who, ...] = listed(WHO, "who may remove its holder")
    term_months: int | None = maybe(MONTHS, "how long a mandate lasts")
    max_terms: int | None = maybe(Whole("terms", least=1, most=1_000), "how many terms in a row one may serve")
    vacancy: tuple[VacancyStep, ...] | None = maybe(VACANCY, "how it is filled when empty")
    deputises_for: str | None = maybe(Name(("office",)), "the office whose duties it does when that is empty or away")
    duties: tuple[str, ...] = listed(VERB, "what its holder may and must do; within the unit, if there is one for each")
    hand_over_days: int | None = maybe(DAYS, "days in which everything is handed to the next holder")


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominations(Part):
    """When and how people are nominated."""

    opens_days: int | None = maybe(DAYS, "days before the vote on which nominations open")
    closes_days: int | None = maybe(DAYS, "days before the vote on which they close")
    seconders: int | None = maybe(Whole("people"), "how many must second")
    acceptance: bool | None = maybe(YesNo(), "whether the nominee must accept")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota(Part):
    """Seats kept for, or limited to, people with an attribute."""

    attribute: str = needed(Words(), "what is counted")
    min: Fraction | None = maybe(SHARE, "at least this share")
    max: Fraction | None = maybe(SHARE, "at most this share")
    how: str | None = maybe(
        Choice("quota", {"reserve": "seats are reserved", "ceiling": "seats are capped", "zipper": "seats alternate"}),
        "how it is kept",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Recount(Part):
    """When votes are counted again."""

    within_days: int = needed(DAYS, "days in which it may be asked for")
    on: Who | None = maybe(WHO, "who may ask for it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Petition(Part):
    """How an election is contested."""

    within_days: int = needed(DAYS, "days in which it may be contested")
    to: str = needed(Name(("body",)), "the body that decides")


@dataclass(frozen=True, slots=True, kw_only=True)
class Election(Rule):
    """How the seats of a body or an office are elected."""

    kind = "election"
    place = ("fills",)

    fills: str = needed(Name(("body", "office")), "the body or office whose seats it fills")
    electorate: str | None = maybe(
        Name(("electorate", "body", "unit")), "who votes; else whoever the seats are filled by"
    )
    method: str | None = maybe(Choice("method", vocabulary.METHODS), "how votes are counted")
    nominations: Nominations | None = table(Nominations, "when and how people are nominated")
    notice_days: int | None = maybe(DAYS, "days of notice")
    voting_days: int | None = maybe(DAYS, "days that voting stays open")
    secret: bool | None = maybe(YesNo(), "whether the ballot is secret")
    ron: bool | None = maybe(YesNo(), "whether one may vote to open nominations again")
    quotas: tuple[Quota, ...] = tables(Quota, "seats kept or capped")
    tie: str | None = maybe(
        Choice("election tie", {"lot": "a lot decides", "revote": "the vote is held again"}), "what becomes of a tie"
    )
    run_by: str | None = maybe(Name(("body", "office")), "who runs it and counts")
    recount: Recount | None = table(Recount, "when votes are counted again")
    petition: Petition | None = table(Petition, "how it is contested")


@dataclass(frozen=True, slots=True, kw_only=True)
class Apportionment(Rule):
    """How many delegates each unit sends."""

    kind = "apportionment"
    place = ("to",)

    to: str = needed(Name(("body",)), "the body to which delegates are sent")
    base: str = needed(Name(("electorate",)), "the electorate by which units are measured")
    per: int | None = maybe(Whole("members", least=1), "members for each delegate")
    minimum: int | None = maybe(Whole("delegates"), "delegates that each unit has at least")
    maximum: int | None = maybe(Whole("delegates", least=1), "delegates that each unit has at most")
    method: str | None = maybe(Choice("apportionment method", vocabulary.APPORTIONING), "how parts are rounded")
    alternates: int | None = maybe(Whole("people"), "alternates for each delegate")
    quotas: tuple[Quota, ...] = tables(Quota, "delegates kept or capped")
    at_large: int | None = maybe(Whole("delegates"), "delegates elected by all")


@dataclass(frozen=True, slots=True, kw_only=True)
class Incompatible(Rule):
    """Seats that nobody may hold together, or one soon after the other."""

    kind = "incompatible"
    place = ("bodies", "offices")

    bodies: tuple[str, ...] = listed(Name(("body",)), "bodies that exclude each other")
    offices: tuple[str, ...] = listed(Name(("office",)), "offices that exclude each other, and the bodies beside them")
    within_months: int | None = maybe(MONTHS, "months that must lie between them")
    counts_candidacy: bool | None = maybe(YesNo(), "whether standing for one counts as holding it")
