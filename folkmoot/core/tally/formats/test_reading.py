"""A file is known by its content, packed or not, in any encoding that it says; and what cannot be meant is refused."""

import gzip
import subprocess
import sys
from hashlib import sha256

import pytest

from folkmoot.core.tally import count, read
from folkmoot.core.tally.asked import BadCount
from folkmoot.core.tally.formats import source
from folkmoot.core.tally.formats.bad import BadPoll
from folkmoot.core.tally.formats.test_blt import marks

BLT = '2 1\n3 1 2 0\n2 2 0\n0\n"Zoë"\n"Ben"\n"Committee"\n'
PAPERS = [(3, [[0], [1]]), (2, [[1]])]


@pytest.mark.parametrize(
    "text",
    [
        BLT,
        "# a comment\n\n" + BLT,
        "/* a comment */ " + BLT,
        BLT.replace("2 1\n", "2, 1\n", 1),
        BLT.replace("2 1\n", "2,1\n", 1),
        BLT.replace("\n", " "),
        "# TITLE: x\n# ALTERNATIVE NAME 1: Zoë\n# ALTERNATIVE NAME 2: Ben\n3: 1,2\n2: 2\n",
        "2\n1,Zoë\n2,Ben\n5,5,2\n3,1,2\n2,2\n",
        '2,1,\n3,1,2,\n2,2,\n"Candidate 1","Zoë","",\n"Candidate 2","Ben","",\n"Ward",',
        "# candidate: Zoë\n# candidate: Ben\ncount,rank1,rank2\n3,1,2\n2,2,\n",
        "count;rank1;rank2\n3;1;2\n2;2\n",
        "count,rank:Zoë,rank:Ben\n3,1,2\n2,,1\n",
        '{"format":"folkmoot/opened/v1","question":"q","candidates":[{"name":"Zoë"},{"name":"Ben"}]}\n'
        '{"ballot":{"q":[0,1]},"weight":3}\n{"ballot":{"q":[1]},"weight":2}\n',
    ],
)
def test_every_format_is_known_by_its_content(text, tmp_path):
    for data in (text.encode(), gzip.compress(text.encode()), ("\ufeff" + text).encode(), text.encode("utf-16")):
        assert marks(read(data)) == PAPERS
    file = tmp_path / "ballots"
    file.write_bytes(text.replace("\n", "\r\n").encode())
    assert marks(read(file)) == marks(read(str(file))) == PAPERS


def test_the_hash_is_that_of_the_file_as_it_is():
    packed = gzip.compress(BLT.encode())
    assert read(packed).sha256 == sha256(packed).hexdigest()
    assert read(BLT.encode()).sha256 == sha256(BLT.encode()).hexdigest()


def test_what_is_not_utf_8_is_read_as_windows_1252_and_says_so():
    poll = read(BLT.encode("windows-1252"))
    assert (poll.names[0], poll.notes) == ("Zoë", ("The file is not UTF-8; its text was read as Windows-1252.",))
    with pytest.raises(
        BadPoll, match=r"^ballots, line 5: expected text in UTF-8, and this is not windows-1252 either$"
    ):
        read(BLT.encode().replace("ë".encode(), b"\x81"))


def packed(data):
    return gzip.compress(data, mtime=0)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "expected ballots, and there is nothing in it"),
        (b"\n \n", "expected ballots, and there is nothing in it"),
        (packed(BLT.encode())[:-9], "expected the whole of what gzip packed, and its end is missing"),
        (packed(BLT.encode())[:-4] + b"abcd", "expected what gzip packed, and it is damaged"),
        (packed(BLT.encode()) + b"more", "expected what gzip packed, and it is damaged"),
        (packed(packed(BLT.encode())), "expected ballots, and they are packed twice"),
    ],
)
def test_a_file_that_is_not_whole_is_refused(data, says):
    with pytest.raises(BadPoll) as fault:
        read(data)
    assert str(fault.value) == f"ballots: {says}"


def test_a_file_packed_in_parts_is_read():
    assert marks(read(packed(BLT[:9].encode()) + packed(BLT[9:].encode()))) == PAPERS


def test_what_unpacks_to_more_than_could_be_meant_is_refused_before_it_is_all_there(monkeypatch):
    monkeypatch.setattr(source, "MOST_UNPACKED", 1_000_000)
    with pytest.raises(BadPoll, match=r"^ballots: expected at most 1,000,000 bytes when unpacked$"):
        read(packed(b"1 1 0\n" * 200_000))
    assert len(read(packed(b"2,1\n" * 200_000)).papers) == 200_000


def test_a_file_that_is_too_large_or_not_there_is_refused(monkeypatch, tmp_path):
    file = tmp_path / "ballots.blt"
    with pytest.raises(BadPoll) as fault:
        read(file)
    assert str(fault.value) == f"{file}: cannot be read: No such file or directory"
    with pytest.raises(BadPoll) as fault:
        read(tmp_path)
    assert str(fault.value) == f"{tmp_path}: cannot be read: Is a directory"
    with pytest.raises(BadPoll, match="cannot be read"):
        read("a\0b")
    file.write_text(BLT)
    monkeypatch.setattr(source, "MOST_BYTES", 20)
    for given in (file, BLT.encode()):
        with pytest.raises(BadPoll, match="expected at most 20 bytes"):
            read(given)


def test_a_byte_0_is_told_with_its_line():
    with pytest.raises(BadPoll, match=r"^ballots, line 3: expected text, and there is a byte 0$"):
        read(BLT.encode().replace(b"2 2 0", b"2 2 \0"))


def test_the_format_and_the_seats_may_be_given():
    assert read(BLT.encode(), seats=2).seats == 2
    with pytest.raises(BadPoll, match=r"expected a format of blt, soc, .*, opened, not xls"):
        read(BLT.encode(), format="xls")
    with pytest.raises(BadPoll, match="expected from 1 to 10,000 seats, not 0"):
        read(BLT.encode(), seats=0)


def test_a_poll_that_does_not_say_for_how_many_seats_is_counted_for_one_where_the_rule_elects_one():
    poll = read(b"rank1,rank2\nAda,Ben\nBen,\nBen,Ada\n")
    assert count(poll, "plurality").names == ("Ben",)
    with pytest.raises(BadCount, match="the file does not say for how many seats: give their number"):
        count(poll, "stv-scottish")
    assert count(poll, "stv-scottish", seats=1).names == ("Ben",)


def test_the_formats_can_be_listed_without_numpy():
    asked = "import sys, folkmoot.core.tally.formats as f; print(len(f.FORMATS), 'numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True)
    assert done.stdout == "11 False\n"
