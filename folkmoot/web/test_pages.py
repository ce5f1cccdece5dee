"""The pages that are read: of nothing, of a rehearsal, of a live record before a stranger, of what is dissolved."""

import re

import pytest

from folkmoot import shipped
from folkmoot.door.guard import door_open
from folkmoot.door.models import Entry, Head, KeptText
from folkmoot.web.conftest import PAGES, be, html, text
from tests.cast import MEMBERS, Moot, found

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/", "Nothing is founded yet"),
        ("/charter", "No charter yet"),
        ("/bodies", "There are no bodies yet."),
        ("/members", "There are no members yet."),
        ("/record", "The record is empty."),
    ],
)
def test_an_empty_organisation_says_what_comes_first(client, path, says):
    assert says in text(html(client, path))


@pytest.mark.parametrize(
    "path",
    [
        "/record/0",
        "/record/9999999999999999999999",
        "/record?page=2",
        "/record?page=x",
        "/no",
        "/bodies/x",
        "/rehearse",
    ],
)
def test_what_is_not_there_is_a_page_in_words(client, path):
    assert "There is no such page" in text(html(client, path, 404))


def test_the_front_page_says_who_we_are_and_what_happened(client, as_ada):
    sent = html(client, "/")
    said = text(sent)
    assert said.startswith("The Small Organisation It is run by the Charter of the Federation")
    assert "✕ Refused. Ben tried, by a decision of the Steering Committee, to instruct others" in said
    assert "North Branch admitted Kit, 3 to 0." in said
    assert "Kit applied to join North Branch." in said
    assert "The line counts the roll: 5 now." in said
    assert "This is a rehearsal" in sent


def test_a_body_is_shown_with_its_seats_its_holders_and_its_decisions(client, as_ada):
    steering, branch = text(html(client, "/bodies/steering")), text(html(client, "/bodies/branch"))
    assert "13 seats · 1 filled · 12 vacant" in steering
    assert "Ben 10 January 2026 10 January 2027 entry 7" in steering
    assert (
        "✓ Carried: Shall Kit be a member of North Branch? 3 yes · 0 no; needed 2 of 3 cast (more than half); "
        "quorum 1 of 4 entitled to vote, present 3; carried"
    ) in branch


def test_all_bodies_stand_on_one_page_with_the_branches(client, as_ada):
    said = text(html(client, "/bodies"))
    assert "Branch secretary of North Branch Ada 10 January 2027" in said
    assert "General Secretary nobody" in said
    assert "North Branch branch 10 January 2026 5" in said


def test_the_roll_is_shown_to_a_member(client, as_ada):
    said = text(html(client, "/members"))
    assert "Kit member North Branch 17 February 2026" in said


def test_a_charter_that_cannot_be_read_keeps_no_page_from_standing(client, write):
    write(3)
    with door_open():
        Head.objects.update(charter="0" * 64)
        Entry.objects.update(charter="0" * 64)
    for path in ("/", "/charter", "/bodies", "/members", "/record", "/record/1"):
        assert text(html(client, path))
    assert "its text cannot be read from the data folder" in text(html(client, "/charter"))


def test_an_article_stands_beside_its_sentences(client, small):
    sent = html(client, "/charter")
    assert 'id="article-15"' in sent
    assert "A branch may admit a member or refuse an applicant." in sent
    client.cookies["language"] = "es"
    assert "Una sección puede admitir a un miembro" in html(client, "/charter")


def test_the_record_turns_its_pages(client, write):
    write(51)
    assert "Older entries" in html(client, "/record")
    last = html(client, "/record?page=2")
    assert "/record/0" in last
    assert '/record/1"' not in last


def test_an_entry_says_who_did_it_and_what_followed(client, as_ada):
    decision, admission = text(html(client, "/record/11")), text(html(client, "/record/12"))
    assert "Ada, as a member and branch secretary of North Branch." in decision
    assert "What followed from it: Entry 12 : North Branch admitted Kit, 3 to 0." in decision
    assert "North Branch, by a decision that Ada entered." in admission
    assert "It followed from entry 11" in admission
    assert "✓ Proved: this entry stands at position 12 of the 14 in the record." in admission


