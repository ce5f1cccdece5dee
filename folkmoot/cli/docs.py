"""`docs/structure.md`, written from the tree by `python -m folkmoot.cli.docs`; `--check` says whether it is true."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from folkmoot.core.written import write_or_check

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "structure.md"

HEAD = """# The map

Where everything is. Imports and foreign keys point down the house only: `pyproject.toml` holds the contracts,
`tests/test_architecture.py` the rest. Tests lie beside what they test (`test_*.py`), migrations in each room; neither
is listed. This page is written from the tree by `python -m folkmoot.cli.docs`: what is said of a module is what its
docstring begins with.
"""

AROUND = {
    "moot": "the one command for people: demo, setup, test, check, shots",
    ".ci/run": "what must pass before a change goes in",
    "pyproject.toml": "the package, its settings, and the contracts of the house",
    "README.md": "what it is, two commands, and where to read on",
    "LICENSE": "AGPL-3.0-or-later",
    "requirements/": "the locks, with hashes",
    "charters/": "charters to start from; they go into the wheel",
    "histories/": "histories that can be replayed; they go into the wheel",
    "polls/": "ballots to try the count on",
    "docs/acts.md": "every act with its fields; written from the code",
    "docs/charter.md": "every rule that a charter can hold; written from the code",
    "docs/counting.md": "how votes are counted: rules, settings, lots, files, the library; written from the code",
    "docs/decisions.md": "what was decided, and what was rejected",
    "docs/design.md": "how the pages look: type, colours, space, components",
    "docs/pictures/": "pictures of the pages",
    "docs/record-format.md": "the format of the record, enough to write a verifier of one's own",
    "docs/result.schema.json": "the JSON Schema of the result of a count; written from the code",
    "docs/rules.md": "each settled rule, with the tests that hold it",
    "docs/running.md": "the data folder, the database, keys, backups, commands",
    "docs/start.md": "the steps from nothing to an organisation with branches, a committee and 200 members",
    "docs/structure.md": "this page",
    "benchmarks/": "how long it takes, measured against the bare work",
    "tests/": "what crosses rooms, and the stage on which tests stand",
}

HOUSE = {
    "folkmoot": "What every room stands on.",
    "folkmoot/cli": "The command line: one module for each command.",
    "folkmoot/api": "The API: one POST for each act, one GET for each read, feeds, calendars, and tokens.",
    "folkmoot/api/reads": "The reads of the API, by what they are about.",
    "folkmoot/web": "The pages.",
    "folkmoot/web/head": "What stands at the head of every page: the ways elsewhere, who reads, what was just done.",
    "folkmoot/web/being": "Whom one can be in a rehearsal, and what to try.",
    "folkmoot/web/home": "A member's first page: what needs them now.",
    "folkmoot/web/people": "A person's page as each reader may see it, and one's own data.",
    "folkmoot/web/branches": "The branches: the tree, how each does, and one with all that is its own.",
    "folkmoot/web/joining": "Joining: what it means by this charter, how to apply, where an application stands.",
    "folkmoot/web/meetings": "The pages of meetings.",
    "folkmoot/web/decisions": "The pages of decisions.",
    "folkmoot/web/tendencies": "The pages of tendencies.",
    "folkmoot/web/grievances": "The pages of complaints: one's own cases, the panel's desk, the register of outcomes.",
    "folkmoot/web/lots": "A draw by lot: its list, its seed, and how anybody repeats it.",
    "folkmoot/web/tongues": "What each language does in its own way, which no catalogue can say.",
    "folkmoot/web/formats": "How dates and numbers are written in each language.",
    "folkmoot/web/formats/en": "In English.",
    "folkmoot/web/formats/es": "In Spanish.",
    "folkmoot/web/starting": "Founding an organisation in the browser, and what comes next.",
    "folkmoot/web/importing": "",
    "folkmoot/web/roll": "The roll, as its reader asks for it.",
    "folkmoot/web/inviting": "Inviting members to have an account.",
    "folkmoot/web/doing": "",
    "folkmoot/web/casefiles": "The files of cases: given to whoever reads the case, to be saved.",
    "folkmoot/web/drafts": "What was typed into a form and is not done yet: kept for whoever typed it.",
    "folkmoot/web/versions": "",
    "folkmoot/web/control": "",
    "folkmoot/web/whatif": "",
    "folkmoot/web/adopting": "",
    "folkmoot/web/certificates": "",
    "folkmoot/web/access": "Letting in anew whoever has lost every way to sign in.",
    "folkmoot/web/mailing": "The pages of letters: what one is written about, and what is to be posted.",
    "folkmoot/web/story": "",
    "folkmoot/web/sentences": "How each act is told, organ by organ.",
    "folkmoot/web/templatetags": "What templates can say besides what Django gives them.",
    "folkmoot/accounts": "Signing in: who asks. What they may do is the charter's to say.",
    "folkmoot/starting": "Founding an organisation: a charter from answers, the first person, their account.",
    "folkmoot/importing": "Bringing in a list of members from a file: what stands in it, who is new, one act.",
    "folkmoot/mail": "Where people are reached: kept beside the record, never in it.",
    "folkmoot/paper": "What is printed: PDFs that Typst sets from data.",
    "folkmoot/tidewater": "A made-up federation of any size, and the year in its life that a rehearsal replays.",
    "folkmoot/history": "The organ of the past: profile, timeline, claims, notable people, each with its source.",
    "folkmoot/history/acts": "",
    "folkmoot/grievances": "The organ of grievances: a complaint, its case, the panel, the finding, the sanction.",
    "folkmoot/grievances/acts": "",
    "folkmoot/deliberation": "The organ of deliberation: so far tendencies, and what they may claim.",
    "folkmoot/deliberation/acts": "",
    "folkmoot/bodies": "The organ of bodies: seats and mandates, meetings, decisions that carry acts.",
    "folkmoot/bodies/acts": "",
    "folkmoot/branches": "The organ of units: a tree of branches, over time.",
    "folkmoot/members": "The organ of members: people, membership as periods, applications, suspensions, erasure.",
    "folkmoot/members/acts": "",
    "folkmoot/constitution": "The organ of the charter: founding, amending, interpreting, emergencies, the end.",
    "folkmoot/constitution/acts": "",
    "folkmoot/door": "The one way in: an act is judged, applied and recorded here, or not at all.",
    "folkmoot/core": "What can be used without database and server.",
    "folkmoot/core/charter": "Reading a charter, compiling its rules, and judging by them.",
    "folkmoot/core/charter/rules": "The kinds of rule.",
    "folkmoot/core/charter/analyses": "What a charter allows that nobody may have meant: each analysis a module.",
    "folkmoot/core/charter/granting": "What each kind of rule compiles to.",
    "folkmoot/core/charter/english": "What each rule says, in English.",
    "folkmoot/core/charter/english/findings": "What each finding says, in English.",
    "folkmoot/core/charter/spanish": "What each rule says, in Spanish.",
    "folkmoot/core/charter/spanish/findings": "What each finding says, in Spanish.",
    "folkmoot/core/tally": "Counting.",
    "folkmoot/core/tally/formats": "Files of ballots: read and written, within bounds.",
    "folkmoot/core/tally/lists": "Seats for lists and units: D'Hondt, Sainte-Laguë, largest remainders, thresholds.",
    "folkmoot/core/tally/quotas": "Quotas on attributes of those elected, kept inside the count.",
    "folkmoot/core/tally/results": "What a count found: as data, sentences, tables and pictures.",
    "folkmoot/core/tally/committee": "One seat or several by approval: Thiele, Phragmén, Equal Shares.",
    "folkmoot/core/tally/results/telling": "What there is to say of a result, before any language says it.",
    "folkmoot/core/tally/results/tables": "A result as tables: in the terminal, as CSV, as HTML.",
    "folkmoot/core/tally/results/pictures": "A result as pictures: SVG that is built as text.",
    "folkmoot/core/tally/results/english": "What each fact of a result says, in English.",
    "folkmoot/core/tally/results/spanish": "What each fact of a result says, in Spanish.",
    "folkmoot/core/tally/transfer": "Rules by which papers go on from one candidate to the next.",
    "folkmoot/core/tally/pairwise": "Rules that compare candidates two by two.",
    "folkmoot/core/tally/single": "Rules for one seat that add up marks, places or scores.",
    "folkmoot/core/record": "The record as bytes: entries, hashes, proofs, signatures, exports.",
    "benchmarks": "",
    "tests": "",
    "tests/acts": "Acts allowed and refused, where their organ does not show both.",
    "tests/settled": "One test for each settled rule, under its number.",
}
"""Every folder with modules, from the roof down. One of tests that is not named comes last."""

LACKING = """## Not built yet

