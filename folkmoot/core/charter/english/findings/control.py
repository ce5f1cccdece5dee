"""How English says who commands whom, who judges themselves, and what cannot be taken back."""

from collections.abc import Callable, Mapping, Sequence

from folkmoot.core.charter.english.deeds import deeds
from folkmoot.core.charter.english.names import Names, several
from folkmoot.core.charter.english.numbers import count, listing, months
from folkmoot.core.charter.rules import Office
from folkmoot.core.charter.spoken import sentences


def judges_itself(names: Names, judge: str) -> str:
    return sentences(
        f"a complaint about {_somebody_in(names, judge)} is heard by {names.the(judge)} itself, and no rule has "
        "whoever is concerned stand aside with enough others left to decide"
    )


def complaint_to_commanded(names: Names, judged: str, judge: str, *, by_expulsion: bool) -> str:
    return sentences(
        f"a complaint about {_somebody_in(names, judged)} is heard by {names.the(judge)}, "
        f"and {_commands(names, judged, judge, by_expulsion)}"
    )


def appeal_to_commanded(names: Names, judged: str, judge: str, *, by_expulsion: bool) -> str:
    return sentences(
        f"an appeal against what {names.the(judged)} did is heard by {names.the(judge)}, "
        f"and {_commands(names, judged, judge, by_expulsion)}"
    )


def _commands(names: Names, judged: str, judge: str, by_expulsion: bool) -> str:
    if by_expulsion:
        return f"by expelling people {names.the(judged)} could come to command {names.the(judge)}"
    return f"{names.the(judged)} could command {names.the(judge)}: the judged would choose their judges"


def same_people(names: Names, judged: str, judge: str) -> str:
    return sentences(
        f"an appeal against what {names.the(judged)} did is heard by {names.the(judge)}, and no rule keeps the same "
        "people from sitting in both: it takes seats that exclude each other, or standing aside for who decided below"
    )


def judged_overturns(names: Names, judged: str, judge: str, actor: str, verbs: Sequence[str]) -> str:
    can = listing([_MEDDLING[each].format(body=names.the(judge)) for each in verbs], "or")
    if actor == judged:
        return sentences(f"{names.the(judged)} may {can}, though it is {names.the(judge)} that judges it")
    return sentences(
        f"{names.the(actor)} may {can}, though it is {names.the(judge)} that judges {names.the(judged)}, "
        f"which could command {names.the(actor)}"
    )


_MEDDLING = {
    "instruct": "tell {body} what to do",
    "overturn": "overturn what {body} decides",
    "stay": "hold back what {body} decides",
    "reopen": "reopen what {body} decided",
}


def indirect_ouster(names: Names, judged: str, judge: str, *, by_expulsion: bool) -> str:
    how = "expel" if by_expulsion else "remove"
    return sentences(
        f"{names.the(judged)} could {how} {_holders(names, judge)}, and fill the empty seats: even if it may neither "
        f"appoint nor instruct {names.the(judge)}, by which it is judged, it can put its own people there"
    )


def judges_stopped(names: Names, judged: str, judge: str, actor: str, verb: str) -> str:
    does = _STOPPING.get(verb, "remove {holders}").format(holders=_holders(names, judge), body=names.the(judge))
    who = names.the(judged) if actor == judged else f"{names.the(actor)}, whom {names.the(judged)} could command,"
    return sentences(
        f"{who} could {does} until too few are left to decide on {names.the(judged)}: the judged could not choose "
        "their judges, but they could stop them"
    )


_STOPPING = {
    "expel": "expel {holders}",
    "suspend_member": "suspend {holders}",
    "lapse": "end the membership of {holders}",
    "vacate": "enter as empty the seats of {body}",
}


