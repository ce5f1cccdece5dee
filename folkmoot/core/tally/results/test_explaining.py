"""What a result says for people: in whole sentences, in each language, with every number that decides."""

import inspect
from dataclasses import replace
from fractions import Fraction

import pytest

from folkmoot.core.tally.lots import Lot
from folkmoot.core.tally.result import REASONS, STEPS, Chosen, Held, Result, Stage
from folkmoot.core.tally.results.english import numbers as english_numbers
from folkmoot.core.tally.results.english.speaking import ENGLISH
from folkmoot.core.tally.results.explaining import LANGUAGES, explain, text
from folkmoot.core.tally.results.spanish import numbers as spanish_numbers
from folkmoot.core.tally.results.spanish.chosen import WHY
from folkmoot.core.tally.results.spanish.speaking import SPANISH

TRANSFERRED = """\
Committee
  2 seats, 3 candidates, 13 papers; counted by Scottish STV.
  Every paper is one vote. It goes first to the candidate whom the voter put first. If that candidate has more votes \
than are needed, or is out, the paper moves on to whom the same voter put next. So a vote is not wasted on somebody \
who does not need it, or who cannot win.
  Whoever has 5 votes is elected. This number is called the quota: it is the least that no more than 2 candidates can \
reach at once. (13 papers divided by 3, one more than the seats, are 4.33333…; cut to a whole number, plus one: 5.)

Stage 1: the first preferences
  Each paper counts for whoever stands first on it: Ada 6, Cleo 4 and Ben 3.
  Ada has 6 votes, 1 more than the quota of 5, and is elected to the first of 2 seats.

Stage 2: what Ada has beyond the quota goes on
  Ada has 6 votes and needs only 5. The surplus of 1 goes on. What somebody has beyond the quota is called a surplus. \
It is not lost: it goes on to whom the same voters put next.
  Nobody can say which of the 6 papers are the ones too many. So all of them go on, each at the same part of a vote: \
1 shared among 6 papers is 0.16666 each. The rest of each vote stays with Ada.
  Ben gains 0.99996 from 6 papers (now 3.99996).
  0.00004 of a vote is lost, because what a paper is worth is cut off after so many decimal places.

Stage 3: Ben is out
  Nobody who is left has enough to be elected. So whoever has the fewest votes is out. Ben has the fewest, 3.99996 \
votes, and is out; the next above is Cleo with 4.
  9 papers go on, each at what it was worth here.
  None of them names anybody further who is still in the running: 3.99996 votes go to nobody. Such papers are called \
exhausted (or non-transferable).

Stage 4: the seats that are left
  No more are left than there are seats. So Cleo with 4 votes is elected, without the quota of 5.
  With that all 2 seats are taken.

Why the last seat went to Cleo and not to Ben
  In first preferences Cleo was ahead with 4; Ben had 3.
  Cleo stayed ahead of Ben from then on.
  The 3.99996 votes of Ben are 3 first preferences and 0.99996 from papers of Ada.
  At stage 3 somebody had to go out. Ben had the fewest, 3.99996 votes; the next, Cleo, had 4. \
0.00004 of a vote decided.
  Cleo did not reach the quota: 4 of 5. That was not needed, for nobody else was left for the seat.
  Elected are, in this order: Ada and Cleo.
"""


def test_a_count_that_moves_papers_is_told_from_the_first_paper_to_the_last_seat(transferred):
    assert text(transferred).replace("counted by stv-scottish", "counted by Scottish STV") == TRANSFERRED


def test_a_circle_is_told_with_what_broke_it_and_that_no_lots_were_drawn(compared):
    told = replace(compared, figures=compared.figures | {"paths": ((0, 6, 6), (6, 0, 6), (6, 6, 0))})
    pairs, decides, last = explain(replace(told, candidates=("Ada", "Ben", "Cleo")))[1:]
    assert pairs.sentences == ("Ben beats Cleo (6 to 3).", "Ada beats Ben (6 to 3).", "Cleo beats Ada (6 to 3).")
    assert decides.sentences == (
        "Nobody beats everybody else. They go in a circle: Ben beats Cleo 6 to 3, Cleo beats Ada 6 to 3 and Ada beats "
        "Ben 6 to 3. So the rule must break the circle.",
        "Ada beats Ben; the strongest ways between them have strength 6 and 6. A way leads from victory to victory, "
        "and is as strong as its weakest victory; whoever has the stronger way to the other stands before the other.",
        "Ada, Ben and Cleo are level, and nothing that came before tells them apart. So it goes by lot: Ben is "
        "elected.",
        "No lots had been drawn before the count. The order used instead is made from the names of all candidates: it "
        "owes nothing to the papers, but anybody could have known it before the poll.",
        'Cleo cannot be elected any more: the rule "at most one" would be broken.',
    )
    assert last.sentences == (
        "One against one Ada would beat Ben, 6 to 3; but Ada loses more to others, as told above.",
        "Elected is: Ben.",
    )


