"""What no count of a live decision can be: more votes than people, people who should have stood aside."""

from collections.abc import Iterator

from folkmoot.bodies.bench import Bench
from folkmoot.bodies.entitlement import EVERYBODY, entitled, may_sit, seated
from folkmoot.bodies.models import Meeting, Presence
from folkmoot.bodies.reads import holding
from folkmoot.core.charter.judging import Counts
from folkmoot.core.charter.rules import Body, Recusal
from folkmoot.door.act import Act, BadAct, encode
from folkmoot.door.occasion import Hat, Occasion
from folkmoot.door.rows import rows
from folkmoot.members.reads import members_on

TOO_MANY = "field present: {present} cannot have been there; {there} may vote in {body}"
TOO_MANY_WITHOUT_RECUSED = (
    "field present: {present} cannot have been there; {there} may vote in {body}, {leaving} of whom stood aside"
)


def checked(
    counts: Counts,
    recused: tuple[str, ...],
    acts: list[Act],
    hat: Hat,
    bench: Bench,
    meeting: Meeting | None,
    occasion: Occasion,
    *,
    reported: bool,
) -> None:
    """Raise BadAct, with the field and what was expected, for a count that the rows contradict."""
    rules = _recusals(acts, occasion)
    _stood_aside(recused, rules, acts, hat, bench, occasion)
    there = entitled(occasion.charter, hat.authority, hat.unit, occasion.today)
    leaving = len(recused) if all(rule.effect == "leave" for rule in rules) else 0
    leaving += len(set(standing_aside((), hat, bench, occasion)) - set(recused))
    instead = len(bench.called) if bench.apart else _replaced(leaving, rules, hat, occasion)
    most = there - leaving + instead
    present = counts.present or 0
    if present > most:
        says = TOO_MANY_WITHOUT_RECUSED if leaving else TOO_MANY
        raise BadAct(says, present=present, there=there, body=hat.authority.id, leaving=leaving)
    if not leaving and counts.voted > present - len(recused):
        raise BadAct(
            "field recused: {voted} voted, but {recused} of the {present} present had no vote",
            voted=counts.voted,
            recused=len(recused),
            present=present,
        )
    counted = _counted(meeting, reported=reported)
    if counted is not None and present > counted:
        raise BadAct(
            "field present: {counted} were counted at the meeting; count again by bodies.note_quorum", counted=counted
        )


def _recusals(acts: list[Act], occasion: Occasion) -> list[Recusal]:
    """The rules that make people stand aside when one of these acts is decided."""
    verbs = {each.verb() for each in acts}
    return [rule for rule in occasion.charter.of(Recusal) if not verbs.isdisjoint(rule.inside)]


def may_vote(recused: tuple[str, ...], hat: Hat, bench: Bench, occasion: Occasion) -> int | None:
    """How many may vote on what has a bench of its own: who sits there, less who stands aside, and who is called.

    None, where everybody who may vote in the body may vote on it.
    """
    if not bench.apart:
        return None
    return entitled(occasion.charter, hat.authority, hat.unit, occasion.today) - len(recused) + len(bench.called)


def standing_aside(recused: tuple[str, ...], hat: Hat, bench: Bench, occasion: Occasion) -> tuple[str, ...]:
    """Everybody of the body who stands aside: who is said to, and whom the rows show to have no vote on it."""
    body = occasion.charter.body(hat.authority.id)
    if body is None:
        return recused
    found = (
        each
        for each in sorted(bench.aside)
        if each not in recused and may_sit(occasion.charter, body, hat.unit, occasion.today, each)
    )
    return (*recused, *found)


def by_the_chair(hat: Hat, bench: Bench, occasion: Occasion) -> None:
    """Raise BadAct where a tie would be decided by somebody who has no vote on the question."""
    body = occasion.charter.body(hat.authority.id)
    if body is None or body.chair is None or not bench.aside:
        return
    chairing = {each.person for each in holding((body.chair,), hat.unit, occasion.today)}
    if not chairing.isdisjoint(bench.aside):
        raise BadAct("field tie_broken: whoever chairs {body} stands aside from it, and breaks no tie", body=body.id)


def _stood_aside(
    recused: tuple[str, ...], rules: list[Recusal], acts: list[Act], hat: Hat, bench: Bench, occasion: Occasion
) -> None:
    """Only who belongs to the body stands aside; whoever belongs to it and is named in what it decides must."""
    body = occasion.charter.body(hat.authority.id)
    if body is None:
        if recused:
            raise BadAct("field recused: nobody stands aside from a ballot")
        return
    if len(set(recused)) < len(recused):
        raise BadAct("field recused: somebody stands there twice")
    for person in recused:
        if not may_sit(occasion.charter, body, hat.unit, occasion.today, person):
            raise BadAct(
                "field recused: {person} has no vote in {body}, and need not stand aside", person=person, body=body.id
            )
    for rule in rules:
        for person, why in _must_stand_aside(rule, acts, body, hat, occasion):
            if person not in recused:
                raise BadAct(why, person=person, article=rule.article)


NAMED = "field recused: {person} is named in it and stands aside (article {article})"
SAME_UNIT = "field recused: {person} is of the same unit as who is named in it and stands aside (article {article})"


def _must_stand_aside(
    rule: Recusal, acts: list[Act], body: Body, hat: Hat, occasion: Occasion
) -> Iterator[tuple[str, str]]:
    """Who of the body the rows show to be named in what is decided, or of one unit with who is; and why."""
    charter, today = occasion.charter, occasion.today
    named = {person for each in acts if each.verb() in rule.inside for person in _named(each)}
    if not {"party", "named"}.isdisjoint(rule.when):
        for person in sorted(named):
            if may_sit(charter, body, hat.unit, today, person):
                yield person, NAMED
    if "same_unit" in rule.when and body.composed_of not in EVERYBODY:
        units = members_on(today).filter(person__in=named).exclude(unit=None).values("unit")
        sitting = seated(charter, body, hat.unit, today)
        for person in members_on(today).filter(unit__in=units, person__in=sitting).values_list("person", flat=True):
            yield person, SAME_UNIT


def _named(act: Act) -> set[str]:
    """The people whom an act names."""
    return {value for value in encode(act).values() if isinstance(value, str) and value.startswith("p:")}


def _replaced(leaving: int, rules: list[Recusal], hat: Hat, occasion: Occasion) -> int:
    """How many alternates may take the places of those who left."""
    body = occasion.charter.body(hat.authority.id)
    by_alternates = any("alternates" in (rule.replaced_by or "") for rule in rules)
    return min(leaving, body.alternates or 0) if body is not None and by_alternates else 0


def _counted(meeting: Meeting | None, *, reported: bool) -> int | None:
    """How many were counted at the meeting: last, or, for what is reported afterwards, at most."""
    if meeting is None or not meeting.opened:
        return None
    counts = [each.present for each in rows(Presence, meeting=meeting.pk)]
    return max(counts) if reported else counts[-1]
