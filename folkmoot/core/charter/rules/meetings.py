"""Rules about meeting and deliberating: calls, order of debate, motions, bulletins, delegates."""

from dataclasses import dataclass

from folkmoot.core.charter.forms import LANGUAGE, VERB, WHO
from folkmoot.core.charter.rules.base import Part, Rule, listed, maybe, needed, table
from folkmoot.core.charter.rules.membership import DAYS, MONTHS
from folkmoot.core.charter.rules.voting import QUORUM, QuorumTerms
from folkmoot.core.charter.shapes import Choice, Name, Whole, YesNo
from folkmoot.core.charter.values import Who


@dataclass(frozen=True, slots=True, kw_only=True)
class IfNotCalled(Part):
    """Who calls the meeting when those who should have not."""

    after_days: int = needed(DAYS, "days overdue")
    by: tuple[Who, ...] = listed(WHO, "who may then call it", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondCall(Part):
    """What holds when a meeting failed for lack of a quorum."""

    after_days: int = needed(DAYS, "days after which it may be called again")
    quorum: QuorumTerms | None = table(QuorumTerms, "how many must then be there", short=QUORUM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Rule):
    """When a body meets, who calls it, and with what notice."""

    kind = "meeting"
    place = ("of",)

    of: str = needed(Name(("body",)), "the body that meets")
    every_months: int | None = maybe(MONTHS, "months between ordinary meetings, at most")
    notice_days: int | None = maybe(DAYS, "days of notice")
    documents_days: int | None = maybe(DAYS, "days before it on which the papers go out")
    agenda_by: tuple[Who, ...] = listed(WHO, "who sets the agenda")
    called_by: tuple[Who, ...] = listed(WHO, "who may call it")
    if_not_called: IfNotCalled | None = table(IfNotCalled, "who calls it when it is overdue")
    second_call: SecondCall | None = table(SecondCall, "what holds after a meeting without a quorum")
    remote: str | None = maybe(
        Choice("remote", {"no": "in one room", "yes": "online", "hybrid": "in one room and online"}),
        "whether one may take part from afar",
    )
    order: str | None = maybe(Name(("order",)), "the order of debate")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaking(Part):
    """Who speaks next, and for how long."""

    alternate_by: str | None = maybe(
        Choice(
            "alternation",
            {"side": "for and against in turns", "gender": "by gender in turns", "unit": "by unit in turns"},
        ),
        "what speakers alternate by",
    )
    first_time_first: bool | None = maybe(YesNo(), "whether those who have not spoken come first")
    minutes: int | None = maybe(Whole("minutes", least=1), "minutes for each speech")
    per_group: int | None = maybe(Whole("speakers", least=1), "speakers for each group")


@dataclass(frozen=True, slots=True, kw_only=True)
class Composite(Part):
    """How several motions are made into one."""

    by: tuple[Who, ...] = listed(WHO, "who puts them together", required=True)
    needs: str | None = maybe(
        Choice("composite", {"movers": "all movers must agree", "majority": "a majority must agree"}), "who must agree"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Rule):
    """Standing orders: how a meeting debates and votes."""

    kind = "order"

    speaking: Speaking | None = table(Speaking, "who speaks next, and for how long")
    precedence: tuple[str, ...] = listed(VERB, "what is put to the vote first, highest first")
    closure_majority: str | None = maybe(Name(("majority",)), "the majority that ends a debate")
    amendment_depth: int | None = maybe(Whole("levels", most=9), "how deep amendments to amendments may go")
    amendment_order: str | None = maybe(
        Choice(
            "amendment order", {"farthest_first": "the farthest from the text first", "as_filed": "in the order filed"}
        ),
        "in which order amendments are voted on",
    )
    composite: Composite | None = table(Composite, "how several motions are made into one")
    named_vote_on: tuple[str, ...] = listed(VERB, "what is voted on by name")
    secret_vote_on: tuple[str, ...] = listed(VERB, "what is voted on in secret")
    reconsider_within: int | None = maybe(DAYS, "days in which a decision may be taken up again")


@dataclass(frozen=True, slots=True, kw_only=True)
class Late(Part):
    """What it takes to hear a motion that came too late."""

    majority: str = needed(Name(("majority",)), "the majority that it takes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion(Rule):
    """Who may put a motion to a body, and by when."""

    kind = "motion"
    place = ("of",)

    of: str = needed(Name(("body", "electorate")), "the body that decides it")
    who: tuple[Who, ...] = listed(WHO, "who may put one")
    supporters: int | None = maybe(Whole("members"), "members who must support it")
    deadline_days: int | None = maybe(DAYS, "days before the meeting by which it must be in")
    amendment_deadline_days: int | None = maybe(DAYS, "days before the meeting by which amendments must be in")
    late: Late | None = table(Late, "what it takes to hear a late one")
    withdraw: str | None = maybe(
        Choice(
            "withdrawal",
            {
                "mover": "its mover may take it back",
                "body": "only the body may let it be taken back",
                "never": "nobody may",
            },
        ),
        "who may take it back",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliberation(Rule):
    """The discussion that comes before a body decides."""

    kind = "deliberation"
    place = ("before",)

    before: str = needed(Name(("body", "electorate")), "the body that decides afterwards")
    days: int | None = maybe(DAYS, "days of discussion")
    bulletin_days: int | None = maybe(DAYS, "days between one bulletin and the next, at most")
    word_limit: int | None = maybe(Whole("words", least=1), "words for each contribution")
    languages: tuple[str, ...] = listed(LANGUAGE, "the languages that it appears in")
    refuse_only: tuple[str, ...] = listed(
        Choice(
            "refusal",
            {
                "unlawful": "it is unlawful",
                "too_long": "it is over the limit",
                "late": "it came too late",
                "not_a_member": "its author is no member",
            },
        ),
        "the only reasons for which a contribution may be refused",
    )
    appeal: str | None = maybe(Name(("body",)), "the body to which a refusal may be appealed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation(Rule):
    """Whether one may vote for another."""

    kind = "delegation"
    place = ("inside",)

    inside: tuple[str, ...] = listed(Name(("body", "electorate")), "where it is allowed", key="in", required=True)
    max_per_holder: int | None = maybe(Whole("votes", least=1), "votes that one person may hold for others")
    instructed: bool | None = maybe(YesNo(), "whether it says how to vote")
    revocable: bool | None = maybe(YesNo(), "whether it may be taken back")
    written: bool | None = maybe(YesNo(), "whether it must be in writing")
    not_in: tuple[str, ...] = listed(VERB, "what may not be voted on for another")
