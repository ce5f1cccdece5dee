"""Admitting a list of members at once, and undoing it."""

from datetime import date
from io import BytesIO

import pytest

from folkmoot.core.record.verify import verify
from folkmoot.door.act import BadAct, Missing
from folkmoot.door.attached import attach_rows, discard
from folkmoot.door.draw import Draw
from folkmoot.door.enact import tell
from folkmoot.door.export import export
from folkmoot.door.guard import door_open
from folkmoot.door.models import Attachment, KeptText, WaitingText
from folkmoot.door.rebuild import rebuild
from folkmoot.members import batches, own_words, reads
from folkmoot.members.acts import AdmitBatch, CorrectDetails, Erase, Resign, Transfer, UndoBatch
from folkmoot.members.batches import Newcomer
from folkmoot.members.conftest import model
from folkmoot.members.models import Batch, Membership, Person
from tests.cast import NORTH, SOUTH, found


@pytest.fixture
def units(moot):
    """The keys of North and South Branch."""
    return [row.unit for row in (reads.last_membership(moot[name]) for name in ("Ada", "Sol"))]


@pytest.fixture
def listed(moot, units):
    """A list of three: Una and Vic of North Branch, Wim of South Branch."""
    return [
        newcomer(moot, "Una", units[NORTH], date(2019, 3, 1)),
        newcomer(moot, "Vic", units[NORTH], date(2021, 7, 9)),
        newcomer(moot, "Wim", units[SOUTH], date(2026, 4, 30), applied=date(2026, 4, 1)),
    ]


def newcomer(moot, name, unit, since=date(2020, 1, 1), **more):
    return Newcomer(person=moot[name], name=name, class_id="member", unit=unit, since=since, **more)


def admitting(*newcomers):
    return AdmitBatch(rows=batches.attach(newcomers, Draw()), members=len(newcomers))


def admitted(moot, newcomers, by="Ada"):
    return moot.enact(admitting(*newcomers), by=by)


def exported(tmp_path, *, every_class=True):
    out = BytesIO()
    export(out, every_class=every_class)
    file = tmp_path / "moot.zip"
    file.write_bytes(out.getvalue())
    return verify(file)


def test_a_list_is_admitted_by_one_entry_and_everybody_on_it_is_on_the_roll(moot, listed):
    before, size = reads.count_on(moot.today), moot.size()

    entry = admitted(moot, listed)

    assert moot.size() == size + 1
    assert (entry.act, entry.facts["on"], entry.verdict["rules"]) == ("members.admit_batch", ["batch"], ["1 bring_in"])
    assert "Una" not in entry.line().decode()
    assert reads.count_on(moot.today) == before + 3
    una = reads.membership_on(moot["Una"], moot.today)
    assert (una.since, una.from_day, una.unit, una.class_id) == (date(2019, 3, 1), moot.today, listed[0].unit, "member")
    assert reads.membership_on(moot["Una"], date(2020, 1, 1)) is None
    assert [Person.objects.get(reference=each.person).pk - Batch.objects.get().pk for each in listed] == [0, 1, 2]


def test_a_member_admits_no_list_and_it_can_be_forgotten(moot, listed, refused):
    act = admitting(*listed)
    with refused("No article gives a member a power"):
        moot.enact(act, by="Bram")

    discard(act.rows)

    assert (WaitingText.objects.count(), Attachment.objects.filter(sha256=act.rows).count()) == (0, 0)


def test_a_branch_admits_a_list_of_its_own_by_a_decision_once_objections_had_their_days(moot, units, refused):
    early = [newcomer(moot, "Una", units[NORTH], applied=date(2026, 4, 25))]
    with refused("1 member"):
        moot.decide("branch", admitting(*early), yes=3, unit=units[NORTH])
    moot.wait(1)

    ripe = [newcomer(moot, "Vic", units[NORTH], applied=date(2026, 4, 25))]
    decision = moot.decide("branch", admitting(*ripe), yes=3, unit=units[NORTH])

    (entry,) = moot.followed(decision)
    assert (entry.act, entry.facts["known"]["objection_days"]) == ("members.admit_batch", 7)
    place = (decision.index, "body.carries.0.fields.rows:1.name")
    assert list(own_words.words_of(moot["Vic"])) == [place]
    assert [(each.entry, each.field) for each in KeptText.objects.filter(text="Vic")] == [place]


