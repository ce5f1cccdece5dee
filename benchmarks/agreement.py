"""Whether peers that count by the same rule elect the same people, in thousands of small random polls.

    python benchmarks/agreement.py [--polls 1000] [--only stv-scottish,...] [--peers FOLDER] [--seed 1]

The peers are those of `benchmarks/tally.py`, in their own environment. Weights and lengths of the papers are drawn
small, so that ties are common: an outcome agrees where the peer allows it for one of its ways to break them. Every
difference is printed with its poll; those that are known to be the peer's are explained in `docs/decisions.md`. Exit
status 1 where somebody is elected whom no outcome of the peer elects.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from tally import HERE, environment

from folkmoot.core.tally import count
from folkmoot.core.tally.poll import Candidate, Poll, papers

RULES = (
    "stv-scottish", "schulze", "minimax", "ranked-pairs", "copeland", "seq-pav", "phragmen", "equal-shares", "dhondt",
    "sainte-lague", "hamilton",
)  # fmt: skip
ONE = {"schulze", "minimax", "ranked-pairs", "copeland"}
APPROVALS = {"seq-pav", "phragmen", "equal-shares"}


def drawn(chance: random.Random, rule: str) -> dict[str, Any]:
    """A random poll for a rule, as the peers take it."""
    stand = chance.randint(2, 4 if rule == "ranked-pairs" else 7)  # the peer tries every order of equal victories
    papers_ = []
    for _ in range(chance.randint(1, 12)):
        order = chance.sample(range(stand), chance.randint(1, stand))
        papers_.append([chance.randint(1, 20), sorted(order) if rule in APPROVALS else order])
    seats = 1 if rule in ONE else chance.randint(1, max(1, stand - 1))
    return {"rule": rule, "seats": seats, "stand": stand, "papers": papers_}


def ours(poll: dict[str, Any]) -> list[int]:
    """Whom we elect."""
    shared, first = poll["rule"] in APPROVALS, poll["rule"] in ("dhondt", "sainte-lague", "hamilton")
    made = papers([(weight, [paper] if shared else paper[: 1 if first else None]) for weight, paper in poll["papers"]])
    found = Poll(tuple(Candidate(f"C{n}") for n in range(poll["stand"])), poll["seats"], made)
    return sorted(count(found, poll["rule"]).elected)


def main() -> int:
    """Count all polls by both, and print how often they agree."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polls", type=int, default=1000)
    parser.add_argument("--only", default=",".join(RULES))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peers", type=Path, default=Path(tempfile.gettempdir()) / "folkmoot-peers")
    args = parser.parse_args()
    python = environment(args.peers) / "bin" / "python"
    chance = random.Random(args.seed)
    differ = 0
    for rule in args.only.split(","):
        polls = [drawn(chance, rule) for _ in range(args.polls)]
        asked = "".join(json.dumps(poll) + "\n" for poll in polls)
        done = subprocess.run(
            [python, HERE / "peers" / "agreeing.py"], input=asked, capture_output=True, text=True, check=True
        )
        said: Counter[str] = Counter()
        for poll, line in zip(polls, done.stdout.splitlines(), strict=True):
            outcomes, elected = json.loads(line), ours(poll)
            how = "refused by the peer" if isinstance(outcomes, str) else "same" if elected in outcomes else "different"
            said[how] += 1
            if how == "different":
                print(f"  {json.dumps(poll)}: we elect {elected}, the peer {outcomes}")
        differ += said["different"]
        print(f"{rule:<16} " + ", ".join(f"{number:,} {how}" for how, number in said.most_common()))
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
