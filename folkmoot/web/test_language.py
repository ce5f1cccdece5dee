"""The language of a page: asked for by the browser or chosen at its foot; and what a page quotes in another."""

import pytest

from folkmoot.web.conftest import html, text

pytestmark = pytest.mark.django_db


def test_a_page_speaks_the_language_that_the_browser_asks_for(client, small):
    response = client.get("/", headers={"Accept-Language": "es-MX,es;q=0.9,en;q=0.5"})
    assert '<html lang="es">' in response.content.decode()
    assert "Su registro tiene 14 asientos" in text(response.content.decode())
    assert {each.strip() for each in response["Vary"].split(",")} >= {"Accept-Language", "Cookie"}


def test_a_language_that_nobody_put_us_into_is_answered_in_english(client, small):
    assert '<html lang="en">' in client.get("/", headers={"Accept-Language": "fr,de;q=0.8"}).content.decode()


def test_whoever_chooses_a_language_goes_back_to_the_page_and_finds_it_in_that_language(client, small):
    chosen = client.post("/language", {"language": "es", "next": "/record?page=1"})
    assert (chosen.status_code, chosen["Location"]) == (302, "/record?page=1")
    assert text(html(client, "/record")).startswith("Registro")
    client.post("/language", {"language": "en", "next": "/"})
    assert text(html(client, "/record")).startswith("Record")


def test_the_choice_leads_to_no_other_site(client, small):
    assert client.post("/language", {"language": "es", "next": "https://evil.example/"})["Location"] == "/"


def test_the_foot_offers_each_language_by_its_own_name(client, small):
    foot = html(client, "/charter").partition("<footer>")[2]
    assert 'aria-current="true">English</span>' in foot
    assert 'value="es" lang="es" class="second">Español</button>' in foot
    assert 'name="next" value="/charter"' in foot


def test_words_of_the_charter_are_marked_with_their_own_language(client, small):
    english, spanish = html(client, "/charter"), client.get("/charter", headers={"Accept-Language": "es"})
    assert english.count(' lang="en"') == 2  # the page, and the name of the language at its foot
    assert '<h1 lang="en">Charter of the Federation</h1>' in spanish.content.decode()
