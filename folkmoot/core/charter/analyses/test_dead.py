import pytest

from folkmoot.core.charter.analyses.conftest import Find

BODIES = """[[body]]
id = "board"
seats = 5
[[body]]
id = "panel"
seats = 5
[[majority]]
id = "half"
share = "1/2"
strict = true
base = "cast"
[[majority]]
id = "most"
share = "2/3"
base = "cast"
"""
POWER = '[[power]]\nid = "{}"\nwho = "board"\nact = "expel"\non = "{}"\n{}\n'


def test_a_power_that_waits_for_what_nobody_may_do_is_never_met(find: Find) -> None:
    waits = POWER.format("expel", "member", 'requires = ["find"]')
    (found,) = find("dead-rule", BODIES + waits)
    assert (found.severity, found.rules) == ("warning", ("2 expel",))
    assert found.says == (
        "2 expel gives a power that is never met: it waits for a finding, and nobody has the power for that."
    )
    finds = '[[power]]\nid = "find"\nwho = "panel"\nact = "find"\non = "member"\n'
    assert find("dead-rule", BODIES + waits + finds) == []
    assert find("dead-rule", BODIES + waits.replace('"find"', '"complain"')) == []


def test_a_narrower_power_that_asks_for_no_less_is_never_needed(find: Find) -> None:
    narrow = POWER.format("narrow", "holder:panel", 'majority = "most"')
    wide = POWER.format("wide", "holder", 'majority = "{}"')
    (found,) = find("dead-rule", BODIES + narrow + wide.format("half"))
    assert found.rules == ("2 narrow", "2 wide")
    assert found.says == "2 narrow is never needed (expel): 2 wide gives as much or more, and asks for no more."
    assert len(find("dead-rule", BODIES + narrow + wide.format("most"))) == 1
    assert find("dead-rule", BODIES + narrow.replace("most", "half") + wide.format("most")) == []


@pytest.mark.parametrize(
    ("narrow", "wide", "needless"),
    [
        ("max_days = 30", "max_days = 60", True),
        ("max_days = 60", "max_days = 30", False),
        ("notice_days = 14", "notice_days = 7", True),
        ("notice_days = 7", "notice_days = 14", False),
        ('requires = ["hearing"]', "", True),
        ("", 'requires = ["hearing"]', False),
        ('quorum = { count = 4, base = "seats" }', 'quorum = { count = 3, base = "seats" }', True),
        ('quorum = { count = 3, base = "seats" }', 'quorum = { count = 4, base = "seats" }', False),
    ],
)
def test_one_field_that_is_stricter_is_reason_enough_to_keep_it(
    find: Find, narrow: str, wide: str, needless: bool
) -> None:
    rules = POWER.format("narrow", "holder:panel", narrow) + POWER.format("wide", "holder", wide)
    assert bool(find("dead-rule", BODIES + rules)) is needless


def test_a_power_of_others_makes_none_needless(find: Find) -> None:
    rules = POWER.format("narrow", "holder:panel", "") + POWER.format("wide", "holder", "").replace("board", "panel")
    assert find("dead-rule", BODIES + rules) == []
