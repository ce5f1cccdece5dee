from base64 import b64encode
from io import BytesIO

import pytest

from folkmoot.core.record.conftest import CHARTER, PUBLIC, unzipped, zipped
from folkmoot.core.record.export import bare_leaf, bare_line, read_export, write_export
from folkmoot.core.record.malformed import Malformed
from folkmoot.core.record.merkle import leaf_hash
from folkmoot.core.record.note import NotSigned, SigningKey
from folkmoot.core.record.text import Reserved, Text, read_texts

SALT = b64encode(bytes(32))


def write(sample, **changes):
    out = BytesIO()
    given = {
        "lines": sample.lines(),
        "checkpoint": sample.checkpoint().signed(sample.key),
        "key": sample.key.verifier,
        "texts": sorted(sample.texts, key=lambda text: text.place),
        "attachments": sample.attachments,
    }
    write_export(out, **{**given, **changes})
    return out.getvalue()


def test_an_export_has_the_members_of_the_format(sample):
    found = unzipped(sample.export())
    assert sorted(name for name in found if not name.startswith("attachments/")) == [
        "checkpoint",
        "key",
        "log.jsonl",
        "profile",
        "texts.jsonl",
    ]
    assert found["log.jsonl"].splitlines() == sample.lines()
    assert found["key"].decode() == sample.key.vkey + "\n"
    assert {content for name, content in found.items() if name.startswith("attachments/")} == set(
        sample.attachments.values()
    )


def test_the_same_record_gives_the_same_export(sample):
    assert sample.export() == sample.export()


def test_an_export_of_some_classes_has_bare_hashes_for_the_rest(sample):
    lines = unzipped(sample.export(classes=PUBLIC))["log.jsonl"].splitlines()
    assert lines[5] == bare_line(leaf_hash(sample.lines()[5]))
    assert bare_leaf(lines[5]) == leaf_hash(sample.lines()[5])
    assert unzipped(sample.export(classes=PUBLIC))["profile"] == (
        b'{"classes":["members","public"],"format":"folkmoot-record","origin":"moot.example/log","size":8,"v":1}\n'
    )


def test_only_what_the_reader_may_read_is_written(sample):
    found = unzipped(sample.export(classes=["public"]))
    assert b"Yes" not in b"".join(found.values())
    assert b"Ada" not in found["texts.jsonl"]
    assert [content for name, content in found.items() if name.startswith("attachments/")] == [CHARTER]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        (lambda moot: {"lines": moot.lines()[:-1]}, "the checkpoint is of another record: of 8 entries, not these 7"),
        (lambda moot: {"lines": moot.lines()[1:]}, "log.jsonl, line 1: expected the entry 0; found 1"),
        (lambda moot: {"lines": [b"{}"]}, "log.jsonl, line 1: v: expected 1"),
        (lambda moot: {"lines": [b'{"leaf":"x"}']}, "log.jsonl, line 1: expected base64"),
        (lambda moot: {"lines": [b'{"leaf":"","x":1}']}, "log.jsonl, line 1: expected an entry, or {"),
        (lambda moot: {"texts": moot.texts[::-1]}, "texts.jsonl, line 2: expected texts in the order of entries"),
        (
            lambda moot: {"texts": [Reserved(3, "body.carries.0.fields.reason", "members")]},
            "entry 3, body.carries.0.fields.reason: kept for members, whose entries are here: expected the text",
        ),
        (lambda moot: {"attachments": {}}, "expected the attachment "),
        (lambda moot: {"attachments": dict.fromkeys(moot.attachments, b"x")}, "expected an attachment of at most"),
        (lambda moot: {"key": SigningKey("moot.example/log", bytes(32)).verifier}, "expected a signature of"),
    ],
)
def test_what_would_not_verify_is_not_written(sample, changes, says):
    with pytest.raises(Malformed) as error:
        write(sample, **changes(sample))
    assert says in str(error.value)


def test_the_changes_above_are_all_that_is_wrong(sample):
    assert write(sample) == sample.export()


def test_an_export_without_a_member_or_with_another_one_is_refused_by_name(sample):
    found = unzipped(sample.export())
    without = {name: content for name, content in found.items() if name != "key"}
    with pytest.raises(Malformed, match="expected the member 'key' in the export; there is none"):
        read_export(BytesIO(zipped(without)), "export.zip")
    for name in ("note", "attachments/ab", "attachments/" + "g" * 64, "log.jsonl/x"):
        with pytest.raises(Malformed, match="expected members of the format only; found"):
            read_export(BytesIO(zipped({**found, name: b""})), "export.zip")


@pytest.mark.parametrize(
    ("profile", "says"),
    [
        (b'{"v":2}\n', "profile: expected version 1 of the format, which this verifier knows"),
        (b"[]\n", "profile: expected version 1 of the format, which this verifier knows"),
        (b'{"v":1', "profile: expected JSON"),
    ],
)
def test_a_later_version_of_the_format_is_told_before_anything_else(sample, profile, says):
    contents = {**unzipped(sample.export()), "profile": profile, "witnesses": b""}
    with pytest.raises(Malformed) as error:
        read_export(BytesIO(zipped(contents)), "export.zip")
    assert str(error.value).startswith(says)


