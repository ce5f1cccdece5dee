"""How the pages say times, numbers, authorities and verdicts in English."""

import calendar
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import get_language, ngettext

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.english.names import Names
from folkmoot.core.charter.english.numbers import share as said_share
from folkmoot.core.charter.sentences import sentence
from folkmoot.core.charter.values import Object
from folkmoot.core.charter.vocabulary import fact
from folkmoot.door.act import REGISTER
from folkmoot.door.edtf import partial_date

SHORT = 140
UTC = ZoneInfo("UTC")
MONTHS = tuple(calendar.month_name)[1:]
KINDS = {
    "founding": "It founded the organisation.",
    "told": "It was told afterwards, from a source.",
    "rehearsed": "It was rehearsed.",
    "live": "It was done as it is recorded.",
    "refused": "It was asked for and refused; nothing changed.",
}
KINDS_CALLED = {
    "live": "done as recorded",
    "rehearsed": "rehearsed",
    "told": "told from a source",
    "refused": "refused",
    "founding": "founding",
}
VERDICTS = {
    "allowed": ("✓", "Allowed"),
    "refused": ("✕", "Refused"),
    "undetermined": ("?", "Undetermined: not enough is known"),
}


def language() -> str:
    """The language that the page speaks."""
    return (get_language() or "en").partition("-")[0]


def moment(at: datetime, zone: ZoneInfo) -> str:
    """A time as people say it: Friday 14 May 2026, 18:00, Chicago time."""
    local = at.astimezone(zone)
    place = "UTC" if zone.key == "UTC" else zone.key.rpartition("/")[2].replace("_", " ") + " time"
    return f"{local:%A} {local.day} {local:%B %Y, %H:%M}, {place}"


def day(when: date | str) -> str:
    """A day as people say it: 14 May 2026. What is no day of the calendar stays as it was written."""
    try:
        found = date.fromisoformat(when) if isinstance(when, str) else when
    except ValueError:
        return str(when)
    return f"{found.day} {found:%B %Y}"


def partial(edtf: str) -> str:
    """A date as far as it is known: `March 2014`, `about 1991`, `no later than 2013`."""
    try:
        return partial_date(edtf).says
    except ValueError:
        return edtf


def during(edtf: str) -> str:
    """A date as it follows a verb: `in March 2014`, `on 12 March 1977`, `about 1991`, `no later than 2013`."""
    said = partial(edtf)
    if not said[:1].isdigit() and not said.startswith(MONTHS):
        return said
    return f"{'on' if said[:3].count(' ') else 'in'} {said}"


def number(found: int) -> str:
    return f"{found:,}"


def listing(each: Iterable[str], last: str = "and") -> str:
    """`6`, `6 and 9`, `1, 6 and 9`."""
    *first, end = list(each) or [""]
    return f"{', '.join(first)} {last} {end}" if first else end


def votes(counted: Mapping[str, Any]) -> str:
    """`3 to 0`, `9 to 2 with 1 abstention`; nothing where a source tells a decision without its count."""
    if counted.get("yes") is None or counted.get("no") is None:
        return ""
    abstained = counted.get("abstain") or 0
    said = f"{number(counted['yes'])} to {number(counted['no'])}"
    return said + (f" with {number(abstained)} abstention{'s' * (abstained != 1)}" if abstained else "")


def estimate(members: int | None, share: str | None, qualifier: str | None) -> str:
    """`about 150 members`, `up to a third of the members`, `many members`."""
    said = (qualifier or "").replace("_", " ")
    if members is not None:
        return f"{said} {number(members)} members".strip()
    if share:
        return f"{said} {said_share(Fraction(share))} of the members".strip()
    return f"{said or 'some'} members"