def test_a_record_with_a_list_verifies_offline_and_is_made_again_to_the_last_row(moot, listed, units, tmp_path):
    admitted(moot, listed)
    decided = [newcomer(moot, "Xue", units[NORTH], applied=date(2026, 4, 1))]
    moot.decide("branch", admitting(*decided), yes=3, unit=units[NORTH])

    report = exported(tmp_path)
    assert (report.faults, report.holds, report.withheld) == ((), True, 0)
    assert exported(tmp_path, every_class=False).faults == ()
    assert rebuild() == []


def test_a_row_that_was_changed_behind_the_doors_back_is_found(moot, listed):
    entry = admitted(moot, listed)
    key = Membership.objects.get(person=moot["Vic"]).pk

    with door_open():
        Membership.objects.filter(pk=key).update(since=date(2001, 1, 1))

    (fault,) = rebuild()
    assert fault.where == f"members_membership row {key} column since"
    assert key == entry.index * 2**20 + 1


def test_whoever_was_on_a_list_erases_their_name_and_nobody_elses(moot, listed, tmp_path):
    entry = admitted(moot, listed)
    place = (entry.index, "body.rows:2.name")
    assert list(own_words.words_of(moot["Vic"])) == [place]
    with pytest.raises(BadAct, match="are not their own"):
        moot.enact(Erase(erases=(place,)), by="Una")

    moot.enact(Erase(erases=(place,)), by="Vic")

    assert not KeptText.objects.filter(text="Vic").exists()
    assert list(own_words.words_of(moot["Vic"])) == []
    assert reads.membership_on(moot["Vic"], moot.today) is not None
    report = exported(tmp_path)
    assert (report.faults, report.withheld) == ((), 1)
    assert rebuild() == []


@pytest.mark.parametrize("path", ["body.rows:4.name", "body.rows:1.person", "body.rows:0.name", "body.other:1.name"])
def test_no_words_stand_where_a_list_has_none(moot, listed, path):
    entry = admitted(moot, listed)

    assert own_words.stands_at(entry.index, "body.rows:3.name")
    assert not own_words.stands_at(entry.index, path)


def test_a_list_is_undone_by_one_entry_as_if_nobody_had_come(moot, listed, tmp_path):
    before = moot.tables()
    admitted(moot, listed)
    batch = Batch.objects.get()
    moot.wait(1)

    entry = moot.enact(UndoBatch(batch=batch.pk), by="Ada")

    assert (entry.act, entry.verdict["rules"]) == ("members.undo_batch", ["1 bring_in"])
    after = moot.tables()
    (row,) = after.pop("members_batch")
    assert row["undone_on"] == moot.today
    assert after == {table: rows for table, rows in before.items() if table != "members_batch"}
    assert exported(tmp_path).faults == ()
    assert rebuild() == []
    with pytest.raises(BadAct, match="field batch: it was undone on 2026-05-02 already"):
        moot.enact(UndoBatch(batch=batch.pk), by="Ada")


def test_a_list_is_not_undone_by_who_may_not_admit_one(moot, listed, refused):
    admitted(moot, listed)
    with refused("No article gives a member a power"):
        moot.enact(UndoBatch(batch=Batch.objects.get().pk), by="Bram")


def test_a_list_is_not_undone_once_something_was_done_with_a_row_and_each_is_named(moot, listed, units):
    admitted(moot, listed)
    batch = Batch.objects.get()
    moved = moot.decide("branch", Transfer(person=moot["Wim"], unit=units[NORTH]), yes=3, unit=units[NORTH])
    gone = moot.enact(Resign(), by="Una")

    says = f"field batch: something has been done with them since: row 3 in entry {moved.index}, "
    with pytest.raises(BadAct, match=f"^{says}row 1 in entry {gone.index}$"):
        moot.enact(UndoBatch(batch=batch.pk), by="Ada")
    assert [(each.row, each.person) for each in batches.touched(batch, before=moot.size())] == [
        (3, moot["Wim"]),
        (1, moot["Una"]),
    ]
    assert rebuild() == []


