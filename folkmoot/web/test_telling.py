"""How entries are told: in words, with names only where they may be read."""

import pytest

from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.core.record.note import VerifierKey
from folkmoot.door.act import REGISTER
from folkmoot.door.models import Entry, Head
from folkmoot.web.page import Sight
from folkmoot.web.sentences import SAYS
from folkmoot.web.telling import tell_all

pytestmark = pytest.mark.django_db


def told(to=None):
    rows = Entry.objects.order_by("index")
    return tell_all(Sight(Head.objects.get(), person=to), [RecordEntry.parse(bytes(row.line)) for row in rows])


def test_a_member_is_told_it_with_names(small):
    assert told(small["Bram"])[9:] == [
        "Kit applied to join North Branch.",
        "Ada called a meeting of North Branch for 17 February 2026.",
        "North Branch said yes, 3 to 0: “Shall Kit be a member of North Branch?”",
        "North Branch admitted Kit, 3 to 0.",
        "Ben tried, by a decision of the Steering Committee, to instruct others: article 6 refused it.",
    ]


def test_what_is_not_public_has_a_role_for_a_name(small):
    said = told()
    assert said[9] == "Somebody applied to join North Branch."
    assert said[12] == "North Branch admitted an applicant, 3 to 0."


def test_a_told_history_is_told_from_its_sources(replayed):
    replayed("iso.md")
    said = told()
    assert "An outside observer said that there were at least 1,500 members in 2013." in said
    assert "A source says that there were about 150 members no later than 1991." in said
    assert "Brown University left the organisation: “the expulsion of the Renewal Faction”" in said


def test_every_act_has_a_sentence_of_its_own_here():
    assert {name for name in REGISTER if name not in SAYS} == set()


KEY = VerifierKey("federation.example/moot", bytes(32))

