"""English sentences for the rules about the organisation as a whole."""

from folkmoot.core.charter import vocabulary
from folkmoot.core.charter.english.deeds import deeds
from folkmoot.core.charter.english.meetings import languages
from folkmoot.core.charter.english.names import Names
from folkmoot.core.charter.english.numbers import count, days, listing, share
from folkmoot.core.charter.rules import (
    Amendment,
    Assert,
    Dissolution,
    Emergency,
    Head,
    Interpretation,
    Merger,
    RecordRule,
    Transition,
)
from folkmoot.core.charter.spoken import joined, sentences


def head(rule: Head, names: Names) -> str:
    return sentences(
        f'this is the charter "{rule.title}"' if rule.title else None,
        f"it was adopted on {rule.adopted}" if rule.adopted else None,
        f"it appears in {languages(rule.languages)}" if rule.languages else None,
        f"where they differ, {languages((rule.authoritative_language,))} decides"
        if rule.authoritative_language
        else None,
        f"{names.the(rule.interpreter)} may rule on what it means" if rule.interpreter else None,
        "what no rule allows is not allowed" if rule.default else None,
        f"where no majority is named, it takes {names.majority(rule.default_majority)}"
        if rule.default_majority
        else None,
        f"where no quorum is named, it takes {names.quorum(rule.default_quorum)}" if rule.default_quorum else None,
        f"its days are those of the time zone {rule.timezone}" if rule.timezone else None,
        f"grounds that it knows: {listing([ground.means for ground in rule.grounds])}" if rule.grounds else None,
    ) or sentences("this charter says nothing of itself")


def _ballots(rule: Amendment | Dissolution | Merger) -> str | None:
    if rule.ballots is None or rule.ballots == 1:
        return None
    apart = f" at least {days(rule.apart_days)} apart" if rule.apart_days is not None else ""
    return f"in {rule.ballots} votes{apart}"


def _carried(rule: Amendment | Dissolution | Merger, names: Names) -> str:
    turnout = f"with at least {share(rule.turnout)} of those entitled taking part" if rule.turnout else None
    return joined(
        f"by {names.majority(rule.majority)}" if rule.majority else None,
        None if rule.ratified_by else turnout,
        _ballots(rule),
        f"after {days(rule.deliberation_days)} of discussion" if rule.deliberation_days is not None else None,
    )


def _confirmed(rule: Amendment | Dissolution | Merger, names: Names) -> str | None:
    if rule.ratified_by is None:
        return None
    by = f" by {names.majority(rule.ratify_majority)}" if rule.ratify_majority else ""
    return joined(
        f"{names.the(rule.ratified_by)} must confirm it{by}",
        f"with at least {share(rule.turnout)} of those entitled taking part" if rule.turnout else None,
    )


def _effective(rule: Amendment | Dissolution | Merger) -> str | None:
    return f"it takes effect after {days(rule.effective_days)}" if rule.effective_days is not None else None


def amendment(rule: Amendment, names: Names) -> str:
    what = f"article{'s' if len(rule.of) > 1 else ''} {listing(rule.of)} of this charter" if rule.of else "this charter"
    fixed = rule.unamendable
    return sentences(
        f"{names.whoever(rule.who)} may change {what} {_carried(rule, names)}".rstrip(),
        _confirmed(rule, names),
        _effective(rule),
        f"nobody may change article{'s' if len(fixed) > 1 else ''} {listing(fixed)}" if fixed else None,
    )


def dissolution(rule: Dissolution, names: Names) -> str:
    return sentences(
        f"{names.whoever(rule.who)} may dissolve the organisation {_carried(rule, names)}".rstrip(), *_end(rule, names)
    )


def merger(rule: Merger, names: Names) -> str:
    said = f"{names.whoever(rule.who)} may merge the organisation with another one {_carried(rule, names)}"
    return sentences(said.rstrip(), *_end(rule, names))


