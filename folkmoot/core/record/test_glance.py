from dataclasses import replace
from hashlib import sha256

from folkmoot.core.record.export import bare_line
from folkmoot.core.record.glance import glance
from folkmoot.core.record.merkle import leaf_hash


def test_lines_in_order_give_their_leaf_hashes_and_the_last_time(sample):
    lines = sample.lines()
    assert glance(lines, first=0, since=b"") == (sample.leaves(), sample.entries[-1].at.encode())


def test_lines_out_of_place_or_time_are_left_to_a_full_reading(sample):
    lines = sample.lines()
    assert glance(lines, first=1, since=b"") is None
    assert glance(lines[::-1], first=0, since=b"") is None
    assert glance([lines[0], lines[2]], first=0, since=b"") is None
    assert glance(lines, first=0, since=b"2026-06-01T00:00:00Z") is None
    earlier = replace(sample.entries[3], at="2026-05-02T00:00:00Z").line()
    assert glance([*lines[:3], earlier], first=0, since=b"") is None


def test_bare_lines_are_left_to_a_full_reading(sample):
    assert glance([bare_line(leaf_hash(b"x"))], first=0, since=b"") is None


def test_an_index_inside_the_body_is_not_taken_for_that_of_the_entry(sample):
    entry = replace(sample.entries[0], body={"a": 1, "index": 5, "kind": "live"}, index=0)
    assert glance([entry.line()], first=5, since=b"") is None
    assert glance([entry.line()], first=0, since=b"") is not None


def test_an_index_inside_the_verdict_leaves_the_line_to_a_full_reading(sample):
    verdict = {"because": [{"a": 1, "index": 0, "value": 2}], "rules": [], "value": "allowed"}
    assert glance([replace(sample.entries[0], verdict=verdict).line()], first=0, since=b"") is None


def test_a_glance_does_not_see_what_else_is_wrong(sample):
    line = sample.lines()[0].replace(b'"code":"0.1.0"', b'"code":"?"')
    assert glance([line], first=0, since=b"") == ([sha256(b"\x00" + line).digest()], sample.entries[0].at.encode())
