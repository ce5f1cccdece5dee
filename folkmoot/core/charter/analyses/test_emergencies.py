from folkmoot.core.charter.analyses.conftest import Find

BODIES = """body = [
  { id = "board", seats = 5, filled_by = "elected:membership" },
  { id = "crew", seats = 5, filled_by = "appointed:board" },
]
"""
EMERGENCY = """[[emergency]]
id = "storm"
declared_by = "board"
grants = [{grants}]
max_days = {days}
renewals = {renewals}
ratified_by = "{by}"
ratified_within_days = 21
never = ["elect"]
"""


def storm(grants: str = '"spend"', days: int = 21, renewals: int = 1, by: str = "membership") -> str:
    return EMERGENCY.format(grants=grants, days=days, renewals=renewals, by=by)


def test_an_emergency_of_more_than_a_year_is_none(find: Find) -> None:
    (found,) = find("emergency-creep", BODIES, storm(days=183))
    assert (found.severity, found.says) == (
        "warning",
        "an emergency by 3 storm may last 366 days, renewals included: that is no emergency any more.",
    )
    assert find("emergency-creep", BODIES, storm(days=365, renewals=0)) == []


def test_whoever_declares_it_must_not_confirm_it_by_any_way(find: Find) -> None:
    (found,) = find("emergency-creep", BODIES, storm(by="crew"))
    assert (found.severity, found.says) == (
        "error",
        "by 3 storm, the board declares an emergency, and the crew, which it commands, confirms it.",
    )
    assert len(find("emergency-creep", BODIES, storm(by="board"))) == 1
    assert find("emergency-creep", BODIES, storm()) == []


def test_what_is_basic_is_never_given(find: Find) -> None:
    (found,) = find("emergency-creep", BODIES, storm('"spend", "expel"'))
    assert (found.severity, found.says) == (
        "error",
        "in an emergency 3 storm lets those who declared it expel a member: by that they can make it last.",
    )
    (found,) = find("emergency-creep", BODIES, storm('"spend", "elect"'))
    assert (found.severity, found.says) == (
        "warning",
        "3 storm gives in an emergency what it says is never given in one: to elect somebody to a seat.",
    )
