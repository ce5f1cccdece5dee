"""English sentences for the rules about who belongs."""

from folkmoot.core.charter import vocabulary
from folkmoot.core.charter.english.deeds import deeds
from folkmoot.core.charter.english.names import Names, called, several, some
from folkmoot.core.charter.english.numbers import count, days, listing
from folkmoot.core.charter.rules import Electorate, Faction, Means, MemberClass, Right, Term, Unit
from folkmoot.core.charter.spoken import joined, sentences

_STATUS = {
    "member": "is a member",
    "applicant": "is an applicant",
    "probation": "is on probation",
    "suspended": "is suspended",
    "lapsed": "has lapsed",
    "resigned": "has resigned",
    "expelled": "was expelled",
    "none": "never belonged",
}


def term(rule: Term, names: Names) -> str:
    conditions = _means(rule.means, names) if rule.means else []
    who = "somebody who " + listing(conditions) if conditions else "what the prose says"
    return sentences(f'"{called(rule.id, rule.name)}" means {who}')


def _means(means: Means, names: Names) -> list[str]:
    return [
        *([listing([_STATUS[each] for each in means.status], "or")] if means.status else []),
        *([f"is {names.the(means.in_class)}"] if means.in_class else []),
        *([f"belongs to {names.the(means.unit)}"] if means.unit else []),
        *(
            [f"has been in good standing for at least {days(means.standing_days)}"]
            if means.standing_days is not None
            else []
        ),
        *([f"owes dues for no more than {days(means.arrears_days)}"] if means.arrears_days is not None else []),
        *(["is old enough, as an officer states"] if means.of_age else []),
        *(["has done the training, as an officer states"] if means.trained else []),
    ]


def member_class(rule: MemberClass, names: Names) -> str:
    noun = called(rule.id, rule.name)
    terms = listing([f'"{names.term(each)}"' for each in rule.eligibility])
    return sentences(
        f"{names.whoever(rule.admitted_by)} may admit {some(noun)} or refuse an applicant"
        if rule.admitted_by
        else None,
        f"an applicant must meet {terms}" if terms else None,
        f"objections may be made for {days(rule.objection_days)}" if rule.objection_days else None,
        f"{some(noun)} may {listing([vocabulary.RIGHTS[each] for each in rule.rights])}" if rule.rights else None,
        f"the first {days(rule.probation_days)} are a probation" if rule.probation_days else None,
        f"dues are {rule.dues:,}" if rule.dues is not None else None,
        f"these rights rest when dues are more than {days(rule.dues_grace_days)} overdue"
        if rule.dues_grace_days is not None
        else None,
        f"the membership lapses when dues are more than {days(rule.lapse_days)} overdue"
        if rule.lapse_days is not None
        else None,
        f"{some(noun)} may leave, and is out {_LEAVE[rule.leave]}" if rule.leave else None,
    ) or sentences(f"there are {several(noun)}")


_LEAVE = {"at_once": "at once", "month_end": "at the end of the month", "year_end": "at the end of the year"}
_KINDS = {
    "town": "a town",
    "workplace": "a workplace",
    "student": "a school or university",
    "region": "a region",
    "trade": "a trade",
    "language": "a language",
    "online": "no place at all",
    "other": "something else",
}
_ASSETS = {"organisation": "goes to the organisation", "unit": "stays with it", "parent": "goes to the unit above it"}


