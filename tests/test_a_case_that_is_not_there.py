"""Whoever has no part in a case is answered as if there were none: each act that can name one, by every door.

The same words and the same status for a case that is there and for a number that is none: of no entry, of an entry that
began no case, or of no row that the complaint left.
"""

import io
import json
import re
import sys
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal, get_args, get_origin

import msgspec
import pytest
from django.db import transaction
from django.test import Client

from folkmoot import cli
from folkmoot.api import tokens
from folkmoot.bodies.acts.deciding import Decide
from folkmoot.cli import data_folder
from folkmoot.door import case_files
from folkmoot.door.act import REGISTER, BadAct, Carried, decode
from folkmoot.door.correcting import Correct
from folkmoot.door.enact import enact
from folkmoot.door.models import Entry
from folkmoot.door.refusal import Refused
from folkmoot.grievances.acts.appealing import WithdrawAppeal
from folkmoot.grievances.acts.hearing import Acknowledge
from folkmoot.grievances.acts.ruling import Overturn
from folkmoot.grievances.conftest import Story, justice
from folkmoot.grievances.models import Appeal
from folkmoot.members.acts import Erase
from folkmoot.web.conftest import be
from folkmoot.web.forms import has_form
from tests import doors

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

NAMING = sorted(each.name for each in REGISTER.values() if "case" in each.type.__struct_fields__)
"""Every act that can name a case."""

OTHERS = ("Ben", "Ines", "Sol", "Judge 2", "Kit")
"""A leader, an appeals judge, the secretary of the respondent's branch, a judge who is named in it, a stranger."""

NOWHERE = (2**20 * 2**28, 0, 1)
"""Numbers that are no case: of no entry, of the founding, and one beside that of the complaint."""


@pytest.fixture
def story(db):
    """A complaint in which a judge is named, heard and found for; a file waits to be handed in."""
    told = Story(justice())
    told.begins(named=(told.moot["Judge 2"],))
    told.is_heard()
    told.decision = told.is_found(yes=8).index * 2**20
    told.file = case_files.wait(b"A letter.", told.moot.today)
    return told


def test_many_acts_can_name_a_case():
    assert {"grievances.find", "grievances.appeal", "members.expel", "grievances.publish"} <= set(NAMING)
    assert len(NAMING) > 30


def fields_of(story, name, case, decision):
    """What somebody may send who tries an act: each field that must be, and each that bears on a case."""
    found = dict[str, Any]()
    for each in msgspec.structs.fields(REGISTER[name].type):
        value = _value(each.type, each.name, story)
        if each.name == "case":
            found["case"] = case
        elif each.name == "decision":
            found["decision"] = decision
        elif value is not None and (each.required or each.name in ("reasons", "grounds", "statement")):
            found[each.name] = value
    return found


def _value(hint, name, story):
    if name in ("person", "instead_of"):
        return story.moot["Sid"]
    if name == "people":
        return [story.moot["Sid"]]
    if name == "file":
        return story.file
    if name in ("hearing", "measure", "sanction") and get_origin(hint) is not Literal:
        return 7
    if hint is date:
        return (story.moot.today + timedelta(days=9)).isoformat()
    if get_origin(hint) is Literal:
        return get_args(hint)[0]
    return "Some words."


def without_numbers(said):
    return re.sub(r"\d[\d,.   ]*\d|\d", "N", said)


def by_itself(story, name, fields, by):
    return _answer(lambda: enact(decode(name, fields), person=story.moot[by], at=story.moot.now))


def decided_by(body):
    def decided(story, name, fields, by):
        carries = (Carried(act=name, fields=fields),)
        act = Decide(body=body, yes=1, no=0, present=1, question="Shall we?", carries=carries)
        return _answer(lambda: enact(act, person=story.moot[by], at=story.moot.now))

    return decided


def _answer(does):
    """What is answered, without numbers; and by how much the record has grown. It is undone again."""
    size = Entry.objects.count()
    with transaction.atomic():
        try:
            does()
            said = "done"
        except (BadAct, Refused) as answer:
            said = f"{type(answer).__name__}: {without_numbers(str(answer))}"
        grown = Entry.objects.count() - size
        transaction.set_rollback(True)
    return said, grown


WAYS = {"by itself": by_itself, "steering": decided_by("steering"), "grievance": decided_by("grievance")}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("by", OTHERS)
def test_whoever_has_no_part_in_it_is_answered_as_if_there_were_no_case(story, by, way):
    found = {}
    for name in NAMING:
        there = WAYS[way](story, name, fields_of(story, name, story.case, story.decision), by)
        for nowhere in (*NOWHERE[:2], story.case + 1):
            fields = fields_of(story, name, nowhere, nowhere)
            none = WAYS[way](story, name, fields, by)
            if none != there:
                found[name, nowhere] = (there, none)
    assert found == {}


