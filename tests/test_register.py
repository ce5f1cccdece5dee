"""The register of acts and the charter's vocabulary agree: what a charter may name can be done, and nothing else."""

import tomllib
from typing import Annotated, Literal, get_args, get_origin

import msgspec
import pytest
from msgspec import Meta, Struct

from folkmoot.core.charter.vocabulary import OBJECTS, RECORD_NAMES, VERBS
from folkmoot.door import docs
from folkmoot.door.act import REGISTER, decode
from folkmoot.door.draw import Draw
from folkmoot.door.labels import Labels, resolved
from folkmoot.door.meanings import SAMPLES, SAYS
from folkmoot.door.record import LOG
from folkmoot.door.replay import RESERVED

ACTS = sorted(REGISTER)


@pytest.mark.parametrize("name", ACTS)
def test_an_act_is_named_in_the_words_of_the_charter(name):
    declared = REGISTER[name]

    assert VERBS[declared.verb].built
    assert declared.on.partition(":")[0] in OBJECTS
    assert declared.record in {*RECORD_NAMES, LOG}


def test_every_verb_of_a_built_organ_has_an_act():
    built = {verb.name for verb in VERBS.values() if verb.built}

    assert built - {declared.verb for declared in REGISTER.values()} == set()


@pytest.mark.parametrize("name", ACTS)
def test_an_act_says_what_it_is_what_it_changes_and_to_whom_it_shows(name):
    declared = REGISTER[name]

    assert declared.sentence.endswith(".")
    assert docs.section(declared, "Changes").endswith(".")
    assert docs.section(declared, "Shows").endswith(".")


@pytest.mark.parametrize("name", ACTS)
def test_no_field_of_an_act_is_called_as_a_history_calls_its_own(name):
    assert RESERVED.isdisjoint(field.encode_name for field in msgspec.structs.fields(REGISTER[name].type))


@pytest.mark.parametrize("name", ACTS)
def test_the_example_of_an_act_can_be_read(name):
    values = tomllib.loads("\n".join(docs.example(REGISTER[name])))
    labels = Labels(Draw("example"), lambda file: "0" * 64)
    labels.call("earlier", 7)
    fields = resolved(name, {key: value for key, value in values.items() if key not in RESERVED}, labels)

    assert decode(name, fields).declared.name == name


def test_the_page_of_the_acts_has_each_of_them_once():
    page = docs.page()

    assert [line for line in page.splitlines() if line.startswith("### ")] == [f"### `{name}`" for name in ACTS]
    assert page == docs.page()


def test_every_field_has_its_meaning_and_no_meaning_is_idle():
    fields = [(name, field) for name in ACTS for field in docs.fields(REGISTER[name])]
    keys = {field.name.rpartition(".")[2] for _, field in fields}
    known = keys | {f"{name}.{field.name.rpartition('.')[2]}" for name, field in fields}

    assert [f"{name} {field.name}" for name, field in fields if not field.says] == []
    assert (SAYS.keys() | SAMPLES.keys()) - known == set()


def patterns(hint):
    if get_origin(hint) is Annotated:
        yield from (note.pattern for note in get_args(hint)[1:] if isinstance(note, Meta) and note.pattern)
    if get_origin(hint) is not Literal:
        for part in get_args(hint):
            yield from patterns(part)
    if isinstance(hint, type) and issubclass(hint, Struct):
        for field in msgspec.structs.fields(hint):
            yield from patterns(field.type)


@pytest.mark.parametrize("name", ACTS)
def test_no_pattern_of_a_field_lets_a_line_feed_through_at_its_end(name):
    assert [each for each in patterns(REGISTER[name].type) if each.endswith("$")] == []
