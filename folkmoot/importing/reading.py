"""A row of a list as somebody who may be admitted; or what is wrong with it, each with its column."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from django.utils.translation import gettext as _

from folkmoot.importing.columns import Columns
from folkmoot.importing.dates import NoDay, day_of
from folkmoot.importing.faults import Fault
from folkmoot.importing.folding import folded

LONGEST = {"name": 200, "email": 254, "telephone": 40, "address": 500, "number": 64}

_EMAIL = re.compile(r"[^@\s,;<>()\"]{1,64}@[^@\s,;<>()\"]+\.[^@\s,;<>()\".]{2,}")
_REFERENCE = re.compile(r"p:[A-Za-z0-9_-]{22}")
_LANGUAGES = {
    "en": "en english ingles inglesa inglese en gb en us eng",
    "es": "es spanish espanol espanola castellano spa es mx es es es us",
}
_LANGUAGE = {said: code for code, words in _LANGUAGES.items() for said in words.split()}
_STAYING = """active current new grace ok yes y true 1 member paid enabled lifetime
    si activo activa vigente alta miembro socio socia nuevo nueva x"""
_STAYS = {*_STAYING.split(), "in good standing", "good standing", "al dia", "paid up"}
_LEAVING = """inactive expired lapsed cancelled canceled resigned former deceased dead expelled suspended pending no n
    false 0 left disabled overdue inactivo inactiva baja vencido vencida caducado caducada cancelado cancelada
    fallecido fallecida expulsado expulsada pendiente"""
_LEFT = {*_LEAVING.split(), "not a member", "dado de baja", "dada de baja"}


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody in a list. `left` is what the list says of who is a member no more; then nobody is admitted."""

    row: int
    name: str
    class_id: str = ""
    unit: int | None = None
    since: date | None = None
    applied: date | None = None
    email: str = ""
    telephone: str = ""
    address: str = ""
    language: str = ""
    number: str = ""
    reference: str = ""
    left: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """What a list is read for: the day, the classes of the charter and the units, by what they may be called."""

    today: date
    classes: Mapping[str, str]
    units: Mapping[str, int]
    unit_called: str = "branch"
    unit: int | None = None
    month_first: bool = False


@dataclass
class Reader:
    """Reads the rows of one list."""

    columns: Columns
    place: Place
    faults: list[Fault] = field(default_factory=list)

    def read(self, row: int, cells: Sequence[str]) -> Somebody | None:
        """Whoever stands in a row; None, and `faults`, when something is wrong with it."""
        self.faults = [*self._out_of_form(row, cells)]
        name = self._line("name", cells) or " ".join(
            part for part in (self._line("first_name", cells), self._line("last_name", cells)) if part
        )
        if not name:
            self._fault(row, "name", _("there is no name"))
        found = Somebody(
            row=row,
            name=self._short(row, "name", name),
            class_id=self._class(row, self._line("class", cells)),
            unit=self._unit(row, self._line("branch", cells)),
            since=self._day(row, "joined", self._line("joined", cells)) or self.place.today,
            applied=self._day(row, "applied", self._line("applied", cells)),
            email=self._email(row, self._line("email", cells)),
            telephone=self._short(row, "telephone", self._line("telephone", cells)),
            address=self._short(row, "address", self.columns.cell("address", cells, "\n")),
            language=self._language(row, self._line("language", cells)),
            number=self._short(row, "number", self._line("number", cells)),
            reference=self._reference(row, self._line("reference", cells)),
            left=self._left(row, self._line("status", cells)),
        )
        return None if self.faults else found

    def _line(self, field: str, cells: Sequence[str]) -> str:
        return self.columns.cell(field, cells).replace("\n", " ")

    def _fault(self, row: int, field: str, says: str) -> None:
        column = self.columns.heading(field) or self.columns.heading("first_name") or self.columns.heading("last_name")
        self.faults.append(Fault(row, column, says))

    def _out_of_form(self, row: int, cells: Sequence[str]) -> Iterator[Fault]:
        headings = self.columns.headings
        if len(cells) > len(headings) and any(cells[len(headings) :]):
            says = _("the row has {more} cells, and there are {columns} headings")
            yield Fault(row, "", says.format(more=len(cells), columns=len(headings)))
        for heading, cell in zip(headings, cells, strict=False):
            if not cell.replace("\n", "").isprintable():
                yield Fault(row, heading, _("there is a sign in it that nobody can see"))

    def _short(self, row: int, field: str, text: str) -> str:
        if len(text) > LONGEST[field]:
            self._fault(row, field, _("it is longer than {most} signs").format(most=LONGEST[field]))
        return text

    def _email(self, row: int, text: str) -> str:
        text = text.removeprefix("mailto:")
        if text and (not _EMAIL.fullmatch(text) or len(text) > LONGEST["email"]):
            self._fault(row, "email", _("“{text}” is no e-mail address").format(text=text[:80]))
        return text.lower()

    def _day(self, row: int, field: str, text: str) -> date | None:
        if not text:
            return None
        try:
            found = day_of(text, month_first=self.place.month_first, today=self.place.today)
        except NoDay:
            says = _("“{text}” is no day; write it like 2019-03-31")
            self._fault(row, field, says.format(text=text[:40]))
            return None
        if found > self.place.today:
            self._fault(row, field, _("{day} has not come yet").format(day=found.isoformat()))
        return found

    def _unit(self, row: int, text: str) -> int | None:
        if not text:
            return self.place.unit
        found = self.place.units.get(folded(text))
        if found is None:
            near = get_close_matches(folded(text), self.place.units, 1)
            says = _("there is no {unit} called “{text}”").format(unit=self.place.unit_called, text=text[:60])
            if near:
                says = _("{says}; did you mean “{near}”?").format(says=says, near=near[0])
            self._fault(row, "branch", says)
        return found

    def _class(self, row: int, text: str) -> str:
        first = next(iter(self.place.classes.values()), "")
        if not text:
            return first
        found = self.place.classes.get(folded(text))
        if found is None:
            known = ", ".join(dict.fromkeys(self.place.classes.values()))
            says = _("the charter knows no class “{text}”; it has: {known}")
            self._fault(row, "class", says.format(text=text[:60], known=known))
        return found or first

    def _left(self, row: int, text: str) -> str:
        said = folded(text)
        if not said or said in _STAYS or said in self.place.classes:
            return ""
        if said not in _LEFT:
            says = _("“{text}” does not say whether they are a member; expected a word like active, or lapsed")
            self._fault(row, "status", says.format(text=text[:60]))
        return text[:60]

    def _language(self, row: int, text: str) -> str:
        if not text:
            return ""
        found = _LANGUAGE.get(folded(text).split(" ")[0])
        if found is None:
            says = _("mail is written in English or Spanish: “{text}” is neither; leave it empty")
            self._fault(row, "language", says.format(text=text[:40]))
        return found or ""

    def _reference(self, row: int, text: str) -> str:
        if text and not _REFERENCE.fullmatch(text):
            self._fault(row, "reference", _("“{text}” is no reference of a person").format(text=text[:40]))
        return text
