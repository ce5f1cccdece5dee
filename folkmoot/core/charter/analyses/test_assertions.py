"""What a charter asserts of itself is tried, and the shortest way round it is shown act by act."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.charter.analyses.assertions import assertions, tried
from folkmoot.core.charter.analyses.control import closure
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.finding import Finding, Say
from folkmoot.core.charter.languages import spoken
from folkmoot.core.charter.read import read
from folkmoot.core.charter.rules import Assert

MEMBERS = """
[[class]]
id = "member"
[[electorate]]
id = "membership"
of = "member"
[[body]]
id = "steering"
seats = 5
filled_by = "elected:membership"
term_months = 12
"""
JUDGES = """
[[body]]
id = "judges"
seats = 3
filled_by = "elected:membership"
vacancy = "appoint:steering"
"""
EXPEL = """
[[power]]
id = "expel"
who = "steering"
act = "expel"
on = "member"
"""
NEVER = '[[assert]]\nid = "apart"\nnever = "controls"\nwho = "steering"\nover = "judges"\n'
HEARD = '[[assert]]\nid = "heard"\nnever = "expel_without"\nneeds = "hearing"\n'


def charter(*rules: str) -> Charter:
    return read("## Article 1. A\n```toml charter\n" + "\n".join(rules) + "\n```\n")


def broken(*rules: str, language: str = "en") -> list[Finding]:
    return found_in(charter(*rules), language)


def found_in(text: Charter, language: str = "en") -> list[Finding]:
    speaking = spoken(language)
    return list(assertions(text, Say(speaking.findings, speaking.names(text))))


def test_an_assertion_that_holds_says_nothing() -> None:
    assert broken(MEMBERS, JUDGES, NEVER) == []


def test_expelling_and_filling_the_empty_seat_is_shown_act_by_act() -> None:
    (found,) = broken(MEMBERS, JUDGES, EXPEL, NEVER)
    assert (found.code, found.severity, found.articles) == ("assertion", "error", ("1",))
    assert found.rules == ("1 apart", "1 expel", "1 judges")
    assert found.says == "1 apart says that the steering never commands the judges; but it can, in 2 acts."
    assert found.trace == (
        "The steering may expel a member of the judges, which empties the seat (1 expel).",
        "The steering may appoint a member of the judges where one is empty (1 judges).",
    )


def test_the_same_is_said_in_spanish() -> None:
    (found,) = broken(MEMBERS, JUDGES, EXPEL, NEVER, language="es")
    assert found.says == (
        "1 apart dice que el órgano «steering» nunca manda al órgano «judges»; pero puede llegar a hacerlo, en 2 actos."
    )
    assert found.trace == (
        "El órgano «steering» puede expulsar a un miembro del órgano «judges», con lo que el puesto queda vacante "
        "(1 expel).",
        "El órgano «steering» puede nombrar a un miembro del órgano «judges» cuando hay un puesto vacante (1 judges).",
    )


def test_the_shortest_way_is_the_one_that_is_shown() -> None:
    order = '[[power]]\nid = "lead"\nwho = "steering"\nact = "instruct"\non = "holder:judges"\n'
    (found,) = broken(MEMBERS, JUDGES, EXPEL, order, NEVER)
    assert found.trace == ("The steering may instruct a member of the judges (1 lead).",)


def test_an_expulsion_needs_what_the_assertion_says_or_a_finding_that_needed_it() -> None:
    find = '[[power]]\nid = "find"\nwho = "judges"\nact = "find"\non = "member"\n'
    heard = find + 'requires = "hearing"\n'
    found_first = EXPEL + 'requires = "find"\n'
    assert broken(MEMBERS, JUDGES, EXPEL + 'requires = "hearing"\n', HEARD) == []
    assert broken(MEMBERS, JUDGES, heard, found_first, HEARD) == []
    (found,) = broken(MEMBERS, JUDGES, find, found_first, HEARD)
    assert found.says == "1 heard says that nobody is expelled other than after a hearing; but somebody can be."
    assert found.trace == (
        "The judges may make a finding about a member (1 find).",
        "The steering may expel a member (1 expel).",
    )


def test_a_second_power_to_expel_goes_round_the_first() -> None:
    other = '[[power]]\nid = "purge"\nwho = "judges"\nact = "expel"\non = "faction"\n'
    (found,) = broken(MEMBERS, JUDGES, EXPEL + 'requires = "hearing"\n', other, HEARD)
    assert found.rules == ("1 heard", "1 purge")


def test_notice_that_is_shorter_than_asserted_is_none() -> None:
    needs = HEARD.replace('"hearing"', '"notice:14d"')
    assert broken(MEMBERS, EXPEL + "notice_days = 14\n", needs) == []
    assert len(broken(MEMBERS, EXPEL + "notice_days = 13\n", needs)) == 1
    assert len(broken(MEMBERS, EXPEL, needs)) == 1


@pytest.mark.parametrize(
    ("amendment", "alone"),
    [
        ('who = "steering"', True),
        ('who = "membership"', False),
        ('who = "steering"\nratified_by = "membership"', False),
        ('who = "steering"\nunamendable = "1"', False),
    ],
)
def test_changing_the_charter_alone(amendment: str, alone: bool) -> None:
    never = '[[assert]]\nid = "together"\nnever = "amends_alone"\nwho = "steering"\n'
    assert bool(broken(MEMBERS, f"[[amendment]]\n{amendment}\n", never)) is alone


RECALL = """
[[power]]
id = "recall"
who = "membership"
act = "recall"
on = "holder:steering"
initiative = "10%"
within_days = 30
[[election]]
fills = "steering"
notice_days = 60
"""


def replaceable(days: int) -> str:
    return f'[[assert]]\nid = "r"\nwho = "membership"\ncan = "replace"\nover = "steering"\nwithin_days = {days}\n'


def test_replacing_in_time_takes_the_recall_and_the_notice_of_an_election() -> None:
    assert broken(MEMBERS, RECALL, replaceable(90)) == []
    (found,) = broken(MEMBERS, RECALL, replaceable(89))
    assert found.says == (
        "1 r says that the membership can replace the members of the steering within 89 days; "
        "but the shortest way takes 90 days."
    )
    assert found.trace == (
        "The membership may recall a member of the steering, which empties the seat, in 30 days (1 recall).",
        "The membership may elect a member of the steering where one is empty, in 60 days (1 steering).",
    )


def test_without_a_recall_the_end_of_the_term_is_waited_for() -> None:
    (found,) = broken(MEMBERS, replaceable(120))
    assert found.says.endswith("but the shortest way takes 372 days.")
    (never,) = broken(MEMBERS.replace('"elected:membership"', '"appointed:steering"'), replaceable(500))
    assert (never.says, never.trace) == (
        "1 r says that the membership can replace the members of the steering; but there is no way.",
        (),
    )


def test_whom_a_lot_seats_has_replaced_whom_was_recalled() -> None:
    drawn = MEMBERS.replace('"elected:membership"', '"lot:membership"').replace("term", 'vacancy = "lot"\nterm')
    assert broken(drawn, RECALL.partition("[[election]]")[0], replaceable(30)) == []


def test_having_a_body_meet() -> None:
    meeting = '[[meeting]]\nof = "steering"\nnotice_days = 14\ncalled_by = {}\n'
    can = '[[assert]]\nid = "m"\nwho = "membership"\ncan = "convene"\nover = "steering"\nwithin_days = {}\n'
    assert broken(MEMBERS, meeting.format('"membership:5%"'), can.format(14)) == []
    (late,) = broken(MEMBERS, meeting.format('"membership:5%"'), can.format(13))
    assert late.says.endswith("but the shortest way takes 14 days.")
    (never,) = broken(
        MEMBERS, meeting.format('"steering"') + JUDGES, can.format(14).replace('"membership"', '"judges"')
    )
    assert never.says == "1 m says that the judges can have the steering meet; but there is no way."


def test_an_assertion_of_nothing_is_an_error() -> None:
    (found,) = broken(MEMBERS, '[[assert]]\nid = "a"\nwho = "steering"\nnever = "controls"\n')
    assert (found.severity, found.says) == (
        "error",
        "1 a asserts nothing: it does not say what is never or always so, or of whom, or over whom.",
    )


def test_words_only_assert_nothing_that_could_be_tried() -> None:
    assert broken(MEMBERS, JUDGES, EXPEL, NEVER + "text_only = true\n") == []


def test_where_the_search_gives_up_the_way_that_the_closure_knows_is_shown() -> None:
    text = charter(MEMBERS, JUDGES, EXPEL, NEVER)
    (rule,) = text.of(Assert)
    (shortest,), (known,) = tried(text, rule), tried(text, rule, bound=1)
    assert (shortest.key, known.key) == ("controls", "controls_somehow")
    assert [step.rule for step in known.found.trace or ()] == [step.rule for step in shortest.found.trace or ()]


def test_a_search_that_gives_up_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("folkmoot.core.charter.analyses.assertions.BOUND", 1)
    (found,) = broken(MEMBERS, RECALL, replaceable(90))
    assert (found.severity, found.says) == (
        "note",
        "nobody knows whether 1 r holds: the search for a way round it gave up after 1 situations.",
    )


def test_a_charter_in_which_much_can_be_done_in_any_order_is_given_up_on_after_a_while() -> None:
    """Forty bodies that one may empty and fill: all orders of it are more than anybody can try."""
    hub = '[[body]]\nid = "hub"\nseats = 5\nfilled_by = "elected:hub"\n'
    one = '[[body]]\nid = "b{n}"\nseats = 5\nfilled_by = "appointed:hub"\nremoved_by = "hub"\n'
    many = [one.format(n=n) for n in range(38)]
    last = '[[body]]\nid = "last"\nseats = 5\nfilled_by = "elected:last"\nremoved_by = {}\nvacancy = "appoint:b37"\n'
    never = '[[assert]]\nnever = "controls"\nwho = "hub"\nover = "last"\n'
    everybody = [f"b{n}" for n in range(38)]
    assert broken(hub, *many, last.format('"b99"'), never) == []
    (found,) = broken(hub, *many, last.format(everybody), never)
    assert found.says.endswith("; but it can, in 4 acts or fewer: the search for the shortest way gave up.")


def test_in_an_emergency_too_nobody_may_be_told_what_to_do(model_text: str) -> None:
    guarded = read(model_text)
    bare = guarded.without(next(guarded.defining("no_orders")))
    assert found_in(guarded) == []
    (found,) = found_in(bare)
    assert found.rules == ("13 independent_justice", "11 emergency")


NAMES = ("a", "b", "c")
HOLDER = st.sampled_from(NAMES)
BODY = st.fixed_dictionaries(
    {"filled_by": HOLDER.map(lambda who: f"appointed:{who}")},
    optional={
        "removed_by": HOLDER,
        "vacancy": HOLDER.flatmap(lambda who: st.sampled_from([f"coopt:{who}", f"appoint:{who}"])),
        "coopt_max": st.integers(0, 3),
    },
)
POWER = st.tuples(HOLDER, st.sampled_from(["instruct", "overturn", "expel", "remove"]), HOLDER)


@given(st.tuples(BODY, BODY, BODY), st.lists(POWER, max_size=3), st.tuples(HOLDER, HOLDER))
def test_the_search_finds_a_way_to_command_just_where_the_closure_says_so(
    bodies: tuple[dict[str, object], ...], powers: list[tuple[str, str, str]], asked: tuple[str, str]
) -> None:
    who, over = asked
    rules = [
        f'[[body]]\nid = "{name}"\nseats = 3\n' + "".join(f"{key} = {value!r}\n" for key, value in body.items())
        for name, body in zip(NAMES, bodies, strict=True)
    ]
    for place, (holder, verb, on) in enumerate(powers):
        kind = "decision" if verb == "overturn" else "holder"
        rules.append(f'[[power]]\nid = "p{place}"\nwho = "{holder}"\nact = "{verb}"\non = "{kind}:{on}"\n')
    text = charter(*rules, f'[[assert]]\nnever = "controls"\nwho = "{who}"\nover = "{over}"\n')
    (rule,) = text.of(Assert)
    assert bool(list(tried(text, rule))) is (over != who and over in closure(text, [who]))
