import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.record.canonical import encode
from folkmoot.core.record.conftest import ADA, BEN
from folkmoot.core.record.entry import MAX_LINE, Entry, attachments, commitments, erasures
from folkmoot.core.record.fields import FIELDS
from folkmoot.core.record.malformed import Malformed

ENTRY = Entry(
    index=1234,
    at="2026-05-01T18:30:00Z",
    kind="live",
    act="members.admit",
    body={"person": BEN, "class": "full"},
    by={"as": ["office:secretary", "unit:north@17"], "person": ADA},
    charter="ab" * 32,
    code="0.1.0",
    record_class="members",
    facts={"notice_days": 14},
    verdict={"value": "allowed", "rules": ["6 admit"]},
    cause=1233,
    matter=7,
    due="2026-04-30",
    on="2026-04",
    source="c:" + "a" * 43,
)
VALUE = json.loads(ENTRY.line())
LEAST = {key: value for key, value in VALUE.items() if key not in {"cause", "matter", "due", "on", "source"}}


def test_the_line_of_an_entry_is_as_the_format_page_shows():
    assert replace(ENTRY, cause=None, matter=None, due=None, on=None, source=None).line() == (
        b'{"act":"members.admit","at":"2026-05-01T18:30:00Z","body":{"class":"full","person":"p:Ben-------------------"},'
        b'"by":{"as":["office:secretary","unit:north@17"],"person":"p:Ada-------------------"},"charter":"'
        + b"ab"
        * 32
        + b'",'
        b'"class":"members","code":"0.1.0","facts":{"notice_days":14},"index":1234,"kind":"live","v":1,'
        b'"verdict":{"rules":["6 admit"],"value":"allowed"}}'
    )


def test_an_entry_is_read_from_its_line():
    assert Entry.parse(ENTRY.line()) == ENTRY
    assert Entry.parse(encode(LEAST)).line() == encode(LEAST)


def test_every_field_of_an_entry_has_its_rule():
    assert {field.name.replace("record_class", "class") for field in fields(Entry)} == set(FIELDS)


@pytest.mark.parametrize("key", sorted(LEAST))
def test_a_key_that_is_missing_is_named(key):
    value = {name: inner for name, inner in VALUE.items() if name != key}
    with pytest.raises(Malformed) as error:
        Entry.parse(encode(value))
    assert key in str(error.value)


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("v", 2, "v: expected 1, the version of the format; found 2"),
        ("v", True, "v: expected 1, the version of the format; found True"),
        ("extra", 1, "expected the keys of an entry only; found 'extra'"),
        ("record_class", "members", "expected the keys of an entry only; found 'record_class'"),
        ("source", None, "expected a value for each key, or the key left out; found null"),
        ("index", -1, "index: expected a whole number from 0; found -1"),
        ("index", True, "index: expected a whole number from 0; found True"),
        ("index", "1234", "index: expected a whole number from 0; found '1234'"),
        ("at", "2026-05-01T18:30:00+00:00", "at: expected a time like '2026-05-01T18:30:00Z'"),
        ("at", "2026-02-30T18:30:00Z", "at: expected a time like"),
        ("at", "2026-05-01T24:30:00Z", "at: expected a time like"),
        ("at", "٢٠٢٦-05-01T18:30:00Z", "at: expected a time like"),
        ("kind", "done", "kind: expected one of founding, told, rehearsed, live, refused; found 'done'"),
        ("act", "Members.Admit", "act: expected the name of an act, like 'members.admit'; found 'Members.Admit'"),
        ("act", "members", "act: expected"),
        ("body", [], "body: expected an object; found []"),
        ("body", {"a.b": 1}, "expected keys of letters, digits, _ and - in a body; found 'a.b'"),
        ("body", {"a": [{"b:1": 1}]}, "expected keys of letters, digits, _ and - in a body; found 'b:1'"),
        ("body", {"": 1}, "expected keys of letters, digits, _ and - in a body; found ''"),
        ("body", {"a" * 196: 1}, "expected field paths of at most 200 characters; found a longer one"),
        ("body", {"a" * 190: [[["x"]]] * 10}, "expected field paths of at most 200 characters; found a longer one"),
        ("by", {}, "by: expected who acts"),
        ("by", {"as": ["chair"]}, "by: expected who acts"),
        ("by", {"as": [], "person": "Ada"}, "by: expected who acts"),
        ("by", {"as": [], "who": ADA}, "by: expected who acts"),
        ("charter", "AB" * 32, "charter: expected a SHA-256 in 64 lower-case hex digits"),
        (
            "class",
            "everybody",
            "class: expected 'public', 'members', 'unit:KEY', 'body:ID', 'case:INDEX' or 'sealed:REF'",
        ),
        ("code", "", "code: expected a version"),
        ("facts", None, "found null"),
        ("verdict", {"value": "yes", "rules": []}, "verdict: expected a verdict"),
        ("verdict", {"value": "allowed"}, "verdict: expected a verdict"),
        ("verdict", {"value": "allowed", "rules": [1]}, "verdict: expected a verdict"),
        ("verdict", {"value": "allowed", "rules": [], "note": "x"}, "verdict: expected a verdict"),
        ("verdict", {"value": "refused", "rules": []}, "verdict: expected 'allowed' in a live entry; found 'refused'"),
        ("kind", "refused", "verdict: expected 'refused' in a refused entry; found 'allowed'"),
        ("cause", 1234, "cause: expected an entry before 1234; found 1234"),
        ("matter", 1235, "matter: expected this entry or one before 1234; found 1235"),
        ("due", "soon", "due: expected a day or a time; found 'soon'"),
        ("on", "spring", "on: expected a day, or a partial date like '2013-11' or '1977~'; found 'spring'"),
        ("source", "a newsletter", "source: expected a commitment; found 'a newsletter'"),
    ],
)
def test_a_field_out_of_form_is_named(key, value, says):
    with pytest.raises(Malformed) as error:
        Entry.parse(encode({**VALUE, key: value}))
    assert says in str(error.value)


