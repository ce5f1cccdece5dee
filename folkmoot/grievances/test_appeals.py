"""Appeals: by whom, until when, before whom; what is ruled on them, and what becomes of what waited."""

from datetime import timedelta
from typing import Any

import pytest

from folkmoot import shipped
from folkmoot.bodies.acts.seating import Coopt
from folkmoot.bodies.models import Waiting
from folkmoot.core.charter.judging import Authority
from folkmoot.door.act import BadAct
from folkmoot.door.clock import tick
from folkmoot.door.draw import Draw
from folkmoot.door.enact import tell
from folkmoot.door.occasion import CLOCK, Hat
from folkmoot.door.rebuild import rebuild
from folkmoot.grievances.acts.appealing import LodgeAppeal, WithdrawAppeal
from folkmoot.grievances.acts.ending import CloseCase, PublishOutcome, WithdrawComplaint
from folkmoot.grievances.acts.late import RunOut
from folkmoot.grievances.acts.ruling import Overturn, Remit, Reopen, Stay, Uphold
from folkmoot.grievances.acts.varying import Vary
from folkmoot.grievances.conftest import changed, higher, wrong
from folkmoot.grievances.models import Appeal, Case, Finding, Outcome, Ruling, Sanction, Step
from folkmoot.grievances.panel import panel
from folkmoot.grievances.readers import judges
from folkmoot.grievances.reads import case as case_of
from folkmoot.members.acts import Expel, Reinstate
from folkmoot.members.reads import is_suspended, membership_on
from tests.cast import found

FREE = (
    'act = ["overturn", "reopen", "stay", "remit", "instruct", "suspend_member", "expel", "remove", "recall"]',
    'act = ["instruct", "expel", "remove", "recall"]',
)
"""Without the prohibitions of the model on what may be ruled on a decision of the panel."""

POWERS = (
    '[[power]]\nid = "panel_minutes"',
    '[[power]]\nid = "more"\nwho = "appeals"\nact = ["stay", "remit"]\non = "decision:grievance"\n\n'
    '[[power]]\nid = "milder"\nwho = "appeals"\nact = ["censure", "suspend_member"]\non = "member"\n'
    'requires = ["appeal"]\n\n[[power]]\nid = "panel_minutes"',
)
"""And with powers of the Appeals Committee to stay, to send back and to decide a milder sanction."""


def stage(*pairs: tuple[str, str]) -> Any:
    """The panel under a changed charter has found for Bram's complaint about Sid."""
    story = higher(changed(*pairs))
    story.begins()
    story.is_decided()
    return story


def ticked(moot: Any, *acts: str) -> list[Any]:
    """What the clock enters now of some acts."""
    found = [moot.entry(done.index) for done in tick(moot.now)]
    return [each for each in found if each.act in acts]


