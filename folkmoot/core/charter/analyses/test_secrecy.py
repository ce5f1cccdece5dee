from folkmoot.core.charter.analyses.conftest import Find

UNITS = """[[unit]]
id = "branch"
min_members = {}
[[body]]
id = "branch"
kind = "assembly"
composed_of = "members of the unit"
many = true
[[office]]
id = "secretary"
many = true
filled_by = "elected:branch"
[[election]]
id = "vote"
fills = "secretary"
secret = {}
"""
TOLD = 'record = [{ public = ["election_result", "decision"] }]\n'


def test_a_secret_ballot_of_four_tells_how_each_voted(find: Find) -> None:
    (found,) = find("secrecy-leak", UNITS.format(4, "true"), TOLD)
    assert (found.severity, found.rules) == ("warning", ("2 vote",))
    assert found.says == (
        "by 2 vote, a branch votes in secret with perhaps 4 voting, and the result is made known: "
        "among fewer than 5 it tells how each of them voted."
    )
    assert find("secrecy-leak", UNITS.format(5, "true"), TOLD) == []
    assert find("secrecy-leak", UNITS.format(4, "false"), TOLD) == []
    assert find("secrecy-leak", UNITS.format(4, "true"), TOLD.replace("public", "sealed")) == []


def test_nothing_is_voted_on_both_in_secret_and_by_name(find: Find) -> None:
    order = '[[order]]\nid = "rules"\nsecret_vote_on = ["elect", "expel"]\nnamed_vote_on = [{}]\n'
    (found,) = find("secrecy-leak", order.format('"expel"'))
    assert found.says == "2 rules has the same voted on in secret and by name: to expel a member."
    assert find("secrecy-leak", order.format('"spend"')) == []


def test_a_secret_vote_in_a_small_committee_is_none(find: Find) -> None:
    rules = """[[order]]
id = "rules"
secret_vote_on = "elect"
[[body]]
id = "board"
seats = {}
[[meeting]]
of = "board"
order = "rules"
"""
    assert len(find("secrecy-leak", rules.format(4), TOLD)) == 1
    assert find("secrecy-leak", rules.format(5), TOLD) == []
