"""Rules about complaints, appeals and standing aside."""

from dataclasses import dataclass

from folkmoot.core.charter.forms import IF_LATE, VERB
from folkmoot.core.charter.rules.base import Part, Rule, listed, maybe, needed, table, tables
from folkmoot.core.charter.rules.membership import DAYS, MONTHS
from folkmoot.core.charter.shapes import Choice, Name, YesNo
from folkmoot.core.charter.values import IfLate


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal(Rule):
    """The way from one body's decision to another body."""

    kind = "appeal"
    place = ("from_body", "to")

    from_body: str = needed(Name(("body", "office")), "whose decision is appealed against", key="from")
    to: str = needed(
        Name(("body", "electorate"), ("none",)), "who decides the appeal; `none`, where there is no further one"
    )
    who: tuple[str, ...] = listed(
        Choice(
            "party",
            {
                "complainant": "whoever complained",
                "respondent": "whoever was complained about",
                "applicant": "whoever asked",
                "unit": "the unit concerned",
                "member": "any member",
            },
        ),
        "who may appeal",
    )
    on: tuple[str, ...] = listed(VERB, "against what; against everything, if not said")
    within_days: int | None = maybe(DAYS, "days in which one must appeal")
    decide_within_days: int | None = maybe(DAYS, "days in which it must be decided")
    if_late: IfLate | None = maybe(IF_LATE, "what becomes of the decision if it is not")
    stays: tuple[str, ...] = listed(VERB, "what waits until the appeal ends")
    final: bool | None = maybe(YesNo(), "whether it ends here")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Part):
    """One step of a procedure and the days that it may take."""

    step: str = needed(
        Choice(
            "step",
            {
                "acknowledge": "the complaint is acknowledged",
                "assign": "it is assigned",
                "hear": "the parties are heard",
                "find": "a finding is made",
                "sanction": "a sanction is decided",
                "publish": "the outcome is published",
            },
        ),
        "what is done",
    )
    days: int = needed(DAYS, "days that it may take")


@dataclass(frozen=True, slots=True, kw_only=True)
class Interim(Part):
    """What may be done before a finding."""

    by: str = needed(Name(("body", "office")), "who may do it")
    max_days: int = needed(DAYS, "for how long at most")
    review_days: int | None = maybe(DAYS, "days after which it is looked at again")


@dataclass(frozen=True, slots=True, kw_only=True)
class Grievance(Rule):
    """How a complaint is received, heard and ended."""

    kind = "grievance"
    place = ("received_by",)

    covers: tuple[str, ...] = listed(
        Choice(
            "covered",
            {
                "harassment": "harassment and abuse",
                "violence": "violence",
                "discrimination": "discrimination",
                "money": "misuse of money",
                "office": "misuse of an office",
                "rules": "breaking this charter",
            },
        ),
        "what a complaint may be about; anything, if not said",
    )
    received_by: str = needed(Name(("body", "office")), "who receives it")
    against_leaders_to: str | None = maybe(Name(("body", "office")), "who receives it when it is about those who lead")
    steps: tuple[Step, ...] = tables(Step, "the steps and the days for each")
    standard: str | None = maybe(
        Choice(
            "standard of proof",
            {"likely": "more likely than not", "clear": "clear and convincing", "certain": "beyond reasonable doubt"},
        ),
        "how sure the finding must be",
    )
    accompanied: bool | None = maybe(YesNo(), "whether the parties may bring somebody along")
    interim: Interim | None = table(Interim, "what may be done before a finding")
    sanctions: tuple[str, ...] = listed(VERB, "the sanctions, from mildest to hardest")
    suspended_max_days: int | None = maybe(DAYS, "the longest suspension")
    limitation_months: int | None = maybe(MONTHS, "months after which one can no longer complain")
    publish: str | None = maybe(
        Choice(
            "publication of outcome",
            {"outcome": "the outcome without names", "finding": "the finding with its reasons", "nothing": "nothing"},
        ),
        "what is published",
    )
    respondent_told: str | None = maybe(
        Choice(
            "moment of telling",
            {
                "at_once": "as soon as the complaint is made",
                "acknowledged": "when it is acknowledged",
                "heard": "when they are called to be heard",
            },
        ),
        "from when whoever is complained about reads the case; when it is acknowledged, if not said",
    )
    protects: tuple[str, ...] = listed(
        Choice(
            "protected",
            {"complainant": "whoever complains", "witnesses": "witnesses", "supporters": "whoever stands by them"},
        ),
        "who may not suffer for it",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Recusal(Rule):
    """When somebody must stand aside."""

    kind = "recusal"
    place = ("inside",)

    inside: tuple[str, ...] = listed(VERB, "in which acts", key="in", required=True)
    when: tuple[str, ...] = listed(
        Choice(
            "reason to stand aside",
            {
                "party": "they are a party",
                "named": "they are named in the case",
                "same_unit": "they belong to the unit of a party",
                "decided_below": "they took part in the decision that is now looked at",
                "appointed_by_party": "a party appointed them",
                "relative": "they are close to a party",
                "interest": "they stand to gain or to lose",
            },
        ),
        "for which reasons",
        required=True,
    )
    effect: str = needed(
        Choice("effect", {"leave": "they leave", "no_vote": "they stay without a vote"}), "what standing aside means"
    )
    replaced_by: str | None = maybe(
        Choice(
            "replacement",
            {
                "alternates": "alternates take their place",
                "lot": "a lot draws who takes their place",
                "alternates or lot": "alternates take their place, or a lot draws who does",
                "nobody": "nobody takes their place",
            },
        ),
        "who takes their place",
    )
