"""Rules that say outright who may do what, who may not, and who may stop it."""

from dataclasses import dataclass
from fractions import Fraction

from folkmoot.core.charter.forms import OBJECT, REQUIREMENT, VERB, WHO, ShareOrWhole
from folkmoot.core.charter.rules.base import Rule, listed, maybe, needed, table
from folkmoot.core.charter.rules.membership import DAYS
from folkmoot.core.charter.rules.voting import QUORUM, QuorumTerms
from folkmoot.core.charter.shapes import Choice, Name, Whole, YesNo
from folkmoot.core.charter.values import Object, Requirement, Who


@dataclass(frozen=True, slots=True, kw_only=True)
class Power(Rule):
    """What somebody may do, and under which conditions."""

    kind = "power"

    who: tuple[Who, ...] = listed(WHO, "who may do it", required=True)
    act: tuple[str, ...] = listed(VERB, "what they may do", required=True)
    on: tuple[Object, ...] = listed(OBJECT, "on what; on anything, if not said")
    majority: str | None = maybe(Name(("majority",)), "the majority that it takes")
    quorum: QuorumTerms | None = table(
        QuorumTerms, "how many must be there; of an electorate, how many must vote", short=QUORUM
    )
    notice_days: int | None = maybe(DAYS, "days of notice")
    requires: tuple[Requirement, ...] = listed(REQUIREMENT, "what must be so first")
    limit: int | None = maybe(Whole("money"), "the most that one such act may cost")
    scope: str | None = maybe(
        Choice("scope", {"unit": "only within one's own unit", "organisation": "everywhere"}),
        "how far it reaches; everywhere, if not said",
    )
    max_days: int | None = maybe(DAYS, "how long what it does may last")
    initiative: Fraction | int | None = maybe(ShareOrWhole(), "how many must ask for it")
    within_days: int | None = maybe(DAYS, "days in which it must be done once it is asked for")
    subject_to: tuple[str, ...] = listed(Name(("check",)), "checks that it must pass")
    delegable: bool | None = maybe(YesNo(), "whether it may be passed on; false, if not said")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prohibition(Rule):
    """What nobody may do, or not these people, or not for this reason."""

    kind = "prohibition"

    act: tuple[str, ...] = listed(VERB, "what may not be done", required=True)
    on: tuple[Object, ...] = listed(OBJECT, "on what; on anything, if not said")
    who: tuple[Who, ...] = listed(WHO, "who may not do it; nobody may, if not said")
    because: tuple[str, ...] = listed(
        Name(("ground",)), "the grounds for which it may not be done; for any, if not said"
    )
    excepted: tuple[str, ...] = listed(Name(("power",)), "powers that stand in spite of it", key="except")
    entrenched: bool | None = maybe(YesNo(), "whether no emergency and no ordinary amendment can lift it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Rule):
    """How one body stops, confirms, delays or audits what another does."""

    kind = "check"

    sort: str = needed(
        Choice(
            "kind of check",
            {
                "veto": "it is stopped if they say no",
                "confirm": "it holds once they say yes",
                "referendum": "it is put to a vote",
                "audit": "they look at it afterwards",
                "delay": "they may hold it back for a time",
            },
        ),
        "what sort of check it is",
        key="kind",
    )
    by: tuple[Who, ...] = listed(WHO, "who checks", required=True)
    over: tuple[str, ...] = listed(VERB, "what they check", required=True)
    within_days: int | None = maybe(DAYS, "days in which they must speak")
    if_silent: str | None = maybe(
        Choice("if silent", {"passes": "it stands", "falls": "it falls"}), "what becomes of it if they do not"
    )
    override: str | None = maybe(Name(("majority",)), "the majority that overrules them")
