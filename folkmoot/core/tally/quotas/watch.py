"""The watch that a count keeps on its quotas: whom they keep out, and whom they keep in.

It answers before anybody is elected or excluded, and exactly. Whoever elects nobody who is doomed and excludes nobody
who is guarded ends with a committee that keeps every quota.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from folkmoot.core.tally.quotas.binding import Limit, check, kind_of
from folkmoot.core.tally.quotas.possible import Kind, Range, TooTangled, fewest, ranges, shares
from folkmoot.core.tally.quotas.quota import BadQuotas

REMEMBERED = 10_000
"""Answers that are kept for when the same is asked again."""

Question = tuple[tuple[int, ...], frozenset[tuple[Kind, int]], int]


class Watch:
    """The limits of one count, and towards which of them each of those who stand counts."""

    def __init__(self, limits: Sequence[Limit], standing: Iterable[int]) -> None:
        self.limits = tuple(limits)
        self._kinds = {each: kind_of(limits, each) for each in standing}
        self._answers: dict[Question, tuple[dict[Kind, str], dict[Kind, str]]] = {}

    def check(self, capacity: Mapping[int, int], seats: int) -> None:
        """Raises BadQuotas where the limits cannot be kept by those who stand, each of whom takes so many seats."""
        check(self.limits, capacity, min(seats, sum(capacity.values())))

    def doomed(self, elected: Sequence[int], left: Collection[int], vacancies: int) -> dict[int, str]:
        """Those of `left` who can no longer be elected, each with the limits that keep them out.

        In `elected` and `left` a list stands once for each seat that it has or can take. Raises BadQuotas where the
        quotas can no longer be kept.
        """
        kinds = self._ask(elected, left, vacancies)[0]
        return {each: kinds[self._kind(each)] for each in left if self._kind(each) in kinds}

    def guarded(self, elected: Sequence[int], left: Collection[int], vacancies: int) -> dict[int, str]:
        """Those of `left` who must be elected, each with the limits that need them."""
        kinds = self._ask(elected, left, vacancies)[1]
        return {each: kinds[self._kind(each)] for each in left if self._kind(each) in kinds}

    def is_kept(self, elected: Sequence[int], vacant: int) -> bool:
        """Whether those elected keep every limit, or, where seats stay empty, would with some of the rest in these."""
        has = Counter(limit for each in elected for limit in self._kind(each))
        if all(
            each.least <= has[n] <= (len(elected) if each.most is None else each.most)
            for n, each in enumerate(self.limits)
        ):
            return True
        rest = [each for each in self._kinds if each not in elected]
        return vacant > 0 and self.leads_on(elected, rest, vacant)

    def leads_on(self, elected: Sequence[int], left: Collection[int], vacancies: int) -> bool:
        """Whether those elected can be made a whole committee, with some of those left, that keeps every limit."""
        return self._ranges(*self._question(elected, left, vacancies), range(len(self.limits))) is not None

    def in_turns(self, elected: Sequence[int]) -> tuple[int, ...] | None:
        """Those elected in the order of the zipper, where there is one."""
        zippers = [each for each in self.limits if each.zipper]
        return zipped(elected, zippers[0].who) if zippers else None

    def _kind(self, candidate: int) -> Kind:
        """Whoever is no candidate, such as "re-open nominations" once more, counts towards nothing."""
        return self._kinds.get(candidate, frozenset())

    def _question(self, elected: Iterable[int], left: Iterable[int], vacancies: int) -> Question:
        has = Counter(limit for each in elected for limit in self._kind(each))
        there = Counter(self._kind(each) for each in left)
        counts = tuple(has[n] for n in range(len(self.limits)))
        return counts, frozenset(there.items()), min(vacancies, there.total())

    def _ask(
        self, elected: Iterable[int], left: Iterable[int], vacancies: int
    ) -> tuple[dict[Kind, str], dict[Kind, str]]:
        """The kinds that are doomed and those that are guarded, with the limits that make them so."""
        question = self._question(elected, left, vacancies)
        if question not in self._answers:
            if len(self._answers) > REMEMBERED:
                self._answers.clear()
            self._answers[question] = self._answer(question)
        return self._answers[question]

    def _answer(self, question: Question) -> tuple[dict[Kind, str], dict[Kind, str]]:
        found = self._ranges(*question, range(len(self.limits)))
        if found is None:
            raise BadQuotas("whoever is elected now, the quotas cannot all be kept any more")
        if not question[2]:
            return {}, {}
        there = dict(question[1])
        # Where all who are left are elected anyway, no quota keeps anybody in.
        some = question[2] < sum(there.values())
        alone = self._alone(question)
        out = [kind for kind in there if not found[kind].most]
        needed = [kind for kind in there if some and found[kind].least == there[kind]]
        return (
            {kind: self._because(question, kind, alone, _is_out) for kind in out},
            {kind: self._because(question, kind, alone, _is_needed) for kind in needed},
        )

    def _alone(self, question: Question) -> list[tuple[Limit, int, tuple[Range, Range], tuple[int, int]]]:
        """What each limit by itself leaves to those within it and to those outside, and how many those are."""
        has, left, seats = question
        found = []
        for n, limit in enumerate(self.limits):
            inside = sum(number for kind, number in left if n in kind)
            outside = sum(number for _, number in left) - inside
            open_to = self._open(n, has, seats)
            parts = shares(inside, outside, open_to, seats)
            if parts is not None:
                found.append((limit, n, parts, (inside, outside)))
        return found

    def _because(
        self,
        question: Question,
        kind: Kind,
        alone: list[tuple[Limit, int, tuple[Range, Range], tuple[int, int]]],
        so: Callable[[Range, int], bool],
    ) -> str:
        """The limits by which it is so: one if one alone makes it so, else some of which none can be left out."""
        there = dict(question[1])[kind]
        for limit, n, parts, numbers in alone:
            side = 0 if n in kind else 1
            if so(_part(parts[side], numbers[side], there), there):
                return limit.name

        def by_these(limits: Sequence[int]) -> bool:
            found = self._ranges(*question, limits)
            return found is None or so(found[kind], there)

        return ", ".join(self.limits[n].name for n in fewest(range(len(self.limits)), by_these))

    def _open(self, n: int, has: Sequence[int], seats: int) -> Range:
        """How many more may and must be elected towards a limit."""
        limit = self.limits[n]
        return Range(limit.least - has[n], seats if limit.most is None else limit.most - has[n])

    def _ranges(
        self, has: Sequence[int], left: Iterable[tuple[Kind, int]], seats: int, of: Sequence[int]
    ) -> dict[Kind, Range] | None:
        """The range of each kind, by some of the limits."""
        named = set(of)
        merged = Counter[Kind]()
        for kind, number in left:
            merged[kind & named] += number
        open_to = [self._open(n, has, seats) if n in named else Range(0, seats) for n in range(len(self.limits))]
        try:
            found = ranges(merged, open_to, seats)
        except TooTangled:
            raise BadQuotas(
                "these quotas overlap too much: who can still be elected takes too long to find out"
            ) from None
        if found is None:
            return None
        return {kind: _part(found[kind & named], merged[kind & named], number) for kind, number in left}


def _part(together: Range, of: int, number: int) -> Range:
    """The range of some of those of whom a range is known together."""
    return Range(max(together.least - (of - number), 0), min(together.most, number))


def _is_out(part: Range, there: int) -> bool:
    return not part.most


def _is_needed(part: Range, there: int) -> bool:
    return part.least == there


def zipped(elected: Sequence[int], who: Collection[int]) -> tuple[int, ...]:
    """Those elected so that those of an attribute and the others take turns, each side in the order of its election.

    Whoever was elected first stands first, or, where the sides differ by one, the first of the greater side.
    """
    sides = [each for each in elected if each in who], [each for each in elected if each not in who]
    starts = (
        0 if len(sides[0]) > len(sides[1]) or (len(sides[0]) == len(sides[1]) and elected and elected[0] in who) else 1
    )
    one, other = sides[starts], sides[1 - starts]
    turns = [each for pair in zip(one, other, strict=False) for each in pair]
    return (*turns, *one[len(other) :], *other[len(one) :])