def unit(rule: Unit, names: Names) -> str:
    noun = called(rule.id, rule.name)
    trustee = rule.trusteeship
    appeal = f", and it may appeal to {names.the(trustee.appeal)}" if trustee and trustee.appeal else ""
    made = joined(
        f"the organisation has {several(noun)}",
        f"each formed around {listing([_KINDS[each] for each in rule.kinds], 'or')}" if rule.kinds else None,
        f"each part of {names.the(rule.parent)}" if rule.parent else None,
        f"each of at least {count(rule.min_members, 'member')} at the start" if rule.min_members else None,
    )
    return sentences(
        made,
        f"{names.whoever(rule.chartered_by)} may charter one" if rule.chartered_by else None,
        f"{names.whoever(rule.suspended_by)} may suspend one" if rule.suspended_by else None,
        f"{names.who(trustee.by)} may run one for at most {days(trustee.max_days)}{appeal}" if trustee else None,
        f"{names.whoever(rule.leave_by)} may decide that it leaves" if rule.leave_by else None,
        f"{names.whoever(rule.dissolved_by)} may dissolve one" if rule.dissolved_by else None,
        f"what it owns {_ASSETS[rule.assets]} when it leaves or ends" if rule.assets else None,
        f"within itself it may {deeds(rule.own_acts, [], 'and')}" if rule.own_acts else None,
    )


_EVENT = {"called": "the vote is called", "opened": "the vote opens", "notice": "notice is given"}


def electorate(rule: Electorate, names: Names) -> str:
    among = f" who belong to {listing([names.the(each) for each in rule.units], 'or')}" if rule.units else ""
    who = listing([several(names.bare(each)) for each in rule.of])
    return sentences(
        f"the {called(rule.id, rule.name)} is all {who}{among}, voting together",
        f"one votes in it after {days(rule.standing_days)} in good standing" if rule.standing_days else None,
        f"its roll is fixed {days(rule.record_date_days)} before the vote"
        if rule.record_date_days is not None
        else None,
        f"its roll is fixed on the day that {_EVENT[rule.record_date_event]}" if rule.record_date_event else None,
        f"whoever sits in {listing([names.the(each) for each in rule.excludes], 'or')} has no vote in it"
        if rule.excludes
        else None,
        "each unit votes with as many votes as it has members" if rule.weight == "unit_members" else None,
    )


_CLAIMS = {
    "copy_of_file": "a copy of their own file",
    "named_vote": "a vote by name",
    "minority_report": "a minority report beside the decision",
    "relay": "to have a text passed on to all members",
    "inspect": "to inspect the books",
    "be_heard": "to be heard",
    "call_meeting": "to have a meeting called",
}


def right(rule: Right, names: Names) -> str:
    within = f" within {days(rule.within_days)}" if rule.within_days is not None else ""
    claimants = listing([names.claimant(each) for each in rule.of], "or")
    return sentences(f"{claimants} has the right {_to(_CLAIMS[rule.to])}{within}, for the asking and by nobody's leave")


def _to(claim: str) -> str:
    return claim if claim.startswith("to ") else f"to {claim}"


def faction(rule: Faction, names: Names) -> str:
    noun = called("faction", rule.name)
    window = {"always": "at any time", "before convention": "only before a convention", "never": "at no time"}
    gets = [
        *(["as much space in the bulletin as every other side"] if rule.bulletin_share == "equal" else []),
        *(["space in the bulletin by its number of members"] if rule.bulletin_share == "proportional" else []),
        *([f"{count(rule.convention_minutes, 'minute')} to speak at a convention"] if rule.convention_minutes else []),
        *([f"{count(rule.reporters, 'speaker')} to send to units"] if rule.reporters else []),
        *(["its texts passed on to all members"] if rule.relay_to_members else []),
        *([f"seats in {names.them(rule.proportional_on)} by its votes"] if rule.proportional_on else []),
    ]
    declares = {"name": "its name", "members": "who belongs to it", "platform": "what it stands for"}
    least = f"at least {count(rule.min_members, 'member')}" if rule.min_members else "members"
    return sentences(
        f"{least} may form {some(noun)} {window[rule.window or 'always']}",
        f"it gets {listing(gets)}" if gets else None,
        f"it makes known {listing([declares[each] for each in rule.declares])}" if rule.declares else None,
        f"for belonging to it nobody may {deeds(rule.protected_from, ['a member'])}" if rule.protected_from else None,
    )
