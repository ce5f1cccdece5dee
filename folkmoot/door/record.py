"""Appends to the record: the entry's exact bytes, the head's new frontier, and the words that were kept apart."""

from collections.abc import Iterable
from datetime import UTC
from hashlib import sha256
from typing import Any

from folkmoot import __version__
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.judging import Verdict
from folkmoot.core.charter.rules import RecordRule
from folkmoot.core.record import canonical
from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.core.record.entry import attachments, commitments, erasures
from folkmoot.core.record.fields import is_sha256
from folkmoot.core.record.merkle import Frontier, leaf_hash
from folkmoot.door import attached, case_files
from folkmoot.door.act import Act, encode, encode_names
from folkmoot.door.casefile import kept_text
from folkmoot.door.classes import (
    CLASSES,
    MEMBERS,
    PUBLIC,
    SEALED,
    RecordName,
    case_class,
    is_sealed,
    narrower,
    narrowest,
    within,
)
from folkmoot.door.classes import case_of as case_in_class
from folkmoot.door.judge import Judged
from folkmoot.door.models import Entry, Head, KeptText
from folkmoot.door.occasion import Kind, Occasion
from folkmoot.door.refusal import Refused
from folkmoot.door.rows import insert
from folkmoot.door.seal import Words
from folkmoot.door.step import Step


def append(head: Head, step: Step, occasion: Occasion, judged: Judged, *, request: str | None) -> None:
    """Add the entry of an act that was just applied, keep its words, and move the head on by one."""
    source = step.source
    words = step.words if source is None else (*step.words, source)
    entry = RecordEntry(
        index=occasion.index,
        at=stamp(occasion),
        kind=occasion.kind.value,
        act=step.act.declared.name,
        body=encode(step.act),
        by=by_json(occasion, judged),
        charter=occasion.charter.hash,
        code=__version__,
        record_class=class_of(step.act, occasion),
        facts=facts_json(occasion, judged),
        verdict=verdict_json(judged.verdict, judged.verb),
        cause=step.cause,
        on=occasion.on,
        due=step.due.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if step.due else None,
        matter=step.act.matter(),
        source=source.commitment if source else None,
    )
    _write(head, entry, occasion, request=request)
    _keep(words, step.act, occasion)
    attached.place(entry, lambda field: class_of_text(step.act, field, occasion))
    if step.cause is not None:
        _open_up(entry, step.act, occasion)
    forget(entry)
    move(head, step.act, occasion)


def append_refusal(head: Head, refused: Refused, occasion: Occasion) -> None:
    """Add the `refused` entry of an attempt that a prohibition stopped, unless the same person tried it before.

    The entry says what was asked, and what was known of the act that the charter refuses: that act itself, or one that
    would have followed. Other votes, dates or numbers make no other attempt of it: only whom and what it concerns.
    """
    asked, act, judged = refused.cause or refused.act, refused.act, refused.judged
    attempt = [occasion.person, act.declared.name, encode_names(act)]
    digest = sha256(canonical.encode(attempt)).hexdigest()
    if Entry.objects.filter(refusal=digest).exists():
        return
    entry = RecordEntry(
        index=occasion.index,
        at=stamp(occasion),
        kind=Kind.REFUSED.value,
        act=asked.declared.name,
        body=_without_words(asked),
        by=by_json(occasion, judged),
        charter=refused.occasion.charter.hash,
        code=__version__,
        record_class=_class_of_attempt((asked, act), refused.occasion),
        facts=facts_json(refused.occasion, judged),
        verdict=verdict_json(judged.verdict, judged.verb),
    )
    _write(head, entry, occasion, refusal=digest)


def _class_of_attempt(acts: Iterable[Act], occasion: Occasion) -> str:
    """Who reads an attempt: whoever may read all that it would have left; of a case that is not there, nobody."""
    class_ = narrowest(class_of(each, occasion) for each in acts)
    opened = case_in_class(class_)
    return SEALED if opened is not None and opened >= occasion.index else class_


