"""Fills an empty record from a history file."""

from base64 import b64encode
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from folkmoot import shipped
from folkmoot.core.charter.judging import Authority
from folkmoot.door.act import Act, BadAct, decode
from folkmoot.door.charters import attach
from folkmoot.door.draw import Draw
from folkmoot.door.enact import enact, tell
from folkmoot.door.history_file import BadHistory, Block, History, read_history
from folkmoot.door.labels import Labels
from folkmoot.door.log_key import checkpoint
from folkmoot.door.models import Head
from folkmoot.door.occasion import Hat
from folkmoot.door.refusal import Refused

RESERVED = frozenset({"act", "at", "on", "as", "by", "called", "refused", "source"})


@dataclass(frozen=True, slots=True)
class Left:
    """What a replay left: the record's size and root (base64), and how many acts were refused as the file expects."""

    size: int
    root: str
    refused: int


def replay(file: Path) -> Left:
    """Enact a whole history, in a record that must be empty.

    Raises BadHistory (file and line), Refused for an act that the file does not expect to be refused.
    """
    history = read_history(file)
    if Head.objects.filter(size__gt=0).exists():
        raise BadHistory(history.file, 1, "expected an empty record: this data folder holds one already")
    draw = Draw(history.seed)
    labels = Labels(draw, lambda name: attach(_find(file, history, name).read_bytes()))
    refused = 0
    for block in history.acts:
        try:
            refused += _enact(history, block, labels, draw)
        except (BadAct, LookupError) as error:
            raise BadHistory(history.file, block.line, str(error)) from None
    return _foot(history, refused)


def _enact(history: History, block: Block, labels: Labels, draw: Draw) -> int:
    values = block.values
    name = values.get("act")
    if not isinstance(name, str):
        raise BadAct('expected act = "organ.verb"')
    fields = {key: value for key, value in values.items() if key not in RESERVED}
    act = decode(name, labels.fields(name, fields))
    if "refused" in values:
        return _refused(history, block, act, labels, draw)
    if "source" in values:
        hat = _hat(values.get("as", ""))
        hats = frozenset({hat} if hat else ())
        done = tell(act, on=values.get("on", ""), hats=hats, source=values["source"], at=history.entered, draw=draw)
    else:
        done = enact(act, person=_person(values, labels), at=_at(history, values), draw=draw)
    if "called" in values:
        labels.call(values["called"], done.index)
    return 0


def _refused(history: History, block: Block, act: Act, labels: Labels, draw: Draw) -> int:
    """Enact what the file says the charter refuses, and hold it to that."""
    try:
        enact(act, person=_person(block.values, labels), at=_at(history, block.values), draw=draw)
    except Refused as refused:
        if block.values["refused"] in refused.verdict.rules:
            return 1
        raise BadAct(f"expected a refusal by {block.values['refused']}; found {'; '.join(refused.because)}") from None
    raise BadAct(f"expected a refusal by {block.values['refused']}, but the charter allows it")


def _person(values: dict[str, object], labels: Labels) -> str | None:
    by = values.get("by")
    return labels.person(by) if isinstance(by, str) else None


def _at(history: History, values: dict[str, object]) -> datetime:
    at = values.get("at", history.entered)
    if not isinstance(at, datetime) or at.tzinfo is None:
        raise BadAct("at: expected a time with its zone, like 2026-05-01T18:30:00Z")
    return at


def _hat(written: object) -> Hat | None:
    """Who did it as the source says: `body:steering`, `electorate:membership`; nothing when it does not say."""
    if not isinstance(written, str) or not written:
        return None
    kind, _, id_ = written.partition(":")
    if kind not in ("body", "electorate", "office", "class") or not id_:
        raise BadAct(f"as: expected body:ID, electorate:ID, office:ID or class:ID; found {written}")
    return Hat(Authority(kind, id_))


def _find(file: Path, history: History, name: str) -> Path:
    """The charter that a history names: beside it, or among those that are shipped."""
    if name != Path(name).name:
        raise BadAct(f"{name}: expected the name of a file, without folders")
    beside = file.parent / name
    return beside if beside.exists() else shipped("charters") / (history.charter if name == "charter" else name)


def _foot(history: History, refused: int) -> Left:
    head = Head.objects.get(pk=Head.THE_ONE)
    root = b64encode(checkpoint(head).root).decode()
    foot = history.foot
    if foot is not None and (foot.size, foot.root) != (head.size, root):
        says = f"expected {foot.size} entries with root {foot.root}; the acts leave {head.size} with root {root}"
        raise BadHistory(history.file, foot.line, says)
    return Left(head.size, root, refused)
