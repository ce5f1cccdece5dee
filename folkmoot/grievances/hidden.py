"""To whom a case is there: to its parties and judges, to whoever is asked or called in it, and to whoever enters in it.

To everybody else there is none, whatever they try: an act that names it, a decision or an appeal in it, or an entry of
it, is answered as one that names nothing. Only what the charter forbids them whichever decision it is about is refused
by its article, and so is the same about no case at all: an attempt leaves its entry either way.
"""

from collections.abc import Iterator
from dataclasses import replace

from folkmoot.bodies.acts.deciding import Decide
from folkmoot.bodies.acts.waiting import CarryOut
from folkmoot.bodies.models import Waiting
from folkmoot.bodies.seats import authority
from folkmoot.core.charter.facts import Facts, Value
from folkmoot.door.act import Act, BadAct, Missing
from folkmoot.door.classes import case_of as number_of
from folkmoot.door.correcting import Correct
from folkmoot.door.hiding import keeps_hidden
from folkmoot.door.judge import NO_VOTES, judge_facts
from folkmoot.door.models import Entry
from folkmoot.door.occasion import ROWS_AN_ENTRY, Hat, Occasion
from folkmoot.door.reading import reader
from folkmoot.door.refusal import Refused
from folkmoot.door.rows import rows
from folkmoot.door.standing import standing
from folkmoot.grievances import procedure
from folkmoot.grievances.acts.late import OfAppeal, appeal_of
from folkmoot.grievances.acts.ruling import OnDecision
from folkmoot.grievances.decided import case_in, decision
from folkmoot.grievances.models import Case, Heard, Hearing, Party, Recusal
from folkmoot.grievances.panel import hands_off, sitting, why_aside
from folkmoot.grievances.readers import benches, parts
from folkmoot.grievances.reads import case as case_of
from folkmoot.grievances.reads import charter_of
from folkmoot.members import own_words
from folkmoot.members.acts import Erase
from folkmoot.members.subject import oneself


@keeps_hidden
def of_cases(act: Act, occasion: Occasion) -> None:
    """Raise Missing where an act names a case in which whoever does it, or enters it for somebody, has no part."""
    whose = _deciding(act, occasion) if isinstance(act, Decide) else occasion
    for each in act.acts() if isinstance(act, Decide) else [act]:
        try:
            for named, missing in _named(each, whose):
                if not _is_there(named, occasion):
                    raise missing
        except Missing:
            _forbidden(each, act, occasion)
            raise


def is_there(case: Case, person: str, occasion: Occasion) -> bool:
    """Whether somebody knows of a case: they have a part in it, or may enter what is done in it."""
    day = occasion.today
    if parts(case, person, day):
        return True
    asked = (each.role in ("supporter", "witness") for each in rows(Party, case=case.pk, person=person))
    called = (
        each.person == person for hearing in rows(Hearing, case=case.pk) for each in rows(Heard, hearing=hearing.pk)
    )
    return (
        any(asked) or any(called) or bool(rows(Recusal, case=case.pk, person=person)) or _enters(case, person, occasion)
    )


def _enters(case: Case, person: str, occasion: Occasion) -> bool:
    """Whether somebody whom nothing keeps from a case may enter what those before whom it stands decide."""
    charter, day = charter_of(case), occasion.today
    if person in hands_off(case, charter, day):
        return False
    hats = standing(person, day, charter).hats
    for each in benches(case, day):
        there = replace(occasion, person=person, deputy=None, hats=hats, decision=None, charter=charter)
        known: dict[str, Value] = {"decide": True} if each.unit is None else {"decide": True, "unit": each.unit}
        on = Facts({f"decision:{each.body}" if each.body else "decision"}, known)
        if any(judge_facts(verb, on, there).verdict.value == "allowed" for verb in ("find", "decide")):
            judges = person in sitting(charter, each.body, each.unit, day, case)
            return not judges or why_aside(case, person, each.verb, each.body, each.unit, day, charter) is None
    return False


