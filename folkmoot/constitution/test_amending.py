"""Changing the charter, from the proposal to the text in force, and ruling on what it means."""

import pytest

from folkmoot import shipped
from folkmoot.constitution import reads
from folkmoot.constitution.acts import Amend, Interpret, ProposeAmendment, Ratify
from folkmoot.constitution.models import Interpretation, Proposal, Ratification, Version
from folkmoot.core.charter import differing
from folkmoot.door.act import BadAct, Missing
from folkmoot.door.charters import adopted, attach
from folkmoot.door.models import Head
from folkmoot.door.occasion import ROWS_AN_ENTRY
from folkmoot.door.rebuild import rebuild
from folkmoot.door.replay import replay
from tests.cast import NORTH, SEATS, SOUTH, Moot, found

MODEL = (shipped("charters") / "model.md").read_bytes()
DELEGATES = (*SEATS, ("Bram", "convention", NORTH), ("Ben", "convention", NORTH), ("Sid", "convention", SOUTH))


@pytest.fixture
def moot(db):
    return found(seats=DELEGATES)


def other(old, new):
    """The model with a change, attached."""
    assert old.encode() in MODEL
    return attach(MODEL.replace(old.encode(), new.encode(), 1))


def ordinary():
    return other("every_months = 3", "every_months = 4")


def entrenched():
    return other("first 60 days", "first 50 days")


def proposed(moot, charter, by="Bram"):
    """The key of a proposal."""
    return moot.enact(ProposeAmendment(charter=charter), by=by).index * ROWS_AN_ENTRY


def worse():
    """The model, which asserts of itself what is not so."""
    assertion = '[[assert]]\nid = "apart"\nnever = "controls"\nwho = "convention"\nover = "steering"\n\n'
    return other('[[power]]\nid = "lead"', assertion + '[[power]]\nid = "lead"')


def test_the_entry_of_an_adoption_names_what_a_check_found_wrong_and_a_rebuild_finds_it_again(moot):
    key = proposed(moot, worse())
    assert "findings" not in moot.entries()[-1].facts["known"]
    moot.wait(90)
    moot.decide("convention", Amend(charter=worse(), proposal=key), yes=3, no=0)
    named = moot.entries()[-1].facts["known"]["findings"]
    assert named == list(differing.named(adopted(worse())))
    assert named == ["error:assertion:4.apart", "error:assertion:4.steering"]
    assert rebuild() == []


@pytest.mark.slow
def test_what_a_check_finds_is_no_fact_of_what_is_told(db):
    replay(shipped("histories") / "iso.md")
    facts = Moot().entry(0).facts
    assert (facts["on"], "findings" in facts["known"]) == (["charter"], False)


def test_a_member_proposes_another_charter(moot):
    entry = moot.enact(ProposeAmendment(charter=ordinary()), by="Bram")
    assert entry.verdict == {"value": "allowed", "rules": ["13 propose_amendment"], "verb": "propose"}
    assert (entry.facts["on"], entry.facts["known"]) == (["charter"], {"articles": ["2"]})
    row = Proposal.objects.get()
    assert (row.pk, row.charter, row.under, row.day) == (
        entry.index * ROWS_AN_ENTRY,
        ordinary(),
        attach(MODEL),
        moot.today,
    )
    assert list(reads.proposals()) == [row]


def test_whoever_is_no_member_proposes_nothing(moot, refused):
    with refused():
        moot.enact(ProposeAmendment(charter=ordinary()), by="Kit")


def test_a_text_that_is_no_charter_is_not_proposed(moot):
    with pytest.raises(BadAct, match="this text is no charter"):
        moot.enact(ProposeAmendment(charter=attach(b"```toml charter\nx = \n```\n")), by="Bram")
    with pytest.raises(Missing, match="field charter"):
        moot.enact(ProposeAmendment(charter="0" * 64), by="Bram")


