"""A file of a case: handed in by its form and by the API, given as a download, found by nobody else."""

import json
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from folkmoot.api import tokens
from folkmoot.door import case_files
from folkmoot.door.models import CaseFile, Entry, Reading
from folkmoot.grievances.conftest import Story, justice
from folkmoot.grievances.models import Evidence
from folkmoot.members.readings import readings_of_case
from folkmoot.web.conftest import be, html, text

LETTER = b"%PDF-1.7 <script>alert(1)</script> from the ferry %%EOF"
FORM = "/do/grievances.add_evidence"


@pytest.fixture
def story(db):
    told = Story(justice())
    told.begins()
    return told


def sends(client, story, content=LETTER, **more):
    file = SimpleUploadedFile("letter.pdf", content, content_type="text/html")
    return client.post(FORM, {"case": str(story.case), "file": file, "shows": "A letter", "do": "do", **more})


def by_token(story, name):
    token = tokens.make(story.moot[name], "a program", tokens.scopes(), today=datetime.now(UTC).date())
    return {"authorization": f"Bearer {token}"}


def test_a_file_is_handed_in_by_its_form_and_given_as_a_download_that_nothing_runs(client, story):
    be(client, story.moot["Bram"])
    assert 'enctype="multipart/form-data"' in html(client, FORM)
    assert sends(client, story).status_code == 302
    row = Evidence.objects.get()

    answer = client.get(f"/case-files/{row.pk}")
    assert (answer.status_code, answer.content) == (200, LETTER)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="evidence-{row.pk // 2**20}.pdf"'
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]


def test_nobody_finds_a_file_of_a_case_that_they_do_not_read(client, story):
    be(client, story.moot["Bram"])
    sends(client, story)
    key = Evidence.objects.get().pk
    for name in ("Ada", "Ben", "Sid", "Kit"):
        be(client, story.moot[name])
        assert client.get(f"/case-files/{key}").status_code == 404, name
        assert client.get(f"/api/case-files/{key}", headers=by_token(story, name)).status_code == 404, name
    be(client, "")
    assert [client.get(f"/case-files/{each}").status_code for each in (key, 0, 7, 2**60)] == [404] * 4


def test_every_reading_leaves_one_that_the_parties_see(client, story):
    be(client, story.moot["Bram"])
    sends(client, story)
    opened = story.case // 2**20
    Reading.objects.all().delete()
    be(client, story.moot["Judge 4"])
    for _ in range(2):
        assert client.get(f"/case-files/{Evidence.objects.get().pk}").status_code == 200
    assert [each.reader for each in readings_of_case(opened)] == [story.moot["Judge 4"]]

    client.get(f"/api/cases/{story.case}", headers=by_token(story, "Judge 5"))
    html(client, f"/record/{opened}")
    assert [each.reader for each in readings_of_case(opened)] == [story.moot["Judge 5"], story.moot["Judge 4"]]


def test_a_file_that_no_case_may_hold_is_refused_at_its_field_and_nothing_is_kept(client, story):
    be(client, story.moot["Bram"])
    answer = sends(client, story, b"MZ\x90\x00")
    assert answer.status_code == 422
    assert "expected a PDF, a picture (PNG or JPEG) or plain text" in text(answer.content.decode())
    answer = sends(client, story, b"%PDF-" + b"a" * case_files.MOST_BYTES)
    assert (answer.status_code, "expected at most 10 MB" in answer.content.decode()) == (422, True)
    assert (CaseFile.objects.count(), Evidence.objects.count()) == (0, 0)


def test_a_file_stays_with_its_form_while_something_else_is_missing(client, story):
    be(client, story.moot["Bram"])
    answer = sends(client, story, shows="")
    assert answer.status_code == 422
    assert "Your file is here." in text(answer.content.decode())
    waiting = answer.context["form"]
    hash_ = next(each.value for each in waiting if each.name == "file")
    again = {"case": str(story.case), "file": hash_, "shows": "A letter", "do": "do"}
    assert client.post(FORM, again).status_code == 302
    assert Evidence.objects.count() == 1


def test_programs_hand_in_and_read_by_the_api(client, story):
    headers = by_token(story, "Bram")
    answer = client.post("/api/case-files", LETTER, content_type="application/octet-stream", headers=headers)
    hash_ = answer.json()["sha256"]
    fields = {"case": story.case, "file": hash_, "shows": "A letter"}
    sent = json.dumps({"fields": fields})
    done = client.post("/api/acts/grievances.add_evidence", sent, content_type="application/json", headers=headers)
    assert done.status_code == 201
    (case,) = client.get("/api/cases", headers=headers).json()
    whole = client.get(f"/api/cases/{case['key']}", headers=headers).json()
    assert (whole["statement"], whole["evidence"][0]["shows"]) == ("He shouted at me.", "A letter")
    given = client.get(f"/api/case-files/{whole['evidence'][0]['key']}", headers=headers)
    assert (given.content, given["Content-Security-Policy"][:18]) == (LETTER, "default-src 'none'")

    answer = client.post("/api/case-files", b"MZ\x90", content_type="application/octet-stream", headers=headers)
    assert answer.status_code == 422
    too_long = b"%PDF-" + b"a" * case_files.MOST_BYTES
    answer = client.post("/api/case-files", too_long, content_type="application/octet-stream", headers=headers)
    assert answer.status_code == 413
    assert client.post("/api/case-files", LETTER, content_type="application/octet-stream").status_code == 401
    for name in ("Ada", "Ben"):
        other = by_token(story, name)
        assert client.get("/api/cases", headers=other).json() == []
        assert client.get(f"/api/cases/{story.case}", headers=other).status_code == 404
    assert Entry.objects.filter(act="grievances.add_evidence").count() == 1
