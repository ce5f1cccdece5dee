"""English sentences for the rules about bodies and seats."""

from folkmoot.core.charter import vocabulary
from folkmoot.core.charter.english.deeds import deeds
from folkmoot.core.charter.english.names import Names, called, some
from folkmoot.core.charter.english.numbers import count, days, listing, months, share
from folkmoot.core.charter.rules import Apportionment, Body, Election, Incompatible, Office, Quota
from folkmoot.core.charter.spoken import joined, sentences
from folkmoot.core.charter.values import VacancyStep

_MADE_UP = {
    "members of the unit": "made up of the members of the unit",
    "all members": "made up of all members",
    "delegates": "made up of delegates",
    "officers of the unit": "made up of the officers of the unit",
}
_LISTEN = {"members": "members", "public": "anybody", "unit": "members of the unit"}


def body(rule: Body, names: Names) -> str:
    sort, noun = some(rule.sort or "body"), called(rule.id, rule.name)
    made = joined(
        f"{'each unit has' if rule.many else 'there is'} {sort}",
        f"the {noun}" if noun != rule.sort else None,
        f"of {count(rule.seats, 'seat')}" if rule.seats else None,
        f"with {count(rule.alternates, 'alternate')}" if rule.alternates else None,
        _MADE_UP[rule.composed_of] if rule.composed_of else None,
        names.filled(rule.filled_by, bool(rule.many)) if rule.filled_by else None,
        f"for {months(rule.term_months)}" if rule.term_months else None,
        "its seats filled in turns" if rule.staggered else None,
    )
    return sentences(
        made,
        f"nobody sits in it for more than {count(rule.max_terms, 'term')} in a row" if rule.max_terms else None,
        _removed(rule, names),
        f"an empty seat is filled by {vacancy(rule.vacancy, names)}" if rule.vacancy else None,
        f"at most {count(rule.coopt_max, 'seat')} may be filled by cooption" if rule.coopt_max is not None else None,
        f"whoever has no successor stays for {days(rule.holdover_days)}" if rule.holdover_days is not None else None,
        f"it may decide with {names.quorum(rule.quorum)} present" if rule.quorum else None,
        _convenes(rule, names),
        f"its money is {_BUDGET[rule.budget]}" if rule.budget else None,
        f"{'it elects its own chair' if rule.chair == 'self' else f'{names.the(rule.chair)} chairs it'}"
        if rule.chair
        else None,
        f"its minutes are made known within {days(rule.minutes_days)}" if rule.minutes_days is not None else None,
        f"{listing([_LISTEN[each] for each in rule.open_to])} may listen" if rule.open_to else None,
        "it makes its own rules of procedure" if rule.own_rules else None,
    )


def _removed(rule: Body, names: Names) -> str | None:
    chosen = rule.filled_by.by if rule.filled_by else None
    own = [names.who(each) for each in rule.removed_by if each.name == chosen and names.is_many(each.name)]
    others = [names.who(each) for each in rule.removed_by if names.who(each) not in own]
    said = [f"{listing(own)} may remove those whom it has chosen"] if own else []
    said += [f"{listing(others, 'or')} may remove its members"] if others else []
    return listing(said) or None


def _convenes(rule: Body, names: Names) -> str | None:
    if rule.convenes is None:
        return None
    return (
        "it calls its own meetings" if rule.convenes == "self" else f"{names.the(rule.convenes)} may call its meetings"
    )


_BUDGET = {"fixed": "fixed in advance", "granted": "granted from time to time"}


def vacancy(steps: tuple[VacancyStep, ...], names: Names) -> str:
    said = {"countback": "a countback", "by-election": "a by-election", "lot": "lot", "vacant": "nobody"}
    by = [
        said[step.way]
        if step.by is None
        else f"{'cooption' if step.way == 'coopt' else 'appointment'} by {names.the(step.by)}"
        for step in steps
    ]
    return ", failing that by ".join(by)


