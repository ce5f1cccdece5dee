"""What decided where numbers did not: a look back, a lot, a quota on attributes."""

from collections.abc import Collection, Iterator

from folkmoot.core.tally.result import Result, Stage
from folkmoot.core.tally.results.telling.facts import Fact, fact, names


def lots(result: Result, stage: Stage) -> Iterator[Fact]:
    """Each lot of a stage: who was tied, what for, which draw, who was taken."""
    for lot in stage.lots:
        yield fact(
            "lot",
            tied=names(result, lot.tied),
            taken=result.candidates[lot.taken],
            purpose=lot.purpose,
            draw=lot.draw,
        )
    if any(lot.draw == 0 for lot in stage.lots):
        yield fact("lot_of_names")


def held(result: Result, stage: Stage) -> Iterator[Fact]:
    """Each quota on attributes that kept somebody in or out."""
    for each in stage.held:
        yield fact(each.how, name=result.candidates[each.candidate], quota=each.quota)


def looked_back(result: Result, number: int, taken: int, tied: Collection[int], *, best: bool) -> Iterator[Fact]:
    """Why one of those who were level came first where no lot was needed: the stage in which they differed.

    `number` is the index of the stage in which they are taken. Says nothing where no stage before tells them apart so.
    """
    if len(tied) < 2 or result.stages[number].lots:
        return
    sign = 1 if best else -1
    for index in _by_setting(result, number):
        votes = result.stages[index].votes
        rest = [votes[each] for each in tied if each != taken]
        if all(sign * votes[taken] > sign * each for each in rest):
            others = [each for each in tied if each != taken]
            yield fact(
                "looked_back",
                name=result.candidates[taken],
                others=names(result, others),
                stage=index + 1,
                votes=votes[taken],
                best=best,
            )
            return


def _by_setting(result: Result, number: int) -> Iterator[int]:
    before = range(number - 1)
    yield from before if result.settings.get("ties") == "first" else reversed(before)
