"""What the door and the organs say to readers: whole sentences, each with its Spanish, and every place in both."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import polib
import pytest
from django.utils.translation import gettext, override, pgettext

from folkmoot.bodies.acts import count
from folkmoot.door import expected
from folkmoot.door.act import REGISTER, BadAct, Missing, decode
from folkmoot.door.meanings import SAYS, meaning, meaning_shown
from folkmoot.door.saying import Saying, saying
from folkmoot.grievances.panel import WHY

PACKAGE = Path(__file__).parents[1] / "folkmoot"
ROOMS = ("door", "constitution", "members", "branches", "bodies", "deliberation", "grievances", "history")
FILES = {PACKAGE / "door" / name for name in ("guises.py", "labels.py", "replay.py", "tables.py")}
"""What they say is read at the command line alone, by whoever writes a history file."""
SAYING = {"BadAct", "Missing", "saying", "Saying"}
THE_SAME = {"{error}", "{fault}"}


def calls(room: str) -> Iterator[tuple[str, ast.expr]]:
    """Where something is said, and the first argument of it."""
    for file in sorted((PACKAGE / room).rglob("*.py")):
        if file.name.startswith("test_") or file in FILES:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYING and node.args:
                yield f"{file.relative_to(PACKAGE)}:{node.lineno}", node.args[0]


def sentences(room: str) -> set[str]:
    """Every sentence that a room says outright, without the field that stands before it."""
    said = {each.value for _, each in calls(room) if isinstance(each, ast.Constant) and isinstance(each.value, str)}
    return {each.partition(": ")[2] if each.startswith("field ") else each for each in said}


NAMED = {
    *(count.TOO_MANY, count.TOO_MANY_WITHOUT_RECUSED, count.NAMED, count.SAME_UNIT),
    *WHY.values(),
    *(*expected._TYPES.values(), *expected._FORMS.values(), *expected._BOUNDS.values()),
}
"""Sentences that are called by a name where they are said."""


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("room", ROOMS)
def test_every_sentence_of_a_fault_has_its_spanish_with_the_same_places(room: str) -> None:
    with override("es"):
        for sentence in sentences(room) - THE_SAME:
            spanish = gettext(sentence)
            assert spanish != sentence, sentence
            assert places(spanish) == places(sentence), sentence


def test_sentences_that_are_named_have_their_spanish_too() -> None:
    with override("es"):
        for named in NAMED:
            sentence = saying(named).message
            assert gettext(sentence) != sentence, sentence
            assert places(gettext(sentence)) == places(sentence), sentence


@pytest.mark.parametrize("room", ROOMS)
def test_no_fault_is_glued_together_where_it_is_said(room: str) -> None:
    assert [where for where, each in calls(room) if isinstance(each, ast.JoinedStr | ast.BinOp)] == []


def test_every_act_and_every_field_has_its_spanish() -> None:
    with override("es"):
        assert [each.name for each in REGISTER.values() if each.shown() == each.sentence] == []
        assert [each for each in SAYS.values() if pgettext("field", each) == each] == []


def test_the_rooms_agree_on_what_one_sentence_is_in_spanish() -> None:
    found: dict[tuple[str, str], str] = {}
    for room in ROOMS:
        for entry in polib.pofile(str(PACKAGE / room / "locale" / "es" / "LC_MESSAGES" / "django.po")):
            key = (entry.msgctxt or "", entry.msgid)
            assert found.setdefault(key, entry.msgstr) == entry.msgstr, key


def test_a_fault_is_english_as_a_string_and_is_shown_in_the_readers_language() -> None:
    fault = Missing("field values[{n}]: the charter has no body {body}", n=2, body="{odd}")
    assert (str(fault), fault.field) == ("field values[2]: the charter has no body {odd}", "values[2]")
    with override("es"):
        assert str(fault) == "field values[2]: the charter has no body {odd}"
        assert fault.shown() == "el estatuto no tiene el órgano {odd}"


def test_a_fault_that_nobody_has_put_into_spanish_is_shown_as_it_is() -> None:
    with override("es"):
        assert BadAct("field a: nobody says {this}").shown() == "nobody says {this}"


def test_what_a_fault_holds_is_shown_in_the_same_language() -> None:
    inner = ValueError(saying("{shown} is no day of the calendar", shown="'2013-02-30'"))
    fault = BadAct("field date: {error}", error=inner)
    assert str(fault) == "field date: '2013-02-30' is no day of the calendar"
    with override("es"):
        assert fault.shown() == "'2013-02-30' no es un día del calendario"


def test_a_field_of_the_wrong_type_is_told_in_spanish() -> None:
    with pytest.raises(BadAct) as raised:
        decode("members.suspend", {"person": 5})
    assert str(raised.value) == "members.suspend: field person: expected text, found a whole number"
    with override("es"):
        assert raised.value.shown() == "se esperaba texto, y hay un número entero"
    assert raised.value.field == "person"


def test_a_sentence_without_a_field_is_about_none() -> None:
    assert saying("the record: it is full") == Saying("the record: it is full")


def test_a_field_means_what_its_act_says_of_it() -> None:
    assert meaning("bodies.convene", "place") == "where it is held"
    assert meaning("members.admit", "nothing") == meaning_shown("members.admit", "nothing") == ""
    with override("es"):
        assert meaning_shown("bodies.convene", "place") == "dónde se celebra"
