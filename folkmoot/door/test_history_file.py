from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.door.history_file import BadHistory, parse_history

HEAD = '```toml history\ncharter = "model.md"\nseed = "x"\nentered = 2026-01-01T09:00:00Z\n```\n'


def test_a_history_is_prose_with_acts_in_fences():
    history = parse_history(f'# A story\n\n{HEAD}\nOnce.\n\n```toml act\nact = "members.apply"\n```\n'.encode(), "a.md")

    assert [(act.line, act.values) for act in history.acts] == [(11, {"act": "members.apply"})]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("no block", 1, "expected a `toml history` block before any act"),
        (HEAD + "```toml acts\n```\n", 6, "expected ```toml act, ```toml history or ```toml root at the margin"),
        (HEAD + "  ```toml act\n```\n", 6, "expected ```toml act, ```toml history or ```toml root at the margin"),
        (HEAD + '```toml act\nact = "x"\n', 6, "expected a closing ``` for the block that begins here"),
        (HEAD.replace("T09:00:00Z", "T09:00:00"), 1, "entered: expected a time with its zone"),
        (HEAD.replace('seed = "x"', "seed = 3"), 1, "seed: expected text in quotes"),
        (HEAD + "```toml act\nact = 1\nact = = 2\n```\n", 8, "not TOML"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(text, line, says):
    with pytest.raises(BadHistory) as refused:
        parse_history(text.encode(), "a.md")

    assert str(refused.value).startswith(f"a.md, line {line}: {says}")


@given(st.binary(max_size=300) | st.text(alphabet="`toml actry\n=[]{}\"'#1-", max_size=300).map(str.encode))
def test_no_bytes_make_the_reader_crash(content):
    for data in (content, HEAD.encode() + content):
        with suppress(BadHistory):
            parse_history(data, "a.md")
