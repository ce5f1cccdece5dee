"""Every act of the history, allowed and refused, with the rows and the entry that it leaves."""

import pytest

from folkmoot.door.act import BadAct, Missing
from folkmoot.door.models import KeptText
from folkmoot.history.acts import MakeClaim, NoteEvent, NotePerson, NoteProfile, Participant, Retract, Stated
from folkmoot.history.models import Claim, Event, NotablePerson, Party, ProfileValue

SHEET = "The sheet of 1980"
NOTES = {
    "profile": NoteProfile(field="headquarters", values=(Stated(says="Leeds"),), stated_in=SHEET),
    "event": NoteEvent(topic="origin", text="We began.", date="1976", stated_in=SHEET),
    "claim": MakeClaim(said_by="A neighbour", text="They were many.", date="1980", stated_in=SHEET),
    "person": NotePerson(name="Zoe", description="a baker", relation="founder", stated_in=SHEET),
}


def key(entry, n=0):
    return entry.index * 2**20 + n


def kept(commitment):
    return KeptText.objects.get(commitment=commitment).text


@pytest.mark.parametrize("note", NOTES.values(), ids=NOTES)
def test_the_general_secretary_notes_and_a_member_does_not(moot, refused, note):
    entry = moot.enact(note, by="Ada")
    assert (entry.act, entry.record_class) == (note.declared.name, "public")
    assert (entry.verdict["value"], entry.facts["on"]) == ("allowed", ["history"])

    with refused("article 4 gives it to the General Secretary"):
        moot.enact(note, by="Bram")


@pytest.mark.parametrize("note", NOTES.values(), ids=NOTES)
def test_nothing_is_noted_that_is_stated_nowhere(moot, note):
    bare = type(note)(**{name: getattr(note, name) for name in note.__struct_fields__ if name != "stated_in"})

    with pytest.raises(BadAct, match="field stated_in: expected where this is stated"):
        moot.enact(bare, by="Ada")


def test_each_value_of_the_profile_is_a_row_and_its_words_a_commitment(moot):
    values = (Stated(says="Leeds", role="seat"), Stated(says="York", date="1990~", inferred=True))
    entry = moot.enact(NoteProfile(field="headquarters", values=values, stated_in=SHEET), by="Ada")
    leeds, york = ProfileValue.objects.order_by("pk")

    assert (leeds.pk, kept(leeds.words), kept(leeds.role), leeds.inferred) == (key(entry), "Leeds", "seat", False)
    assert (york.pk, kept(york.words), york.date, york.inferred) == (key(entry, 1), "York", "1990~", True)
    assert kept(york.stated_in) == SHEET
    assert entry.body["values"][0]["says"] == leeds.words


@pytest.mark.parametrize(
    ("field", "values", "says"),
    [
        ("headquarters", (), "field values: expected at least one"),
        ("headquarters", (Stated(role="seat"),), "expected says, date or body"),
        ("founded", (Stated(says="long ago"),), "founded is a date: expected date"),
        ("founded", (Stated(date="1976-13"),), r"field values\[0\].date: '1976-13' is no day of the calendar"),
        ("leadership", (Stated(body="politburo"),), "the charter has no body politburo"),
    ],
)
def test_a_line_of_the_profile_is_well_formed(moot, field, values, says):
    with pytest.raises(BadAct, match=says):
        moot.enact(NoteProfile(field=field, values=values, stated_in=SHEET), by="Ada")
    assert not ProfileValue.objects.exists()


def test_an_event_keeps_its_date_as_it_is_known_and_stands_by_the_latest_day_that_it_can_mean(moot):
    parties = (Participant(part="led_by", name="Zoe"), Participant(part="with", name="Bram", person=moot["Bram"]))
    note = NoteEvent(topic="strike", text="We struck.", date="2013-11", until="2014", parties=parties, stated_in=SHEET)
    entry = moot.enact(note, by="Ada")
    event = Event.objects.get()

    assert (event.pk, event.topic, event.date, event.until) == (key(entry), "strike", "2013-11", "2014")
    assert event.day.isoformat() == "2013-11-30"
    assert [(each.part, kept(each.name), each.person) for each in Party.objects.order_by("pk")] == [
        ("led_by", "Zoe", ""),
        ("with", "Bram", moot["Bram"]),
    ]


