"""English sentences for powers, prohibitions, checks, majorities, quorums and consent."""

from fractions import Fraction

from folkmoot.core.charter.compiled import CompiledPower
from folkmoot.core.charter.conditions import claimed
from folkmoot.core.charter.english.deeds import ANY_OF, deeds
from folkmoot.core.charter.english.names import BASES, Names
from folkmoot.core.charter.english.names import majority as majority_of
from folkmoot.core.charter.english.numbers import count, days, listing, share
from folkmoot.core.charter.rules import Check, Consent, Electorate, Majority, Power, Prohibition, Quorum
from folkmoot.core.charter.spoken import joined, sentences
from folkmoot.core.charter.values import Object
from folkmoot.core.charter.vocabulary import DUES


def power(rule: Power, names: Names) -> str:
    in_ballot = all(each.share is None and names.charter.get(Electorate, each.name) for each in rule.who)
    turnout = f"if {names.quorum(rule.quorum)} {'take part' if in_ballot else 'are there'}" if rule.quorum else None
    how = joined(
        f"by {names.majority(rule.majority)}" if rule.majority else None,
        *[names.requirement(each) for each in rule.requires],
        f"with {days(rule.notice_days)} of notice" if rule.notice_days is not None else None,
        turnout,
        _asked(rule.initiative),
        f"within {days(rule.within_days)}{_from(rule)}" if rule.within_days is not None else None,
        f"up to {rule.limit:,} at once" if rule.limit is not None else None,
        f"for at most {days(rule.max_days)}" if rule.max_days is not None else None,
        "within its own unit" if rule.scope == "unit" else None,
        f"subject to {listing(rule.subject_to)}" if rule.subject_to else None,
        "and may pass this power on" if rule.delegable else None,
    )
    does = deeds(rule.act, names.objects(rule.on))
    may = f"{names.whoever(rule.who)} may {'in a ballot ' if in_ballot else ''}{does}"
    comma = "" if rule.majority and ANY_OF not in does else ","
    return sentences(f"{may}{comma} {how}" if how else may)


def _from(rule: Power) -> str:
    """From when its days count, where that goes without asking: lists are brought in after the founding."""
    return " of the founding" if rule.on and all(each.kind == "batch" for each in rule.on) else ""


def given(power: CompiledPower, names: Names) -> str:
    """What a field of some other rule gives somebody: the deed alone, without the rest of that rule."""
    objects = [names.object(Object(*each.split(":", 1))) for each in sorted(power.objects)]
    in_emergency = any(condition.reason == "emergency" for condition in power.conditions)
    does = f"{names.who(power.who)} may {deeds([power.verb], objects)}"
    due = claimed(power.conditions)
    return sentences(
        joined(f"{does}: {DUES[due]}" if due else does, "in a declared emergency" if in_emergency else None)
    )


def _asked(initiative: Fraction | int | None) -> str | None:
    if initiative is None:
        return None
    return f"once {share(initiative) if isinstance(initiative, Fraction) else initiative} of them ask for it"


def prohibition(rule: Prohibition, names: Names) -> str:
    who = f"neither {listing([names.who(each) for each in rule.who], 'nor')} may" if len(rule.who) > 1 else None
    one = f"{names.who(rule.who[0])} may not" if len(rule.who) == 1 else "nobody may"
    grounds = [ground.means if (ground := names.charter.ground(each)) else f'"{each}"' for each in rule.because]
    excepted = f"except under {listing([_excepted(each, names) for each in rule.excepted])}" if rule.excepted else None
    because = f", because of {listing(grounds, 'or')}," if grounds else ""
    return sentences(
        joined(
            f"{who or one}{because} {deeds(rule.act, names.objects(rule.on))}",
            excepted,
        ),
        "no emergency and no ordinary amendment lifts this" if rule.entrenched else None,
    )


def _excepted(id: str, names: Names) -> str:
    rule = names.charter.get(Power, id)
    return f'"{id.replace("_", " ")}"' if rule is None else f'article {rule.article}, "{id.replace("_", " ")}"'


def check(rule: Check, names: Names) -> str:
    over = deeds(rule.over, [])
    who = names.whoever(rule.by)
    said = {
        "veto": f"{who} may stop it when others {over}",
        "confirm": f"it takes the yes of {who} to {over}",
        "referendum": f"{who} must be asked in a vote before others {over}",
        "audit": f"{who} may look at it afterwards when others {over}",
        "delay": f"{who} may hold it back when others {over}",
    }[rule.sort]
    silent = {"passes": "if they say nothing, it stands", "falls": "if they say nothing, it falls", None: None}
    return sentences(
        joined(said, f"within {days(rule.within_days)}" if rule.within_days is not None else None),
        silent[rule.if_silent],
        f"they may be overruled by {names.majority(rule.override)}" if rule.override else None,
    )


def majority(rule: Majority, names: Names) -> str:
    tie = {"lost": "a tie is lost", "chair": "the chair decides a tie", "lot": "a lot decides a tie", None: None}
    means = majority_of(rule, names, "all seats")
    return sentences(f'"{rule.id.replace("_", " ")}" means {means}', tie[rule.tie])


def quorum(rule: Quorum, names: Names) -> str:
    when = {
        "opening": "when the meeting opens",
        "throughout": "at every decision",
        "close": "when voting closes",
        None: None,
    }
    return sentences(
        joined(
            f'"{rule.id.replace("_", " ")}" means that {names.quorum(rule.terms)} must {_OF[rule.of]}',
            f"counted {when[rule.measured_at]}" if rule.measured_at else None,
        ),
        "whoever stands aside counts as there" if rule.recused_count else None,
    )


_OF = {"present": "be there", "participating": "vote or abstain", None: "be there"}


def consent(rule: Consent, names: Names) -> str:
    stop = rule.unless_objections
    after = f"after {days(rule.passes_after_days)}" if rule.passes_after_days is not None else "at once"
    many = None
    if stop is not None:
        many = count(stop.count, "objection") if stop.count is not None else "objections"
        if stop.share is not None:
            many += f" from at least {share(stop.share)} of {BASES['entitled']}"
    return sentences(
        f'"{rule.id.replace("_", " ")}" means that it passes {after} unless there are {many or "objections"}',
        f"it is then put to the vote, and carries by {names.majority(rule.then)}" if rule.then else None,
    )
