"""Tendencies: announced by one, joined by each for themselves, formed when they are enough, ended by their own."""

from datetime import timedelta

import pytest

from folkmoot.bodies.acts.meeting import Convene
from folkmoot.core.charter.judging import Authority
from folkmoot.deliberation import reads
from folkmoot.deliberation.acts import DissolveTendency, ExpelTendency, FormTendency, JoinTendency, LeaveTendency
from folkmoot.deliberation.conftest import AIMS, EIGHT, announced, charter, formed, with_eight
from folkmoot.deliberation.models import Belonging, Tendency
from folkmoot.door.act import BadAct, Missing
from folkmoot.door.charters import adopted
from folkmoot.door.enact import Attested, enact
from folkmoot.door.models import Head
from folkmoot.door.occasion import Hat
from folkmoot.door.reading import reader
from folkmoot.door.rebuild import rebuild
from folkmoot.door.texts import texts
from folkmoot.members.acts import Admit, Apply, Resign
from folkmoot.members.conftest import judged
from tests.cast import NORTH, found

ALWAYS = 'window = "always"'
BEFORE = (ALWAYS, 'window = "before convention"')
NEVER = (ALWAYS, 'window = "never"')


def belonging(moot, key):
    names = {reference: name for name, reference in moot.people.items()}
    return [names[row.person] for row in reads.of_tendency(key, moot.today)]


def test_a_member_announces_a_tendency_and_belongs_to_it(crowd):
    entry = crowd.enact(FormTendency(name="Rent strike", platform=AIMS), "Bram")

    row = Tendency.objects.get()
    assert texts([row.name, row.platform]) == {row.name: "Rent strike", row.platform: AIMS}
    assert (row.kind, row.announced, row.formed, row.ended) == ("tendency", crowd.today, None, None)
    assert judged(entry) == ("rehearsed", "allowed", [], ["class:member", "self"], None)
    assert (entry.record_class, entry.facts["on"]) == ("members", ["faction:tendency"])
    assert belonging(crowd, row.pk) == ["Bram"]


def test_a_stranger_announces_none(crowd):
    with pytest.raises(Missing, match="is not a member on"):
        crowd.enact(FormTendency(name="Rent strike"), "Kit")


def test_nine_form_one_on_the_day_on_which_the_ninth_joins(crowd):
    key = announced(crowd)
    for name in EIGHT[:7]:
        crowd.enact(JoinTendency(tendency=key), name)
    assert Tendency.objects.get().formed is None

    crowd.wait(3)
    entry = crowd.enact(JoinTendency(tendency=key), EIGHT[7])

    assert (Tendency.objects.get().formed, Tendency.objects.get().formed_edtf) == (crowd.today, str(crowd.today))
    assert judged(entry)[:3] == ("rehearsed", "allowed", [])
    assert entry.facts["known"]["tendency_members"] == 8
    assert reads.counts(crowd.today) == {key: 9}


def test_nobody_comes_to_belong_to_one_but_by_their_own_act(crowd, refused):
    key = announced(crowd)
    with refused("No article gives the Steering Committee a power to join a tendency or faction."):
        crowd.decide("steering", JoinTendency(tendency=key, person=crowd["Sid"]), yes=1, by="Ben")
    with pytest.raises(BadAct, match="this can be done for oneself only"):
        crowd.enact(JoinTendency(tendency=key, person=crowd["Sid"]), "Ben")
    assert belonging(crowd, key) == ["Bram"]


def test_nobody_takes_anybody_out_of_it(crowd, ours, refused):
    with refused("No article gives the Steering Committee a power to leave a tendency or faction."):
        crowd.decide("steering", LeaveTendency(tendency=ours, person=crowd["Bram"]), yes=1, by="Ben")


def test_nobody_puts_an_end_to_it_for_those_who_belong_to_it(crowd, ours, refused):
    with refused("No article gives the Steering Committee a power to dissolve a tendency or faction."):
        crowd.decide("steering", DissolveTendency(tendency=ours, person=crowd["Bram"]), yes=1, by="Ben")


def test_one_without_e_mail_joins_by_a_letter_that_is_entered_for_them(crowd):
    key = announced(crowd)
    done = enact(
        JoinTendency(tendency=key), person=crowd["Sid"], attested=Attested(crowd["Ada"], "A letter."), at=crowd.now
    )

    assert crowd.entry(done.index).by["for"] == crowd["Sid"]
    assert belonging(crowd, key) == ["Bram", "Sid"]


def test_to_join_twice_and_to_leave_what_one_is_not_in_is_no_act(crowd):
    key = announced(crowd)
    for act, by, says in (
        (JoinTendency, "Bram", "they belong to it already"),
        (LeaveTendency, "Sid", "this is done by those who belong to it"),
        (DissolveTendency, "Sid", "this is done by those who belong to it"),
    ):
        with pytest.raises(BadAct, match=says):
            crowd.enact(act(tendency=key), by)
    with pytest.raises(Missing, match="there is no tendency 7"):
        crowd.enact(JoinTendency(tendency=7), "Sid")


