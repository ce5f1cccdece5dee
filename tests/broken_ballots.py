"""Files of ballots that are broken in every way that we could think of, the same ones on every machine.

    python -m tests.broken_ballots 10000

reads so many of them, and prints how many were refused, how long the slowest took, and the memory at its peak.
"""

import gzip
import resource
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from time import perf_counter

import numpy as np

from folkmoot.core.tally import read
from folkmoot.core.tally.formats.bad import BadPoll
from folkmoot.core.tally.poll import GAP, MOST_PAPERS, Poll

BLT = (
    '4 2\n-2\n[tie 3 1 2 4]\n3 1 3 4 0\n4 1 - 2 0 # why\n2 4 1=3 0\n/* none */ 1 0\n2 (2 4) 1 0\n0\n"Adam"\n'
    '"SNP ""Basil"""\n"Charl\u00f6tte"\nDonald Dee\n"A title"\n"Source"\n'
)
NUMBERED = '3 1\n[nick a b c]\n(A-1) a b 0\n(A-2) c 0\n0\n"A"\n"B"\n"C"\n=tie 3 1 2 0\n"T"\n'
PREFLIB = (
    "# FILE NAME: x.toi\n# TITLE: X\n# DATA TYPE: toi\n# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: 7\n"
    "# ALTERNATIVE NAME 1: Ada\n# ALTERNATIVE NAME 2: Ben\n# ALTERNATIVE NAME 3: C\u00fdd\n4: 1,{2,3}\n3: 2\n"
)
CATEGORIES = (
    "# TITLE: X\n# DATA TYPE: cat\n# NUMBER ALTERNATIVES: 3\n# NUMBER CATEGORIES: 2\n# CATEGORY NAME 1: Yes\n"
    "# CATEGORY NAME 2: No\n# ALTERNATIVE NAME 1: Ada\n# ALTERNATIVE NAME 2: Ben\n# ALTERNATIVE NAME 3: Cyd\n"
    "4: {1,2},3\n3: {},{1,2,3}\n"
)
OLD = "3\n1,Ada\n2,Ben\n3,Cyd\n7,7,2\n4,1,{2,3}\n3,2\n"
SCOTTISH = (
    '3,2,\n210,1,3,\n105,2,\n7,3,,1,\n"Candidate 1","Ada Ayre","Party (P)",\n"Candidate 2","Ben ""B"" Bell","Ind",\n'
    '"Candidate 3","C\u00fdd",,\n"Western Ward",'
)
NOTED = (
    "# title: X\n# seats: 2\n# candidate: Ada\n# candidate: Ben\n# tie: 2, 1\n# withdrawn: 1\n"
    "count,rank1,rank2\n3,1,2\n4,2\n"
)
NAMES = 'id,count,Rank 1,Rank 2,Rank 3\nx1,3,Ada,"Ben, B",skipped\nx2,1,overvote,Ada\nx3,2,,Cyd\n'
PLAIN = "1,3,2\n3,1\n2\n\n1,,3\n"
GRID = "count,Ada,Ben,Cyd\n3,1,2,3\n2,1,1,3\n1,,1,\n"
SCORES = "score:Ada;score:Ben;score:Cyd\n5;0;3\n4;;1\n"
OPENED = (
    '{"candidates":[{"name":"Ada","attributes":["woman"]},{"name":"Ben","group":"N"}],"format":"folkmoot/opened/v1",'
    '"question":"q1","seats":1,"title":"X","tie_order":[1,0],"withdrawn":[0],"reopen":1,"notes":["n"]}\n'
    '{"ballot":{"q1":[1,0]},"nonce":"6f55"}\n{"ballot":"{\\"q1\\":[[0,1]]}"}\n{"ballot":{"q1":[1,null,0]},"weight":3}\n'
)
WHOLE = tuple(
    each.encode()
    for each in (BLT, NUMBERED, PREFLIB, CATEGORIES, OLD, SCOTTISH, NOTED, NAMES, PLAIN, GRID, SCORES, OPENED)
)

AWKWARD = (
    *(b"-1", b"0", b"99999999999999999999", b"9" * 5000, b"1e9", b"1.5", b"900000001", b"10001", b"-", b"=", b"nan"),
    *(
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\r",
        b"\r\n",
        b"\n\n",
        b"\t",
        b";",
        b",",
        b",,",
        b'"',
        b"'",
        b"\\",
        b"#",
    ),
    *(
        b"(",
        b")",
        b"[",
        b"]",
        b"{",
        b"}",
        b"[[[",
        b"{{",
        b"/*",
        b"*/",
        b"overvote",
        b"skipped",
        b"count",
        b"rank:",
        b"null",
    ),
    *("\u0661".encode(), "\u00b2".encode(), "\u2028".encode(), "\ud7ff".encode(), b"\xc3", b"\x81", b"\x1f\x8b"),
)


def files(number: int, seed: int = 1) -> Iterator[bytes]:
    """So many broken files."""
    chance = Random(seed)
    for n in range(number):
        data = chance.choice(WHOLE)
        for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
            data = chance.choice(BREAKS)(chance, data)
        yield _bombed(chance, data[:10_000]) if n % 100 == 99 else data[:3_000_000]


