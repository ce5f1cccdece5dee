"""A charter drawn up from answers: the template with its places filled, and the parts left out that do not apply."""

import re
from collections.abc import Mapping

from folkmoot import shipped
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.english.names import several
from folkmoot.core.charter.read import read
from folkmoot.starting.questions import half

TEMPLATE = "association.md"
_PLACE = re.compile(r"<<(\w+)>>")


def template() -> str:
    """The template that is shipped."""
    return (shipped("charters") / "templates" / TEMPLATE).read_text(encoding="utf-8")


def drafted(answers: Mapping[str, str]) -> str:
    """The text of the charter that follows from the answers to all questions."""
    values = _values(answers)
    lines, showing, article = list[str](), [True], 0
    for line in template().split("\n"):
        if line.startswith("<<if "):
            showing.append(showing[-1] and bool(values[line[5:-2]]))
        elif line == "<<end>>":
            showing.pop()
        elif showing[-1]:
            article += line.startswith("## Article <<n>>")
            lines.append(_filled(line, {**values, "n": str(article)}))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def _filled(line: str, values: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda place: values[place[1]], line)


def charter(answers: Mapping[str, str]) -> Charter:
    """The same, read."""
    return read(drafted(answers), "charter.md")


def _values(answers: Mapping[str, str]) -> dict[str, str]:
    """What stands in each place of the template; empty for a part that does not apply."""
    unit, seats = answers["unit"], int(answers["seats"])
    grace = int(answers["dues_grace_days"])
    names = {"committee": "committee", "meeting": "general meeting", "branch": unit or "branch"}
    return {
        **answers,
        "name_in_rules": answers["name"],
        "unit": unit or "branch",
        "Units": several(unit or "branch").capitalize(),
        "branches": unit,
        "admitting_name": names[answers["admitting"]],
        "dues": "yes" if grace else "",
        "lapse_days": str(grace * 2),
        "second_quorum": half(answers["meeting_quorum"]),
        "committee_quorum": str(seats // 2 + 1),
        "amend_strict": "true" if answers["amend"] == "1/2" else "false",
    }
