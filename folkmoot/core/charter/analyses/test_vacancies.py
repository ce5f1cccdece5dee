from folkmoot.core.charter.analyses.conftest import Find

BODIES = """body = [
  {{ id = "board", seats = 5, filled_by = "elected:congress", convenes = "self" }},
  {{ id = "congress", kind = "congress", seats = 50, filled_by = "elected:membership" }},
]
meeting = [{{ of = "congress", called_by = [{}] }}]
"""


def test_two_who_wait_for_each_other_are_an_error_with_who_waits_for_whom(find: Find) -> None:
    (found,) = find("vacancy-deadlock", BODIES.format('"board"'))
    assert (found.severity, found.rules) == ("error", ("2 board", "2 congress"))
    assert found.says == (
        "if all seats of the board and the congress are ever empty, nothing can fill them again: "
        "each waits for another."
    )
    assert found.trace == (
        "the board waits for the congress to fill it",
        "the congress waits for the board to call it",
    )
    assert find("vacancy-deadlock", BODIES.format('"board", "membership:5%"')) == []


def test_a_body_that_alone_fills_itself_never_lives_again(find: Find) -> None:
    body = 'body = [{{ id = "board", seats = 5, filled_by = "{}", convenes = "self" }}]\n'
    (found,) = find("vacancy-deadlock", body.format("elected:board"))
    assert (found.severity, found.says) == (
        "warning",
        "nobody may ever fill the board: no article says who elects, appoints or draws by lot.",
    )
    assert find("vacancy-deadlock", body.format("lot:membership")) == []


def test_a_body_that_nobody_may_call_can_never_meet(find: Find) -> None:
    body = 'body = [{{ id = "board", seats = 5, filled_by = "elected:membership"{} }}]\n'
    (found,) = find("vacancy-deadlock", body.format(""))
    assert found.says == "the board can never meet: no article says who may call it together."
    assert find("vacancy-deadlock", body.format(', convenes = "self"')) == []


def test_an_assembly_that_only_its_own_officer_may_call_is_locked_in(find: Find) -> None:
    rules = """body = [{{ id = "meeting", kind = "assembly", composed_of = "all members" }}]
office = [{{ id = "secretary", filled_by = "elected:meeting", duties = ["convene"] }}]
{}"""
    (found,) = find("vacancy-deadlock", rules.format(""))
    assert found.says == (
        "if every seat of the secretary is ever empty, nothing can fill it again: it waits for itself."
    )
    assert find("vacancy-deadlock", rules.format('meeting = [{ of = "meeting", called_by = "member:5" }]\n')) == []
