"""Every string form of a charter: its grammar, one example accepted and one refused, and what it is read as."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from folkmoot.core.charter import vocabulary
from folkmoot.core.charter.shapes import Choice, Form, Unreadable, Whole, Written, is_name
from folkmoot.core.charter.values import (
    Claimant,
    Edtf,
    FilledBy,
    IfLate,
    Mention,
    Object,
    Requirement,
    VacancyStep,
    Who,
)

AUTHORITY = vocabulary.AUTHORITY_KINDS

_SHARE = re.compile(r"([0-9]{1,6})/([0-9]{1,6})|([0-9]{1,3})(?:\.([0-9]{1,3}))?%")
_EDTF = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~%]?)|([0-9]{3})X|([0-9]{2})XX")


@dataclass(frozen=True, slots=True)
class ShareOrWhole(Form[Fraction | int]):
    """A share, or a whole number of people."""

    @property
    def expects(self) -> str:
        return f"{SHARE.expects}; or a whole number from 1"

    def read(self, value: object) -> Fraction | int:
        return SHARE.read(value) if isinstance(value, str) else Whole(least=1).read(value)


@dataclass(frozen=True, slots=True)
class Day(Form[Edtf]):
    """A date, exact or as exact as it is known."""

    @property
    def expects(self) -> str:
        return 'a date as 2024-05-01, or "2013-11" in quotes when only that much is known'

    def read(self, value: object) -> Edtf:
        if isinstance(value, date) and not isinstance(value, datetime):
            return Edtf(value.isoformat(), value, value)
        if isinstance(value, str):
            return EDTF.read(value)
        raise Unreadable(self.expects)


def _share(text: str) -> Fraction:
    found = _SHARE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    above, below, percent, decimals = found.groups()
    share = Fraction(int(above), int(below)) if above and int(below) else Fraction(0)
    if percent:
        share = Fraction(int(percent + (decimals or "")), 100 * 10 ** len(decimals or ""))
    if not 0 < share <= 1:
        raise ValueError(text)
    return share


def _who(text: str) -> Who:
    name, colon, part = text.partition(":")
    if not is_name(name) or (colon and name == "clock"):
        raise ValueError(text)
    if not colon:
        return Who(name)
    if part.isascii() and part.isdigit() and int(part[:7]) > 0 and len(part) <= 6:
        return Who(name, count=int(part))
    return Who(name, share=_share(part))


def _who_names(who: Who) -> Iterable[Mention]:
    return () if who.name == "clock" else (Mention(who.name, AUTHORITY),)


def _object(text: str) -> Object:
    kind, colon, of = text.partition(":")
    if kind not in vocabulary.OBJECTS or (colon and (kind not in vocabulary.OBJECTS_OF or not is_name(of))):
        raise ValueError(text)
    return Object(kind, of or None)


def _object_names(on: Object) -> Iterable[Mention]:
    return () if on.of is None else (Mention(on.of, vocabulary.OBJECTS_OF[on.kind]),)


def _filled_by(text: str) -> FilledBy:
    way, _, by = text.partition(":")
    if text == "members":
        return FilledBy(way)
    if way not in ("elected", "appointed", "ex_officio", "lot") or not is_name(by):
        raise ValueError(text)
    return FilledBy(way, by)


def _filled_by_names(filled: FilledBy) -> Iterable[Mention]:
    return () if filled.by is None else (Mention(filled.by, AUTHORITY),)


def _vacancy(text: str) -> tuple[VacancyStep, ...]:
    steps = tuple(_vacancy_step(step) for step in text.split(" then "))
    if len(set(steps)) < len(steps):
        raise ValueError(text)
    return steps


def _vacancy_step(text: str) -> VacancyStep:
    way, _, by = text.partition(":")
    if text in ("countback", "by-election", "lot", "vacant"):
        return VacancyStep(way)
    if way not in ("coopt", "appoint") or not is_name(by):
        raise ValueError(text)
    return VacancyStep(way, by)


def _vacancy_names(steps: tuple[VacancyStep, ...]) -> Iterable[Mention]:
    return tuple(Mention(step.by, AUTHORITY) for step in steps if step.by is not None)


def _requirement(text: str) -> Requirement:
    if vocabulary.may_be_required(text):
        return Requirement(text)
    found = re.fullmatch(r"notice:([1-9][0-9]{0,3})d", text)
    if found is None:
        raise ValueError(text)
    return Requirement("notice", int(found[1]))


def _if_late(text: str) -> IfLate:
    way, _, to = text.partition(":")
    if text in ("falls", "stands"):
        return IfLate(way)
    if way != "passes" or not is_name(to):
        raise ValueError(text)
    return IfLate(way, to)


def _if_late_names(late: IfLate) -> Iterable[Mention]:
    return () if late.to is None else (Mention(late.to, ("body",)),)


def _claimant(text: str) -> Claimant:
    name, colon, share = text.partition(":")
    if colon and name == "minority":
        return Claimant(minority=_share(share))
    if colon or name == "minority" or not is_name(name):
        raise ValueError(text)
    return Claimant(name)


def _claimant_names(claimant: Claimant) -> Iterable[Mention]:
    return () if claimant.name is None else (Mention(claimant.name, ("class", "unit", "body", "faction")),)


def _article(text: str) -> str:
    if re.fullmatch(r"[1-9][0-9]{0,3}[a-z]?", text) is None:
        raise ValueError(text)
    return text


def _id(text: str) -> str:
    if not is_name(text) or text in RESERVED:
        raise ValueError(text)
    return text


def _zone(text: str) -> str:
    if re.fullmatch(r"UTC|[A-Za-z_]{1,20}(/[A-Za-z0-9_+-]{1,30}){1,2}", text) is None:
        raise ValueError(text)
    return text


def _language(text: str) -> str:
    if re.fullmatch(r"[a-z]{2,3}(-[A-Z][A-Za-z]{1,3})?", text) is None:
        raise ValueError(text)
    return text


def _edtf(text: str) -> Edtf:
    found = _EDTF.fullmatch(text)
    if found is None:
        raise ValueError(text)
    year, month, day, mark, decade, century = found.groups()
    if decade or century:
        start, years = (int(decade) * 10, 10) if decade else (int(century) * 100, 100)
        return Edtf(text, date(start, 1, 1), date(start + years - 1, 12, 31))
    first = date(int(year), int(month or 1), int(day or 1))
    last_month = int(month or 12)
    last = first if day else date(int(year), last_month, monthrange(int(year), last_month)[1])
    return Edtf(text, first, last, approximate=mark in ("~", "%"), uncertain=mark in ("?", "%"))


RESERVED = (
    "clock",
    "self",
    "none",
    "all",
    "members",
    "minority",
    "notice",
    "countback",
    "lot",
    "vacant",
    "falls",
    "stands",
)
"""Words that mean something by themselves, so no rule may have them as its id."""

ID = Written(
    "id",
    "letter , { letter | digit } , { '_' , ( letter | digit ) , { letter | digit } } ;  (* lower case, at most 64 *)",
    "an id in lower-case letters, digits and single underscores",
    "steering",
    "Steering Committee",
    _id,
)
SHARE = Written(
    "share",
    "whole , '/' , whole | whole , [ '.' , whole ] , '%' ;  (* more than nothing, at most all *)",
    "a share",
    "2/3",
    "0.66",
    _share,
)
WHO = Written(
    "who",
    "'clock' | id , [ ':' , ( whole | share ) ] ;",
    "who may do it: a body, an electorate, an office, a class or a unit",
    "membership:5%",
    "membership:5.5.5%",
    _who,
    _who_names,
)
OBJECT = Written(
    "object",
    "object kind | ( 'holder' | 'decision' | 'meeting' | 'unit' ) , ':' , id ;",
    "an object",
    "holder:appeals",
    "funds:appeals",
    _object,
    _object_names,
    tuple(vocabulary.OBJECTS),
)
FILLED_BY = Written(
    "filled by",
    "'members' | ( 'elected' | 'appointed' | 'ex_officio' | 'lot' ) , ':' , id ;",
    "how seats are filled",
    "elected:membership",
    "chosen:membership",
    _filled_by,
    _filled_by_names,
    ("members", "elected:", "appointed:", "ex_officio:", "lot:"),
)
VACANCY = Written(
    "vacancy",
    "step , { ' then ' , step } ;  "
    "step = 'countback' | 'by-election' | 'lot' | 'vacant' | ( 'coopt' | 'appoint' ) , ':' , id ;",
    "how an empty seat is filled",
    "countback then by-election",
    "countback, by-election",
    _vacancy,
    _vacancy_names,
    ("countback", "by-election", "lot", "vacant", "countback then by-election"),
)
REQUIREMENT = Written(
    "requirement",
    "fact that is yes or no | verb | 'notice' , ':' , whole , 'd' ;",
    "a fact that is yes or no, a verb, or so many days of notice",
    "notice:14d",
    "notice:two weeks",
    _requirement,
    known=tuple(name for name in (*vocabulary.FACTS, *vocabulary.VERBS) if vocabulary.may_be_required(name)),
)
IF_LATE = Written(
    "if late",
    "'falls' | 'stands' | 'passes' , ':' , id ;",
    "what becomes of the decision if the appeal is not decided in time",
    "falls",
    "maybe",
    _if_late,
    _if_late_names,
    ("falls", "stands", "passes:"),
)
CLAIMANT = Written(
    "claimant",
    "id | 'minority' , ':' , share ;",
    "whose right it is",
    "minority:10%",
    "minority",
    _claimant,
    _claimant_names,
)
ARTICLE = Written("article", "whole , [ letter ] ;", "the number of an article", "13", "XIII", _article)
ZONE = Written("time zone", "'UTC' | area , '/' , place ;", "a time zone", "America/Chicago", "CST", _zone)
LANGUAGE = Written("language", "letter , letter , [ letter ] ;", "the code of a language", "es", "Spanish", _language)
EDTF = Written(
    "partial date",
    "year , [ '-' , month , [ '-' , day ] ] , [ '?' | '~' | '%' ] | three digits , 'X' | two digits , 'XX' ;",
    "a date as exact as it is known",
    "2013-11",
    "November 2013",
    _edtf,
)
VERB = Choice("verb", {name: verb.says for name, verb in vocabulary.VERBS.items()})

STRING_FORMS: tuple[Written[object], ...] = (
    ID, SHARE, WHO, OBJECT, FILLED_BY, VACANCY, REQUIREMENT, IF_LATE, CLAIMANT, ARTICLE, ZONE, LANGUAGE, EDTF,
)  # fmt: skip
