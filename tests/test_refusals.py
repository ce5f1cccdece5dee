"""What a prohibition refuses somebody who holds a seat stays in the record, once, with what was known of it."""

import pytest

from folkmoot import shipped
from folkmoot.bodies.acts.ending import Remove
from folkmoot.bodies.acts.orders import Instruct
from folkmoot.core.charter.read import read
from folkmoot.core.charter.replaying import replay_verdict
from folkmoot.door.charters import adopted
from folkmoot.door.enact import Attested, enact
from folkmoot.door.models import Entry
from folkmoot.door.refusal import Refused
from folkmoot.members.acts import Resign, Transfer
from tests.cast import NORTH, found

MODEL = (shipped("charters") / "model.md").read_bytes()


def tries(moot, whom, **count):
    with pytest.raises(Refused) as caught:
        moot.decide("steering", Instruct(person=moot[whom], what="Reverse it."), by="Ben", **count)
    return caught.value


def test_an_attempt_stands_there_with_its_facts_so_that_its_verdict_can_be_given_again(moot):
    tries(moot, "Ines", yes=1)

    attempt = moot.entries()[-1]

    assert (attempt.kind, attempt.act, attempt.verdict["verb"]) == ("refused", "bodies.decide", "instruct")
    assert (attempt.by["person"], attempt.by["as"]) == (moot["Ben"], ["body:steering"])
    assert attempt.facts["on"] == ["holder:appeals", "member"]
    assert attempt.facts["decision"]["yes"] == 1
    assert replay_verdict(read(adopted(attempt.charter).text), attempt) is None


def test_the_same_attempt_with_other_votes_leaves_no_second_entry(db):
    moot = found(seats=(("Ada", "general_secretary", None), *((who, "steering", None) for who in ("Ben", "Bram")),
                        *((who, "appeals", None) for who in ("Ines", "Sid"))))  # fmt: skip
    tries(moot, "Ines", yes=1, no=1)
    size = moot.size()

    tries(moot, "Ines", yes=2)

    assert moot.size() == size


def test_an_attempt_on_somebody_else_is_another_one(db):
    moot = found(seats=(("Ada", "general_secretary", None), ("Ben", "steering", None),
                        *((who, "appeals", None) for who in ("Ines", "Sid"))))  # fmt: skip
    tries(moot, "Ines", yes=1)
    tries(moot, "Sid", yes=1)

    assert Entry.objects.filter(kind="refused").count() == 2


def test_a_refusal_begins_with_what_it_would_have_done(moot):
    refused = tries(moot, "Ines", yes=1)

    assert refused.because[:2] == [
        "It is refused because it would tell somebody what to do, which is refused.",
        "Article 6 (no_reversal) forbids anybody to instruct a member of the Appeals Committee.",
    ]
    assert refused.to_json("es")["refused"]["because"][:2] == [
        "Se deniega porque de ello se seguiría decir a alguien qué debe hacer, y eso se deniega.",
        "El artículo 6 (no_reversal) prohíbe a cualquiera dar instrucciones a un miembro del tribunal "
        "«Appeals Committee».",
    ]


def test_other_numbers_and_dates_make_no_other_attempt(moot):
    for asked in (1, 2):
        with pytest.raises(Refused):
            moot.enact(Remove(person=moot["Ines"], seat="appeals", asked=asked), by="Ben")

    assert Entry.objects.filter(kind="refused").count() == 1


def test_an_attempt_is_for_those_who_may_read_all_that_was_asked(moot):
    """To remove a judge is public; to move Sid, which the same decision would have done, is for members."""
    remove, move = Remove(person=moot["Ines"], seat="appeals"), Transfer(person=moot["Sid"], unit=NORTH)

    with pytest.raises(Refused):
        moot.decide("steering", remove, move, yes=1, by="Ben")

    assert moot.entries()[-1].record_class == "members"


def test_an_attempt_that_was_entered_for_somebody_says_who_entered_it(db):
    nobody_resigns = b'[[prohibition]]\nid = "stay"\nact = "resign"\non = "member"\n\n[[power]]\nid = "take_back"'
    moot = found(MODEL.replace(b'[[power]]\nid = "take_back"', nobody_resigns))

    with pytest.raises(Refused):
        enact(Resign(), person=moot["Ben"], attested=Attested(moot["Ada"], "a letter"), at=moot.now)

    attempt = moot.entries()[-1]
    assert (attempt.kind, attempt.by["person"], attempt.by["for"]) == ("refused", moot["Ada"], moot["Ben"])


def test_a_live_verdict_is_never_undetermined_what_no_row_says_is_not_so(moot):
    """A member of the Steering Committee alone is not its decision."""
    with pytest.raises(Refused) as caught:
        moot.enact(Instruct(staff=True, what="Open the office."), by="Ben")

    assert (caught.value.verdict.value, caught.value.verdict.missing) == ("refused", ())
    assert caught.value.because == ["Article 4 (lead) wants a decision by vote; none was taken."]
