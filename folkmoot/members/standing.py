"""How somebody's membership stands on a day, what rights it gives, and so which hat they wear."""

from datetime import date

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.judging import Authority
from folkmoot.core.charter.rules import MemberClass
from folkmoot.door.occasion import Hat
from folkmoot.door.standing import Standing, tells_standing
from folkmoot.members import reads
from folkmoot.members.models import Membership
from folkmoot.members.neighbours import unpaid_since

ENDED = {"lapse": "lapsed", "resign": "resigned", "expel": "expelled"}


def status_on(reference: str, day: date, charter: Charter) -> str:
    """How the membership stands, in the charter's words: member, applicant, probation, suspended, lapsed, ..."""
    row = reads.membership_on(reference, day)
    if row is not None:
        if reads.is_suspended(reference, day):
            return "suspended"
        return "probation" if _on_probation(row, day, charter) else "member"
    if reads.has_applied(reference):
        return "applicant"
    last = reads.last_membership(reference)
    return "none" if last is None else ENDED.get(last.ended_by, "none")


def rights_on(reference: str, day: date, charter: Charter) -> frozenset[str]:
    """The rights of the class of a member, on probation too: a rule that asks for more days says so itself.

    None while they are suspended, or owe dues for longer than the class allows.
    """
    row = reads.membership_on(reference, day)
    rule = None if row is None else charter.get(MemberClass, row.class_id)
    return frozenset() if row is None or rule is None or _resting(row, day, charter) else frozenset(rule.rights)


@tells_standing
def standing_of_members(reference: str, day: date, charter: Charter) -> Standing:
    """A member wears the hat of their class, and is a member to others' acts. While their rights rest the hat rests."""
    row = reads.membership_on(reference, day)
    if row is None:
        return Standing()
    rests = _resting(row, day, charter)
    hats = frozenset[Hat]() if rests else frozenset({Hat(Authority("class", row.class_id))})
    return Standing(hats=hats, objects=frozenset({"member"}))


def _resting(row: Membership, day: date, charter: Charter) -> bool:
    if reads.is_suspended(row.person, day):
        return True
    rule, since = charter.get(MemberClass, row.class_id), unpaid_since(row.person, day)
    if rule is None or rule.dues_grace_days is None or since is None:
        return False
    return (day - since).days > rule.dues_grace_days


def _on_probation(row: Membership, day: date, charter: Charter) -> bool:
    rule = charter.get(MemberClass, row.class_id)
    return rule is not None and rule.probation_days is not None and (day - row.since).days < rule.probation_days
