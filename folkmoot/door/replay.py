"""Fills an empty record from a history file."""

import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from folkmoot import shipped
from folkmoot.core.charter.errors import CharterError
from folkmoot.core.charter.judging import Authority
from folkmoot.door.act import Act, BadAct, decode
from folkmoot.door.case_files import wait
from folkmoot.door.charters import attach
from folkmoot.door.clock import tick
from folkmoot.door.draw import Draw
from folkmoot.door.edtf import YEARS, partial_date
from folkmoot.door.enact import Done, enact, tell
from folkmoot.door.guises import keep_guises
from folkmoot.door.history_file import BadHistory, Block, History, read_history
from folkmoot.door.labels import Labels, resolved
from folkmoot.door.log_key import checkpoint
from folkmoot.door.models import Head
from folkmoot.door.occasion import CLOCK, Hat
from folkmoot.door.refusal import Refused
from folkmoot.door.tables import attach_table, is_table

TOLD = frozenset({"act", "as", "called", "cause", "on", "source"})
DONE = frozenset({"act", "at", "by", "called", "refused"})
RESERVED = TOLD | DONE
THE_CLOCK = "clock"
MAX_ATTACHED = 16 << 20
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")


@dataclass(frozen=True, slots=True)
class Left:
    """What a replay left: the record's size and root (base64), and how many acts were refused as the file expects."""

    size: int
    root: str
    refused: int


class RefusedInHistory(Refused):
    """The charter refuses an act that the history does not expect to be refused. Says where it stands."""

    def __init__(self, refused: Refused, file: str, line: int) -> None:
        super().__init__(refused.act, refused.judged, refused.occasion, refused.cause)
        self.file = file
        self.line = line


def replay(file: Path, *, each: Callable[[Block, int], None] | None = None, to_its_foot: bool = True) -> Left:
    """Enact a whole history, in a record that must be empty. `each` hears of every block before it is enacted.

    What it leaves must be what its foot says, unless nobody cares (`to_its_foot`). All of it is left, or nothing.
    Raises BadHistory (file and line), RefusedInHistory for an act that the file does not expect to be refused, and
    OSError when the file cannot be read.
    """
    history = read_history(file)
    if Head.objects.filter(size__gt=0).exists():
        raise BadHistory(history.file, 1, "expected an empty record: this data folder holds one already")
    with transaction.atomic():
        return _left(history, _enacted(file, history, each), to_its_foot)


def _enacted(file: Path, history: History, each: Callable[[Block, int], None] | None) -> int:
    """Enact every block, and keep whom the history offers to be; how many were refused as the file expects."""
    draw = Draw(history.seed)
    labels = Labels(
        draw,
        lambda written: _attached(file, history, written, labels, draw),
        lambda written: wait(_content(file, history, written), datetime.now(UTC).date()),
    )
    refused = 0
    for block in history.acts:
        if each is not None:
            each(block, len(history.acts))
        try:
            refused += _enact(history, block, labels, draw)
        except Refused as found:
            raise RefusedInHistory(found, history.file, block.line) from None
        except (BadAct, CharterError, LookupError) as error:
            raise BadHistory(history.file, block.line, str(error)) from None
        except OverflowError:
            raise BadHistory(history.file, block.line, "a date lies outside of the calendar") from None
    try:
        keep_guises(history.people.values["people"], labels)
    except BadAct as error:
        raise BadHistory(history.file, history.people.line, str(error)) from None
    return refused


def _enact(history: History, block: Block, labels: Labels, draw: Draw) -> int:
    values = block.values
    if block.kind == "clock":
        return _pass_time(history, values)
    name = _word(values, "act")
    called = values.get("called")
    if called is not None:
        labels.check(called)
    _check_heading(values)
    act = decode(name, resolved(name, {key: value for key, value in values.items() if key not in RESERVED}, labels))
    if "refused" in values:
        return _refused(history, block, act, labels, draw)
    if "source" in values:
        hat = _hat(values.get("as"), labels)
        hats = frozenset({hat} if hat else ())
        on, source = _on(values), _word(values, "source")
        cause = labels.entry(_word(values, "cause")) if "cause" in values else None
        done = tell(act, on=on, hats=hats, source=source, at=history.entered, draw=draw, cause=cause)
    else:
        person, acting = _actor(values, labels)
        done = enact(act, person=person, hats=acting, at=_at(history, values), draw=draw)
        if not Head.objects.get(pk=Head.THE_ONE).rehearsal and done.index > 0:
            raise BadAct("expected a source: acts without one follow only a founding with rehearsal = true")
    if called is not None:
        labels.call(called, done.index)
    _call_carried(values, done, labels)
    return 0


def _call_carried(values: dict[str, Any], done: Done, labels: Labels) -> None:
    """What a decision carries may be called something too. It follows first, in its order."""
    carries = values.get("carries", ())
    for each, index in zip(carries, done.followed, strict=False):
        if "called" in each:
            labels.call(each["called"], index)


