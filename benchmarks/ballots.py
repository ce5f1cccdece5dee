"""Ballots to measure with: the same on every machine for the same numbers.

    python benchmarks/ballots.py FILE [--ballots 1000000] [--layout headed|plain|scottish|blt|wide|names]

Twenty candidates stand for nine seats. There are nine tastes, each person has one of them and something of their own;
a paper names from one to all candidates, six on average, and of a million papers about 56 in a hundred are different.
The layouts: `plain` is a row of numbers for each ballot and nothing else; `headed` has notes of the seats and the
candidates, and a header with `count`; `wide` has a header, and a cell for every rank, filled or not; `names` is the
same with names; `scottish` and `blt` are those formats. Numbers come from a fixed seed of NumPy's PCG64, a block at a
time, so that the first million ballots of ten are those of one.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

CANDIDATES = 20
SEATS = 9
SEED = 20261123
BLOCK = 100_000
TASTES = 9
NAMES = tuple(f"Candidate {n + 1}" for n in range(CANDIDATES))


def rankings(ballots: int) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Blocks of papers: each a row that ranks everybody from 0, and how far down it goes."""
    chance = np.random.Generator(np.random.PCG64(SEED))
    liked = np.linspace(2.2, 0.0, CANDIDATES) + chance.normal(0, 2.2, (TASTES, CANDIDATES))
    for done in range(0, ballots, BLOCK):
        tastes = liked[chance.integers(0, TASTES, BLOCK)]
        orders = np.argsort(-(tastes + chance.gumbel(0, 3.0, (BLOCK, CANDIDATES))), axis=1, kind="stable")
        depths = 1 + np.minimum(chance.geometric(0.16, BLOCK) - 1, CANDIDATES - 1)
        size = min(BLOCK, ballots - done)
        yield orders[:size], depths[:size]


def write(path: Path, ballots: int, layout: str) -> None:
    """Write a file of so many ballots."""
    head, row, foot = LAYOUTS[layout]
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(head)
        for orders, depths in rankings(ballots):
            for order, depth in zip((orders + 1).tolist(), depths.tolist(), strict=True):
                file.write(row(order[:depth]))
        file.write(foot)


def write_approvals(path: Path, ballots: int, candidates: int = 30) -> None:
    """Write a PrefLib file of approvals: each paper those above a mark of its own, about half of the papers equal."""
    chance = np.random.Generator(np.random.PCG64(SEED))
    liked = np.linspace(-2.6, 0.9, candidates) + chance.normal(0, 0.8, (TASTES, candidates))
    papers = liked[chance.integers(0, TASTES, ballots)] + chance.normal(0, 1.2, (ballots, candidates)) > 1.0
    distinct, counts = np.unique(papers, axis=0, return_counts=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"# FILE NAME: approvals.cat\n# DATA TYPE: cat\n# NUMBER ALTERNATIVES: {candidates}\n")
        file.write(f"# NUMBER VOTERS: {ballots}\n# NUMBER CATEGORIES: 2\n")
        file.write("# CATEGORY NAME 1: yes\n# CATEGORY NAME 2: no\n")
        file.writelines(f"# ALTERNATIVE NAME {n + 1}: {n + 1}\n" for n in range(candidates))
        for paper, count in zip(distinct, counts.tolist(), strict=True):
            yes, no = (",".join(str(n + 1) for n in np.flatnonzero(paper == side)) for side in (True, False))
            file.write(f"{count}: {{{yes}}},{{{no}}}\n")


def _plain(paper: list[int]) -> str:
    return ",".join(map(str, paper)) + "\n"


def _counted(paper: list[int]) -> str:
    return "1," + ",".join(map(str, paper)) + "\n"


def _scottish(paper: list[int]) -> str:
    return "1," + ",".join(map(str, paper)) + ",\n"


def _blt(paper: list[int]) -> str:
    return "1 " + " ".join(map(str, paper)) + " 0\n"


def _wide(paper: list[int]) -> str:
    return ",".join(map(str, paper)) + "," * (CANDIDATES - len(paper)) + "\n"


def _named(paper: list[int]) -> str:
    return ",".join(NAMES[n - 1] for n in paper) + "," * (CANDIDATES - len(paper)) + "\n"


_NOTES = f"# title: Benchmark\n# seats: {SEATS}\n" + "".join(f"# candidate: {name}\n" for name in NAMES)
_RANKS = ",".join(f"rank{n + 1}" for n in range(CANDIDATES)) + "\n"
_ROWS = "".join(f'"Candidate {n + 1}","{name}","Independent (Ind)",\n' for n, name in enumerate(NAMES))
LAYOUTS = {
    "plain": ("", _plain, ""),
    "headed": (f"{_NOTES}count,{_RANKS}", _counted, ""),
    "wide": (_RANKS, _wide, ""),
    "names": (_RANKS, _named, ""),
    "scottish": (f"{CANDIDATES},{SEATS},\n", _scottish, f'{_ROWS}"Benchmark",'),
    "blt": (f"{CANDIDATES} {SEATS}\n", _blt, "0\n" + "".join(f'"{name}"\n' for name in NAMES) + '"Benchmark"\n'),
}


def main() -> None:
    """Write one file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--ballots", type=int, default=1_000_000)
    parser.add_argument("--layout", choices=LAYOUTS, default="headed")
    asked = parser.parse_args()
    write(asked.file, asked.ballots, asked.layout)


if __name__ == "__main__":
    main()
