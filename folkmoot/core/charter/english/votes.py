"""How English says what a vote wanted: its majority, its turnout, its quorum."""

from typing import Any

from folkmoot.core.charter.compiled import Case, Tri
from folkmoot.core.charter.english.names import BASES, Names
from folkmoot.core.charter.english.numbers import count, share
from folkmoot.core.charter.voting import Carried, LeastYes, Quorate, Turnout
from folkmoot.core.tally.majority import needed, quorum_needed

BASE_NOUNS = {
    "cast": ("vote cast", "votes cast"),
    "valid": ("valid vote", "valid votes"),
    "present": ("person present", "people present"),
    "entitled": ("person entitled to vote", "people entitled to vote"),
    "seats": ("seat", "seats"),
    "members": ("member", "members"),
    "units": ("unit", "units"),
}


def carried(condition: Carried, case: Case, names: Names, met: Tri) -> str:
    if case.decision is not None and not (case.decision.voted or case.decision.present):
        return "wants a decision by vote; none was taken"
    threshold, counts = condition.threshold, case.decision
    base = None if counts is None else condition.base(case, counts)
    yes = None if counts is None else condition.yes(case, counts)
    if base is None or yes is None:
        doubt = "the count is" if counts is None else f"the number of {BASE_NOUNS[threshold.base][1]} is"
        return f"needs {_least(condition)}; {doubt} not known"
    least = needed(threshold, base)
    of = "" if threshold.share is None else f" of {count(base, *BASE_NOUNS[threshold.base])}"
    said = f"needs {least:,} yes{of}; there {were(yes)} {yes:,}"
    if met is None:
        return f"{said}, which is a tie; how it was broken is not known"
    return said


def _least(condition: Carried) -> str:
    threshold = condition.threshold
    if threshold.share is None:
        return f"{threshold.count:,} yes"
    more = "more than " if threshold.strict else ""
    return f"the yes of {more}{share(threshold.share)} of {BASES[threshold.base]}"


def turnout(condition: Turnout, case: Case, names: Names, met: Tri) -> str:
    least = condition.needed(case)
    if least is None:
        return (
            f"asks that {share_or_number(condition.share)} of those entitled take part; how many that is, is not known"
        )
    did = "how many did is not known" if case.decision is None else f"{case.decision.voted:,} did"
    return f"asks that {least:,} take part; {did}"


def least_yes(condition: LeastYes, case: Case, names: Names, met: Tri) -> str:
    counts = case.decision
    found = "the count is not known" if counts is None else f"there {were(counts.yes)} {counts.yes:,}"
    return f"needs {condition.least:,} yes in any case; {found}"


def quorate(condition: Quorate, case: Case, names: Names, met: Tri) -> str:
    quorum, again = condition.quorum, case.facts.known.get("second_call")
    if condition.second is not None and again is True:
        quorum = condition.second
    base = condition.base(case, quorum)
    if case.decision is None or base is None:
        least = f"{quorum.count:,}" if quorum.share is None else f"{share(quorum.share)} of {BASES[quorum.base]}"
        doubt = "were there" if case.decision is None else "that is"
        return f"asks for a quorum of {least}; how many {doubt} is not known"
    of = "" if quorum.share is None else f" of {count(base, *BASE_NOUNS[quorum.base])}"
    there = condition.there(case, quorum)
    asks = f"asks for a quorum of {quorum_needed(quorum, base):,}{of}"
    if met is False:
        return f"{asks}; {there:,} {were(there)} there"
    if condition.second is not None and not isinstance(again, bool) and not _may_be_more(condition, case):
        lower = quorum_needed(condition.second, base)
        found = f"{there:,} {were(there)} there"
        return f"{asks}, at a second call of {lower:,}; {found}, and whether it was one is not known"
    return f"{asks}; how many were there is not known"


def _may_be_more(condition: Quorate, case: Case) -> bool:
    return not {"present", "recused"}.isdisjoint(condition.missing(case))


def share_or_number(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) else share(value)


def were(n: int) -> str:
    return "was" if n == 1 else "were"


def are(n: int) -> str:
    return "is" if n == 1 else "are"


def have(n: int) -> str:
    return "has" if n == 1 else "have"
