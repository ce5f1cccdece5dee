import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot import shipped
from folkmoot.door.history_file import BadHistory, parse_history

HEAD = '```toml history\ncharter = "model.md"\nseed = "x"\nentered = 2026-01-01T09:00:00Z\n```\n'


def test_a_history_is_prose_with_acts_in_fences():
    history = parse_history(f'# A story\n\n{HEAD}\nOnce.\n\n```toml act\nact = "members.apply"\n```\n'.encode(), "a.md")

    assert [(act.line, act.values) for act in history.acts] == [(11, {"act": "members.apply"})]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("no block", 1, "expected a `toml history` block before any act"),
        (
            HEAD + "```toml acts\n```\n",
            6,
            "expected ```toml act, ```toml clock, ```toml history or ```toml root at the margin",
        ),
        (
            HEAD + "  ```toml act\n```\n",
            6,
            "expected ```toml act, ```toml clock, ```toml history or ```toml root at the margin",
        ),
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


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (HEAD + "~~~\n", 6, "expected ```toml act, ```toml clock, ```toml history or ```toml root at the margin"),
        (HEAD + "<!--\n```toml act\n```\n-->\n", 6, "expected no comment"),
        (HEAD + '```toml act\nact = "x"\n\n```toml act\n```\n', 9, "expected a closing ``` for the block that begins"),
        (HEAD + "```toml act\n" + ".".join("a" * 13) + " = 1\n```\n", 7, "expected a name with fewer than 12 dots"),
        (HEAD + "```toml act\na = " + "[" * 13 + "]" * 13 + "\n```\n", 6, "expected values nested at most 12 deep"),
        (HEAD + "```toml act\na = " + "[" * 9_999 + "\n```\n", 6, "not TOML: a value is too long or nested too deep"),
        (HEAD + "```toml act\na = " + "1" * 9_999 + "\n```\n", 6, "not TOML: a value is too long or nested too deep"),
        (HEAD + "```toml act\na = '" + "a" * (1 << 20) + "'\n```\n", 6, "expected at most 1,048,576 characters"),
        (HEAD + "# a\r\n", 6, "expected lines that end in a line feed alone"),
        (HEAD.replace("2026", "0001"), 1, "entered: expected a time with its zone"),
    ],
)
def test_what_could_hide_an_act_or_keep_a_reader_busy_is_refused(text, line, says):
    with pytest.raises(BadHistory) as refused:
        parse_history(text.encode(), "a.md")

    assert str(refused.value).startswith(f"a.md, line {line}: {says}")


def fault(content):
    """How it is refused; nothing where it is a history."""
    try:
        parse_history(content, "a.md")
    except BadHistory as bad:
        return bad
    return None


def is_said(content):
    """Whether it is a history, or is refused by its file, a line that it has, and in words."""
    bad = fault(content)
    return bad is None or (bad.file == "a.md" and 1 <= bad.line <= content.count(b"\n") + 1 and bool(bad.says))


@given(st.binary(max_size=300) | st.text(alphabet="`toml actry\n=[]{}\"'#1-.~<!", max_size=300).map(str.encode))
def test_no_bytes_make_the_reader_crash(content):
    assert is_said(content)
    assert is_said(HEAD.encode() + content)
    assert is_said(HEAD.encode() + b"```toml act\n" + content + b"\n```\n")


SMALL = (shipped("histories") / "small.md").read_bytes()


@given(st.integers(0, len(SMALL)), st.integers(0, 40), st.binary(max_size=20) | st.sampled_from([b"```", b'"', b"\n"]))
def test_a_history_that_was_damaged_is_read_or_refused(at, cut, put):
    assert is_said(SMALL[:at] + put + SMALL[at + cut :])


def test_the_history_that_is_shipped_is_read():
    assert fault(SMALL) is None