def test_the_convention_amends_after_ninety_days_by_two_thirds(moot, refused):
    key = proposed(moot, ordinary())
    amend = Amend(charter=ordinary(), proposal=key)
    moot.wait(89)
    with refused("13 ordinary"):
        moot.decide("convention", amend, yes=2, no=1)
    moot.wait(1)
    lost = moot.decide("convention", amend, yes=1, no=1, abstain=0)
    assert moot.followed(lost) == []
    decided = moot.decide("convention", amend, yes=2, no=1)
    (amended,) = moot.followed(decided)
    assert (amended.cause, amended.by["as"]) == (decided.index, ["body:convention"])
    assert amended.verdict == {"value": "allowed", "rules": ["13 ordinary"], "verb": "amend_charter"}
    known = amended.facts["known"]
    assert (known["articles"], known["days_since_proposal"], known["ratified"]) == (["2"], 90, False)
    assert reads.in_force() == Head.objects.get().charter == ordinary()
    assert [each.charter for each in Version.objects.order_by("pk")] == [attach(MODEL), ordinary()]
    assert (Proposal.objects.get().adopted_on, list(reads.proposals())) == (moot.today, [])
    assert rebuild() == []


def test_nobody_amends_alone_and_nothing_is_adopted_that_was_not_proposed(moot, refused):
    with refused():
        moot.enact(Amend(charter=ordinary()), by="Ada")
    with refused("13 ordinary"):
        moot.decide("convention", Amend(charter=ordinary()), yes=3)


def test_the_text_that_is_adopted_is_the_text_that_was_proposed(moot):
    key = proposed(moot, ordinary())
    with pytest.raises(BadAct, match="expected the text that was proposed"):
        moot.decide("convention", Amend(charter=entrenched(), proposal=key), yes=3)
    with pytest.raises(Missing):
        moot.decide("convention", Amend(charter=ordinary(), proposal=7), yes=3)


def test_what_a_proposal_changes_is_said_before_the_vote_and_after_it(moot):
    key = proposed(moot, ordinary())
    (before,) = reads.changes_proposed(Proposal.objects.get())
    assert (before.article, before.kind, len(before.goes), len(before.comes)) == ("2", "changed", 1, 1)
    assert before.goes[0].says.replace("3 months", "4 months") == before.comes[0].says
    moot.wait(90)
    moot.decide("convention", Amend(charter=ordinary(), proposal=key), yes=3)
    first, second = reads.versions()
    assert (reads.changes_adopted(first), reads.changes_adopted(second)) == ((), (before,))
    assert reads.changes_proposed(Proposal.objects.get()) == ()  # it is in force


def test_a_proposal_is_adopted_once(moot):
    key = proposed(moot, ordinary())
    moot.wait(90)
    moot.decide("convention", Amend(charter=ordinary(), proposal=key), yes=3)
    with pytest.raises(BadAct, match="was adopted on 2026-07-30 already"):
        moot.decide("convention", Amend(charter=ordinary(), proposal=key), yes=3)


def test_an_entrenched_article_needs_a_ballot_of_the_membership_on_that_very_proposal(moot, refused):
    key, another = proposed(moot, entrenched()), proposed(moot, entrenched())
    amend = Amend(charter=entrenched(), proposal=key)
    moot.wait(90)
    moot.decide("membership", Ratify(of=another), yes=4)
    with refused("13 entrenched"):
        moot.decide("convention", amend, yes=3)
    decided = moot.decide("membership", Ratify(of=key), yes=4, no=2)
    (ratified,) = moot.followed(decided)
    assert ratified.verdict == {"value": "allowed", "rules": ["13 entrenched"], "verb": "ratify"}
    known = ratified.facts["known"]
    assert (ratified.facts["on"], known["articles"], known["days_since"]) == (["charter"], ["1"], 90)
    assert [each.of for each in Ratification.objects.order_by("pk")] == [another, key]
    (amended,) = moot.followed(moot.decide("convention", amend, yes=3))
    assert (amended.verdict["rules"], amended.facts["known"]["ratified"]) == (["13 entrenched"], True)
    assert rebuild() == []


def test_a_ratification_takes_two_thirds_and_a_third_taking_part(moot):
    key = proposed(moot, entrenched())
    moot.wait(61)
    for yes, no in ((3, 2), (1, 0)):  # three of five are fewer than two thirds; one of six fewer than a third
        assert moot.followed(moot.decide("membership", Ratify(of=key), yes=yes, no=no)) == []
    assert Ratification.objects.count() == 0


def test_nobody_but_the_membership_ratifies(moot, refused):
    key = proposed(moot, entrenched())
    with refused():
        moot.enact(Ratify(of=key), by="Ada")
    with refused():
        moot.decide("steering", Ratify(of=key), yes=1, by="Ben")