def short(text: str, most: int = SHORT) -> str:
    """The beginning of a text, to a whole word."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most + 1].rpartition(" ")[0] + " …"


def act_says(name: str) -> str:
    """The sentence of an act, or its name where this program knows no such act."""
    declared = REGISTER.get(name)
    return declared.sentence if declared else name.partition(".")[2].replace("_", " ").capitalize() + "."


def rules(verdict: Mapping[str, Any], charter: Charter | None) -> Iterator[tuple[str, str, str]]:
    """Each rule of a verdict ("6 no_reversal"), its article, and what it says."""
    for named in verdict["rules"]:
        article, _, id_ = str(named).partition(" ")
        found = [rule for rule in charter.defining(id_) if rule.article == article] if charter else []
        kinds = _kinds(charter, str(verdict.get("verb")), named) if charter and len(found) > 1 else set()
        rule = next((rule for rule in found if rule.kind in kinds), found[0] if found else None)
        yield named, article, sentence(rule, charter) if rule and charter else ""


def _kinds(charter: Charter, verb: str, named: str) -> set[str]:
    """The kinds of rule of this name that bear on a verb: a unit and its assembly may have one name."""
    compiled = charter.compiled.of(verb)
    return {each.of_kind for each in compiled.powers if each.rule == named} or {"body"}


def facts(recorded: Mapping[str, Any], charter: Charter | None = None) -> Iterator[tuple[str, str, str]]:
    """Each fact: its name, what it means, its value in words."""
    if recorded.get("on"):
        yield "on", "what the act was done on", listing(_object(each, charter) for each in recorded["on"])
    for name, found in recorded.get("known", {}).items():
        yield name, fact_says(name), value(found)
    for name, found in recorded.get("decision", {}).items():
        yield name, "votes or seats counted in the decision", value(found)


def _object(written: str, charter: Charter | None) -> str:
    """`decision:branch` as `a decision of a branch`."""
    kind, _, of = written.partition(":")
    try:
        return Names(charter).object(Object(kind, of or None)) if charter else written
    except KeyError:
        return written


def kept(count: int, record_class: str) -> str:
    """Why so many texts of an entry are not shown: for whom they are kept."""
    kind, _colon, which = record_class.partition(":")
    if kind == "members":
        said = ngettext(
            "{count} text of this entry is kept for members.",
            "{count} texts of this entry are kept for members.",
            count,
        )
    elif kind == "sealed":
        said = ngettext(
            "{count} text of this entry is kept under seal.", "{count} texts of this entry are kept under seal.", count
        )
    else:
        said = ngettext(
            "{count} text of this entry is kept for “{whom}”.",
            "{count} texts of this entry are kept for “{whom}”.",
            count,
        )
    return said.format(count=number(count), whom=which.replace("_", " ") or kind)


def fact_says(name: str) -> str:
    """What a fact means."""
    known = fact(name)
    return known.says if known else name.replace("_", " ")


def value(found: Any) -> str:
    """A value of an entry as a person writes it."""
    if isinstance(found, bool):
        return "yes" if found else "no"
    if isinstance(found, int):
        return str(found)
    if isinstance(found, Mapping):
        if set(found) == {"unknown"}:
            return f"not known: {found['unknown']}"
        return "; ".join(f"{key}: {value(inner)}" for key, inner in found.items())
    if isinstance(found, list | tuple):
        return ", ".join(value(inner) for inner in found) or "none"
    return "none" if found is None else str(found)


def count(yes: int | None, no: int | None, abstain: int | None) -> str:
    """`3 yes · 0 no · 1 abstained`; nothing where a source tells a decision without its count."""
    if yes is None or no is None:
        return ""
    return f"{number(yes)} yes · {number(no)} no" + (f" · {number(abstain)} abstained" if abstain else "")


def left(members: int | None, share: str, qualifier: str, of: str = "", how: str = "") -> str:
    """`up to 1/3 of the members resigned`, `many cadre resigned`."""
    done = {"resign": "resigned", "expel": "were expelled", "lapse": "lapsed"}.get(how, "left")
    who = estimate(members, share, qualifier)
    return f"{who.removesuffix('members') + of if of and not share else who} {done}"


def units(found: int | None, qualifier: str, how: str, noun: str = "branches") -> str:
    """`several branches left`."""
    many = f"{qualifier.replace('_', ' ')} {number(found) if found is not None else ''}".strip() or "some"
    return f"{many} {noun} {'were dissolved' if how == 'dissolve_unit' else 'left'}"
