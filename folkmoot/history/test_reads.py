"""What the history answers: words looked up, sources beside them, a fixed number of queries."""

from datetime import date

import pytest

from folkmoot.door.edtf import partial_date
from folkmoot.door.models import KeptText
from folkmoot.door.rebuild import rebuild
from folkmoot.history import reads
from folkmoot.history.acts import MakeClaim, NoteEvent, NotePerson, NoteProfile, Participant, Retract, Stated

SHEET = "The sheet of 1980"


@pytest.fixture
def note(moot):
    def noted(act_type, **fields):
        return moot.enact(act_type(stated_in=SHEET, **fields), by="Ada")

    return noted


def profile(note, *says, adds=False):
    return note(NoteProfile, field="ideology", values=tuple(Stated(says=each) for each in says), adds=adds)


def retract(moot, entry):
    moot.enact(Retract(note=entry.index * 2**20, reason="It was not so."), by="Ada")


def test_a_later_line_of_the_profile_takes_the_place_of_the_earlier_or_stands_beside_it(note):
    profile(note, "Mutualism", "Gardening")
    profile(note, "Baking", adds=True)
    assert reads.profile().says("ideology") == ("Mutualism", "Gardening", "Baking")

    profile(note, "Weaving", "Sailing")
    assert reads.profile().says("ideology") == ("Weaving", "Sailing")


def test_what_a_line_replaced_is_shown_again_when_it_is_taken_back(moot, note):
    profile(note, "Mutualism")
    later = profile(note, "Weaving")

    retract(moot, later)

    assert reads.profile().says("ideology") == ("Mutualism",)


def test_a_value_is_given_with_all_that_is_known_of_it(moot, note):
    value = Stated(says="collective", body="steering", date="1977", role="r", qualifier="at first", said_by="Zoe")
    entry = note(NoteProfile, field="leadership", values=(value,))

    assert reads.profile()["leadership"] == (
        reads.Value(
            entry=entry.index,
            source=SHEET,
            field="leadership",
            says="collective",
            date=partial_date("1977"),
            until=None,
            role="r",
            body="steering",
            qualifier="at first",
            said_by="Zoe",
            inferred=False,
        ),
    )
    assert reads.profile()["newspaper"] == ()


def test_the_age_is_counted_in_whole_years_from_a_founding_that_is_known_to_the_day(note):
    assert reads.profile().age_on(date(2019, 3, 11)) is None

    note(NoteProfile, field="founded", values=(Stated(date="1977-03-12"), Stated(date="1976")))
    assert [reads.profile().age_on(date(2019, 3, day)) for day in (11, 12)] == [41, 42]
    assert reads.profile().dates("founded") == ("1977-03-12", "1976")

    note(NoteProfile, field="founded", values=(Stated(date="1977"),))
    assert reads.profile().age_on(date(2019, 3, 12)) is None


def test_the_timeline_runs_by_date_whatever_the_order_of_noting_and_is_cut_into_pages(note):
    for when in ("2013-11", "1976", "2013", "2013-01-01", "../1975"):
        note(NoteEvent, topic="origin", text=f"In {when}.", date=when)
    note(NoteEvent, topic="strike", text="A strike.", date="1990")

    dates = [each.date.text for each in reads.timeline()]
    assert dates == ["../1975", "1976", "1990", "2013-01-01", "2013-11", "2013"]
    assert [each.date.text for each in reads.timeline(2, 4)] == dates[2:4]
    assert [each.text for each in reads.timeline(topic="strike")] == ["A strike."]
    assert (reads.timeline_length(), reads.timeline_length("strike")) == (6, 1)


