import pytest

from folkmoot import shipped
from folkmoot.core.charter.check import check
from folkmoot.core.charter.codes import CODES
from folkmoot.core.charter.english.findings import FINDINGS as ENGLISH
from folkmoot.core.charter.read import read
from folkmoot.core.charter.spanish.findings import FINDINGS as SPANISH
from folkmoot.core.charter.test_spanish_reasons import ENGLISH as ENGLISH_WORDS
from folkmoot.core.charter.test_spanish_reasons import own_words

STRUCTURAL = {
    "unreachable-quorum",
    "tiny-decision",
    "endless-appeal",
    "unreviewable",
    "vacancy-deadlock",
    "convening-lock",
    "dead-rule",
    "entrenchment-leak",
    "emergency-creep",
    "impossible-calendar",
    "permissioned-right",
    "secrecy-leak",
}
BROKEN = """## Article 1. All of it
```toml charter
class = [{ id = "member" }]
electorate = [{ id = "todos", of = "member", expected = 1000, record_date_event = "notice", record_date_days = 3 }]
body = [
  { id = "junta", seats = 5, filled_by = "elected:todos", removed_by = "asamblea", term_months = 12, quorum = { count = 6, base = "seats" } },
  { id = "asamblea", kind = "congress", seats = 9, filled_by = "elected:junta", vacancy = "vacant", quorum = { count = 9, base = "seats" } },
  { id = "taller", kind = "committee", seats = 3, filled_by = "elected:junta" },
]
unit = [{ id = "barrio", min_members = 2 }]
meeting = [{ of = "asamblea", called_by = "junta", every_months = 1, notice_days = 40, documents_days = 50, order = "reglas" }]
motion = [{ of = "asamblea", deadline_days = 60, amendment_deadline_days = 70 }]
deliberation = [{ before = "asamblea", days = 400 }]
election = [{ fills = "junta", electorate = "todos", notice_days = 9, secret = true, nominations = { opens_days = 5, closes_days = 10 } }]
order = [{ id = "reglas", secret_vote_on = "elect", named_vote_on = "elect" }]
appeal = [{ id = "a", from = "junta", to = "taller", decide_within_days = 3 }, { id = "b", from = "taller", to = "junta" }]
check = [{ id = "c", kind = "veto", by = "asamblea", over = "relay", within_days = 3 }]
right = [{ id = "r", of = "member", to = "relay", exercised_by = "request" }]
faction = [{ id = "f", window = "before convention", bulletin_share = "equal" }]
publication = [{ id = "p", edited_by = "taller" }]
emergency = [{ id = "e", declared_by = "junta", grants = ["expel", "spend"], never = ["spend"], max_days = 400, ratified_by = "asamblea", ratified_within_days = 3 }]
power = [
  { id = "x", who = "junta", act = "expel", on = "member", requires = ["find"] },
  { id = "y", who = "junta", act = ["relay", "instruct"], quorum = "1/1", within_days = 3, notice_days = 5 },
  { id = "z", who = "todos", act = "dissolve", quorum = "1/1", majority = "m" },
  { id = "w", who = "taller", act = "expel", on = "member" },
  { id = "v", who = "junta", act = "censure", on = "holder:taller" },
  { id = "u", who = "junta", act = "censure", on = "holder" },
]
majority = [{ id = "m", share = "1/2", base = "cast" }]
amendment = [{ id = "g", of = "1", who = "todos", majority = "m" }, { id = "h", of = "1", who = "todos", majority = "m", turnout = "1/2" }, { id = "i", who = "todos", unamendable = "9" }]
recusal = [{ in = "expel", when = "same_unit", effect = "leave" }]
record = [{ public = ["decision", "election_result"] }]
grievance = [{ received_by = "asamblea", steps = [{ step = "find", days = 3 }] }]
```
"""  # noqa: E501


def test_every_code_that_is_found_is_in_the_list() -> None:
    listed = {(each.code, each.severity) for each in CODES}
    assert {(each.code, each.severity) for each in check(read(BROKEN)) if each.code in STRUCTURAL} - listed == set()


def test_both_languages_say_the_same_findings() -> None:
    assert ENGLISH.keys() == SPANISH.keys()


@pytest.mark.parametrize(
    "text", [BROKEN, (shipped("charters") / "as-worked.md").read_text()], ids=["broken", "as worked"]
)
def test_every_finding_and_its_trace_is_said_in_spanish_too(text: str) -> None:
    charter = read(text)
    english, spanish = check(charter), check(charter, "es")
    assert sorted((each.code, each.line, len(each.trace)) for each in english) == sorted(
        (each.code, each.line, len(each.trace)) for each in spanish
    )
    for each in spanish:
        for said in (each.says, *each.trace):
            assert ENGLISH_WORDS.findall(own_words(said)) == [], said


def test_the_broken_one_shows_nearly_all_of_them() -> None:
    assert {each.code for each in check(read(BROKEN))} >= STRUCTURAL
