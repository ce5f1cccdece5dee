"""How long it takes to verify a long log, against the bare hashing that no verifier can do without.

    python benchmarks/record.py [--entries 1000000]

Writes a log to a temporary file and runs, by turns and in this one process, the floor (one SHA-256 for each line and
one for each node above, with hashlib and nothing else) and `verify` as `folkmoot verify FILE` calls it: the file is
read, the lines are parted and glanced at for index and time, the leaf hashes and the root are computed. The best of
the rounds counts. Exit status 1 if verifying takes more than BAR times the floor.
"""

import argparse
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import islice
from pathlib import Path
from time import perf_counter

from folkmoot.core.record.entry import Entry
from folkmoot.core.record.log import Log
from folkmoot.core.record.report import Faults
from folkmoot.core.record.verify import GLANCE_ABOVE, verify

BAR = 2.5
ROUNDS = 3
BLOCK = 10_000


def main() -> int:
    """Measure, print, and tell whether the bar is met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=1_000_000)
    entries = parser.parse_args().entries
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log.jsonl"
        write(path, entries)
        length = path.stat().st_size
        print(f"{entries:,} entries, {length:,} bytes, {length // entries} an entry")
        floors, verified = [], []
        for _ in range(ROUNDS):
            floors.append(floor(path))
            verified.append(timed(lambda: hold(path)))
        strict = timed(lambda: read_in_full(path, BLOCK)) / BLOCK
    glanced = "hashed as stored and glanced at" if length > GLANCE_ABOVE else "read in full"
    ratio = min(verified) / min(floors)
    print(f"floor (hashlib)      {min(floors):6.2f} s  of {shown(floors)}")
    print(f"verify from the file {min(verified):6.2f} s  of {shown(verified)}, {glanced}")
    print(f"ratio                {ratio:6.2f}    (at most {BAR})")
    print(f"--strict, in full    {strict * entries:6.2f} s  by {BLOCK:,} entries, {1 / strict:,.0f} a second")
    print(f"peak memory          {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:6.0f} MiB")
    return 0 if ratio <= BAR else 1


def write(path: Path, entries: int) -> None:
    """A log of admissions, one a minute, after the founding."""
    begin = datetime(2026, 5, 1, 18, 30, tzinfo=UTC)
    pattern = admission(999_999_999, "2000-01-01T00:00:00Z").line().replace(b"%", b"%%")
    pattern = pattern.replace(b"2000-01-01T00:00:00Z", b"%s").replace(b"999999999", b"%d")
    with path.open("wb") as file:
        for index in range(entries):
            at = f"{begin + timedelta(minutes=index):%Y-%m-%dT%H:%M:%SZ}"
            if index:
                line = pattern % (at.encode(), index)
            else:
                line = admission(0, at, kind="founding", act="constitution.found").line()
            file.write(line + b"\n")
    if line != admission(index, at).line():
        raise SystemExit("the benchmark writes other bytes than the record does")


def admission(index: int, at: str, *, kind: str = "rehearsed", act: str = "members.admit") -> Entry:
    """An entry such as most are."""
    return Entry(
        index=index,
        at=at,
        kind=kind,
        act=act,
        body={"class": "full", "name": "c:" + "n" * 43, "person": "p:" + "a" * 22},
        by={"as": ["office:secretary"], "person": "p:" + "b" * 22},
        charter=sha256(b"charter").hexdigest(),
        code="0.1.0",
        record_class="members",
        facts={"eligible": True, "objection_days": 15, "on": ["member", "member:full"]},
        verdict={"rules": ["4 admit"], "value": "allowed", "verb": "admit"},
    )


def floor(path: Path) -> float:
    """The seconds of the hashing alone: a leaf for each line, a node for each leaf. Reading is not counted."""
    seconds = 0.0
    for lines in blocks(path):
        begin = perf_counter()
        leaves = [sha256(b"\x00" + line).digest() for line in lines]
        for leaf in leaves:
            sha256(b"\x01" + leaf + leaf).digest()
        seconds += perf_counter() - begin
    return seconds


def blocks(path: Path) -> Iterator[list[bytes]]:
    """The lines of the file, BLOCK at a time."""
    with path.open("rb") as file:
        while lines := [line[:-1] for line in islice(file, BLOCK)]:
            yield lines


def hold(path: Path) -> None:
    """Verify the log as the command does."""
    report = verify(path)
    if not report.holds:
        raise SystemExit(f"the log does not hold: {report.faults[0].says}")


def read_in_full(path: Path, entries: int) -> None:
    """Read the first entries in full, as `--strict` does."""
    log = Log("log.jsonl", Faults(), in_full=True, meet=lambda entry: None)
    with path.open("rb") as file:
        log.read(islice(file, entries))


def timed(work: Callable[[], None]) -> float:
    """The seconds that the work takes."""
    begin = perf_counter()
    work()
    return perf_counter() - begin


def shown(seconds: list[float]) -> str:
    """All rounds in one line."""
    return " ".join(f"{each:.2f}" for each in seconds)


if __name__ == "__main__":
    sys.exit(main())