def test_who_corrected_their_name_has_two_places_of_their_own(moot, listed):
    entry = admitted(moot, listed)
    corrected = moot.enact(CorrectDetails(name="Una Nord"), by="Una")

    assert list(own_words.words_of(moot["Una"])) == [
        (entry.index, "body.rows:1.name"),
        (corrected.index, "body.name"),
    ]


def test_a_row_that_cannot_be_is_named(moot, listed, units):
    first, second, third = listed
    for rows, fault in [
        ([], "expected at least one row"),
        ([first, first], "row 2: it stands there twice"),
        ([first, newcomer(moot, "Ben", units[NORTH])], f"row 2: {moot['Ben']} is in the record already"),
        ([first, newcomer(moot, "Yan", 77)], "row 2: there is no unit 77 that may act on 2026-05-01"),
        ([newcomer(moot, "Yan", None, date(2026, 5, 2))], "row 1: since: 2026-05-02 has not come yet"),
        ([newcomer(moot, "Yan", None, applied=date(2027, 1, 1))], "row 1: applied: 2027-01-01 has not come yet"),
    ]:
        with pytest.raises(BadAct, match=f"^field rows: {fault}$"):
            admitted(moot, rows)
    with pytest.raises(BadAct, match=r"^field rows: row 1: expected class to be one of member; found patron$"):
        admitted(moot, [Newcomer(person=moot["Yan"], name="Yan", class_id="patron", since=date(2020, 1, 1))])
    with pytest.raises(Missing, match=r"^field rows: the attachment 000000000000 is not in the data folder$"):
        moot.enact(AdmitBatch(rows="0" * 64, members=1), by="Ada")
    with pytest.raises(BadAct, match=r"^field rows: row 1: "):
        moot.enact(AdmitBatch(rows=attach_rows([{"person": "x", "name": "y"}], ["name"], Draw()), members=1), by="Ada")
    with pytest.raises(BadAct, match=r"^field members: expected 1, as many as are on the list$"):
        moot.enact(AdmitBatch(rows=batches.attach([third], Draw()), members=2), by="Ada")
    admitted(moot, [second])
    with pytest.raises(BadAct, match=r"^field rows: they were admitted on 2026-05-01 already$"):
        moot.enact(AdmitBatch(rows=Batch.objects.get().rows, members=1), by="Ada")


def test_a_list_whose_words_are_not_here_is_not_admitted(moot, listed):
    """Else they would be lost, and the record would not verify."""
    act = admitting(*listed)
    WaitingText.objects.all().delete()
    before = moot.tables()

    with pytest.raises(BadAct, match=r"^field rows: the words of this list are not here$"):
        moot.enact(act, by="Ada")
    assert moot.tables() == before


def test_a_list_may_be_told_though_the_record_is_live(past, tmp_path):
    past.enact(CorrectDetails(name="Ada Lane"), by="Ada")
    act = admitting(Newcomer(past["Una"], "Una", "member", date(2011, 5, 1)))

    told = tell(act, on="2012", hats=frozenset(), source="Our card index.", at=past.now, draw=Draw())

    entry = past.entry(told.index)
    assert (entry.kind, entry.verdict["value"]) == ("told", "undetermined")
    assert reads.membership_on(past["Una"], date(2013, 1, 1)).since == date(2011, 5, 1)
    assert reads.membership_on(past["Una"], date(2012, 12, 30)) is None
    assert exported(tmp_path).faults == ()
    assert rebuild() == []
    with pytest.raises(BadAct, match="the record is live"):
        tell(Resign(person=past["Una"]), on="2012", hats=frozenset(), source="It.", at=past.now, draw=Draw())


def test_an_attempt_that_stays_in_the_record_names_no_list_for_its_words_are_not_kept(db, refused, tmp_path):
    barred = '[[prohibition]]\nid = "no_lists"\nact = "admit"\non = "batch"\n'
    moot = found(model(barred))
    act = admitting(newcomer(moot, "Una", None))

    with refused("1 no_lists", trace=True):
        moot.enact(act, by="Ada")

    assert moot.entries()[-1].body == {"members": 1}
    discard(act.rows)
    assert exported(tmp_path).faults == ()