def test_a_party_appeals_within_thirty_days_and_the_appeal_stands_open(heard):
    moot = heard.moot
    moot.wait(30)
    appeal = LodgeAppeal(case=heard.case, decision=heard.decision, grounds="I was not there.")
    entry = moot.enact(appeal, "Sid")
    (row,) = Appeal.objects.all()
    assert (row.case, row.decision, row.rule, row.of_body, row.body) == (
        heard.case,
        heard.decision,
        "to_appeals",
        "grievance",
        "appeals",
    )
    assert (row.person, row.party, row.day) == (moot["Sid"], "respondent", moot.today)
    assert (row.decide_by - row.day).days == 90
    assert (row.ended_on, entry.body["grounds"]) == (None, row.grounds)
    known = {name: entry.facts["known"][name] for name in ("days_since", "party", "final")}
    assert known == {"days_since": 30, "party": ["respondent", "member"], "final": False}
    assert (entry.facts["on"], entry.matter) == (["decision:grievance"], heard.case // 2**20)
    assert rebuild() == []


def test_an_appeal_on_the_thirty_first_day_is_refused_with_its_article(heard, refused):
    heard.moot.wait(31)
    with refused("6 to_appeals", "Article 6 (to_appeals) leaves 30 days for it; 31 days have passed."):
        heard.moot.enact(LodgeAppeal(case=heard.case, grounds="I was not there."), "Sid")


def test_nobody_else_appeals(heard, refused):
    heard.calls()
    with refused("6 to_appeals", "whoever asks is none of these"):
        heard.appeals(by="Ben")


def test_the_appeals_committee_sets_a_finding_aside_on_an_appeal(heard):
    moot = heard.moot
    heard.appeals()
    decided = heard.rules(Overturn)
    (entry,) = moot.followed(decided)
    assert (entry.act, entry.verdict["rules"], entry.by["as"]) == (
        "grievances.overturn",
        ["6 decide_appeal"],
        ["body:appeals"],
    )
    known = {name: entry.facts["known"][name] for name in ("appeal", "reasons_published", "entitled", "recused")}
    assert known == {"appeal": True, "reasons_published": True, "entitled": 6, "recused": 1}
    (row,) = Ruling.objects.all()
    assert (row.case, row.of_decision, row.of_body, row.deed, row.body, row.decision) == (
        heard.case,
        heard.decision,
        "grievance",
        "overturn",
        "appeals",
        decided.index * 2**20,
    )
    assert (Finding.objects.get().ended_on, Finding.objects.get().ended_by) == (moot.today, "overturn")
    assert (Appeal.objects.get().ended_on, Appeal.objects.get().ended_by) == (moot.today, "overturn")
    assert rebuild() == []


def test_nobody_sets_a_finding_aside_without_an_appeal(heard, refused):
    with refused("6 decide_appeal", "on an appeal"):
        heard.rules(Overturn, by="Ada")


def test_whoever_is_of_the_branch_of_a_party_does_not_decide_the_appeal(heard):
    """Ines is of the branch of Bram, who complained: of seven, six may vote."""
    heard.appeals()
    with pytest.raises(BadAct, match="7 cannot have been there; 7 may vote in appeals, 1 of whom"):
        heard.rules(Overturn, yes=7)


def test_what_was_set_aside_is_not_set_aside_again_nor_appealed_against(heard):
    heard.appeals()
    heard.rules(Overturn)
    says = f"field decision: it was set aside on {heard.moot.today}"
    for does in (lambda: heard.appeals(by="Bram"), lambda: heard.rules(Overturn)):
        with wrong(says):
            does()


def test_an_overturning_of_a_decision_in_a_case_names_the_case(heard):
    with wrong(f"field case: the decision was taken in case {heard.case}"):
        heard.rules(Overturn, by="Ada", case=None)


def test_what_is_upheld_stands_and_what_waited_is_done_when_its_days_are_over(heard):
    """The whole way: found, to be expelled, appealed against, held back, upheld, done."""
    moot = heard.moot
    decided = heard.is_to_be_expelled()
    assert (moot.followed(decided), decided.facts["known"]["stay"]) == ([], True)
    heard.appeals()
    moot.wait(60)
    assert ticked(moot, "bodies.carry_out") == []
    assert membership_on(moot["Sid"], moot.today) is not None
    upheld = heard.rules(Uphold)
    (entry,) = moot.followed(upheld)
    assert (entry.act, entry.verdict["rules"]) == ("grievances.uphold", ["6 decide_appeal"])
    (asked,) = moot.followed(entry)
    assert (asked.act, asked.by["as"], asked.facts["known"]["decide"]) == ("bodies.carry_out", ["clock"], True)
    (sanction,) = moot.followed(asked)
    (expelled,) = moot.followed(sanction)
    assert (sanction.act, sanction.verdict["rules"], expelled.act) == (
        "grievances.sanction",
        ["6 sanction"],
        "members.expel",
    )
    assert expelled.facts["decision"] == decided.facts.get("decision", {"yes": 9, "no": 0, "abstain": 0, "present": 9})
    assert membership_on(moot["Sid"], moot.today) is None
    assert Waiting.objects.get().outcome == "done"
    assert (Appeal.objects.get().ended_by, Finding.objects.get().ended_on) == ("uphold", None)
    assert rebuild() == []


def test_what_waits_is_not_done_before_the_days_of_the_other_party_are_over(heard):
    heard.is_to_be_expelled()
    heard.appeals()
    heard.rules(Uphold)
    assert Waiting.objects.get().outcome == ""
    heard.moot.wait(31)
    (asked,) = ticked(heard.moot, "bodies.carry_out")
    assert [each.act for each in heard.moot.followed(asked)] == ["grievances.sanction"]


def test_whoever_was_to_be_expelled_stays_a_member_when_the_finding_is_set_aside(heard):
    moot = heard.moot
    heard.is_to_be_expelled()
    heard.appeals()
    (entry,) = moot.followed(heard.rules(Overturn))
    (asked,) = moot.followed(entry)
    assert (asked.act, asked.facts["known"]["decide"], moot.followed(asked)) == ("bodies.carry_out", False, [])
    assert Waiting.objects.get().outcome == "set_aside"
    moot.wait(200)
    assert ticked(moot, "bodies.carry_out", "grievances.run_out") == []
    assert membership_on(moot["Sid"], moot.today) is not None
    assert rebuild() == []


def test_what_was_done_already_is_undone_when_the_finding_is_set_aside(db):
    """Where nothing waits for an appeal."""
    story = stage(('stays = ["expel"]\n', ""))
    moot = story.moot
    story.is_to_be_expelled()
    assert membership_on(moot["Sid"], moot.today) is None
    moot.wait(3)
    story.appeals()
    (entry,) = moot.followed(story.rules(Overturn))
    (back,) = moot.followed(entry)
    assert (back.act, back.verdict["rules"], back.by["as"]) == ("members.reinstate", ["6 restore"], ["body:appeals"])
    assert membership_on(moot["Sid"], moot.today) is not None
    assert (Sanction.objects.get().ended_by, Sanction.objects.get().ended_on) == ("overturn", moot.today)
    assert rebuild() == []


AT_ONCE = (('stays = ["expel"]\n', ""), ('[[power]]\nid = "restore"', '[[power]]\ntext_only = true\nid = "restore"'))
"""Nothing waits for an appeal, and the Appeals Committee has no power to take anybody back."""


def test_what_was_done_is_undone_by_nobodys_hand_where_who_ruled_has_no_power_for_it(db):
    story = stage(*AT_ONCE)
    moot = story.moot
    story.is_to_be_expelled()
    moot.wait(3)
    story.appeals()
    assert membership_on(moot["Sid"], moot.today) is None
    ruled = story.rules(Overturn)
    (back,) = moot.followed(moot.followed(ruled)[0])
    assert (back.act, back.verdict["rules"], back.by) == ("members.reinstate", ["6 to_appeals"], {"as": ["clock"]})
    assert membership_on(moot["Sid"], moot.today) is not None
    assert rebuild() == []


def test_and_where_the_decision_falls_since_the_appeal_was_not_decided_in_time(db):
    story = stage(*AT_ONCE)
    moot = story.moot
    story.is_to_be_expelled()
    story.appeals()
    moot.wait(91)
    (late,) = ticked(moot, "grievances.run_out")
    (back,) = moot.followed(late)
    assert (back.act, back.by) == ("members.reinstate", {"as": ["clock"]})
    assert membership_on(moot["Sid"], moot.today) is not None
    assert rebuild() == []


def test_nobody_is_taken_back_before_a_body_has_ruled(db, refused):
    story = stage(*AT_ONCE)
    story.is_to_be_expelled()
    with refused("6 lift"):
        story.moot.enact(Reinstate(person=story.moot["Sid"], case=story.case), "Judge 1")


BY_STEERING = (
    '[[power]]\nid = "panel_minutes"',
    '[[power]]\nid = "by_steering"\nwho = "steering"\nact = "expel"\non = "member"\n\n'
    '[[appeal]]\nid = "from_steering"\nfrom = "steering"\nto = "appeals"\nwho = "respondent"\nwithin_days = 30\n'
    'stays = "expel"\n\n[[power]]\nid = "panel_minutes"',
)


def test_against_a_decision_of_no_case_whoever_it_names_appeals(db, refused):
    story = higher(changed(BY_STEERING))
    moot = story.moot
    decided = moot.decide("steering", Expel(person=moot["Sid"], ground=()), yes=1, by="Ben")
    with refused("6 from_steering", "whoever asks is none of these"):
        story.appeals(by="Bram", case=None, decision=decided.index * 2**20)
    appealed = story.appeals(case=None, decision=decided.index * 2**20)
    assert appealed.facts["known"]["party"] == ["respondent", "member"]
    (entry,) = moot.followed(story.rules(Overturn, yes=7, case=None, decision=decided.index * 2**20))
    assert (entry.verdict["rules"], entry.matter) == (["6 from_steering"], decided.index)
    assert [each.facts["known"]["decide"] for each in moot.followed(entry)] == [False]
    assert membership_on(moot["Sid"], moot.today) is not None
    assert rebuild() == []


def test_where_no_article_says_who_hears_it_nobody_appeals(db):
    story = higher()
    decided = story.moot.decide("branch", unit=0, yes=3)
    with wrong("no article says who hears an appeal against a decision of branch"):
        story.appeals(case=None, decision=decided.index * 2**20)


def test_nobody_upholds_a_finding_alone(heard, refused):
    heard.appeals()
    upheld = Uphold(case=heard.case, decision=heard.decision, reasons="So it was.")
    with refused("6 decide_appeal", "wants a decision by vote"):
        heard.moot.enact(upheld, "Jurist 1")


def test_nothing_is_upheld_against_which_nobody_has_appealed(heard):
    with wrong("field decision: nobody has appealed against it"):
        heard.rules(Uphold, by="Ada")


def test_what_was_set_aside_is_not_found_again(heard):
    heard.appeals()
    heard.rules(Overturn)
    says = f"field case: what was found was set aside on {heard.moot.today}, and is not found again"
    with wrong(says):
        heard.is_found()


def test_what_is_not_decided_in_time_falls_where_the_charter_says_so(heard):
    moot = heard.moot
    heard.is_to_be_expelled()
    heard.appeals()
    moot.wait(90)
    assert ticked(moot, "grievances.run_out") == []
    moot.wait(1)
    (late,) = ticked(moot, "grievances.run_out")
    assert (late.by["as"], late.verdict["rules"], late.facts["known"]["overdue"]) == (["clock"], ["6 to_appeals"], True)
    assert late.due is not None
    (asked,) = moot.followed(late)
    assert (asked.act, asked.facts["known"]["decide"]) == ("bodies.carry_out", False)
    row = Appeal.objects.get()
    assert (row.late_on, row.ended_on, row.ended_by) == (moot.today, moot.today, "falls")
    assert (Finding.objects.get().ended_by, Ruling.objects.get().deed) == ("falls", "falls")
    assert membership_on(moot["Sid"], moot.today) is not None
    assert rebuild() == []


def test_what_is_not_decided_in_time_stands_where_the_charter_says_so(db):
    story = stage(('if_late = "falls"', 'if_late = "stands"'))
    story.is_to_be_expelled()
    story.appeals()
    story.moot.wait(91)
    (late,) = ticked(story.moot, "grievances.run_out")
    (asked,) = story.moot.followed(late)
    assert [each.act for each in story.moot.followed(asked)] == ["grievances.sanction"]
    assert (Appeal.objects.get().ended_by, Finding.objects.get().ended_on) == ("stands", None)
    assert rebuild() == []


def test_what_is_not_decided_in_time_passes_to_another_body_where_the_charter_says_so(db):
    story = stage(('if_late = "falls"', 'if_late = "passes:convention"'))
    story.appeals()
    story.moot.wait(91)
    assert len(ticked(story.moot, "grievances.run_out")) == 1
    row = Appeal.objects.get()
    assert (row.body, row.late_on, row.ended_on) == ("convention", story.moot.today, None)
    assert (row.decide_by - story.moot.today).days == 90
    story.moot.wait(91)
    assert [each.act for each in ticked(story.moot, "grievances.run_out")] == ["grievances.run_out"]
    assert Appeal.objects.get().ended_by == "stands"
    assert rebuild() == []


def test_the_clock_ends_no_appeal_before_its_time(heard, refused):
    heard.appeals()
    with refused("6 to_appeals"):
        heard.moot.enact(RunOut(appeal=Appeal.objects.get().pk), hats=frozenset({CLOCK}))


def test_whoever_appealed_withdraws_it_and_what_waited_is_done(heard):
    moot = heard.moot
    heard.is_to_be_expelled()
    heard.appeals()
    moot.wait(40)
    withdrawn = moot.enact(WithdrawAppeal(appeal=Appeal.objects.get().pk), "Sid")
    assert withdrawn.facts["known"]["days_since"] == 0
    (asked,) = moot.followed(withdrawn)
    assert [each.act for each in moot.followed(asked)] == ["grievances.sanction"]
    assert (Appeal.objects.get().ended_on, Appeal.objects.get().ended_by) == (moot.today, "withdraw_appeal")
    assert rebuild() == []


def test_nobody_withdraws_the_appeal_of_another(heard):
    heard.appeals()
    with wrong("field appeal: everybody withdraws their own appeal only"):
        heard.moot.enact(WithdrawAppeal(appeal=Appeal.objects.get().pk), "Bram")


EDITORS = tuple((name, "editors", None) for name in ("Ada", "Ben", "Sol"))
NO_WAY_BACK = (
    '[[power]]\nid = "panel_minutes"',
    '[[prohibition]]\nid = "no_way_back"\nact = ["complain", "appeal"]\nwho = "editors"\n\n'
    '[[power]]\nid = "panel_minutes"',
)


def prohibited(moot, name):
    """Whoever sits among the editors neither complains nor appeals; now somebody does."""
    moot.decide("editors", Coopt(person=moot[name], seat="editors", eligible=True), yes=3)


def test_an_appeal_is_not_withdrawn_where_that_is_prohibited(db, refused):
    story = higher(changed(NO_WAY_BACK), seats=EDITORS)
    story.begins()
    story.is_decided()
    story.appeals()
    prohibited(story.moot, "Sid")
    with refused("6 no_way_back", trace=True):
        story.moot.enact(WithdrawAppeal(appeal=Appeal.objects.get().pk), "Sid")


def test_a_body_that_may_holds_back_what_waits_until_a_day(db):
    story = stage(FREE, POWERS)
    moot = story.moot
    decided = story.is_to_be_expelled()
    until = moot.today + timedelta(days=45)
    story.appeals()
    (entry,) = moot.followed(story.rules(Stay, decision=decided.index * 2**20, until=until))
    assert (entry.verdict["rules"], entry.facts["known"]["days"]) == (["6 more"], 45)
    assert Ruling.objects.get().until_day == until
    moot.enact(WithdrawAppeal(appeal=Appeal.objects.get().pk), "Sid")
    moot.wait(45)
    assert ticked(moot, "bodies.carry_out") == []
    moot.wait(1)
    (asked,) = ticked(moot, "bodies.carry_out")
    assert [each.act for each in moot.followed(asked)] == ["grievances.sanction"]
    assert rebuild() == []


def test_only_what_waits_is_held_back(db):
    story = stage(FREE, POWERS)
    with wrong("field decision: nothing of it waits to be done"):
        story.rules(Stay, by="Ada", until=story.moot.today)


def test_a_case_that_is_sent_back_is_heard_again_by_others(db):
    story = stage(FREE, POWERS)
    moot = story.moot
    story.appeals()
    (entry,) = moot.followed(story.rules(Remit))
    assert entry.verdict["rules"] == ["6 more"]
    assert (Finding.objects.get().ended_by, Appeal.objects.get().ended_by) == ("remit", "remit")
    assert [each.step for each in Step.objects.filter(met_on=None)] == ["acknowledge", "find"]
    moot.wait(1)
    assert {why.ground for why in panel(case_of(story.case), moot.today).aside.values()} == {"decided_below"}
    assert panel(case_of(story.case), moot.today).members == frozenset()
    assert rebuild() == []


def test_a_case_that_is_sent_back_is_heard_again_by_the_same_where_no_rule_keeps_them_out(db, refused):
    story = stage(FREE, POWERS, ('"same_unit", "decided_below"]', '"same_unit"]'))
    story.appeals()
    story.rules(Remit)
    with refused("6 find"):
        story.is_found(outcome="not_upheld")
    story.is_heard()
    story.is_found(outcome="not_upheld")
    assert [each.upheld for each in Finding.objects.filter(ended_on=None)] == [False]


def test_what_was_decided_on_an_appeal_is_taken_up_again_on_new_evidence(heard):
    moot = heard.moot
    heard.appeals()
    overturned = heard.rules(Overturn)
    moot.enact(CloseCase(case=heard.case), "Judge 1")
    again = {"decision": overturned.index * 2**20, "new_evidence": True, "reasons": "A letter has come to light."}
    (entry,) = moot.followed(heard.rules(Reopen, **again))
    assert (entry.verdict["rules"], entry.facts["on"]) == (["6 reopen"], ["decision:appeals"])
    assert Case.objects.get().closed_on is None
    (entry,) = moot.followed(heard.rules(Overturn, **again))
    assert entry.verdict["rules"] == ["6 reopen"]
    assert (Finding.objects.get().ended_on, Finding.objects.get().ended_by) == (None, "")
    assert rebuild() == []


def test_without_new_evidence_nothing_is_taken_up_again(heard, refused):
    heard.appeals()
    overturned = heard.rules(Overturn).index * 2**20
    for ruling in (Reopen, Overturn):
        with refused("6 reopen"):
            heard.rules(ruling, decision=overturned)
    with refused("6 reopen"):
        heard.rules(Reopen, decision=overturned, new_evidence=True, yes=4)


def test_what_was_decided_on_an_appeal_is_final(heard, refused):
    heard.appeals()
    upheld = heard.rules(Uphold).index * 2**20
    with refused("6 end", "Article 6 (end) forbids anybody to appeal against a finding of the Appeals Committee."):
        heard.appeals(decision=upheld)


def test_another_sanction_of_the_ladder_takes_the_place_of_the_one_that_waits(db):
    story = stage(FREE, POWERS)
    moot = story.moot
    decided = story.is_to_be_expelled()
    sanction = decided.index * 2**20
    story.appeals(decision=sanction)
    until = moot.today + timedelta(days=30)
    given = {"decision": sanction, "person": moot["Sid"], "sanction": "suspend_member", "until": until}
    (varied,) = moot.followed(story.rules(Vary, **given))
    followed = {each.act: each for each in moot.followed(varied)}
    assert set(followed) == {"grievances.sanction", "bodies.carry_out"}
    assert followed["grievances.sanction"].verdict["rules"] == ["6 milder"]
    assert followed["bodies.carry_out"].facts["known"]["decide"] is False
    assert is_suspended(moot["Sid"], moot.today)
    assert membership_on(moot["Sid"], moot.today) is not None
    assert [(each.verb, each.until_day) for each in Sanction.objects.all()] == [("suspend_member", until)]
    assert rebuild() == []


def test_nobody_varies_a_sanction_without_the_power_for_the_new_one(heard, refused):
    sanction = heard.is_to_be_expelled().index * 2**20
    heard.appeals(decision=sanction)
    until = heard.moot.today + timedelta(days=30)
    with refused("power to suspend a member"):
        heard.rules(Vary, decision=sanction, person=heard.moot["Sid"], sanction="suspend_member", until=until)


def test_whoever_complained_withdraws_it_and_the_case_is_closed(story):
    entry = story.moot.enact(WithdrawComplaint(case=story.case), "Bram")
    assert entry.verdict["value"] == "allowed"
    assert (Case.objects.get().closed_on, Case.objects.get().closed_by) == (story.moot.today, "withdraw")
    with wrong(f"field case: it was closed on {story.moot.today}"):
        story.moot.enact(WithdrawComplaint(case=story.case), "Bram")
    assert rebuild() == []


def test_whoever_did_not_complain_withdraws_nothing_nor_is_anything_withdrawn_when_it_is_found(heard):
    with wrong("field case: whoever complained withdraws it"):
        heard.moot.enact(WithdrawComplaint(case=heard.case), "Sid")
    with wrong("field case: there is a finding; one may appeal against it"):
        heard.moot.enact(WithdrawComplaint(case=heard.case), "Bram")


def test_a_complaint_is_not_withdrawn_where_that_is_prohibited(db, refused):
    story = higher(changed(NO_WAY_BACK), seats=EDITORS)
    story.begins()
    prohibited(story.moot, "Bram")
    with refused("6 no_way_back", trace=True):
        story.moot.enact(WithdrawComplaint(case=story.case), "Bram")


def test_a_case_in_which_all_is_found_is_closed(heard):
    entry = heard.moot.enact(CloseCase(case=heard.case), "Judge 1")
    assert (entry.verdict["rules"], entry.facts["on"]) == (["6 complaint"], ["decision:grievance"])
    assert (Case.objects.get().closed_on, Case.objects.get().closed_by) == (heard.moot.today, "close")
    assert rebuild() == []


def test_a_case_is_not_closed_before_all_is_found_nor_while_an_appeal_is_open(heard):
    heard.appeals()
    with wrong("field case: an appeal is open"):
        heard.moot.enact(CloseCase(case=heard.case), "Judge 1")


def test_a_member_closes_no_case(heard, refused):
    heard.calls()
    with refused("power"):
        heard.moot.enact(CloseCase(case=heard.case), "Ben")


PUBLISHED = ("accompanied = true\nsanctions", 'accompanied = true\npublish = "outcome"\nsanctions')


def test_the_outcome_is_published_without_names_where_the_charter_says_so(db):
    story = stage(PUBLISHED)
    story.moot.wait(31)
    entry = story.moot.enact(PublishOutcome(case=story.case), "Judge 1")
    row = Outcome.objects.get()
    assert (row.result, row.sanctions, row.body, row.text) == ("upheld", "", "grievance", "")
    assert (entry.body, entry.record_class) == ({"case": story.case}, "members")
    assert entry.verdict["rules"] == ["6 complaint"]
    with wrong("field text: article 6 lets the outcome alone be known"):
        story.moot.enact(PublishOutcome(case=story.case, text="Sid did it."), "Judge 1")
    with wrong("field case: it is made known already"):
        story.moot.enact(PublishOutcome(case=story.case), "Judge 1")
    assert rebuild() == []


def test_nothing_is_published_where_the_charter_does_not_say_so_nor_while_an_appeal_is_open(heard):
    with wrong("field case: no article says that outcomes are made known"):
        heard.moot.enact(PublishOutcome(case=heard.case), "Judge 1")


def test_a_member_publishes_no_outcome(db, refused):
    story = stage(PUBLISHED)
    story.calls()
    with refused("power"):
        story.moot.enact(PublishOutcome(case=story.case), "Ben")


def test_the_appeals_committee_reads_the_case_while_it_is_before_it(heard):
    case = case_of(heard.case)
    assert heard.moot["Jurist 1"] not in judges(case, heard.moot.today)
    heard.appeals()
    assert heard.moot["Jurist 1"] in judges(case, heard.moot.today)
    assert heard.moot["Ines"] not in judges(case, heard.moot.today)


def test_a_source_tells_that_a_finding_was_overturned_and_neither_whose_nor_by_which_decision(db):
    moot = found((shipped("charters") / "as-worked.md").read_bytes(), seats=(), rehearsal=False)
    by = frozenset({Hat(Authority("body", "appeals"))})
    done = tell(Overturn(), on="2013", hats=by, source="An article", at=moot.now, draw=Draw())
    entry = moot.entry(done.index)
    assert (entry.verdict["value"], entry.verdict["rules"], entry.facts["on"]) == (
        "allowed",
        ["4 reopen"],
        ["decision"],
    )
    row = Ruling.objects.get()
    assert (row.case, row.of_decision, row.of_body, row.body, row.decision) == (None, None, "", "appeals", None)
    assert rebuild() == []
