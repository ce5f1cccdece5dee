import json
from base64 import b64decode, b64encode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.record.checkpoint import Checkpoint
from folkmoot.core.record.malformed import Malformed
from folkmoot.core.record.merkle import leaf_hash, root
from folkmoot.core.record.note import NotSigned, SigningKey, VerifierKey, open_note, sign

VECTORS = json.loads((Path(__file__).parent / "vectors/c2sp_notes.json").read_text(encoding="utf-8"))
EXAMPLE = VECTORS["spec_example"]
LOG = SigningKey("moot.example/log", bytes.fromhex(VECTORS["keys"]["moot.example/log"]["seed"]))
OTHER = SigningKey("moot.example/log", bytes(32))
ELSEWHERE = SigningKey("north.example/log", bytes(32))
NOTE = sign("The moot meets.\n", LOG)


def test_the_note_of_the_specification_opens():
    note = open_note(EXAMPLE["note"], [VerifierKey.parse(EXAMPLE["vkey"])])
    assert note.text == "This is an example message.\n"


def test_the_key_of_a_seed_is_the_one_of_the_vectors():
    assert LOG.vkey == VECTORS["keys"]["moot.example/log"]["vkey"]
    assert VerifierKey.parse(LOG.vkey) == LOG.verifier


def test_the_key_id_is_the_beginning_of_the_fingerprint():
    assert LOG.vkey.split("+")[1] == LOG.verifier.fingerprint[:8] == LOG.verifier.id.hex()


def test_the_checkpoint_of_a_thousand_leaves_is_signed_byte_for_byte():
    checkpoint = Checkpoint("moot.example/log", 1000, root(leaf_hash(b"%d" % i) for i in range(1000)))
    assert checkpoint.signed(LOG) == VECTORS["checkpoint_1000"]
    assert Checkpoint.parse(VECTORS["checkpoint_1000"], [LOG.verifier]) == checkpoint


def test_a_signing_key_survives_being_written_down():
    key = SigningKey.generate("moot.example/log")
    assert SigningKey.from_text(key.to_text()) == key
    assert SigningKey.generate("moot.example/log") != key


def test_a_signing_key_never_shows_its_seed():
    assert repr(LOG) == "SigningKey(name='moot.example/log')"
    text = LOG.to_text()
    for wrong in (text[:-1], text.replace("moot", "noot"), text.replace("PRIVATE", ""), text.replace("KEY+", "KEY+ ")):
        with pytest.raises(Malformed) as error:
            SigningKey.from_text(wrong)
        assert wrong[-40:] not in str(error.value)


def test_a_signing_key_has_a_seed_of_32_bytes_and_a_name_without_spaces():
    with pytest.raises(Malformed, match="expected a seed of 32 bytes; found 31"):
        SigningKey("moot.example/log", bytes(31))
    with pytest.raises(Malformed, match="expected a key name without spaces and plus signs; found 'the moot'"):
        SigningKey.generate("the moot")


def test_a_text_that_does_not_end_in_a_line_feed_is_not_signed():
    with pytest.raises(Malformed, match="expected a text that ends in a line feed"):
        sign("The moot meets.", LOG)


def test_a_note_holds_with_further_signatures_by_keys_that_are_not_given():
    cosigned = NOTE + sign("The moot meets.\n", ELSEWHERE).split("\n\n")[1]
    assert open_note(cosigned, [LOG.verifier]).signed_by == (LOG.verifier,)
    assert open_note(cosigned, [LOG.verifier]).signatures == 2
    assert open_note(cosigned, [LOG.verifier, ELSEWHERE.verifier]).signed_by == (LOG.verifier, ELSEWHERE.verifier)


def test_a_note_without_a_signature_of_a_given_key_is_not_signed():
    with pytest.raises(NotSigned, match=r"expected a signature of .*; found none"):
        open_note(NOTE, [OTHER.verifier])
    with pytest.raises(NotSigned):
        open_note(NOTE, [])


def test_a_false_signature_of_a_given_key_is_told():
    with pytest.raises(NotSigned, match="is not one of this text"):
        open_note(NOTE.replace("meets", "rests"), [LOG.verifier])


@given(st.integers(0, len(NOTE.encode()) - 1), st.integers(1, 255))
def test_a_note_with_any_byte_changed_does_not_open(place, change):
    data = bytearray(NOTE.encode())
    data[place] ^= change
    with pytest.raises(ValueError):  # noqa: PT011 - not UTF-8, malformed, or not signed
        open_note(data.decode(), [LOG.verifier])


def base64_of(data):
    return b64encode(data).decode()


SIGNATURE = NOTE.split(" ")[-1].strip()