def _without_words(act: Act) -> dict[str, Any]:
    """The fields of an act in which no words lie: those of an act that was refused are not kept."""
    return {name: value for name, value in encode(act).items() if not _has_words(value)}


def _has_words(value: Any) -> bool:
    """Whether words lie in a value, or in the lines of an attachment that it names."""
    if isinstance(value, str):
        return value.startswith("c:") or (is_sha256(value) and attached.has_lines(value))
    if isinstance(value, dict):
        return any(_has_words(part) for part in value.values())
    return isinstance(value, list | tuple) and any(_has_words(part) for part in value)


def frontier(head: Head) -> Frontier:
    """The record's right edge: all of the tree that an append needs, and that gives its root."""
    return Frontier.from_bytes(bytes(head.frontier)) if head.frontier else Frontier.empty()


def stamp(occasion: Occasion) -> str:
    """The record's time of an occasion, to the second, in UTC."""
    return occasion.at.strftime("%Y-%m-%dT%H:%M:%SZ")


def by_json(occasion: Occasion, judged: Judged) -> dict[str, Any]:
    """Who acted, for whom if somebody else entered it, and every hat that counted for the act."""
    by: dict[str, Any] = {"as": sorted(str(hat) for hat in judged.hats)}
    if occasion.deputy is not None:
        by |= {"person": occasion.deputy, "for": occasion.person}
    elif occasion.person is not None:
        by["person"] = occasion.person
    return by


def facts_json(occasion: Occasion, judged: Judged) -> dict[str, Any]:
    """All that the verdict was given on, so that anybody can give it again."""
    facts = judged.facts.to_json()
    if occasion.decision is not None:
        facts["decision"] = occasion.decision.to_json()
    return facts


def verdict_json(verdict: Verdict, verb: str) -> dict[str, Any]:
    """The verdict without its sentences: they follow from the charter and the facts."""
    found: dict[str, Any] = {"value": verdict.value, "rules": list(verdict.rules), "verb": verb}
    if verdict.missing:
        found["missing"] = list(verdict.missing)
    return found


def class_of(act: Act, occasion: Occasion) -> str:
    """The record class of an act's entry: of all that it leaves, the one that the fewest may read.

    One that erases words is for whoever reads the entries whose words are gone: nobody may take them for lost. Those
    of a case are erased by themselves (`members.erase`); an entry that erases others is public.
    """
    erases = getattr(act, "erases", ())
    return _class_of_erased(erases) if erases else _strictest(act.record_names(), occasion)


def class_of_text(act: Act, field: str, occasion: Occasion) -> str:
    """The record class of a text of an act: that of all that the act leaves, or a stricter one that the act names."""
    named = act.text_record(field)
    names = act.record_names() if named is None else (*act.record_names(), within(named, act.sealed_in()))
    return _strictest(names, occasion)


def _strictest(record_names: Iterable[RecordName], occasion: Occasion) -> str:
    return narrowest(_class_in(name, occasion) for name in record_names)


def _class_in(name: RecordName, occasion: Occasion) -> str:
    """The record class of what is called so. In a case it is sealed where the charter does not sort it.

    What a source tells of a case stands in the source already: it is history.
    """
    if isinstance(name, str):
        return class_named(occasion.charter, name)
    class_ = _sorted(occasion.charter, name.name)
    if class_ is None and occasion.told:
        return class_named(occasion.charter, "history")
    if class_ is not None and class_ != SEALED:
        return class_
    opened = name.case.opened
    return case_class(occasion.index if opened is None else opened, name.case.part)


def _class_of_erased(erases: Iterable[tuple[int, str]]) -> str:
    entries = Entry.objects.using("default").filter(index__in={index for index, _ in erases})
    found = set(entries.values_list("record_class", flat=True))
    return found.pop() if len(found) == 1 and all(map(is_sealed, found)) else PUBLIC


