"""How fast polls are counted, against the fastest peers that finish, each as a whole process from file to result.

    python benchmarks/tally.py [--rounds 5] [--only stv,schulze,seq-pav,equal-shares,linear] [--peers FOLDER]

The peers (`benchmarks/peers/requirements.txt`) are installed on demand into an environment of their own, which is kept
in FOLDER between runs. Each program reads the same file and prints who is elected; by turns, in this one run. CPU
seconds and the most memory are those of the process, as the system counts them; the median of the rounds is shown. A
peer that takes more than SLOW seconds runs once. Exit status 1 where a bar is missed, or where two that count by the
same rule elect others.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import ballots

HERE = Path(__file__).parent
SLOW = 20.0


@dataclass(frozen=True)
class Ran:
    """What a process took, and what it printed."""

    cpu: float
    mib: float
    out: str


def ran(command: Sequence[str]) -> Ran:
    """Run a program to its end."""
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(command, stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            raise SystemExit(f"{' '.join(command)} ended with {status}")
        out.seek(0)
        return Ran(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out.read())


def measured(programs: dict[str, Sequence[str]], rounds: int) -> dict[str, Ran]:
    """Every program, by turns; of each the median CPU, the most memory, and what it printed."""
    found: dict[str, list[Ran]] = {name: [] for name in programs}
    for n in range(rounds):
        for name, command in programs.items():
            if n and found[name][0].cpu > SLOW:
                continue
            found[name].append(ran(command))
    return {
        name: Ran(median(each.cpu for each in runs), max(each.mib for each in runs), runs[0].out)
        for name, runs in found.items()
    }


def ours(file: Path, rule: str, seats: int, *more: str) -> list[str]:
    """The command as a person types it."""
    command = str(Path(sys.executable).with_name("folkmoot"))
    return [command, "count", str(file), "--rule", rule, "--seats", str(seats), "--json", *more]


def peer(folder: Path, script: str, *given: object) -> list[str]:
    return [str(folder / "bin" / "python"), str(HERE / "peers" / script), *(str(each) for each in given)]


def environment(folder: Path) -> Path:
    """The environment of the peers, made where it is not there yet."""
    if not (folder / "bin" / "python").exists():
        print(f"installing the peers into {folder}")
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        wanted = HERE / "peers" / "requirements.txt"
        subprocess.run([folder / "bin" / "pip", "install", "-q", "-r", wanted], check=True)
    return folder


def shown(title: str, found: dict[str, Ran], bars: dict[str, tuple[float, float]]) -> bool:
    """Print a table, and each bar: name -> (what it is, the least it must be). Whether all are met."""
    print(f"\n{title}")
    for name, each in found.items():
        print(f"  {name:<28} {each.cpu:8.2f} s CPU {each.mib:8.0f} MiB")
    for name, (ratio, least) in bars.items():
        print(f"  {name:<28} {ratio:8.2f}   (at least {least:g}){'' if ratio >= least else '  MISSED'}")
    return all(ratio >= least for ratio, least in bars.values())


def stv(folder: Path, args: argparse.Namespace) -> bool:
    """A million papers, twenty candidates, nine seats: Scottish STV, in little memory."""
    file, peers = folder / "stv.csv", environment(args.peers)
    ballots.write(file, 1_000_000, "wide")
    found = measured(
        {
            "folkmoot stv-scottish": ours(file, "stv-scottish", ballots.SEATS),
            "pyrankvote": peer(peers, "stv_pyrankvote.py", file, ballots.SEATS),
            "py-vote-core": peer(peers, "stv_py_vote_core.py", file, ballots.SEATS),
        },
        args.rounds,
    )
    mine, *others = found.values()
    fastest = min(each.cpu for each in others)
    bars = {"times the fastest peer": (fastest / mine.cpu, 15), "of 300 MiB, how often": (300 / mine.mib, 1)}
    return shown("1,000,000 ballots, 9 of 20, Scottish STV", found, bars)


def schulze(folder: Path, args: argparse.Namespace) -> bool:
    """200,000 rankings of all twenty."""
    file, peers = folder / "schulze.csv", environment(args.peers)
    with file.open("w") as written:
        written.write(",".join(f"rank{n + 1}" for n in range(ballots.CANDIDATES)) + "\n")
        for orders, _ in ballots.rankings(200_000):
            written.writelines(",".join(map(str, order)) + "\n" for order in (orders + 1).tolist())
    found = measured(
        {"folkmoot schulze": ours(file, "schulze", 1), "svvamp": peer(peers, "schulze_svvamp.py", file)}, args.rounds
    )
    mine, other = found.values()
    same = elected(mine) == [other.out.strip()]
    return shown("200,000 rankings of 20, Schulze", found, {"times svvamp": (other.cpu / mine.cpu, 4)}) and same


def seq_pav(folder: Path, args: argparse.Namespace) -> bool:
    """50,000 papers that approve of some of thirty, for nine seats."""
    return _committee(folder, args, "seq-pav", 2, 5)


def equal_shares(folder: Path, args: argparse.Namespace) -> bool:
    """The same papers by exact Equal Shares, which the peer counts with fractions too."""
    return _committee(folder, args, "equal-shares", 50, 50)


def _committee(folder: Path, args: argparse.Namespace, rule: str, whole: float, alone: float) -> bool:
    file, peers = folder / "approvals.cat", environment(args.peers)
    ballots.write_approvals(file, 50_000)
    found = measured(
        {
            f"folkmoot {rule}": ours(file, rule, ballots.SEATS),
            "abcvoting": peer(peers, "committee_abcvoting.py", file, ballots.SEATS, rule),
            "folkmoot, the count alone": [sys.executable, "-c", ALONE, str(file), rule, str(ballots.SEATS)],
        },
        args.rounds,
    )
    mine, other, count = found.values()
    committee, seconds = other.out.splitlines()
    bars = {
        "times abcvoting": (other.cpu / mine.cpu, whole),
        "the count alone": (float(seconds) / float(count.out), alone),
    }
    same = sorted(map(int, elected(mine))) == list(map(int, committee.split()))
    return shown(f"50,000 approvals, 9 of 30, {rule}", found, bars) and same


ALONE = """
import sys
from time import process_time
from folkmoot.core.tally import count, read
poll = read(sys.argv[1])
count(poll, "approval", seats=1)
begin = process_time()
count(poll, sys.argv[2], seats=int(sys.argv[3]))
print(process_time() - begin)
"""
"""Reads and counts; what is printed is the seconds of the count, once numpy is warm."""


def linear(folder: Path, args: argparse.Namespace) -> bool:
    """Ten times the papers take ten times as long, and less than 2 GB."""
    found = {}
    for million in (1, 10):
        file = folder / f"{million}.csv"
        ballots.write(file, million * 1_000_000, "wide")
        found[f"{million},000,000 ballots"] = ran(ours(file, "stv-scottish", ballots.SEATS))
    one, ten = found.values()
    bars = {"of linear time, how often": (11 * one.cpu / ten.cpu, 1), "of 2 GB, how often": (1_907 / ten.mib, 1)}
    return shown("ten times as many", found, bars)


def elected(mine: Ran) -> list[str]:
    """Whom our own line of JSON says to be elected."""
    return list(json.loads(mine.out)["elected"])


PARTS: dict[str, Callable[[Path, argparse.Namespace], bool]] = {
    "stv": stv,
    "schulze": schulze,
    "seq-pav": seq_pav,
    "equal-shares": equal_shares,
    "linear": linear,
}


def main() -> int:
    """Measure, print, and tell whether the bars are met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default=",".join(PARTS))
    parser.add_argument("--peers", type=Path, default=Path(tempfile.gettempdir()) / "folkmoot-peers")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        met = [PARTS[name](Path(folder), args) for name in args.only.split(",")]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
