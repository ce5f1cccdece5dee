"""The laws that every verdict keeps, over charters and questions of every kind."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.compiled import Authority, CompiledPower, CompiledProhibition
from folkmoot.core.charter.conftest import charter_text, tables
from folkmoot.core.charter.errors import CharterError
from folkmoot.core.charter.facts import TYPES, Facts, Unknown, Value
from folkmoot.core.charter.judging import Counts, Question, Verdict, decide, weigh
from folkmoot.core.charter.read import read
from folkmoot.core.charter.rules import KINDS, Power, Prohibition
from folkmoot.core.charter.vocabulary import VERBS, Type

pytestmark = pytest.mark.slow

RANK = {"refused": 0, "undetermined": 1, "allowed": 2}
SAYABLE = {*TYPES, "decision", "present", "by"}
"""What a verdict may name as missing: a fact, or a part of the question."""

BASIS: list[tuple[str, dict[str, Any]]] = [
    ("charter", {"id": "club", "default_majority": "simple", "grounds": [{"id": "faction", "means": "a faction"}]}),
    ("class", {"id": "member", "admitted_by": ["branch"], "objection_days": 7, "rights": ["propose"]}),
    ("unit", {"id": "branch", "suspended_by": ["steering"], "leave_by": ["branch"], "min_members": 3}),
    ("electorate", {"id": "membership", "of": ["member"]}),
    ("body", {"id": "branch", "many": True}),
    ("body", {"id": "appeals", "seats": 7, "filled_by": "elected:membership", "quorum": {"count": 5, "base": "seats"}}),
    ("office", {"id": "secretary", "body": "steering", "duties": ["convene", "note", "expel"]}),
    ("majority", {"id": "simple", "share": "1/2", "strict": True, "base": "cast"}),
]
STEERING = {"id": "steering", "seats": 5, "removed_by": ["membership"], "max_terms": 2}
GIVING = (
    "power",
    "prohibition",
    "amendment",
    "emergency",
    "dissolution",
    "check",
    "meeting",
    "incompatible",
    "majority",
    "class",
    "body",
    "office",
    "unit",
    "interpretation",
    "external",
    "grievance",
    "election",
)


@st.composite
def charters(draw: st.DrawFn) -> Charter:
    """A small association, and rules of any kind that gives or forbids something."""
    steering = draw(
        st.sampled_from([STEERING, {**STEERING, "quorum": {"share": "2/3", "base": "entitled", "recused_count": True}}])
    )
    rules = [*BASIS, ("body", steering)]
    ids = {(kind, table["id"]) for kind, table in rules}
    often = st.sampled_from(("power", "power", "prohibition", "amendment"))
    for kind in draw(st.lists(often | st.sampled_from(GIVING), max_size=6)):
        table = draw(tables(KINDS[kind]))
        if (kind, table.get("id")) not in ids:
            ids.add((kind, table.get("id")))
            rules.append((kind, table))
    try:
        return read(charter_text(*rules))
    except CharterError:
        assume(False)
        raise


authorities = st.sampled_from(
    [
        Authority("body", "steering"),
        Authority("body", "appeals"),
        Authority("body", "branch"),
        Authority("unit", "branch"),
        Authority("electorate", "membership"),
        Authority("office", "secretary"),
        Authority("class", "member"),
        Authority("clock"),
        Authority("self"),
    ]
)
objects = st.sampled_from(
    ["member", "holder:appeals", "holder:steering", "decision:appeals", "unit:branch", "charter", "faction", "batch"]
)
numbers = st.integers(0, 12)
counts = st.builds(
    lambda yes, no, abstain, silent: Counts(yes, no, abstain, None if silent is None else yes + no + abstain + silent),
    numbers,
    numbers,
    st.integers(0, 3),
    st.none() | st.integers(0, 3),
)


def values(name: str) -> st.SearchStrategy[Value | Unknown]:
    """A value of a fact, or that it is not known."""
    by_type: dict[Type, st.SearchStrategy[Value]] = {
        Type.YES_NO: st.booleans(),
        Type.COUNT: st.integers(0, 40),
        Type.KEY: st.integers(0, 3),
        Type.DATE: st.dates(),
        Type.NAME: st.sampled_from(["member", "supporter"]),
        Type.NAMES: st.lists(st.sampled_from(["1", "2", "faction"]), max_size=2).map(tuple),
    }
    return by_type[TYPES[name]] | st.just(Unknown("lost"))


def facts_of(charter: Charter, verb: str) -> list[str]:
    """The facts that bear on a verb, so that questions are seldom about nothing."""
    conditions = [each for power in charter.compiled.of(verb).powers for each in power.conditions]
    conditions += [each.unless for each in charter.compiled.of(verb).prohibitions if each.unless is not None]
    named = [getattr(each, "fact", None) or getattr(each, "of", None) for each in conditions]
    always = {"articles", "ground", "entitled", "initiative", "recused", "units", "units_yes", "seats", "members"}
    return sorted({name for name in named if isinstance(name, str)} | always | {"second_call", "tie_broken"})


@st.composite
def questions(draw: st.DrawFn, charter: Charter) -> Question:
    """Mostly a question about something that a rule gives, asked by its holder or another, knowing much or little."""
    powers = [power for power in charter.powers if power.verb in VERBS]
    power = draw(st.sampled_from(powers)) if draw(st.integers(0, 9)) else None
    verb = power.verb if power else draw(st.sampled_from(sorted(VERBS)))
    by = set(draw(st.lists(authorities, max_size=2)))
    on = set(draw(st.lists(objects, max_size=2)))
    if power and draw(st.integers(0, 6)):
        by.add(draw(st.sampled_from(sorted(power.holders))))
    if power and power.objects and draw(st.integers(0, 6)):
        on.add(draw(st.sampled_from(sorted(power.objects))))
    names = facts_of(charter, verb)
    if draw(st.booleans()):
        known = draw(st.fixed_dictionaries({name: values(name) for name in names}))
    else:
        known = draw(st.fixed_dictionaries({}, optional={name: values(name) for name in names}))
    if draw(st.integers(0, 9)) == 9:
        known["dissolved"] = draw(values("dissolved"))
    decision = draw(st.none() | counts | counts)
    return Question(verb, frozenset(by), Facts(on, known), decision, told=draw(st.booleans()))


cases = charters().flatmap(lambda charter: st.tuples(st.just(charter), questions(charter)))


def rank(charter: Charter, question: Question) -> int:
    return RANK[decide(charter, question).value]


def weight(value: bool | None) -> int:
    return {False: 0, None: 1, True: 2}[value]


@given(cases)
def test_removing_a_power_never_allows_more(case: tuple[Charter, Question]) -> None:
    charter, question = case
    compiled = charter.compiled
    before = weight(weigh(compiled, question).value)
    for power in compiled.of(question.verb).powers:
        assert weight(weigh(compiled.without(power), question).value) <= before


@given(cases)
def test_removing_a_power_rule_that_replaced_nothing_never_allows_more(case: tuple[Charter, Question]) -> None:
    charter, question = case
    for rule in charter.of(Power):
        less = charter.without(rule)
        if set(less.powers) <= set(charter.powers) and set(less.prohibitions) == set(charter.prohibitions):
            assert rank(less, question) <= rank(charter, question)


@st.composite
def prohibitions(draw: st.DrawFn, question: Question, powers: tuple[CompiledPower, ...]) -> CompiledProhibition:
    ids = sorted({power.id for power in powers})
    return CompiledProhibition(
        article="1",
        id="new",
        verb=question.verb,
        objects=frozenset(draw(st.lists(objects, max_size=2))),
        holders=draw(st.none() | st.frozensets(authorities, min_size=1, max_size=2)),
        grounds=draw(st.frozensets(st.sampled_from(["faction", "dues"]), max_size=1)),
        excepted=draw(st.frozensets(st.sampled_from(ids), max_size=2)) if ids else frozenset(),
    )


@given(cases, st.data())
def test_adding_a_prohibition_never_allows_more(case: tuple[Charter, Question], data: st.DataObject) -> None:
    charter, question = case
    compiled = charter.compiled
    more = compiled.forbidding(data.draw(prohibitions(question, compiled.powers)))
    assert weight(weigh(more, question).value) <= weight(weigh(compiled, question).value)


@given(cases, st.sampled_from(sorted(VERBS)))
def test_adding_a_prohibition_rule_never_allows_more(case: tuple[Charter, Question], verb: str) -> None:
    charter, question = case
    for acts in ((verb,), (question.verb,)):
        rule = Prohibition(article="1", id="new", line=1, act=acts, entrenched=True)
        assert rank(charter.with_rule(rule), question) <= rank(charter, question)


@given(cases, st.data())
def test_knowing_more_never_turns_allowed_into_refused_or_back(
    case: tuple[Charter, Question], data: st.DataObject
) -> None:
    charter, question = case
    names = sorted(name for name in question.facts.known if name != "dissolved")
    kept = set(data.draw(st.lists(st.sampled_from(names), unique=True)) if names else [])
    less_known = {
        name: value if name in kept or name == "dissolved" else Unknown("not yet")
        for name, value in question.facts.known.items()
    }
    less = replace(question, facts=Facts(question.facts.on, less_known))
    if not question.told and data.draw(st.booleans()):
        less = replace(less, decision=None)
    before, after = decide(charter, less), decide(charter, question)
    assert before.value in ("undetermined", after.value)


@given(cases)
def test_every_question_has_a_verdict_with_its_reasons_and_always_the_same(case: tuple[Charter, Question]) -> None:
    charter, question = case
    verdict = decide(charter, question)
    assert decide(read(charter.text), question) == verdict
    assert set(verdict.missing) <= SAYABLE
    if verdict.value == "allowed":
        assert verdict.rules or VERBS[question.verb].own or question.verb == "found"
    else:
        assert all(reason.says.endswith(".") for reason in verdict.because)
        assert len(verdict.because) > 0
    assert (len(verdict.missing) > 0) == (verdict.value == "undetermined")
    assert not verdict.lost or verdict.value == "refused"


@given(cases)
def test_a_verdict_replays_from_what_its_entry_holds(case: tuple[Charter, Question]) -> None:
    charter, question = case
    verdict = decide(charter, question)
    counted = None if question.decision is None else question.decision.to_json()
    entry = json.loads(
        json.dumps({"facts": question.facts.to_json(), "decision": counted, "verdict": verdict.to_json()})
    )
    again = replace(
        question,
        facts=Facts.from_json(entry["facts"]),
        decision=None if entry["decision"] is None else Counts.from_json(entry["decision"]),
    )
    assert decide(read(charter.text), again) == verdict == Verdict.from_json(entry["verdict"])


@given(cases)
def test_nothing_is_allowed_to_anybody_without_a_power_or_against_a_prohibition(
    case: tuple[Charter, Question],
) -> None:
    charter, question = case
    if decide(charter, question).value != "allowed":
        return
    weighed = weigh(charter.compiled, question)
    met = [power for power, free in weighed.free if free is True]
    own = VERBS[question.verb].own or question.verb == "found"
    assert own or all(not power.holders.isdisjoint(question.by) or (question.told and not question.by) for power in met)
    for prohibition, applies in weighed.barring:
        assert applies is not True or (met and any(prohibition.spares(power) for power in met))
