"""The count of a decision beside what was needed: in one line of words, and as a bar.

What was needed is worked out again from the facts of the entry by the charter that judged it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.compiled import Authority
from folkmoot.core.charter.compiling import RESOLVE
from folkmoot.core.charter.english.names import BASES
from folkmoot.core.charter.english.numbers import share
from folkmoot.core.charter.facts import Facts
from folkmoot.core.charter.judging import Counts, Question
from folkmoot.core.charter.needing import Need, asked, asked_of_any, least_yes
from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.door.act import REGISTER
from folkmoot.door.models import Entry
from folkmoot.web import words
from folkmoot.web.page import Sight, charter_of

WIDTH = 240
BEHIND = 200
DECIDE = "bodies.decide"
OF = {
    "cast": "cast",
    "valid": "valid votes",
    "present": "present",
    "entitled": "entitled to vote",
    "seats": "seats",
    "members": "members",
    "units": "units",
}

Needs = tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """Yes, no and abstained as lengths of one line, and where on it the yes that were needed lie."""

    yes: float
    no: float
    abstain: float
    mark: float | None
    alt: str
    width: int = WIDTH

    @property
    def after_yes(self) -> float:
        return round(self.yes + self.no, 1)


@dataclass(frozen=True, slots=True)
class Counted:
    """A count as a page shows it."""

    says: str
    bar: Bar | None


def counted(sight: Sight, indexes: Iterable[int]) -> Mapping[int, Counted]:
    """The count of each decision, or of what followed from one, where there is one and the reader may read it.

    One query, however many they are. What follows from a decision stands close behind it.
    """
    wanted, where = set(indexes), Q()
    for index in wanted:
        where |= Q(index=index) | Q(index__gt=index, index__lte=index + BEHIND, cause=index)
    rows = Entry.objects.filter(where).order_by("index") if wanted else ()
    found = [RecordEntry.parse(bytes(row.line)) for row in rows if sight.may_read_class(row.record_class)]
    followed: dict[int, list[RecordEntry]] = {}
    for each in found:
        if each.cause in wanted and "decision" in each.facts:
            followed.setdefault(each.cause, []).append(each)
    said = {each.index: _counted(each, followed.get(each.index, ())) for each in found if each.index in wanted}
    return {index: each for index, each in said.items() if each is not None}


def _counted(entry: RecordEntry, followed: Sequence[RecordEntry]) -> Counted | None:
    if entry.kind == "refused":
        return None
    counts = _counts(entry.body if entry.act == DECIDE else entry.facts.get("decision"))
    if counts is None:
        return None
    needs = _needs(entry, counts, followed)
    facts: Mapping[str, Any] = entry.facts
    known = facts.get("known") or {}
    carried = known.get("decide") is not False
    outcome = "carried" if carried else "not carried"
    if carried and "ballots" in known:
        outcome = "carried in this ballot, and to be voted on again"
    return Counted(_line(counts, needs, outcome), _bar(counts, needs))


def _counts(given: Any) -> Counts | None:
    if not isinstance(given, Mapping) or given.get("yes") is None or given.get("no") is None:
        return None
    return Counts(given["yes"], given["no"], given.get("abstain") or 0, given.get("present"))


def _needs(entry: RecordEntry, counts: Counts, followed: Sequence[RecordEntry]) -> Needs:
    """What the vote had to reach: of all that it decided, what asked for the most."""
    if "decision" in entry.facts:
        return _hardest([_easiest(_of_one(entry, counts))])
    if followed:
        return _hardest([_easiest(_of_one(each, counts)) for each in followed])
    charter = charter_of(entry.charter)
    if charter is None:
        return ()
    body: Mapping[str, Any] = entry.body
    by = _authority(charter, str(body["body"]))
    told, known = entry.kind == "told", Facts.from_json({"on": [], "known": entry.facts["known"]})
    carries = [REGISTER[each["act"]].verb for each in body.get("carries", ()) if each["act"] in REGISTER]
    if not carries:
        on = Facts({f"decision:{by.id}"}, known.known)
        return _easiest(asked(charter, Question(RESOLVE, frozenset({by}), on, counts, told)))
    each_of = [asked_of_any(charter, Question(verb, frozenset({by}), known, counts, told)) for verb in carries]
    return _hardest([sets[0] for sets in each_of if len(sets) == 1])


def _of_one(entry: RecordEntry, counts: Counts) -> Sequence[Needs]:
    charter, verdict = charter_of(entry.charter), entry.verdict
    hats: Sequence[Any] = entry.by.get("as", ())  # type: ignore[assignment]
    if charter is None:
        return ()
    by = frozenset(Authority(*_named(str(hat))) for hat in hats)
    facts = Facts.from_json({"on": entry.facts["on"], "known": entry.facts["known"]})
    return asked(charter, Question(str(verdict["verb"]), by, facts, counts, entry.kind == "told"))


def _named(hat: str) -> tuple[str, str]:
    """`body:branch@0` as the kind of authority and its id."""
    kind, _, rest = hat.partition(":")
    return kind, rest.partition("@")[0]


def _authority(charter: Charter, id: str) -> Authority:
    return Authority("body" if charter.body(id) is not None else "electorate", id)


def _easiest(sets: Sequence[Needs]) -> Needs:
    """Of powers each of which is enough, what the one asks that asks for the fewest yes."""
    return min(sets, key=lambda each: least_yes(each) or 0, default=())


def _hardest(sets: Sequence[Needs]) -> Needs:
    return max(sets, key=lambda each: least_yes(each) or 0, default=())


def _line(counts: Counts, needs: Needs, outcome: str) -> str:
    """`41 yes · 12 no · 3 abstained; needed 29 of 56 cast (more than half); quorum 50, present 61; carried`."""
    parts = [words.count(counts.yes, counts.no, counts.abstain)]
    parts += [_majority(need, counts) for need in needs if need.kind == "majority"]
    parts += [_turnout(need) for need in needs if need.kind == "turnout"]
    quorums = [need for need in needs if need.kind == "quorum"]
    parts += [_quorum(need) for need in quorums]
    if counts.present is not None and not any(need.got == counts.present for need in quorums):
        parts.append(f"present {words.number(counts.present)}")
    if any(need.by_tie for need in needs):
        outcome = f"{outcome}, since the tie was decided in favour"
    return "; ".join([*parts, outcome])


def _majority(need: Need, counts: Counts) -> str:
    if need.share is None:
        return f"needed {words.number(need.least or 0)}"
    how = f"more than {share(need.share)}" if need.strict else f"at least {share(need.share)}"
    how = "all" if need.share == 1 else how
    if need.least is None or need.whole is None:
        return f"needed {how} of {BASES[need.base]}, of whom the entry does not say how many there were"
    aside = ", abstentions aside" if need.abstentions_ignored and counts.abstain else ""
    said = f"needed {words.number(need.least)} of {words.number(need.whole)} {OF[need.base]}{aside} ({how})"
    return (
        said
        if need.of_votes
        else f"{said}, {'not known how many' if need.got is None else words.number(need.got)} for it"
    )


def _turnout(need: Need) -> str:
    took_part = f"{words.number(need.got or 0)} took part"
    if need.least is None:
        return f"turnout {share(need.share or 0)} of {BASES[need.base]}, {took_part}"  # type: ignore[arg-type]
    return f"turnout {words.number(need.least)}{_of(need)}, {took_part}"


def _quorum(need: Need) -> str:
    there = "" if need.got is None else f", present {words.number(need.got)}"
    if need.least is None:
        return f"quorum {share(need.share)} of {BASES[need.base]}{there}" if need.share is not None else there[2:]
    return f"quorum {words.number(need.least)}{_of(need)}{there}"


def _of(need: Need) -> str:
    return "" if need.whole is None else f" of {words.number(need.whole)} {OF[need.base]}"


def _bar(counts: Counts, needs: Needs) -> Bar | None:
    least = least_yes(needs)
    wholes = [need.whole for need in needs if need.of_votes and need.whole is not None]
    whole = max([counts.voted, least or 0, *wholes])
    if not whole:
        return None
    yes, no, abstain = (round(WIDTH * each / whole, 1) for each in (counts.yes, counts.no, counts.abstain))
    abstained = f" and {words.number(counts.abstain)} abstained" if counts.abstain else ""
    alt = f"A bar: {words.number(counts.yes)} yes, {words.number(counts.no)} no{abstained}, of {words.number(whole)}"
    mark = None if least is None else round(WIDTH * least / whole, 1)
    alt += "." if least is None else f"; a mark stands at the {words.number(least)} that were needed."
    return Bar(yes, no, abstain, mark, alt)
