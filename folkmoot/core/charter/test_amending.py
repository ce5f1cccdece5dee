"""Which articles a change touches, on a small charter with one entrenched article."""

import pytest

from folkmoot.core.charter.amending import touched
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.read import read

TEXT = """# Charter

## Article 1. Committee
The committee.
```toml charter
[[body]]
id = "committee"
seats = 5
[[body]]
id = "court"
seats = 3
[[class]]
id = "member"
admitted_by = "committee"
```

## Article 2. Court
The court decides.
```toml charter
[[power]]
id = "overturn"
who = "court"
act = "overturn"
on = "decision:committee"
majority = "most"
[[prohibition]]
id = "no_offence"
act = "expel"
because = "faction"
```

## Article 3. Majorities
Most.
```toml charter
[[majority]]
id = "most"
share = "2/3"
base = "cast"
also = "half"
[[majority]]
id = "half"
share = "1/2"
base = "cast"
[[majority]]
id = "unused"
share = "1/3"
base = "cast"
[[electorate]]
id = "everybody"
of = "member"
```

## Article 4. Changes
Changes.
```toml charter
[[charter]]
id = "club"
default_majority = "half"
grounds = [{ id = "faction", means = "a faction" }]
[[amendment]]
id = "ordinary"
who = "committee"
[[amendment]]
id = "entrenched"
of = "2"
who = "committee"
majority = "most"
```
"""


@pytest.fixture(scope="module")
def old() -> Charter:
    return read(TEXT)


@pytest.mark.parametrize(
    ("before", "after", "articles"),
    [
        ("Most.", "Most.", ()),
        ("Most.", "Most of them.", ("3",)),
        ("Article 3. Majorities", "Article 3. How we vote", ("3",)),
        ("Most.", "Most.\n\nAnd then some, on a line below, which moves every rule.", ("3",)),
        ('share = "1/3"', 'share = "1/4"', ("3",)),
        ('share = "2/3"', 'share = "3/4"', ("2", "3")),
        ('share = "1/2"', 'share = "2/5"', ("2", "3")),
        ("seats = 3", "seats = 9", ("1", "2")),
        ("seats = 5", "seats = 9", ("1", "2")),
        ('admitted_by = "committee"', 'admitted_by = "court"', ("1",)),
        ('means = "a faction"', 'means = "bad manners"', ("2", "4")),
        ('default_majority = "half"', 'default_majority = "unused"', ("2", "4")),
        ('id = "unused"', 'id = "other"', ("3",)),
    ],
)
def test_a_change_touches_what_it_rewrites_and_the_entrenched_articles_that_rest_on_it(
    old: Charter, before: str, after: str, articles: tuple[str, ...]
) -> None:
    assert TEXT.count(before) == 1
    assert touched(old, read(TEXT.replace(before, after))) == articles


def test_an_article_that_comes_or_goes_is_touched(old: Charter) -> None:
    longer = read(TEXT + "\n## Article 5. Songs\nWe sing.\n")
    assert touched(old, longer) == ("5",)
    assert touched(longer, old) == ("5",)


def test_a_clause_that_is_added_elsewhere_touches_the_entrenched_article_that_it_names(old: Charter) -> None:
    clause = '## Article 5. More\n```toml charter\n[[amendment]]\nid = "easy"\nof = "{}"\nwho = "committee"\n```\n'
    assert touched(old, read(TEXT + clause.format("2"))) == ("2", "5")
    assert touched(old, read(TEXT + clause.format("1"))) == ("5",)


def test_a_definition_that_moves_to_another_article_without_a_change_touches_only_these_two(old: Charter) -> None:
    moved = '[[majority]]\nid = "half"\nshare = "1/2"\nbase = "cast"\n'
    text = TEXT.replace(moved, "").replace('[[charter]]\nid = "club"', f'{moved}[[charter]]\nid = "club"')
    assert touched(old, read(text)) == ("3", "4")


OPEN = (
    TEXT.replace('majority = "most"\n[[prohibition]]', "[[prohibition]]")
    .replace('[[body]]\nid = "court"\nseats = 3\n', '[[body]]\nid = "court"\nseats = 3\nquorum = "three"\n')
    .replace(
        '[[majority]]\nid = "unused"',
        '[[quorum]]\nid = "three"\ncount = 3\nbase = "seats"\n[[majority]]\nid = "unused"',
    )
)
"""Article 2 leaves its majority to the default, and the quorum of its court has a name."""


@pytest.mark.parametrize(
    ("before", "after"), [('share = "1/2"', 'share = "1/10"'), ("count = 3", "count = 1")], ids=["majority", "quorum"]
)
def test_what_it_takes_to_decide_an_entrenched_article_is_entrenched_with_it(before: str, after: str) -> None:
    assert OPEN.count(before) == 1
    assert touched(read(OPEN), read(OPEN.replace(before, after))) == ("2", "3")
