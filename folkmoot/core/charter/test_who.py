import pytest

from folkmoot.core.charter import vocabulary
from folkmoot.core.charter.asking import BadQuestion
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.read import read
from folkmoot.core.charter.who import Holder, needs_no_power, who_may


@pytest.fixture(scope="session")
def model(model_text: str) -> Charter:
    return read(model_text, "model.md")


def test_a_holder_is_listed_with_article_majority_and_words(model: Charter) -> None:
    assert who_may(model, "overturn", "decision:grievance") == [
        Holder(
            who="the Appeals Committee",
            article="6",
            rule="decide_appeal",
            majority="a majority of its seats",
            on=("decision:grievance",),
            forbidden_by=(),
            says="The Appeals Committee may overturn a finding of the Grievance Panel by a majority of its seats, "
            "on an appeal, with published reasons.",
        )
    ]


def test_a_power_that_a_field_gives_says_only_what_it_gives(model: Charter) -> None:
    holder, _ = who_may(model, "admit", "batch")
    assert (holder.who, holder.article, holder.rule) == ("a branch", "1", "member")
    assert holder.says == "A branch may admit a list of members or a member."


def test_a_bare_kind_lists_every_power_that_reaches_some_of_it(model: Charter) -> None:
    assert [holder.rule for holder in who_may(model, "overturn", "decision")] == ["decide_appeal", "reopen"]
    assert [holder.rule for holder in who_may(model, "overturn")] == ["decide_appeal", "reopen"]


def test_what_is_forbidden_is_listed_with_what_forbids_it(model: Charter) -> None:
    assert [holder.forbidden_by for holder in who_may(model, "expel", "member")] == [()]
    assert [holder.forbidden_by for holder in who_may(model, "expel", "holder:appeals")] == [("6 no_reversal",)]


def test_a_power_that_is_excepted_is_not_forbidden(model: Charter) -> None:
    assert [(holder.rule, holder.forbidden_by) for holder in who_may(model, "remove", "holder:appeals")] == [
        ("recall", ())
    ]


def test_what_no_article_gives_nobody_may(model: Charter) -> None:
    assert who_may(model, "merge") == []


def test_acts_on_oneself_need_no_power() -> None:
    assert needs_no_power("resign")
    assert needs_no_power("members.apply")
    assert not needs_no_power("expel")


@pytest.mark.parametrize("verb", sorted(vocabulary.VERBS))
def test_every_verb_can_be_asked_of(model: Charter, verb: str) -> None:
    lines = [holder.article for holder in who_may(model, verb)]
    assert lines == sorted(lines, key=int)


@pytest.mark.parametrize(
    ("act", "on"), [("expell", None), ("expel", "membr"), ("expel", "holder:nobody"), ("bodies.expel", None)]
)
def test_unknown_names_are_refused(model: Charter, act: str, on: str | None) -> None:
    with pytest.raises(BadQuestion):
        who_may(model, act, on)
