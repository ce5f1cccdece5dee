"""PrefLib's files, of each type, as they are now and as they were."""

import pytest

from folkmoot.core.tally import read
from folkmoot.core.tally.formats.bad import BadPoll
from folkmoot.core.tally.formats.test_blt import marks

HEAD = """# FILE NAME: 00002-00000001.{type}
# TITLE: Debian 2002 Leader
# DESCRIPTION:
# DATA TYPE: {type}
# MODIFICATION TYPE: original
# RELATES TO:
# RELATED FILES: 00002-00000001.toc
# PUBLICATION DATE: 2013-08-17
# MODIFICATION DATE: 2022-09-16
# NUMBER ALTERNATIVES: 4
# NUMBER VOTERS: {voters}
# NUMBER UNIQUE ORDERS: 2
# ALTERNATIVE NAME 1: Branden Robinson
# ALTERNATIVE NAME 2: Raphael Hertzog
# ALTERNATIVE NAME 3: Bdale: Garbee
# ALTERNATIVE NAME 4: None Of The Above
"""
OLD = "4\n1,Branden Robinson\n2,Raphael Hertzog\n3,Bdale, Garbee\n4,None Of The Above\n"
NAMES = ("Branden Robinson", "Raphael Hertzog", "Bdale: Garbee", "None Of The Above")


def preflib(type, papers, voters=5, **given):
    return read((HEAD.format(type=type, voters=voters) + papers).encode(), **given)


@pytest.mark.parametrize(
    ("type", "papers", "expected"),
    [
        ("soc", "3: 3,1,2,4\n2: 1,3,2,4\n", [(3, [[2], [0], [1], [3]]), (2, [[0], [2], [1], [3]])]),
        ("soi", "3: 3,1\n2: 2\n", [(3, [[2], [0]]), (2, [[1]])]),
        ("toc", "3: 3,{1,2,4}\n2: {1,3},{2,4}\n", [(3, [[2], [0, 1, 3]]), (2, [[0, 2], [1, 3]])]),
        ("toi", "3: 3, {1, 2}\n2: \n", [(3, [[2], [0, 1]]), (2, [])]),
        ("cat", "3: {1,3},{2,4}\n2: 2,{1,3,4}\n", [(3, [[0, 2]]), (2, [[1]])]),
        ("cat", "3: {},{1,2,3,4}\n2: {1,2},{}\n", [(3, []), (2, [[0, 1]])]),
    ],
)
def test_each_type_is_read(type, papers, expected):
    for poll in (preflib(type, papers), preflib(type, papers, format=type)):
        assert (marks(poll), poll.names, poll.title, poll.seats) == (expected, NAMES, "Debian 2002 Leader", 0)


def test_the_older_form_is_read():
    poll = read((OLD + "5,5,2\n3,3,{1,2}\n2,4\n").encode())
    assert (marks(poll), poll.names[2]) == ([(3, [[2], [0, 1]]), (2, [[3]])], "Bdale, Garbee")


def test_of_more_than_two_categories_it_is_said_that_one_is_read():
    more = "# CATEGORY NAME 1: Yes\n# CATEGORY NAME 2: Maybe\n# CATEGORY NAME 3: No\n"
    poll = preflib("cat", more + "5: 1,{2,3},4\n")
    assert (marks(poll), poll.notes) == ([(5, [[0]])], ("Of 3 categories only 'Yes' is read: as approval.",))


@pytest.mark.parametrize(
    ("type", "papers", "says"),
    [
        ("soc", "5: 1,2,3\n", ", line 17: expected all 4 alternatives, for the type is soc, not '1,2,3'"),
        ("soi", "5: 1,{2,3}\n", ", line 17: expected no two in one place, for the type is soi, not '1,{2,3}'"),
        ("soi", "5: 1,1\n", ", line 17: expected each alternative once, not '1,1'"),
        ("soi", "5: 1,5\n", ", line 17: expected the number of an alternative, from 1 to 4, not '5'"),
        ("soi", "4: 1,2\n", ": expected 5 voters as its head says, and there are 4"),
        ("soi", "-5: 1,2\n", ", line 17: expected how many voters, from 1 to 900,000,000, not '-5'"),
        ("soi", "1,2\n", ", line 17: expected how many voters, ':' and whom they name, not '1,2'"),
        (
            "toi",
            "5: {1,{2}}\n",
            ", line 17: expected numbers of alternatives, and { } around those who share a place, not '{1,{2}}'",
        ),
        (
            "toi",
            "5: 1 2\n",
            ", line 17: expected numbers of alternatives, and { } around those who share a place, not '1 2'",
        ),
        ("wmd", "5: 1\n", ", line 4: expected soc, soi, toc, toi or cat, not 'wmd'"),
    ],
)
def test_what_is_broken_is_told_with_its_line(type, papers, says):
    with pytest.raises(BadPoll) as fault:
        preflib(type, papers)
    assert str(fault.value) == f"ballots{says}"


def test_names_and_types_that_do_not_hold_together_are_refused():
    with pytest.raises(BadPoll, match=r"^ballots, line 4: expected soi, not 'soc'$"):
        preflib("soc", "5: 1,2,3,4\n", format="soi")
    with pytest.raises(BadPoll, match=r"^ballots: expected a name for each of 4 alternatives$"):
        read(HEAD.format(type="soi", voters=1).replace("NAME 2", "NAME 5").encode() + b"1: 1\n")
    with pytest.raises(BadPoll, match=r"^ballots, line 14: expected one name for number 1, and this is another"):
        read(HEAD.format(type="soi", voters=1).replace("NAME 2", "NAME 1").encode() + b"1: 1\n")
    with pytest.raises(BadPoll, match=r"^ballots, line 6: expected the numbers of voters, of their sum and of"):
        read((OLD + "5,5\n5,1\n").encode())