def test_an_event_names_who_had_which_part(moot, note):
    parties = (
        Participant(part="led_by", name="Zoe"),
        Participant(part="led_by", name="Bram", person=moot["Bram"]),
        Participant(part="inside", name="The Mother Club"),
    )
    note(NoteEvent, topic="origin", text="We began.", date="1976", parties=parties, place="Leeds")
    (event,) = reads.timeline()

    assert (event.names("led_by"), event.names("inside"), event.names("with")) == (
        ("Zoe", "Bram"),
        ("The Mother Club",),
        (),
    )
    assert [each.person for each in event.parties] == ["", moot["Bram"], ""]
    assert (event.text, event.place, event.source, event.until) == ("We began.", "Leeds", SHEET, None)


def test_claims_about_one_entry_stand_side_by_side(note):
    event = note(NoteEvent, topic="debate", text="A debate.", date="1990")
    about = event.index * 2**20
    late = note(MakeClaim, said_by="Zoe", text="It was short.", date="1992", about=about)
    note(MakeClaim, said_by="Yan", text="It was long.", date="1991", about=about, against=late.index * 2**20)
    note(MakeClaim, said_by="Xia", text="It rained.", date="1990")

    assert [(each.said_by, each.text, each.against) for each in reads.claims(event.index)] == [
        ("Yan", "It was long.", late.index),
        ("Zoe", "It was short.", None),
    ]
    assert [each.said_by for each in reads.claims()] == ["Xia", "Yan", "Zoe"]


def test_notable_people_stand_in_the_order_of_noting(note):
    note(NotePerson, name="Zoe", description="a baker", relation="founder", from_="1980")
    note(NotePerson, name="Yan", description="a weaver", relation="former_member", until="1991")

    assert [(each.name, each.description, each.relation) for each in reads.notable_people()] == [
        ("Zoe", "a baker", "founder"),
        ("Yan", "a weaver", "former_member"),
    ]
    assert [each.until for each in reads.notable_people("former_member")] == [partial_date("1991")]


def test_notes_that_were_taken_back_are_left_out(moot, note):
    taken = [
        profile(note, "Mutualism"),
        note(NoteEvent, topic="debate", text="A debate.", date="1990"),
        note(MakeClaim, said_by="Zoe", text="It was short.", date="1992"),
        note(NotePerson, name="Zoe", description="a baker", relation="founder"),
    ]
    for each in taken:
        retract(moot, each)

    assert reads.profile().fields == {}
    assert (reads.timeline(), reads.claims(), reads.notable_people()) == ((), (), ())


def test_words_that_were_erased_are_none_and_words_never_given_are_empty(note):
    entry = note(NotePerson, name="Zoe", description="a baker", relation="founder")
    KeptText.objects.filter(entry=entry.index, field="body.name").delete()
    (person,) = reads.notable_people()
    assert (person.name, person.description) == (None, "a baker")

    note(NoteEvent, topic="debate", text="A debate.", date="1990")
    assert reads.timeline()[0].place == ""


def test_each_read_asks_the_database_a_few_times_however_many_rows(note, django_assert_num_queries):
    for n in range(3):
        note(NoteProfile, field="ideology", values=(Stated(says=f"{n}"),), adds=True)
        note(NoteEvent, topic="debate", text=f"{n}", date="1990", parties=(Participant(part="by", name=f"{n}"),))
        note(MakeClaim, said_by="Zoe", text=f"{n}", date="1992")
        note(NotePerson, name=f"{n}", description="a baker", relation="founder")

    with django_assert_num_queries(4):
        assert len(reads.timeline()) == 3
    for read in (reads.claims, reads.notable_people):
        with django_assert_num_queries(3):
            assert len(read()) == 3
    with django_assert_num_queries(3):
        assert reads.profile().says("ideology") == ("0", "1", "2")


def test_the_record_makes_every_row_of_the_history_again(moot, note):
    entry = profile(note, "Mutualism")
    note(NoteEvent, topic="debate", text="A debate.", date="1990", parties=(Participant(part="by", name="Zoe"),))
    note(MakeClaim, said_by="Zoe", text="It was short.", date="1992")
    note(NotePerson, name="Zoe", description="a baker", relation="founder")
    retract(moot, entry)

    assert rebuild() == []
