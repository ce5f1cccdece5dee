"""Gives the verdict of an entry again, from what the entry and its charter say alone: no server, no tables."""

from collections.abc import Iterator, Mapping

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.errors import CharterError
from folkmoot.core.charter.facts import BadFact, Facts
from folkmoot.core.charter.judging import Authority, Question, Verdict, decide
from folkmoot.core.charter.read import read
from folkmoot.core.charter.vocabulary import VERBS
from folkmoot.core.record.entry import Entry
from folkmoot.core.tally.majority import Counts

SHOWN = 20


class Rejudging:
    """Gives the verdicts of a whole export again, as `verify` asks for them.

    What another version of the program judged may come out otherwise without anybody's fault: that is said, and is no
    fault.
    """

    def __init__(self, version: str) -> None:
        self._version = version
        self._charters: dict[str, Charter | str] = {}
        self._judged = 0
        self._otherwise: list[str] = []

    def __call__(self, entry: Entry, attachments: Mapping[str, bytes], /) -> str | None:
        """What is wrong with the verdict of an entry, or None."""
        if entry.charter not in attachments:
            return None  # the missing attachment is a fault of its own
        charter = self._charter(entry.charter, attachments)
        says = charter if isinstance(charter, str) else replay_verdict(charter, entry)
        if says is not None and entry.code != self._version:
            self._otherwise.append(f"entry {entry.index}, which version {entry.code} judged: {says}")
            return None
        self._judged += 1
        return says

    def says(self) -> Iterator[str]:
        """What was judged again, and what could not be."""
        if self._judged:
            yield f"verdicts given again by the charter, from the facts in each entry: {self._judged:,}"
        yield from self._otherwise[:SHOWN]
        if len(self._otherwise) > SHOWN:
            yield f"and {len(self._otherwise) - SHOWN:,} more verdicts of other versions come out otherwise"

    def _charter(self, hash_: str, attachments: Mapping[str, bytes]) -> Charter | str:
        if hash_ not in self._charters:
            try:
                self._charters[hash_] = read(attachments[hash_])
            except CharterError as error:
                self._charters[hash_] = f"its charter cannot be read: {error.errors[0]}"
        return self._charters[hash_]


def replay_verdict(charter: Charter, entry: Entry) -> str | None:
    """What is wrong with the verdict of an entry, in words; None when the charter gives the same again."""
    try:
        question = question_of(entry)
    except ValueError as error:
        return f"{entry.act} cannot be judged again: {error}"
    again = decide(charter, question)
    recorded, found = _recorded(entry), _found(again)
    for part, was in recorded.items():
        if was != found[part]:
            says = f"the record says that {_words(part, was)}; judged again, {_words(part, found[part])}"
            return f"{entry.act}: {says}{_why(again)}"
    return None


def question_of(entry: Entry) -> Question:
    """What was asked of the charter. Raises ValueError for what no charter could be asked."""
    verb = entry.verdict.get("verb")
    if not isinstance(verb, str) or verb not in VERBS:
        raise ValueError("its verdict names no verb that a charter knows")
    by = entry.by["as"]
    decision = entry.facts.get("decision")
    try:
        facts = Facts.from_json(entry.facts)
        counts = None if decision is None else Counts.from_json(decision)
    except BadFact as error:
        raise ValueError(f"its facts are none: {error}") from None
    return Question(
        verb=verb,
        by=frozenset(_authority(str(each)) for each in by) if isinstance(by, list | tuple) else frozenset(),
        facts=facts,
        decision=counts,
        told=entry.kind == "told",
    )


def _authority(written: str) -> Authority:
    """The authority of a hat: `body:steering`, `office:branch_secretary@0`, `self`. Its unit has counted already."""
    kind, _, id_ = written.partition("@")[0].partition(":")
    return Authority(kind, id_)


def _recorded(entry: Entry) -> dict[str, object]:
    verdict = entry.verdict
    return {part: _plain(verdict.get(part, ())) for part in ("value", "rules", "missing")}


def _found(verdict: Verdict) -> dict[str, object]:
    return {"value": verdict.value, "rules": verdict.rules, "missing": verdict.missing}


def _plain(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _words(part: str, value: object) -> str:
    if part == "value":
        return f"it is {value}"
    names = ", ".join(map(str, value)) if isinstance(value, tuple) and value else "nothing"
    return f"it rests on {names}" if part == "rules" else f"it wants to know {names}"


def _why(verdict: Verdict) -> str:
    return "".join(f": {reason.says}" for reason in verdict.because[:1])
