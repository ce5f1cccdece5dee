"""Entries, texts and files: what is written down, what is kept apart, what is made again."""

import ast
import io
from base64 import urlsafe_b64decode
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin
from zipfile import ZipFile

import msgspec
import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from msgspec import Meta, Struct

import folkmoot
from folkmoot.bodies.acts.ending import Remove
from folkmoot.bodies.acts.orders import Instruct
from folkmoot.core.charter.vocabulary import RECORD_NAMES
from folkmoot.core.record.commitment import commit
from folkmoot.door.act import REGISTER, Carried, Missing
from folkmoot.door.classes import CLASSES
from folkmoot.door.draw import Draw
from folkmoot.door.export import export
from folkmoot.door.guard import guarded_tables, rebuilt_models
from folkmoot.door.models import Attachment, Entry, Head, Kept, KeptText, Reading
from folkmoot.door.rebuild import rebuild
from folkmoot.door.record import LOG
from folkmoot.door.refusal import Refused
from folkmoot.members.acts import Apply, CorrectDetails, Erase, Resign, Transfer
from folkmoot.members.models import Application
from tests.cast import NORTH, SEATS, SOUTH, found

PACKAGE = Path(folkmoot.__file__).parent
ORGANS = sorted({declared.organ for declared in REGISTER.values()} - {"record"})

# D1


def test_an_entry_says_what_was_done_on_which_facts_with_what_verdict_and_by_which_code(moot):
    entry = moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), by="Kit")

    assert (entry.index, entry.at, entry.kind, entry.act) == (14, "2026-05-01T18:30:00Z", "rehearsed", "members.apply")
    assert (entry.body["person"], entry.body["unit"]) == (moot["Kit"], NORTH)
    assert (entry.by, entry.cause) == ({"person": moot["Kit"], "as": ["self"]}, None)
    assert entry.facts == {"on": ["member"], "known": {"membership": "member", "own_unit": False, "unit": NORTH}}
    assert entry.verdict == {"value": "allowed", "rules": [], "verb": "apply"}
    assert (entry.charter, entry.code) == (moot.entry(0).body["charter"], folkmoot.__version__)


def _words_in_the_open(hint: Any, where: str) -> list[str]:
    """Every place in the fields of an act where words could stand that are not a text with a commitment."""
    origin = get_origin(hint)
    if origin is Annotated:
        base, *notes = get_args(hint)
        closed = any(isinstance(note, Meta) and (note.pattern or (note.extra or {}).get("text")) for note in notes)
        return [] if closed else _words_in_the_open(base, where)
    if hint is str:
        return [where]
    if origin is Literal or hint is Carried:
        return []
    if isinstance(hint, type) and issubclass(hint, Struct):
        fields = msgspec.structs.fields(hint)
        return [each for field in fields for each in _words_in_the_open(field.type, f"{where}.{field.name}")]
    return [each for part in get_args(hint) for each in _words_in_the_open(part, where)]


@pytest.mark.parametrize("name", sorted(REGISTER))
def test_no_field_of_an_act_holds_words_but_as_a_commitment(name):
    assert _words_in_the_open(REGISTER[name].type, name) == []


def test_the_words_of_an_act_are_kept_apart_with_their_salt_and_their_class(moot):
    entry = moot.enact(Apply(person=moot["Kit"], name="Kit of the harbour", unit=NORTH), by="Kit")

    kept = KeptText.objects.get(entry=entry.index)
    assert (kept.field, kept.text, kept.record_class) == ("body.name", "Kit of the harbour", entry.record_class)
    assert entry.body["name"] == kept.commitment == commit(bytes(kept.salt), kept.text)
    assert b"harbour" not in bytes(Entry.objects.get(index=entry.index).line)


