"""Another charter judges a history again, by the facts of its day, and nothing is written."""

import pytest

from folkmoot import shipped
from folkmoot.core.charter.facts import Unknown
from folkmoot.core.charter.read import read
from folkmoot.door.aside import database_aside
from folkmoot.door.history_file import BadHistory
from folkmoot.door.judge import witnessed_by
from folkmoot.door.models import Attachment, Entry, Head, KeptText
from folkmoot.door.replay import RefusedInHistory, replay
from folkmoot.door.whatif import BadMap, Counterparts, what_if

SMALL = shipped("histories") / "small.md"
TOLD = """
```toml history
charter = "as-worked.md"
seed = "told"
entered = 2026-01-10T10:00:00Z
```
```toml act
act = "constitution.found"
at = 2010-01-01T10:00:00Z
charter = "charter"
name = "The League"
origin = "league.example/moot"
members = [{ person = "ines", name = "Ines", class = "member" }]
seats = [{ person = "ines", seat = "appeals" }]
```
```toml act
act = "bodies.instruct"
on = "2013-11"
source = "A newspaper."
as = "body:steering"
person = "ines"
what = "Reverse the finding."
```
"""


def charter(name, **renamed):
    text = (shipped("charters") / name).read_text()
    for old, new in renamed.items():
        text = text.replace(f'"{old}"', f'"{new}"').replace(f":{old}", f":{new}")
    return read(text.encode())


def judged(file, under, **names):
    return {each.act: each for each in what_if(file, under, names)}


@pytest.fixture
def told(tmp_path):
    file = tmp_path / "told.md"
    file.write_text(TOLD)
    return file


ASKED = ("bodies.instruct", "grievances.overturn")
OVERTURNED = """
```toml act
act = "grievances.overturn"
on = "2013-11"
source = "A newspaper."
as = "body:appeals"
cause = "@order"
```
"""


@pytest.mark.django_db
def test_what_followed_from_an_act_that_another_charter_refuses_is_refused_with_it(tmp_path):
    file = tmp_path / "told.md"
    file.write_text(TOLD.replace('person = "ines"\nwhat', 'called = "order"\nseat = "appeals"\nwhat') + OVERTURNED)
    as_it_was, by_the_model = judged(file, charter("as-worked.md")), judged(file, charter("model.md"))
    assert {name: each.verdict.value for name, each in as_it_was.items() if name in ASKED} == {
        "bodies.instruct": "allowed",
        "grievances.overturn": "allowed",
    }
    ordered, overturned = by_the_model["bodies.instruct"], by_the_model["grievances.overturn"]
    assert (ordered.verdict.value, ordered.verdict.rules) == ("refused", ("6 no_reversal",))
    assert (overturned.verdict.value, overturned.verdict.rules[0]) == ("refused", "6 no_reversal")
    assert overturned.verdict.because[0] == ordered.verdict.because[0]
    assert (overturned.followed, overturned.verdict.missing) == (False, ())


@pytest.mark.django_db
def test_an_act_says_from_which_it_followed_by_its_name(tmp_path):
    file = tmp_path / "told.md"
    file.write_text(TOLD + OVERTURNED)
    with pytest.raises(BadHistory, match="@order: nothing above is called order"):
        replay(file)


@pytest.mark.django_db
def test_another_charter_allows_the_instruction_that_the_model_refuses():
    instruct = judged(SMALL, charter("as-worked.md"))["bodies.instruct"]

    assert (instruct.was, instruct.verdict.value, instruct.verdict.rules) == ("refused", "allowed", ("3 lead",))
    assert instruct.followed


@pytest.mark.django_db
@pytest.mark.parametrize(("file", "under"), [("small.md", "model.md"), ("iso.md", "as-worked.md")])
def test_its_own_charter_says_what_it_said(file, under):
    found = what_if(shipped("histories") / file, charter(under))

    assert [each.verdict.value for each in found] == [each.was for each in found]
    assert {each.elsewhere for each in found} == {()}


AMENDED = """
```toml act
act = "constitution.propose_amendment"
at = 2026-03-11T10:00:00Z
by = "ben"
charter = "other.md"
```
"""