def class_named(charter: Charter, record_name: str) -> str:
    """The record class that a charter gives to a record name; what no charter names is for members."""
    return _sorted(charter, record_name) or RECORD_CLASS.get(record_name, MEMBERS)


def _sorted(charter: Charter, record_name: str) -> str | None:
    for rule in charter.of(RecordRule):
        for class_ in CLASSES:
            if record_name in getattr(rule, class_):
                return class_
    return None


LOG = "log"
"""What concerns the record itself, its key and its forks: whoever checks it must know, so no charter sorts it."""
RECORD_CLASS = {
    **dict.fromkeys(("charter", "profile", "history", "founding", LOG), PUBLIC),
    **dict.fromkeys(("complaint", "evidence"), SEALED),
}


def _write(
    head: Head, entry: RecordEntry, occasion: Occasion, *, request: str | None = None, refusal: str | None = None
) -> None:
    line = entry.line()
    leaf = leaf_hash(line)
    insert(
        Entry(
            index=entry.index,
            line=line,
            leaf=leaf,
            act=entry.act,
            kind=entry.kind,
            at=occasion.at,
            record_class=entry.record_class,
            cause=entry.cause,
            charter=entry.charter,
            request=request,
            refusal=refusal,
        )
    )
    head.size += 1
    head.frontier = frontier(head).append(leaf).to_bytes()
    head.at = occasion.at


def _keep(words: tuple[Words, ...], act: Act, occasion: Occasion) -> None:
    for found in words:
        insert(
            kept_text(
                commitment=found.commitment,
                entry=occasion.index,
                field=found.field if found.field == "source" else f"body.{found.field}",
                salt=found.salt,
                text=found.text,
                record_class=class_of_text(act, found.field, occasion),
            )
        )
        if found.is_file:
            case_files.place(found.commitment, found.text)


def _open_up(entry: RecordEntry, act: Act, occasion: Occasion) -> None:
    """Let whoever may read an act that a decision carried read its texts, though the decision itself be for fewer.

    Nothing is opened out of a case: what followed from it keeps its own words only.
    """
    by_class: dict[str, list[str]] = {}
    for field, commitment in commitments(entry):
        by_class.setdefault(class_of_text(act, field.removeprefix("body."), occasion), []).append(commitment)
    for class_, found in by_class.items():
        KeptText.objects.filter(commitment__in=found, record_class__in=narrower(class_)).update(record_class=class_)
    for field, attachment in attachments(entry):
        class_ = class_of_text(act, field.removeprefix("body."), occasion)
        attached.open_up(attachment, class_, narrower(class_))


def forget(erasing: RecordEntry) -> None:
    """Delete the words and salts that an entry erases. Whoever restores a backup applies every such entry again."""
    erased = list(erasures(erasing))
    if not erased:
        return
    rows = Entry.objects.filter(index__in={index for index, _ in erased}).only("index", "line")
    found = {row.index: dict(commitments(RecordEntry.parse(bytes(row.line)))) for row in rows}
    gone = [found[index][field] for index, field in erased if field in found.get(index, {})]
    if gone:
        KeptText.objects.filter(commitment__in=gone).delete()
        case_files.forget(gone)
    attached.forget((index, field) for index, field in erased if ":" in field)


def move(head: Head, act: Act, occasion: Occasion) -> None:
    """Enter in the head what an act changes of the organisation as a whole."""
    head.charter = act.adopts() or head.charter
    founding = act.founds()
    if founding is not None:
        head.origin, head.rehearsal = founding.origin, founding.rehearsal
    if act.dissolves():
        head.dissolved_in = occasion.index
    if occasion.kind is Kind.TOLD and head.live_from is None:
        head.told_until = occasion.today
    elif act.declared.verb != "found" and head.live_from is None:
        head.live_from = occasion.index