def _is_there(named: Case | str, occasion: Occasion) -> bool:
    """Whether a case, or what is sealed in a class, is there to whoever acts, and to whoever enters it for them."""
    person, deputy = occasion.person or "", occasion.deputy
    if isinstance(named, str):
        return named in reader(person, occasion.today, occasion.charter).classes
    if not is_there(named, person, occasion):
        return False
    if deputy is None or is_there(named, deputy, occasion):
        return True
    there = replace(occasion, hats=standing(deputy, occasion.today, occasion.charter).hats, decision=None)
    return judge_facts("decide", Facts({"decision"}), there).verdict.value == "allowed"


def _named(act: Act, occasion: Occasion) -> Iterator[tuple[Case | str, Missing]]:
    """The cases that an act names, by whatever it names, each with what is answered where there is none.

    Of an entry that is sealed and of no case, the class.

    Raises Missing with the same words where there is none.
    """
    case = getattr(act, "case", None)
    if isinstance(case, int):
        yield case_of(case), Missing("field case: there is no case {case}", case=case)
    if isinstance(act, OnDecision) and act.decision is not None:
        missing = Missing("field decision: there is no decision {decision}", decision=act.decision)
        yield from _with(case_in(decision(act.decision)), missing)
    if isinstance(act, OfAppeal):
        yield from _with(
            appeal_of(act.appeal).case, Missing("field appeal: there is no appeal {appeal}", appeal=act.appeal)
        )
    if isinstance(act, CarryOut):
        missing = Missing("field waiting: nothing waits as {waiting}", waiting=act.waiting)
        for row in rows(Waiting, id=act.waiting):
            yield from _with(case_in(decision(row.decision)), missing)
    if isinstance(act, Correct):
        yield from _of_entry(act.entry, Missing("field entry: there is no entry {entry}", entry=act.entry))
    if isinstance(act, Erase) and not _may_erase(act, occasion):
        for index, path in act.erases:
            missing = Missing("field erases: no words stand in entry {index} at {path}", index=index, path=path)
            if not own_words.are_of(occasion.person or "", index, path):
                yield from _of_entry(index, missing)


def _with(case: int | None, missing: Missing) -> Iterator[tuple[Case, Missing]]:
    if case is not None:
        yield case_of(case), missing


def _of_entry(index: int, missing: Missing) -> Iterator[tuple[Case | str, Missing]]:
    for each in Entry.objects.using("default").filter(index=index).values_list("record_class", flat=True):
        number = number_of(each)
        if number is not None:
            yield next(iter(rows(Case, id=number * ROWS_AN_ENTRY)), None) or each, missing


def _may_erase(act: Erase, occasion: Occasion) -> bool:
    """Whether whoever acts may erase the words of others: then they need not know where these stand."""
    own = oneself(act.person, occasion) == occasion.person
    powers = occasion.charter.compiled.of("erase").powers
    return not own and any(hat.authority in power.holders for power in powers for hat in occasion.hats)


def _deciding(asked: Decide, occasion: Occasion) -> Occasion:
    """The occasion with the hat of the body whose decision is entered, if there is such a body."""
    try:
        hat = Hat(authority(occasion.charter, asked.body), asked.unit)
    except BadAct:
        return occasion
    return replace(occasion, hats=frozenset({hat}))


def _forbidden(act: Act, asked: Act, occasion: Occasion) -> None:
    """Raise Refused where the charter forbids to do such a thing in any case, whoever decided it."""
    if not isinstance(act, OnDecision) or act.case is None:
        return
    try:
        hats = (
            frozenset({Hat(authority(occasion.charter, asked.body), asked.unit)}) if isinstance(asked, Decide) else None
        )
        counts = asked.counts if isinstance(asked, Decide) else None
    except BadAct:
        return
    there = replace(occasion, hats=occasion.hats if hats is None else hats, decision=counts or NO_VOTES)
    seats = sorted(procedure.judging_seats(occasion.charter))
    found = [judge_facts(act.verb(), Facts({"decision", f"decision:{each}"}), there) for each in seats]
    if found and all(any(why.kind == "prohibition" for why in each.verdict.because) for each in found):
        judged = judge_facts(act.verb(), Facts({"decision", *(f"decision:{each}" for each in seats)}), there)
        raise Refused(act, judged, there, None if asked is act else asked)
