"""`folkmoot enact` and `folkmoot ask`: one act through the door, or only the question whether it may go through."""

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from folkmoot.cli import faults, helping, saying

if TYPE_CHECKING:
    from folkmoot.cli.asked import Asked
    from folkmoot.core.charter.judging import Verdict
    from folkmoot.door.enact import Done

WRITTEN = (
    "A FIELD=VALUE names a field of the act (`folkmoot acts ACT` lists them): a number, a date, true or false, words, "
    "the path of a file where a file is attached, or JSON for lists. A field that takes a list may be given again. "
    'With --file the act is JSON: {"act": ..., "by": ..., "request": ..., "fields": {...}}.'
)
PEOPLE = (
    "A person is a reference (p:...), or in a rehearsal a name on the roll, or `new` for somebody who is not known yet."
)


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands to the parser of `folkmoot`."""
    enact = _command(subparsers, "enact", "do one act, if the charter allows it", "Do one act.", "--request letter-17")
    enact.add_argument("--request", metavar="ID", help="the same ID gives the same entry, however often it is sent")
    enact.add_argument(
        "--entered-by", metavar="PERSON", help="an act on oneself: who enters it for whoever does it, from their paper"
    )
    enact.add_argument(
        "--paper", metavar="WORDS", help="with --entered-by: where their own word lies, as `letter of 3 May`"
    )
    enact.set_defaults(run=run_enact)
    ask = _command(
        subparsers,
        "ask",
        "ask whether the charter allows an act",
        "Ask what would become of one act; nothing is changed.",
    )
    ask.set_defaults(run=run_ask, request=None)


def _command(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    help: str,
    description: str,
    *more: str,
) -> argparse.ArgumentParser:
    command = subparsers.add_parser(
        name,
        help=help,
        description=f"{description} {WRITTEN} {PEOPLE}",
        epilog=helping.ending(
            f'folkmoot {name} members.resign reason="I move." --by p:MZ0v7bOgSLmyu3Vx2WcQdA',
            " ".join([f"folkmoot {name} members.resign --by Ada --at 2026-05-01T18:30:00Z", *more]),
            f"folkmoot {name} --file act.json --json",
        ),
    )
    command.add_argument("act", metavar="ACT", nargs="?", help="the name of an act, as members.apply")
    command.add_argument("fields", metavar="FIELD=VALUE", nargs="*", help="its fields")
    command.add_argument("--file", metavar="FILE", help="the act as JSON, from a file or from standard input (-)")
    command.add_argument("--by", metavar="PERSON", help="who does it")
    command.add_argument("--at", metavar="TIME", help="in a rehearsal: when, as 2026-05-01T18:30:00Z; now, if absent")
    command.add_argument("--json", action="store_true", help="print JSON")
    return command


def run_enact(args: argparse.Namespace) -> int:
    """Do the act; the exit status."""
    return faults.said(args, lambda: _enact(args))


def run_ask(args: argparse.Namespace) -> int:
    """Say what would become of the act; the exit status."""
    return faults.said(args, lambda: _ask(args))


def _enact(args: argparse.Namespace) -> int:
    from folkmoot.cli.asked import Roll
    from folkmoot.door.act import BadAct
    from folkmoot.door.enact import Attested, enact

    asked = _asked(args)
    attested = None
    if args.entered_by or args.paper:
        if not (args.entered_by and args.paper):
            raise BadAct("expected --entered-by PERSON and --paper WORDS together")
        attested = Attested(Roll().reference(args.entered_by), args.paper)
    done = enact(asked.act, person=asked.person, at=asked.at, request=asked.request, attested=attested)
    if args.json:
        found = {"ok": True, "act": done.act, "entry": done.index, "followed": list(done.followed), "again": done.again}
        saying.print_json(found | ({"people": asked.drawn} if asked.drawn else {}))
    else:
        print("\n".join([*_lines(done), *(f"{says} is {reference}" for says, reference in asked.drawn.items())]))
    return saying.DONE


def _ask(args: argparse.Namespace) -> int:
    """Take the act and all that follows from it through the door, and undo it all."""
    from django.db import transaction

    from folkmoot.bodies.weighing import adopting
    from folkmoot.core.charter.asking import answer
    from folkmoot.door.enact import enact
    from folkmoot.door.judge import Judged, witnessed_by
    from folkmoot.door.refusal import Refused

    heard, brings = list[Judged](), None
    with transaction.atomic(), witnessed_by(lambda act, occasion, judged: heard.append(judged)):
        try:
            asked = _asked(args)
            brings = adopting(asked.act)
            enact(asked.act, person=asked.person, at=asked.at)
            verdict, because = heard[0].verdict, list[str]()
        except Refused as refused:
            verdict, because = refused.verdict, refused.because
        finally:
            transaction.set_rollback(True)
    if args.json:
        also = {} if brings is None else {"adopting": brings}
        saying.print_json({"ok": True, **answer(verdict), "because": because, **also})
    else:
        print("\n".join([*_verdict(verdict, because), *_brought(brings)]))
    return {"allowed": saying.DONE, "refused": saying.REFUSED, "undetermined": saying.FAILED}[verdict.value]


def _brought(brings: "dict[str, Any] | None") -> Iterator[str]:
    """What the charter would bring that the act proposes, confirms or adopts."""
    if brings is None:
        return
    for heading, allowed in (("Newly allows:", "newly-allows"), ("No longer allows:", "no-longer-allows")):
        says = [f"  {each['says']}" for each in brings["diff"][allowed]]
        yield from [heading, *says] if says else []
    yield "A check finds:" if brings["findings"] else "A check finds nothing in it."
    yield from (f"  {each['severity']}: {each['code']}: {each['says']}" for each in brings["findings"])


def _verdict(verdict: "Verdict", because: list[str]) -> list[str]:
    rules = ", ".join(f"Article {rule}" for rule in verdict.rules)
    lines = [f"{verdict.value.capitalize()}{f' under {rules}' if rules else ''}.", *(f"  {says}" for says in because)]
    return [*lines, f"  Missing: {', '.join(verdict.missing)}."] if verdict.missing else lines


def _lines(done: "Done") -> Iterator[str]:
    from folkmoot.door.act import declaration
    from folkmoot.door.models import Entry

    if done.again:
        yield f"This request was met before: {done.act} is entry {done.index}."
        return
    yield f"{declaration(done.act).sentence} ({done.act}, entry {done.index})"
    rows = dict(Entry.objects.filter(index__in=done.followed).values_list("index", "act"))
    for index in done.followed:
        yield f"  It follows: {declaration(rows[index]).sentence} ({rows[index]}, entry {index})"


def _asked(args: argparse.Namespace) -> "Asked":
    from folkmoot.cli.asked import from_arguments, from_json
    from folkmoot.door.act import BadAct

    at = _at(args.at)
    if args.file is None:
        if args.act is None:
            raise BadAct("expected the name of an act, or --file; `folkmoot acts` lists them all")
        return from_arguments(args.act, args.fields, by=args.by, request=args.request, at=at)
    if args.act is not None:
        raise BadAct("expected an ACT or --file, not both")
    return from_json(_read(args.file), args.file, by=args.by, request=args.request, at=at)


def _read(file: str) -> bytes:
    from folkmoot.cli.asked import MAX_BYTES

    if file == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    with Path(file).open("rb") as found:
        return found.read(MAX_BYTES + 1)


def _at(given: str | None) -> datetime:
    """Now; or in a rehearsal the time that is given."""
    from folkmoot.door.act import BadAct
    from folkmoot.door.edtf import YEARS
    from folkmoot.door.models import Head

    if given is None:
        return datetime.now(UTC)
    if not Head.objects.filter(rehearsal=True).exists():
        raise BadAct("--at: only a rehearsal has times of its own")
    try:
        at = datetime.fromisoformat(given)
        if at.tzinfo is not None and at.year in YEARS:
            return at
    except ValueError:
        pass
    raise BadAct("--at: expected a time with its zone, like 2026-05-01T18:30:00Z")
