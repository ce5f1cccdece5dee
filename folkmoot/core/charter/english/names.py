"""How English calls what a charter names: bodies, offices, classes, objects."""

from collections.abc import Iterable
from dataclasses import dataclass

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.english.deeds import DEEDS, REQUIREMENTS
from folkmoot.core.charter.english.numbers import count, days, listing, share
from folkmoot.core.charter.rules import (
    Body,
    Electorate,
    Faction,
    Majority,
    MemberClass,
    Office,
    Publication,
    QuorumTerms,
    Term,
    Unit,
)
from folkmoot.core.charter.values import Claimant, FilledBy, Object, Requirement, Who
from folkmoot.core.tally.majority import Threshold

BASES = {
    "cast": "the votes cast",
    "valid": "the valid votes",
    "present": "those present",
    "entitled": "those entitled to vote",
    "seats": "its seats",
    "members": "all members",
    "units": "all units",
}
ABSTENTIONS = {"ignored": "not counted", "against": "counted as votes against"}
_FILLED = {"elected": "elected by", "appointed": "appointed by", "ex_officio": "held by", "lot": "drawn by lot from"}
_PLAIN = {
    "member": "a member",
    "holder": "the holder of a seat",
    "decision": "a decision",
    "unit": "a unit",
    "staff": "staff",
    "motion": "a motion",
    "charter": "a change of this charter",
    "funds": "money",
    "candidate": "a candidate",
    "organisation": "another organisation",
    "publication": "a publication",
    "batch": "a list of members",
    "meeting": "a meeting",
    "history": "the history",
    "election": "an election",
    "record": "the record",
}


def called(id: str, name: str | None) -> str:
    """What people call it; else its id, with spaces."""
    return name or id.replace("_", " ")


