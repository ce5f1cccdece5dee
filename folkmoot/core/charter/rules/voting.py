"""Rules about when a vote carries: majorities, quorums, consent."""

from dataclasses import dataclass
from fractions import Fraction

from folkmoot.core.charter import vocabulary
from folkmoot.core.charter.forms import SHARE
from folkmoot.core.charter.rules.base import Part, Rule, maybe, table
from folkmoot.core.charter.rules.membership import DAYS
from folkmoot.core.charter.shapes import Choice, Form, Name, Unreadable, Whole, YesNo

BASE = Choice("base", vocabulary.BASES)
PARTICIPATION = Choice("quorum of", {"present": "those present", "participating": "those who vote or abstain"})
MEASURED = Choice(
    "measured at",
    {"opening": "when the meeting opens", "throughout": "at every decision", "close": "when voting closes"},
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Majority(Rule):
    """What it takes to carry a decision."""

    kind = "majority"

    share: Fraction | None = maybe(SHARE, "the share that must vote yes")
    count: int | None = maybe(Whole("votes", least=1), "the number that must vote yes")
    strict: bool | None = maybe(YesNo(), "more than the share, not just the share; false, if not said")
    base: str | None = maybe(BASE, "what the share is a share of")
    abstentions: str | None = maybe(
        Choice("abstentions", {"ignored": "they do not count", "against": "they count as votes against"}),
        "what an abstention counts as",
    )
    turnout: Fraction | None = maybe(SHARE, "the share of those entitled that must take part")
    min_yes: int | None = maybe(Whole("votes", least=1), "votes for it that there must be in any case")
    also: str | None = maybe(Name(("majority",)), "a second majority that the same vote must reach")
    tie: str | None = maybe(
        Choice("tie", {"lost": "a tie is lost", "chair": "the chair decides a tie", "lot": "a lot decides a tie"}),
        "what becomes of a tie",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class QuorumTerms(Part):
    """How many must be there. `named` is the id of a `quorum` rule that says it instead."""

    share: Fraction | None = maybe(SHARE, "the share that must be there")
    count: int | None = maybe(Whole("people", least=1), "the number that must be there")
    base: str | None = maybe(BASE, "what the share is a share of")
    of: str | None = maybe(PARTICIPATION, "who is counted")
    measured_at: str | None = maybe(MEASURED, "when it is counted; throughout, if not said")
    recused_count: bool | None = maybe(YesNo(), "whether members who stood aside count as there; false, if not said")
    named: str | None = None


@dataclass(frozen=True, slots=True)
class ShortQuorum(Form[QuorumTerms]):
    """A quorum in one string: a share, or the id of a `quorum` rule."""

    @property
    def expects(self) -> str:
        return 'a quorum as { share = "1/2", base = "seats" }, a share as "1/5", or the id of a rule of kind quorum'

    def read(self, value: object) -> QuorumTerms:
        try:
            return QuorumTerms(share=SHARE.read(value))
        except Unreadable:
            pass
        try:
            return QuorumTerms(named=Name(("quorum",)).read(value))
        except Unreadable:
            raise Unreadable(self.expects) from None


QUORUM = ShortQuorum()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quorum(Rule):
    """How many must be there, under a name that other rules can use."""

    kind = "quorum"

    share: Fraction | None = maybe(SHARE, "the share that must be there")
    count: int | None = maybe(Whole("people", least=1), "the number that must be there")
    base: str | None = maybe(BASE, "what the share is a share of")
    of: str | None = maybe(PARTICIPATION, "who is counted")
    measured_at: str | None = maybe(MEASURED, "when it is counted; throughout, if not said")
    recused_count: bool | None = maybe(YesNo(), "whether members who stood aside count as there; false, if not said")

    @property
    def terms(self) -> QuorumTerms:
        return QuorumTerms(
            share=self.share,
            count=self.count,
            base=self.base,
            of=self.of,
            measured_at=self.measured_at,
            recused_count=self.recused_count,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Objections(Part):
    """How many objections stop a consent."""

    count: int | None = maybe(Whole("objections", least=1), "so many objections")
    share: Fraction | None = maybe(SHARE, "objections from this share of those entitled")


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Rule):
    """A decision that passes when nobody objects in time."""

    kind = "consent"

    passes_after_days: int | None = maybe(DAYS, "days after which it passes")
    unless_objections: Objections | None = table(Objections, "objections that stop it")
    then: str | None = maybe(Name(("majority",)), "the majority by which it is voted on if it is stopped")
