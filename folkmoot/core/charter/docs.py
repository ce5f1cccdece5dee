"""`docs/charter.md`, written from the code by `python -m folkmoot.core.charter.docs`; `--check` says if it is true."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from folkmoot.core.charter import vocabulary
from folkmoot.core.charter.codes import CODES
from folkmoot.core.charter.compiling import TABLE
from folkmoot.core.charter.fences import MAX_BYTES
from folkmoot.core.charter.forms import RESERVED, STRING_FORMS, Day, ShareOrWhole
from folkmoot.core.charter.rules import KINDS, NAMED, Part, QuorumTerms, Rule, Spec, Table, specs
from folkmoot.core.charter.shapes import Choice, Form, Name, Whole, Words, Written, YesNo
from folkmoot.core.written import write_or_check

PAGE = Path(__file__).parents[3] / "docs" / "charter.md"

FILE = f"""# The charter

A charter is a Markdown file that people read, print and adopt, with its rules in blocks under the articles that
they enforce. This page is written from the code by `python -m folkmoot.core.charter.docs`; `--check` says
whether it still is what the code does.

- `folkmoot charter check FILE` says what cannot be meant, `explain FILE` says every rule in a sentence,
  `who FILE ACT [ON]` lists who may, `diff FILE NEW` says what a proposed charter newly allows and no longer allows, and
  `decide FILE QUESTION.json` judges one question. They read the files alone. Exit status: 0 done or allowed,
  1 the check found an error or the question is undetermined, 2 bad input, 3 refused.

## The file

- UTF-8 without byte order mark, lines that end in LF, at most {MAX_BYTES:,} bytes. Comments (`<!-- -->`) and
  characters that nobody sees are refused.
- An article begins with a line as `## Article 6. Grievances` or `## Artículo 6. Quejas`; its number stands once.
  Another heading of one or two `#` ends the article.
- Rules stand in blocks under an article. A block begins with a line that is exactly `` ```toml charter `` and
  ends with one that is exactly `` ``` ``. Any other fence but `` ```text `` (or an unmarked one, without rules
  in it), a fence that is indented or never closed, and rules outside of a block are errors: a rule is never
  lost in silence.
- A block is TOML. Each rule is a table of an array: `[[power]]` and its fields on lines of their own, or
  `power = [{{ ... }}, {{ ... }}]`. A field that takes a list takes one value instead of a list of one. Numbers are
  whole; shares are strings. Dates have no time of day.
- An unknown kind, field, verb, object or value is an error with file, line, column, what was expected, and the
  closest name. All errors are said at once.
- Every rule may have an `id`; those that others name must. It is unique among the rules of its kind. A rule
  without one is cited by kind and place (`meeting-convention`, the next one `meeting-convention-2`). These
  words are no ids: {", ".join(f"`{word}`" for word in RESERVED)}.
- `text_only = true` marks a rule that the program cannot enforce; it says itself, gives no power and forbids
  nothing.
"""

CHECK = """## What the check finds

An error keeps a text from being read: wrong form, an id twice, a second `charter` rule, a majority or quorum
with neither share nor count or with both, a circle of `parent`, `also` or `deputises_for`. What can be read but
cannot be meant is a finding:

%s

Numbers in prose are digits, fractions (`2/3`, `½`) and percentages (`10%%`, `10 per cent`); not references
(`article 6`), dates, times of day, list markers, words. `2 years` is 24 in a rule that counts months, `2 weeks`
is 14 where days are counted. The numbers of a majority or quorum that a rule names are the rule's own.
`expected` need not stand in the prose. Bodies and offices are found by `name` (without one, by id), the longest
name first, in singular or plural; what each unit has one of (`many`) is a common noun and never missed.
"""

DECIDE = """## Asking a question

`folkmoot charter decide FILE QUESTION.json` (without the last, the question is read from standard input;
`--json` answers in JSON):

```json
{"act": "overturn",
 "object": {"type": "decision", "of": "grievance"},
 "by": {"body": "appeals"},
 "told": false,
 "facts": {"appeal": true, "reasons_published": true, "quorate": true, "seats": 7},
 "decision": {"yes": 4, "no": 2, "abstain": 0, "present": 6}}
