"""A count that compares candidates two by two."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from folkmoot.core.tally.result import Result, Stage
from folkmoot.core.tally.results.telling.facts import Fact, Part, fact, names, tally
from folkmoot.core.tally.results.telling.ties import held, lots

MOST_TOLD = 8
"""Candidates of whom every comparison is told; of more only those of the winner and of the next."""

Matrix = Sequence[Sequence[int]]


def parts(result: Result) -> Iterator[Part]:
    """Who beats whom, what decides where they go in a circle, and who was next."""
    yield Part(fact("pairs_heading"), tuple(_duels(result)))
    stages = [each for stage in result.stages for each in (*lots(result, stage), *held(result, stage))]
    facts = (*_winner(result), *_method(result), *stages)
    yield Part(fact("deciding_heading"), facts)
    yield _last(result)


def _duels(result: Result) -> Iterator[Fact]:
    matrix: Matrix = result.figures["matrix"]
    order = ranked(result)
    told = order if len(order) <= MOST_TOLD else order[:2]
    for each in told:
        others = [other for other in order if other != each]
        beats = [other for other in others if matrix[each][other] > matrix[other][each]]
        loses = [other for other in others if matrix[each][other] < matrix[other][each] and other not in told]
        level = [other for other in others if matrix[each][other] == matrix[other][each]]
        yield fact(
            "duels",
            name=result.candidates[each],
            beats=_with(result, matrix, each, beats),
            loses=_with(result, matrix, each, loses),
            level=names(result, level),
            everybody=len(beats) == len(others) > 0,
        )
    if len(told) < len(order):
        yield fact("more_duels", candidates=len(order))


def ranked(result: Result) -> list[int]:
    """All who stand, best first."""
    if result.ranking is None:
        return [*result.elected, *(n for n in range(len(result.candidates)) if n not in result.elected)]
    every = [each for group in result.ranking for each in group]
    return [*result.elected, *(each for each in every if each not in result.elected)]


def _with(result: Result, matrix: Matrix, each: int, others: Sequence[int]) -> tuple[tuple[str, int, int], ...]:
    return tuple((result.candidates[other], matrix[each][other], matrix[other][each]) for other in others)


def _winner(result: Result) -> Iterator[Fact]:
    if result.figures.get("condorcet") is not None:
        yield fact("condorcet", name=result.candidates[result.figures["condorcet"]])
        return
    circle = _circle(result)
    yield fact("circle", steps=circle) if circle else fact("no_condorcet")


def _circle(result: Result) -> tuple[tuple[str, str, int, int], ...]:
    """The shortest way from whoever is elected, from victory to victory, back to them; nothing where there is none."""
    matrix: Matrix = result.figures["matrix"]
    if not result.elected:
        return ()
    start = result.elected[0]
    ways: dict[int, list[int]] = {start: [start]}
    queue = [start]
    for each in queue:
        for other in range(len(matrix)):
            if matrix[each][other] > matrix[other][each]:
                if other == start:
                    way = [*ways[each], start]
                    return tuple(_step(result, matrix, one, two) for one, two in pairwise(way))
                if other not in ways:
                    ways[other] = [*ways[each], other]
                    queue.append(other)
    return ()


def _step(result: Result, matrix: Matrix, one: int, other: int) -> tuple[str, str, int, int]:
    return result.candidates[one], result.candidates[other], matrix[one][other], matrix[other][one]


def _method(result: Result) -> Iterator[Fact]:
    figures: Any = result.figures
    if figures.get("condorcet") is None and result.elected:
        if "paths" in figures:
            yield from _paths(result)
        if "pairs" in figures:
            yield fact("pairs_in_order")
            for each in figures["pairs"]:
                if not each["locked"]:
                    one, other = names(result, (each["winner"], each["loser"]))
                    yield fact("skipped", winner=one, loser=other, votes=each["for"], against=each["against"])
    if "defeats" in figures:
        yield fact("defeats", tally=tally(result, {each: figures["defeats"][each] for each in ranked(result)})[::-1])
    elif "paths" not in figures and "pairs" not in figures and result.stages:
        stage: Stage = result.stages[-1]
        yield fact("victories", tally=tally(result, {each: stage.votes[each] for each in ranked(result)}))


def _paths(result: Result) -> Iterator[Fact]:
    """Of each who beats the winner, how strong the ways are there and back."""
    matrix, paths = result.figures["matrix"], result.figures["paths"]
    winner = result.elected[0]
    first = True
    for other in ranked(result):
        if matrix[other][winner] > matrix[winner][other]:
            yield fact(
                "path",
                name=result.candidates[winner],
                other=result.candidates[other],
                there=paths[winner][other],
                back=paths[other][winner],
                first=first,
            )
            first = False


def _last(result: Result) -> Part:
    order = ranked(result)
    tail = fact("winners", names=result.names)
    if not result.elected or len(order) <= len(result.elected):
        return Part(fact("end"), (fact("no_rival"), tail) if result.elected else (tail,))
    winner, rival = result.elected[-1], order[len(result.elected)]
    matrix: Matrix = result.figures["matrix"]
    about = {"winner": result.candidates[winner], "rival": result.candidates[rival]}
    duel = fact("last_duel", **about, votes=matrix[winner][rival], against=matrix[rival][winner])
    level = any({winner, rival} <= set(group) for group in result.ranking or ())
    facts = (duel, fact("equals", **about), tail) if level and result.lots else (duel, tail)
    return Part(fact("last_seat", **about, seats=result.seats), facts)