def test_who_leaves_belongs_to_it_no_more_and_it_stays(crowd, ours):
    entry = crowd.enact(LeaveTendency(tendency=ours), "Comrade 1")

    row = Belonging.objects.get(person=crowd["Comrade 1"])
    assert (row.left, entry.verdict["value"], entry.by["person"]) == (crowd.today, "allowed", crowd["Comrade 1"])
    assert reads.counts(crowd.today) == {ours: 8}
    assert Tendency.objects.get().ended is None

    crowd.enact(JoinTendency(tendency=ours), "Comrade 1")
    assert reads.counts(crowd.today) == {ours: 9}


def test_with_the_last_who_leaves_it_ends(crowd):
    key = announced(crowd)
    crowd.enact(LeaveTendency(tendency=key), "Bram")

    row = Tendency.objects.get()
    assert (row.ended, row.how) == (crowd.today, "leave")
    assert list(reads.standing(crowd.today)) == []
    with pytest.raises(BadAct, match="it ended on 2026-05-01"):
        crowd.enact(JoinTendency(tendency=key), "Bram")


def test_it_ends_when_more_than_half_of_those_who_belong_to_it_say_so(crowd, ours):
    for name in EIGHT[:4]:
        crowd.enact(DissolveTendency(tendency=ours), name)
    assert Tendency.objects.get().ended is None
    with pytest.raises(BadAct, match="they have said so already"):
        crowd.enact(DissolveTendency(tendency=ours), EIGHT[0])

    entry = crowd.enact(DissolveTendency(tendency=ours), EIGHT[4])

    assert (Tendency.objects.get().ended, Tendency.objects.get().how) == (crowd.today, "dissolve")
    assert (entry.verdict["value"], entry.by["as"]) == ("allowed", ["class:member", "self"])


def test_it_ends_too_when_those_who_want_it_to_stay_leave(crowd, ours):
    for name in EIGHT[:4]:
        crowd.enact(DissolveTendency(tendency=ours), name)
    crowd.enact(LeaveTendency(tendency=ours), EIGHT[7])
    assert Tendency.objects.get().ended is None

    crowd.enact(LeaveTendency(tendency=ours), EIGHT[6])

    assert Tendency.objects.get().how == "dissolve"


def test_whoever_is_no_member_any_more_does_not_belong_and_does_not_by_coming_back(crowd, ours):
    crowd.wait(1)
    crowd.enact(Resign(), "Comrade 1")
    assert reads.counts(crowd.today) == {ours: 8}

    crowd.wait(1)
    application = crowd.enact(Apply(person=crowd["Comrade 1"], name="Comrade 1", unit=NORTH), "Comrade 1")
    crowd.wait(8)
    crowd.decide("branch", Admit(application=application.index * 2**20, eligible=True), yes=9, unit=NORTH)
    assert reads.counts(crowd.today) == {ours: 8}

    crowd.enact(JoinTendency(tendency=ours), "Comrade 1")
    assert reads.counts(crowd.today) == {ours: 9}


# When one may be formed.


def test_before_a_convention_means_while_one_is_called_that_is_still_to_meet(db, refused):
    moot = with_eight(charter(BEFORE))
    says = "Article 7 (tendency) lets one be formed only before a convention; none has been called"
    with refused("7 tendency", says):
        moot.enact(FormTendency(name="Rent strike"), "Bram")
    assert not reads.before_convention(charter_of(moot), moot.today)

    day = convene(moot)
    announced(moot)
    assert reads.before_convention(charter_of(moot), day - timedelta(1))
    moot.wait((day - moot.today).days)
    assert not reads.before_convention(charter_of(moot), moot.today)
    with refused("7 tendency"):
        moot.enact(FormTendency(name="Too late"), "Sid")


def charter_of(moot):
    return adopted(Head.objects.get().charter)


def convene(moot):
    day = moot.today + timedelta(100)
    moot.decide("steering", Convene(body="convention", day=day), yes=1, by="Ben")
    return day


def test_never_means_never_and_the_attempt_of_whoever_holds_a_seat_stays(db, refused):
    moot = with_eight(charter(NEVER))
    says = "Article 7 (tendency) forbids anybody to form a tendency or faction."
    with refused("7 tendency", says):
        moot.enact(FormTendency(name="Rent strike"), "Bram")
    with refused(says, trace=True):
        moot.enact(FormTendency(name="Rent strike"), "Ben")


def test_where_the_charter_says_nothing_of_tendencies_there_are_none(db):
    moot = found(charter(("[[faction]]\n", "[[faction]]\ntext_only = true\n")))
    with pytest.raises(Missing, match="the charter says nothing of tendencies"):
        moot.enact(FormTendency(name="Rent strike"), "Bram")


