import struct
import zipfile
from io import BytesIO
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.record import archive
from folkmoot.core.record.archive import Archive, write_archive
from folkmoot.core.record.malformed import Malformed

CONTENTS = {"checkpoint": b"one\n", "log.jsonl": b"{}\n{}\n", "attachments/ab": b""}


def written(contents=CONTENTS):
    out = BytesIO()
    write_archive(out, [(name, BytesIO(content)) for name, content in contents.items()])
    return out.getvalue()


def opened(data):
    return Archive(BytesIO(data), "export.zip")


def refusal(data):
    with pytest.raises(Malformed) as error:
        opened(data)
    return str(error.value)


names = st.from_regex(r"\A[a-z0-9][a-z0-9_.-]{0,8}(/[a-z0-9]{1,9})?\Z")


@given(st.dictionaries(names, st.binary(max_size=200), min_size=1, max_size=6))
def test_what_is_written_is_read_back(contents):
    found = opened(written(contents))
    assert {name: found.read(name) for name in found.members} == contents
    assert found.spoiled == ()


@given(st.permutations(list(CONTENTS.items())))
def test_there_is_one_archive_for_the_same_contents(items):
    assert written(dict(items)) == written()


def test_other_programs_read_it():
    with zipfile.ZipFile(BytesIO(written())) as found:
        assert found.testzip() is None
        assert {name: found.read(name) for name in found.namelist()} == CONTENTS
        assert found.namelist() == sorted(CONTENTS)


def test_a_changed_content_is_named():
    assert opened(written().replace(b"one\n", b"two\n")).spoiled == ("checkpoint",)


def test_members_may_be_read_by_turns(monkeypatch):
    monkeypatch.setattr(archive, "CHUNK", 2)
    found = opened(written())
    assert list(zip(found.chunks("checkpoint"), found.chunks("log.jsonl"), strict=False)) == [
        (b"on", b"{}"),
        (b"e\n", b"\n{"),
    ]


def test_a_file_that_becomes_shorter_while_it_is_read_is_told():
    file = BytesIO(written())
    found = Archive(file, "export.zip")
    file.truncate(10)
    with pytest.raises(Malformed, match=r"export\.zip: the file became shorter while it was read"):
        found.read("log.jsonl")


def zipped(*, info=None, compression=zipfile.ZIP_STORED, comment=b"", prefix=b"", name="log.jsonl"):
    out = BytesIO(prefix)
    out.seek(len(prefix))
    with zipfile.ZipFile(out, "w", compression) as file:
        file.writestr(info or zipfile.ZipInfo(name), b"{}\n" * 20, compression)
        file.comment = comment
    return out.getvalue()


def info(**changes):
    made = zipfile.ZipInfo("log.jsonl")
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def with_field(data, at, form, value):
    at %= len(data)
    return data[:at] + struct.pack(form, value) + data[at + struct.calcsize(form) :]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (zipped(compression=zipfile.ZIP_DEFLATED), "this zip uses compression (method 8)"),
        (zipped(compression=zipfile.ZIP_BZIP2), "this zip uses compression (method 12)"),
        (zipped(compression=zipfile.ZIP_LZMA), "this zip uses compression (method 14)"),
        (zipped(info=info(extra=b"\x01\x02\x00\x00")), "this zip uses extra fields"),
        (with_field(written(), 6, "<H", 1), "this zip uses encryption"),
        (with_field(written(), 6, "<H", 8), "this zip uses sizes that stand after the content (a data descriptor)"),
        (with_field(written(), 6, "<H", 0x800), "attachments/ab: local header, flags: expected 0x0, found 0x800"),
        (with_field(written(), 22, "<I", 0xFFFFFFFF), "this zip uses zip64"),
        (with_field(written(), 18, "<I", 5), "local header, compressed size: expected 0x0, found 0x5"),
        (with_field(written(), 26, "<H", 101), "this zip uses a name of more than 100 bytes"),
        (zipped(info=info(date_time=(2026, 5, 1, 0, 0, 0))), "local header, date: expected 0x21, found 0x5ca1"),
        (zipped(info=info(comment=b"hello")), "length of comment: expected 0x0, found 0x5"),
        (zipped(info=info(external_attr=0)), "external attributes: expected 0x81a40000, found 0x1800000"),
        (with_field(written(), -2, "<H", 5) + b"hello", "directory, length of comment: expected 0x0, found 0x5"),
        (zipped(prefix=b"#!/bin/sh\n"), "at byte 1: expected the signature of a member; found b'#!/b'"),
        (zipped(name="../log"), "expected a member's name of letters, digits and -_./; found b'../log'"),
        (zipped(name="/etc/passwd"), "expected a member's name of letters, digits and -_./; found b'/etc/passwd'"),
        (zipped(name="a b"), "expected a member's name of letters"),
        (written() + b"more", "expected the end of the file; 4 bytes follow"),
        (written()[:-1], "the archive: expected the end of central directory; the file is cut short"),
        (written()[:86], "checkpoint: expected 4 bytes of content; the file is cut short"),
        (written()[:20], "expected a local header or the central directory; the file is cut short"),
        (b"", "at byte 1: expected a local header or the central directory; the file is cut short"),
        (struct.pack("<4sHHHHIIH", b"PK\x05\x06", *[0] * 7), "expected a local header"),
    ],
)
def test_what_is_foreign_to_the_canonical_form_is_refused_by_name(data, says):
    assert says in refusal(data)


