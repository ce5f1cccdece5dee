"""Acts of the history."""

import pytest

from folkmoot.history.acts import MakeClaim, NoteEvent, NotePerson, NoteProfile, Retract, Stated
from folkmoot.history.models import Claim, Event, NotablePerson, ProfileValue

NOTES = {
    ProfileValue: NoteProfile(field="headquarters", values=(Stated(says="Leeds"),), stated_in="The sheet of 1980"),
    Event: NoteEvent(topic="origin", text="We began.", date="1976", stated_in="The sheet of 1980"),
    Claim: MakeClaim(said_by="A neighbour", text="They were many.", date="1980", stated_in="The sheet of 1980"),
    NotablePerson: NotePerson(name="Zoe", description="a baker", relation="founder", stated_in="The sheet of 1980"),
}


@pytest.mark.parametrize(("model", "note"), NOTES.items(), ids=lambda each: getattr(each, "__name__", ""))
def test_the_general_secretary_notes_and_one_row_stands_for_it(moot, model, note):
    before = moot.tables()

    entry = moot.enact(note, by="Ada")

    assert entry.verdict == {"value": "allowed", "rules": ["4 general_secretary"], "verb": "note"}
    assert (entry.act, entry.facts["on"], entry.by["person"]) == (note.declared.name, ["history"], moot["Ada"])
    assert [(row.pk, row.stated_in) for row in model.objects.all()] == [(entry.index * 2**20, entry.body["stated_in"])]
    assert {table for table, rows in moot.tables().items() if rows != before[table]} == {model._meta.db_table}


def test_the_general_secretary_takes_a_note_back_and_its_row_says_in_which_entry(moot):
    noted = moot.enact(NOTES[Event], by="Ada")

    entry = moot.enact(Retract(note=noted.index * 2**20, reason="It was not so."), by="Ada")

    assert entry.verdict == {"value": "allowed", "rules": ["4 general_secretary"], "verb": "note"}
    assert (entry.facts["on"], Event.objects.get().retracted_in) == (["history"], entry.index)


def test_a_member_takes_no_note_back(moot, refused):
    noted = moot.enact(NOTES[Event], by="Ada")
    with refused("article 4 gives it to the General Secretary"):
        moot.enact(Retract(note=noted.index * 2**20, reason="It was not so."), by="Bram")


@pytest.mark.parametrize("note", NOTES.values(), ids=lambda each: type(each).__name__)
def test_a_member_notes_nothing(moot, refused, note):
    with refused("article 4 gives it to the General Secretary"):
        moot.enact(note, by="Bram")