def _end(rule: Dissolution | Merger, names: Names) -> list[str | None]:
    return [
        _confirmed(rule, names),
        _effective(rule),
        f"what is left goes to {rule.assets_to}" if rule.assets_to else None,
        f"the record goes to {rule.archive_to}" if rule.archive_to else None,
    ]


_TRIGGERS = {
    "cannot_meet": "the body that should decide cannot meet",
    "disaster": "there is a disaster",
    "repression": "there is persecution or a ban",
    "insolvency": "the money runs out",
    "legal_order": "a court or an authority orders it",
}


def emergency(rule: Emergency, names: Names) -> str:
    declared = joined(
        f"{names.whoever(rule.declared_by)} may declare an emergency for at most {days(rule.max_days)}",
        f"by {names.majority(rule.majority)}" if rule.majority else None,
        f"when {listing([_TRIGGERS[each] for each in rule.trigger], 'or')}" if rule.trigger else None,
    )
    return sentences(
        declared,
        f"it may be renewed {count(rule.renewals, 'time')}" if rule.renewals else "it may not be renewed",
        f"{names.the(rule.ratified_by)} must confirm it within {days(rule.ratified_within_days)}, or it ends",
        f"in it they may {deeds(rule.grants, [])}" if rule.grants else None,
        f"it never gives power to {deeds(rule.never, [])}" if rule.never else None,
        f"what was done must be reported within {days(rule.report_days)}" if rule.report_days is not None else None,
    )


def interpretation(rule: Interpretation, names: Names) -> str:
    return sentences(
        joined(
            f"{names.whoever(rule.by)} may rule on what this charter means",
            f"until {names.the(rule.until)} decides otherwise" if rule.until else None,
        ),
        f"a ruling must be published within {days(rule.published_days)}" if rule.published_days is not None else None,
    )


def transition(rule: Transition, names: Names) -> str:
    return sentences(
        "a matter is judged by the charter in force when it was opened" if rule.version_at else None,
        f"whoever has no successor stays for {days(rule.holdover_days)}" if rule.holdover_days is not None else None,
        f"when an election is late, {names.whoever(rule.overdue_called_by)} may call it"
        if rule.overdue_called_by
        else None,
    ) or sentences("nothing special holds between two charters")


def assertion(rule: Assert, names: Names) -> str:
    who = names.whoever(rule.who) if rule.who else "nobody"
    over = listing([names.the(each) for each in rule.over], "or") or "any body"
    needs = listing([names.requirement(each) for each in rule.needs], "and") or "on no condition"
    within = f" within {days(rule.within_days)}" if rule.within_days is not None else ""
    said = {
        "controls": f"it must never be possible that {who} commands {over}",
        "expel_without": f"it must never be possible to expel somebody other than {needs}",
        "amends_alone": f"it must never be possible that {who} changes this charter alone",
        "replace": f"it must always be possible for {who} to replace the members of {over}{within}",
        "convene": f"it must always be possible for {who} to have {over} meet{within}",
    }
    return sentences(said[rule.never or rule.can or "controls"])


def record(rule: RecordRule, names: Names) -> str:
    def kept(each: tuple[str, ...]) -> str:
        return listing([vocabulary.RECORD_NAMES[name] for name in each])

    return sentences(
        f"anybody may read {kept(rule.public)}" if rule.public else None,
        f"members may read {kept(rule.members)}" if rule.members else None,
        f"only those named in it may read {kept(rule.sealed)}" if rule.sealed else None,
        f"{names.the(rule.opened_by)} may open what is sealed" if rule.opened_by else None,
        f"texts are kept for {count(rule.retain_years, 'year')}" if rule.retain_years is not None else None,
        "when words are erased, a mark stays that they were there" if rule.erase else None,
        f"{count(rule.witnesses, 'outsider')} countersign the record" if rule.witnesses else None,
        f"a checkpoint is published at least every {days(rule.anchor_days)}" if rule.anchor_days is not None else None,
    ) or sentences("the record is kept")
