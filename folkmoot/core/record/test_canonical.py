import json
from pathlib import Path

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.record.canonical import MAX_DEPTH, MAX_INT, NotCanonical, decode, encode

CASES = json.loads((Path(__file__).parent / "vectors/canonical_json.json").read_text(encoding="utf-8"))["cases"]

scalars = st.none() | st.booleans() | st.integers(-MAX_INT, MAX_INT) | st.text()
keys = st.text(st.characters(max_codepoint=0x7F), max_size=8)
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["input"])
def test_the_vectors_of_rfc_8785_hold(case):
    assert encode(json.loads(case["input"])) == bytes.fromhex(case["hex"])
    assert encode(decode(bytes.fromhex(case["hex"]))) == case["canonical"].encode()


@given(values)
def test_the_text_is_the_one_of_rfc_8785(value):
    assert encode(value) == rfc8785.dumps(value)


@given(values)
def test_decode_is_the_inverse_of_encode(value):
    assert decode(encode(value)) == value


@given(st.binary())
def test_any_bytes_are_canonical_or_refused(data):
    try:
        value = decode(data)
    except NotCanonical:
        return
    assert encode(value) == data


@given(values, st.data())
def test_another_text_of_the_same_value_is_refused(value, data):
    other = json.dumps(value, ensure_ascii=data.draw(st.booleans()), indent=data.draw(st.sampled_from([None, 1])))
    if other.encode() != encode(value):
        with pytest.raises(NotCanonical):
            decode(other.encode())


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (1.0, "found float"),
        (2**53, "the number 0x20000000000000 is beyond 2^53 - 1"),
        (-(2**53), "the number -0x20000000000000 is beyond 2^53 - 1"),
        ({"é": 1}, "expected keys of ASCII characters; found 'é'"),
        ({1: 1}, "expected keys of ASCII characters; found 1"),
        ("\ud800", "a string holds half of a surrogate pair, which is not valid Unicode"),
        (b"x", "found bytes"),
        ({1, 2}, "found set"),
    ],
)
def test_what_the_profile_leaves_out_is_not_written(value, says):
    with pytest.raises(NotCanonical) as error:
        encode([value])
    assert str(error.value).endswith(says)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b'{"a":1,"a":1}', "at byte 7 expected '}', found ',\"a\":1}'"),
        (b'{"b":1,"a":2}', 'at byte 3 expected \'a":2,"b":1}\', found \'b":1,"a":2}\''),
        (b"[1, 2]", "at byte 4 expected '2]', found ' 2]'"),
        (b"[1.0]", "expected whole numbers only; found '1.0'"),
        (b"[1e3]", "expected whole numbers only; found '1e3'"),
        (b"[NaN]", "expected whole numbers only; found 'NaN'"),
        (b"[-0]", "at byte 2 expected '0]', found '-0]'"),
        (b"[9007199254740992]", "the number 0x20000000000000 is beyond 2^53 - 1"),
        (b"[" + b"9" * 5000 + b"]", "a number is beyond 2^53 - 1"),
        (b'"\\u00e9"', "expected 'é\"', found '\\\\u00e9\"'"),
        (b'"\\ud800"', "a string holds half of a surrogate pair, which is not valid Unicode"),
        (b'"\xff"', "expected UTF-8; byte 2 is not part of a character"),
        (b"\xef\xbb\xbf1", "expected JSON; at character 1: Expecting value"),
        (b"1\x00", "expected JSON; at character 2: Extra data"),
        (b"", "expected JSON; at character 1: Expecting value"),
        (b"[" * 60_000, f"nested more than {MAX_DEPTH} deep"),
        (b'{"a":' * 60_000, f"nested more than {MAX_DEPTH} deep"),
    ],
)
def test_bytes_that_are_not_canonical_are_refused_in_words(data, says):
    with pytest.raises(NotCanonical) as error:
        decode(data)
    assert str(error.value).endswith(says)


def test_arrays_and_objects_lie_at_most_32_deep():
    deepest = b"[" * MAX_DEPTH + b"]" * MAX_DEPTH
    assert encode(decode(deepest)) == deepest
    with pytest.raises(NotCanonical):
        decode(b"[" + deepest + b"]")