def test_members_beyond_their_size_are_refused_by_name(sample):
    found = unzipped(sample.export())
    with pytest.raises(Malformed, match="key: expected at most 1,024 bytes; found 2,000"):
        read_export(BytesIO(zipped({**found, "key": b"x" * 2000})), "export.zip")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("key", b"moot", "key: expected one line, ended by a line feed"),
        ("key", b"moot\n", "key: expected a verifier key"),
        ("key", b"\xff\n", "key: expected UTF-8; byte 1 is not part of a character"),
        ("checkpoint", b"moot\n", "checkpoint: expected a signed note"),
    ],
)
def test_a_key_or_checkpoint_out_of_form_is_named(sample, name, content, says):
    export = read_export(BytesIO(zipped({**unzipped(sample.export()), name: content})), "export.zip")
    with pytest.raises(Malformed) as error:
        export.checkpoint(export.key())
    assert says in str(error.value)


def test_a_checkpoint_with_more_signatures_waits_for_a_later_version_of_the_format(sample):
    found = unzipped(sample.export())
    signature = sample.checkpoint().signed(sample.key).split("\n\n")[1].replace("moot.example", "north.example")
    export = read_export(
        BytesIO(zipped({**found, "checkpoint": found["checkpoint"] + signature.encode()})), "export.zip"
    )
    with pytest.raises(Malformed, match="checkpoint: expected one signature in version 1 of the format; found more"):
        export.checkpoint(sample.key.verifier)
    with pytest.raises(NotSigned):
        export.checkpoint(SigningKey("south.example/log", bytes(32)).verifier)


def test_attachments_are_a_mapping_by_hash(sample):
    found = read_export(BytesIO(sample.export()), "export.zip").attachments
    assert dict(found) == sample.attachments
    assert len(found) == 2
    assert [found.digest(name) for name in found] == list(found)
    assert "ab" * 32 not in found
    with pytest.raises(KeyError):
        found["ab" * 32]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"[]", "expected the keys entry, field, salt and value, or class, entry and field"),
        (b'{"entry":0,"field":"x","salt":""}', "expected the keys entry, field, salt and value"),
        (b'{"class":"members","entry":0,"field":"x","salt":""}', "expected the keys entry, field, salt and value"),
        (b'{"class":"public","entry":0,"field":"x"}', "expected class to be one for which a text can be kept"),
        (b'{"class":"members","entry":"0","field":"x"}', "expected entry to be the index of an entry"),
        (b'{"class":"members","entry":0,"field":0}', "expected entry to be the index of an entry, and field"),
        (b'{"entry":0,"class":"members","field":"x"}', "not in canonical form"),
        (b'{"entry":-1,"field":"x","salt":"%s","value":1}' % SALT, "expected entry to be the index of an entry"),
        (
            b'{"entry":0,"field":1,"salt":"%s","value":1}' % SALT,
            "expected entry to be the index of an entry, and field",
        ),
        (b'{"entry":0,"field":"x","salt":1,"value":1}', "expected salt to be base64"),
        (b'{"entry":0,"field":"x","salt":"AA==","value":1}', "expected 32 bytes in base64; found 1"),
        (b'{"field":"x","entry":0,"salt":"","value":1}', "not in canonical form"),
    ],
)
def test_a_text_out_of_form_is_named(line, says):
    with pytest.raises(Malformed) as error:
        list(read_texts([line + b"\n"], file="texts.jsonl"))
    assert str(error.value).startswith("texts.jsonl, line 1: ")
    assert says in str(error.value)


def test_a_text_out_of_form_cannot_be_made():
    with pytest.raises(Malformed, match="expected a salt of 32 bytes"):
        Text(0, "x", bytes(31), None)
    with pytest.raises(Malformed, match="expected a text of at most 1,114,112 bytes"):
        Text(0, "x", bytes(32), "x" * 1_114_112).line()


def test_texts_out_of_order_or_twice_are_refused(sample):
    one, two = (Text(0, field, bytes(32), None).line() + b"\n" for field in ("a", "b"))
    assert [text.field for text in read_texts([one, two], file="texts.jsonl")] == ["a", "b"]
    with pytest.raises(Malformed, match=r"texts\.jsonl, line 2: expected texts in the order"):
        list(read_texts([two, one], file="texts.jsonl"))
    with pytest.raises(Malformed, match=r"line 2: expected one line for each place; entry 0, a has two"):
        list(read_texts([one, one], file="texts.jsonl"))


def test_a_text_and_a_line_that_it_is_kept_for_others_do_not_stand_at_one_place():
    both = [Text(0, "a", bytes(32), None), Reserved(0, "a", "members")]
    with pytest.raises(Malformed, match="expected one line for each place; entry 0, a has two"):
        list(read_texts([each.line() + b"\n" for each in both], file="texts.jsonl"))


def test_a_text_that_is_kept_for_others_is_one_canonical_line():
    line = b'{"class":"members","entry":0,"field":"body.members.0.name"}'
    assert list(read_texts([line + b"\n"], file="texts.jsonl")) == [Reserved(0, "body.members.0.name", "members")]
    assert Reserved(0, "body.members.0.name", "members").line() == line


@pytest.mark.parametrize(
    ("record_class", "says"),
    [
        ("members", "kept for members"),
        ("unit:3", "kept for the unit 3"),
        ("body:appeals", "kept for the body appeals"),
        ("sealed", "kept under seal"),
        ("sealed:case-7", "kept under seal (case-7)"),
    ],
)
def test_for_whom_a_text_is_kept_is_said_in_words(record_class, says):
    assert Reserved(0, "x", record_class).says == says


@pytest.mark.parametrize("wrong", ["public", "friends", "", None, ["members"]])
def test_a_text_can_be_kept_only_for_a_class_that_is_not_everybody(wrong):
    with pytest.raises(Malformed, match="expected class to be one for which a text can be kept"):
        Reserved(0, "x", wrong)
