"""How the pages say times, numbers, authorities and verdicts, in the language of the page."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.explaining import Reason
from folkmoot.core.charter.languages import LANGUAGES
from folkmoot.core.charter.rules import Rule
from folkmoot.core.charter.sentences import sentence
from folkmoot.core.charter.values import Object
from folkmoot.core.charter.who import Holder
from folkmoot.core.charter.who import who_may as holders
from folkmoot.door.act import REGISTER
from folkmoot.door.edtf import PartialDate, partial_date
from folkmoot.web.tongues import PLAIN, language, tongue

SHORT = 140
UTC = ZoneInfo("UTC")

Said = str | Promise

KINDS: Mapping[str, Said] = {
    "founding": gettext_lazy("It founded the organisation."),
    "told": gettext_lazy("It was told afterwards, from a source."),
    "rehearsed": gettext_lazy("It was rehearsed."),
    "live": gettext_lazy("It was done as it is recorded."),
    "refused": gettext_lazy("It was asked for and refused; nothing changed."),
}
KINDS_CALLED: Mapping[str, Said] = {
    "live": pgettext_lazy("an entry", "done as recorded"),
    "rehearsed": pgettext_lazy("an entry", "rehearsed"),
    "told": pgettext_lazy("an entry", "told from a source"),
    "refused": pgettext_lazy("an entry", "refused"),
    "founding": pgettext_lazy("an entry", "founding"),
}
VERDICTS: Mapping[str, tuple[str, Said]] = {
    "allowed": ("✓", gettext_lazy("Allowed")),
    "refused": ("✕", gettext_lazy("Refused")),
    "undetermined": ("?", gettext_lazy("Undetermined: not enough is known")),
}


def fill(said: str, **places: str) -> str:
    """A sentence with its places filled, as the language joins them: `del comité`, where a place follows `de`."""
    return str(tongue().fill(said, **places))


def charters_language() -> str:
    """The language in which charters are asked to speak: the page's, where they speak it."""
    spoken = language()
    return spoken if spoken in LANGUAGES else PLAIN


def rule_says(rule: Rule, charter: Charter) -> str:
    """The sentence of a rule."""
    return sentence(rule, charter, charters_language())


def reason_says(reason: Reason) -> str:
    """One reason of a verdict."""
    return reason.said(charters_language())


def who_may(charter: Charter, act: str, on: str | None = None) -> list[Holder]:
    """Everybody whom an article gives a power, in words."""
    return holders(charter, act, on, charters_language())


def moment(at: datetime, zone: ZoneInfo) -> str:
    """A time as people say it: Friday 14 May 2026, 18:00, Chicago time."""
    when = _formatted(at.astimezone(zone).replace(tzinfo=None), "DATETIME_FORMAT", get_language())
    if zone.key == "UTC":
        return _("{when}, UTC").format(when=when)
    return _("{when}, {place} time").format(when=when, place=zone.key.rpartition("/")[2].replace("_", " "))


def day(when: date | str) -> str:
    """A day as people say it: 14 May 2026. What is no day of the calendar stays as it was written."""
    try:
        found = date.fromisoformat(when) if isinstance(when, str) else when
    except ValueError:
        return str(when)
    return _formatted(found, "DATE_FORMAT", get_language())


@lru_cache(maxsize=4_096)
def _formatted(when: date, how: str, language: str | None) -> str:
    """A day or a time as it is written in the language of the page."""
    return date_format(when, how)


def short_day(when: date) -> str:
    """A day where there is little room: 14 May 2026, 3 Sep 2026."""
    return date_format(when, "SHORT_DATE_FORMAT")


def weekday(when: date) -> str:
    """`Friday`."""
    return date_format(when, "l")


def partial(edtf: str) -> str:
    """A date as far as it is known: `March 2014`, `about 1991`, `no later than 2013`."""
    try:
        return _doubted(partial_date(edtf))
    except ValueError:
        return edtf


def during(edtf: str) -> str:
    """A date as it follows a verb: `in March 2014`, `on 12 March 1977`, `about 1991`, `no later than 2013`."""
    try:
        found = partial_date(edtf)
    except ValueError:
        return edtf
    if found.earliest is None or edtf[-1] in "~%":
        return _doubted(found)
    said = _doubted(found)
    return _("on {day}").format(day=said) if _is_day(found) else _("in {month}").format(month=said)


