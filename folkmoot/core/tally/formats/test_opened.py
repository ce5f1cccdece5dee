"""Opened ballots: what stands in them, and what does not."""

import json

import pytest

from folkmoot.core.tally import read
from folkmoot.core.tally.formats.bad import BadPoll
from folkmoot.core.tally.formats.test_blt import marks
from folkmoot.core.tally.poll import GAP, Candidate

HEAD = {
    "candidates": [{"name": "Ada"}, {"attributes": ["woman"], "group": "North", "name": "Ben"}, {"name": "Cyd"}],
    "format": "folkmoot/opened/v1",
    "question": "q1",
    "seats": 2,
    "title": "Branch committee",
}


def opened(*lines, **changed):
    every = [json.dumps(HEAD | changed), *(each if isinstance(each, str) else json.dumps(each) for each in lines)]
    return read("\n".join(every).encode())


def answers(*found):
    return [{"ballot": {"q1": each}} for each in found]


def test_a_list_of_opened_ballots_is_read():
    poll = opened(
        {"ballot": {"q1": [1, 0], "q2": [0]}, "nonce": "6f559b45c93d44a024e6", "sig": "x"},
        {"ballot": '{"q1":[[0,1]]}'},
        {"ballot": {"q1": [1, None, 0]}, "weight": 3},
        {"ballot": {"mark": "blue", "q1": []}},
    )
    assert poll.candidates == (Candidate("Ada"), Candidate("Ben", "North", frozenset({"woman"})), Candidate("Cyd"))
    assert (poll.seats, poll.title, poll.reopen) == (2, "Branch committee", None)
    assert marks(poll) == [(1, [[1], [0]]), (1, [[0, 1]]), (3, [[1], [GAP], [0]]), (1, [])]


def test_scores_are_an_object():
    poll = opened(*answers({"0": 5, "1": 2}, {}, {"2": 5, "0": 5, "1": 0}))
    assert (marks(poll), poll.papers.scores.tolist()) == (
        [(1, [[0], [1]]), (1, []), (1, [[0, 2], [1]])],
        [5, 2, 5, 5, 0],
    )


def test_the_first_line_may_say_who_withdrew_is_nobody_and_goes_first_in_ties():
    poll = opened(*answers([0]), withdrawn=[1], reopen=2, tie_order=[2, 0, 1], notes=["read twice"])
    assert (poll.withdrawn, poll.reopen, poll.tie_order, poll.notes) == ({1}, 2, (2, 0, 1), ("read twice",))


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("[1]", "expected an object of JSON, not '[1]'"),
        ("{", "expected one object of JSON, without fractions, and no key twice, not '{'"),
        (
            '{"ballot":{"q1":[0.5]}}',
            'expected one object of JSON, without fractions, and no key twice, not \'{"ballot":{"q1":[0.5]}}\'',
        ),
        ('{"a":1,"a":2}', 'expected one object of JSON, without fractions, and no key twice, not \'{"a":1,"a":2}\''),
        ('{"ballot":{}}', "expected a ballot that answers 'q1'"),
        ('{"ballot":{"q1":[3]}}', "expected a candidate to be a whole number from 0 to 2"),
        ('{"ballot":{"q1":[true]}}', "expected a candidate to be a whole number from 0 to 2"),
        ('{"ballot":{"q1":[[]]}}', "expected no place without anybody; null is one that names nobody"),
        ('{"ballot":{"q1":"0"}}', "expected an answer that is a list of candidates, or an object of scores"),
        ('{"ballot":{"q1":{"3":1}}}', "expected a key to be a whole number from 0 to 2"),
        ('{"ballot":{"q1":{"x":1}}}', "expected a key to be a whole number from 0 to 2"),
        ('{"ballot":{"q1":{"0":-1}}}', "expected a score to be a whole number from 0 to 1,000,000"),
        ('{"ballot":{"q1":{"0":1,"00":1}}}', "expected one score for each candidate"),
        ('{"ballot":{"q1":[]},"weight":0}', "expected weight to be a whole number from 1 to 900,000,000"),
    ],
)
def test_what_is_broken_is_told_with_its_line(line, says):
    with pytest.raises(BadPoll) as fault:
        opened(*answers([0]), line)
    assert str(fault.value) == f"ballots, line 3: {says}"


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"format": "folkmoot/opened/v2"}, 'expected "format":"folkmoot/opened/v1" in the first line'),
        ({"candidates": []}, "expected a list of 1 to 10,000 candidates"),
        ({"candidates": ["Ada"]}, "expected each candidate to be an object with a name"),
        ({"candidates": [{"name": ""}]}, "expected the name of a candidate, of 1 to 1,000 letters, not nothing"),
        ({"seats": -1}, "expected seats to be a whole number from 0 to 10,000"),
        ({"question": 1}, "expected question to be text of at most 1,000 letters"),
        ({"reopen": 3}, "expected reopen to be a whole number from 0 to 2"),
        ({"tie_order": [0, 1]}, "expected tie_order to have every candidate once"),
        ({"withdrawn": 1}, "expected withdrawn to be a list of candidates"),
        ({"notes": "x"}, "expected notes to be a list of at most 100 texts"),
    ],
)
def test_a_first_line_that_does_not_hold_together_is_refused(changed, says):
    with pytest.raises(BadPoll) as fault:
        opened(*answers([0]), **changed)
    assert str(fault.value) == f"ballots, line 1: {says}"