def test_words_that_were_erased_are_said_to_be_withheld(client, as_ada):
    assert "withheld" not in text(html(client, "/record/9"))
    KeptText.objects.filter(entry=9).delete()
    said = text(html(client, "/record/9"))
    assert said.startswith("Entry 9 Somebody applied to join North Branch.")
    assert "1 text of this entry is withheld" in said
    assert "✓ Proved" in said


def test_an_act_that_is_not_known_here_is_told_all_the_same(client, write):
    write(5)
    said = text(html(client, "/record/3"))
    assert "The Steering Committee: “Greet.”" in said
    assert "position 3 of the 5" in said


def test_a_stranger_sees_only_that_another_entry_is_there(client, write):
    write(4, classes=("public", "members"))
    said = text(html(client, "/record/1"))
    row = html(client, "/record").partition('/record/1"')[0].rpartition("<li>")[2]
    assert "This entry is not public." in said
    for shown in (said.lower(), row.lower()):
        assert "greet" not in shown
        assert "steering" not in shown


@pytest.mark.parametrize("rehearsal", [True, False])
@pytest.mark.parametrize("path", PAGES)
def test_a_stranger_learns_no_name_that_is_not_public(client, path, rehearsal):
    moot = found(rehearsal=rehearsal)
    moot.decide("branch", *_admission(moot), yes=3, unit=0, by="Ada")
    said = html(client, path)
    assert [name for name in moot.people if re.search(rf"\b{name}\b", said)] == []


def test_a_stranger_finds_no_name_of_a_founder_in_any_entry_of_a_live_record(client):
    moot = found(rehearsal=False)
    moot.decide("branch", *_admission(moot), yes=3, unit=0, by="Ada")
    assert {*MEMBERS, "Kit"} <= moot.people.keys()
    for index in range(moot.size()):
        said = html(client, f"/record/{index}")
        assert [name for name in moot.people if re.search(rf"\b{name}\b", said)] == []
    founding = text(html(client, "/record/0"))
    assert "6 texts of this entry are kept for members. The proof holds all the same." in founding
    assert "withheld" not in founding


def test_whoever_applied_reads_their_own_name_and_what_was_answered(client):
    from folkmoot.members.acts import Refuse

    moot = found()
    (admission,) = _admission(moot)
    refusal = Refuse(application=admission.application, reason="Not this year.")
    entry = moot.decide("branch", refusal, yes=3, unit=0, by="Ada", question="Shall Kit be refused?")
    be(client, moot["Kit"])
    pages = [text(html(client, f"/record/{index}")) for index in (14, entry.index, entry.index + 1)]
    assert "Kit applied to join North Branch." in pages[0]
    assert "“Shall Kit be refused?”" in pages[1]
    assert "North Branch did not admit Kit, 3 to 0: “Not this year.”" in pages[2]
    assert [name for name in MEMBERS if any(re.search(rf"\b{name}\b", said) for said in pages)] == []
    be(client, "new")
    assert "Kit" not in text(html(client, "/record/14"))


def _admission(moot):
    from folkmoot.door.occasion import ROWS_AN_ENTRY
    from folkmoot.members.acts import Admit, Apply

    applied = moot.enact(Apply(person=moot["Kit"], name="Kit", unit=0), by="Kit")
    moot.wait(8)
    return [Admit(application=applied.index * ROWS_AN_ENTRY, eligible=True)]


def test_members_of_a_live_record_are_not_counted_before_a_stranger(client):
    found(rehearsal=False)
    said = text(html(client, "/members"))
    assert "is for members to know" in said
    assert "roll" not in said


def test_a_dissolved_organisation_says_so_on_every_page(client, replayed):
    replayed("iso.md")
    for path in PAGES[:-1]:
        assert "The organisation is dissolved" in html(client, path)


