"""How many queries the bodies ask: as many where there are few members, mandates and meetings as where there are many.

What makes an act slow is queries that Django builds anew, and queries for each row.
"""

from datetime import timedelta
from itertools import count

import pytest

from folkmoot.bodies.acts.deciding import Decide
from folkmoot.bodies.acts.meeting import Convene
from folkmoot.bodies.acts.orders import Instruct
from folkmoot.bodies.acts.seating import Elect
from folkmoot.bodies.models import Mandate, Meeting
from folkmoot.door.act import Carried, encode
from folkmoot.door.enact import enact
from folkmoot.door.guard import door_open
from tests.cast import MEMBERS, NORTH, found

FEW, MANY = 10, 200
_REQUESTS = count()


@pytest.fixture(params=[FEW, MANY])
def large(db, request):
    """The cast with so many more members, seats of the Steering Committee held and once held, and meetings."""
    more = request.param
    moot = found(members={**MEMBERS, **{f"Member {n}": NORTH for n in range(more)}})
    day = moot.today
    term = {"seat": "steering", "seated_on": day, "from_day": day, "how": "elect"}
    held = [Mandate(id=10**9 + n, person=moot[f"Member {n}"], until_day=day, **term) for n in range(more)]
    over = [Mandate(id=2 * 10**9 + n, person=moot["Ben"], ended=day, end="remove", **term) for n in range(more)]
    called = {"day": day, "called_on": day, "notice_days": 0}
    meetings = [Meeting(id=n, body="steering", **called) for n in range(more)]
    meetings += [Meeting(id=10**9 + n, body="branch", unit=NORTH, opened=True, **called) for n in range(more)]
    with door_open():
        Mandate.objects.bulk_create([*held, *over])
        Meeting.objects.bulk_create(meetings)
    do(moot, "Ben", decision())
    return moot, more


def do(moot, name, act):
    return enact(act, person=moot[name], at=moot.now, request=f"request {next(_REQUESTS)}")


def decision(*acts, body="steering", votes=9, **more):
    carries = tuple(Carried(act=each.declared.name, fields=encode(each)) for each in acts)
    return Decide(body=body, yes=votes, no=0, present=votes, question="Shall we?", carries=carries, **more)


def test_a_decision_asks_as_little_among_many_as_among_few(large, django_assert_num_queries):
    moot, more = large
    with django_assert_num_queries(16):
        done = do(moot, "Ben", decision(votes=more))
    assert moot.entry(done.index).facts["known"]["decide"] is True


def test_a_decision_that_carries_an_act_asks_as_little_among_many_as_among_few(large, django_assert_num_queries):
    moot, more = large
    with django_assert_num_queries(27):
        done = do(moot, "Ben", decision(Instruct(staff=True, what="Write to the members."), votes=more))
    (instructed,) = done.followed
    assert moot.entry(instructed).facts["known"]["entitled"] == more + 1


def test_an_election_asks_as_little_among_many_as_among_few(large, django_assert_num_queries):
    moot, more = large
    elect = Elect(person=moot["Bram"], seat="branch_secretary", unit=NORTH)
    moot.wait(366)
    with django_assert_num_queries(54):
        done = do(moot, "Ada", decision(elect, body="branch", unit=NORTH, votes=4 + more))
    assert [moot.entry(index).act for index in done.followed] == ["bodies.elect", "bodies.vacate"]


def test_calling_a_meeting_asks_as_little_among_many_as_among_few(large, django_assert_num_queries):
    moot, _ = large
    with django_assert_num_queries(15):
        done = do(moot, "Ada", Convene(body="branch", unit=NORTH, day=moot.today + timedelta(days=20)))
    assert moot.entry(done.index).facts["known"]["overdue"] is False
