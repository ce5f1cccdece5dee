"""The commands that need the data folder: replay, export, serve. Django is loaded only when one of them runs."""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

DONE, FAILED, BAD_INPUT, REFUSED = 0, 1, 2, 3


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands to the parser of `folkmoot`."""
    replay = subparsers.add_parser("replay", help="fill the empty record of the data folder from a history file")
    replay.add_argument("file", metavar="FILE", help="a history: Markdown with fenced `toml act` blocks")
    replay.add_argument("--json", action="store_true", help="print the result as JSON")
    replay.set_defaults(run=run_replay)

    export = subparsers.add_parser("export", help="write the record to a file that anybody can verify")
    export.add_argument("file", metavar="FILE", help="the zip to write; it must not exist")
    export.add_argument("--all", action="store_true", help="every record class, not only what is public")
    export.set_defaults(run=run_export)

    serve = subparsers.add_parser("serve", help="serve the organisation's pages")
    serve.add_argument("--demo", nargs="?", const="small.md", metavar="HISTORY", help="a history in a fresh folder")
    serve.add_argument("--port", type=int, default=8000)
    serve.set_defaults(run=run_serve)


def run_replay(args: argparse.Namespace) -> int:
    """Replay a history into the empty record at FOLKMOOT_HOME."""
    _set_up()
    from folkmoot.door.act import BadAct
    from folkmoot.door.history_file import BadHistory
    from folkmoot.door.refusal import Refused
    from folkmoot.door.replay import replay

    try:
        left = replay(Path(args.file))
    except (BadHistory, BadAct, OSError) as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    except Refused as refused:
        print("\n".join(refused.because), file=sys.stderr)
        return REFUSED
    found = {"size": left.size, "root": left.root, "refused": left.refused}
    print(json.dumps(found) if args.json else f"{left.size} entries, root {left.root}, {left.refused} refused")
    return DONE


def run_export(args: argparse.Namespace) -> int:
    """Write the export."""
    _set_up()
    from folkmoot.door.export import export

    try:
        with open(args.file, "xb") as out:
            size = export(out, every_class=args.all)
    except FileExistsError:
        print(f"{args.file}: is there already; choose another name", file=sys.stderr)
        return BAD_INPUT
    except LookupError as error:
        Path(args.file).unlink()
        print(error, file=sys.stderr)
        return FAILED
    print(f"{size} entries written to {args.file}; check it with: folkmoot verify {args.file}")
    return DONE


def run_rebuild(args: argparse.Namespace) -> int:
    """Make the tables again from the record and say where they differ."""
    _set_up()
    from folkmoot.door.models import Head
    from folkmoot.door.rebuild import rebuild

    if not Head.objects.filter(size__gt=0).exists():
        print("there is nothing to rebuild: nothing is founded yet", file=sys.stderr)
        return BAD_INPUT
    faults = rebuild()
    if args.json:
        print(json.dumps({"holds": not faults, "faults": [str(fault) for fault in faults]}))
    else:
        print("\n".join(map(str, faults)) or "the tables are what the record makes them")
    return FAILED if faults else DONE


def run_serve(args: argparse.Namespace) -> int:
    """Serve until interrupted; a demo lives in a folder of its own and is made afresh."""
    if args.demo:
        from folkmoot import shipped

        os.environ.pop("DATABASE_URL", None)
        os.environ["FOLKMOOT_HOME"] = tempfile.mkdtemp(prefix="folkmoot-demo-")
        history = Path(args.demo)
        history = history if history.exists() else shipped("histories") / history.name
        if not history.exists():
            print(f"{args.demo}: there is no such history", file=sys.stderr)
            return BAD_INPUT
        status = run_replay(argparse.Namespace(file=str(history), json=False))
        if status:
            return status
    else:
        _set_up()
    print(f"Folkmoot is at http://localhost:{args.port}/ (stop it with Ctrl-C)", flush=True)
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "folkmoot.web.wsgi:application",
        address="127.0.0.1",
        port=args.port,
        interface=Interfaces.WSGI,
        blocking_threads=2,
        workers_kill_timeout=5,
        log_enabled=False,
    ).serve()
    return DONE


def _set_up() -> None:
    """Load Django, make the data folder, and bring its tables up to date."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "folkmoot.settings")
    import django
    from django.core.management import call_command

    from folkmoot import settings

    settings.make_home()
    django.setup()
    call_command("migrate", verbosity=0, skip_checks=True)