def seated(*stages: Stage, **more) -> Result:
    names = ("Ada", "Ben", "Cleo")
    elected = tuple(each.candidate for stage in stages for each in stage.elected)
    return Result("a-rule", 1, {}, 2, names, elected, 9, stages=stages, **more)


def test_seats_that_are_given_one_by_one_say_who_was_next():
    result = seated(
        Stage("seat", (7, 5, 4), elected=(Chosen(0, "adds"),)),
        Stage("seat", (7, Fraction(5, 2), Fraction(9, 4)), elected=(Chosen(1, "adds"),)),
    )
    assert [each.sentences for each in explain(result)[1:]] == [
        (
            "The first seat goes to Ada, who adds 7 points; next was Ben with 5.",
            "The second seat goes to Ben, who adds 2.5 points; next was Cleo with 2.25.",
        ),
        (
            "Ben added 2.5 points, and Cleo, who was next, 2.25: 0.25 fewer.",
            "Elected are, in this order: Ada and Ben.",
        ),
    ]


def test_seats_of_lists_say_the_quotients_and_who_had_less_than_the_threshold():
    result = seated(
        Stage("first", (60, 31, 3), excluded=(Chosen(2, "threshold"),)),
        Stage("seat", (60, 31, 3), elected=(Chosen(0, "quotient"),), figures={"quotients": (60, 31, None)}),
        Stage("seat", (60, 31, 3), elected=(Chosen(1, "quotient"),), figures={"quotients": (30, 31, None)}),
        figures={"seats": (1, 1, 0), "quotients": ()},
    )
    assert [each.sentences for each in explain(result)[1:]] == [
        ("Votes: Ada 60, Ben 31 and Cleo 3.", "Cleo has less than the threshold, and is out."),
        (
            "The first seat goes to Ada, which has the quotient 60; next was Ben with 31.",
            "The second seat goes to Ben, which has the quotient 31; next was Ada with 30.",
        ),
        ("The quotient of Ben was 31, and that of Ada, who was next, 30: 1 less.", "Seats: Ada 1 and Ben 1."),
    ]


def test_the_lot_that_decides_who_goes_out_names_its_draw_and_a_quota_at_work_is_named(transferred):
    lot = Lot((1, 2), 1, 2, "exclude")
    first, surplus, out, fill = transferred.stages
    stages = (first, surplus, replace(out, lots=(lot,), held=(Held(2, "guarded", "at least one woman"),)), fill)
    told = explain(replace(transferred, stages=stages, lots=(lot,)))
    assert told[3].sentences[:2] == (
        "Ben and Cleo are level, and nothing that came before tells them apart. So it goes by lot by draw 2, made "
        "before the count: Ben is out.",
        'Cleo cannot be put out: the rule "at least one woman" could not be met any more.',
    )


def test_the_last_seat_that_a_quota_decided_is_told_by_that_quota(transferred):
    first, surplus, out, fill = transferred.stages
    doomed = replace(out, excluded=(Chosen(1, "ceiling"),), held=(Held(1, "doomed", "at most one man"),))
    told = explain(replace(transferred, stages=(first, surplus, doomed, fill)))[-1].sentences
    assert told[-3] == (
        'At stage 3 Ben, with 3.99996 votes, had to go out, for the rule "at most one man" would have been broken.'
    )
    level = replace(surplus, votes=(5, 4, Fraction(7, 2)))
    guarded = replace(out, held=(Held(2, "guarded", "a woman"),))
    told = explain(replace(transferred, stages=(first, level, guarded, fill)))[-1].sentences
    assert 'Cleo had fewer, 3.5, but stayed, for the rule "a woman" could not have been met otherwise.' in told


def test_who_was_level_at_the_end_is_told_by_the_stage_in_which_they_differed(transferred):
    first = replace(transferred.stages[0], votes=(6, 3, 4))
    level = replace(transferred.stages[1], votes=(5, 4, 4))
    out = replace(transferred.stages[2], moves=())
    told = explain(replace(transferred, stages=(first, level, out)))
    assert told[3].sentences[0] == "Ben and Cleo are level. At stage 1 Ben had fewer (3 votes), and that decides."


def test_papers_that_are_shared_out_anew_say_what_each_keeps_and_a_quota_that_falls(transferred):
    rounds = (
        Stage("first", (6, 3, 4), elected=(Chosen(0, "quota"),), figures={"quota": Fraction(13, 3), "keep": (1, 1, 1)}),
        Stage(
            "round",
            (5, 3, 4),
            of=(1,),
            non_transferable=1,
            excluded=(Chosen(1, "fewest"),),
            figures={"quota": 4, "keep": (Fraction(4, 5), 1, 1)},
        ),
        Stage("fill", (5, 0, 4), non_transferable=4, elected=(Chosen(2, "last"),)),
    )
    told = explain(replace(transferred, rule="stv-meek", stages=rounds, quota=4))
    assert told[0].sentences[2][-106:] == (
        "more than the seats. It falls as papers come to name nobody any more: it begins at 4.33333… and ends at 4."
    )
    assert told[2].heading == "Stage 2: all papers are shared out anew; Ben is out"
    assert told[2].sentences[:2] == (
        "Ada keeps 0.8 of each paper; the rest goes on to whom the same voters put next.",
        "Now the votes are: Ada 5, Cleo 4 and Ben 3. The quota is now 4.",
    )
    assert (
        told[-1].sentences[2]
        == "At stage 2 somebody had to go out. Ben had the fewest, 3 votes; the next, Cleo, had 4. So 1 vote decided."
    )


