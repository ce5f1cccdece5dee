"""How English says what a check found about ways that end nowhere: appeals, empty seats, calls, days."""

from collections.abc import Callable, Mapping, Sequence

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.english.deeds import deeds
from folkmoot.core.charter.english.names import Names
from folkmoot.core.charter.english.numbers import days, listing
from folkmoot.core.charter.values import Who

LACKS = {
    "within": "by when one must appeal",
    "decide_within": "by when it must be decided",
    "if_late": "what becomes of it if it is not decided in time",
    "final": "that it is final",
}


def endless_circle(charter: Charter, bodies: Sequence[str]) -> str:
    return f"appeals go round in a circle, and no decision is ever final: {_ways(charter, bodies)}."


def _ways(charter: Charter, bodies: Sequence[str]) -> str:
    names = Names(charter)
    return f"from {', then to '.join(names.the(each) for each in (*bodies, bodies[0]))}"


def appeal_goes(charter: Charter, one: str, other: str, cite: str) -> str:
    names = Names(charter)
    return f"from {names.the(one)} to {names.the(other)} ({cite})"


def endless_appeal(charter: Charter, cite: str, one: str, other: str, lacks: Sequence[str]) -> str:
    names = Names(charter)
    missing = listing([LACKS[each] for each in lacks], "or")
    return f"{cite} leads from {names.the(one)} to {names.the(other)}, but does not say {missing}."


def no_appeal(charter: Charter, cite: str, who: Who, verb: str, heard_by: Sequence[str]) -> str:
    return (
        f"by {cite}, {Names(charter).who(who)} may {deeds([verb], [])}, and nobody else ever looks at it again: "
        "there is no appeal against it."
    )


def appeal_to_itself(charter: Charter, cite: str, who: Who, verb: str, heard_by: Sequence[str]) -> str:
    names = Names(charter)
    return (
        f"by {cite}, {names.who(who)} may {deeds([verb], [])}, and an appeal against it goes only to "
        f"{names.them(heard_by)}, whom they command."
    )


def nobody_may_fill(charter: Charter, body: str) -> str:
    return f"nobody may ever fill {Names(charter).the(body)}: no article says who elects, appoints or draws by lot."


def nobody_may_call(charter: Charter, body: str) -> str:
    return f"{Names(charter).the(body)} can never meet: no article says who may call it together."


def vacancy_deadlock(charter: Charter, circle: Sequence[str], others: Sequence[str]) -> str:
    names = Names(charter)
    if len(circle) == 1:
        said = f"if every seat of {names.the(circle[0])} is ever empty, nothing can fill it again: it waits for itself"
    else:
        said = (
            f"if all seats of {names.them(circle)} are ever empty, nothing can fill them again: each waits for another"
        )
    more = f"; and so would {names.them(others)}" if others else ""
    return f"{said}{more}."


def waits_to_be_filled(charter: Charter, one: str, other: str) -> str:
    names = Names(charter)
    return f"{names.the(one)} waits for {names.the(other)} to fill it"


def waits_to_be_called(charter: Charter, one: str, other: str) -> str:
    names = Names(charter)
    return f"{names.the(one)} waits for {names.the(other)} to call it"


def convening_lock(charter: Charter, body: str, removers: Sequence[str], callers: Sequence[str]) -> str:
    names = Names(charter)
    also = f", or {names.them(callers, 'or')}, whom it commands," if callers else ""
    return (
        f"{names.the(body)} can be removed only by {names.them(removers, 'or')}, and nobody but "
        f"{names.the(body)}{also} may call {names.them(removers, 'or')} together."
    )


def calls(charter: Charter, who: str, meetings: Sequence[str]) -> str:
    names = Names(charter)
    return f"{names.the(who)} calls {names.them(meetings, 'or')}, or does not"


def removes(charter: Charter, who: Sequence[str], body: str) -> str:
    names = Names(charter)
    return f"{names.them(who, 'or')} could remove {names.the(body)}, but does not meet"


def late_election(charter: Charter, body: str) -> str:
    names = Names(charter)
    return (
        f"when the election of {names.the(body)} is late, nobody but {names.the(body)} itself may call it: "
        "no article says who else does."
    )


def impossible_calendar(short: int, steps: Sequence[str]) -> str:
    return f"these days cannot all be kept, they are {days(short)} too few: {'; '.join(steps)}."


def day_of_notice(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"{Names(charter).the(name)} meets only on {days(number)} of notice ({cite})"


def day_of_own_notice(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"notice of {days(number)} must be given first ({cite})"


def day_of_call(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"{Names(charter).the(name)} may be called only {days(number)} ahead ({cite})"


def day_of_papers(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"its papers go out {days(number)} before it ({cite})"


def day_of_round(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"{Names(charter).the(name)} meets again within {days(number)} ({cite})"


def day_of_motions(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"motions to {Names(charter).the(name)} must be in {days(number)} before it ({cite})"


def day_of_late_motions(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"motions may come in until {days(number)} before it ({cite})"


def day_of_amendments(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"amendments to them must be in {days(number)} before it ({cite})"


def day_of_discussion(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"{days(number)} of discussion come before {Names(charter).the(name)} ({cite})"


def day_of_election(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"the election of {Names(charter).the(name)} is announced {days(number)} before the vote ({cite})"


def day_of_closing(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"nominations for {Names(charter).the(name)} close {days(number)} before the vote ({cite})"


def day_of_opening(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"nominations for {Names(charter).the(name)} open only {days(number)} before the vote ({cite})"


def day_of_roll(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"the roll of {Names(charter).the(name)} is fixed {days(number)} before the vote ({cite})"


def day_of_notice_is_roll(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"the roll of {Names(charter).the(name)} is fixed on the day of the notice ({cite})"


def day_of_power(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"{Names(charter).the(name)} must have done it within {days(number)} of being asked ({cite})"


def day_of_appeal(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"{Names(charter).the(name)} must decide the appeal within {days(number)} ({cite})"


def day_of_emergency(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"{Names(charter).the(name)} must confirm the emergency within {days(number)} ({cite})"


def day_of_check(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"{Names(charter).the(name)} must speak within {days(number)} ({cite})"


def day_of_finding(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"{Names(charter).the(name)} must have made its finding within {days(number)} ({cite})"


STANDING_STILL: Mapping[str, Callable[..., str]] = {
    each.__name__: each
    for each in (
        endless_circle,
        appeal_goes,
        endless_appeal,
        no_appeal,
        appeal_to_itself,
        nobody_may_fill,
        nobody_may_call,
        vacancy_deadlock,
        waits_to_be_filled,
        waits_to_be_called,
        convening_lock,
        calls,
        removes,
        late_election,
        impossible_calendar,
        day_of_notice,
        day_of_own_notice,
        day_of_call,
        day_of_papers,
        day_of_round,
        day_of_motions,
        day_of_late_motions,
        day_of_amendments,
        day_of_discussion,
        day_of_election,
        day_of_closing,
        day_of_opening,
        day_of_roll,
        day_of_notice_is_roll,
        day_of_power,
        day_of_appeal,
        day_of_emergency,
        day_of_check,
        day_of_finding,
    )
}
