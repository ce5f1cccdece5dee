"""What holds of every act on its way through the door, whatever organ it is of."""

from datetime import timedelta, timezone

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from folkmoot.core.charter.judging import Verdict
from folkmoot.door.act import REGISTER, BadAct, decode
from folkmoot.door.charters import adopted
from folkmoot.door.enact import ask, ask_alone, enact
from folkmoot.door.models import Attachment, Entry, Head, KeptText
from folkmoot.door.occasion import ROWS_AN_ENTRY
from folkmoot.door.rebuild import rebuild
from folkmoot.door.refusal import Refused
from folkmoot.door.standing import standing
from folkmoot.door.unmoved import unmoved
from tests.cast import FIRST_DAY, NORTH


def apply(moot, name="Kit"):
    return decode("members.apply", {"person": moot[name], "name": name, "unit": NORTH})


def instruct(moot, name="Ines"):
    """What article 6 forbids where it goes to somebody of the Appeals Committee."""
    return decode("bodies.instruct", {"person": moot[name], "what": "Reverse the finding."})


def tell_staff():
    """An instruction that the Steering Committee may give."""
    return decode("bodies.instruct", {"staff": True, "what": "Open the office."})


def everything(moot):
    """Every row of every table, kept ones and the record among them."""
    kept = {model: list(model.objects.order_by("pk").values()) for model in (Head, Entry, KeptText, Attachment)}
    return moot.tables(), kept


# Request ids (semantics C 5).


def test_the_same_request_gives_the_same_entry_once(moot):
    first = enact(apply(moot), person=moot["Kit"], at=moot.now, request="one")
    size = moot.size()
    second = enact(apply(moot), person=moot["Kit"], at=moot.now, request="one")

    assert (second.index, second.act, second.again, first.again) == (first.index, "members.apply", True, False)
    assert moot.size() == size


def test_a_request_is_answered_by_its_entry_even_when_it_would_be_refused_by_now(moot):
    first = enact(decode("members.resign", {}), person=moot["Bram"], at=moot.now, request="leaving")

    assert enact(decode("members.resign", {}), person=moot["Bram"], at=moot.now, request="leaving").index == first.index
    with pytest.raises(BadAct):
        enact(decode("members.resign", {}), person=moot["Bram"], at=moot.now, request="leaving again")


def test_a_request_that_was_refused_may_be_made_again(moot):
    with pytest.raises(BadAct):
        enact(apply(moot, "Ada"), person=moot["Ada"], at=moot.now, request="one")

    assert not enact(apply(moot), person=moot["Kit"], at=moot.now, request="one").again


def test_two_requests_are_two_entries(moot):
    one = enact(apply(moot), person=moot["Kit"], at=moot.now, request="one")
    two = enact(apply(moot, "Lu"), person=moot["Lu"], at=moot.now, request="two")

    assert [one.index, two.index] == [moot.size() - 2, moot.size() - 1]


# Time (semantics B 5).


def test_a_clock_that_was_put_back_does_not_put_the_record_back(moot):
    moot.wait(10)
    moot.enact(apply(moot), by="Kit")
    later = moot.now
    moot.wait(-5)
    entry = moot.enact(apply(moot, "Lu"), by="Lu")

    assert entry.at == f"{later:%Y-%m-%dT%H:%M:%SZ}"
    assert Head.objects.get().at == later
    assert rebuild() == []


def test_the_record_keeps_whole_seconds_in_utc(moot):
    there = (moot.now + timedelta(seconds=1.9)).astimezone(timezone(timedelta(hours=5, minutes=30)))
    entry = moot.entry(enact(apply(moot), person=moot["Kit"], at=there).index)

    assert entry.at == f"{moot.now + timedelta(seconds=1):%Y-%m-%dT%H:%M:%SZ}"


# All of it, or none of it (semantics B 3).


