"""What a panel or the Appeals Committee decides, and who sits there, nobody touches by another way than the charter's.

Article 6 of the model, `no_reversal`: each verb that it names, by each route by which it could be done.
"""

from datetime import timedelta

import pytest

from folkmoot.bodies.acts.ending import Recall, Remove
from folkmoot.bodies.acts.orders import Instruct
from folkmoot.door.act import encode
from folkmoot.door.rebuild import rebuild
from folkmoot.grievances.acts.measures import TakeMeasure
from folkmoot.grievances.acts.ruling import Overturn, Remit, Reopen, Stay
from folkmoot.grievances.acts.sanctioning import ImposeSanction
from folkmoot.grievances.models import Ruling
from folkmoot.members.acts import Expel, Suspend

RULE = "6 no_reversal"


@pytest.fixture
def ruled(heard):
    """A finding that somebody was to be expelled for, and what was ruled on the appeal against it."""
    heard.waits = heard.is_to_be_expelled().index * 2**20
    heard.appeals()
    heard.ruling = heard.rules(Overturn).index * 2**20
    return heard


def attempted(story, act, by, body):
    """Somebody who sits in a body puts the act to it; the entry that the attempt leaves."""
    present = {"steering": 1, "appeals": 6, "grievance": 8}[body]
    story.moot.decide(body, act, yes=present, by=by)


def left(story):
    """The last entry, which says who tried what, and by which article it was refused."""
    entry = story.moot.entries()[-1]
    return entry.kind, entry.act, entry.verdict["verb"], RULE in entry.verdict["rules"]


@pytest.mark.parametrize("ruling", [Overturn, Remit, Reopen, Stay])
def test_who_leads_does_not_touch_a_finding(heard, refused, ruling):
    decided = heard.is_to_be_expelled().index * 2**20
    more = {"until": heard.moot.today + timedelta(days=9)} if ruling is Stay else {}
    act = ruling(case=heard.case, decision=decided, reasons="We know him.", **more)
    with refused(RULE, "6", "forbids anybody to", trace=True):
        attempted(heard, act, "Ben", "steering")
    assert left(heard) == ("refused", "bodies.decide", act.verb(), True)
    assert rebuild() == []


@pytest.mark.parametrize("ruling", [Overturn, Remit, Reopen])
def test_who_leads_does_not_touch_what_was_ruled_on_an_appeal(ruled, refused, ruling):
    act = ruling(case=ruled.case, decision=ruled.ruling, reasons="We know him.", new_evidence=True)
    with refused(RULE, trace=True):
        attempted(ruled, act, "Ben", "steering")
    assert left(ruled) == ("refused", "bodies.decide", act.verb(), True)
    assert Ruling.objects.count() == 1


def test_nothing_is_sent_back_where_the_charter_forbids_it(heard, refused):
    heard.appeals()
    act = Remit(case=heard.case, decision=heard.decision, reasons="Hear him again.")
    with refused(RULE, trace=True):
        attempted(heard, act, "Jurist 1", "appeals")
    assert left(heard) == ("refused", "bodies.decide", "remit", True)


def test_nothing_is_held_back_where_the_charter_forbids_it(heard, refused):
    decided = heard.is_to_be_expelled().index * 2**20
    act = Stay(case=heard.case, decision=decided, until=heard.moot.today + timedelta(days=9), reasons="Wait.")
    with refused(RULE, trace=True):
        attempted(heard, act, "Jurist 1", "appeals")
    assert left(heard) == ("refused", "bodies.decide", "stay", True)


@pytest.mark.parametrize("seat", ["appeals", "grievance"])
@pytest.mark.parametrize("name", [None, "Jurist 1", "Judge 1"])
def test_nobody_instructs_who_judges(heard, refused, seat, name):
    whom = {"seat": seat} if name is None else {"person": heard.moot[name]}
    with refused(RULE, "forbids anybody to instruct", trace=True):
        attempted(heard, Instruct(what="Reverse the finding.", **whom), "Ben", "steering")
    assert left(heard) == ("refused", "bodies.decide", "instruct", True)


@pytest.mark.parametrize("name", ["Jurist 6", "Judge 2"])
@pytest.mark.parametrize("route", ["by itself", "in a case", "until there is a finding"])
def test_who_judges_is_not_suspended(heard, refused, name, route):
    if route != "by itself":
        heard.begins(against=name)
        heard.is_heard(people=("Bram", name))
    if route == "in a case":
        heard.is_found(yes=8)
    until = heard.moot.today + timedelta(days=9)
    act = {
        "by itself": Suspend(person=heard.moot[name], until=until),
        "in a case": ImposeSanction(
            case=heard.case, person=heard.moot[name], sanction="suspend_member", until=until, reasons="So it is."
        ),
        "until there is a finding": TakeMeasure(case=heard.case, person=heard.moot[name], until=until, suspends=True),
    }[route]
    with refused(RULE, trace=True):
        attempted(heard, act, "Judge 1", "grievance")
    assert left(heard) == ("refused", "bodies.decide", "suspend_member", True)


@pytest.mark.parametrize("name", ["Jurist 6", "Judge 2"])
@pytest.mark.parametrize("route", ["by itself", "in a case"])
def test_who_judges_is_not_expelled(heard, refused, name, route):
    if route == "in a case":
        heard.begins(against=name)
        heard.is_heard(people=("Bram", name))
        heard.is_found(yes=8)
    act = {
        "by itself": Expel(person=heard.moot[name]),
        "in a case": ImposeSanction(case=heard.case, person=heard.moot[name], sanction="expel", reasons="So it is."),
    }[route]
    with refused(RULE, trace=True):
        attempted(heard, act, "Judge 1", "grievance")
    assert left(heard) == ("refused", "bodies.decide", "expel", True)


@pytest.mark.parametrize("unseating", [Remove, Recall])
@pytest.mark.parametrize(("name", "seat"), [("Jurist 1", "appeals"), ("Judge 1", "grievance")])
def test_nobody_but_the_membership_takes_a_seat_from_who_judges(heard, refused, unseating, name, seat):
    act = unseating(person=heard.moot[name], seat=seat, asked=20, asked_on=heard.moot.today)
    with refused(RULE, trace=True):
        attempted(heard, act, "Ben", "steering")
    assert left(heard) == ("refused", "bodies.decide", act.verb(), True)


def test_the_membership_recalls_a_judge_all_the_same(heard):
    heard.moot.wait(61)
    act = Recall(person=heard.moot["Judge 1"], seat="grievance", asked=20, asked_on=heard.moot.today)
    decided = heard.moot.decide("membership", act, yes=15)
    assert [each.verdict["rules"] for each in heard.moot.followed(decided)] == [["9 recall"]]


def test_an_attempt_leaves_one_entry_however_often_it_is_made(heard, refused):
    act = Overturn(case=heard.case, decision=heard.decision, reasons="We know him.")
    assert encode(act)["case"] == heard.case
    for trace in (True, False):
        with refused(RULE, trace=trace):
            attempted(heard, act, "Ben", "steering")


def test_an_attempt_of_somebody_without_a_seat_leaves_no_entry(heard, refused):
    with refused(RULE):
        heard.moot.enact(Instruct(seat="appeals", what="Reverse it."), "Sid")
