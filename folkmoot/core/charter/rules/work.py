"""Rules about money, publications and other organisations."""

from dataclasses import dataclass
from fractions import Fraction

from folkmoot.core.charter.forms import LANGUAGE, SHARE, WHO
from folkmoot.core.charter.rules.base import Part, Rule, listed, maybe, needed, table, tables
from folkmoot.core.charter.rules.membership import DAYS
from folkmoot.core.charter.shapes import Choice, Name, Whole, Words, YesNo
from folkmoot.core.charter.values import Who


@dataclass(frozen=True, slots=True, kw_only=True)
class SpendingLimit(Part):
    """How much somebody may spend at once."""

    who: Who = needed(WHO, "who may spend")
    amount: int = needed(Whole("money"), "how much at once")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finance(Rule):
    """Who sets dues, who may spend how much, who looks at the books."""

    kind = "finance"

    dues: tuple[Who, ...] = listed(WHO, "who sets the dues")
    split: Fraction | None = maybe(SHARE, "the share of dues that stays with the unit")
    limits: tuple[SpendingLimit, ...] = tables(SpendingLimit, "how much each may spend at once")
    two_signatures: int | None = maybe(Whole("money"), "the sum from which two must sign")
    audited_by: str | None = maybe(Name(("body", "office")), "who looks at the books")
    gifts: str | None = maybe(
        Choice("gifts", {"none": "none are taken", "members": "only from members", "published": "all are published"}),
        "which gifts are taken",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication(Rule):
    """Who edits a publication, and who may tell them what to print."""

    kind = "publication"

    name: str | None = maybe(Words(), "what people call it")
    edited_by: str = needed(Name(("body", "office")), "who edits it")
    instructed_by: str | None = maybe(
        Name(("body", "electorate"), ("none",)), "who may instruct the editors; `none`, if nobody may"
    )
    languages: tuple[str, ...] = listed(LANGUAGE, "the languages that it appears in")
    reply_days: int | None = maybe(DAYS, "days in which a reply is printed")
    minority_column: bool | None = maybe(YesNo(), "whether a minority has a column in it")
    retract_by: str | None = maybe(Name(("body", "office")), "who may have something retracted")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalTerms(Part):
    """Who decides about a relation to the outside, and how."""

    who: tuple[Who, ...] = listed(WHO, "who decides", required=True)
    questionnaire: bool | None = maybe(YesNo(), "whether written questions are put first")
    hearing: bool | None = maybe(YesNo(), "whether there is a hearing first")
    majority: str | None = maybe(Name(("majority",)), "the majority that it takes")
    withdraw_by: tuple[Who, ...] = listed(WHO, "who may take it back")
    expires_months: int | None = maybe(Whole("months", least=1), "months after which it ends by itself")


@dataclass(frozen=True, slots=True, kw_only=True)
class External(Rule):
    """How the organisation endorses candidates, joins others and sends delegates to them."""

    kind = "external"

    endorse: ExternalTerms | None = table(ExternalTerms, "endorsing candidates")
    affiliate: ExternalTerms | None = table(ExternalTerms, "joining and leaving other organisations")
    delegate_to: ExternalTerms | None = table(ExternalTerms, "sending delegates to other organisations")
