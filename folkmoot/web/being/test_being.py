"""A rehearsal offers a few people to be, and what to try as them; whoever else is searched for by name."""

from urllib.parse import urlencode

import pytest
from django.test import Client

from folkmoot import shipped
from folkmoot.door.models import Guise
from folkmoot.door.replay import replay
from folkmoot.tidewater.story import written
from folkmoot.web.being.guises import offered


@pytest.fixture
def small(db, settings, tmp_path):
    settings.FOLKMOOT_HOME = tmp_path
    replay(shipped("histories") / "small.md", to_its_foot=False)
    return Client()


@pytest.fixture
def tidewater(db, settings, tmp_path):
    settings.FOLKMOOT_HOME = tmp_path
    file = tmp_path / "tidewater.md"
    file.write_text(written(300, "another"), encoding="utf-8")
    replay(file)
    return Client()


def tried(client, each, one):
    """What becomes of a try whose form is sent as it stands: the page, and what was asked for in vain."""
    landed = client.post("/rehearse/as", {"person": each.person, "next": one.url})
    page = client.get(landed["Location"])
    assert page.status_code == 200
    if not one.url.startswith("/do/"):
        return page
    given = [(field.name, value) for field in (*page.context["form"], *page.context["inner"]) for value in field.values]
    given += [("carries", page.context.get("carries") or ""), ("confirmed", "yes")]
    return client.post(one.url.partition("?")[0], urlencode(given), content_type="application/x-www-form-urlencoded")


def each_try_is_what_it_says(client):
    for each in offered():
        found = [(one, tried(client, each, one)) for one in each.tries]
        assert [page.status_code == 403 for _, page in found] == [one.is_refused for one, _ in found], each.label
        assert len(found) == 3
        for one, page in found:
            assert not one.is_refused or page.context["verdict"].articles, one.says


def test_everybody_who_is_offered_has_three_things_to_try_and_one_is_refused_under_an_article(small):
    each_try_is_what_it_says(small)


@pytest.mark.slow
def test_the_federation_offers_nine_people_and_each_try_is_what_it_says(tidewater):
    assert [each.label for each in offered()] == [
        "A stranger",
        "A new member",
        "A branch secretary",
        "A member of the Steering Committee",
        "A member of the Appeals Committee",
        "Somebody who made a complaint",
        "Somebody whom a complaint is about",
        "A member of the Grievance Panel",
        "Somebody who judges the appeal",
    ]
    each_try_is_what_it_says(tidewater)


def test_the_refusal_is_by_the_rule_that_the_history_names(small):
    rules = [(one["refused"], each.n, n) for each in Guise.objects.all() for n, one in enumerate(each.tries)]
    for rule, n, at in (each for each in rules if each[0]):
        each = offered()[n]
        assert tried(small, each, each.tries[at]).context["verdict"].rules[0] == rule


def test_signing_in_to_a_rehearsal_is_to_choose_whom_to_be(small):
    page = small.get("/sign-in", follow=True)

    assert page.status_code == 200
    assert "The secretary of the branch: Ada" in page.content.decode()


def test_what_is_offered_is_said_in_the_language_of_the_page(small):
    page = small.get("/rehearse", headers={"accept-language": "es"}).content.decode()

    assert "La secretaría de la sección: Ada" in page
    assert "(el estatuto lo deniega: conviene ver por qué)" in page


def test_a_history_that_offers_nobody_lets_one_be_anybody(small):
    Guise.objects.all().delete()
    page = small.get("/rehearse").content.decode()

    assert "Choose somebody" in page
    assert "Or be anybody else" not in page
