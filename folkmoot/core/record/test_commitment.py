from base64 import urlsafe_b64encode
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.record.canonical import NotCanonical
from folkmoot.core.record.commitment import MAX_VALUE, commit, is_commitment, matches
from folkmoot.core.record.malformed import Malformed

SALT = bytes(range(32))


def test_a_commitment_is_the_hash_that_the_format_page_gives():
    text = '{"page":3,"title":"Föreningen"}'.encode()
    digest = sha256(b"folkmoot/commit/v1" + b"\x00" + SALT + text).digest()
    assert commit(SALT, {"title": "Föreningen", "page": 3}) == "c:" + urlsafe_b64encode(digest).rstrip(b"=").decode()


def test_a_commitment_that_was_once_made_stays_the_same_for_ever():
    assert commit(SALT, "not heard") == "c:oz0E7VHcTjEns8jLQo_gfbozMSBa2ISLIgPACi3F694"


@given(st.text(max_size=50), st.text(max_size=50), st.binary(min_size=32, max_size=32))
def test_only_the_same_value_under_the_same_salt_matches(value, other, salt):
    commitment = commit(salt, value)
    assert is_commitment(commitment)
    assert matches(commitment, salt, value)
    assert matches(commitment, salt, other) == (value == other)
    assert matches(commitment, SALT, value) == (salt == SALT)


def test_a_salt_of_another_length_is_refused():
    with pytest.raises(Malformed, match="expected a salt of 32 bytes; found 31"):
        commit(SALT[1:], "x")


def test_a_value_that_no_export_could_carry_is_refused():
    assert is_commitment(commit(SALT, "x" * (MAX_VALUE - 2)))
    with pytest.raises(Malformed, match="expected a text of at most 1,048,576 bytes; found 1,048,577"):
        commit(SALT, "x" * (MAX_VALUE - 1))


def test_a_value_outside_the_profile_is_refused():
    with pytest.raises(NotCanonical):
        commit(SALT, 1.5)


@pytest.mark.parametrize(
    "value", ["c:", "c:" + "a" * 42, "c:" + "a" * 44, "c:" + "a" * 42 + "+", "d:" + "a" * 43, 1, None]
)
def test_what_has_another_form_is_no_commitment(value):
    assert not is_commitment(value)
