import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.charter.positions import positions

BARE = st.text("abz09_-", min_size=1, max_size=4)
KEYS = st.one_of(BARE, st.text('ab ."\\\t#=ñ[]', max_size=4))


def paths(value: Any, here: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    each = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return set().union(*({(*here, key)} | paths(inner, (*here, key)) for key, inner in each))


def _key(key: str, draw: st.DrawFn) -> str:
    bare = key != "" and all(character in "abz09_-" for character in key)
    if bare and draw(st.booleans()):
        return key
    if "'" not in key and key.isprintable() and draw(st.booleans()):
        return f"'{key}'"
    escaped = key.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    return f'"{escaped}"'


@st.composite
def scalars(draw: st.DrawFn) -> str:
    return draw(
        st.sampled_from(
            [
                "1", "-7", "1_000", "0xff", "1.5", "1e3", "inf", "true", "false", "1979-05-27", "1979-05-27 07:32:00",
                "1979-05-27T07:32:00Z", "07:32:00", '"plain"', '"a # b ] } , = \\" c"', "'lit # \\ ]'", '""', "''",
                '"""multi\n"quoted" ""two"" # no\n"""', "'''multi\n'' # no\n'''", '"""ends in quote\\""""', '""""a""""',
            ]
        )
    )  # fmt: skip


GAP = st.sampled_from(["", " ", "\t", "  "])
BREAK = st.sampled_from(["", " ", "\n", "\n  # a comment ] } = [[\n", "\r\n"])


@st.composite
def inline(draw: st.DrawFn, depth: int = 0) -> str:
    if depth > 2 or draw(st.integers(0, 3)) < 2:
        return draw(scalars())
    if draw(st.booleans()):
        items = draw(st.lists(inline(depth + 1), max_size=3))
        comma = draw(st.booleans()) and bool(items)
        separator = f"{draw(BREAK)},{draw(BREAK)}"
        return f"[{draw(BREAK)}{separator.join(items)}{',' if comma else ''}{draw(BREAK)}]"
    keys = draw(st.lists(KEYS, max_size=3, unique=True))
    pairs = [f"{_key(key, draw)}{draw(GAP)}={draw(GAP)}{draw(inline(depth + 1))}" for key in keys]
    return "{" + draw(GAP) + f"{draw(GAP)},{draw(GAP)}".join(pairs) + draw(GAP) + "}"


@st.composite
def documents(draw: st.DrawFn) -> str:
    lines: list[str] = []
    for _ in range(draw(st.integers(0, 6))):
        dotted = ".".join(_key(key, draw) for key in draw(st.lists(KEYS, min_size=1, max_size=3)))
        kind = draw(st.integers(0, 4))
        if kind == 0:
            lines.append(f"[[{draw(GAP)}{dotted}{draw(GAP)}]]{draw(GAP)}")
        elif kind == 1:
            lines.append(f"[{dotted}] # here")
        elif kind == 2:
            lines.append("# a comment with [[brackets]] and = signs")
        else:
            lines.append(f"{draw(GAP)}{dotted}{draw(GAP)}={draw(GAP)}{draw(inline())}{draw(GAP)}")
    return "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n"]))


@given(documents())
def test_every_path_that_tomllib_reads_has_a_place_and_no_other_has(text: str) -> None:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert set(positions(text)) == paths(data)


@given(documents())
def test_the_key_stands_at_its_place(text: str) -> None:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    lines = text.split("\n")
    for path, (line, column) in positions(text).items():
        rest = lines[line - 1][column - 1 :]
        key = path[-1]
        if isinstance(key, str) and key and set(key) <= set("abz09_-"):
            assert rest.startswith((key, f'"{key}"', f"'{key}'"))


def test_elements_of_a_list_stand_where_they_begin() -> None:
    text = 'power = [\n  { id = "a", act = ["x", "y"] },\n]\n'
    found = positions(text)
    assert found[("power",)] == (1, 1)
    assert found[("power", 0)] == (2, 3)
    assert found[("power", 0, "act")] == (2, 15)
    assert found[("power", 0, "act", 1)] == (2, 27)


def test_a_table_of_an_array_stands_at_its_brackets() -> None:
    found = positions("[[body]]\nid = 1\n\n[[body]]\n  id = 2\n[body.quorum]\ncount = 3\n")
    assert found[("body", 1)] == (4, 1)
    assert found[("body", 1, "id")] == (5, 3)
    assert found[("body", 1, "quorum", "count")] == (7, 1)