def test_what_is_refused_in_consequence_takes_its_cause_and_all_before_it_back(moot, refused):
    """The first of two instructions would be allowed, and is done before the second is refused."""
    allowed = moot.decide("steering", tell_staff(), yes=1, by="Ben")
    assert [each.act for each in moot.followed(allowed)] == ["bodies.instruct"]

    with refused("6 no_reversal", "It is refused because it would ", trace=True):
        moot.decide("steering", tell_staff(), instruct(moot), yes=1, by="Ben")
    assert rebuild() == []


def test_a_fault_in_the_middle_leaves_nothing(moot, monkeypatch):
    """The words, the rows of the cause and its entry are gone with the rest."""
    before = everything(moot)
    instruction = REGISTER["bodies.instruct"].type
    monkeypatch.setattr(instruction, "apply", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        moot.decide("steering", tell_staff(), yes=1, by="Ben")

    assert everything(moot) == before


@pytest.mark.parametrize(
    ("act", "fields", "says"),
    [
        ("members.admit", {"application": 99}, "field application: there is no application 99"),
        ("members.apply", {"person": "Ada", "name": "Ada", "unit": NORTH}, "field person: they are a member already"),
        ("bodies.convene", {"body": "nobody", "day": "2026-06-01"}, "nobody"),
        ("constitution.found", {"charter": "0" * 64, "name": "X", "origin": "x.example"}, "is founded already"),
    ],
)
def test_an_act_that_is_not_well_formed_leaves_nothing(moot, act, fields, says):
    fields = {key: moot[value] if key == "person" else value for key, value in fields.items()}
    before = everything(moot)
    with pytest.raises(BadAct, match=says):
        moot.enact(decode(act, fields), by="Ada")

    assert everything(moot) == before


# Attempts (semantics D 8).


def attempt(moot, by, act=None):
    """How many entries it leaves that somebody tries what a prohibition forbids."""
    before = moot.size()
    with pytest.raises(Refused) as caught:
        moot.enact(act or instruct(moot), by=by)
    assert "6 no_reversal" in caught.value.verdict.rules
    return moot.size() - before


def test_an_attempt_is_entered_once_for_each_who_holds_a_seat_and_each_object(moot):
    seat = decode("bodies.instruct", {"seat": "appeals", "what": "Reverse the finding."})
    again = decode("bodies.instruct", {"seat": "appeals", "what": "In other words."})

    assert [attempt(moot, "Ben"), attempt(moot, "Ben")] == [1, 0]
    assert [attempt(moot, "Ada"), attempt(moot, "Ben")] == [1, 0]
    assert [attempt(moot, "Ben", seat), attempt(moot, "Ben", again), attempt(moot, "Ada", again)] == [1, 0, 1]


def test_the_attempt_of_who_holds_no_seat_leaves_none(moot):
    assert [attempt(moot, "Bram"), attempt(moot, "Kit")] == [0, 0]


def test_a_refusal_for_want_of_a_power_leaves_none(moot, refused):
    with refused("No article gives"):
        moot.enact(decode("members.expel", {"person": moot["Bram"]}), by="Ben")


def test_an_attempt_is_entered_with_its_verdict_and_without_its_words(moot):
    before = moot.tables()
    attempt(moot, "Ben")
    entry = moot.entries()[-1]

    assert (entry.kind, entry.act, entry.by["person"]) == ("refused", "bodies.instruct", moot["Ben"])
    assert entry.body == {"person": moot["Ines"]}
    assert (entry.verdict["value"], entry.verdict["rules"]) == ("refused", ["6 no_reversal"])
    assert KeptText.objects.filter(entry=entry.index).count() == 0
    assert moot.tables() == before


# Asking.


def questions(moot):
    """Acts that are allowed, refused for want of a power, forbidden, refused in consequence, or not well formed."""
    decision = {"body": "steering", "yes": 1, "no": 0, "present": 1, "question": "Shall we?"}
    carried = {"act": "bodies.instruct", "fields": {"person": moot["Ines"], "what": "Reverse it."}}
    return [
        apply(moot),
        instruct(moot),
        instruct(moot, "Bram"),
        decode("members.resign", {}),
        decode("members.expel", {"person": moot["Bram"]}),
        decode("members.admit", {"application": 99}),
        decode("members.correct_details", {"name": "Another"}),
        decode("bodies.convene", {"body": "branch", "unit": NORTH, "day": "2026-06-01"}),
        decode("bodies.decide", decision),
        decode(
            "bodies.decide",
            {**decision, "carries": [{"act": "bodies.instruct", "fields": {"staff": True, "what": "X"}}]},
        ),
        decode("bodies.decide", {**decision, "carries": [carried]}),
        decode("constitution.dissolve", {}),
    ]


@pytest.mark.parametrize("by", ["Ada", "Ben", "Bram", "Ines", "Kit"])
def test_asking_gives_the_verdict_of_enacting_and_changes_nothing(moot, by):
    before, heard = everything(moot), set()
    for act in questions(moot):
        asked = outcome(ask, act, moot, by)
        assert everything(moot) == before
        assert asked == outcome(done_and_undone, act, moot, by), (act, by)
        heard.add(asked[0])
    assert everything(moot) == before
    assert heard > {"refused", "not well formed"}


def test_the_questions_are_of_every_kind(moot):
    answers = {outcome(ask, act, moot, by)[0] for act in questions(moot) for by in ("Ada", "Ben", "Kit")}
    assert answers == {"allowed", "refused", "not well formed"}


ALLOWED = Verdict("allowed")


def outcome(work, act, moot, by):
    """Allowed or refused and by which rules and reasons, or what is not well formed."""
    try:
        verdict = work(act, person=moot[by], at=moot.now)
    except BadAct as error:
        return "not well formed", str(error)
    return verdict.value, verdict.value == "refused" and verdict


def done_and_undone(act, *, person, at):
    """The verdict of enacting, which is taken back."""
    with transaction.atomic():
        try:
            enact(act, person=person, at=at)
            return ALLOWED
        except Refused as refused:
            return refused.verdict
        finally:
            transaction.set_rollback(True)


def test_what_would_follow_is_asked_with_an_act_and_not_where_the_act_is_asked_alone(moot):
    """The second writes nothing, not even to undo it, and locks nothing: nobody waits for it."""
    instruct = {"act": "bodies.instruct", "fields": {"person": moot["Ines"], "what": "Reverse the finding."}}
    counted = {"body": "steering", "yes": 1, "no": 0, "present": 1, "question": "Shall she?"}
    act = decode("bodies.decide", {**counted, "carries": [instruct]})
    assert ask(act, person=moot["Ben"], at=moot.now).value == "refused"
    with CaptureQueriesContext(connection) as asked:
        assert ask_alone(act, person=moot["Ben"], at=moot.now).value == "allowed"
    assert {query["sql"].partition(" ")[0] for query in asked} == {"SELECT"}
    assert not [query["sql"] for query in asked if "FOR UPDATE" in query["sql"]]


def test_asking_before_anything_is_founded_says_so(db):
    with pytest.raises(BadAct, match="nothing is founded yet"):
        ask(decode("members.resign", {}), person=None, at=FIRST_DAY)


# Keys, and what is looked up.


def test_somebody_is_looked_up_once_while_nothing_moves_and_anew_afterwards(moot):
    ada, charter = moot["Ada"], adopted(Head.objects.get().charter)
    with unmoved(), CaptureQueriesContext(connection) as asked:
        found = standing(ada, moot.today, charter)
        once = len(asked)
        assert standing(ada, moot.today, charter) == found
        assert len(asked) == once > 0
    moot.enact(decode("members.resign", {}), by="Ada")

    assert "member" in found.objects
    assert standing(ada, moot.today, charter).objects == frozenset()


def test_the_rows_of_an_act_have_keys_that_say_which_entry_they_were_born_of(moot):
    done = enact(apply(moot), person=moot["Kit"], at=moot.now)

    assert moot.tables()["members_application"][-1]["id"] == done.key() == done.index * ROWS_AN_ENTRY
