"""The count of a decision beside what was needed: in one line of words, and as a bar.

What was needed is worked out again from the facts of the entry by the charter that judged it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.compiled import Authority
from folkmoot.core.charter.compiling import RESOLVE
from folkmoot.core.charter.facts import Facts
from folkmoot.core.charter.judging import Counts, Question
from folkmoot.core.charter.needing import Need, asked, asked_of_any, least_yes
from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.door.act import REGISTER
from folkmoot.door.models import Entry
from folkmoot.door.together import Rows, together
from folkmoot.door.unmoved import once
from folkmoot.web import words
from folkmoot.web.behind import behind
from folkmoot.web.estimates import count
from folkmoot.web.page import Sight, charter_of
from folkmoot.web.tongues import language, tongue

WIDTH = 240
DECIDE = "bodies.decide"
OF: Mapping[str, words.Said] = {
    "cast": gettext_lazy("{number} cast"),
    "valid": gettext_lazy("{number} valid votes"),
    "present": gettext_lazy("{number} present"),
    "entitled": gettext_lazy("{number} entitled to vote"),
    "seats": gettext_lazy("{number} seats"),
    "members": gettext_lazy("{number} members"),
    "units": gettext_lazy("{number} units"),
}
"""How many there are of those whose share is asked for."""

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

    One query, however many they are; none where another reader of these classes and this language has seen them since
    the record grew.
    """
    wanted, classes = frozenset(indexes), sight.reader.classes
    return once(("counted", wanted, classes, language()), lambda: _all_counted(wanted, classes), lasting=True)


def _all_counted(wanted: frozenset[int], classes: Collection[str]) -> Mapping[int, Counted]:
    """What follows from a decision stands close behind it."""
    themselves, others = together(Rows(Entry, "index", sorted(wanted)), behind(wanted))
    rows = {row.index: row for row in (*themselves, *others) if row.record_class in classes}
    found = [RecordEntry.parse(bytes(row.line)) for _, row in sorted(rows.items())]
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
    outcome = _("carried") if carried else _("not carried")
    if carried and "ballots" in known:
        outcome = _("carried in this ballot, and to be voted on again")
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
    kind, _colon, rest = hat.partition(":")
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
    parts = [count(counts.yes, counts.no, counts.abstain)]
    parts += [_majority(need, counts) for need in needs if need.kind == "majority"]
    parts += [_turnout(need) for need in needs if need.kind == "turnout"]
    quorums = [need for need in needs if need.kind == "quorum"]
    parts += [_quorum(need) for need in quorums]
    if counts.present is not None and not any(need.got == counts.present for need in quorums):
        parts.append(_present(counts.present))
    if any(need.by_tie for need in needs):
        outcome = _("{outcome}, since the tie was decided in favour").format(outcome=outcome)
    return "; ".join([*parts, outcome])


def _majority(need: Need, counts: Counts) -> str:
    if need.share is None:
        return _("needed {least}").format(least=words.number(need.least or 0))
    if need.least is None or need.whole is None:
        unknown = _("needed {share} of {whom}, of whom the entry does not say how many there were")
        return words.fill(unknown, share=_share(need), whom=tongue().BASES[need.base])
    whole = _whole(need)
    if need.abstentions_ignored and counts.abstain:
        whole = _("{whole}, abstentions aside").format(whole=whole)
    given = {"least": words.number(need.least), "whole": whole, "share": _share(need)}
    if need.of_votes:
        return words.fill(_("needed {least} of {whole} ({share})"), **given)
    if need.got is None:
        return words.fill(_("needed {least} of {whole} ({share}), not known how many for it"), **given)
    return words.fill(_("needed {least} of {whole} ({share}), {got} for it"), **given, got=words.number(need.got))


def _share(need: Need) -> str:
    """`more than half`."""
    share = need.share or Fraction(0)
    if share == 1:
        return _("all")
    said = _("more than {share}") if need.strict else _("at least {share}")
    return words.fill(said, share=tongue().share(share))


def _whole(need: Need) -> str:
    return str(OF[need.base or "cast"]).format(number=words.number(need.whole or 0))


def _turnout(need: Need) -> str:
    given = {"got": words.number(need.got or 0), "least": words.number(need.least or 0)}
    if need.least is None:
        share, whom = tongue().share(need.share or Fraction(0)), tongue().BASES[need.base]
        return words.fill(_("turnout {share} of {whom}, {got} took part"), share=share, whom=whom, **given)
    if need.whole is None:
        return words.fill(_("turnout {least}, {got} took part"), **given)
    return words.fill(_("turnout {least} of {whole}, {got} took part"), whole=_whole(need), **given)


def _quorum(need: Need) -> str:
    said = ""
    if need.least is not None and need.whole is not None:
        said = words.fill(_("quorum {least} of {whole}"), least=words.number(need.least), whole=_whole(need))
    elif need.least is not None:
        said = words.fill(_("quorum {least}"), least=words.number(need.least))
    elif need.share is not None:
        share = tongue().share(need.share)
        said = words.fill(_("quorum {share} of {whom}"), share=share, whom=tongue().BASES[need.base])
    there = "" if need.got is None else _present(need.got)
    return ", ".join(each for each in (said, there) if each)


def _present(number: int) -> str:
    return _("present {number}").format(number=words.number(number))


def _bar(counts: Counts, needs: Needs) -> Bar | None:
    least = least_yes(needs)
    wholes = [need.whole for need in needs if need.of_votes and need.whole is not None]
    whole = max([counts.voted, least or 0, *wholes])
    if not whole:
        return None
    yes, no, abstain = (round(WIDTH * each / whole, 1) for each in (counts.yes, counts.no, counts.abstain))
    given = {
        "yes": words.number(counts.yes),
        "no": words.number(counts.no),
        "abstained": words.number(counts.abstain),
        "whole": words.number(whole),
        "least": words.number(least or 0),
    }
    mark = None if least is None else round(WIDTH * least / whole, 1)
    if counts.abstain:
        alt = _("A bar: {yes} yes, {no} no and {abstained} abstained, of {whole}.")
        if least is not None:
            alt = _(
                "A bar: {yes} yes, {no} no and {abstained} abstained, of {whole}; "
                "a mark stands at the {least} that were needed."
            )
    else:
        alt = _("A bar: {yes} yes, {no} no, of {whole}.")
        if least is not None:
            alt = _("A bar: {yes} yes, {no} no, of {whole}; a mark stands at the {least} that were needed.")
    return Bar(yes, no, abstain, mark, alt.format(**given))
