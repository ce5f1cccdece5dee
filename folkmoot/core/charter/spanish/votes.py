"""How Spanish says what a vote wanted: its majority, its turnout, its quorum."""

from fractions import Fraction

from folkmoot.core.charter.compiled import Case, Tri
from folkmoot.core.charter.spanish.names import BASES, Names
from folkmoot.core.charter.spanish.numbers import count, de, figure, share
from folkmoot.core.charter.voting import Carried, LeastYes, Quorate, Turnout
from folkmoot.core.tally.majority import needed, quorum_needed

BASE_NOUNS = {
    "cast": ("voto emitido", "votos emitidos"),
    "valid": ("voto válido", "votos válidos"),
    "present": ("persona presente", "personas presentes"),
    "entitled": ("persona con derecho a voto", "personas con derecho a voto"),
    "seats": ("puesto", "puestos"),
    "members": ("miembro", "miembros"),
    "units": ("unidad", "unidades"),
}


def carried(condition: Carried, case: Case, names: Names, met: Tri) -> str:
    if case.decision is not None and not (case.decision.voted or case.decision.present):
        return "quiere una decisión por votación; no la hubo"
    threshold, counts = condition.threshold, case.decision
    base = None if counts is None else condition.base(case, counts)
    yes = None if counts is None else condition.yes(case, counts)
    if base is None or yes is None:
        unknown = "el resultado" if counts is None else f"el número de {BASE_NOUNS[threshold.base][1]}"
        return f"necesita {_least(condition)}; no se sabe {unknown}"
    least = needed(threshold, base)
    of = "" if threshold.share is None else f", de {count(base, *BASE_NOUNS[threshold.base])}"
    said = f"necesita {in_favour(least)}{of}; hubo {figure(yes)}"
    if met is None:
        return f"{said}, un empate; no se sabe cómo se decidió"
    return said


def in_favour(votes: int) -> str:
    return f"{count(votes, 'voto')} a favor"


def _least(condition: Carried) -> str:
    threshold = condition.threshold
    if threshold.share is None:
        return in_favour(threshold.count or 0)
    part = f"más {de(share(threshold.share))}" if threshold.strict else share(threshold.share)
    return f"a favor {part} {de(BASES[threshold.base])}"


def turnout(condition: Turnout, case: Case, names: Names, met: Tri) -> str:
    least = condition.needed(case)
    if least is None:
        part = share_or_number(condition.share)
        return f"pide la participación {de(part)} de quienes tienen derecho a voto; no se sabe cuántas personas son"
    found = "no se sabe cuántas lo hicieron"
    if case.decision is not None:
        found = f"{'lo hizo' if case.decision.voted == 1 else 'lo hicieron'} {figure(case.decision.voted)}"
    return f"pide que {'participe' if least == 1 else 'participen'} {count(least, 'persona')}; {found}"


def least_yes(condition: LeastYes, case: Case, names: Names, met: Tri) -> str:
    found = "no se sabe el resultado" if case.decision is None else f"hubo {figure(case.decision.yes)}"
    return f"necesita en todo caso {in_favour(condition.least)}; {found}"


def quorate(condition: Quorate, case: Case, names: Names, met: Tri) -> str:
    quorum, again = condition.quorum, case.facts.known.get("second_call")
    if condition.second is not None and again is True:
        quorum = condition.second
    base = condition.base(case, quorum)
    if case.decision is None or base is None:
        least = figure(quorum.count or 0) if quorum.share is None else f"{share(quorum.share)} {de(BASES[quorum.base])}"
        unknown = "cuántas personas hubo" if case.decision is None else "cuántas personas son"
        return f"pide un quórum {de(least)}; no se sabe {unknown}"
    of = "" if quorum.share is None else f", de {count(base, *BASE_NOUNS[quorum.base])}"
    there = condition.there(case, quorum)
    asks = f"pide un quórum de {figure(quorum_needed(quorum, base))}{of}"
    if met is False:
        return f"{asks}; hubo {figure(there)}"
    if condition.second is not None and not isinstance(again, bool) and not _may_be_more(condition, case):
        lower = figure(quorum_needed(condition.second, base))
        return f"{asks}, y en segunda convocatoria de {lower}; hubo {figure(there)}, y no se sabe si lo era"
    return f"{asks}; no se sabe cuántas personas hubo"


def _may_be_more(condition: Quorate, case: Case) -> bool:
    return not {"present", "recused"}.isdisjoint(condition.missing(case))


def share_or_number(value: Fraction | int) -> str:
    return figure(value) if isinstance(value, int) else share(value)
