"""The numbers and names that stand in prose, and the numbers that stand in a rule."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from folkmoot.core.charter.rules import Part, Rule, Table, specs
from folkmoot.core.charter.values import Claimant, Requirement, Who

MONTHS_OF_YEAR = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre"
)

_NUMBER = r"[0-9]+[a-z]?(?:\.[0-9]+)*"
_UNIT = (
    r"(?!\s*(?:%|/|days?\b|weeks?\b|months?\b|years?\b|members?\b|seats?\b|votes?\b|per\b|times?\b"
    r"|días?\b|semanas?\b|mes(?:es)?\b|años?\b|miembros?\b|puestos?\b|votos?\b|por\b|ve(?:z|ces)\b))"
)
_NO_NUMBERS = re.compile(
    r"\b(?:articles?|art\.|arts\.|sections?|paragraphs?|clauses?|rules?"
    rf"|artículos?|incisos?|apartados?|párrafos?|cláusulas?|reglas?|numerales?)\s*{_NUMBER}\b"
    rf"(?:\s*(?:,\s*and|,|and|or|to|-|–|y|e|o|u|al?)\s*{_NUMBER}\b{_UNIT})*"  # references
    rf"|§+\s*{_NUMBER}"
    r"|\b[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?\b"  # dates
    rf"|\b(?:[0-9]{{1,2}}\s+)?(?:{MONTHS_OF_YEAR})\s+(?:[0-9]{{1,2}},\s*)?[0-9]{{4}}\b"
    rf"|\b[0-9]{{1,2}}\s+(?:{MONTHS_OF_YEAR})\b"
    rf"|\b(?:{MONTHS_OF_YEAR})\s+[0-9]{{1,2}}\b"
    rf"|\b[0-9]{{1,2}}\s+de\s+(?:{MONTHS_OF_YEAR})\b(?:\s+del?\s+[0-9]{{4}}\b)?"
    rf"|\b(?:{MONTHS_OF_YEAR})\s+del?\s+[0-9]{{4}}\b"
    r"|\b(?:in|since|from|until|till|before|after|of|by|year|en|desde|hasta|año)\s+(?:1[0-9]|20)[0-9]{2}\b"
    r"(?!\s+[a-z]+s\b)"
    r"|\b[0-9]{1,2}:[0-9]{2}\b"
    r"|^\s*(?:[0-9]{1,3}[.)]|\([0-9a-z]{1,3}\))\s",  # list markers
    re.IGNORECASE | re.MULTILINE,
)
_NUMBERS = re.compile(
    r"(?<![\w.,/])(?<![A-Za-z]-)"
    r"(?:(?P<over>[0-9]{1,9})\s?[/⁄]\s?(?P<under>[0-9]{1,9})"
    r"|(?P<whole>[0-9]{1,3}(?:[,\u00a0\u202f][0-9]{3})+|[0-9]{1,15})(?:\.(?P<part>[0-9]{1,6}))?)"
    r"(?:st|nd|rd|th|[ºª])?(?P<percent>\s?%|\s+per\s?cent\b|\s+por\s+ciento\b)?"
    r"(?![\w/])(?:[\s-]+(?P<unit>years?|weeks?|años?|semanas?)\b)?"
)
_VULGAR = re.compile("[¼-¾⅐-⅞]")


@dataclass(frozen=True, slots=True)
class Said:
    """A number in prose: as written, and what it may be in a rule (2 years are 24 months there)."""

    text: str
    line: int
    values: tuple[Fraction, ...]


def numbers(lines: tuple[tuple[int, str], ...]) -> Iterator[Said]:
    """Every number in prose: digits, fractions and percentages, but no references, dates, list markers and words."""
    for line, text in lines:
        plain = _NO_NUMBERS.sub(lambda match: " " * len(match[0]), text)
        plain = _VULGAR.sub(lambda match: f" {Fraction(unicodedata.numeric(match[0])).limit_denominator(10)}", plain)
        for match in _NUMBERS.finditer(plain):
            values = _values(match)
            if values:
                yield Said(" ".join(match[0].split()), line, values)


def _values(match: re.Match[str]) -> tuple[Fraction, ...]:
    if match["under"] is not None:
        return (Fraction(int(match["over"]), int(match["under"])),) if int(match["under"]) else ()
    number = Fraction(f"{re.sub(r'[^0-9]', '', match['whole'])}.{match['part'] or '0'}")
    if match["percent"]:
        return (number / 100,)
    times = {"y": 12, "a": 12, "w": 7, "s": 7}.get((match["unit"] or " ")[0])
    return (number,) if times is None else (number, number * times)


def rule_numbers(rule: Rule | Part, expected: bool = False) -> Iterator[Fraction]:
    """Every number that a rule says, and with `expected` those too that only the analysis uses."""
    for attribute, _, spec in specs(type(rule)):
        value = getattr(rule, attribute)
        if value is None or (attribute == "expected" and not expected):
            continue
        for each in value if spec.many else (value,):
            if isinstance(spec.form, Table):
                yield from rule_numbers(each, expected)
            else:
                yield from _in_value(each)


def _in_value(value: object) -> Iterator[Fraction]:
    if isinstance(value, Who):
        yield from _in_value(value.share)
        yield from _in_value(value.count)
    elif isinstance(value, Requirement):
        yield from _in_value(value.days)
    elif isinstance(value, Claimant):
        yield from _in_value(value.minority)
    elif isinstance(value, int | Fraction) and not isinstance(value, bool):
        yield Fraction(value)