def local(name, content):
    sizes = (crc32(content), len(content), len(content), len(name), 0)
    return struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 0, 0, 0x21, *sizes) + name + content


def test_members_twice_or_out_of_order_are_refused_by_name():
    assert "a second member of the name 'log.jsonl'" in refusal(local(b"log.jsonl", b"") * 2)
    assert "a member out of the order of names: 'key'" in refusal(local(b"log.jsonl", b"") + local(b"key", b""))


def test_a_member_that_claims_more_than_the_file_has_is_refused():
    data = local(b"log.jsonl", b"x").replace(b"\x01\x00\x00\x00\x01\x00\x00\x00", b"\xfe\xff\xff\xff\xfe\xff\xff\xff")
    assert "log.jsonl: expected 4,294,967,294 bytes of content; the file is cut short" in refusal(data)


def test_more_members_than_allowed_are_refused(monkeypatch):
    monkeypatch.setattr(archive, "MAX_MEMBERS", 2)
    assert "expected at most 2 members" in refusal(b"".join(local(b"%d" % i, b"") for i in range(3)))
    with pytest.raises(Malformed, match="expected 1 to 2 members; found 3"):
        written()


def test_an_archive_larger_than_the_format_allows_is_neither_written_nor_read(monkeypatch):
    data = written()
    monkeypatch.setattr(archive, "MAX_BYTES", len(data) - 1)
    assert refusal(data) == "export.zip: at byte 1: expected a file of less than 4 GiB"
    with pytest.raises(Malformed, match="expected an archive of less than 4 GiB"):
        written()


def test_an_archive_of_nothing_is_not_written():
    with pytest.raises(Malformed, match="expected 1 to 10,000 members; found 0"):
        written({})


@pytest.mark.parametrize("name", ["", ".", "../a", "a/..", "a b", "/a", "a/", "a//b", "ä", "a" * 101, "a\\b"])
def test_a_name_out_of_form_is_not_written(name):
    with pytest.raises(Malformed, match="expected a member's name"):
        written({name: b""})


def test_a_name_is_not_written_twice():
    with pytest.raises(Malformed, match="expected members of different names; found 'key' twice"):
        write_archive(BytesIO(), [("key", BytesIO(b"1")), ("key", BytesIO(b"2"))])


def test_every_byte_changed_is_found():
    data = written()
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 0x01
        try:
            spoiled = opened(bytes(changed)).spoiled
        except Malformed as error:
            spoiled = (error.file,)
        assert spoiled in [(name,) for name in ("export.zip", *CONTENTS)]


@given(st.binary(max_size=300))
def test_any_bytes_are_an_archive_or_refused(data):
    try:
        found = opened(data)
    except Malformed:
        return
    assert written({name: found.read(name) for name in found.members}) == data


@given(st.data())
def test_an_archive_with_some_bytes_changed_is_refused_spoiled_or_canonical(data):
    changed = bytearray(written())
    for place in data.draw(st.lists(st.integers(0, len(changed) - 1), min_size=1, max_size=4)):
        changed[place] = data.draw(st.integers(0, 255))
    try:
        found = opened(bytes(changed))
    except Malformed:
        return
    if not found.spoiled:
        assert written({name: found.read(name) for name in found.members}) == changed