def test_who_is_complained_about_and_not_told_yet_learns_nothing(db):
    fresh = Story(justice(seats=(("Sid", "general_secretary", None),)))
    fresh.begins()
    for name in NAMING:
        if name == "members.suspend" or "file" in REGISTER[name].type.__struct_fields__:
            continue
        answers = {
            by_itself(fresh, name, fields_of(fresh, name, case, case), "Sid") for case in (fresh.case, *NOWHERE[:2])
        }
        assert len(answers) == 1, (name, answers)


def test_a_decision_an_appeal_and_an_entry_of_a_case_are_nowhere_either(story):
    moot = story.moot
    opened = story.case // 2**20
    appealed = moot.enact(REGISTER["grievances.appeal"].type(case=story.case, grounds="I was not there."), "Sid")
    appeal = Appeal.objects.get().pk
    assert appealed.index * 2**20 == appeal
    nowhere = NOWHERE[0]
    pairs = (
        (Overturn(decision=story.decision, reasons="So."), Overturn(decision=nowhere, reasons="So.")),
        (WithdrawAppeal(appeal=appeal), WithdrawAppeal(appeal=nowhere)),
        (Correct(entry=opened, right="No."), Correct(entry=2**28, right="No.")),
        (Erase(erases=((opened, "body.statement"),)), Erase(erases=((2**28, "body.statement"),))),
        (
            Erase(erases=((opened, "body.statement"),), person=moot["Bram"]),
            Erase(erases=((2**28, "body.statement"),), person=moot["Bram"]),
        ),
    )
    for there, none in pairs:
        answers = [_answer(lambda act=act: enact(act, person=moot["Sol"], at=moot.now)) for act in (there, none)]
        assert answers[0] == answers[1]
        assert answers[0][0].startswith(("Missing", "BadAct: field person: this can be done for oneself only"))


def test_whoever_enters_what_the_panel_decides_is_told_more(story):
    with pytest.raises(BadAct, match="this was found already"):
        story.is_found(yes=8, by="Ada")


def shown(answer):
    """A page without its numbers and without what is drawn anew for each form."""
    return without_numbers(re.sub(r'value="[^"]*"', "", answer.content.decode()))


def page(story, name, fields, by):
    client = Client()
    be(client, story.moot[by])
    sent = dict(doors._typed(fields)) | {"confirmed": "yes", "do": "do"}
    answer = client.post(f"/do/{name}", sent)
    return answer.status_code, shown(answer)


def api(story, name, fields, by):
    token = tokens.make(story.moot[by], "a program", tokens.scopes(), today=datetime.now(UTC).date())
    sent = {"content_type": "application/json", "headers": {"authorization": f"Bearer {token}"}}
    answer = Client().post(f"/api/acts/{name}", json.dumps({"fields": fields}), **sent)
    asked = Client().post(f"/api/acts/{name}/ask", json.dumps({"fields": fields}), **sent)
    return [(each.status_code, without_numbers(each.content.decode())) for each in (answer, asked)]


def command(story, name, fields, by):
    asked = json.dumps({"act": name, "by": story.moot[by], "fields": fields})
    given, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(asked.encode()))
    try:
        with redirect_stdout(io.StringIO()) as out, redirect_stderr(out):
            status = cli.main(["enact", "--file", "-", "--at", story.moot.now.isoformat(), "--json"])
    finally:
        sys.stdin = given
    return status, without_numbers(out.getvalue())


def file(story, name, fields, by):
    return _answer(lambda: doors._file(story.moot, decode(name, fields), story.moot[by]))


@pytest.mark.parametrize("door", [page, api, command, file])
def test_every_door_answers_the_same(story, monkeypatch, door):
    monkeypatch.setattr(data_folder, "migrate", lambda: None)
    found = {}
    for name in NAMING:
        if door is page and not has_form(REGISTER[name]):
            continue
        answers = []
        for case, decision in ((story.case, story.decision), (NOWHERE[0], NOWHERE[0])):
            with transaction.atomic():
                answers.append(door(story, name, fields_of(story, name, case, decision), "Ben"))
                transaction.set_rollback(True)
        if answers[0] != answers[1]:
            found[name] = answers
    assert found == {}


@pytest.mark.parametrize("name", OTHERS)
def test_no_page_tells_that_there_is_a_case(client, story, name):
    be(client, story.moot[name])
    for path in ("/complaints/{}", "/complaints/{}/decide/grievances.find", "/do/grievances.add_statement?case={}"):
        there, nowhere = (client.get(path.format(case)) for case in (story.case, NOWHERE[0]))
        assert there.status_code == nowhere.status_code
        assert shown(there) == shown(nowhere)


def test_who_knows_of_it_is_told_why_not(story):
    story.calls("Ben")
    assert by_itself(story, "grievances.acknowledge", {"case": story.case}, "Ben")[0].startswith("Refused")
    assert by_itself(story, Acknowledge.declared.name, {"case": NOWHERE[0]}, "Ben")[0].startswith("Missing")
