"""How the pages say times, authorities and verdicts in English."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.sentences import sentence
from folkmoot.core.charter.vocabulary import fact
from folkmoot.door.act import REGISTER

UTC = ZoneInfo("UTC")
KINDS = {
    "founding": "It founded the organisation.",
    "told": "It was told afterwards, from a source.",
    "rehearsed": "It was rehearsed.",
    "live": "It was done as it is recorded.",
    "refused": "It was asked for and refused; nothing changed.",
}
VERDICTS = {
    "allowed": ("✓", "Allowed"),
    "refused": ("✕", "Refused"),
    "undetermined": ("?", "Undetermined: not enough is known"),
}


def moment(at: datetime, zone: ZoneInfo) -> str:
    """A time as people say it: Friday 14 May 2026, 18:00, Chicago time."""
    local = at.astimezone(zone)
    place = "UTC" if zone.key == "UTC" else zone.key.rpartition("/")[2].replace("_", " ") + " time"
    return f"{local:%A} {local.day} {local:%B %Y, %H:%M}, {place}"


def act_says(name: str) -> str:
    """The sentence of an act, or its name where this program knows no such act."""
    declared = REGISTER.get(name)
    return declared.sentence if declared else name.partition(".")[2].replace("_", " ").capitalize() + "."


def authorities(by: Mapping[str, Any], charter: Charter | None) -> str:
    """Who acted, as what: never by name."""
    said = [_authority(each, charter) for each in by.get("as", ())]
    who = "A person" if "person" in by else "Somebody"
    if not said:
        return f"{who}, in no role that the record names"
    return f"{who}, as {' and '.join(said)}" if "person" in by else " and ".join(said)


def _authority(written: str, charter: Charter | None) -> str:
    kind, _, rest = written.partition("@")[0].partition(":")
    if kind == "clock":
        return "the clock"
    if kind == "self":
        return "themselves"
    rule = next(iter(charter.defining(rest)), None) if charter else None
    return str(getattr(rule, "name", None) or rest.replace("_", " "))


def rules(verdict: Mapping[str, Any], charter: Charter | None) -> Iterator[tuple[str, str]]:
    """Each rule of a verdict ("6 no_reversal") and what it says."""
    for named in verdict["rules"]:
        article, _, id_ = named.partition(" ")
        found = [rule for rule in charter.defining(id_) if rule.article == article] if charter else []
        yield named, sentence(found[0], charter) if charter and found else ""


def facts(recorded: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Each fact: its name, what it means, its value in words."""
    if recorded.get("on"):
        yield "on", "what the act was done on", value(recorded["on"])
    for name, found in recorded.get("known", {}).items():
        known = fact(name)
        yield name, known.says if known else "", value(found)
    for name, found in recorded.get("decision", {}).items():
        yield name, "votes or seats counted in the decision", value(found)


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