def test_a_charter_is_a_public_attachment_that_nobody_erases(moot):
    charter = moot.entry(0).body["charter"]

    with pytest.raises(Missing, match=r"no words stand in entry 0 at body\.charter"):
        moot.enact(Erase(erases=((0, "body.charter"),)), by="Ada")
    out = io.BytesIO()
    export(out, every_class=False)

    with ZipFile(out) as archive:
        (name,) = (each for each in archive.namelist() if charter in each)
        assert archive.read(name) == bytes(Attachment.objects.get(sha256=charter).content)


# D2


def test_an_entry_belongs_to_one_class_the_narrowest_of_all_that_it_leaves(moot):
    """A decision is public; one that moves a member is for those who may read the roll."""
    bare = moot.decide("branch", yes=3, unit=NORTH)
    moving = moot.decide("branch", Transfer(person=moot["Sid"], unit=NORTH), yes=3, unit=NORTH)

    assert (bare.record_class, moving.record_class) == ("public", "members")
    assert {each.record_class for each in moot.entries()} <= set(CLASSES)
    assert {declared.record for declared in REGISTER.values()} <= {*RECORD_NAMES, LOG}


# D4

EDGES = {"time", "random", "secrets", "os", "uuid", "socket", "ssl", "urllib", "http", "subprocess", "requests"}
CLOCKS = {"now", "utcnow", "today", "localtime", "urandom", "token_bytes", "uuid4"}


def _reaches_out(source: str) -> list[str]:
    """What a module imports or calls that is not the same twice: a clock, a draw, a network; or reads kept texts."""
    reached = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            reached += [each.name for each in node.names if each.name.split(".")[0] in EDGES]
        elif isinstance(node, ast.ImportFrom):
            names = {each.name for each in node.names}
            if (node.module or "").split(".")[0] in EDGES or node.module == "folkmoot.door.texts":
                reached.append(node.module or "")
            reached += sorted(names & {"Draw", "texts", "timezone"})
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            reached.append(f".{node.func.attr}()")
    return reached


def _doings() -> list[Path]:
    """The modules in which acts are gathered and applied."""
    return [
        file
        for organ in ORGANS
        for file in sorted((PACKAGE / organ).rglob("*.py"))
        if not file.name.startswith(("test_", "conftest")) and {"acts", "acts.py", "changes.py"} & set(file.parts)
    ]


def test_no_act_looks_at_a_clock_draws_a_lot_or_asks_the_network():
    found = {str(file.relative_to(PACKAGE)): _reaches_out(file.read_text()) for file in _doings()}

    assert len(found) > 20
    assert {path: reached for path, reached in found.items() if reached} == {}


@pytest.mark.parametrize(
    "planted",
    [
        "import random",
        "from time import time",
        "datetime.now(UTC)",
        "date.today()",
        "from folkmoot.door.draw import Draw",
    ],
)
def test_a_look_at_the_clock_that_is_planted_in_an_act_is_found(planted):
    assert len(_reaches_out(planted)) >= 1


def test_a_row_is_keyed_by_its_entry_and_a_person_by_random_bits_that_say_nothing(moot):
    entry = moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), by="Kit")

    assert Application.objects.get().pk == entry.index * 2**20
    references = [Draw().person() for _ in range(9)]
    assert {len(urlsafe_b64decode(each.removeprefix("p:") + "==")) * 8 for each in references} == {128}
    assert len(set(references)) == 9


def test_a_seed_draws_the_same_again_and_without_one_nothing_comes_twice():
    assert [Draw("a seed").salt(), Draw("a seed").person()] == [Draw("a seed").salt(), Draw("a seed").person()]
    assert Draw("a seed").salt() != Draw("another seed").salt()
    assert len({Draw().salt() for _ in range(9)}) == 9


# D5


def test_every_table_is_declared_to_be_rebuilt_or_to_be_kept_and_only_the_rebuilt_and_the_record_are_guarded():
    models = [model for model in apps.get_models() if model.__module__.startswith("folkmoot.")]
    rebuilt = {model for model in models if getattr(model, "rebuilt", False)}
    kept = {model for model in models if issubclass(model, Kept)}

    assert (rebuilt | kept | {Entry, Head}, rebuilt & kept) == (set(models), set())
    assert rebuilt == set(rebuilt_models())
    assert guarded_tables() == {model._meta.db_table for model in rebuilt | {Entry, Head}}


