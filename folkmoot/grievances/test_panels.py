"""Panels of random bodies and cases: what is computed is what the mandates, read one by one, come to."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from folkmoot.bodies.acts.count import may_vote, standing_aside
from folkmoot.bodies.bench import bench
from folkmoot.bodies.models import Mandate
from folkmoot.core.charter.judging import Authority
from folkmoot.door.guard import door_open
from folkmoot.door.occasion import Hat, Kind, Occasion
from folkmoot.grievances.conftest import Story, changed, justice
from folkmoot.grievances.models import Called, Party, Recusal
from folkmoot.grievances.panel import panel
from folkmoot.grievances.reads import case, charter_of
from folkmoot.members.models import Membership, Suspension

NAMES = ("Bram", "Sid", "Una", *(f"Judge {n}" for n in range(1, 10)))
GROUNDS = ("party", "named", "same_unit", "decided_below")
DAY = timedelta(days=1)

person = st.sampled_from(NAMES)
days = st.integers(-3, 3)


@st.composite
def worlds(draw):
    """Who holds seats from when to when, of which unit they are, who is suspended, named, asked, recused, called."""
    return {
        "mandates": draw(st.lists(st.tuples(person, days, st.none() | days, st.none() | days), max_size=12)),
        "units": draw(st.fixed_dictionaries({name: st.integers(0, 3) for name in NAMES})),
        "left": draw(st.sets(person, max_size=2)),
        "suspended": draw(st.sets(person, max_size=2)),
        "named": draw(st.sets(person, max_size=2)),
        "supporters": draw(st.dictionaries(person, st.booleans(), max_size=2)),
        "recused": draw(st.sets(person, max_size=2)),
        "called": draw(st.sets(person, max_size=2)),
        "when": draw(st.sets(st.sampled_from(GROUNDS), min_size=1)),
    }


@pytest.fixture(scope="module")
def charters():
    """A charter for each set of grounds."""
    found = {}

    def of(grounds):
        key = tuple(sorted(grounds))
        listed = ", ".join(f'"{each}"' for each in key)
        old = 'when = ["party", "named", "same_unit", "decided_below"]'
        return found.setdefault(key, changed((old, f"when = [{listed}]")))

    return of


def make(world, charter):
    """The stage with these rows, put behind the door's back, and Bram's complaint about Sid."""
    story = Story(justice(charter, members={"Una": 0}))
    story.begins()
    moot = story.moot
    today, row = moot.today, {"case": story.case}
    with door_open():
        Mandate.objects.filter(seat="grievance").delete()
        for n, (name, begins, until, ended) in enumerate(world["mandates"]):
            Mandate.objects.create(
                id=10**9 + n,
                person=moot[name],
                seat="grievance",
                seated_on=today - 9 * DAY,
                from_day=today + begins * DAY,
                until_day=None if until is None else today + until * DAY,
                ended=None if ended is None else today + ended * DAY,
                how="elect",
            )
        for name, unit in world["units"].items():
            Membership.objects.filter(person=moot[name]).update(unit=unit, from_day=today - 9 * DAY)
        for name in world["left"]:
            Membership.objects.filter(person=moot[name]).update(until_day=today)
        for n, name in enumerate(sorted(world["suspended"])):
            Suspension.objects.create(id=10**9 + n, person=moot[name], from_day=today, until_day=today)
        Party.objects.filter(**row, person=moot["Bram"]).update(unit=world["units"]["Bram"])
        Party.objects.filter(**row, person=moot["Sid"]).update(unit=world["units"]["Sid"])
        for n, name in enumerate(sorted(world["named"])):
            Party.objects.create(id=10**9 + n, **row, role="named", person=moot[name], since=today)
        for n, (name, said) in enumerate(sorted(world["supporters"].items())):
            since = today if said else None
            Party.objects.create(id=2 * 10**9 + n, **row, role="supporter", person=moot[name], since=since)
        for n, name in enumerate(sorted(world["recused"])):
            Recusal.objects.create(id=10**9 + n, **row, person=moot[name], ground="interest", day=today)
        for n, name in enumerate(sorted(world["called"])):
            called = {"body": "grievance", "person": moot[name], "instead_of": moot["Ada"], "day": today}
            Called.objects.create(id=10**9 + n, **row, **called)
    return story


def by_hand(world, today):
    """Who judges, found the slow way: mandate by mandate, and everybody asked every question."""
    sits = set()
    for name, begins, until, ended in world["mandates"]:
        begun = begins <= 0
        over = (until is not None and until < 0) or (ended is not None and ended <= 0)
        if begun and not over and name not in world["left"] and name not in world["suspended"]:
            sits.add(name)
    judges = set()
    for name in sits | (world["called"] - world["left"] - world["suspended"]):
        party = name in ("Bram", "Sid") or world["supporters"].get(name) is True
        named = "named" in world["when"] and name in world["named"]
        unit = None if name in world["left"] else world["units"][name]
        theirs = {world["units"]["Bram"], world["units"]["Sid"]}
        neighbour = "same_unit" in world["when"] and unit in theirs
        if not (party or named or neighbour or name in world["recused"]):
            judges.add(name)
    return sits, judges


def may_vote_on_a_finding(story):
    """How many the bodies let vote when the panel decides on a finding."""
    charter = charter_of(case(story.case))
    occasion = Occasion(index=9_999, at=story.moot.now, today=story.moot.today, kind=Kind.REHEARSED, charter=charter)
    hat = Hat(Authority("body", "grievance"))
    found = bench([story.find()], hat, occasion)
    return may_vote(standing_aside((), hat, found, occasion), hat, found, occasion)


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=worlds())
def test_a_panel_is_what_its_mandates_read_one_by_one_come_to(db, charters, world):
    with transaction.atomic():
        story = make(world, charters(world["when"]))
        moot = story.moot
        sits, judges = by_hand(world, moot.today)
        found = panel(case(story.case), moot.today)
        names = {reference: name for name, reference in moot.people.items()}
        assert {names[each] for each in found.sitting} == sits
        assert {names[each] for each in found.members} == judges
        assert may_vote_on_a_finding(story) == len(judges)
        transaction.set_rollback(True)