def test_where_there_are_several_kinds_it_is_said_which(db):
    another = '[[faction]]\nid = "caucus"\nmin_members = 1\n\n[[faction]]\nid = "tendency"'
    moot = with_eight(charter(('[[faction]]\nid = "tendency"', another)))
    with pytest.raises(BadAct, match="expected one of caucus, tendency"):
        moot.enact(FormTendency(name="Rent strike"), "Bram")
    with pytest.raises(Missing, match="expected one of caucus, tendency"):
        moot.enact(FormTendency(name="Rent strike", faction="club"), "Bram")

    moot.enact(FormTendency(name="Nurses", faction="caucus"), "Bram")
    assert (Tendency.objects.get().kind, Tendency.objects.get().formed) == ("caucus", moot.today)


def test_only_a_source_tells_how_many_announced_it_and_where(crowd):
    for more in ({"announced_by": 9}, {"places": ("Providence",)}):
        with pytest.raises(BadAct, match="only a source tells it"):
            crowd.enact(FormTendency(name="Rent strike", **more), "Bram")


# Who knows of it.


def test_who_joined_is_read_by_those_who_belong_to_it_and_by_nobody_else(crowd, ours):
    (first, *_) = [each for each in crowd.entries() if each.act == "deliberation.join_tendency"]
    readers = {
        name: reader(crowd[name], crowd.today, charter_of(crowd)) for name in ("Bram", "Comrade 8", "Ada", "Ben")
    }

    assert first.record_class == f"case:{ours // 2**20}"
    assert {name: who.may_read_class(first.record_class) for name, who in readers.items()} == {
        "Bram": True, "Comrade 8": True, "Ada": False, "Ben": False,
    }  # fmt: skip
    crowd.enact(LeaveTendency(tendency=ours), "Comrade 8")
    assert not reader(crowd["Comrade 8"], crowd.today, charter_of(crowd)).may_read_class(first.record_class)


def test_what_others_may_know_of_who_belongs_to_it_is_what_the_charter_has_it_declare(crowd, ours, db):
    row = reads.tendency(ours)
    assert reads.shows_members(row, charter_of(crowd), crowd["Bram"], crowd.today)
    assert not reads.shows_members(row, charter_of(crowd), crowd["Ada"], crowd.today)
    assert not reads.shows_members(row, charter_of(crowd), None, crowd.today)


def test_where_its_members_are_declared_other_members_know_them(db):
    moot = with_eight(charter((ALWAYS, f'{ALWAYS}\ndeclares = ["name", "members"]')))
    row = reads.tendency(formed(moot))

    assert reads.shows_members(row, charter_of(moot), moot["Ada"], moot.today)


def test_those_who_belonged_to_it_to_the_end_still_know_each_other(crowd, ours):
    crowd.wait(1)
    for name in EIGHT[:5]:
        crowd.enact(DissolveTendency(tendency=ours), name)
    crowd.wait(10)

    assert reads.shows_members(reads.tendency(ours), charter_of(crowd), crowd["Bram"], crowd.today)
    assert not reads.shows_members(reads.tendency(ours), charter_of(crowd), crowd["Ada"], crowd.today)


def test_the_rows_are_made_again_from_the_record(crowd, ours):
    crowd.enact(LeaveTendency(tendency=ours), "Comrade 1")
    crowd.enact(DissolveTendency(tendency=ours), "Comrade 2")

    assert rebuild() == []


# What others may do to it.


def test_where_the_charter_lets_it_be_expelled_it_ends_and_its_members_stay_members(db):
    moot = expelling(with_eight)
    key = formed(moot)
    decision = moot.decide("steering", ExpelTendency(tendency=key), yes=1, by="Ben")

    (entry,) = moot.followed(decision)
    row = Tendency.objects.get()
    assert (row.ended, row.how, row.ended_by) == (moot.today, "expel", "")
    assert judged(entry) == ("rehearsed", "allowed", ["4 put_out"], ["body:steering"], decision.index)
    assert not [each for each in moot.entries() if each.act == "members.expel"]


PUT_OUT = '[[power]]\nid = "put_out"\nwho = "steering"\nact = "expel"\non = "faction"\n\n[[power]]\nid = "lead"'


def expelling(make):
    return make(charter(('[[power]]\nid = "lead"', PUT_OUT)))


def test_no_article_of_the_model_lets_a_tendency_be_expelled(crowd, ours, refused):
    with refused("No article gives the Steering Committee a power to expel a tendency or faction"):
        crowd.decide("steering", ExpelTendency(tendency=ours), yes=1, by="Ben")


def test_only_a_source_tells_who_ended_it(db):
    moot = expelling(with_eight)
    key = announced(moot)
    with pytest.raises(BadAct, match="only a source tells it"):
        moot.decide("steering", ExpelTendency(tendency=key, ended_by="They"), yes=1, by="Ben")


def test_the_clock_forms_no_tendency(crowd, refused):
    with refused("No article gives the clock a power to form a tendency or faction."):
        crowd.enact(
            FormTendency(name="Rent strike", person=crowd["Bram"]), hats=frozenset({Hat(Authority("clock", ""))})
        )
