"""Becoming a member: by the founding, or by applying and being admitted after the days for objections."""

from datetime import timedelta

import pytest

from folkmoot.door.act import BadAct, Missing
from folkmoot.door.texts import texts
from folkmoot.members import reads
from folkmoot.members.acts import Admit, Apply, EnrolFounder, Refuse
from folkmoot.members.conftest import judged, model
from folkmoot.members.models import Application, Person
from tests.cast import NORTH, SOUTH, Moot, found


@pytest.fixture
def kits(moot: Moot) -> int:
    """The key of Kit's application to North Branch."""
    entry = moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), "Kit")
    return int(entry.index) * 2**20


def test_the_founding_enrols_its_members_each_by_an_entry_of_its_own(moot):
    ada = reads.membership_on(moot["Ada"], moot.today)
    entries = [each for each in moot.entries() if each.act == "members.enrol_founder"]

    assert (ada.unit, ada.class_id, ada.began_by, ada.from_edtf) == (NORTH, "member", "found", "2026-05-01")
    assert reads.count_on(moot.today) == 6
    assert {(each.kind, each.cause, each.verdict["value"], *each.by["as"]) for each in entries} == {
        ("rehearsed", 0, "allowed", "self")
    }


def test_nobody_is_enrolled_as_a_founder_later(moot, refused):
    late = EnrolFounder(person=moot["Kit"], name="Kit", class_="member")

    with pytest.raises(BadAct, match="the organisation is founded already"):
        moot.enact(late, "Kit")
    with refused():
        moot.decide("steering", late, yes=1)


def test_anybody_may_apply(moot):
    entry = moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), "Kit")

    row = Application.objects.get()
    assert (row.id, row.person, row.unit, row.class_id, row.outcome) == (
        entry.index * 2**20,
        moot["Kit"],
        NORTH,
        "member",
        "",
    )
    assert judged(entry) == ("rehearsed", "allowed", [], ["self"], None)
    assert entry.by["person"] == moot["Kit"]
    assert reads.count_on(moot.today) == 6


def test_A3_an_application_needs_no_power_and_may_be_prohibited(db, refused):
    closed = found(model('[[prohibition]]\nid = "closed"\nact = "apply"\non = "member"\n'))

    with refused("1 closed"):
        closed.enact(Apply(person=closed["Kit"], name="Kit"), "Kit")


def test_D1_a_name_is_a_commitment_in_the_table_and_in_the_entry(moot):
    entry = moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), "Kit")

    row = Person.objects.get(reference=moot["Kit"])
    assert entry.body["name"] == row.name == Application.objects.get().name
    assert (len(row.name), texts([row.name])) == (45, {row.name: "Kit"})


@pytest.mark.parametrize(
    ("who", "fields", "says"),
    [
        ("Ada", {"person": "Kit"}, "field person: this can be done for oneself only"),
        ("Ada", {"person": "Ada"}, "field person: they are a member already"),
        ("Kit", {"person": "Kit", "unit": 7}, "field unit: there is no unit 7 that may act on 2026-05-01"),
        ("Kit", {"person": "Kit", "class_": "friend"}, "field class: expected one of member"),
    ],
)
def test_a_bad_application_is_told_what_was_expected(moot, who, fields, says):
    with pytest.raises(BadAct) as caught:
        moot.enact(Apply(**{**fields, "person": moot[fields["person"]], "name": "Somebody"}), who)
    assert str(caught.value) == says


def test_who_has_applied_waits_for_an_answer(moot, kits):
    with pytest.raises(BadAct, match="they have applied already, and wait for an answer"):
        moot.enact(Apply(person=moot["Kit"], name="Kit"), "Kit")


def test_the_branch_admits_whom_it_has_decided_to_admit(moot, kits):
    moot.wait(7)
    decision = moot.decide("branch", Admit(application=kits), unit=NORTH, yes=3)

    (entry,) = moot.followed(decision)
    row = reads.membership_on(moot["Kit"], moot.today)
    assert (row.unit, row.class_id, row.since, row.from_day, row.began_by) == (
        NORTH,
        "member",
        moot.today,
        moot.today,
        "admit",
    )
    assert Application.objects.get().outcome == "admit"
    assert judged(entry) == ("rehearsed", "allowed", ["1 member"], ["body:branch@0"], decision.index)
    assert entry.act == "members.admit"


def test_B8_objections_may_be_made_for_seven_days_and_on_the_seventh_one_may_admit(moot, refused, kits):
    moot.wait(6)
    with refused("1 member"):
        moot.decide("branch", Admit(application=kits), unit=NORTH, yes=3)
    moot.wait(1)

    assert moot.decide("branch", Admit(application=kits), unit=NORTH, yes=3).facts["known"]["decide"] is True