def office(rule: Office, names: Names) -> str:
    noun = called(rule.id, rule.name)
    made = joined(
        f"each unit has {some(noun)}" if rule.many else f"there is {some(noun)}",
        f"held by {count(rule.seats, 'person', 'people')} together" if rule.seats and rule.seats > 1 else None,
        f"in {names.the(rule.body)}" if rule.body and not rule.many else None,
        names.filled(rule.filled_by, bool(rule.many)) if rule.filled_by else None,
        f"for {months(rule.term_months)}" if rule.term_months else None,
    )
    return sentences(
        made,
        f"nobody holds it for more than {count(rule.max_terms, 'term')} in a row" if rule.max_terms else None,
        f"whoever holds it must meet {listing([names.term(each) for each in rule.eligibility])}"
        if rule.eligibility
        else None,
        f"{names.the(rule.id)} may {deeds(rule.duties, [], 'and')}{', within the unit' if rule.many else ''}"
        if rule.duties
        else None,
        f"{names.the(rule.id)} does the duties of {names.the(rule.deputises_for)} when that is empty or away"
        if rule.deputises_for
        else None,
        f"{names.whoever(rule.removed_by)} may remove the holder" if rule.removed_by else None,
        f"when empty it is filled by {vacancy(rule.vacancy, names)}" if rule.vacancy else None,
        f"everything is handed to the next holder within {days(rule.hand_over_days)}"
        if rule.hand_over_days is not None
        else None,
    )


def election(rule: Election, names: Names) -> str:
    voters = names.the(rule.electorate) if rule.electorate else None
    held = joined(
        f"seats in {names.the(rule.fills)} are filled {'in a secret ballot' if rule.secret else 'by a vote'}",
        f"by {voters}" if voters else None,
        f"on {days(rule.notice_days)} of notice" if rule.notice_days is not None else None,
        f"open for {days(rule.voting_days)}" if rule.voting_days is not None else None,
        f"counted by {vocabulary.METHODS[rule.method]}" if rule.method else None,
    )
    return sentences(
        held,
        _nominations(rule),
        "one may vote to open nominations again" if rule.ron else None,
        *[_quota(each) for each in rule.quotas],
        {"lot": "a lot decides a tie", "revote": "a tie is voted on again", None: None}[rule.tie],
        f"{names.the(rule.run_by)} must run it and count" if rule.run_by else None,
        _recount(rule, names),
        f"it may be contested within {days(rule.petition.within_days)}, before {names.the(rule.petition.to)}"
        if rule.petition
        else None,
    )


def _nominations(rule: Election) -> str | None:
    if rule.nominations is None:
        return None
    asked = rule.nominations
    said = joined(
        f"open {days(asked.opens_days)} before it" if asked.opens_days is not None else None,
        f"close {days(asked.closes_days)} before it" if asked.closes_days is not None else None,
        f"need {count(asked.seconders, 'seconder')}" if asked.seconders else None,
        "must be accepted" if asked.acceptance else None,
    )
    return f"nominations {said}" if said else None


def _recount(rule: Election, names: Names) -> str | None:
    if rule.recount is None:
        return None
    who = names.who(rule.recount.on) if rule.recount.on else "anybody who voted"
    return f"{who} may ask for a recount within {days(rule.recount.within_days)}"


def _quota(quota: Quota) -> str:
    how = {"reserve": " on reserved seats", "ceiling": "", "zipper": ", in alternate seats", None: ""}[quota.how]
    if quota.min is not None and quota.max is not None:
        return f"at least {share(quota.min)} and at most {share(quota.max)} are {quota.attribute}{how}"
    least = f"at least {share(quota.min)} are" if quota.min is not None else None
    most = f"at most {share(quota.max)} are" if quota.max is not None else None
    return f"{least or most or 'some are'} {quota.attribute}{how}"


def apportionment(rule: Apportionment, names: Names) -> str:
    rounding = {
        "ratio-up": "",
        "sainte-lague": ", shared out by Sainte-Laguë",
        "hamilton": ", shared out by largest remainders",
        None: "",
    }
    part = " or part of them" if rule.method == "ratio-up" else ""
    sent = (
        f"each unit sends one delegate to {names.the(rule.to)} for every {count(rule.per, 'member')}{part}"
        if rule.per
        else f"each unit sends delegates to {names.the(rule.to)} by its size"
    )
    bounds = [
        *([f"at least {rule.minimum}"] if rule.minimum is not None else []),
        *([f"at most {rule.maximum}"] if rule.maximum is not None else []),
    ]
    return sentences(
        joined(f"{sent}, measured by {names.the(rule.base)}{rounding[rule.method]}", listing(bounds)),
        f"each delegate has {count(rule.alternates, 'alternate')}" if rule.alternates else None,
        f"{count(rule.at_large, 'delegate')} more sit for all" if rule.at_large else None,
        *[_quota(each) for each in rule.quotas],
    )


def incompatible(rule: Incompatible, names: Names) -> str:
    seats = listing([names.the(each) for each in (*rule.bodies, *rule.offices)])
    within = (
        f", nor in one within {months(rule.within_months)} of the other" if rule.within_months else " at the same time"
    )
    return sentences(
        f"nobody may serve in {seats}{within}",
        "standing for one counts as serving in it" if rule.counts_candidacy else None,
    )