@pytest.mark.django_db
def test_articles_have_the_numbers_of_their_own_charter(tmp_path):
    model = (shipped("charters") / "model.md").read_text()
    (tmp_path / "other.md").write_text(model.replace("20,000", "30,000"))
    file = tmp_path / "a.md"
    file.write_text(SMALL.read_text().partition("## The foot")[0] + AMENDED)
    heard = []

    class Heard(Counterparts):
        def _readings(self, question, lost):
            heard.append(question.facts.known.get("articles"))
            return super()._readings(question, lost)

    same, other = Heard(charter("model.md"), {}), Heard(charter("as-worked.md"), {})

    def ask_both(_, occasion, then):
        same.judge(then, occasion)
        other.judge(then, occasion)

    with database_aside(), witnessed_by(ask_both):
        replay(file)

    assert [each for each in heard if each is not None] == [
        ("4",),
        Unknown("the articles are those of the history's charter"),
    ]


@pytest.mark.django_db
def test_the_model_refuses_the_instruction_that_was_told(told):
    instruct = judged(told, charter("model.md"))["bodies.instruct"]

    assert (instruct.line, instruct.was, instruct.verdict.value) == (16, "allowed", "refused")
    assert instruct.verdict.rules[0] == "6 no_reversal"


@pytest.mark.django_db
def test_the_model_refuses_three_acts_of_the_organisation_of_the_article_one_because_of_another():
    found = what_if(shipped("histories") / "iso.md", charter("model.md"), {"recorder": "general_secretary"})

    assert [(each.act, each.verdict.rules[:1]) for each in found if each.verdict.value == "refused"] == [
        ("deliberation.expel_tendency", ()),
        ("bodies.instruct", ("6 no_reversal",)),
        ("grievances.overturn", ("6 no_reversal",)),
    ]


@pytest.mark.django_db
def test_a_body_that_is_not_there_could_be_any_body(told):
    found = judged(told, charter("as-worked.md", appeals="court"))["bodies.instruct"]

    assert found.verdict.value == "undetermined"
    assert found.elsewhere == ("holder:appeals",)
    assert "holder:appeals" in found.verdict.missing


@pytest.mark.django_db
def test_whoever_acted_for_a_body_that_is_not_there_is_not_known(told):
    found = judged(told, charter("as-worked.md", steering="council"))["bodies.instruct"]

    assert (found.verdict.value, found.verdict.missing) == ("undetermined", ("by",))


@pytest.mark.django_db
def test_a_map_says_what_is_meant(told):
    renamed = charter("as-worked.md", appeals="court", steering="council")
    found = judged(told, renamed, appeals="court", steering="council")["bodies.instruct"]

    assert (found.verdict.value, found.elsewhere) == ("allowed", ())


@pytest.mark.django_db
def test_a_map_that_leads_to_nothing_is_refused(told):
    with pytest.raises(BadMap, match="--map steering=council: the other charter defines nothing called council"):
        what_if(told, charter("model.md"), {"steering": "council"})


@pytest.mark.django_db
def test_nothing_is_written(settings, tmp_path):
    settings.FOLKMOOT_HOME = tmp_path / "home"
    replay(SMALL, to_its_foot=False)
    before = [list(model.objects.order_by("pk").values()) for model in (Head, Entry, KeptText, Attachment)]

    what_if(SMALL, charter("as-worked.md"))

    assert [list(model.objects.order_by("pk").values()) for model in (Head, Entry, KeptText, Attachment)] == before
    assert not settings.FOLKMOOT_HOME.exists()


@pytest.mark.django_db
def test_a_fault_in_the_history_leaves_the_database_as_it_was(tmp_path):
    broken = tmp_path / "broken.md"
    broken.write_text(SMALL.read_text().replace('refused = "6 no_reversal"\n', ""))

    with pytest.raises(RefusedInHistory) as refused:
        what_if(broken, charter("model.md"))

    assert (refused.value.file, refused.value.line) == ("broken.md", 112)
    assert Head.objects.count() == 0


@pytest.mark.django_db
def test_json_says_what_was_and_what_would_be():
    said = judged(SMALL, charter("as-worked.md"))["bodies.instruct"].to_json()

    assert said == {
        "line": 112,
        "act": "bodies.instruct",
        "followed": True,
        "was": "refused",
        "would": "allowed",
        "articles": ["3"],
        "rules": ["3 lead"],
        "because": [],
        "missing": [],
    }
