"""Opened ballots: lines of JSON, the first of which says what is counted, and each other is one ballot.

    {"candidates":[{"name":"Ada"},{"attributes":["woman"],"group":"North","name":"Ben"}],"format":"folkmoot/opened/v1",
     "question":"q1","seats":1,"title":"Branch committee"}                                    (all on one line)
    {"ballot":{"q1":[1,0]},"nonce":"6f559b45c93d44a024e6"}
    {"ballot":"{\\"q1\\":[[0,1]]}"}
    {"ballot":{"q1":[1,null,0]},"weight":3}
    {"ballot":{"q1":{"0":5,"1":2}}}

The first line may also have `withdrawn`, `tie_order` (lists of numbers), `reopen` (a number) and `notes`. A ballot
holds an answer to each question, of which one is counted; it may be the text that was signed. An answer is a list of
candidates, by their numbers from 0, best first: a list in it shares one place (all of approval is one such list), null
names nobody, and an empty list is blank. Scores are an object from numbers to scores. What else stands in a line (the
nonce, the token, a voter's mark) is not read. This form holds all that a poll can hold.
"""

import json
from typing import Any

from folkmoot.core.tally.formats.grid import MOST_SCORE
from folkmoot.core.tally.formats.pile import Named, Pile, name, poll, title
from folkmoot.core.tally.formats.source import LONGEST_NAME, Source
from folkmoot.core.tally.poll import GAP, MOST_CANDIDATES, MOST_PAPERS, Candidate, Poll

FORMAT = "folkmoot/opened/v1"
MOST_NOTES = 100


class _Twice(ValueError):
    """A key stands twice in one object."""


def read(source: Source) -> Poll:
    """The poll of a list of opened ballots."""
    lines = ((line, text) for line, text in source.lines() if text.strip())
    line, text = next(lines)
    head = _object(source, line, text)
    if head.get("format") != FORMAT:
        raise source.bad(line, f'expected "format":"{FORMAT}" in the first line')
    question = _text(source, line, head, "question")
    named = _named(source, line, head)
    pile = Pile(source, len(named.candidates))
    for line, text in lines:
        found = _object(source, line, text)
        weight = found.get("weight", 1)
        _number(source, line, weight, "weight", 1, MOST_PAPERS)
        ballot = found.get("ballot")
        ballot = _object(source, line, ballot) if isinstance(ballot, str) else ballot
        if not isinstance(ballot, dict) or question not in ballot:
            raise source.bad(line, f"expected a ballot that answers {question!r}")
        _put(source, pile, line, weight, ballot[question])
    source.notes += _notes(source, head)
    return poll(source, pile, named)


def _object(source: Source, line: int, text: str) -> dict[str, Any]:
    try:
        found = json.loads(text, object_pairs_hook=_once, parse_float=_refused, parse_constant=_refused)
    except (ValueError, RecursionError):
        raise source.bad(line, "expected one object of JSON, without fractions, and no key twice", text) from None
    if not isinstance(found, dict):
        raise source.bad(line, "expected an object of JSON", text)
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Twice
    return found


def _refused(text: str) -> None:
    raise ValueError(text)


def _text(source: Source, line: int, head: dict[str, Any], key: str, default: str | None = None) -> str:
    found = head.get(key, default)
    if not isinstance(found, str) or len(found) > LONGEST_NAME:
        raise source.bad(line, f"expected {key} to be text of at most {LONGEST_NAME:,} letters")
    return found


def _number(source: Source, line: int, found: object, what: str, least: int, most: int) -> int:
    if type(found) is not int or not least <= found <= most:
        raise source.bad(line, f"expected {what} to be a whole number from {least:,} to {most:,}")
    return found


def _numbers(source: Source, line: int, found: object, what: str, below: int) -> list[int]:
    if not isinstance(found, list) or len(found) > MOST_CANDIDATES:
        raise source.bad(line, f"expected {what} to be a list of candidates")
    return [_number(source, line, each, what, 0, below - 1) for each in found]


def _named(source: Source, line: int, head: dict[str, Any]) -> Named:
    listed = head.get("candidates")
    if not isinstance(listed, list) or not 1 <= len(listed) <= MOST_CANDIDATES:
        raise source.bad(line, f"expected a list of 1 to {MOST_CANDIDATES:,} candidates")
    candidates = [_candidate(source, line, each) for each in listed]
    stand = len(candidates)
    seats = _number(source, line, head.get("seats", 0), "seats", 0, MOST_CANDIDATES)
    withdrawn = frozenset(_numbers(source, line, head.get("withdrawn", []), "withdrawn", stand))
    tie_order = tuple(_numbers(source, line, head.get("tie_order", []), "tie_order", stand))
    if tie_order and sorted(tie_order) != list(range(stand)):
        raise source.bad(line, "expected tie_order to have every candidate once")
    reopen = head.get("reopen")
    if reopen is not None:
        _number(source, line, reopen, "reopen", 0, stand - 1)
    said = title(source, line, _text(source, line, head, "title", ""))
    return Named(candidates, seats, said, withdrawn, reopen, tie_order, True)


def _candidate(source: Source, line: int, found: object) -> Candidate:
    if not isinstance(found, dict):
        raise source.bad(line, "expected each candidate to be an object with a name")
    attributes = found.get("attributes", [])
    if not isinstance(attributes, list) or not all(isinstance(each, str) for each in attributes):
        raise source.bad(line, "expected attributes to be a list of words")
    called = name(source, line, _text(source, line, found, "name"))
    group = title(source, line, _text(source, line, found, "group", ""), "a group")
    return Candidate(called, group, frozenset(name(source, line, each, "an attribute") for each in attributes))


def _notes(source: Source, head: dict[str, Any]) -> list[str]:
    found = head.get("notes", [])
    if not isinstance(found, list) or len(found) > MOST_NOTES or not all(isinstance(each, str) for each in found):
        raise source.bad(1, f"expected notes to be a list of at most {MOST_NOTES} texts")
    return [title(source, 1, each, "a note") for each in found if each.strip()]


def _put(source: Source, pile: Pile, line: int, weight: int, answer: object) -> None:
    stand = pile.candidates
    if isinstance(answer, dict):
        scores = {
            _number(
                source,
                line,
                int(each) if each.isascii() and each.isdigit() and len(each) < 6 else each,
                "a key",
                0,
                stand - 1,
            ): _number(source, line, score, "a score", 0, MOST_SCORE)
            for each, score in answer.items()
        }
        if len(scores) < len(answer):
            raise source.bad(line, "expected one score for each candidate")
        ranks = sorted(set(scores.values()), reverse=True)
        places = [sorted(each for each in scores if scores[each] == score) for score in ranks]
        pile.put(weight, places, [scores[each] for place in places for each in place])
        return
    if not isinstance(answer, list) or len(answer) > MOST_CANDIDATES:
        raise source.bad(line, "expected an answer that is a list of candidates, or an object of scores")
    places = [[GAP] if each is None else _place(source, line, each, stand) for each in answer]
    pile.put(weight, places)


def _place(source: Source, line: int, found: object, stand: int) -> list[int]:
    if isinstance(found, list):
        if found == [None, None]:
            return [GAP, GAP]
        if not found:
            raise source.bad(line, "expected no place without anybody; null is one that names nobody")
        return _numbers(source, line, found, "a place", stand)
    return [_number(source, line, found, "a candidate", 0, stand - 1)]
