"""Nobody is expelled or suspended for belonging to a tendency, where the charter says so; the attempt stays."""

from datetime import timedelta

from folkmoot.deliberation.acts import ExpelTendency
from folkmoot.deliberation.conftest import charter, formed, with_eight
from folkmoot.members.acts import Expel, Suspend
from folkmoot.members.conftest import seated

FACTION = ("faction",)
NO_FACTION_OFFENCE = """
[[prohibition]]
id = "no_faction_offence"
act = ["expel", "suspend_member", "censure"]
on = ["member", "faction"]
because = "faction"
entrenched = true
"""


def forbids(what: str) -> str:
    return (
        f"Article 7 (no_faction_offence) forbids anybody to {what} because of forming or joining a tendency or faction."
    )


def test_an_expulsion_because_of_a_tendency_is_refused_and_the_attempt_stays(panel, refused):
    expulsion = Expel(person=panel["Bram"], ground=FACTION)
    with refused("7 no_faction_offence", forbids("expel a member"), trace=True):
        panel.decide("grievance", expulsion, yes=9, by="grievance 0")

    attempt = panel.entries()[-1]
    assert (attempt.kind, attempt.verdict["verb"], attempt.by["person"]) == ("refused", "expel", panel["grievance 0"])
    assert attempt.facts["known"]["ground"] == ["faction"]


def test_a_suspension_because_of_a_tendency_is_refused_and_the_attempt_stays(panel, refused):
    suspension = Suspend(person=panel["Bram"], until=panel.today + timedelta(7), ground=FACTION)
    with refused("7 no_faction_offence", forbids("suspend a member"), trace=True):
        panel.decide("grievance", suspension, yes=9, by="grievance 0")

    assert (panel.entries()[-1].kind, panel.entries()[-1].verdict["verb"]) == ("refused", "suspend_member")


def test_the_expulsion_of_a_tendency_because_it_is_one_is_refused_and_the_attempt_stays(crowd, ours, refused):
    with refused(forbids("expel a tendency or faction"), trace=True):
        crowd.decide("steering", ExpelTendency(tendency=ours, ground=FACTION), yes=1, by="Ben")

    assert crowd.entries()[-1].facts["on"] == ["faction:tendency"]


def without(*more: tuple[str, str]) -> bytes:
    """The model charter without its prohibition, so that only the rule of tendencies itself protects."""
    return charter((NO_FACTION_OFFENCE, ""), *more)


def test_where_no_prohibition_is_written_out_the_rule_of_tendencies_forbids_it_itself(db, refused):
    moot = seated(without(), grievance=9)
    with refused("7 tendency", trace=True):
        moot.decide("grievance", Expel(person=moot["Bram"], ground=FACTION), yes=9, by="grievance 0")


def test_where_no_ground_is_declared_the_tendency_as_a_whole_is_protected(db, refused):
    ground = '[{ id = "faction", means = "forming or joining a tendency or faction" }]'
    moot = with_eight(without((f"grounds = {ground}", "")))
    key = formed(moot)
    with refused("7 tendency", "forbids anybody to expel a tendency or faction", trace=True):
        moot.decide("steering", ExpelTendency(tendency=key), yes=1, by="Ben")


def test_for_another_reason_a_member_of_a_tendency_is_suspended_like_anybody(panel):
    until = panel.today + timedelta(7)
    panel.decide("grievance", Suspend(person=panel["Bram"], until=until, ground=()), yes=9, by="grievance 0")

    assert panel.entries()[-1].verdict["value"] == "allowed"