def test_the_history_of_the_article_is_shown_with_its_sources(client, replayed):
    replayed("iso.md")
    front, members = text(html(client, "/")), text(html(client, "/members"))
    assert "Headquarters Chicago" in front
    assert "Leadership collective, by the Steering Committee" in front
    assert "What is told of it is held against the Charter of the organisation as it worked" in front
    assert "2013 at least 1,500 members an outside observer" in members
    assert "No later than 1991 about 150 members" in members
    assert "From 2017 on many cadre resigned Democratic Socialists of America" in members


def test_the_accent_is_the_organisations_own(client, replayed):
    replayed("iso.md")
    assert "--accent:#8b0000" in html(client, "/accent.css")


def test_a_changed_line_is_not_proved(client, write):
    write(3)
    with door_open():
        Entry.objects.filter(index=1).update(line=bytes(Entry.objects.get(index=0).line))
    assert "Not proved" in text(html(client, "/record/1"))


@pytest.mark.parametrize("path", ["/", "/charter", "/bodies", "/members", "/record", "/record/40"])
def test_a_page_asks_as_much_of_a_long_record_as_of_a_short_one(client, write, django_assert_max_num_queries, path):
    write(60)
    client.get(path)  # reads the charter, once for all
    with django_assert_max_num_queries(12):
        client.get(path)


@pytest.mark.parametrize(
    "path", ["/", "/bodies", "/bodies/steering", "/members", "/record", "/record/11", "/rehearse", "/do"]
)
def test_more_people_do_not_mean_more_queries(client, small, django_assert_num_queries, path):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    be(client, small["Ada"])
    _join(9, "Early")
    client.get(path)
    with CaptureQueriesContext(connection) as before:
        client.get(path)
    asked = len(before)
    _join(20, "Late")
    client.get(path)  # what follows from the record is found once, until it grows again
    with django_assert_num_queries(asked):
        client.get(path)


def _join(count, name):
    """So many more people ask to join North Branch."""
    from folkmoot.door.models import Head
    from folkmoot.members.acts import Apply

    moot = Moot(now=Head.objects.get().at)
    for n in range(count):
        moot.enact(Apply(person=moot[f"{name} {n}"], name=f"{name} {n}", unit=0), by=f"{name} {n}")