def test_both_languages_say_every_fact_of_the_same_things():
    assert SPANISH.keys() == ENGLISH.keys()
    for key in ENGLISH:
        assert inspect.signature(SPANISH[key]) == inspect.signature(ENGLISH[key]), key
    assert WHY.keys() >= REASONS.keys()
    assert [step for step in STEPS if ENGLISH["stage"](2, step, ("Ada",)) == f"Stage 2: {step}"] == ["seat", "compare"]


def test_spanish_says_the_same_in_its_own_words(transferred):
    assert explain(transferred, "es")[-1].heading == "Por qué el último puesto fue para Cleo y no para Ben"
    assert explain(transferred, "es")[-1].sentences[-3:] == (
        "En la etapa 3 alguien tenía que quedar fuera. Ben tenía menos que nadie, 3.99996 votos; Cleo, que seguía, "
        "tenía 4. 0.00004 de un voto decidió.",
        "Cleo no alcanzó la cuota: 4 de 5. No hizo falta, porque no quedaba nadie más para el puesto.",
        "Obtienen puesto, por este orden: Ada y Cleo.",
    )


def test_a_rule_that_nobody_knows_and_a_count_that_elects_nobody_are_told_too():
    unknown = seated(Stage("leap", (1, 2, 3), excluded=(Chosen(0, "whim"),)), Stage("surplus", (0, 0, 0), of=(1,)))
    for language in LANGUAGES:
        assert len(text(unknown, language).splitlines()) > 5
        assert len(text(replace(unknown, stages=()), language).splitlines()) > 3


def test_a_language_that_results_do_not_speak_is_refused(transferred):
    with pytest.raises(ValueError, match='results do not speak "fr"; they speak en, es'):
        explain(transferred, "fr")


@pytest.mark.parametrize(
    ("value", "english", "spanish"),
    [
        (0, "0", "0"),
        (12_345, "12,345", "12\u00a0345"),
        (-1234, "−1,234", "−1234"),
        (Fraction(-1, 2), "−0.5", "−0.5"),
        (Fraction(5, 3), "1.66666…", "1.66666…"),
        (Fraction(1, 3_000_000), "0.0000003…", "0.0000003…"),
        (Fraction(1_799_956, 100_000), "17.99956", "17.99956"),
    ],
)
def test_an_amount_is_cut_and_says_so_and_is_never_0_where_it_is_not(value, english, spanish):
    assert (english_numbers.amount(value), spanish_numbers.amount(value)) == (english, spanish)


def test_lists_and_ordinals_are_those_of_the_language():
    assert spanish_numbers.listing(["Ana", "Inés"]) == "Ana e Inés"
    assert spanish_numbers.listing(["Ana", "Hiedra"]) == "Ana y Hiedra"
    assert spanish_numbers.listing(["Ana", "Olga"], "o") == "Ana u Olga"
    assert [english_numbers.ordinal(each) for each in (3, 11, 21, 102, 113)] == [
        "third",
        "11th",
        "21st",
        "102nd",
        "113th",
    ]


def test_a_seat_that_falls_vacant_says_whose_papers_choose_and_who_keeps_a_seat(transferred):
    first, _, out, fill = transferred.stages
    again = replace(first, votes=(0, 3, 4), non_transferable=6, elected=(), moves=())
    told = explain(replace(transferred, seats=1, elected=(2,), stages=(again, out, fill), figures={"countback": 0}))
    assert told[0].sentences[1].startswith("The seat of Ada is vacant. The papers that elected Ada are counted again")
    assert told[1].heading == "Stage 1: the papers that elected whoever leaves"
    assert told[1].sentences[0] == "The papers go to Cleo 4 and Ben 3. 6 votes stay elsewhere, or can go to nobody."
    assert told[-1].sentences[0] == "At stage 1 Cleo was ahead with 4; Ben had 3."
    seated = replace(
        out, excluded=(Chosen(1, "ceiling"),), held=(Held(1, "doomed", "seated"), Held(2, "guarded", "seated"))
    )
    told = explain(replace(transferred, stages=(*transferred.stages[:2], seated, fill), figures={"new": (2,)}))
    assert told[3].sentences[:3] == (
        "Ben cannot be elected any more: the seats that are left are of those who have one already.",
        "Cleo has a seat already and keeps it, and so cannot be put out.",
        "So Ben is out, with 3.99996 votes.",
    )
    assert told[-1].sentences[-1] == "New is: Cleo."
