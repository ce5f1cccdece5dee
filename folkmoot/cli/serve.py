"""`folkmoot serve [--demo HISTORY]`: the organisation's pages, with the clock beside them."""

import argparse
import multiprocessing
import os
import re
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from folkmoot import shipped
from folkmoot.cli import faults, saying
from folkmoot.cli.init import way
from folkmoot.cli.replay import fill
from folkmoot.cli.tick import clock
from folkmoot.cli.work import postman

WAIT = 10  # seconds that the pages have to finish what they are answering when they are stopped


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser of `folkmoot`."""
    serve = subparsers.add_parser(
        "serve",
        help="serve the organisation's pages",
        description="Serve the organisation's pages until Ctrl-C, and let the clock act once a minute. With --demo, "
        f"serve a copy of a history, which is thrown away afterwards and in which time stands still. {saying.STATUS}",
    )
    serve.add_argument(
        "--demo", nargs="?", const="small.md", metavar="HISTORY", help="a history file, or the name of a shipped one"
    )
    serve.add_argument("--address", default="127.0.0.1", help="where to listen (127.0.0.1: this machine alone)")
    serve.add_argument("--port", type=_port, default=8000, help="the port (8000)")
    serve.set_defaults(run=run, json=False)


def _port(written: str) -> int:
    port = int(written)
    if not 1 <= port <= 65_535:
        raise ValueError
    return port


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted; the exit status."""
    why = taken(args.address, args.port)
    if why:
        return saying.failed(args, why)
    if args.demo is None:
        return faults.said(args, lambda: _with_its_clock(args))
    history = _history(args.demo)
    if history is None:
        return saying.bad_input(args, f"{args.demo}: there is no such history")
    os.environ.pop("DATABASE_URL", None)
    with demo(args, history) as status:
        return status or _serve(args)


@contextmanager
def demo(args: argparse.Namespace, history: Path) -> Iterator[int]:
    """A copy of what the history leaves, as the data folder; gives the exit status of making it.

    What it leaves is made once, in the data folder, and again when the history, a charter or the program has changed.
    """
    home = Path(os.environ.get("FOLKMOOT_HOME") or "folkmoot-data").absolute()
    made = home / f"demo-{fingerprint(history)}"
    with tempfile.TemporaryDirectory(prefix="folkmoot-demo-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "folkmoot-data"
        os.environ["FOLKMOOT_HOME"] = str(copy)
        if made.is_dir():
            shutil.copytree(made, copy)
            yield faults.said(args, lambda: saying.DONE)
            return
        status = faults.said(args, lambda: fill(argparse.Namespace(file=history, json=False)))
        if status == saying.DONE:
            keep(copy, made)
        yield status


def keep(copy: Path, made: Path) -> None:
    """Keep what was made, so that the next start is quick; where it cannot be kept, that start is slow again."""
    from django.db import connections

    connections.close_all()  # SQLite folds its log into the file when the last one closes
    half = made.with_name(f"{made.name}.{os.getpid()}")
    try:
        made.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.copytree(copy, half)
        half.rename(made)
    except OSError:
        shutil.rmtree(half, ignore_errors=True)
    for former in made.parent.glob("demo-*"):
        if former != made and re.fullmatch(r"demo-[0-9a-f]{16}", former.name):
            shutil.rmtree(former, ignore_errors=True)


def fingerprint(history: Path) -> str:
    """Of everything that a replay depends on: the history, what lies beside it, the shipped charters, the program."""
    package = Path(__file__).parents[1]
    program = (file for file in package.rglob("*.py") if not file.name.startswith("test_"))
    files = {history, *history.parent.glob("*.md"), *shipped("charters").glob("*.md"), *program}
    digest = sha256()
    for file in sorted(files):
        digest.update(f"{file}\0".encode() + sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _history(asked: str) -> Path | None:
    """The history that is meant: a file, or one of those that are shipped."""
    for found in (Path(asked), shipped("histories") / Path(asked).name):
        if found.is_file():
            return found
    return None


def taken(address: str, port: int) -> str | None:
    """Why nothing can be served there, or nothing."""
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(where)
    except OSError as error:
        return f"{address} port {port}: {error.strerror or error}; choose another with --port or --address"
    return None


def _with_its_clock(args: argparse.Namespace) -> int:
    with clock(), postman():
        return _serve(args)


def _serve(args: argparse.Namespace) -> int:
    from django.db import connections
    from granian import Granian
    from granian.constants import Interfaces

    from folkmoot.starting import key

    connections.close_all()
    multiprocessing.set_start_method("spawn", force=True)  # a fork would copy the clock's locks in any state
    shown = "localhost" if args.address == "127.0.0.1" else args.address
    print(f"Folkmoot is at http://{shown}:{args.port}/ (stop it with Ctrl-C)", flush=True)
    if not key.is_founded():
        print(way(args.port), flush=True)
    connections.close_all()
    Granian(
        "folkmoot.cli.pages:application",
        address=args.address,
        port=args.port,
        interface=Interfaces.WSGI,
        blocking_threads=2,
        workers_kill_timeout=WAIT,
        log_enabled=False,
    ).serve()
    return saying.DONE
