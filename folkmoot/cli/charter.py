"""`folkmoot charter check|explain|who|diff|decide`: what a charter says, from the file alone."""

import argparse
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from folkmoot.cli import helping, saying
from folkmoot.cli.charter_words import WORDS, Words
from folkmoot.cli.saying import BAD_INPUT, DONE, REFUSED, print_json
from folkmoot.core.charter.asking import MAX_QUESTION, BadQuestion, answer, read_question
from folkmoot.core.charter.changes import Change
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.check import check
from folkmoot.core.charter.differing import Allowed, diff
from folkmoot.core.charter.errors import CharterError
from folkmoot.core.charter.finding import Finding
from folkmoot.core.charter.judging import Verdict, decide
from folkmoot.core.charter.read import read_file
from folkmoot.core.charter.sentences import LANGUAGES, sentence
from folkmoot.core.charter.undoing import Undoing, who_may_undo
from folkmoot.core.charter.who import Holder, needs_no_power, who_may

FOUND = saying.FAILED
ENDS = (
    "Exit status: 0 done or allowed, 1 the check found an error or the question is undetermined, 2 bad input, "
    "3 refused."
)
STATUS = {"allowed": DONE, "refused": REFUSED, "undetermined": FOUND}


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands to the parser of `folkmoot`."""
    charter = subparsers.add_parser(
        "charter",
        help="read a charter: check it, say it in sentences, ask it",
        description="What a charter says, from the file alone.",
        epilog=ENDS,
    )
    commands = charter.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _command(commands, "check", "say what in it cannot be meant", "charters/model.md", "our-charter.md --json")
    _command(commands, "explain", "say every rule in a sentence", "charters/model.md --language es")
    who = _command(
        commands,
        "who",
        "list who may do something, by which article, and who may undo it",
        "charters/model.md expel member",
    )
    who.add_argument("act", metavar="VERB", help="a verb, as expel")
    who.add_argument("on", metavar="ON", nargs="?", help="an object, as member or holder:appeals")
    differing = _command(
        commands, "diff", "say what a proposed charter newly allows and no longer allows", "ours.md proposed.md"
    )
    differing.add_argument("new", metavar="NEW", help="the charter that is proposed, a Markdown file")
    ask = _command(commands, "decide", "judge a question put as facts", "charters/model.md question.json")
    ask.add_argument("question", metavar="QUESTION.json", nargs="?", help="the question; standard input, if absent")


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, help: str, *examples: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(
        name,
        help=help,
        description=f"{help[0].upper()}{help[1:]}.",
        epilog=helping.ending(*(f"folkmoot charter {name} {each}" for each in examples), status=ENDS),
    )
    command.add_argument("file", metavar="FILE", help="the charter, a Markdown file")
    command.add_argument("--json", action="store_true", help="print JSON")
    command.add_argument("--language", choices=LANGUAGES, default="en", help="the language of the sentences")
    command.set_defaults(run=run)
    return command


def run(args: argparse.Namespace) -> int:
    """Do what was asked and print it; the exit status."""
    files = [args.file, args.new] if args.command == "diff" else [args.file]
    charters = list[Charter]()
    for file in files:
        try:
            charters.append(read_file(Path(file)))
        except OSError as error:
            return _bad_input(args, [f"{file}: cannot be read: {error.strerror or error}"])
        except CharterError as error:
            return _bad_input(args, [str(each) for each in error.errors])
    charter = charters[0]
    if args.command == "diff":
        return _diff(args, *charters)
    if args.command == "check":
        return _check(args, charter)
    if args.command == "explain":
        return _explain(args, charter)
    if args.command == "who":
        return _who(args, charter)
    return _decide(args, charter)


def _check(args: argparse.Namespace, charter: Charter) -> int:
    findings, words = check(charter, args.language), WORDS[args.language]
    if args.json:
        print_json({"charter": charter.hash, "findings": [each.to_json() for each in findings]})
    else:
        for finding in findings:
            severity = words.severities[finding.severity][0]
            print(f"{args.file}:{finding.line}: {severity}: {finding.code}: {finding.says}")
            print("".join(f"{step}\n" for step in _trace(finding.trace)), end="")
        print(_tally(findings, words))
    return FOUND if any(finding.severity == "error" for finding in findings) else DONE


def _tally(findings: list[Finding], words: Words) -> str:
    if not findings:
        return words.nothing_found
    counts = {severity: sum(each.severity == severity for each in findings) for severity in words.severities}
    said = [f"{n} {words.severities[severity][0 if n == 1 else 1]}" for severity, n in counts.items() if n]
    return ", ".join(said) + "."


def _explain(args: argparse.Namespace, charter: Charter) -> int:
    words = WORDS[args.language]
    if args.json:
        articles = [
            {
                "article": article.number,
                "title": article.title,
                "rules": [
                    {
                        "kind": rule.kind,
                        "id": rule.id,
                        "line": rule.line,
                        "says": sentence(rule, charter, args.language),
                    }
                    for rule in charter.rules_of(article.number)
                ],
            }
            for article in charter.articles
        ]
        print_json({"charter": charter.hash, "title": charter.title, "articles": articles})
        return DONE
    print(charter.title)
    for article in charter.articles:
        print(f"\n{words.article} {article.number}. {article.title}".rstrip())
        rules = charter.rules_of(article.number)
        said = [f"  {rule.id}: {sentence(rule, charter, args.language)}" for rule in rules]
        print("\n".join(said) or f"  {words.words_only}")
    return DONE


def _diff(args: argparse.Namespace, old: Charter, new: Charter) -> int:
    found, words = diff(old, new, args.language), WORDS[args.language]
    if args.json:
        print_json({"charter": old.hash, "new": new.hash, **found.to_json()})
        return DONE
    if not found:
        print(words.nothing_changes)
    _listed(words.newly_allows, (_allowed(each) for each in found.newly_allows))
    _listed(words.no_longer_allows, (_allowed(each) for each in found.no_longer_allows))
    _listed(words.newly_found, (_told(each, words) for each in found.findings))
    _listed(words.no_longer_found, (_told(each, words) for each in found.mended))
    _listed(words.articles_change, (_change(each, words) for each in found.changes))
    return DONE


def _listed(heading: str, items: Iterable[str]) -> None:
    said = list(items)
    if said:
        print(f"{heading}\n" + "\n".join(said))


def _allowed(allowed: Allowed) -> str:
    cites = ", ".join(allowed.rules)
    return "\n".join([f"  {allowed.says} [{cites}]", *_trace(allowed.trace)])


def _told(finding: Finding, words: Words) -> str:
    severity = words.severities[finding.severity][0]
    return "\n".join([f"  {severity}: {finding.code}: {finding.says}", *_trace(finding.trace)])


def _trace(trace: tuple[str, ...]) -> list[str]:
    return [f"    {n}. {each}" for n, each in enumerate(trace, 1)]


def _change(change: Change, words: Words) -> str:
    text = f" {words.text_changes}" if change.words and change.kind == "changed" else ""
    head = f"  {words.article} {change.article}. {change.title}: {words.becomes[change.kind]}.{text}"
    goes, comes = (f"    - {each.says}" for each in change.goes), (f"    + {each.says}" for each in change.comes)
    return "\n".join([head, *goes, *comes])


def _who(args: argparse.Namespace, charter: Charter) -> int:
    try:
        holders, anybody = who_may(charter, args.act, args.on, args.language), needs_no_power(args.act)
    except BadQuestion as error:
        return _bad_input(args, [str(error)])
    undoing = who_may_undo(charter, args.act, args.on, args.language)
    if args.json:
        found = {"who": [asdict(each) for each in holders], "undo": [asdict(each) for each in undoing]}
        print_json({"charter": charter.hash, "act": args.act, "on": args.on, "oneself": anybody, **found})
        return DONE
    words = WORDS[args.language]
    if anybody:
        print(words.everybody)
    for holder in holders:
        print(_holder(holder, words))
    if not holders and not anybody:
        print(words.nobody)
    if undoing:
        print(words.undone_by)
        print("\n".join(_undoing(each, words) for each in undoing))
    elif holders:
        print(words.undone_by_nobody)
    return DONE


def _undoing(undoing: Undoing, words: Words) -> str:
    majority = words.by.format(undoing.majority) if undoing.majority else ""
    cite = f"{undoing.act}, {words.article.lower()} {undoing.article} {undoing.rule}"
    return f"  {undoing.who}: {cite}{majority}\n    {undoing.says}"


def _holder(holder: Holder, words: Words) -> str:
    majority = words.by.format(holder.majority) if holder.majority else ""
    forbidden = words.forbidden_by.format(words.listed.join(holder.forbidden_by)) if holder.forbidden_by else ""
    article = f"{words.article.lower()} {holder.article} {holder.rule}"
    return f"{holder.who}: {article}{majority}{forbidden}\n  {holder.says}"


def _decide(args: argparse.Namespace, charter: Charter) -> int:
    try:
        verdict = decide(charter, read_question(_question(args.question), charter))
    except OSError as error:
        return _bad_input(args, [f"{args.question}: cannot be read: {error.strerror or error}"])
    except BadQuestion as error:
        return _bad_input(args, [f"{args.question or 'standard input'}: {error}"])
    if args.json:
        print_json(answer(verdict, args.language))
    else:
        print("\n".join(_verdict(verdict, args.language)))
    return STATUS[verdict.value]


def _question(path: str | None) -> bytes:
    if path is None:
        return sys.stdin.buffer.read(MAX_QUESTION + 1)
    with open(path, "rb") as file:
        return file.read(MAX_QUESTION + 1)


def _verdict(verdict: Verdict, language: str) -> list[str]:
    words = WORDS[language]
    under = words.under.format(", ".join(verdict.rules)) if verdict.rules else ""
    because = [f"  {reason.said(language)}" for reason in verdict.because]
    missing = [f"  {words.missing.format(', '.join(verdict.missing))}"] if verdict.missing else []
    return [f"{words.verdicts[verdict.value]}{under}.", *because, *missing]


def _bad_input(args: argparse.Namespace, says: list[str]) -> int:
    if args.json:
        return saying.bad_input(args, "\n".join(says), each=says)
    print("\n".join(says), file=sys.stderr)
    return BAD_INPUT
