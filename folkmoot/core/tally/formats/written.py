"""How each format is written, line by line, of a poll that it can hold."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from folkmoot.core.tally.formats.opened import FORMAT
from folkmoot.core.tally.poll import GAP, Poll

Paper = tuple[int, list[list[int]]]


def blt(poll: Poll, papers: Sequence[Paper], format: str) -> Iterator[str]:
    yield f"{len(poll.candidates)} {poll.seats}\n"
    if poll.withdrawn:
        yield " ".join(f"-{n + 1}" for n in sorted(poll.withdrawn)) + "\n"
    if poll.tie_order:
        yield f"[tie {' '.join(str(n + 1) for n in poll.tie_order)}]\n"
    for weight, places in papers:
        marks = ("=".join(str(n + 1) for n in place) if place != [GAP] else "-" for place in places)
        yield " ".join([str(weight), *marks, "0\n"])
    yield "0\n"
    for each in (*poll.names, poll.title):
        escaped = each.replace("\\", "\\\\").replace('"', '""')
        yield f'"{escaped}"\n'


def preflib(poll: Poll, papers: Sequence[Paper], format: str) -> Iterator[str]:
    different = {tuple(tuple(sorted(place)) for place in places) for _, places in papers}
    yield f"# FILE NAME: poll.{format}\n# TITLE: {poll.title}\n# DESCRIPTION:\n# DATA TYPE: {format}\n"
    yield "# MODIFICATION TYPE: original\n# RELATES TO:\n# RELATED FILES:\n"
    yield f"# NUMBER ALTERNATIVES: {len(poll.candidates)}\n# NUMBER VOTERS: {sum(weight for weight, _ in papers)}\n"
    if format == "cat":
        yield f"# NUMBER UNIQUE PREFERENCES: {len(different)}\n# NUMBER CATEGORIES: 2\n"
        yield "# CATEGORY NAME 1: Yes\n# CATEGORY NAME 2: No\n"
    else:
        yield f"# NUMBER UNIQUE ORDERS: {len(different)}\n"
    for n, each in enumerate(poll.names):
        yield f"# ALTERNATIVE NAME {n + 1}: {each}\n"
    for weight, places in papers:
        if format == "cat":
            yes = places[0] if places else []
            no = [n for n in range(len(poll.candidates)) if n not in yes]
            yield f"{weight}: {_braced(yes)},{_braced(no)}\n"
        else:
            yield f"{weight}: {','.join(map(_braced, places))}\n"


def _braced(place: Iterable[int]) -> str:
    numbers = [str(n + 1) for n in place]
    return numbers[0] if len(numbers) == 1 else f"{{{','.join(numbers)}}}"


def scottish(poll: Poll, papers: Sequence[Paper], format: str) -> Iterator[str]:
    yield f"{len(poll.candidates)},{poll.seats},\n"
    for weight, places in papers:
        yield ",".join([str(weight), *(_cell(place) for place in places), "\n"])
    for n, each in enumerate(poll.candidates):
        yield f'"Candidate {n + 1}",{_quoted(each.name)},{_quoted(each.group)},\n'
    yield f"{_quoted(poll.title)},"


def _cell(place: Sequence[int]) -> str:
    if GAP in place:
        return "" if len(place) == 1 else "overvote"
    return str(place[0] + 1)


def _quoted(text: str) -> str:
    escaped = text.replace('"', '""')
    return f'"{escaped}"'


def _notes(poll: Poll) -> Iterator[str]:
    if poll.title:
        yield f"# title: {poll.title}\n"
    if poll.seats:
        yield f"# seats: {poll.seats}\n"
    for each in poll.names:
        yield f"# candidate: {each}\n"
    if poll.withdrawn:
        yield f"# withdrawn: {', '.join(str(n + 1) for n in sorted(poll.withdrawn))}\n"
    if poll.tie_order:
        yield f"# tie: {', '.join(str(n + 1) for n in poll.tie_order)}\n"


def csv(poll: Poll, papers: Sequence[Paper], format: str) -> Iterator[str]:
    yield from _notes(poll)
    longest = max((len(places) for _, places in papers), default=1)
    yield ",".join(["count", *(f"rank{n + 1}" for n in range(max(longest, 1)))]) + "\n"
    for weight, places in papers:
        yield ",".join([str(weight), *map(_cell, places)]) + "\n"


def ranks(poll: Poll, papers: Sequence[Paper], format: str) -> Iterator[str]:
    yield from _notes(poll)
    yield ",".join(["count", *(_quoted(f"rank:{each}") for each in poll.names)]) + "\n"
    for weight, places in papers:
        cells = [""] * len(poll.candidates)
        rank = 1
        for place in places:
            for n in place:
                if n != GAP:
                    cells[n] = str(rank)
            rank += len(place)
        yield ",".join([str(weight), *cells]) + "\n"


def scores(poll: Poll, papers: Sequence[Paper], format: str) -> Iterator[str]:
    yield from _notes(poll)
    yield ",".join(["count", *(_quoted(f"score:{each}") for each in poll.names)]) + "\n"
    for (weight, _), given in zip(papers, _scores(poll), strict=True):
        yield ",".join([str(weight), *(str(given.get(n, "")) for n in range(len(poll.candidates)))]) + "\n"


def _scores(poll: Poll) -> Iterator[dict[int, int]]:
    """Of each paper, the score of everybody who is marked."""
    starts = poll.papers.starts.tolist()
    marks = poll.papers.marks.tolist()
    given = [] if poll.papers.scores is None else poll.papers.scores.tolist()
    for start, end in pairwise(starts):
        yield dict(zip(marks[start:end], given[start:end], strict=True))


def opened(poll: Poll, papers: Sequence[Paper], format: str) -> Iterator[str]:
    head = {
        "format": FORMAT,
        "question": "q1",
        "title": poll.title,
        "seats": poll.seats,
        "candidates": [
            {"name": each.name, "group": each.group, "attributes": sorted(each.attributes)} for each in poll.candidates
        ],
        "withdrawn": sorted(poll.withdrawn),
        "tie_order": list(poll.tie_order),
        "reopen": poll.reopen,
        "notes": list(poll.notes),
    }
    yield _json(head)
    answers = (
        ([_answer(place) for place in places] for _, places in papers)
        if poll.papers.scores is None
        else ({str(n): score for n, score in given.items()} for given in _scores(poll))
    )
    for (weight, _), answer in zip(papers, answers, strict=True):
        yield _json({"ballot": {"q1": answer}} | ({"weight": weight} if weight > 1 else {}))


def _answer(place: Sequence[int]) -> int | list[int | None] | None:
    found = [None if n == GAP else n for n in place]
    return found[0] if len(found) == 1 else found


def _json(line: object) -> str:
    return json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
