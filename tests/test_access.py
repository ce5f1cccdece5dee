"""Every page and every read, before each of the cast: what they get, and whose name stands in it."""

import re
from collections.abc import Iterable
from datetime import date

import pytest
import time_machine

from folkmoot.accounts.models import Account
from folkmoot.api import tokens
from folkmoot.door.classes import case_class
from folkmoot.door.models import Head
from folkmoot.door.occasion import ROWS_AN_ENTRY
from folkmoot.web.page import Sight
from tests.access import CAST, CLASSES, IN_THE_TENDENCY, NAMES, NOBODY, OPERATOR, STRANGER, Row, Scene, row, scene
from tests.access_table import TABLE

pytestmark = pytest.mark.django_db


def sign_in(client, scene, who):
    """Be one of the cast in a live organisation."""
    if who != STRANGER:
        account = Account.objects.create(email=f"{who}@moot.example", person=scene.people[who])
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")


def token(scene, who):
    """How a program of somebody's calls the API: with a token for everything, if there is a person to have one."""
    person = scene.people[who]
    if person is None:
        return {}
    if person not in scene.tokens:
        scene.tokens[person] = tokens.make(person, "a program", tokens.scopes(), today=date(2026, 5, 9))
    return {"authorization": f"Bearer {scene.tokens[person]}"}


def named(sent: str) -> set[str]:
    return {name for name in NAMES if re.search(rf"\b{name}\b", sent)}


def faults(client, scene: Scene, who: str, table: Iterable[Row]) -> list[str]:
    """What the table says otherwise."""
    found = []
    for each in table:
        path = scene.path(each)
        headers = token(scene, who) if path.startswith("/api/") else {}
        answer = client.post(path) if each.post else client.get(path, headers=headers)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        sent = body.decode("utf-8", "replace")
        if answer.status_code != each.gives(who):
            found.append(f"{path}: gets {answer.status_code}, the table says {each.gives(who)}")
        if too_many := named(sent) - each.may_name(who):
            found.append(f"{path}: reads the names {sorted(too_many)}")
        if answer.status_code == 200:
            is_member = "members" in CLASSES[who]
            for words, may in ((each.members_read, is_member), (each.outsiders_read, not is_member)):
                if words and (words in sent) is not may:
                    found.append(f"{path}: {'does not read' if may else 'reads'} “{words}”")
    return found


@pytest.mark.slow
@pytest.mark.parametrize("who", CAST)
def test_each_of_the_cast_gets_what_the_table_says(client, who):
    there = scene()
    with time_machine.travel("2026-05-09T12:00:00Z", tick=False):
        sign_in(client, there, who)
        assert "\n".join(faults(client, there, who, TABLE)) == ""


@pytest.mark.parametrize("who", CAST)
def test_each_of_the_cast_reads_these_record_classes(who):
    there = scene()
    with time_machine.travel("2026-05-09T12:00:00Z", tick=False):
        within = {case_class(there.places["tendency"] // ROWS_AN_ENTRY)} if who in IN_THE_TENDENCY else set()
        assert Sight(Head.objects.get(), person=there.people[who]).reader.classes == CLASSES[who] | within


@pytest.mark.slow
@pytest.mark.parametrize("who", [who for who in CAST if who != OPERATOR])
def test_whoever_is_played_in_a_rehearsal_reads_no_name_more_than_in_a_live_organisation(client, who):
    there = scene(rehearsal=True)
    if there.people[who]:
        client.post("/rehearse/as", {"person": there.people[who]})
    for each in TABLE:
        if each.post or each.path.startswith("/rehearse"):
            continue
        answer = client.get(there.path(each))
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert named(body.decode("utf-8", "replace")) <= each.may_name(who), each.path


def test_the_list_of_whom_to_play_names_them_to_anybody_and_says_why(client):
    scene(rehearsal=True)
    sent = client.get("/rehearse").content.decode()
    assert named(sent) == set(NAMES)
    assert "These people are made up: so this list, and no other page, names them to anybody." in sent


def test_a_row_that_forbids_every_name_finds_one(client):
    there = scene()
    with time_machine.travel("2026-05-09T12:00:00Z", tick=False):
        sign_in(client, there, "member")
        assert faults(client, there, "member", [row("/record/{application}", names=NOBODY)]) != []
        assert faults(client, there, "member", [row("/record", 404)]) == ["/record: gets 200, the table says 404"]
