"""How entries are told: in words, with names only where they may be read."""

import pytest

from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.door.act import REGISTER
from folkmoot.door.models import Entry, Head
from folkmoot.web.page import Sight
from folkmoot.web.sentences import SAYS
from folkmoot.web.telling import tell_all

pytestmark = pytest.mark.django_db


def told(*, rehearsal=True):
    head = Head.objects.get()
    head.rehearsal = rehearsal
    rows = Entry.objects.order_by("index")
    return tell_all(Sight(head), [RecordEntry.parse(bytes(row.line)) for row in rows])


def test_a_rehearsal_is_told_with_names(small):
    assert told()[9:] == [
        "Kit applied to join North Branch.",
        "Ada called a meeting of North Branch for 17 February 2026.",
        "North Branch said yes, 3 to 0: “Shall Kit be a member of North Branch?”",
        "North Branch admitted Kit, 3 to 0.",
        "Ben tried, by a decision of the Steering Committee, to instruct others: article 6 refused it.",
    ]


def test_what_is_not_public_has_a_role_for_a_name(small):
    said = told(rehearsal=False)
    assert said[9] == "Somebody applied to join North Branch."
    assert said[12] == "North Branch admitted an applicant, 3 to 0."


def test_a_told_history_is_told_from_its_sources(replayed):
    replayed("iso.md")
    said = told(rehearsal=False)
    assert "An outside observer said that there were at least 1,500 members in 2013." in said
    assert "A source says that there were about 150 members no later than 1991." in said
    assert "Brown University left the organisation: “the expulsion of the Renewal Faction”" in said


def test_every_act_has_a_sentence_of_its_own_here():
    assert {name for name in REGISTER if name not in SAYS} == set()
