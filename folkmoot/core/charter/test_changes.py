"""What a proposed charter changes, in sentences."""

from folkmoot import shipped
from folkmoot.core.charter.changes import Change, Said, changes
from folkmoot.core.charter.read import read

MODEL = (shipped("charters") / "model.md").read_text()
OLD = read(MODEL)


def after(*replaced: tuple[str, str]) -> tuple[Change, ...]:
    """The changes when these parts of the model are replaced."""
    text = MODEL
    for before, now in replaced:
        assert before in text
        text = text.replace(before, now, 1)
    return changes(OLD, read(text))


def test_a_charter_changes_nothing_of_itself() -> None:
    assert changes(OLD, OLD) == ()


def test_a_rule_that_reads_otherwise_is_said_as_it_was_and_as_it_is() -> None:
    (change,) = after(("every_months = 3", "every_months = 4"))
    assert (change.article, change.title, change.kind, change.words) == ("2", "Branches", "changed", False)
    ((was,), (is_,)) = change.goes, change.comes
    assert (was.rule, is_.rule) == ("2 meeting-branch", "2 meeting-branch")
    assert was.says.replace("3 months", "4 months") == is_.says


def test_other_words_with_the_same_rules_change_no_sentence() -> None:
    (change,) = after(("It meets every 3 months,", "It comes together every 3 months,"))
    assert (change.article, change.words, change.goes, change.comes) == ("2", True, (), ())


def test_an_article_that_is_new_says_all_its_rules_and_one_that_goes_took_its_own_along() -> None:
    added = '## Article 16. Songs\n\nThe Convention instructs the choir.\n\n```toml charter\n[[power]]\nid = "sing"\n'
    added += 'who = "convention"\nact = "instruct"\non = "staff"\n```\n'
    text = MODEL + "\n" + added
    (change,) = changes(OLD, read(text))
    assert (change.article, change.title, change.kind, change.goes) == ("16", "Songs", "added", ())
    assert change.comes == (Said("16 sing", change.comes[0].says),)
    (gone,) = changes(read(text), OLD)
    assert (gone.article, gone.kind, gone.goes, gone.comes) == ("16", "removed", change.comes, ())


def test_b11_an_entrenched_article_is_named_when_what_it_refers_to_means_something_else() -> None:
    """The simple majority stands in article 12; every entrenched article that relies on it is touched by its change."""
    found = {
        change.article: change.kind
        for change in after(('share = "1/2"\nstrict = true', 'share = "2/3"\nstrict = true'))
    }
    assert found["12"] == "changed"
    assert {kind for article, kind in found.items() if article != "12"} == {"meant"}
    assert "9" in found