@pytest.mark.parametrize("path", [*PAGES, "/rehearse", "/do", "/do/members.apply", "/no"])
def test_a_page_holds_nothing_inline_and_asks_nobody_else(client, small, path):
    be(client, small["Ada"])
    response = client.get(path)
    sent = response.content.decode()
    assert not re.findall(r"<script(?! [^>]*src=./static/)|<style|\sstyle=|\son[a-z]+=|javascript:", sent)
    assert not re.findall(r"""(?:src|href|action)=["'](?:https?:)?//""", sent)
    policy = response["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"


def test_the_first_paint_is_light(client, small):
    from django.contrib.staticfiles import finders

    with open(finders.find("web/folkmoot.css"), "rb") as sheet:
        css = len(sheet.read())
    assert css < 30_000
    assert css + len(html(client, "/")) + len(html(client, "/accent.css")) < 50_000


def test_a_failure_is_told_in_words_and_without_a_code(client, small, monkeypatch):
    def fails(*args, **kwargs):
        raise RuntimeError("a secret of the server")

    monkeypatch.setattr("folkmoot.web.front.news", fails)
    client.raise_request_exception = False
    sent = html(client, "/", 500)
    assert "Something failed here" in sent
    assert "500" not in text(sent)
    assert "secret" not in sent


def test_a_ruling_stands_beside_its_article(client):
    from folkmoot.constitution.acts import Interpret
    from tests.cast import SEATS

    more = [(name, "appeals", None) for name in ("Bram", "Ben", "Sol", "Sid")]
    moot = found(seats=(*SEATS, *more))
    moot.decide("appeals", Interpret(article="6", ruling="A finding is final after 30 days."), yes=5, by="Ada")
    article = html(client, "/charter").partition('id="article-6"')[2].partition("</section>")[0]
    assert "<b>Ruled on 1 May 2026:</b> A finding is final after 30 days." in article


def test_units_are_called_as_the_charter_calls_them(client):
    charter = (shipped("charters") / "model.md").read_bytes()
    named = b'[[unit]]\nid = "branch"\nname = "branch"\n'
    moot = found(charter.replace(named, named.replace(b'name = "branch"', b'name = "chapter"')))
    be(client, moot["Ada"])
    assert "Chapters Name Kind Since Members North Branch" in text(html(client, "/bodies"))
    assert "Charter a chapter" in text(html(client, "/do"))
    form = text(html(client, "/do/members.transfer"))
    assert "Move a member to another chapter" in form
    assert "Which chapter" in form
    KeptText.objects.filter(entry=0).delete()
    assert "A chapter was there from the beginning." in text(html(client, "/record"))


def test_an_organisation_without_units_is_not_asked_for_any(client, write):
    from folkmoot.door.charters import attach

    write(2)
    club = attach((shipped("charters") / "club.md").read_bytes())
    with door_open():
        Head.objects.update(charter=club)
    said = text(html(client, "/bodies"))
    assert "nobody" in said
    assert "ranches" not in said


def test_where_there_is_no_unit_yet_the_charter_says_how_one_begins(client, write):
    write(2)
    said = text(html(client, "/bodies"))
    assert "Branches There are no branches yet." in said
    assert "may charter one" in said


def test_a_day_stands_in_words_with_the_exact_one_beside_it(client, as_ada):
    sent = html(client, "/bodies/steering")
    assert '<time datetime="2026-01-10" title="2026-01-10">10 January 2026</time>' in sent
    assert '<time datetime="2026-02-17" title="2026-02-17">17 February 2026</time>' in html(client, "/members")


def test_a_date_that_is_known_in_part_has_the_exact_one_in_its_title(client, replayed):
    replayed("iso.md")
    assert '<th scope="row" title="../1991">No later than 1991</th>' in html(client, "/members")
    assert '<span title="2014-03">March 2014</span>' in html(client, "/bodies")


def test_an_entry_says_its_facts_and_rules_in_words_and_keeps_the_codes_aside(client, as_ada):
    sent = html(client, "/record/11")
    said = text(sent)
    assert "What the act was done on a decision of a branch" in said
    assert "North Branch" in said.partition("What was known")[2].partition("The exact line")[0]
    assert 'title="The rule 2 branch_secretary"' in sent
    before_the_line = said.partition("The exact line")[0]
    for code in ("own_unit", "branch_secretary", "decision:branch"):
        assert code not in before_the_line


def test_an_entry_says_in_words_what_a_check_found_in_the_charter_that_it_adopted(client):
    assertion = '[[assert]]\nid = "apart"\nnever = "controls"\nwho = "convention"\nover = "steering"\n\n'
    lead = '[[power]]\nid = "lead"'
    worse = (shipped("charters") / "model.md").read_text().replace(lead, assertion + lead, 1)
    moot = found(worse.encode())
    be(client, moot["Ada"])
    known = text(html(client, "/record/0")).partition("What was known")[2].partition("The exact line")[0]
    assert known.count("Fault: ") == 1
    assert "error:assertion" not in known
    assert "Falla: " in text(client.get("/record/0", headers={"accept-language": "es"}).content.decode())


def test_a_long_text_stands_in_full_on_its_entry(client, as_ada):
    moot = Moot(now=Head.objects.get().at, people=dict(as_ada))
    question = f"Shall we {'really ' * 40}do it?"
    moot.decide("branch", yes=3, unit=0, question=question)
    said = text(html(client, "/record/14"))
    assert f"In full The question {question}" in said
    assert "In full" not in text(html(client, "/record/11"))


def test_what_follows_from_one_decision_does_not_fill_the_news(client):
    from folkmoot.bodies.acts.seating import Elect

    names = [f"Nr {n:02}" for n in range(9)]
    moot = found(seats=[("Ada", "branch_secretary", 0)], members=dict.fromkeys([*names, "Ada"], 0))
    be(client, moot["Ada"])
    moot.decide("branch", *(Elect(person=moot[name], seat="convention", unit=0) for name in names), yes=9, unit=0)
    said = text(html(client, "/"))
    assert said.count(" elected Nr ") == 3
    assert "North Branch said yes, 9 to 0" in said