def unremovable(names: Names, body: str, least: int | None, there: int | None, within: int) -> str:
    if names.charter.get(Office, body) is not None:
        return sentences(f"nobody else can replace {names.the(body)} within {months(within)}, if they sit still")
    most = f"{least} of the {count(there, 'seat')}" if least is not None and there is not None else "most seats"
    return sentences(
        f"nobody else can replace the holders of {most} of {names.the(body)} within {months(within)}, if they sit still"
    )


def capture(names: Names, body: str, least: int, there: int | None, members: int | None, taken: Sequence[str]) -> str:
    held = f" ({_percent(least, members)} of the members)" if members else ""
    seats = f"{least} of the {count(there or least, 'seat')} of {names.the(body)}"
    return sentences(f"{seats}{held} are enough to take {listing([_TAKEN[each] for each in taken])} into one hand")


_TAKEN = {
    "charter": "this charter",
    "justice": "discipline with its appeals",
    "elections": "the running of elections",
}


def _percent(part: int, whole: int) -> str:
    tenths = max(part * 1000 // whole, 1)
    return f"{tenths // 10}.{tenths % 10}%"


def electorate_capture(names: Names, body: str, voters: str, actor: str, acts: Sequence[tuple[str, bool]]) -> str:
    can = listing([_over_voters(verb, by_list) for verb, by_list in acts], "or")
    owes = "owes its seat" if names.charter.get(Office, body) is not None else "owes its seats"
    electing = f"the {several(names.bare(voters))}" if names.is_many(voters) else names.the(voters)
    who = "" if actor == body else f"{names.the(actor)}, whom it could command, "
    return sentences(
        f"{names.the(body)} {owes} to {electing}, and {who}may {can} until the day of the vote: it could choose "
        "those who elect it"
    )


def _over_voters(verb: str, by_list: bool) -> str:
    return deeds([verb], ["a whole list of members" if by_list else "a member"]) if verb != "lapse" else _LAPSE


_LAPSE = "end memberships"


def packing(names: Names, actor: str, verb: str, by_list: bool, rule: str) -> str:
    return sentences(f"{names.the(actor)} may {_over_voters(verb, by_list)} ({rule})")


def step(names: Names, actor: str, verb: str, body: str, article: str, rule: str) -> str:
    """One act of a trace."""
    does = STEPS[verb].format(body=names.the(body), holders=_holders(names, body))
    return sentences(f"{names.the(actor)} {does} ({rule})")


STEPS = {
    "elect": "may elect {holders}",
    "appoint": "may appoint {holders}",
    "coopt": "may co-opt {holders}",
    "ex_officio": "has the seats of {body} by office",
    "remove": "may remove {holders}",
    "recall": "may recall {holders}",
    "vacate": "may enter at any time that a seat of {body} is empty",
    "expel": "may expel {holders}, and with the membership the seat is lost",
    "suspend_member": "may suspend {holders}, and their seats rest",
    "lapse": "may end the membership of {holders}, and with it the seat is lost",
    "instruct": "may tell {holders} what to do",
    "overturn": "may overturn what {body} decides",
    "stay": "may hold back what {body} decides",
    "reopen": "may reopen what {body} decided",
    "amend_charter": "may alone change the article that founds {body}",
}


def _holders(names: Names, body: str) -> str:
    return names.the(body) if names.charter.get(Office, body) is not None else f"those who sit in {names.the(body)}"


def _somebody_in(names: Names, body: str) -> str:
    return names.the(body) if names.charter.get(Office, body) is not None else f"a member of {names.the(body)}"


CONTROL: Mapping[str, Callable[..., str]] = {
    "judges_itself": judges_itself,
    "complaint_to_commanded": complaint_to_commanded,
    "appeal_to_commanded": appeal_to_commanded,
    "same_people": same_people,
    "judged_overturns": judged_overturns,
    "indirect_ouster": indirect_ouster,
    "judges_stopped": judges_stopped,
    "unremovable": unremovable,
    "capture": capture,
    "electorate_capture": electorate_capture,
    "packing": packing,
    "step": step,
}
