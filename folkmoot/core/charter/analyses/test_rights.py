from folkmoot.core.charter.analyses.conftest import Find

LEADERS = """[[body]]
id = "board"
kind = "committee"
seats = 5
filled_by = "elected:membership"
[[body]]
id = "editors"
kind = "committee"
seats = 3
filled_by = "appointed:board"
[[body]]
id = "congress"
kind = "congress"
seats = 50
filled_by = "elected:membership"
[[power]]
id = "lead"
who = "board"
act = "instruct"
on = "staff"
"""
RELAY = """[[right]]
id = "relay"
of = "member"
to = "relay"
exercised_by = "request"
{}
[[power]]
id = "pass_on"
who = "editors"
act = "relay"
"""


def test_what_only_those_who_lead_can_give_at_any_time_is_a_permission(find: Find) -> None:
    (found,) = find("permissioned-right", LEADERS, RELAY.format(""))
    assert (found.severity, found.rules) == ("warning", ("3 relay",))
    assert found.says == (
        "by 3 relay one may have a text passed on to all members for the asking, but only the editors can do it, and "
        "nothing says by when they must: whoever asks waits for their leave."
    )
    assert find("permissioned-right", LEADERS, RELAY.format("within_days = 14")) == []
    assert find("permissioned-right", LEADERS.replace("appointed:board", "elected:membership"), RELAY.format("")) == []


def test_what_those_who_lead_may_stop_is_one_too(find: Find) -> None:
    check = '[[check]]\nid = "censor"\nkind = "veto"\nby = "{}"\nover = "relay"\n'
    right = RELAY.format("within_days = 14")
    assert len(find("permissioned-right", LEADERS, right, check.format("board"))) == 1
    assert find("permissioned-right", LEADERS, right, check.format("congress")) == []


def test_a_faction_must_not_wait_for_a_call_that_only_those_who_lead_can_make(find: Find) -> None:
    faction = (
        '[[faction]]\nid = "faction"\nwindow = "before convention"\n[[meeting]]\nof = "congress"\ncalled_by = [{}]\n'
    )
    (found,) = find("permissioned-right", LEADERS, faction.format('"board"'))
    assert found.says == (
        "by 3 faction, a faction may be formed only before the congress, which nobody calls but the board: "
        "whoever leads decides when others may organise."
    )
    assert find("permissioned-right", LEADERS, faction.format('"board", "membership:5%"')) == []
    assert find("permissioned-right", LEADERS, faction.format('"board"').replace("before convention", "always")) == []


def test_a_faction_must_not_wait_for_editors_who_may_refuse_what_they_like(find: Find) -> None:
    rules = """[[faction]]
id = "faction"
bulletin_share = "equal"
[[publication]]
id = "paper"
edited_by = "editors"
"""
    (found,) = find("permissioned-right", LEADERS, rules)
    assert found.says == (
        "by 3 faction, a faction has a place in what is published, but it is for the editors to say what the paper "
        "prints, and nothing says what may not be refused."
    )
    bound = '[[deliberation]]\nbefore = "congress"\nrefuse_only = "unlawful"\n'
    assert find("permissioned-right", LEADERS, rules + bound) == []
