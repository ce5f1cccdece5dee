"""`folkmoot init`: from nothing to an organisation: plain questions, the charter that follows, the first person."""

import argparse
import getpass
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from folkmoot.cli import faults, helping, saying

if TYPE_CHECKING:
    from folkmoot.core.charter.charter import Charter
    from folkmoot.starting.founding import First, Founded
    from folkmoot.starting.questions import Question


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser of `folkmoot`."""
    init = subparsers.add_parser(
        "init",
        help="found an organisation",
        description="Found an organisation in the empty data folder: answer plain questions here, read the charter "
        "that follows, and adopt it; or do so in the browser, with the address that --browser prints.",
        epilog=helping.ending(
            "folkmoot init",
            "folkmoot init --browser",
            'folkmoot init --yes --answer "name=The Federation" --person "Ada Voss" --email ada@example.org',
        ),
    )
    init.add_argument("--browser", action="store_true", help="print the way to the same in the browser, and stop")
    init.add_argument("--answer", metavar="KEY=VALUE", action="append", default=[], help="an answer given beforehand")
    init.add_argument("--branch", metavar="NAME", action="append", default=[], help="one of the first branches")
    init.add_argument("--person", metavar="NAME", help="your name")
    init.add_argument("--email", metavar="ADDRESS", help="your e-mail address")
    init.add_argument("--yes", action="store_true", help="ask nothing: take what is usual where nothing was answered")
    init.add_argument("--json", action="store_true", help="print JSON")
    init.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Found an organisation; the exit status."""
    return faults.said(args, lambda: _init(args))


def _init(args: argparse.Namespace) -> int:
    from folkmoot.starting import key
    from folkmoot.starting.drafting import charter
    from folkmoot.starting.questions import QUESTIONS, read

    if key.is_founded():
        return saying.bad_input(args, "an organisation is founded here already; FOLKMOOT_HOME names another folder")
    if args.browser:
        return _said(args, {"ok": True, "path": f"/start?key={key.key()}"}, f"{way()}\n(once `folkmoot serve` runs)")
    given = dict(each.partition("=")[::2] for each in args.answer)
    unknown = given.keys() - {question.key for question in QUESTIONS}
    if unknown:
        return saying.bad_input(args, f"--answer {min(unknown)}: expected one of {', '.join(q.key for q in QUESTIONS)}")
    if not args.yes:
        given |= {question.key: _asked(question) for question in QUESTIONS if question.key not in given}
    answers, wrong = read(given)
    if wrong:
        return saying.bad_input(args, "; ".join(f"{key}: {says}" for key, says in wrong.items()))
    made = charter(answers)
    branches = args.branch or ([] if args.yes or not answers["unit"] else _lines("Its first branches, one a line"))
    if not args.yes:
        print("\n".join(_read_out(made)))
        if not _agreed("Is this your charter?"):
            return _said(args, {"ok": True, "written": False}, "Nothing is written.")
    return _found(args, answers, branches)


def _found(args: argparse.Namespace, answers: Mapping[str, str], branches: list[str]) -> int:
    from folkmoot.starting.founding import First, found, wrong_with

    first = First(args.person or "", args.email or "")
    if not args.yes:
        first = _first(first)
    wrong = wrong_with(first)
    if wrong:
        return saying.bad_input(args, " ".join(wrong.values()))
    founded = found(answers, branches, first, datetime.now(UTC))
    shape = {"ok": True, "written": True, "person": founded.account.person, "entry": founded.done.index}
    return _said(args, shape, "\n".join(_next(answers["name"], founded)))


def _next(name: str, founded: "Founded") -> Iterator[str]:
    yield f"{name} is founded. You are its secretary: {founded.account.person}"
    yield "What comes next:"
    yield "  folkmoot serve                          the pages, at http://localhost:8000/start/next"
    yield f"  folkmoot import members LIST.csv --by {founded.account.email}"
    yield "  FOLKMOOT_MAIL=smtp+tls://NAME:PASSWORD@HOST FOLKMOOT_MAIL_FROM=ADDRESS   so that letters are sent"
    yield "  folkmoot backup FILE                    a copy of all of it"


def _first(first: "First") -> "First":
    from folkmoot.starting.founding import First

    name = first.name or input("Your name: ").strip()
    email = first.email or input("Your e-mail address: ").strip()
    return First(name, email, getpass.getpass("A password (empty: sign in with codes by mail): "))


def _asked(question: "Question") -> str:
    """The answer to a question, asked until it can be taken."""
    from folkmoot.starting.questions import BadAnswer

    print(f"\n{question.says}" + (f"\n  {question.hint}" if question.hint else ""))
    for value, says in question.choices:
        print(f"  {value or '-':<10} {says}")
    while True:
        written = input(f"[{question.usual or '-'}] " if question.kind != "name" else "> ").strip()
        try:
            return question.read("" if written == "-" else written)
        except BadAnswer as bad:
            print(bad)


def _lines(says: str) -> list[str]:
    print(f"\n{says}; an empty line ends them:")
    found = list[str]()
    while line := input("> ").strip():
        found.append(line)
    return found


def _agreed(says: str) -> bool:
    return input(f"\n{says} [y/N] ").strip().lower() in ("y", "yes")


def _read_out(made: "Charter") -> Iterator[str]:
    """The charter as sentences, article by article, and what was found in it."""
    from folkmoot.core.charter.check import check
    from folkmoot.core.charter.sentences import sentence

    yield f"\n{made.title}"
    for article in made.articles:
        yield f"\n{article.number}. {article.title}"
        yield from (f"  {sentence(rule, made)}" for rule in made.rules_of(article.number))
    for found in check(made):
        yield from (f"\nFound: {found.says}", *(f"  {n}. {step}" for n, step in enumerate(found.trace, 1)))


def way(port: int = 8000) -> str:
    """How the founding is reached in the browser."""
    from folkmoot.starting import key

    return f"To found your organisation, open http://localhost:{port}/start?key={key.key()}"


def _said(args: argparse.Namespace, shape: Mapping[str, object], says: str) -> int:
    if args.json:
        saying.print_json(dict(shape))
    else:
        print(says, file=sys.stdout)
    return saying.DONE
