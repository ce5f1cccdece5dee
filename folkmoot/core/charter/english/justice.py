"""English sentences for the rules about complaints, appeals and standing aside."""

from folkmoot.core.charter.english.deeds import DEEDS
from folkmoot.core.charter.english.names import Names
from folkmoot.core.charter.english.numbers import days, listing, months
from folkmoot.core.charter.rules import Appeal, Grievance, Recusal
from folkmoot.core.charter.spoken import joined, sentences
from folkmoot.core.charter.values import IfLate

_PARTIES = {
    "complainant": "whoever complained",
    "respondent": "whoever was complained about",
    "applicant": "whoever asked",
    "unit": "the unit concerned",
    "member": "any member",
}


def appeal(rule: Appeal, names: Names) -> str:
    if rule.to == "none":
        return sentences(f"there is no appeal against {names.the(rule.from_body)}")
    who = listing([_PARTIES[each] for each in rule.who], "or") if rule.who else "a party"
    against = f"{listing([DEEDS[each].thing for each in rule.on], 'or')} by " if rule.on else "a decision of "
    waits = listing([DEEDS[each].thing for each in rule.stays], "or")
    return sentences(
        joined(
            f"{who} may appeal against {against}{names.the(rule.from_body)} to {names.the(rule.to)}",
            f"within {days(rule.within_days)}" if rule.within_days is not None else None,
        ),
        f"it must be decided within {days(rule.decide_within_days)}" if rule.decide_within_days is not None else None,
        _late(rule.if_late, names),
        f"until the appeal ends, {waits} must wait" if waits else None,
        "there is no further appeal" if rule.final else None,
    )


def _late(late: IfLate | None, names: Names) -> str | None:
    if late is None:
        return None
    if late.to is not None:
        return f"if it is not decided in time, it passes to {names.the(late.to)}"
    return f"if it is not decided in time, the decision {late.way}"


_COVERED = {
    "harassment": "harassment and abuse",
    "violence": "violence",
    "discrimination": "discrimination",
    "money": "misuse of money",
    "office": "misuse of an office",
    "rules": "breaking this charter",
}
_STEPS = {
    "acknowledge": "acknowledged",
    "assign": "assigned",
    "hear": "heard",
    "find": "found upon",
    "sanction": "met with a sanction, if there is one,",
    "publish": "made public as far as may be",
}
_STANDARD = {
    "likely": "more likely than not",
    "clear": "clearly and convincingly shown",
    "certain": "beyond reasonable doubt",
}
_PUBLISHED = {"outcome": "the outcome without names", "finding": "the finding with its reasons", "nothing": "nothing"}
_TOLD = {
    "at_once": "as soon as the complaint is made",
    "acknowledged": "once it is acknowledged",
    "heard": "once they are called to be heard",
}
_PROTECTED = {"complainant": "whoever complains", "witnesses": "witnesses", "supporters": "those who stand by them"}


def grievance(rule: Grievance, names: Names) -> str:
    about = f" about {listing([_COVERED[each] for each in rule.covers], 'or')}" if rule.covers else ""
    leaders = (
        f"; one against those who lead goes to {names.the(rule.against_leaders_to)}" if rule.against_leaders_to else ""
    )
    steps = listing([f"{_STEPS[step.step]} within {days(step.days)}" for step in rule.steps])
    interim = rule.interim
    things = listing([DEEDS[each].thing for each in rule.sanctions], "or")
    sanctions = f", and after one may decide on a sanction: mildest first, {things}" if rule.sanctions else ""
    review = f", reviewed after {days(interim.review_days)}" if interim and interim.review_days is not None else ""
    return sentences(
        f"a complaint{about} goes to {names.the(rule.received_by)}{leaders}",
        f"whoever receives it makes a finding{sanctions}",
        f"it must be {steps}" if steps else None,
        f"a finding must be {_STANDARD[rule.standard]}" if rule.standard else None,
        "the parties may bring somebody along" if rule.accompanied else None,
        f"before a finding {names.the(interim.by)} may take steps for at most {days(interim.max_days)}{review}"
        if interim
        else None,
        f"no suspension may last longer than {days(rule.suspended_max_days)}"
        if rule.suspended_max_days is not None
        else None,
        f"nobody may complain of what is more than {months(rule.limitation_months)} past"
        if rule.limitation_months
        else None,
        f"what is published: {_PUBLISHED[rule.publish]}" if rule.publish else None,
        f"whoever is complained about reads the case {_TOLD[rule.respondent_told]}" if rule.respondent_told else None,
        f"{listing([_PROTECTED[each] for each in rule.protects])} must not suffer for it" if rule.protects else None,
    )


_ASIDE = {
    "party": "is a party",
    "named": "is named in the case",
    "same_unit": "belongs to the unit of a party",
    "decided_below": "took part in the decision now looked at",
    "appointed_by_party": "was appointed by a party",
    "relative": "is close to a party",
    "interest": "stands to gain or to lose",
}
_REPLACED = {
    "alternates": "an alternate takes their place",
    "lot": "a lot draws who takes their place",
    "alternates or lot": "an alternate takes their place, or a lot draws who does",
    "nobody": "nobody takes their place",
}


def recusal(rule: Recusal, names: Names) -> str:
    effect = {"leave": "must leave", "no_vote": "has no vote"}[rule.effect]
    when = listing([_ASIDE[each] for each in rule.when], "or")
    return sentences(
        f"when it comes to {deeds_as_things(rule.inside)}, whoever {when} {effect}",
        _REPLACED[rule.replaced_by] if rule.replaced_by else None,
    )


def deeds_as_things(verbs: tuple[str, ...]) -> str:
    return listing([DEEDS[each].thing for each in verbs], "or")