def test_an_event_may_name_the_act_that_tells_of_the_same_but_none_to_come(moot):
    before = moot.enact(NOTES["event"], by="Ada")
    moot.enact(NoteEvent(topic="origin", text="And more.", date="1976", about=key(before), stated_in=SHEET), by="Ada")
    assert Event.objects.order_by("pk").last().about == before.index

    later = NoteEvent(topic="origin", text="And more.", date="1976", about=key(before) * 9, stated_in=SHEET)
    with pytest.raises(Missing, match="field about: there is no entry"):
        moot.enact(later, by="Ada")


@pytest.mark.parametrize("wrong", [{"date": None}, {"date": "1976-02-30"}, {"until": "1976-00"}])
def test_an_event_has_a_date_of_the_calendar(moot, wrong):
    with pytest.raises(BadAct, match=r"field (date|until): "):
        moot.enact(NoteEvent(**{"topic": "origin", "text": "x", "date": "1976", "stated_in": SHEET, **wrong}), by="Ada")
    assert not Event.objects.exists()


def test_a_claim_and_its_contradiction_are_both_kept(moot):
    first = moot.enact(NOTES["claim"], by="Ada")
    denied = MakeClaim(said_by="Another", text="They were few.", date="1981", against=key(first), stated_in=SHEET)
    moot.enact(denied, by="Ada")

    assert [(kept(each.said_by), kept(each.text), each.against) for each in Claim.objects.order_by("pk")] == [
        ("A neighbour", "They were many.", None),
        ("Another", "They were few.", key(first)),
    ]


def test_what_a_claim_contradicts_must_have_been_claimed(moot):
    with pytest.raises(Missing, match="field against: there is no claim 7"):
        moot.enact(MakeClaim(said_by="A", text="B", date="1981", against=7, stated_in=SHEET), by="Ada")


def test_a_notable_person_is_no_member_by_that(moot):
    roll = moot.tables()["members_membership"]
    note = NotePerson(
        name="Zoe", description="a baker", relation="former_member", from_="1980", until="1991-05", stated_in=SHEET
    )
    moot.enact(note, by="Ada")
    row = NotablePerson.objects.get()

    assert (kept(row.name), kept(row.description), row.relation) == ("Zoe", "a baker", "former_member")
    assert (row.from_date, row.until, row.person) == ("1980", "1991-05", "")
    assert moot.tables()["members_membership"] == roll


def test_dates_of_a_notable_person_are_of_the_calendar(moot):
    note = NotePerson(name="Zoe", description="a baker", relation="founder", from_="1980-13", stated_in=SHEET)
    with pytest.raises(BadAct, match="field from: '1980-13' is no day of the calendar"):
        moot.enact(note, by="Ada")


@pytest.mark.parametrize("note", NOTES.values(), ids=NOTES)
def test_a_note_is_taken_back_once_by_whoever_may_note(moot, refused, note):
    entry = moot.enact(note, by="Ada")
    retract = Retract(note=key(entry), reason="It was not so.")
    with refused("article 4 gives it to the General Secretary"):
        moot.enact(retract, by="Bram")

    taken = moot.enact(retract, by="Ada")
    models = (ProfileValue, Event, Claim, NotablePerson)
    assert [row.retracted_in for model in models for row in model.objects.all()] == [taken.index]
    assert moot.entry(entry.index) == entry

    with pytest.raises(BadAct, match="taken back already"):
        moot.enact(retract, by="Ada")


def test_what_was_not_noted_cannot_be_taken_back(moot):
    with pytest.raises(Missing, match="field note: there is no note 0"):
        moot.enact(Retract(note=0, reason="It was not so."), by="Ada")
