"""How an entry comes to be: founded, told, rehearsed, live."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.urls import URLPattern

from folkmoot import shipped
from folkmoot.bodies.acts.ending import Remove, StandDown
from folkmoot.bodies.acts.orders import Instruct
from folkmoot.core.charter.judging import Authority
from folkmoot.door.act import BadAct
from folkmoot.door.draw import Draw
from folkmoot.door.enact import tell
from folkmoot.door.history_file import BadHistory
from folkmoot.door.models import Entry, Head
from folkmoot.door.occasion import Hat
from folkmoot.door.rebuild import rebuild
from folkmoot.door.replay import replay
from folkmoot.history.acts import NoteEvent
from folkmoot.members.acts import Apply, EnterEstimate, Expel, Lapse, Reinstate, Resign, Transfer
from folkmoot.web.urls import urlpatterns
from tests.cast import NORTH, found

STEERING = Hat(Authority("body", "steering"))
NOTE = NoteEvent(topic="origin", text="Three people met in a kitchen.")
FIGURE = EnterEstimate(date="1977", members=30)


def told(moot, act, on, *hats):
    draw = Draw(f"{on} {moot.size()}")
    return moot.entry(tell(act, on=on, hats=frozenset(hats), source="A paper.", at=moot.now, draw=draw).index)


@pytest.fixture
def past(db):
    """An organisation that is neither a rehearsal nor live yet."""
    return found(rehearsal=False)


# E1


def test_the_founding_is_the_first_entry_and_neither_told_nor_live(past):
    first, *others = past.entries()

    assert (first.index, first.kind, first.act) == (0, "founding", "constitution.found")
    assert Head.objects.get().live_from is None
    assert {each.cause for each in others} == {0}
    assert {each.act for each in others} == {"branches.found_unit", "members.enrol_founder", "bodies.seat_founder"}


def test_nothing_comes_before_the_founding(db):
    from tests.cast import Moot

    moot = Moot()
    with pytest.raises(BadAct, match="nothing is founded yet"):
        moot.enact(Apply(person=moot["Kit"], name="Kit"), by="Kit")
    assert Entry.objects.count() == 0


# E2


def test_told_acts_come_in_the_order_of_the_latest_day_that_each_can_mean(past):
    told(past, NOTE, "1991-03")
    told(past, NOTE, "1991")
    with pytest.raises(BadAct, match="told acts come in the order of their dates: 1991-11 comes before 1991-12-31"):
        told(past, NOTE, "1991-11")
    assert Head.objects.get().told_until == date(1991, 12, 31)


def test_a_told_act_is_judged_by_the_charter_told_so_far_and_kept_though_it_forbids_it(past):
    entry = told(past, Instruct(seat="appeals", what="Reverse the finding."), "2013-11", STEERING)

    assert (entry.kind, entry.verdict["value"], entry.charter) == ("told", "refused", past.entry(0).charter)
    assert "6 no_reversal" in entry.verdict["rules"]


def test_when_the_record_is_live_only_claims_of_history_are_still_told(past):
    past.enact(Apply(person=past["Kit"], name="Kit", unit=NORTH), by="Kit")
    size = past.size()

    for act in (
        StandDown(person=past["Ben"], seat="steering"),
        Instruct(staff=True, what="Open the office at nine."),
        Resign(person=past["Sid"]),
    ):
        with pytest.raises(BadAct, match="the record is live: only what concerns its history, and a list"):
            told(past, act, "1991")
    assert past.size() == size


@pytest.mark.parametrize(("claim", "table"), [(NOTE, "history_event"), (FIGURE, "members_estimate")])
def test_a_claim_of_history_that_is_told_late_moves_no_seat_no_power_and_no_decision(past, claim, table):
    past.enact(Apply(person=past["Kit"], name="Kit", unit=NORTH), by="Kit")
    before, charter = past.tables(), Head.objects.get().charter

    assert told(past, claim, "1977").kind == "told"

    assert {name for name, rows in past.tables().items() if rows != before[name]} == {table}
    assert Head.objects.get().charter == charter


# E3

HEAD = '```toml history\ncharter = "club.md"\nseed = "x"\nentered = 2026-01-01T09:00:00Z\n```\n'
FOUND = """```toml act
act = "constitution.found"
at = 2026-02-01T09:00:00Z
charter = "charter"
name = "The Club"
origin = "club.example/moot"
members = [{ person = "ada", name = "Ada", class = "member" }]
REHEARSAL
```
"""
APPLY = '```toml act\nact = "members.apply"\nat = 2026-03-01T09:00:00Z\nby = "kit"\nperson = "kit"\nname = "Kit"\n```\n'


def test_a_file_without_sources_is_rehearsed_at_its_own_times_and_judged_like_what_is_live(db, tmp_path):
    file = tmp_path / "a.md"
    file.write_text(HEAD + FOUND.replace("REHEARSAL", "rehearsal = true") + APPLY)

    replay(file)

    entries = list(Entry.objects.order_by("index").values_list("kind", "act"))
    assert entries == [
        ("founding", "constitution.found"),
        ("rehearsed", "members.enrol_founder"),
        ("rehearsed", "members.apply"),
    ]
    assert Entry.objects.get(index=2).at.isoformat() == "2026-03-01T09:00:00+00:00"


SAMPLES = {"id": "steering", "index": "0", "name": "members.apply"}
PAGES = [
    "/" + re.sub(r"<\w+:(\w+)>", lambda found: SAMPLES[found[1]], str(each.pattern))
    for each in urlpatterns
    if isinstance(each, URLPattern)  # the rooms that have pages of their own try them themselves
    and each.name not in ("accent", "choose", "wait", "language")  # a style sheet, and what only takes what is sent
]


@pytest.mark.parametrize("path", [*PAGES, "/no/such/page"])
def test_every_page_of_a_rehearsal_says_that_it_is_one(moot, client, path):
    client.post("/rehearse/as", {"person": moot["Ada"]})  # a form is for somebody
    assert b"This is a rehearsal" in client.get(path, follow=True).content


@pytest.mark.parametrize("path", ["/", "/record"])
def test_no_page_of_what_is_no_rehearsal_says_that_it_is_one(past, client, path):
    assert b"This is a rehearsal" not in client.get(path).content


def test_a_file_without_sources_fills_no_record_that_is_not_a_rehearsal(db, tmp_path):
    file = tmp_path / "live.md"
    file.write_text(HEAD + FOUND.replace("REHEARSAL", "") + APPLY)

    with pytest.raises(BadHistory, match="expected a source: acts without one follow only a founding with rehearsal"):
        replay(file)
    assert Entry.objects.count() == 0


def test_what_is_only_shown_or_tested_or_measured_is_a_rehearsal(moot):
    demo = (shipped("histories") / "small.md").read_text()
    measured = (Path(__file__).parents[2] / "benchmarks" / "door.py").read_text()

    assert Head.objects.get().rehearsal
    assert "\nrehearsal = true\n" in demo
    assert "return cast.found().size()" in measured  # the cast's organisation, as above


@pytest.mark.parametrize("act", [
    lambda who: Expel(person=who),
    lambda who: Resign(person=who),
    lambda who: Lapse(person=who),
    lambda who: Transfer(person=who, unit=NORTH),
    lambda who: Reinstate(person=who),
    lambda who: Remove(person=who, seat="steering"),
    lambda who: StandDown(person=who, seat="steering"),
], ids=["expel", "resign", "lapse", "transfer", "reinstate", "remove", "stand_down"])  # fmt: skip
def test_what_is_told_of_somebody_whom_no_row_knows_is_kept_and_moves_nothing(past, act):
    tables = past.tables()

    entry = told(past, act(past["Kit"]), "1991")

    assert (entry.kind, entry.body["person"]) == ("told", past["Kit"])
    assert past.tables() == tables
    assert rebuild() == []