def test_what_is_confirmed_is_not_confirmed_again(moot):
    key = proposed(moot, entrenched())
    moot.wait(61)
    moot.decide("membership", Ratify(of=key), yes=4)
    with pytest.raises(BadAct, match="is confirmed already"):
        moot.decide("membership", Ratify(of=key), yes=4)
    with pytest.raises(Missing, match="no proposal and no emergency 7"):
        moot.enact(Ratify(of=7), by="Ada")


def test_b11_the_strictest_clause_wins_for_a_change_that_touches_several_articles(moot, refused):
    """Article 2 alone goes without the membership; with article 1 beside it, it does not."""
    both = attach(
        MODEL.replace(b"every_months = 3", b"every_months = 4", 1).replace(b"first 60 days", b"first 50 days", 1)
    )
    key = proposed(moot, both)
    moot.wait(90)
    with refused("13 entrenched"):
        moot.decide("convention", Amend(charter=both, proposal=key), yes=3)


def test_b11_entrenchment_reaches_the_majority_that_entrenched_articles_refer_to(moot):
    entry = moot.enact(ProposeAmendment(charter=other('share = "3/4"', 'share = "1/2"')), by="Bram")
    assert "14" in entry.facts["known"]["articles"]  # dissolution by three quarters


def test_b4_a_proposal_is_judged_by_the_charter_in_force_when_it_was_made(moot, refused):
    """Meanwhile the Convention asks for 120 days; what was proposed before still takes 90."""
    longer = MODEL.replace(b"deliberation_days = 90", b"deliberation_days = 120")
    text = attach(longer.replace(b"every_months = 3", b"every_months = 4", 1))
    first, second = proposed(moot, attach(longer)), proposed(moot, text)
    moot.wait(90)
    moot.decide("membership", Ratify(of=first), yes=5)
    moot.decide("convention", Amend(charter=attach(longer), proposal=first), yes=3)
    third = proposed(moot, text)
    (amended,) = moot.followed(moot.decide("convention", Amend(charter=text, proposal=second), yes=3))
    assert (amended.charter, amended.matter) == (attach(MODEL), second // ROWS_AN_ENTRY)
    moot.wait(90)
    with refused("13 ordinary"):
        moot.decide("convention", Amend(charter=text, proposal=third), yes=3)


def test_the_appeals_committee_rules_on_what_the_charter_means(db):
    """Five of its seven seats are a quorum, and here one of three is enough."""
    moot = found(MODEL.replace(b'count = 5, base = "seats"', b'count = 1, base = "seats"', 1), seats=DELEGATES)
    decided = moot.decide("appeals", Interpret(article="1", ruling="A branch means a branch."), yes=1, by="Ines")
    (ruled,) = moot.followed(decided)
    assert ruled.verdict == {"value": "allowed", "rules": ["15 interpretation-appeals"], "verb": "interpret"}
    row = Interpretation.objects.get()
    assert (row.pk, row.article, row.by, row.day) == (ruled.index * ROWS_AN_ENTRY, "1", "appeals", moot.today)
    assert reads.rulings(adopted(ruled.charter)) == [row]


def test_nobody_else_rules_on_the_charter(moot, refused):
    with refused():
        moot.enact(Interpret(article="1", ruling="A branch means a branch."), by="Ada")
    with refused():
        moot.decide("steering", Interpret(article="1", ruling="A branch means us."), yes=1, by="Ben")
    with pytest.raises(Missing, match="no article 99"):
        moot.enact(Interpret(article="99", ruling="Nothing."), by="Ada")


def test_the_appeals_committee_rules_until_the_convention_does(db):
    moot = found(MODEL.replace(b'count = 5, base = "seats"', b'count = 1, base = "seats"', 1), seats=DELEGATES)
    charter = adopted(moot.entries()[0].charter)
    moot.decide("appeals", Interpret(article="1", ruling="A branch means a branch."), yes=1, by="Ines")
    moot.decide("appeals", Interpret(article="2", ruling="A town has a name."), yes=1, by="Ines")
    moot.decide("convention", Interpret(article="1", ruling="A branch means any branch."), yes=3)
    standing = [(each.article, each.by) for each in reads.rulings(charter)]
    assert standing == [("1", "convention"), ("2", "appeals")]
    with pytest.raises(BadAct, match="convention has ruled on article 1"):
        moot.decide("appeals", Interpret(article="1", ruling="As before."), yes=1, by="Ines")
    moot.decide("convention", Interpret(article="1", ruling="A branch with three members."), yes=3)
    assert [each.article for each in reads.rulings(charter)] == ["1", "1", "2"]