TOLD = [
    ("members.refuse", {"application": 7}, "body:branch@0", "North Branch did not admit an applicant#."),
    ("members.transfer", {"person": "Bram", "unit": 1}, "body:branch@0", "North Branch moved Bram to South Branch#."),
    ("members.lapse", {"person": "Bram"}, "clock", "The membership of Bram lapsed."),
    ("members.reinstate", {"person": "Bram"}, "Ada", "Ada took Bram back."),
    ("members.resign", {}, "Sid", "Sid left the organisation."),
    (
        "members.suspend",
        {"person": "Bram", "until": "2026-06-01"},
        "body:steering",
        "The Steering Committee suspended Bram until 1 June 2026#.",
    ),
    ("members.expel", {"person": "Bram"}, "body:steering", "The Steering Committee expelled Bram#."),
    ("members.correct_details", {}, "Sid", "Sid corrected what is written of them."),
    ("members.erase", {}, "Sid", "Sid had words of their own erased."),
    (
        "members.renew_access",
        {"person": "Sid"},
        "Ada",
        "Ada saw Sid and gave them a new way to sign in.",
    ),
    (
        "members.estimate",
        {"date": "2014-03", "share": "1/3", "qualifier": "about"},
        "",
        "A source says that there were about a third of the members in March 2014.",
    ),
    (
        "members.report_departures",
        {"date": "2019", "qualifier": "many", "how": "lapse"},
        "",
        "A source says that many members lapsed in 2019.",
    ),
    (
        "branches.report_departures",
        {"date": "2019-03-12", "units": 3, "how": "dissolve_unit"},
        "",
        "A source says that 3 branches were dissolved on 12 March 2019.",
    ),
    ("branches.charter_unit", {}, "body:steering", "The Steering Committee chartered a branch#."),
    (
        "branches.suspend",
        {"unit": 0, "until": "2026-06-01"},
        "body:steering",
        "The Steering Committee suspended North Branch until 1 June 2026#.",
    ),
    ("branches.restore", {"unit": 0}, "body:steering", "The Steering Committee ended the suspension of North Branch#."),
    ("branches.dissolve_unit", {"unit": 1}, "body:steering", "The Steering Committee dissolved South Branch#."),
    ("bodies.open_meeting", {"meeting": 7, "present": 5}, "Ada", "Ada opened a meeting: 5 present."),
    ("bodies.note_quorum", {"meeting": 7, "present": 3}, "Ada", "Ada counted 3 present at a meeting."),
    ("bodies.approve_minutes", {"meeting": 7}, "body:branch@0", "North Branch approved the minutes of a meeting#."),
    ("bodies.instruct", {"staff": True}, "body:steering", "The Steering Committee instructed the staff#."),
    (
        "bodies.elect",
        {"person": "Sol", "seat": "branch_secretary", "unit": 1},
        "body:branch@1",
        "South Branch elected Sol as branch secretary of South Branch#.",
    ),
    (
        "bodies.appoint",
        {"person": "Sol", "seat": "general_secretary"},
        "body:steering",
        "The Steering Committee appointed Sol as General Secretary#.",
    ),
    (
        "bodies.recall",
        {"person": "Ben", "seat": "steering"},
        "electorate:membership",
        "The membership recalled Ben as a member of the Steering Committee#.",
    ),
    ("bodies.vacate", {"mandate": 9}, "clock", "The clock entered that a seat is empty."),
    (
        "bodies.carry_out",
        {"waiting": 9},
        "clock",
        "The clock entered that what was decided and had to wait is not done any more.",
    ),
    (
        "bodies.stand_down",
        {"person": "Ben", "seat": "steering"},
        "Ben",
        "Ben stood down as a member of the Steering Committee.",
    ),
    (
        "constitution.ratify",
        {"of": 3},
        "electorate:membership",
        "The membership confirmed what another body has decided#.",
    ),
    ("constitution.amend", {}, "body:convention", "The Convention changed the charter#."),
    (
        "constitution.interpret",
        {"article": "6"},
        "body:appeals",
        "The Appeals Committee ruled on what article 6 means#.",
    ),
    (
        "constitution.declare_emergency",
        {"until": "2026-06-01"},
        "body:steering",
        "The Steering Committee declared an emergency until 1 June 2026#.",
    ),
    ("constitution.end_emergency", {}, "body:steering", "The Steering Committee ended the emergency#."),
    ("constitution.propose_dissolution", {}, "Sid", "Sid proposed to dissolve the organisation."),
    ("history.retract", {}, "Ada", "Ada took back something that was noted."),
    ("history.claim", {}, "Ada", "Somebody said something of the organisation."),
    ("record.correct", {"entry": 4}, "Ada", "Ada corrected entry 4."),
    (
        "record.rotate_key",
        {"key": KEY.vkey, "handover": "0" * 64},
        "Ada",
        "Ada changed the record’s key; the former key signed for the new one, c236 32c1 b2d1 87ea ….",
    ),
    (
        "record.rotate_key",
        {"key": KEY.vkey},
        "Ada",
        "Ada changed the record’s key, which was lost; the new one is c236 32c1 b2d1 87ea ….",
    ),
    (
        "record.fork",
        {"size": 1204},
        "Ada",
        "Ada declared that the record goes on from here, though 1,204 entries had been published.",
    ),
]
"""Each act, its fields, who does it, and how it is told; # stands for the count."""


@pytest.mark.parametrize(("act", "body", "by", "says"), TOLD)
def test_each_act_is_told_in_a_sentence(moot, act, body, by, says):
    decided = by.startswith(("body:", "electorate:"))
    hats = {"as": [by] if ":" in by or by == "clock" else []}
    entry = RecordEntry(
        index=90,
        at="2026-05-14T23:00:00Z",
        kind="rehearsed",
        act=act,
        body={key: moot.people.get(str(value), value) for key, value in body.items()},
        by={"as": ["self"], "person": moot[by]} if by in moot.people else hats,
        charter=Head.objects.get().charter,
        code="0.1.0",
        record_class="public",
        facts={"decision": {"yes": 2, "no": 1, "abstain": 1, "present": 4}} if decided else {},
        verdict={"value": "allowed", "rules": [], "verb": REGISTER[act].verb},
        cause=80 if decided else None,
    )
    told = tell_all(Sight(Head.objects.get(), person=moot["Bram"]), [entry])
    assert told == [says.replace("#", ", 2 to 1 with 1 abstention")]