def _is_day(found: PartialDate) -> bool:
    return found.text.count("-") == 2


def _doubted(found: PartialDate) -> str:
    plain = found.text.removeprefix("../").rstrip("~?%")
    form = ("", "YEAR_MONTH_FORMAT", "DATE_FORMAT")[plain.count("-")]
    said = date_format(found.latest, form) if form else plain
    doubt = found.text[-1]
    if doubt in "~%":
        about = pgettext("a day", "about {date}") if _is_day(found) else pgettext("a month or year", "about {date}")
        said = about.format(date=said)
    if doubt in "?%":
        said = _("{date}, uncertain").format(date=said)
    if found.earliest is not None:
        return said
    if _is_day(found):
        return pgettext("a day", "no later than {date}").format(date=said)
    return pgettext("a month or year", "no later than {date}").format(date=said)


def number(found: int) -> str:
    """`1,301`."""
    return str(tongue().number(found))


def listing(each: Iterable[str], last: str = "and") -> str:
    """`6`, `6 and 9`, `1, 6 and 9`; or with "or"."""
    return str(tongue().listing(each, last))


def short(text: str, most: int = SHORT) -> str:
    """The beginning of a text, to a whole word."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most + 1].rpartition(" ")[0] + " …"


def quoted(text: str) -> str:
    """Somebody's words, in quotation marks."""
    return _("“{words}”").format(words=text)


def act_says(name: str) -> str:
    """The sentence of an act, or its name where this program knows no such act."""
    declared = REGISTER.get(name)
    return declared.shown() if declared else name.partition(".")[2].replace("_", " ").capitalize() + "."


def rules(verdict: Mapping[str, Any], charter: Charter | None) -> Iterator[tuple[str, str, str]]:
    """Each rule of a verdict ("6 no_reversal"), its article, and what it says."""
    for named in verdict["rules"]:
        article, _space, id_ = str(named).partition(" ")
        found = [rule for rule in charter.defining(id_) if rule.article == article] if charter else []
        kinds = _kinds(charter, str(verdict.get("verb")), named) if charter and len(found) > 1 else set()
        rule = next((rule for rule in found if rule.kind in kinds), found[0] if found else None)
        yield named, article, rule_says(rule, charter) if rule and charter else ""


def _kinds(charter: Charter, verb: str, named: str) -> set[str]:
    """The kinds of rule of this name that bear on a verb: a unit and its assembly may have one name."""
    compiled = charter.compiled.of(verb)
    return {each.of_kind for each in compiled.powers if each.rule == named} or {"body"}


def facts(recorded: Mapping[str, Any], charter: Charter | None = None) -> Iterator[tuple[str, str, str]]:
    """Each fact: its name, what it means, its value in words."""
    if recorded.get("on"):
        yield "on", _("what the act was done on"), listing(_object(each, charter) for each in recorded["on"])
    for name, found in recorded.get("known", {}).items():
        yield name, fact_says(name), value(found)
    for name, found in recorded.get("decision", {}).items():
        yield name, _("votes or seats counted in the decision"), value(found)


def _object(written: str, charter: Charter | None) -> str:
    """`decision:branch` as `a decision of a branch`."""
    kind, _colon, of = written.partition(":")
    try:
        return str(tongue().object_(charter, Object(kind, of or None))) if charter else written
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
    elif kind in ("sealed", "case"):
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
    return str(tongue().fact(name) or name.replace("_", " "))


def value(found: Any) -> str:
    """A value of an entry as a person writes it."""
    if isinstance(found, bool):
        return _("yes") if found else _("no")
    if isinstance(found, int):
        return str(found)
    if isinstance(found, Mapping):
        if set(found) == {"unknown"}:
            return _("not known: {why}").format(why=found["unknown"])
        return "; ".join(f"{key}: {value(inner)}" for key, inner in found.items())
    if isinstance(found, list | tuple):
        return ", ".join(value(inner) for inner in found) or _("none")
    return _("none") if found is None else str(found)
