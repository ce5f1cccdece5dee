"""What becomes of what waits: held back while an appeal is open, dropped with the finding on which it rests."""

from collections.abc import Iterator
from datetime import date, timedelta

from folkmoot.bodies.acts.waiting import CarryOut, act_of
from folkmoot.bodies.models import Waiting
from folkmoot.bodies.waiting import Fate, is_over, tells_fate
from folkmoot.core.charter.facts import Facts
from folkmoot.door.act import Follow, follows
from folkmoot.door.judge import foresee
from folkmoot.door.occasion import CLOCK, Occasion
from folkmoot.door.rows import rows
from folkmoot.grievances.acts.appealing import WithdrawAppeal
from folkmoot.grievances.acts.late import RunOut, appeal_of
from folkmoot.grievances.acts.ruling import Overturn, Remit, Uphold
from folkmoot.grievances.acts.varying import Vary
from folkmoot.grievances.decided import case_in, decision, set_aside
from folkmoot.grievances.models import Appeal, Finding, Ruling, Sanction
from folkmoot.members.acts import Reinstate
from folkmoot.members.reads import is_suspended, membership_on


@tells_fate
def become(key: int, day: date) -> Fate:
    """What has become of a decision by a day, by appeals against it or against others of the same body in its case."""
    row = decision(key)
    case = case_in(row)
    against = rows(Appeal, decision=key)
    if case is not None:
        against = [each for each in rows(Appeal, case=case) if each.decision == key or each.of_body == row.body]
    stays = [each for each in rows(Ruling, of_decision=key) if each.deed == "stay" and each.ended_on is None]
    running = any(each.until_day is not None and day <= each.until_day for each in stays)
    ends = [each.ended_on for each in against if each.ended_on is not None]
    ends += [each.until_day + timedelta(days=1) for each in stays if each.until_day is not None]
    gone = set_aside(key) or _without_finding(key, case)
    return Fate(
        held=running or any(each.ended_on is None for each in against),
        set_aside=gone is not None,
        since=max([*ends, *([gone] if gone else [])], default=None),
    )


def _without_finding(key: int, case: int | None) -> date | None:
    """The day since which nothing stands any more of the finding on which a sanction that waits rests."""
    if case is None:
        return None
    people = {getattr(act_of(each), "person", "") for each in rows(Waiting, decision=key)}
    found = [each for each in rows(Finding, case=case) if each.person in people and each.upheld is not False]
    ended = [each.ended_on for each in found if each.ended_on is not None]
    return max(ended) if found and len(ended) == len(found) else None


@follows(Overturn)
@follows(Uphold)
@follows(Remit)
@follows(Vary)
def asked_again(ruled: Overturn | Uphold | Remit | Vary, facts: Facts, occasion: Occasion) -> Iterator[Follow]:
    """What waited for the end of an appeal is asked about at once when it ends."""
    if not occasion.told:
        yield from _over(ruled.about(), ruled.case, occasion)
        if ruled.case is not None:
            yield from _undone(ruled.case, occasion)


@follows(WithdrawAppeal)
@follows(RunOut)
def asked_again_later(ended: WithdrawAppeal | RunOut, facts: Facts, occasion: Occasion) -> Iterator[Follow]:
    """And when it is withdrawn, or was not decided in time."""
    row = appeal_of(ended.appeal)
    yield from _over(row.decision, row.case, occasion)
    if row.case is not None:
        yield from _undone(row.case, occasion)


def _undone(case: int, occasion: Occasion) -> Iterator[Follow]:
    """What a sanction that stands no more has done is undone: by those who ruled, else by nobody's hand."""
    ended = [
        each for each in rows(Sanction, case=case) if each.ended_on == occasion.today and each.from_day is not None
    ]
    for person in dict.fromkeys(each.person for each in ended if each.verb in ("expel", "suspend_member")):
        back, gone = Reinstate(person=person, case=case), membership_on(person, occasion.today) is None
        for hat in (*sorted(occasion.hats)[:1], CLOCK) if gone or is_suspended(person, occasion.today) else ():
            if foresee(back, occasion, hat, occasion.decision).value == "allowed":
                yield Follow(back, hat.authority, hat.unit, occasion.decision, by_itself=hat == CLOCK)
                break


def _over(key: int | None, case: int | None, occasion: Occasion) -> Iterator[Follow]:
    for each in Waiting.objects.filter(outcome="").order_by("pk"):
        concerned = each.decision == key or (case is not None and case_in(decision(each.decision)) == case)
        if concerned and is_over(each, occasion.today):
            yield Follow(CarryOut(waiting=each.pk), CLOCK.authority, by_itself=True)
