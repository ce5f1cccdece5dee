"""Whatever is done to the file, it is found, named, and survived."""

import random
import struct

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from folkmoot.core.record.conftest import ERASED, PUBLIC, only_fault, region, unzipped, zipped
from folkmoot.core.record.verify import verify

pytestmark = pytest.mark.slow

POSITIONS = 2_000
WORD = b"body:steering"


def test_flipping_any_byte_of_an_export_is_found_and_named(sample, file):
    """2,000 positions drawn from a seed, of a real export with bare lines and a withheld text."""
    for _ in range(10):
        sample.add("members.admit", {"name": sample.commit("body.name", "Föreningen Malmö")})
    data = sample.export(classes=PUBLIC, without=ERASED)
    path = file(data)
    assert verify(path).holds
    draw = random.Random(2_000)
    for position in draw.sample(range(len(data)), POSITIONS):
        changed = bytearray(data)
        changed[position] ^= draw.randrange(1, 256)
        path.write_bytes(changed)
        report = verify(path)
        assert not report.holds
        said = " ".join(fault.says for fault in report.faults)
        assert any(word in said for word in region(data, position)), (position, said)


def test_flipping_any_byte_of_a_member_is_found_though_every_checksum_was_mended(sample, file):
    """But for whom a text is reserved, which is the word of whoever made the file."""
    found = unzipped(sample.export(classes=PUBLIC, without=ERASED))
    draw = random.Random(7)
    path = file(b"")
    for name, content in found.items():
        word = content.find(WORD) if name == "texts.jsonl" else len(content)
        positions = [*range(word), *range(word + len(WORD), len(content))]
        for position in draw.sample(positions, min(60, len(positions))):
            changed = bytearray(content)
            changed[position] ^= draw.randrange(1, 256)
            path.write_bytes(zipped({**found, name: bytes(changed)}))
            assert not verify(path).holds, (name, position)


def test_an_export_cut_short_anywhere_is_found(sample, file):
    data = sample.export(without=ERASED)
    path = file(data)
    for length in range(0, len(data), 7):
        path.write_bytes(data[:length])
        report = verify(path)
        assert report.faults[0].code == "archive"


@pytest.mark.parametrize("added", [b"\x00", b"\n", b"PK\x05\x06" + bytes(18), b"x" * 100_000])
def test_bytes_after_an_export_are_found(sample, file, added):
    report = verify(file(sample.export(without=ERASED) + added))
    assert f"expected the end of the file; {len(added):,} bytes follow" in report.faults[0].says


@pytest.mark.parametrize("content", [b"", b"\n", b"hello", b"\x00" * 100, b"P", b"PK", b"[]"])
def test_a_file_that_is_no_record_at_all_does_not_hold(file, content):
    assert verify(file(content)).faults[0].code == "archive"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(st.integers(0, 10_000), st.binary(max_size=40), st.integers(0, 40)), max_size=3))
def test_an_export_with_anything_replaced_gets_a_report(sample, file, changes):
    data = original = sample.export(without=ERASED)
    for place, piece, length in changes:
        place %= len(data) + 1
        data = data[:place] + piece + data[place + length :]
    assert verify(file(data)).holds == (data == original)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_an_export_with_any_member_replaced_gets_a_report(sample, file, data):
    found = unzipped(sample.export(classes=PUBLIC, without=ERASED))
    name = data.draw(st.sampled_from(sorted(found)))
    lines = found[name].splitlines(keepends=True)
    piece = st.binary(max_size=60) | st.sampled_from(lines or [b""]) | st.just(b'{"leaf":"x"}\n')
    content = b"".join(data.draw(st.lists(piece, max_size=6)))
    assert verify(file(zipped({**found, name: content}))).holds == (content == found[name])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=300).map(lambda rest: b"{" + rest) | st.binary(max_size=300))
def test_any_file_gets_a_report(file, content):
    assert not verify(file(content)).holds


def test_a_zip_bomb_is_refused_before_it_is_opened(file):
    bomb = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 0x21, 0, 100, 0xFFFFFFF0, 9, 0) + b"log.jsonl"
    assert "this zip uses compression (method 8)" in only_fault(verify(file(bomb + bytes(100)))).says
