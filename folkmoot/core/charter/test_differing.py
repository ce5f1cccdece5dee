"""What a proposed charter newly allows and no longer allows, against the one in force."""

import pytest

from folkmoot import shipped
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.differing import Allowed, Diff, diff
from folkmoot.core.charter.read import read

MODEL = (shipped("charters") / "model.md").read_text()
OLD = read(MODEL)


def after(*replaced: tuple[str, str], language: str = "en") -> Diff:
    """The difference when these parts of the model are replaced."""
    text = MODEL
    for before, now in replaced:
        assert before in text
        text = text.replace(before, now, 1)
    return diff(OLD, read(text), language)


def told(allowed: tuple[Allowed, ...]) -> list[str]:
    return [each.says for each in allowed]


def test_a_charter_differs_in_nothing_from_itself() -> None:
    assert not diff(OLD, OLD)


def test_a_power_that_needs_less_is_newly_allowed_and_one_that_needs_more_no_longer() -> None:
    """Expelling by two thirds of the seats includes no expelling by a majority; the other way round it does."""
    easier = (
        'majority = "two_thirds_of_seats"\nrequires = ["find"]',
        'majority = "majority_of_seats"\nrequires = ["find"]',
    )
    found = after(easier)
    says = "The Grievance Panel may expel a member by a majority of its seats, after a finding."
    assert found.newly_allows == (Allowed(says, ("6",), ("6 sanction",)),)
    assert found.no_longer_allows == ()
    harder = diff(read(MODEL.replace(*easier)), OLD)
    assert (harder.newly_allows, harder.no_longer_allows) == ((), found.newly_allows)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("limit = 20000", "limit = 30000"),
        ("notice_days = 14\nrequires", "notice_days = 10\nrequires"),
        ('quorum = "1/5"\ninitiative = "10%"', 'quorum = "1/6"\ninitiative = "10%"'),
        ('quorum = "1/5"\ninitiative = "10%"', 'quorum = "1/5"\ninitiative = "5%"'),
        ("count = 5\nbase", "count = 4\nbase"),
        ('requires = ["hearing", "accompanied"]', 'requires = ["hearing"]'),
        ("max_days = 60", "max_days = 90"),
    ],
)
def test_every_condition_that_is_loosened_newly_allows_and_is_no_more_when_it_is_tightened(
    before: str, now: str
) -> None:
    found, back = after((before, now)), diff(read(MODEL.replace(before, now, 1)), OLD)
    assert (len(found.newly_allows), found.no_longer_allows) == (1, ())
    assert (back.newly_allows, back.no_longer_allows) == ((), found.newly_allows)


APPOINTED = (
    'composed_of = "delegates"\nfilled_by = "elected:branch"',
    'composed_of = "delegates"\nfilled_by = "appointed:steering"',
)


def test_a_power_that_is_new_says_itself_and_whom_it_comes_to_command_act_by_act() -> None:
    found = after(APPOINTED)
    assert told(found.newly_allows) == [
        "The Steering Committee may appoint a member of the Convention.",
        "The Steering Committee could come to command the Convention.",
        "The Steering Committee could come to command a branch.",
        "The Steering Committee could come to command the Editors.",
    ]
    assert found.newly_allows[1].trace == (
        "The Steering Committee may appoint those who sit in the Convention (3 convention).",
    )
    assert told(found.no_longer_allows) == ["A branch may elect a member of the Convention."]


def test_a_prohibition_that_goes_is_named_where_somebody_has_a_power_for_it() -> None:
    found = after(
        ('protected_from = ["expel", "suspend_member", "censure"]\n', ""),
        ('because = "faction"\n', 'because = "faction"\ntext_only = true\n'),
    )
    assert told(found.newly_allows) == [
        "It is forbidden no longer: Nobody may, because of forming or joining a tendency or faction, expel, suspend or "
        "censure any of these: a member or a tendency or faction. No emergency and no ordinary amendment lifts this.",
    ]
    bare = after(('id = "no_orders"\nact = "instruct"', 'id = "no_orders"\nact = "censure"'))
    assert told(bare.newly_allows)[0].startswith(
        "It is forbidden no longer: Nobody may instruct a member of the Convention, a member of the Editors"
    )


def test_what_is_newly_forbidden_is_no_longer_allowed() -> None:
    found = after(('"decision:editors", "decision', '"decision:editors", "staff", "decision'))
    assert told(found.newly_allows) == []
    (no_longer,) = told(found.no_longer_allows)
    assert no_longer.startswith("It was not forbidden: Nobody may instruct")


def test_findings_come_and_go() -> None:
    found = after(("3 seats are a quorum, and only", "4 seats are a quorum, and only"))
    assert [(each.code, each.says) for each in found.findings] == [
        ("prose-mismatch", 'article 9 says "4", and no rule of it has that number.'),
        ("prose-mismatch", "9 returning_officers says 3, and the prose of its article does not."),
    ]
    assert found.mended == ()


def test_the_same_is_said_in_spanish() -> None:
    assert told(after(APPOINTED, language="es").newly_allows)[1] == (
        "El comité «Steering Committee» podría llegar a mandar al congreso «Convention»."
    )


def test_whatever_one_charter_gains_the_other_loses() -> None:
    for one, other in ((OLD, worked()), (worked(), OLD)):
        there, back = diff(one, other), diff(other, one)
        assert told(there.newly_allows)[:5] != []
        assert [each.rules for each in there.newly_allows if each.trace] == [
            each.rules for each in back.no_longer_allows if each.trace
        ]
        assert (there.findings, there.mended) == (back.mended, back.findings)


def worked() -> Charter:
    return read((shipped("charters") / "as-worked.md").read_text())
