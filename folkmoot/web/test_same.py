"""What is said once is the same for everybody: it depends on the language, and on what it names; on nothing else."""

import re
from pathlib import Path

import pytest
from django.template import engines
from django.utils import translation

from folkmoot.web.conftest import html

PARTS = re.compile(r"{% same(.*?) %}(.*?){% endsame %}", re.DOTALL)
SAID = re.compile(r"{{\s*([\w.]+)|{% (?:if|elif|for \w+(?:, \w+)* in|with \w+=) ?(?:not )?([\w.]+)")
FREE = {"language", "languages", "code", "known", "LANGUAGE_CODE"}
"""What follows from the language of the page."""


def rendered(source, **context):
    return engines["django"].from_string("{% load same i18n %}" + source).render(context)


def parts():
    for file in sorted((Path(__file__).parent / "templates").rglob("*.html")):
        for named, inside in PARTS.findall(file.read_text("utf-8")):
            yield file.name, set(named.split()), inside


@pytest.mark.parametrize(("file", "named", "inside"), list(parts()))
def test_nothing_is_said_that_is_not_named(file, named, inside):
    of_loops = set(re.findall(r"{% for (\w+)(?:, (\w+))?(?:, (\w+))? in", inside))
    mine = {each for some in of_loops for each in some if each}
    mine |= set(re.findall(r"with (\w+)=", inside))
    asked = {one or other for one, other in SAID.findall(inside)}
    loose = {each for each in asked if each not in named and each.split(".")[0] not in mine | named | FREE}
    assert {each for each in loose if not each.isdigit()} == set()
    assert "csrf_token" not in inside


def test_a_part_is_said_again_for_another_value_and_in_another_language():
    source = "{% same name %}{{ name }} {% translate 'Record' %}{% endsame %}"
    template = engines["django"].from_string("{% load same i18n %}" + source)
    assert [template.render({"name": name}) for name in ("Ada", "Ben", "Ada")] == [
        "Ada Record",
        "Ben Record",
        "Ada Record",
    ]
    with translation.override("es"):
        assert template.render({"name": "Ada"}) == "Ada Registro"


def test_what_is_named_is_escaped_once():
    assert rendered("{% same name %}{{ name }}{% endsame %}", name="<b>") == "&lt;b&gt;"


def test_an_address_is_what_django_makes_of_it_and_one_that_is_not_is_refused():
    assert rendered("{% url 'entry' n %}", n=7) == "/record/7"
    assert rendered("{% url 'front' as there %}{{ there }}") == "/"
    assert rendered("{% url 'nowhere' as there %}[{{ there }}]") == "[]"
    with pytest.raises(Exception, match="nowhere"):
        rendered("{% url 'nowhere' %}")


@pytest.mark.django_db
def test_two_pages_have_each_their_own_head(client, small):
    assert 'aria-current="page">Charter' in html(client, "/charter")
    assert 'aria-current="page">Charter' not in html(client, "/bodies")
    assert 'name="next" value="/bodies?a=1"' in html(client, "/bodies?a=1")
