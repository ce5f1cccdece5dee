import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.record.lines import batches
from folkmoot.core.record.malformed import Malformed


@given(st.lists(st.binary(max_size=9).map(lambda line: line.replace(b"\n", b"")), max_size=9), st.integers(1, 12))
def test_lines_come_out_as_they_went_in_however_the_stream_is_cut(lines, size):
    data = b"".join(line + b"\n" for line in lines)
    cut = [data[i : i + size] for i in range(0, len(data), size)]
    assert [line for batch in batches(cut, file="log.jsonl", limit=9) for line in batch] == lines


@given(st.integers(0, 5), st.integers(1, 30))
def test_a_line_that_is_too_long_is_named_before_it_is_held(before, size):
    data = b"short\n" * before + b"much too long a line" + b"\nshort\n"
    cut = [data[i : i + size] for i in range(0, len(data), size)]
    with pytest.raises(Malformed) as error:
        list(batches(cut, file="log.jsonl", limit=9))
    assert str(error.value) == f"log.jsonl, line {before + 1}: expected a line of at most 9 bytes"


def test_a_stream_without_end_and_without_lines_is_refused_at_once():
    def endless():
        while True:
            yield b"x" * 1000

    with pytest.raises(Malformed, match=r"log\.jsonl, line 1: expected a line of at most 65,535 bytes"):
        list(batches(endless(), file="log.jsonl", limit=65_535))


def test_a_stream_that_does_not_end_in_a_line_feed_is_cut_short():
    with pytest.raises(Malformed, match=r"log\.jsonl, line 3: expected a line feed at the end; the file is cut short"):
        list(batches([b"one\ntwo\nthr"], file="log.jsonl", limit=9))
