"""Compiles the rules of a charter into powers and prohibitions, by one table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from folkmoot.core.charter.compiled import Compiled, CompiledPower, CompiledProhibition
from folkmoot.core.charter.granting import justice, membership, powers, seats, tendencies, whole
from folkmoot.core.charter.granting.book import Book
from folkmoot.core.charter.granting.row import Row
from folkmoot.core.charter.granting.seats import RESOLVE
from folkmoot.core.charter.rules import Dissolution, Electorate, Rule

TABLE: tuple[Row, ...] = (*membership.ROWS, *seats.ROWS, *powers.ROWS, *justice.ROWS, *tendencies.ROWS, *whole.ROWS)
"""What compiles to what. A kind of rule that has no row says something to people and gives nothing."""

TWINS = frozenset({"remove", "recall"})


def compile_rules(rules: Sequence[Rule]) -> Compiled:
    """All that the rules give and forbid. A rule marked `text_only` gives nothing."""
    book = Book(tuple(rule for rule in rules if not rule.text_only))
    explicit, bare, prohibitions = list[CompiledPower](), list[CompiledPower](), list[CompiledProhibition]()
    for row in TABLE:
        for rule in book.of(row.kind):
            for each in row.compile(book, rule):
                if isinstance(each, CompiledProhibition):
                    prohibitions.append(each)
                else:
                    (bare if row.bare else explicit).append(each)
    written = [power for power in explicit if power.of_kind == "power"]
    left = [power for each in bare for power in _unreplaced(each, written, book)]
    return Compiled(
        powers=tuple(_without_doubles([*explicit, *left])),
        prohibitions=tuple(dict.fromkeys(prohibitions)),
        clauses=tuple(dict.fromkeys(whole.clauses(book))),
        dissolution=tuple(rule.cite for rule in book.of(Dissolution)),
    )


def _unreplaced(bare: CompiledPower, written: Iterable[CompiledPower], book: Book) -> Iterator[CompiledPower]:
    """What is left of a bare field's power beside the powers that are written out for the same verb and holder.

    A decision that is entered (`decide`) stays open to whoever sits in the body, however the body decides.
    """
    if bare.verb == "decide":
        yield bare
        return
    twins = TWINS if bare.verb in TWINS and book.get(Electorate, bare.who.name) is not None else {bare.verb}
    objects = bare.objects
    for power in written:
        if power.verb in twins and power.who == bare.who:
            if not power.objects or not bare.objects:
                return
            objects = frozenset(each for each in objects if not covers(power.objects, each))
    if objects or not bare.objects:
        yield bare if objects == bare.objects else replace(bare, objects=objects)


def covers(objects: frozenset[str], each: str) -> bool:
    """Whether an object is one of these, or of a kind that stands bare among them."""
    return each in objects or each.partition(":")[0] in objects


def _without_doubles(found: Iterable[CompiledPower]) -> Iterator[CompiledPower]:
    """Each power once; and none that asks for more than another which the same rule gives for the same."""
    powers = list(dict.fromkeys(found))
    for power in powers:
        if not any(_gives_no_less(other, power) for other in powers):
            yield power


def _gives_no_less(other: CompiledPower, power: CompiledPower) -> bool:
    return (
        other is not power
        and (other.rule, other.of_kind, other.verb, other.who) == (power.rule, power.of_kind, power.verb, power.who)
        and (other.objects, other.clause) == (power.objects, power.clause)
        and set(other.conditions) < set(power.conditions)
    )


__all__ = ["RESOLVE", "TABLE", "compile_rules"]
