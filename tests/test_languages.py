"""Every language is a whole one: each string that somebody may read is said in it, and no string stands outside."""

from collections import defaultdict
from types import FunctionType, ModuleType

import polib
import pytest

from folkmoot.door.act import REGISTER
from folkmoot.languages import LANGUAGES, PACKAGE
from folkmoot.web.tongues import TONGUES
from tests.catalogues import Message, kept, loose, places, spoken, templates

OF_THE_DOOR = {"door", "constitution", "members", "branches", "bodies", "deliberation", "grievances", "history"}
"""Rooms whose catalogues hold what acts and faults say: `test_saying` looks after these."""

OTHERS = [code for code, _ in LANGUAGES if code != "en"]


def said_by(entry: polib.POEntry) -> Message:
    return Message(entry.msgid, entry.msgid_plural or "", entry.msgctxt or "")


def translations(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


@pytest.mark.parametrize("language", OTHERS)
def test_every_string_is_said_in_every_language(language):
    there = {said_by(entry) for _, entry in kept(language)}
    assert {message: file for message, file in spoken().items() if message not in there} == {}


@pytest.mark.slow
@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_holds_no_string_that_nobody_says(language):
    said = spoken().keys() | {Message(declared.sentence) for declared in REGISTER.values()}
    found = [(file, entry) for file, entry in kept(language) if file.relative_to(PACKAGE).parts[0] not in OF_THE_DOOR]
    assert [entry.msgid for _, entry in found if said_by(entry) not in said or entry.obsolete] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_is_whole_and_has_the_same_places(language):
    wrong = []
    for file, entry in kept(language):
        asked, given = [entry.msgid, entry.msgid_plural or entry.msgid], translations(entry)
        same = all(places(each) in (places(asked[0]), places(asked[1])) for each in given)
        if entry.fuzzy or not all(given) or not same or len(given) != (2 if entry.msgid_plural else 1):
            wrong.append((file.parent.parent.parent.parent.name, entry.msgid))
    assert wrong == []


@pytest.mark.slow
@pytest.mark.parametrize("language", OTHERS)
def test_a_string_has_one_translation_though_several_catalogues_hold_it(language):
    found = defaultdict(set)
    for _, entry in kept(language):
        found[said_by(entry)].add(tuple(translations(entry)))
    assert {message: said for message, said in found.items() if len(said) > 1} == {}


def test_no_template_holds_words_of_one_language():
    found = {file.relative_to(PACKAGE).as_posix(): loose(file.read_text("utf-8")) for file in templates()}
    assert {file: words for file, words in found.items() if words} == {}


def test_every_tongue_has_the_same_ways():
    ways = {
        code: {name for name in vars(tongue) if _is_own(vars(tongue)[name], tongue)} for code, tongue in TONGUES.items()
    }
    assert list(ways) == [code for code, _ in LANGUAGES]
    assert len({frozenset(each) for each in ways.values()}) == 1


def _is_own(each: object, tongue: ModuleType) -> bool:
    """Whether a module defines a function for others."""
    return isinstance(each, FunctionType) and each.__module__ == tongue.__name__ and not each.__name__.startswith("_")
