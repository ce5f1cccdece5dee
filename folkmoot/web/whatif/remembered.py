"""What a charter says of every entry, found a little at a time and remembered while this process runs.

A request looks at entries for a second at most and leaves the rest to the next one. The record only grows, so that
what was found of its entries stays so; should it be another record, it is found anew.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock
from time import monotonic

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.judging import Verdict
from folkmoot.core.charter.replaying import question_of
from folkmoot.door.models import Entry
from folkmoot.door.whatif import Counterparts
from folkmoot.web.record import parsed_line

SECONDS = 1.0
"""How long one request looks at entries that were not looked at before."""

A_READING = 500
MOST = 8
"""So many charters are remembered, those last asked for."""

VALUES = ("", "allowed", "refused", "undetermined")
"""What is remembered of an entry, by its place here; the first, where no charter is asked."""


@dataclass
class Remembered:
    """What one charter says of the entries, as far as it was found; and the record class of each."""

    verdicts: bytearray = field(default_factory=bytearray)
    classes: list[str] = field(default_factory=list)
    last: bytes = b""
    """The leaf of the last entry that was looked at."""

    @property
    def upto(self) -> int:
        return len(self.verdicts)


_FOUND: "OrderedDict[str, Remembered]" = OrderedDict()
_LOCK = Lock()


def remembered(charter: Charter | None, size: int, until: float) -> Remembered:
    """What a charter (None: that of the day) says of the entries before `size`; the search goes on until that time.

    At least one reading of entries is looked at, so that whoever asks again comes to the end.
    """
    key = "" if charter is None else charter.hash
    with _LOCK:
        found = _FOUND.pop(key, Remembered())
        if found.upto and not _is_of_this_record(found, size):
            found = Remembered()
        _FOUND[key] = found
        while len(_FOUND) > MOST:
            _FOUND.popitem(last=False)
        while found.upto < size:
            _look(found, charter, size)
            if monotonic() > until:
                break
        return found


def _is_of_this_record(found: Remembered, size: int) -> bool:
    leaf = Entry.objects.filter(index=found.upto - 1, index__lt=size).values_list("leaf", flat=True).first()
    return leaf is not None and bytes(leaf) == found.last


def _look(found: Remembered, charter: Charter | None, size: int) -> None:
    """Look at the next entries, as many as are read at once."""
    stop = min(found.upto + A_READING, size)
    began = monotonic()
    for row in Entry.objects.filter(index__gte=found.upto, index__lt=stop).order_by("index"):
        value = _recorded(row) if charter is None else _value(judged(charter, row))
        found.verdicts.append(VALUES.index(value))
        found.classes.append(row.record_class)
        found.last = bytes(row.leaf)
        if monotonic() - began > SECONDS:
            return


def _recorded(row: Entry) -> str:
    verdict = parsed_line(bytes(row.line)).verdict
    value = verdict.get("value")
    return str(value) if verdict.get("verb") and value in VALUES else ""


def _value(found: tuple[Verdict, tuple[str, ...]] | None) -> str:
    return "" if found is None else found[0].value


def judged(charter: Charter, row: Entry) -> tuple[Verdict, tuple[str, ...]] | None:
    """What a charter says of an entry by the facts that stand in it, and the names that it does not have.

    None where nothing was asked of a charter.
    """
    return _judged(charter, bytes(row.line))


@lru_cache(maxsize=4_000)
def _judged(charter: Charter, line: bytes) -> tuple[Verdict, tuple[str, ...]] | None:
    entry = parsed_line(line)
    try:
        question = question_of(entry)
    except ValueError:
        return None
    return _counterparts(charter).judge_question(question, entry.charter)


@lru_cache(maxsize=MOST)
def _counterparts(charter: Charter) -> Counterparts:
    return Counterparts(charter, {})