def test_an_entry_out_of_form_cannot_be_made():
    with pytest.raises(Malformed, match="cause: expected an entry before 1234; found 1300"):
        replace(ENTRY, cause=1300)


def test_a_line_of_more_than_65535_bytes_is_refused_on_writing_and_on_reading():
    room = MAX_LINE - len(replace(ENTRY, body={"x": ""}).line())
    assert len(replace(ENTRY, body={"x": "y" * room}).line()) == MAX_LINE
    with pytest.raises(Malformed, match="expected an entry of at most 65,535 bytes; found 65,536"):
        replace(ENTRY, body={"x": "y" * (room + 1)}).line()
    with pytest.raises(Malformed, match="expected an entry of at most 65,535 bytes; found 70,000"):
        Entry.parse(b" " * 70_000)


@pytest.mark.parametrize("line", [b"", b"[]", b"null", b"1", b'"x"', b"{}", b'{"v":1}', b'{"leaf":"x"}'])
def test_what_is_no_entry_is_refused(line):
    with pytest.raises(Malformed):
        Entry.parse(line)


anything = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 2**53 - 1) | st.text(max_size=20) | st.just("c:" + "a" * 43),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(sorted(VALUE)), anything)
def test_any_value_of_any_field_is_read_back_or_refused(key, value):
    line = encode({**VALUE, key: value})
    try:
        entry = Entry.parse(line)
        found = [*commitments(entry), *attachments(entry), *erasures(entry)]
    except Malformed:
        return
    assert entry.line() == line
    assert all(len(pair) == 2 for pair in found)


@given(st.binary(max_size=200))
def test_any_bytes_are_an_entry_or_refused(data):
    with pytest.raises(Malformed):
        Entry.parse(data)


@given(st.integers(0, len(ENTRY.line()) - 1), st.integers(0, 255))
def test_an_entry_with_any_byte_changed_is_refused_or_another_entry(place, byte):
    line = bytearray(ENTRY.line())
    line[place] = byte
    try:
        entry = Entry.parse(bytes(line))
    except Malformed:
        return
    assert entry.line() == line


def test_commitments_are_found_wherever_they_lie():
    one, two = "c:" + "1" * 43, "c:" + "2" * 43
    body = {"reason": one, "carries": [{"act": "x", "fields": {"name": two}}], "rank": 3, "class": "c:full"}
    assert list(commitments(replace(ENTRY, body=body))) == [
        ("body.carries.0.fields.name", two),
        ("body.reason", one),
        ("source", "c:" + "a" * 43),
    ]


def test_the_longest_field_path_has_200_characters():
    body = {"a" * 193: ["c:" + "1" * 43]}
    assert [len(path) for path, _ in commitments(replace(ENTRY, body=body, source=None))] == [200]


def test_attachments_are_the_hashes_in_the_body():
    body = {"charter": "cd" * 32, "files": ["ef" * 32], "name": "c:" + "a" * 43}
    assert list(attachments(replace(ENTRY, body=body))) == [("body.charter", "cd" * 32), ("body.files.0", "ef" * 32)]


@pytest.mark.parametrize("erases", [1, "x", [1], [[1]], [["1", "x"]], [[1, 2]], [[True, "x"]], [[1234, "body.x"]]])
def test_erasures_out_of_form_are_refused(erases):
    with pytest.raises(Malformed, match=r"body\.erases: expected"):
        list(erasures(replace(ENTRY, body={"erases": erases})))
