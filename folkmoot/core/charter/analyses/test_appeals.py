from folkmoot.core.charter.analyses.conftest import Find

BODIES = 'body = [{ id = "panel", sort = "" }, { id = "appeals" }, { id = "third" }]\n'.replace(', sort = ""', "")
WHOLE = ', within_days = 30, decide_within_days = 90, if_late = "falls"'
ENDS = '{ id = "end", from = "appeals", to = "none", final = true }'


def appeals(*ways: str) -> str:
    return f"{BODIES}appeal = [{', '.join(ways)}]\n"


def way(id: str, one: str, other: str, more: str = WHOLE) -> str:
    return f'{{ id = "{id}", from = "{one}", to = "{other}"{more} }}'


def test_appeals_that_go_round_are_an_error_with_their_circle_as_trace(find: Find) -> None:
    (found,) = find("endless-appeal", appeals(way("up", "panel", "appeals"), way("back", "appeals", "panel")))
    assert (found.severity, found.rules) == ("error", ("2 up", "2 back"))
    assert found.says == (
        "appeals go round in a circle, and no decision is ever final: from the panel, then to the appeals, "
        "then to the panel."
    )
    assert found.trace == ("from the panel to the appeals (2 up)", "from the appeals to the panel (2 back)")
    assert find("endless-appeal", appeals(way("up", "panel", "appeals"), ENDS)) == []


def test_ways_against_different_acts_are_no_circle(find: Find) -> None:
    up, back = (
        way("up", "panel", "appeals", WHOLE + ', on = "expel"'),
        way("back", "appeals", "panel", WHOLE + ', on = "find"'),
    )
    assert find("endless-appeal", appeals(up, back)) == []


def test_a_late_appeal_that_passes_back_is_a_circle(find: Find) -> None:
    late = way("up", "panel", "appeals", WHOLE.replace("falls", "passes:panel"))
    (found,) = [each for each in find("endless-appeal", appeals(late, ENDS)) if each.severity == "error"]
    assert found.rules == ("2 up",)
    assert find("endless-appeal", appeals(late.replace("passes:panel", "passes:third"), ENDS)) == []


def test_an_appeal_without_time_or_end_says_what_is_missing(find: Find) -> None:
    (found,) = find("endless-appeal", appeals(way("up", "panel", "appeals", "")))
    assert (found.severity, found.rules) == ("warning", ("2 up",))
    assert found.says == (
        "2 up leads from the panel to the appeals, but does not say by when one must appeal, by when it must be "
        "decided, what becomes of it if it is not decided in time or that it is final."
    )
    assert find("endless-appeal", appeals(way("up", "panel", "appeals", WHOLE + ", final = true"))) == []


def test_however_many_ways_there_are_the_shortest_circles_are_found_at_once(find: Find) -> None:
    names = [f"b{n}" for n in range(12)]
    bodies = "body = [" + ", ".join(f'{{ id = "{name}" }}' for name in names) + "]\n"
    ways = [way(f"w{one}_{other}", one, other) for one in names for other in names if one != other]
    found = [
        each for each in find("endless-appeal", f"{bodies}appeal = [{', '.join(ways)}]\n") if each.severity == "error"
    ]
    assert {len(each.rules) for each in found} == {2}
    assert len(found) == 66