def test_nobody_admits_or_refuses_alone(moot, refused, kits):
    moot.wait(7)
    with refused("a power to admit a member; article 1 gives it to a branch"):
        moot.enact(Admit(application=kits), "Ada")
    with refused("a power to refuse a member; article 1 gives it to a branch"):
        moot.enact(Refuse(application=kits), "Ada")


def test_A6_a_branch_admits_to_itself_only(moot, refused, kits):
    moot.wait(7)
    with refused("it would admit a member, which is refused"):
        moot.decide("branch", Admit(application=kits), unit=SOUTH, yes=2, by="Sol")


def test_who_applied_to_no_branch_is_answered_by_any_that_names_itself(moot, refused):
    key = moot.enact(Apply(person=moot["Kit"], name="Kit"), "Kit").index * 2**20
    moot.wait(7)
    with refused("it would admit a member, which is refused"):
        moot.decide("branch", Admit(application=key), unit=SOUTH, yes=2, by="Sol")
    moot.decide("branch", Admit(application=key, unit=SOUTH), unit=SOUTH, yes=2, by="Sol")

    assert reads.membership_on(moot["Kit"], moot.today).unit == SOUTH


def test_who_applied_to_one_branch_is_not_admitted_to_another(moot, kits):
    moot.wait(7)
    with pytest.raises(BadAct, match="field unit: they have applied to unit 0"):
        moot.decide("branch", Admit(application=kits, unit=SOUTH), unit=SOUTH, yes=2, by="Sol")


def test_whom_the_branch_refuses_is_no_member(moot, kits):
    decision = moot.decide("branch", Refuse(application=kits, reason="Not now."), unit=NORTH, yes=3)

    (entry,) = moot.followed(decision)
    row = Application.objects.get()
    assert (row.outcome, row.decided_on, texts([row.reason])) == ("refuse", moot.today, {row.reason: "Not now."})
    assert judged(entry) == ("rehearsed", "allowed", ["1 member"], ["body:branch@0"], decision.index)
    assert entry.act == "members.refuse"
    assert reads.membership_on(moot["Kit"], moot.today) is None


def test_an_application_is_decided_once(moot, kits):
    moot.decide("branch", Refuse(application=kits), unit=NORTH, yes=3)

    with pytest.raises(BadAct, match="it is decided already"):
        moot.enact(Refuse(application=kits), "Ada")
    with pytest.raises(Missing, match="there is no application 99"):
        moot.enact(Admit(application=99), "Ada")


def test_where_a_class_asks_for_it_somebody_states_that_the_applicant_is_eligible(db, refused):
    term = '[[term]]\nid = "adult"\nname = "adult"\nmeans = { of_age = true }\n'
    charter = model(term).replace(b'admitted_by = "branch"\n', b'admitted_by = "branch"\neligibility = ["adult"]\n')
    moot = found(charter)
    kits = moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), "Kit").index * 2**20
    moot.wait(7)

    with refused("1 member"):
        moot.decide("branch", Admit(application=kits), unit=NORTH, yes=3)
    moot.decide("branch", Admit(application=kits, eligible=True), unit=NORTH, yes=3)
    assert reads.count_on(moot.today) == 7


def test_a_member_who_is_admitted_to_another_class_keeps_the_day_they_joined(db):
    friend = '[[class]]\nid = "friend"\nname = "friend"\nrights = ["read"]\nadmitted_by = "branch"\n'
    moot = found(model(friend))
    joined = moot.today
    apply = Apply(person=moot["Bram"], name="Bram", unit=NORTH, class_="friend")
    key = moot.enact(apply, "Bram").index * 2**20
    moot.wait(3)
    moot.decide("branch", Admit(application=key), unit=NORTH, yes=3)

    rows = reads.memberships(moot["Bram"]).values_list("class_id", "since", "from_day", "until_day")
    assert list(rows) == [
        ("member", joined, joined, joined + timedelta(days=3)),
        ("friend", joined, joined + timedelta(days=3), None),
    ]


def test_E2_of_a_told_admission_nobody_says_whether_the_person_was_eligible(told, past):
    key = told(Apply(person=past["Kit"], name="Kit", unit=NORTH), "2026-05").index * 2**20
    entry = told(Admit(application=key), "2026-05")

    row = reads.membership_on(past["Kit"], past.today.replace(day=31))
    assert (row.from_edtf, row.from_day) == ("2026-05", past.today.replace(day=31))
    assert (entry.kind, entry.verdict["value"]) == ("told", "undetermined")
    assert "eligible" not in entry.facts["known"]
