"""What a stolen disk or backup tells of a case: none of its words, and no file of it, without the key."""

import io
import re
import sqlite3
from base64 import b64encode
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from folkmoot.core.record.conftest import unzipped
from folkmoot.core.record.verify import verify
from folkmoot.door import case_files
from folkmoot.door.act import BadAct
from folkmoot.door.backup import back_up, restore
from folkmoot.door.case_key import key_file
from folkmoot.door.classes import case_class
from folkmoot.door.export import export
from folkmoot.door.guard import door_open
from folkmoot.door.models import CaseFile, KeptText
from folkmoot.door.reading import Reader
from folkmoot.door.rebuild import rebuild
from folkmoot.door.texts import texts
from folkmoot.grievances.acts.complaining import Complain
from folkmoot.members.acts import Erase
from folkmoot.web.conftest import be
from folkmoot.web.models import Draft
from tests.cast import found

WORDS = "He shouted at me behind the boathouse, twice"
TYPED = "And once more beside the weir"
LETTER = b"%PDF-1.7 I saw it from the ferry %%EOF"
SECRETS = (WORDS.encode(), TYPED.encode(), b"I saw it from the ferry")


def looks(secret: bytes) -> list[bytes]:
    """How words may look in a file: as they are, as JSON or a database writes them, in hexadecimal, in base64."""
    inner = b64encode(secret + b"  ")[:-8]  # of whatever comes before a base64 of the same phase
    return [secret, secret.hex().encode(), secret.decode().encode("utf-16-le"), inner[4:]]


def told_by(content: bytes) -> list[bytes]:
    return [secret for secret in SECRETS if any(look in content for look in looks(secret))]


@pytest.fixture
def moot(transactional_db, settings, tmp_path, client):
    """A complaint, a file that waits to be named in its case, and a form for another complaint that somebody began."""
    settings.FOLKMOOT_HOME = tmp_path / "home"
    settings.FOLKMOOT_HOME.mkdir()
    settings.FOLKMOOT_CASE_KEY_FILE = tmp_path / "case-key"
    moot = found()
    moot.complaint = moot.enact(Complain(person=moot["Bram"], against=(moot["Sid"],), statement=WORDS), "Bram")
    case_files.wait(LETTER, moot.today)
    be(client, moot["Ines"])
    answer = client.post("/do/grievances.complain/draft", {"statement": TYPED})
    assert answer.content.decode().startswith("Kept at ")
    assert (Draft.objects.count(), CaseFile.objects.count()) == (1, 1)
    return moot


def database() -> bytes:
    """All that lies in the database: the files of SQLite as they are, or every row of PostgreSQL as text."""
    if connection.vendor == "postgresql":
        lines = []
        with connection.cursor() as cursor:
            for model in apps.get_models():
                table = model._meta.db_table
                cursor.execute(f'SELECT t::text FROM "{table}" AS t')
                lines += [row[0] for row in cursor.fetchall()]
        return "\n".join(lines).encode()
    file = Path(connection.settings_dict["NAME"])
    return b"".join(each.read_bytes() for each in sorted(file.parent.glob(f"{file.name}*")))


def backup() -> bytes:
    out = io.BytesIO()
    back_up(out)
    with ZipFile(out) as opened:
        return b"".join(opened.read(name) for name in opened.namelist())


def test_nothing_of_a_case_can_be_read_in_the_database_nor_in_a_backup(moot, client):
    for content in (database(), backup()):
        assert told_by(content) == []
        assert b"South Branch" in content or b"South Branch".hex().encode() in content
    assert told_by(WORDS.encode() + LETTER) == [SECRETS[0], SECRETS[2]]

    assert list(texts([moot.complaint.body["statement"]]).values()) == [WORDS]
    assert TYPED in client.get("/do/grievances.complain").content.decode()


def test_without_the_key_all_else_works_and_the_record_holds(moot, client, settings):
    key_file().unlink()
    assert texts([moot.complaint.body["statement"]]) == {}
    assert client.get("/do/grievances.complain").status_code == 200
    assert client.get("/me.json").status_code == 200
    answer = client.post("/do/grievances.complain/draft", {"statement": TYPED})
    assert (answer.status_code, "tell whoever runs it" in answer.content.decode()) == (422, True)
    assert rebuild() == []
    out = settings.FOLKMOOT_HOME / "record.zip"
    with out.open("wb") as file:
        export(file, every_class=True)
    assert verify(out).faults == ()


def test_a_backup_brings_a_case_back_to_whoever_has_the_key(moot):
    out = io.BytesIO()
    back_up(out)
    kept = list(KeptText.objects.order_by("pk").values())
    with door_open():
        call_command("flush", interactive=False, verbosity=0)
    out.seek(0)
    restore(out)
    assert list(KeptText.objects.order_by("pk").values()) == kept
    assert list(texts([moot.complaint.body["statement"]]).values()) == [WORDS]


def exported(settings, reader):
    file = settings.FOLKMOOT_HOME / "record.zip"
    with file.open("wb") as out:
        export(out, every_class=False, reader=reader)
    return verify(file), unzipped(file.read_bytes())


def test_a_complainant_who_is_erased_leaves_a_record_that_verifies(moot, settings):
    opened = moot.complaint.index
    party = Reader(moot["Sid"], classes=frozenset({"public", "members", case_class(opened)}))
    report, members = exported(settings, party)
    assert (report.faults, WORDS.encode() in members["texts.jsonl"]) == ((), True)

    erased = moot.enact(Erase(erases=((opened, "body.statement"),)), "Bram")
    assert erased.record_class == case_class(opened)
    assert texts([moot.complaint.body["statement"]]) == {}
    moot.enact(Erase(erases=((0, "body.members.2.name"), (3, "body.name"))), "Bram")

    report, members = exported(settings, party)
    assert report.faults == ()
    assert f"entry {opened}, body.statement: withheld (entry {erased.index} erased it)" in report.says
    assert WORDS.encode() not in members["texts.jsonl"]
    assert not re.search(rb'"value":"Bram"', members["texts.jsonl"])
    assert exported(settings, Reader())[0].faults == ()
    assert rebuild() == []


def test_words_in_a_case_are_erased_by_themselves(moot):
    with pytest.raises(BadAct, match="words in a case are erased by themselves"):
        moot.enact(
            Erase(erases=((moot.complaint.index, "body.statement"), (0, "body.members.2.name"), (3, "body.name"))),
            "Bram",
        )


def test_sqlite_keeps_no_words_of_a_case_that_were_erased(moot):
    moot.enact(Erase(erases=((moot.complaint.index, "body.statement"),)), "Bram")
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(connection.settings_dict["NAME"])) as beside:
            beside.execute("PRAGMA wal_checkpoint")
    assert told_by(database()) == []