def some(noun: str) -> str:
    """`a branch`, `an editor`."""
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def several(noun: str) -> str:
    """`branches`, `members`, `secretaries`."""
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else f"{noun}s"


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one charter, as they stand in an English sentence."""

    charter: Charter

    def the(self, id: str) -> str:
        """`the Steering Committee`, `a branch`, `the membership`, `a member`."""
        for kind in (Body, Office, Electorate, Unit, MemberClass):
            rule = self.charter.get(kind, id)
            if isinstance(rule, Body | Office | Electorate | Unit | MemberClass):
                noun = called(id, rule.name)
                one = isinstance(rule, Electorate) or (isinstance(rule, Body | Office) and not rule.many)
                return f"the {noun}" if one else some(noun)
        return {"clock": "the clock", "none": "nobody", "self": "itself"}.get(id, f'"{id}" (not defined)')

    def bare(self, id: str) -> str:
        """`Steering Committee`, `branch`."""
        return self.the(id).removeprefix("the ").removeprefix("an ").removeprefix("a ")

    def who(self, who: Who) -> str:
        if who.count is not None:
            noun = self.bare(who.name)
            return f"{who.count:,} {several(noun)} together" if who.count > 1 else some(noun)
        return self.the(who.name) if who.share is None else f"{share(who.share)} of {self.the(who.name)}"

    def whoever(self, who: Iterable[Who], last: str = "or") -> str:
        return listing([self.who(each) for each in who], last)

    def them(self, ids: Iterable[str], last: str = "and") -> str:
        return listing([self.the(id) for id in ids], last)

    def object(self, on: Object) -> str:
        """`a finding of the Grievance Panel`, `a member of the Appeals Committee`, `staff`."""
        if on.kind == "faction":
            return some(self.faction(on.of))
        if on.of is None:
            return _PLAIN[on.kind]
        if on.kind == "unit":
            return self.the(on.of)
        if on.kind == "holder":
            return self.the(on.of) if self.charter.get(Office, on.of) else f"a member of {self.the(on.of)}"
        body = self.charter.body(on.of)
        judges = on.kind == "decision" and body is not None and body.sort in ("panel", "tribunal")
        return f"a {'finding' if judges else on.kind} of {self.the(on.of)}"

    def objects(self, on: Iterable[Object]) -> list[str]:
        return [self.object(each) for each in on]

    def faction(self, id: str | None = None) -> str:
        factions = [rule for rule in self.charter.of(Faction) if id in (None, rule.id)]
        return called("faction", factions[0].name) if factions else "faction"

    def publication(self, id: str) -> str:
        rule = self.charter.get(Publication, id)
        return called(id, rule.name if rule else None)

    def claimant(self, claimant: Claimant) -> str:
        if claimant.minority is not None:
            return f"a minority of at least {share(claimant.minority)}"
        name = str(claimant.name)
        return some(self.faction(name)) if self.charter.get(Faction, name) else self.the(name)

    def term(self, id: str) -> str:
        rule = self.charter.get(Term, id)
        return called(id, rule.name if rule else None)

    def filled(self, by: FilledBy, own: bool = False) -> str:
        """`elected by the Convention`, `drawn by lot from the branches`; `own`: `elected by its branch`."""
        if by.by is None:
            return "open to all members"
        if not self.is_many(by.by):
            return f"{_FILLED[by.way]} {self.the(by.by)}"
        return f"{_FILLED[by.way]} {f'its {self.bare(by.by)}' if own else f'the {several(self.bare(by.by))}'}"

    def is_many(self, id: str) -> bool:
        """Whether there is one of it for each unit."""
        body, office = self.charter.body(id), self.charter.get(Office, id)
        return bool(self.charter.get(Unit, id) or (body and body.many) or (office and office.many))

    def majority(self, id: str) -> str:
        """`a majority of its seats`, `two thirds of the votes cast`, `at least 5 votes`."""
        rule = self.charter.get(Majority, id)
        return f'a majority "{id}" that is not defined' if rule is None else majority(rule, self)

    def quorum(self, terms: QuorumTerms | None) -> str:
        """`at least half of its seats`."""
        known = self.charter.quorum(terms)
        if known is None:
            return f'a quorum "{terms.named}" that is not defined' if terms is not None else "a quorum"
        base = BASES[known.base or "entitled"]
        if known.count is not None:
            return f"at least {count(known.count, 'person', 'people')}"
        return "everybody entitled to vote" if known.share is None else f"at least {share(known.share)} of {base}"

    def requirement(self, requirement: Requirement) -> str:
        if requirement.days is not None:
            return f"with {days(requirement.days)} of notice"
        if requirement.name in REQUIREMENTS:
            return REQUIREMENTS[requirement.name]
        return f"after {DEEDS[requirement.name].thing}"


def majority(rule: Majority, names: Names, seats: str = "its seats") -> str:
    """A majority as it follows "by". `seats` is what seats are called where no body is meant."""
    said = carried(rule, seats)
    if rule.turnout is not None:
        said += f", with at least {share(rule.turnout)} of those entitled taking part"
    if rule.min_yes is not None:
        said += f", with at least {rule.min_yes} votes for it"
    return said if rule.also is None else f"{said}, and also {names.majority(rule.also)}"


def carried(rule: Majority | Threshold, seats: str) -> str:
    """The share or the number of yes that it takes, as it follows "by"."""
    base = (seats if rule.base == "seats" else BASES[rule.base]) if rule.base else "an amount that is not said"
    if rule.count is not None:
        said = f"at least {rule.count} " + ("votes" if rule.base in (None, "cast") else f"of {base}")
    elif rule.share is None:
        said = "an amount that is not said"
    elif rule.strict:
        said = f"a majority of {base}" if rule.share * 2 == 1 else f"more than {share(rule.share)} of {base}"
    else:
        said = f"{'at least ' if rule.share * 2 == 1 else ''}{share(rule.share)} of {base}"
    return said if rule.abstentions is None else f"{said}, abstentions {ABSTENTIONS[rule.abstentions]}"
