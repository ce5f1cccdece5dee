"""`folkmoot demo [HISTORY]`: a rehearsal to play with, made and served, each time from its beginning."""

import argparse
import os
import re
import shutil
import sys
import tempfile
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from folkmoot import shipped
from folkmoot.cli import faults, helping, saying, serve
from folkmoot.cli.replay import fill
from folkmoot.cli.waiting import progress

KEPT = 4
"""How many rehearsals are kept ready, those played last."""

THE_SHIPPED = "tidewater.md"
STEPS = 1000
_FILE = re.compile(r'"([A-Za-z0-9][\w.-]*\.\w+)"')


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser of `folkmoot`."""
    demo = subparsers.add_parser(
        "demo",
        help="make a rehearsal and serve it",
        description="Serve a rehearsal in which you can be anybody: a made-up federation of 1,500 members, or another "
        "history. It begins anew at each start, and time stands still in it.",
        epilog=helping.ending(
            "folkmoot demo", "folkmoot demo small.md --no-open", "folkmoot demo --members 300 --seed 7"
        ),
    )
    demo.add_argument("history", nargs="?", metavar="HISTORY", help="a history file, or the name of a shipped one")
    demo.add_argument("--members", type=int, metavar="N", help="make a federation of about so many members (1500)")
    demo.add_argument("--seed", metavar="S", help="make another federation: other names, other numbers")
    demo.add_argument("--no-open", action="store_true", help="open no browser")
    serve.add_where(demo)
    demo.set_defaults(run=run, json=False)


def run(args: argparse.Namespace) -> int:
    """Make it, serve it until interrupted; the exit status."""
    why = serve.taken(args.address, args.port)
    if why:
        return saying.failed(args, why)
    if args.history is not None and (args.members is not None or args.seed is not None):
        return saying.bad_input(args, "--members and --seed make a history: give no other one with them")
    os.environ.pop("DATABASE_URL", None)
    with tempfile.TemporaryDirectory(prefix="folkmoot-history-", ignore_cleanup_errors=True) as aside:
        try:
            history = _history(args, Path(aside))
        except ValueError as bad:
            return saying.bad_input(args, bad)
        with rehearsal(args, history) as status:
            return status or serve.serve(args, opened=None if args.no_open else open_browser)


def _history(args: argparse.Namespace, aside: Path) -> Path:
    """The history that is meant: a file, one of those that are shipped, or one that is made. Raises ValueError."""
    if args.members is not None or args.seed is not None:
        return _made(args.members, args.seed, aside / THE_SHIPPED)
    asked = Path(args.history or THE_SHIPPED)
    for found in (asked, shipped("histories") / asked.name):
        if found.is_file():
            return found
    raise ValueError(f"{asked}: there is no such history")


def _made(members: int | None, seed: str | None, file: Path) -> Path:
    """The history of a federation of another size or seed, written to this file. Raises ValueError."""
    from folkmoot.tidewater.federation import WRITTEN
    from folkmoot.tidewater.story import SEED, written

    with progress("Making up a federation") as each:
        done = 0

        def step(share: float) -> None:
            nonlocal done
            for _ in range(int(share * STEPS) - done):
                each(STEPS)
            done = max(done, int(share * STEPS))

        text = written(members or WRITTEN, seed or SEED, step)
    file.write_text(text, encoding="utf-8")
    return file


@contextmanager
def rehearsal(args: argparse.Namespace, history: Path) -> Iterator[int]:
    """A copy of what the history leaves, as the data folder; gives the exit status of making it.

    What it leaves is made once and kept, until the history, a charter or the program changes.
    """
    made = kept_in() / f"demo-{fingerprint(history)}"
    with tempfile.TemporaryDirectory(prefix="folkmoot-demo-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "folkmoot-data"
        os.environ["FOLKMOOT_HOME"] = str(copy)
        os.environ["FOLKMOOT_CASE_KEY_FILE"] = str(key_beside(copy))  # that of the organisation here is left alone
        if made.is_dir():
            shutil.copytree(made, copy)
            _copy(key_beside(made), key_beside(copy))
            made.touch()
            yield faults.said(args, lambda: saying.DONE)
            return
        if not sys.stderr.isatty():
            print("Making the rehearsal; the next start is quicker.", flush=True)
        status = faults.said(args, lambda: fill(argparse.Namespace(file=history, json=False)))
        if status == saying.DONE:
            keep(copy, made)
        yield status


def key_beside(folder: Path) -> Path:
    """Where the key of the cases of a rehearsal lies: beside its data folder."""
    return folder.with_name(f"{folder.name}.case-key")


def _copy(file: Path, to: Path) -> None:
    if file.exists():
        shutil.copyfile(file, to)


def kept_in() -> Path:
    """Where rehearsals are kept ready: in the cache of whoever runs it. It can be deleted at any time."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "folkmoot"


def keep(copy: Path, made: Path) -> None:
    """Keep what was made, so that the next start is quick; where it cannot be kept, that start is slow again."""
    from django.db import connections

    connections.close_all()  # SQLite folds its log into the file when the last one closes
    half = made.with_name(f"{made.name}.{os.getpid()}")
    try:
        made.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.copytree(copy, half)
        _copy(key_beside(copy), key_beside(made))
        half.rename(made)
        former = sorted(made.parent.glob("demo-" + "[0-9a-f]" * 16), key=lambda each: each.stat().st_mtime)
    except OSError:
        shutil.rmtree(half, ignore_errors=True)
        return
    for each in former[:-KEPT]:
        shutil.rmtree(each, ignore_errors=True)
        key_beside(each).unlink(missing_ok=True)


def fingerprint(history: Path) -> str:
    """Of everything that a replay depends on: the history, what lies beside it, the shipped charters, the program."""
    package = Path(__file__).parents[1]
    content = history.read_bytes()
    digest = sha256(content)
    named = {name for name in _FILE.findall(content.decode(errors="replace")) if (history.parent / name).is_file()}
    program = (file for file in package.rglob("*.py") if not file.name.startswith("test_"))
    for file in (*(history.parent / name for name in sorted(named)), *sorted(shipped("charters").glob("*.md"))):
        digest.update(f"{file.name}\0".encode() + sha256(file.read_bytes()).digest())
    for file in sorted(program):
        digest.update(f"{file.relative_to(package)}\0".encode() + sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def open_browser(address: str) -> None:
    """Open the address in a browser, where somebody sits before one."""
    seen = sys.platform in ("darwin", "win32") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if seen and sys.stdout.isatty():
        webbrowser.open(address)