@pytest.mark.parametrize(
    ("note", "says"),
    [
        ("", "expected a signed note"),
        ("text\n", "expected a signed note"),
        ("text\n\n", "expected a signed note"),
        (NOTE[:-1], "expected a signed note"),
        (NOTE + "\n", "expected a signed note"),
        (NOTE.replace("meets", "me\tets"), "without control characters"),
        ("text\n\nsigned\n", "expected a line of signature"),
        (NOTE.replace("\u2014", "-"), "expected a line of signature"),
        (NOTE.replace("\u2014 moot.example/log ", "\u2014 moot.example/log  "), "expected base64"),
        (NOTE.replace("\u2014 moot.example/log", "\u2014 moot+log"), "expected a key name"),
        (NOTE.replace("\u2014 moot.example/log", "\u2014 moot\u00a0log"), "expected a key name"),
        (NOTE.replace(SIGNATURE, SIGNATURE.rstrip("=")), "expected base64 in its one canonical form"),
        (NOTE.replace(SIGNATURE, base64_of(LOG.verifier.id)), "expected a key ID of four bytes and a signature"),
        (NOTE.replace(SIGNATURE, base64_of(b64decode(SIGNATURE)[:-1])), "is not one of this text"),
        (NOTE + NOTE.split("\n\n")[1], "expected one signature of moot.example/log; found two"),
        (NOTE + NOTE.split("\n\n")[1] * 64, "expected at most 64 signatures; found 65"),
        ("x" * 70_000 + NOTE, "expected a note of at most 65,536 characters"),
        ("a\ud800b\n\n\u2014 x AAAA\n", "valid Unicode"),
    ],
)
def test_what_is_no_note_is_refused_in_words(note, says):
    with pytest.raises(Malformed) as error:
        open_note(note, [LOG.verifier])
    assert says in str(error.value)


@pytest.mark.parametrize(
    ("vkey", "says"),
    [
        ("", "expected a verifier key"),
        ("moot.example/log", "expected a verifier key"),
        ("+0313f41a+AfhJ", "expected a key name"),
        ("moot log+0313f41a+AfhJ", "expected a key name"),
        (
            LOG.vkey.replace("0313f41a", "0313f41b"),
            "expected the key ID 0313f41a for this name and key; found '0313f41b'",
        ),
        (LOG.vkey.replace("0313f41a", "0313F41A"), "found '0313F41A'"),
        (LOG.vkey + "=", "expected base64"),
        (LOG.vkey[:-4], "expected a key of 32 bytes; found 29"),
        ("moot.example/log+0313f41a+", "expected a key of type 1, Ed25519; found type none"),
        (VECTORS["keys"]["north.example/witness"]["vkey"], "expected a key of type 1, Ed25519; found type 4"),
    ],
)
def test_what_is_no_verifier_key_is_refused_in_words(vkey, says):
    with pytest.raises(Malformed) as error:
        VerifierKey.parse(vkey)
    assert says in str(error.value)


CHECKPOINT = Checkpoint("moot.example/log", 7, bytes(32))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("moot.example/log\n7\n", "expected a checkpoint of three lines"),
        (CHECKPOINT.text() + "an extension\n", "expected a checkpoint of three lines"),
        (CHECKPOINT.text().replace("7", "07"), "expected the number of entries in the second line; found '07'"),
        (CHECKPOINT.text().replace("7", "-7"), "expected the number of entries in the second line; found '-7'"),
        (CHECKPOINT.text().replace("7", "٧"), "expected the number of entries in the second line"),
        (CHECKPOINT.text().replace("7", "9" * 19), "expected a size from 0"),
        (CHECKPOINT.text().replace("7", ""), "expected the number of entries in the second line; found ''"),
        (CHECKPOINT.text().replace("=", ""), "expected base64 in its one canonical form"),
        (CHECKPOINT.text().replace("A=", "B="), "expected base64 in its one canonical form"),
        ("moot.example/log\n7\nAAAA\n", "expected 32 bytes in base64; found 3"),
        ("\n7\n" + CHECKPOINT.text().split("\n")[2] + "\n", "expected an origin of one line"),
    ],
)
def test_what_is_no_checkpoint_is_refused_in_words(text, says):
    with pytest.raises(Malformed) as error:
        Checkpoint.parse(sign(text, LOG), [LOG.verifier])
    assert says in str(error.value)


def test_a_checkpoint_is_signed_by_the_key_of_its_origin():
    with pytest.raises(Malformed, match=r"expected the key of moot\.example/log; found that of north\.example/log"):
        CHECKPOINT.signed(ELSEWHERE)
    with pytest.raises(Malformed, match=r"expected a signature of the origin moot.example/log"):
        Checkpoint.parse(sign(CHECKPOINT.text(), ELSEWHERE), [ELSEWHERE.verifier])


@given(st.text(max_size=120))
def test_any_text_is_a_note_or_refused(text):
    with pytest.raises(Malformed):
        open_note(text, [LOG.verifier])