def _check_heading(values: dict[str, object]) -> None:
    """What is said of a told act cannot be said of one that is enacted, and the other way round."""
    told = "source" in values
    for key in sorted(values.keys() & RESERVED - (TOLD if told else DONE)):
        said = "with a source, which is told" if told else "without a source, which is enacted"
        raise BadAct(f"{key}: expected none in an act {said}")


def _word(values: dict[str, object], key: str) -> str:
    word = values.get(key)
    if not isinstance(word, str) or not word:
        says = {
            "act": 'act = "organ.verb"',
            "cause": 'cause = "@name" of the act from which it followed',
            "on": 'on = "2013-11-02", or as much of the date as is known',
        }
        raise BadAct(f"expected {says.get(key, f'{key}, in quotes')}")
    return word


def _refused(history: History, block: Block, act: Act, labels: Labels, draw: Draw) -> int:
    """Enact what the file says the charter refuses, and hold it to that."""
    rule = _word(block.values, "refused")
    try:
        person, hats = _actor(block.values, labels)
        enact(act, person=person, hats=hats, at=_at(history, block.values), draw=draw)
    except Refused as refused:
        if rule in refused.verdict.rules:
            return 1
        raise BadAct(f"expected a refusal by {rule}; found {'; '.join(refused.because)}") from None
    raise BadAct(f"expected a refusal by {rule}, but the charter allows it")


def _actor(values: dict[str, object], labels: Labels) -> tuple[str | None, frozenset[Hat] | None]:
    """Who acts: a person by all that they are, or the clock, which is nobody."""
    if values.get("by") == THE_CLOCK:
        return None, frozenset({CLOCK})
    return labels.person(_word(values, "by")) if "by" in values else None, None


def _pass_time(history: History, values: dict[str, object]) -> int:
    """Let the clock enter what has ended by a time. What the charter does not let it enter stands as it is."""
    for key in sorted(values.keys() - {"at"}):
        raise BadAct(f"{key}: expected at only")
    for _ in tick(_at(history, values)):
        pass
    return 0


def _at(history: History, values: dict[str, object]) -> datetime:
    at = values.get("at", history.entered)
    if not isinstance(at, datetime) or at.tzinfo is None or at.year not in YEARS:
        raise BadAct("at: expected a time with its zone, like 2026-05-01T18:30:00Z")
    return at


def _on(values: dict[str, object]) -> str:
    on = _word(values, "on")
    try:
        partial_date(on)
    except ValueError as error:
        raise BadAct(f"on: {error}") from None
    return on


def _hat(written: object, labels: Labels) -> Hat | None:
    """Who did it as the source says: `body:steering`, `body:branch@north`; nothing when it does not say."""
    if written is None:
        return None
    who, at, unit = written.partition("@") if isinstance(written, str) else ("", "", "")
    kind, _, id_ = who.partition(":")
    if kind not in ("body", "electorate", "office", "class") or not id_:
        raise BadAct(f"as: expected body:ID, electorate:ID, office:ID or class:ID; found {written}")
    return Hat(Authority(kind, id_), labels.key(f"@{unit}") if at else None)


def _attached(file: Path, history: History, written: str, labels: Labels, draw: Draw) -> str:
    """What an act attaches: a table that stands in the history, or a file."""
    if is_table(written):
        return attach_table(written, labels, draw)
    return attach(_content(file, history, written))


def _content(file: Path, history: History, name: str) -> bytes:
    """What an act attaches: a file beside the history, or a charter that is shipped. `charter` means its head's."""
    name = history.charter if name == "charter" else name
    if not _FILE.fullmatch(name):
        raise BadAct(f"{name[:80]!r}: expected the name of a file, without folders")
    beside = file.parent / name
    others = (each for each in (beside, shipped("charters") / name) if each.is_file() and not each.samefile(file))
    found = next(others, beside)  # a history may be called as its charter is
    if not found.is_file():
        raise BadAct(f"there is no file {name} beside the history or among the charters that are shipped")
    if found.stat().st_size > MAX_ATTACHED:
        raise BadAct(f"{name}: expected at most {MAX_ATTACHED:,} bytes")
    return found.read_bytes()


def _left(history: History, refused: int, to_its_foot: bool) -> Left:
    head = Head.objects.filter(pk=Head.THE_ONE).first()
    if head is None or not head.size:
        raise BadHistory(history.file, 1, "expected an act that founds the organisation; this history has no act")
    root = b64encode(checkpoint(head).root).decode()
    foot = history.foot if to_its_foot else None
    if foot is not None and (foot.size, foot.root) != (head.size, root):
        says = f"expected {foot.size} entries with root {foot.root}; the acts leave {head.size} with root {root}"
        raise BadHistory(history.file, foot.line, says)
    return Left(head.size, root, refused)