```

- `act`: a verb, alone or with its organ (`grievances.overturn`).
- `object`: a type (`"member"`, `"decision:appeals"`), a list of types where it is several things (a judge is
  `["member", "holder:appeals"]`), or `{"type": ..., "of": ...}`; instead of `of`, `body`, `office` or `unit`
  may stand. Without an object none is meant.
- `by`: one or several of `body` (a body, an electorate or a unit), `electorate`, `office`, `class`, `unit`,
  `member` (`true`, or a class), `self` and `clock` (`true`); or the name alone.
- `told`: `true` for what happened before the record began. `false` if absent.
- `facts`: by name, as listed above. **A fact that is not given is unknown.**
- `decision`: the counts. `abstain` and `present` may be absent.

The answer, with `--json`:

```json
{"verdict": "allowed", "articles": ["6"], "rules": ["6 decide_appeal"], "because": [], "missing": []}
```

The verdict is `allowed`, `refused` or `undetermined`; `because` says why in sentences, `missing` names the facts that
would decide it. Unknown names and values of the wrong type are bad input.
"""


SELF = (
    "An act on oneself needs no power, and may be prohibited. "
    "A verb whose organ is not built yet may stand in a charter."
)
REQUIRED = (
    "What a rule may need to know of an act. Those that are yes or no may stand in `requires`; "
    "so may any verb: it was done on this object before."
)


def page() -> str:
    """The whole page."""
    findings = "\n".join(
        _table(("code", "severity", "found when"), ((f"`{each.code}`", each.severity, each.when) for each in CODES))
    )
    parts = [FILE, _kinds(), _compiled(), _forms(), _lists(), _verbs(), _facts(), CHECK % findings, DECIDE]
    return "\n".join(part.strip() + "\n" for part in parts)


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    return [_row(*head), "|" + "---|" * len(head), *(_row(*row) for row in rows)]


def _kinds() -> str:
    lines = [
        "## Kinds of rule",
        "",
        'A field in **bold** must be there. Values are described under "String forms" and "Closed lists".',
    ]
    for name, kind in KINDS.items():
        needs = " Needs an `id`." if kind in NAMED else ""
        lines += ["", f"### `{name}`", "", f"{_doc(kind)}{needs}", ""]
        lines += _table(("field", "written as", "says"), _fields(kind, ""))
    return "\n".join(lines)


def _doc(kind: type[Rule] | type[Part]) -> str:
    return (kind.__doc__ or "").strip()


def _fields(kind: type[Rule] | type[Part], within: str) -> Iterator[tuple[str, str, str]]:
    for _, key, spec in specs(kind):
        shown = f"`{within}{key}`"
        yield f"**{shown}**" if spec.required else shown, _written(spec), spec.says
        if isinstance(spec.form, Table) and spec.form.part is not QuorumTerms:
            yield from _fields(spec.form.part, f"{within}{key}.")


def _written(spec: Spec) -> str:
    one = _one(spec.form)
    return f"{one}, or a list" if spec.many else one


def _one(form: Form[object] | Table) -> str:
    if isinstance(form, Table):
        if form.part is QuorumTerms:
            return "a table with the fields of `quorum`, or *share*, or the id of a `quorum`"
        return "a table"
    if isinstance(form, Whole):
        return f"{form.unit or 'a number'}, {form.least:,} to {form.most:,}"
    if isinstance(form, Name):
        fixed = "".join(f", or `{word}`" for word in form.words)
        return f"the id of a {' or '.join(f'`{kind}`' for kind in form.kinds)}{fixed}"
    if isinstance(form, Choice):
        return f"one of *{form.name}*"
    if isinstance(form, Written):
        return f"*{form.name}*"
    plain = {
        YesNo: "`true` or `false`",
        Words: "words",
        ShareOrWhole: "*share*, or a number",
        Day: "a date, or *partial date*",
    }
    return plain[type(form)]


def _compiled() -> str:
    """The compile table, one row for each thing that a kind of rule gives."""
    lines = [
        "## What compiles to what",
        "",
        "`decide` sees compiled powers and prohibitions only. A kind that is not listed gives none.",
        "",
    ]
    return "\n".join([*lines, *_table(("rule", "gives", ""), ((f"`{row.of}`", row.gives, row.says) for row in TABLE))])


def _forms() -> str:
    lines = ["## String forms", "", "In EBNF. `letter` is a to z, `digit` 0 to 9, `whole` a number of digits.", ""]
    rows = (
        (f"*{form.name}*", form.says, f"`{form.ebnf}`", f"`{form.accepted}`", f"`{form.refused}`")
        for form in STRING_FORMS
    )
    return "\n".join([*lines, *_table(("form", "what it is", "EBNF", "accepted", "refused"), rows)])


def _choices(kind: type[Rule] | type[Part]) -> Iterator[Choice]:
    for _, _, spec in specs(kind):
        if isinstance(spec.form, Choice):
            yield spec.form
        elif isinstance(spec.form, Table):
            yield from _choices(spec.form.part)


def _lists() -> str:
    """Every closed list but those of verbs, objects and facts, which have their own sections."""
    choices = {choice.name: choice for kind in KINDS.values() for choice in _choices(kind) if choice.name != "verb"}
    lines = ["## Closed lists", ""]
    rows = (
        (f"*{name}*", "; ".join(f"`{value}`: {says}" for value, says in choices[name].values.items()))
        for name in sorted(choices)
    )
    return "\n".join([*lines, *_table(("list", "values"), rows)])


def _verbs() -> str:
    lines = [
        "## Verbs and objects",
        "",
        SELF,
        "",
    ]
    rows = (
        (
            f"`{verb.name}`",
            verb.organ,
            verb.says,
            " ".join(["oneself"] * verb.own + ["not built yet"] * (not verb.built)),
        )
        for verb in vocabulary.VERBS.values()
    )
    objects = ((f"`{name}`", says) for name, says in vocabulary.OBJECTS.items())
    authorities = ", ".join(f"`{kind}`" for kind in vocabulary.AUTHORITY_KINDS)
    who = f"Who may act: the id of a {authorities}, or `clock`, as in *who*."
    return "\n".join(
        [*lines, *_table(("verb", "organ", "does", ""), rows), "", *_table(("object", "is"), objects), "", who]
    )


def _facts() -> str:
    lines = [
        "## Facts",
        "",
        REQUIRED,
        "",
    ]
    rows = ((f"`{fact.name}`", fact.type.value, fact.says) for fact in vocabulary.FACTS.values())
    return "\n".join([*lines, *_table(("fact", "is", "says"), rows)])


def main(arguments: list[str] | None = None) -> int:
    """Write the page, or with `--check` say whether it is still true; the exit status."""
    return write_or_check(PAGE, page, "folkmoot.core.charter.docs", arguments)


if __name__ == "__main__":
    sys.exit(main())