def _span(chance: Random, data: bytes) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 2, 5, 20, 100)))


def _truncated(chance: Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _beheaded(chance: Random, data: bytes) -> bytes:
    return data[chance.randrange(len(data) + 1) :]


def _flipped(chance: Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(min(len(data), chance.choice((1, 3, 20)))):
        changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _inserted(chance: Random, data: bytes) -> bytes:
    start, _ = _span(chance, data)
    return data[:start] + chance.choice(AWKWARD) + data[start:]


def _replaced(chance: Random, data: bytes) -> bytes:
    start, end = _span(chance, data)
    return data[:start] + chance.choice(AWKWARD) + data[end:]


def _deleted(chance: Random, data: bytes) -> bytes:
    start, end = _span(chance, data)
    return data[:start] + data[end:]


def _doubled(chance: Random, data: bytes) -> bytes:
    start, end = _span(chance, data)
    return data[:end] + data[start:end] * chance.choice((1, 2, 50, 5000)) + data[end:]


def _lines_moved(chance: Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def _line_lost(chance: Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    del lines[chance.randrange(len(lines))]
    return b"\n".join(lines)


def _joined(chance: Random, data: bytes) -> bytes:
    return data + chance.choice(WHOLE)


def _nested(chance: Random, data: bytes) -> bytes:
    start, _ = _span(chance, data)
    left, right = chance.choice(
        ((b"[", b"]"), (b"{", b"}"), (b'{"q1":', b"}"), (b"(", b")"), (b'"', b'"'), (b"/*", b"*/"))
    )
    times = chance.choice((3, 100, 100_000))
    return data[:start] + left * times + right * times + data[start:]


def _recoded(chance: Random, data: bytes) -> bytes:
    return data.decode(errors="replace").encode(
        chance.choice(("utf-16", "utf-16-le", "latin-1", "utf-7", "cp037")), "replace"
    )


def _packed(chance: Random, data: bytes) -> bytes:
    packed = gzip.compress(data, mtime=0)
    return chance.choice(
        (packed, packed[:-4], packed + data, packed + packed, gzip.compress(packed, mtime=0), _flipped(chance, packed))
    )


def _bombed(chance: Random, data: bytes) -> bytes:
    filling = chance.choice((b"\0", b"\n", b"1 ", b"1,", b'"', b"[", b" ", b"1 1 0\n"))
    size = chance.choice((10_000, 5_000_000, 40_000_000))
    return gzip.compress(data + filling * (size // len(filling)), 1, mtime=0)


def _numbers(chance: Random, data: bytes) -> bytes:
    digits = [n for n, each in enumerate(data) if 48 <= each <= 57]
    if not digits:
        return data
    at = chance.choice(digits)
    return data[:at] + chance.choice((b"0", b"-3", b"10000", b"10001", b"900000000", b"9" * 30)) + data[at + 1 :]


BREAKS: tuple[Callable[[Random, bytes], bytes], ...] = (
    *(_truncated, _beheaded, _flipped, _inserted, _replaced, _deleted, _doubled, _lines_moved, _line_lost, _joined),
    *(_nested, _recoded, _packed, _numbers, _numbers, _inserted, _flipped),
)


def fault(poll: Poll) -> str:
    """What is wrong with a poll that was read, or nothing."""
    papers, stand = poll.papers, len(poll.candidates)
    if not (0 < stand <= 10_000 and all(each.name for each in poll.candidates)):
        return "candidates"
    if not (len(papers.starts) == len(papers) + 1 and papers.starts[0] == 0 and papers.starts[-1] == len(papers.marks)):
        return "starts"
    if (np.diff(papers.starts) < 0).any() or (papers.weights < 1).any() or papers.count > MOST_PAPERS:
        return "weights"
    if len(papers.marks) and not (papers.marks.min() >= GAP and papers.marks.max() < stand):
        return "marks"
    if any(each is not None and len(each) != len(papers.marks) for each in (papers.tied, papers.scores)):
        return "flags"
    if not (poll.withdrawn <= set(range(stand)) and sorted(poll.tie_order) in ([], list(range(stand)))):
        return "numbers"
    return "" if poll.seats >= 0 and (poll.reopen is None or 0 <= poll.reopen < stand) else "seats"


def refused(data: bytes) -> str:
    """What is said of a file, or nothing where it is read. AssertionError where it is said or read wrongly."""
    try:
        poll = read(data)
    except BadPoll as bad:
        said = str(bad)
        assert said.isprintable(), said
        assert len(said) < 400, said
        return said
    assert not fault(poll), fault(poll)
    return ""


def main() -> None:
    """Read broken files, and tell what came of it."""
    number, slowest, said = int(sys.argv[1]), 0.0, 0
    for n, data in enumerate(files(number)):
        begun = perf_counter()
        try:
            said += bool(refused(data))
        except BaseException:
            print(n, data[:300])
            raise
        slowest = max(slowest, perf_counter() - begun)
    print(f"{number} files, {said} refused, the slowest in {slowest:.2f} s, {peak()} MB at the peak")


def peak() -> int:
    """The most memory of this process, in MB. What getrusage says begins with that of the process that started it."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
