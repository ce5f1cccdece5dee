"""Acts of the constitution."""

from datetime import timedelta

from folkmoot.constitution import reads
from folkmoot.constitution.acts import DeclareEmergency, EndEmergency, Found, ProposeDissolution
from folkmoot.constitution.models import Organisation, Version
from folkmoot.door.occasion import ROWS_AN_ENTRY


def test_the_first_act_founds_the_organisation_and_everything_else_follows_from_it(moot):
    first = moot.entry(0)

    assert (first.act, first.kind, first.verdict) == (
        "constitution.found",
        "founding",
        {"value": "allowed", "rules": [], "verb": "found"},
    )
    assert {each.cause for each in moot.entries()[1:]} == {0}
    assert (Organisation.objects.get().pk, Organisation.objects.get().name) == (0, first.body["name"])
    assert list(Version.objects.values_list("charter", "from_day")) == [(first.body["charter"], moot.today)]


def test_no_decision_founds_the_organisation_once_more(moot, refused):
    founding = Found(charter=reads.in_force(), name="Another", origin="another.example/moot")
    with refused("founded already"):
        moot.decide("steering", founding, yes=1, by="Ben")


def test_no_member_ends_an_emergency(moot, refused):
    until = moot.today + timedelta(days=21)
    declare = DeclareEmergency(trigger="disaster", until=until, reason="The river is in the hall.")
    (declared,) = moot.followed(moot.decide("steering", declare, yes=1, by="Ben"))

    with refused("article 11 gives it to the Steering Committee"):
        moot.enact(EndEmergency(emergency=declared.index * ROWS_AN_ENTRY), by="Bram")


def test_a_stranger_does_not_propose_the_end(moot, refused):
    with refused("article 1 gives it to a member"):
        moot.enact(ProposeDissolution(reason="I do not like you."), by="Kit")
