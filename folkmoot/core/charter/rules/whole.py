"""Rules about the organisation as a whole: its charter, its end, its money, its papers, its record."""

from dataclasses import dataclass
from fractions import Fraction

from folkmoot.core.charter import vocabulary
from folkmoot.core.charter.forms import ARTICLE, ID, LANGUAGE, REQUIREMENT, SHARE, VERB, WHO, ZONE, Day
from folkmoot.core.charter.rules.base import Part, Rule, listed, maybe, needed, table, tables
from folkmoot.core.charter.rules.membership import DAYS
from folkmoot.core.charter.rules.voting import QUORUM, QuorumTerms
from folkmoot.core.charter.shapes import Choice, Name, Whole, Words
from folkmoot.core.charter.values import Edtf, Requirement, Who

KEPT = Choice("held in the record", vocabulary.RECORD_NAMES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground(Part):
    """A ground that a prohibition may name and an act may give."""

    id: str = needed(ID, "the id of the ground")
    means: str = needed(Words(), 'the ground in words, to follow "because of"')
    name: str | None = maybe(Words(), "whom or what it is about, if it has a name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head(Rule):
    """What holds for the whole charter. A charter has one at most."""

    kind = "charter"

    title: str | None = maybe(Words(), "the title of the charter")
    languages: tuple[str, ...] = listed(LANGUAGE, "the languages that it is published in")
    authoritative_language: str | None = maybe(LANGUAGE, "the language that decides where they differ")
    adopted: Edtf | None = maybe(Day(), "when it was adopted")
    interpreter: str | None = maybe(Name(("body", "office")), "who rules on what it means, where no other rule says so")
    default: str | None = maybe(
        Choice("default", {"deny": "what no rule allows is not allowed"}), "what holds where no rule speaks"
    )
    timezone: str | None = maybe(ZONE, "the time zone of its days; UTC, if not said")
    default_majority: str | None = maybe(Name(("majority",)), "the majority that holds where a rule names none")
    default_quorum: QuorumTerms | None = table(QuorumTerms, "the quorum that holds where a body has none", short=QUORUM)
    grounds: tuple[Ground, ...] = tables(Ground, "the grounds that its prohibitions name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment(Rule):
    """How this charter is changed, or, with `of`, how these articles of it are."""

    kind = "amendment"

    who: tuple[Who, ...] = listed(WHO, "who changes it", required=True)
    of: tuple[str, ...] = listed(ARTICLE, "the articles that only this rule can change; all others, if not said")
    majority: str | None = maybe(Name(("majority",)), "the majority that it takes")
    turnout: Fraction | None = maybe(
        SHARE, "the share of those entitled that must take part, in the ratifying ballot if there is one"
    )
    deliberation_days: int | None = maybe(DAYS, "days of discussion before")
    ratified_by: str | None = maybe(Name(("body", "electorate", "unit")), "who must confirm it")
    ratify_majority: str | None = maybe(Name(("majority",)), "the majority that confirming takes")
    ballots: int | None = maybe(Whole("ballots", least=1, most=9), "how many times it is voted on")
    apart_days: int | None = maybe(DAYS, "days between the ballots, at least")
    effective_days: int | None = maybe(DAYS, "days until it takes effect")
    unamendable: tuple[str, ...] = listed(ARTICLE, "articles that cannot be changed at all")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dissolution(Rule):
    """How the organisation ends."""

    kind = "dissolution"
    place = ("who",)

    who: tuple[Who, ...] = listed(WHO, "who decides it", required=True)
    majority: str | None = maybe(Name(("majority",)), "the majority that it takes")
    turnout: Fraction | None = maybe(SHARE, "the share of those entitled that must take part")
    deliberation_days: int | None = maybe(DAYS, "days of discussion before")
    ratified_by: str | None = maybe(Name(("body", "electorate", "unit")), "who must confirm it")
    ratify_majority: str | None = maybe(Name(("majority",)), "the majority that confirming takes")
    ballots: int | None = maybe(Whole("ballots", least=1, most=9), "how many times it is voted on")
    apart_days: int | None = maybe(DAYS, "days between the ballots, at least")
    effective_days: int | None = maybe(DAYS, "days until it takes effect")
    assets_to: str | None = maybe(Words(), "who gets what is left")
    archive_to: str | None = maybe(Words(), "who keeps the record")


@dataclass(frozen=True, slots=True, kw_only=True)
class Merger(Rule):
    """How the organisation joins another one for good."""

    kind = "merger"
    place = ("who",)

    who: tuple[Who, ...] = listed(WHO, "who decides it", required=True)
    majority: str | None = maybe(Name(("majority",)), "the majority that it takes")
    turnout: Fraction | None = maybe(SHARE, "the share of those entitled that must take part")
    deliberation_days: int | None = maybe(DAYS, "days of discussion before")
    ratified_by: str | None = maybe(Name(("body", "electorate", "unit")), "who must confirm it")
    ratify_majority: str | None = maybe(Name(("majority",)), "the majority that confirming takes")
    ballots: int | None = maybe(Whole("ballots", least=1, most=9), "how many times it is voted on")
    apart_days: int | None = maybe(DAYS, "days between the ballots, at least")
    effective_days: int | None = maybe(DAYS, "days until it takes effect")
    assets_to: str | None = maybe(Words(), "who gets what is left")
    archive_to: str | None = maybe(Words(), "who keeps the record")


@dataclass(frozen=True, slots=True, kw_only=True)
class Emergency(Rule):
    """Who may act for whom when the ordinary way is closed, how long, and what is never given."""

    kind = "emergency"
    place = ("declared_by",)

    declared_by: tuple[Who, ...] = listed(WHO, "who declares it, and acts under it", required=True)
    majority: str | None = maybe(Name(("majority",)), "the majority that declaring takes, and every act under it")
    trigger: tuple[str, ...] = listed(
        Choice(
            "trigger",
            {
                "cannot_meet": "the body that should decide cannot meet",
                "disaster": "a disaster",
                "repression": "persecution or a ban",
                "insolvency": "the money runs out",
                "legal_order": "an order of a court or an authority",
            },
        ),
        "what it may be declared for; for anything, if not said",
    )
    grants: tuple[str, ...] = listed(VERB, "what may be done under it")
    max_days: int = needed(DAYS, "days that it lasts at most")
    renewals: int | None = maybe(Whole("times", most=100), "how often it may be renewed; never, if not said")
    ratified_by: str = needed(Name(("body", "electorate")), "who must confirm it")
    ratified_within_days: int = needed(DAYS, "days in which they must, or it ends")
    never: tuple[str, ...] = listed(VERB, "what is never given under it")
    report_days: int | None = maybe(DAYS, "days in which its acts are reported to the members")


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpretation(Rule):
    """Who rules on doubtful words, and until when."""

    kind = "interpretation"
    place = ("by",)

    by: tuple[Who, ...] = listed(WHO, "who rules", required=True)
    until: str | None = maybe(Name(("body", "electorate")), "until who decides otherwise")
    published_days: int | None = maybe(DAYS, "days in which the ruling is published")


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition(Rule):
    """What holds while one charter gives way to the next, and when an election is late."""

    kind = "transition"

    version_at: str | None = maybe(
        Choice("version", {"opened": "the charter in force when the matter was opened"}),
        "by which charter a matter is judged",
    )
    holdover_days: int | None = maybe(DAYS, "days that a mandate goes on when nobody is there to follow")
    overdue_called_by: tuple[Who, ...] = listed(WHO, "who calls an election that is late")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assert(Rule):
    """Something that must be so of this charter as a whole; the analysis looks for a way round it."""

    kind = "assert"
    place = ("never", "can", "who")

    who: tuple[Who, ...] = listed(WHO, "of whom it is said")
    never: str | None = maybe(
        Choice(
            "never",
            {
                "controls": "`who` never commands any of `over`",
                "expel_without": "nobody is ever expelled without what `needs` names",
                "amends_alone": "`who` never changes this charter alone",
            },
        ),
        "what must never be possible",
    )
    needs: tuple[Requirement, ...] = listed(REQUIREMENT, "what must be so first")
    over: tuple[str, ...] = listed(Name(("body", "office")), "over whom")
    within_days: int | None = maybe(DAYS, "days in which it must be possible")
    can: str | None = maybe(
        Choice("can", {"replace": "`who` can replace the holders of `over`", "convene": "`who` can have `over` meet"}),
        "what must be possible",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRule(Rule):
    """Who may read what of the record, and how it is kept."""

    kind = "record"

    public: tuple[str, ...] = listed(KEPT, "what anybody may read")
    members: tuple[str, ...] = listed(KEPT, "what members may read")
    sealed: tuple[str, ...] = listed(KEPT, "what only those named in it may read")
    opened_by: str | None = maybe(Name(("body", "office")), "who may open what is sealed")
    retain_years: int | None = maybe(Whole("years", most=1_000), "years that texts are kept")
    erase: str | None = maybe(
        Choice("erasure", {"tombstone": "the words go, and a mark that they were there stays"}), "what erasing leaves"
    )
    witnesses: int | None = maybe(Whole("witnesses", most=1_000), "outsiders who countersign the record")
    anchor_days: int | None = maybe(DAYS, "days between one published checkpoint and the next, at most")
