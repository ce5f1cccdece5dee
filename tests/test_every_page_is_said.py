"""Every page that has an address is said in the reader's language: nothing on it stands in one language only."""

import re
import sys

import pytest

from folkmoot import shipped
from folkmoot.accounts.models import Account
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.read import read_file
from folkmoot.door.act import REGISTER
from folkmoot.door.charters import adopted
from folkmoot.door.models import Head
from folkmoot.door.replay import replay
from folkmoot.door.unmoved import forget
from folkmoot.starting import key
from folkmoot.web import conftest
from tests.every_page import addresses
from tests.outside import Known, outside, speak

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

READ = (200, 403, 404)
SPANISH = {"HTTP_ACCEPT_LANGUAGE": "es-MX,es;q=0.9"}


def pages(client, **headers):
    """Every page as it is sent, by its address."""
    for address in addresses():
        response = client.get(address, **headers)
        if response.headers.get("Content-Type", "").startswith("text/html") and response.status_code in READ:
            yield address, response.content.decode()


def charters() -> list[Charter]:
    """The charter in force, and those beside which it is put."""
    beside = [read_file(file) for file in sorted(shipped("charters").glob("*.md"))]
    return [*(adopted(head.charter) for head in Head.objects.all()), *beside]


replayed, small = conftest.replayed, conftest.small


@pytest.fixture(autouse=True)
def _a_home_of_its_own(settings, tmp_path):
    settings.FOLKMOOT_HOME = tmp_path


@pytest.fixture(autouse=True)
def _nothing_said_before():
    """What was said in a language is remembered by the process: here it is said anew, and forgotten again."""
    forget_what_was_said()
    yield
    forget_what_was_said()


def forget_what_was_said():
    forget()
    rooms = [
        module for name, module in sys.modules.items() if name.startswith(("folkmoot.web", "folkmoot.core.charter"))
    ]
    for each in {id(said): said for room in rooms for said in vars(room).values()}.values():
        if hasattr(each, "cache_clear"):
            each.cache_clear()


@pytest.fixture
def known():
    return lambda *more: Known(charters(), [*REGISTER, *invitations(), *more])


def invitations() -> list[str]:
    """What histories say of the people whom they offer, in every language at once."""
    files = sorted(shipped("histories").glob("*.md"))
    return [said for file in files for said in re.findall(r'"([^"\n]+)"', file.read_text("utf-8"))]


def outside_of(pages, may_stand):
    found = {address: outside(sent, may_stand) for address, sent in pages}
    return {address: words for address, words in found.items() if words}


@pytest.mark.parametrize("who", ["nobody", "Ada", "Ben"])
def test_nothing_stands_outside_the_language(client, small, known, monkeypatch, who):
    if who in small:
        client.post("/rehearse/as", {"person": small[who]})
    may_stand = known()
    speak(monkeypatch)
    assert outside_of(pages(client), may_stand) == {}


def test_nothing_stands_outside_it_in_a_history_that_was_told(client, db, known, monkeypatch):
    replay(shipped("histories") / "iso.md")
    may_stand = known()
    speak(monkeypatch)
    assert outside_of(pages(client), may_stand) == {}


def test_nothing_stands_outside_it_before_anything_is_founded(client, db, known, monkeypatch):
    client.get(f"/start?key={key.key()}")
    may_stand = known("Folkmoot")
    speak(monkeypatch)
    assert outside_of(pages(client), may_stand) == {}


def test_nothing_stands_outside_it_for_whoever_has_signed_in(client, small, known, monkeypatch):
    account = Account.objects.create(email="ada@example.org", person=small["Ada"])
    account.set_password("long and quite unlikely")
    account.save()
    client.force_login(account)
    may_stand = known(account.email)
    speak(monkeypatch)
    assert outside_of(pages(client), may_stand) == {}


def test_no_answer_to_a_form_stands_outside_it(client, small, known, monkeypatch):
    client.post("/rehearse/as", {"person": small["Ben"]})
    may_stand = known()
    speak(monkeypatch)
    assert outside_of(answers(client, small), may_stand) == {}


def answers(client, small):
    """What is said to forms that were sent empty, to a question, to what the charter refuses, to days that pass."""
    for name in REGISTER:
        yield f"/do/{name}", client.post(f"/do/{name}", {"carries": "nothing"}).content.decode()
    instructed = {"carries": "bodies.instruct", "body": "steering", "question": "Shall we?", "yes": "1", "no": "0",
                  "present": "1", "carries.0.person": small["Ines"], "carries.0.what": "Find against Kit"}  # fmt: skip
    for ask in ("ask", "do"):
        yield ask, client.post("/do/bodies.decide", {**instructed, ask: ask, "confirmed": "yes"}).content.decode()
    client.post("/rehearse/wait", {"days": "366"})
    yield "/rehearse", client.get("/rehearse").content.decode()


def test_every_page_is_in_spanish_for_whoever_reads_it(client, small):
    client.post("/rehearse/as", {"person": small["Ada"]})
    for address, sent in pages(client, **SPANISH):
        assert '<html lang="es">' in sent, address
        assert re.findall(r"\b(?:de|a) el [a-zé«]+", sent) == [], address
        assert re.findall(r' (?:d|x|y|r|width|height|points|transform)="[^"]*\d,\d', sent) == [], address
