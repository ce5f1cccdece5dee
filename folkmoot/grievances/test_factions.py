"""Where the charter forbids it, nobody is censured, suspended or expelled in a case for belonging to a tendency."""

from datetime import timedelta

import pytest

from folkmoot.grievances.acts.sanctioning import ImposeSanction
from folkmoot.grievances.conftest import Story, changed, justice
from folkmoot.grievances.models import Sanction

LADDER = (
    ('sanctions = ["suspend_member", "expel"]', 'sanctions = ["censure", "suspend_member", "expel"]'),
    ('stays = ["expel"]\n', ""),
)


@pytest.fixture
def upheld(db):
    """The panel has upheld Bram's complaint about Sid, and its ladder begins with a censure."""
    story = Story(justice(changed(*LADDER)))
    story.begins()
    story.is_heard()
    story.is_found()
    return story


@pytest.mark.parametrize(
    ("sanction", "deed"),
    [("censure", "censure a member"), ("suspend_member", "suspend a member"), ("expel", "expel a member")],
)
def test_a_sanction_because_of_a_tendency_is_refused_and_the_attempt_stays(upheld, refused, sanction, deed):
    until = upheld.moot.today + timedelta(30) if sanction == "suspend_member" else None
    act = ImposeSanction(
        case=upheld.case, person=upheld.moot["Sid"], sanction=sanction, until=until, ground=("faction",)
    )
    says = f"forbids anybody to {deed} because of forming or joining a tendency or faction."
    with refused("7 no_faction_offence", f"Article 7 (no_faction_offence) {says}", trace=True):
        upheld.moot.decide("grievance", act, yes=9, by="Judge 1")

    attempt = upheld.moot.entries()[-1]
    assert (attempt.kind, attempt.verdict["verb"]) == ("refused", sanction)
    assert not Sanction.objects.exists()
