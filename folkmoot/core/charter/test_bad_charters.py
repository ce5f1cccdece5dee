"""What cannot be a charter is refused, each fault with its line and its reason."""

import pytest

from folkmoot.core.charter.check import check
from folkmoot.core.charter.errors import CharterError
from folkmoot.core.charter.read import read


def written(rules: str) -> str:
    return f"## Article 1. A\n\n```toml charter\n{rules}\n```\n"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (
            written('[[body]]\nid = "board"\n[[body]]\nid = "board"'),
            6,
            'the body "board" stands twice; first in line 4',
        ),
        (
            written('[[meeting]]\nof = "board"\nnotice_days = -3'),
            6,
            "found the number -3; expected a whole number of days from 0 to 36,500",
        ),
        (
            written('[[unit]]\nid = "branch"\nparent = "region"\n[[unit]]\nid = "region"\nparent = "branch"'),
            4,
            "`parent` of unit goes round in a circle: branch > region > branch",
        ),
        (written('[[bodie]]\nid = "board"'), 4, 'found a rule of kind "bodie", which does not exist'),
        ("word " * 2_100_000, 1, "the file is too long; a charter has at most 1,048,576 bytes (1 MiB)"),
    ],
    ids=["a body twice", "negative days", "parents in a circle", "no such kind", "10 MB of text"],
)
def test_what_cannot_be_read_is_refused_with_its_line(text: str, line: int, says: str) -> None:
    with pytest.raises(CharterError) as refused:
        read(text)
    assert [(each.line, each.says) for each in refused.value.errors] == [(line, says)]


def test_a_majority_of_nothing_is_an_error_with_its_line() -> None:
    found = check(read(written('[[majority]]\nid = "most"\nshare = "2/3"')))
    assert [(each.line, each.says) for each in found if each.severity == "error"] == [
        (4, 'the majority "most" does not say what it is a share of; expected a field as base = "cast".')
    ]