Motions, bulletins and positions; organs for elections, conventions, conference, campaigns, publications, education,
affiliations and treasury; secret ballots; cosignatures and tiles.
"""


def page() -> str:
    """The whole page."""
    around = [f"| `{name}` | {says} |" for name, says in AROUND.items()]
    house = [f"| `{folder}/` | {says} |" for folder, says in HOUSE.items() if says]
    parts = [HEAD, "\n".join(["## The house, from the roof down", "", "| room | what |", "|---|---|", *house, ""])]
    parts.append("\n".join(["## Around the house", "", "| where | what |", "|---|---|", *around, ""]))
    rooms = [*HOUSE, *sorted(folders() - HOUSE.keys())]
    parts += [part for part in map(_room, rooms) if part]
    return "\n".join([*parts, LACKING])


def folders() -> set[str]:
    """Every folder that holds modules, as a path from the root."""
    found = {file.parent for room in ("folkmoot", "benchmarks", "tests") for file in (ROOT / room).rglob("*.py")}
    return {folder.relative_to(ROOT).as_posix() for folder in found if folder.name != "migrations"}


def _room(folder: str) -> str:
    rows = list(_modules(ROOT / folder))
    listed = ["| module | what |", "|---|---|", *rows, ""] if rows else []
    says = [HOUSE[folder], ""] if HOUSE.get(folder) else []
    return "\n".join([f"## `{folder}/`", "", *says, *listed]) if rows or says else ""


def _modules(folder: Path) -> Iterator[str]:
    for file in sorted(folder.glob("*.py")):
        says = _sentence(file)
        apart = file.name.startswith("test_") and not folder.is_relative_to(ROOT / "tests")
        if says and not apart and file.name not in ("conftest.py", "apps.py"):
            yield f"| `{file.name}` | {says} |"


def _sentence(file: Path) -> str:
    """What the module says of itself: the first paragraph of its docstring."""
    says = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return "" if file.name == "__init__.py" else " ".join(says.partition("\n\n")[0].split()).replace("|", "\\|")


def main(arguments: list[str] | None = None) -> int:
    """Write the page, or with `--check` say whether it is still true; the exit status."""
    return write_or_check(PAGE, page, "folkmoot.cli.docs", arguments)


if __name__ == "__main__":
    sys.exit(main())
