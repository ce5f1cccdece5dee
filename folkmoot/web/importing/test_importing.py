"""A list of members is brought in on the pages: sent, looked at, admitted, undone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from folkmoot.mail.contacts import set_contact
from folkmoot.members import reads
from folkmoot.members.acts import Resign
from folkmoot.members.readings import readings_of
from folkmoot.web.conftest import be, html, text
from folkmoot.web.importing import drafts, working


def test_a_list_is_sent_looked_at_admitted_and_undone(client, looked, ada):
    size, before = ada.size(), reads.count_on(ada.today)
    at = looked()

    page = text(html(client, at))
    assert "list.csv holds 2 people who are new. Nothing is written yet." in page
    assert "New: 2 Same: 1 Duplicates: 1" in page
    assert "Una row 2 · North Branch · since 1 May 2026 · una@example.org" in page
    assert ada.size() == size

    assert client.post(at, {"eligible": "yes"})["Location"] == at
    done = client.get(at)["Location"]
    assert (done, reads.count_on(ada.today)) == (f"/members/import/done/{size}", before + 2)
    page = text(html(client, done))
    assert page.startswith(f"2 members are admitted They are on the roll: entry {size} .")
    assert [each.name for each in drafts.folder().iterdir()] == []

    assert client.post(done)["Location"] == done
    assert "The list is undone" in text(html(client, done))
    assert reads.count_on(ada.today) == before


def test_once_something_was_done_with_one_of_them_the_page_says_with_whom(client, looked, ada):
    at = looked()
    client.post(at, {"eligible": "yes"})
    done = client.get(at)["Location"]
    una = next(row.person for row in reads.members_on(ada.today) if row.person not in ada.people.values())
    ada.people["Una"] = una
    left = ada.enact(Resign(), by="Una")

    page = text(client.post(done).content.decode())

    assert (
        f"It can no longer be undone, for something has been done with these people since: Una row 1 Entry {left.index}"
        in page
    )


def test_whoever_looks_at_a_list_reads_the_roll_that_it_is_compared_with(client, looked, ada):
    at = looked()
    assert readings_of(ada["Bram"]) == []
    html(client, at)
    assert [(each.reader, each.is_of_the_roll) for each in readings_of(ada["Bram"])] == [(ada["Ada"], True)]


def test_each_sort_is_shown_with_its_reason_and_can_be_searched(client, looked, ada):
    set_contact(ada["Ben"], address="ben@example.org")
    at = looked("Name;E-mail;Chapter\nBen;ben@example.org;South\nBenno;BEN@example.org;\nUna;;\nUrs;;\n")

    assert (
        "Ben row 2 · South Branch · since 1 May 2026 · ben@example.org Same e-mail as Ben. Differs in: Branch."
        in text(html(client, f"{at}?show=changed"))
    )
    assert "Same e-mail as Ben." in text(html(client, f"{at}?show=duplicate"))
    assert "Urs" not in html(client, f"{at}?show=new&words=una")
    assert "No row answers to that." in text(html(client, f"{at}?show=new&words=zzz"))


def test_what_is_wrong_stands_with_row_and_column_and_nothing_is_admitted_with_it_by_mistake(client, looked, ada):
    size = ada.size()
    at = looked("Name;E-mail\nUna;una@example.org\nVic;vic@\n")

    assert "row 3, column E-mail: “vic@” is no e-mail address" in text(html(client, f"{at}?show=faults"))
    refused = client.post(at, {"eligible": "yes"})
    assert (refused.status_code, ada.size()) == (422, size)
    assert "Some rows cannot be read. Mend the file" in text(refused.content.decode())

    client.post(at, {"eligible": "yes", "leave_out": "yes"})
    assert ada.entries()[-1].body["members"] == 1


def test_the_way_to_it_stands_on_the_roll_of_whoever_may(client, ada):
    assert 'href="/members/import"' in html(client, "/members")
    be(client, ada["Bram"])
    assert 'href="/members/import"' not in html(client, "/members")


@pytest.mark.parametrize(
    ("content", "says"),
    [("", "Choose a file that is not empty."), ("PK\x03\x04", "this is no text file; save the list as CSV")],
)
def test_a_file_that_is_no_list_is_said_at_once(client, ada, content, says):
    response = client.post("/members/import", {"list": SimpleUploadedFile("list.csv", content.encode())})

    assert response.status_code == 422
    assert says in text(response.content.decode())


def test_columns_of_which_no_list_can_be_made_are_said_and_chosen_again(client, sent, ada):
    at = sent()

    response = client.post(f"{at}/columns", {"column-0": "skip", "column-1": "email"})

    assert response.status_code == 422
    assert "No column holds a name; the columns are: Name, E-mail, Chapter, Shoe." in text(response.content.decode())
    assert client.get(at)["Location"] == f"{at}/columns"


def test_a_list_that_is_left_is_forgotten(client, looked, ada):
    at = looked()

    assert client.post(at, {"forget": "yes"})["Location"] == "/members/import"
    assert client.get(at).status_code == 404


def test_nobody_else_sees_a_list(client, looked, ada):
    at = looked()

    be(client, ada["Ben"])
    for path in ("/members/import", at, f"{at}/columns", "/members/import/done/3"):
        page = client.get(path)
        assert page.status_code == 403
        assert "The General Secretary may admit a list of members, within 365 days of the founding." in text(
            page.content.decode()
        )
        assert "una@example.org" not in page.content.decode()
    client.post("/rehearse/as", {})
    assert client.get(at).status_code == 302


def test_somebody_else_who_may_import_does_not_see_it_either(client, looked, ada):
    at = looked()
    draft = drafts.opened(at.rpartition("/")[2], ada["Ada"])[1]
    draft.keep(person=ada["Ben"])
    draft.close()

    assert client.get(at).status_code == 404


def test_long_work_goes_on_beside_the_page_which_says_how_far_it_is(client, sent, ada, monkeypatch):
    begun = []
    monkeypatch.setattr(working, "LONG", 2)
    monkeypatch.setattr(working, "EVERY", 1)
    monkeypatch.setattr(working, "Thread", lambda target, args, daemon: Begun(begun, target, args))
    monkeypatch.setattr(working.connections, "close_all", lambda: None)
    at = sent()
    client.post(f"{at}/columns", {"column-0": "name", "column-1": "email", "column-2": "branch"})

    page = html(client, at)
    assert '<meta http-equiv="refresh" content="2">' in page
    assert "Reading the list list.csv 0 of about 5 rows." in text(page)
    begun.pop()()

    assert "list.csv holds 2 people who are new." in text(html(client, at))
    client.post(at, {"eligible": "yes"})
    assert "Admitting the members" in text(html(client, at))
    begun.pop()()
    assert client.get(at)["Location"] == f"/members/import/done/{ada.size() - 1}"


def test_work_that_has_stopped_is_said_to_have(client, sent, ada):
    at = sent()
    draft = drafts.opened(at.rpartition("/")[2], ada["Ada"])[1]
    draft.keep(work="Reading the list", at=0.0, rows=10, done=3)
    draft.close()

    page = html(client, at)
    assert "The work has stopped, and nothing was written." in text(page)
    assert "refresh" not in page


class Begun:
    """A thread that runs when the test says so."""

    def __init__(self, begun, target, args):
        self.begun, self.target, self.args = begun, target, args

    def start(self):
        self.begun.append(lambda: self.target(*self.args))


def test_a_page_of_rows_takes_as_many_queries_however_many_there_are(client, looked, ada):
    taken = []
    for rows in (1, 10, 100):
        at = looked("Name;Chapter\n" + "".join(f"Una {n};North\n" for n in range(rows)))
        html(client, at)
        with CaptureQueriesContext(connection) as queries:
            html(client, at)
        taken.append(len(queries))

    assert taken == [taken[0]] * 3
    assert taken[0] <= 20
