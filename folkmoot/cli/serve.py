"""`folkmoot serve`: the organisation's pages, with the clock beside them."""

import argparse
import multiprocessing
import socket
import time
from collections.abc import Callable
from threading import Thread

from folkmoot.cli import faults, helping, saying
from folkmoot.cli.init import way
from folkmoot.cli.tick import clock
from folkmoot.cli.work import postman

TRIES = 300
WAIT = 10  # seconds that the pages have to finish what they are answering when they are stopped


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser of `folkmoot`."""
    command = subparsers.add_parser(
        "serve",
        help="serve the organisation's pages",
        description="Serve the organisation's pages until Ctrl-C, and let the clock act once a minute.",
        epilog=helping.ending("folkmoot serve", "folkmoot serve --port 8001"),
    )
    add_where(command)
    command.set_defaults(run=run, json=False)


def add_where(parser: argparse.ArgumentParser) -> None:
    """Add the options that say where to listen."""
    parser.add_argument("--address", default="127.0.0.1", help="where to listen (127.0.0.1: this machine alone)")
    parser.add_argument("--port", type=_port, default=8000, help="the port (8000)")


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
    return faults.said(args, lambda: _with_its_clock(args))


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
        return serve(args)


def serve(args: argparse.Namespace, opened: Callable[[str], None] | None = None) -> int:
    """Serve the data folder until interrupted. `opened` hears the address once it answers."""
    from django.db import connections
    from granian import Granian
    from granian.constants import Interfaces

    from folkmoot.starting import key

    connections.close_all()
    multiprocessing.set_start_method("spawn", force=True)  # a fork would copy the clock's locks in any state
    shown = f"http://{'localhost' if args.address == '127.0.0.1' else args.address}:{args.port}/"
    print(f"Folkmoot is at {shown} (stop it with Ctrl-C)", flush=True)
    if not key.is_founded():
        print(way(args.port), flush=True)
    connections.close_all()
    if opened is not None:
        Thread(target=_told_once_served, args=(args.address, args.port, lambda: opened(shown)), daemon=True).start()
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


def _told_once_served(address: str, port: int, opened: Callable[[], None]) -> None:
    """Call `opened` as soon as somebody answers at the address; after a while nobody waits any longer."""
    for _ in range(TRIES):
        try:
            socket.create_connection((address, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            opened()
            return
