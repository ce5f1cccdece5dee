from folkmoot.core.charter.analyses.conftest import Find

BODIES = """body = [
  {{ id = "board", seats = 5, filled_by = "elected:congress", removed_by = "congress", convenes = "self" }},
  {{ id = "congress", kind = "congress", seats = 50, filled_by = "elected:membership", removed_by = "membership" }},
]
office = [{{ id = "clerk", filled_by = "appointed:board", removed_by = "board", duties = ["note"] }}]
meeting = [{{ of = "congress", called_by = [{}] }}]
"""


def test_only_it_can_call_those_who_can_remove_it(find: Find) -> None:
    (found,) = find("convening-lock", BODIES.format('"board", "clerk"'))
    assert (found.severity, found.rules) == ("error", ("2 board", "2 meeting-congress"))
    assert found.says == (
        "the board can be removed only by the congress, and nobody but the board, or the clerk, whom it commands, "
        "may call the congress together."
    )
    assert found.trace == (
        "the board calls the congress, or does not",
        "the clerk calls the congress, or does not",
        "the congress could remove the board, but does not meet",
    )
    assert find("convening-lock", BODIES.format('"board", "clerk", "membership:5%"')) == []


def test_whoever_can_be_removed_by_a_ballot_is_not_locked_in(find: Find) -> None:
    ballot = BODIES.format('"board"').replace('removed_by = "congress"', 'removed_by = ["congress", "membership"]')
    assert find("convening-lock", ballot) == []


def test_a_late_election_must_be_for_somebody_else_to_call(find: Find) -> None:
    board = 'body = [{ id = "board", seats = 5, filled_by = "elected:membership", term_months = 12 }]\n'
    (found,) = find("convening-lock", board)
    assert (found.severity, found.rules) == ("warning", ("2 board",))
    assert found.says == (
        "when the election of the board is late, nobody but the board itself may call it: "
        "no article says who else does."
    )
    assert find("convening-lock", board, 'transition = [{ overdue_called_by = "membership:5%" }]\n') == []
