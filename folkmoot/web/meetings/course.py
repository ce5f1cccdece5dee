"""What happened at a meeting, in the order of the record: its minutes are nothing else.

Each step says itself in words and names its entry. A reader finds the steps whose entries they may read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.bodies.entitlement import called_again
from folkmoot.bodies.models import Attendance, Decision, Meeting, Presence, Recused
from folkmoot.door.models import Entry
from folkmoot.door.occasion import born_of
from folkmoot.door.together import Listed, Of, Rows, together
from folkmoot.web import words
from folkmoot.web.behind import behind
from folkmoot.web.carried import carried_by
from folkmoot.web.counted import Counted, counted
from folkmoot.web.meetings.when import clock
from folkmoot.web.naming import Asked, Names, names
from folkmoot.web.page import Sight
from folkmoot.web.readable import readable


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many are there, as last counted: of how many that are needed, and since when it is so."""

    present: int
    needed: int | None
    quorate: bool | None
    since: str
    as_of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that the record says of a meeting; of a decision, its count and what it carried too."""

    says: str
    at: str
    entry: int
    key: int | None = None
    question: str = ""
    count: Counted | None = None
    aside: str = ""
    carried: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Course:
    """All that the record says of one meeting, to one reader."""

    agenda: tuple[str, ...]
    place: str
    again: Meeting | None
    is_second: bool
    quorum: Quorum | None
    present: str
    counted_in_private: bool
    steps: tuple[Step, ...]
    minutes: str
    reported: bool
    drawn: bool


def course(sight: Sight, row: Meeting) -> Course:
    """The meeting as the record has it, as far as this reader may read it."""
    decided = Listed(readable(Decision.objects.filter(meeting=row.pk), sight).order_by("pk"))
    counts, there, decisions, aside = together(
        Listed(readable(Presence.objects.filter(meeting=row.pk), sight).order_by("pk")),
        Listed(readable(Attendance.objects.filter(meeting=row.pk), sight).order_by("pk")),
        decided,
        Rows(Recused, "decision", [Of(decided, "id")]),
    )
    keys = [row.pk, *(each.pk for each in (*counts, *decisions))]
    keys += [row.approval] if row.approval is not None else []
    of_decisions = behind([born_of(each.pk) for each in decisions])
    found, _beside = together(Rows(Entry, "index", sorted({born_of(key) for key in keys})), of_decisions)
    entries = {each.index: each for each in found}
    asked = Asked(people={each.person for each in there} | {each.person for each in aside})
    asked.texts = {row.agenda, row.place, row.minutes, *(each.question for each in decisions)}
    named = names(sight, asked)
    bars = counted(sight, (born_of(each.pk) for each in decisions))
    followed = carried_by(sight, [born_of(each.pk) for each in decisions])
    steps = [_call(sight, row, entries), *_counts(sight, row, counts, entries)]
    for each in decisions:
        index = born_of(each.pk)
        step = Step(
            says=_outcome(each),
            at=_at(sight, row, entries.get(index)),
            entry=index,
            key=each.pk,
            question=named.text(each.question) or _("A question whose words are not public"),
            count=bars.get(index),
            aside=_aside([named.person(who.person, "") for who in aside if who.decision == each.pk]),
            carried=tuple(followed.get(index, ())),
        )
        steps.append(step)
    approved = entries.get(born_of(row.approval)) if row.approval is not None else None
    if approved is not None and row.approved_on and sight.may_read_class(approved.record_class):
        says = _("The minutes were approved on {day}.").format(day=words.day(row.approved_on))
        steps.append(Step(says=says, at="", entry=approved.index))
    known = [name for each in there if (name := named.person(each.person, ""))]
    return Course(
        agenda=tuple(line.strip() for line in named.text(row.agenda).splitlines() if line.strip()),
        place=named.text(row.place),
        again=Meeting.objects.filter(pk=row.again).first() if row.again is not None else None,
        is_second=called_again(row),
        quorum=_quorum(sight, row, counts, entries),
        present=_present(known, counts[0].present if counts else 0),
        counted_in_private=row.opened and not counts,
        steps=tuple(sorted(steps, key=lambda each: each.entry)),
        minutes=named.text(row.minutes),
        reported=any(each.reported for each in decisions),
        drawn=any(each.bar for each in bars.values()),
    )


def _at(sight: Sight, row: Meeting, entry: Entry | None) -> str:
    return "" if entry is None or entry.kind == "told" else clock(entry.at, row.day, sight.zone)


def _call(sight: Sight, row: Meeting, entries: Mapping[int, Entry]) -> Step:
    says = ngettext(
        "The meeting was called on {day}, with {count} whole day of notice.",
        "The meeting was called on {day}, with {count} whole days of notice.",
        row.notice_days,
    ).format(day=words.day(row.called_on), count=words.number(row.notice_days))
    return Step(says=says, at="", entry=born_of(row.pk))


def _counts(sight: Sight, row: Meeting, counts: list[Presence], entries: Mapping[int, Entry]) -> Iterable[Step]:
    before: Presence | None = None
    for each in counts:
        index = born_of(each.pk)
        yield Step(says=_counted(each, before), at=_at(sight, row, entries.get(index)), entry=index)
        before = each


def _counted(now: Presence, before: Presence | None) -> str:
    there = {"present": words.number(now.present), "needed": words.number(now.needed or 0)}
    if now.quorate is None or now.needed is None:
        says = _("The meeting was opened with {present} present.") if before is None else _("{present} were present.")
    elif before is None and now.quorate:
        says = _("The meeting was opened with {present} present, needed {needed}: it may decide.")
    elif before is None:
        says = _("The meeting was opened with {present} present, needed {needed}: it may not decide.")
    elif now.quorate and not before.quorate:
        says = _("The quorum was reached again: {present} present, {needed} needed.")
    elif before.quorate and not now.quorate:
        says = _("The quorum was lost: {present} present, {needed} needed.")
    elif now.quorate:
        says = _("Counted again: {present} present, {needed} needed; there is a quorum.")
    else:
        says = _("Counted again: {present} present, {needed} needed; there is no quorum.")
    return says.format(**there)


def _quorum(sight: Sight, row: Meeting, counts: list[Presence], entries: Mapping[int, Entry]) -> Quorum | None:
    """Where the meeting stands by its last count, and since which count that is so."""
    if not counts:
        return None
    since = last = counts[-1]
    for each in reversed(counts):
        if each.quorate != last.quorate:
            break
        since = each
    as_of, began = (_at(sight, row, entries.get(born_of(each.pk))) for each in (last, since))
    return Quorum(last.present, last.needed, last.quorate, began, as_of)


def _present(known: list[str], count: int) -> str:
    """Who was there when it was opened: by name whoever is named, the others by number."""
    others = ngettext("{count} other", "{count} others", count - len(known)).format(
        count=words.number(count - len(known))
    )
    return words.listing([*known, others] if count > len(known) else known) if known else ""


def _outcome(row: Decision) -> str:
    if row.reported:
        return _("Carried, as reported") if row.carried else _("Not carried, as reported")
    return _("Carried") if row.carried else _("Not carried")


def _aside(found: list[str]) -> str:
    """Who stood aside: by name where every name may be read, else by number."""
    if not found:
        return ""
    if all(found):
        return _("{names} stood aside.").format(names=words.listing(found))
    return ngettext("{count} person stood aside.", "{count} people stood aside.", len(found)).format(count=len(found))


def title(row: Meeting, named: Names, day: str) -> str:
    """What a meeting is called: whose it is, and on which day."""
    of = named.seat(row.body, row.unit)
    return _("{body}: meeting of {day}").format(body=of[:1].upper() + of[1:], day=day)