# D6


def test_a_rebuild_gathers_and_applies_everything_again_without_texts_and_readings(moot):
    moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), by="Kit")
    moot.enact(CorrectDetails(name="Bram the elder"), by="Bram")
    moot.decide("branch", Transfer(person=moot["Sid"], unit=NORTH), yes=3, unit=NORTH)
    moot.enact(Resign(reason="I move away."), by="Sid")
    KeptText.objects.all().delete()
    Reading.objects.all().delete()

    assert rebuild() == []


# D8


def test_a_prohibition_that_refuses_somebody_with_a_seat_leaves_one_entry_for_each_object(moot, refused):
    """Ben tries twice to remove Ines, and once to remove her from another seat, which is another act on her."""
    remove = Remove(person=moot["Ines"], seat="appeals")
    with refused("6 no_reversal", trace=True):
        moot.enact(remove, by="Ben")
    with refused("6 no_reversal"):
        moot.enact(remove, by="Ben")
    with refused("6 no_reversal", trace=True):
        moot.enact(Instruct(person=moot["Ines"], what="Find for us."), by="Ben")
    with refused("6 no_reversal", trace=True):
        moot.enact(remove, by="Ada")

    traces = [each for each in moot.entries() if each.kind == "refused"]
    assert [(each.by["person"], each.act) for each in traces] == [
        (moot["Ben"], "bodies.remove"),
        (moot["Ben"], "bodies.instruct"),
        (moot["Ada"], "bodies.remove"),
    ]
    assert rebuild() == []


def test_an_attempt_by_a_decision_counts_by_what_it_would_have_done_and_not_by_its_votes(db, refused):
    moot = found(seats=(*SEATS, ("Sid", "grievance", None)))
    orders = [Instruct(person=moot[name], what="Find for us.") for name in ("Ines", "Sid")]
    for order in orders:
        with refused("6 no_reversal", trace=True):
            moot.decide("steering", order, yes=1, by="Ben")
    for order in orders:
        with refused("6 no_reversal"):
            moot.decide("steering", order, yes=0, no=1, by="Ben")


def test_a_refused_attempt_is_for_those_who_may_read_what_it_would_have_left(moot):
    attempts = {}
    for act in (Remove(person=moot["Ines"], seat="appeals"), Instruct(seat="appeals", what="Find for us.")):
        with pytest.raises(Refused):
            moot.enact(act, by="Ben")
        attempts[act.declared.record] = moot.entries()[-1].record_class
    assert attempts == {"mandates": "public", "decision": "public"}


def test_the_refusals_of_whoever_holds_no_seat_leave_no_entry(moot, refused):
    with refused("6 no_reversal"):
        moot.enact(Remove(person=moot["Ines"], seat="appeals"), by="Bram")
    with refused("6 no_reversal"):
        moot.enact(Remove(person=moot["Ines"], seat="appeals"), by="Kit")


def test_a_refusal_without_a_prohibition_leaves_no_entry(moot, refused):
    with refused():
        moot.enact(Transfer(person=moot["Sid"], unit=SOUTH - 1), by="Ben")


# D9


def test_a_reading_is_one_row_a_reader_list_and_day_and_neither_act_nor_entry(moot):
    size = moot.size()
    Reading.objects.create(reader=moot["Ada"], of="roll", day=moot.today)
    with pytest.raises(IntegrityError), transaction.atomic():
        Reading.objects.create(reader=moot["Ada"], of="roll", day=moot.today)
    Reading.objects.create(reader=moot["Ada"], of="roll", day=moot.now.date().replace(day=2))

    assert (moot.size(), Reading.objects.count(), rebuild()) == (size, 2, [])
    assert Reading not in rebuilt_models()
