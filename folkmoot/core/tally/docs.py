"""`docs/counting.md`, written from the code by `python -m folkmoot.core.tally.docs`; `--check` says if it is true."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from folkmoot.core.tally.formats import FORMATS
from folkmoot.core.tally.result import REASONS, STEPS
from folkmoot.core.tally.rules import Rule, Setting, rules
from folkmoot.core.written import write_or_check

PAGE = Path(__file__).parents[3] / "docs" / "counting.md"

BEGINNING = """# Counting

Whole numbers and exact fractions only: a count never rounds but where its rule says so, and then says what was lost.
This page is written from the code by `python -m folkmoot.core.tally.docs`; `--check` says whether it still is what
the code does.

## On the command line

    folkmoot count ward.blt --rule stv-scottish --explain    # in sentences (--language es)
    folkmoot count wards/*.csv --seats 4 --json              # a line of JSON to a file
    folkmoot count chair.csv --compare irv,schulze,borda     # what other rules would have given
    folkmoot count ward.blt --svg ward.svg                   # a picture
    folkmoot count --rules                                   # every rule, its source, its settings

It needs neither a database nor a data folder. A file that is no poll is told in one line, with its line and what was
expected there, and the count goes on with the next file; the exit status is then 2.

## As a library

    from folkmoot.core.tally import count, read

    poll = read("ward.blt")                        # formats.BadPoll where it is none
    result = count(poll, "stv-scottish", seats=3)  # asked.BadCount where the rule cannot count it so
    print(result.names, result.quota)
    for stage in result.stages:
        print(stage.step, stage.votes, stage.lost)

- A `Poll` (`folkmoot.core.tally.poll`) is who stands, the seats, and the papers as flat arrays of whole numbers;
  `papers([(3, [0, 2])])` makes small ones.
- `count(poll, rule, seats=, lots=, quotas=, **settings)` gives a `Result` (`folkmoot.core.tally.result`): plain,
  frozen data. `results.data.to_json` writes it, `docs/result.schema.json` describes what it writes, and
  `results.replay.faults` adds its moves up again from that JSON alone.
- `results.explain`, `results.tables` and `results.pictures` say it in sentences (English, Spanish), as tables (text,
  CSV, HTML) and as SVG with its text alternative.
- numpy is loaded with the first count, not before: `rules()` and the words of results need none.

## Ties and lots

A tie is first looked at as the rule says (most look back at earlier stages). What is still tied is decided by a lot
that was drawn beforehand: a file with one draw to a line, every candidate once, whoever was drawn first standing first.
The first tie takes the first draw, the second the second, those beyond the last draw the last. A BLT file may carry
its own order. Where no lots were given, the order is made from the SHA-256 of the candidates' names, and the result
says so: that order can be known before the poll, so an organisation that means to decide by lot draws one. Each lot
stands in the result: the stage, who was tied, which draw, who was taken. Neither the machine nor the order of papers
changes it.

## Files that are read and written

The content tells the format; gzip too.

"""


def page() -> str:
    """The whole page."""
    parts = [BEGINNING, *(f"- `{name}`: {said}\n" for name, said in FORMATS.items())]
    parts += ["\n## The rules\n\n", "| rule | elects | papers | source |\n|---|---|---|---|\n"]
    parts += [f"| `{each.id}` {each.name} | {each.seats} | {each.kind} | {each.source} |\n" for each in _all()]
    parts += ["\n## Their settings\n\nThe first value is what the field usually takes.\n", *_settings()]
    parts += ["\n## The words of a result\n\nA stage is one of\n\n", *_words(STEPS)]
    parts += ["\nand somebody is elected or excluded for one of these reasons:\n\n", *_words(REASONS)]
    return "".join(parts)


def _all() -> list[Rule]:
    return list(rules().values())


def _words(words: Mapping[str, str]) -> Iterator[str]:

    for word, means in words.items():
        yield f"- `{word}`: {means}\n"


def _settings() -> Iterator[str]:
    """Each setting with the rules that have it, said once where several have the same."""
    found: dict[tuple[str, str], tuple[Setting, list[str]]] = {}
    for rule in _all():
        for setting in rule.settings:
            found.setdefault((setting.name, repr(setting)), (setting, []))[1].append(rule.id)
    for setting, ids in found.values():
        yield f"\n**`{setting.name}`** of {', '.join(f'`{id}`' for id in ids)}\n\n"
        if not setting.choices:
            yield f"- a whole number, usually {setting.default}\n"
        for choice in sorted(setting.choices, key=lambda each: each != setting.default):
            yield f"- `{choice}`: {setting.choices[choice]}\n"


def main(arguments: list[str] | None = None) -> int:
    """Write the page, or with `--check` say whether it is still true; the exit status."""
    return write_or_check(PAGE, page, "folkmoot.core.tally.docs", arguments)


if __name__ == "__main__":
    sys.exit(main())
