"""A result in sentences, for somebody who has never seen such a count."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from folkmoot.core.tally.result import Amount, Result
from folkmoot.core.tally.results.english import numbers as english_numbers
from folkmoot.core.tally.results.english.speaking import ENGLISH
from folkmoot.core.tally.results.spanish import numbers as spanish_numbers
from folkmoot.core.tally.results.spanish.speaking import SPANISH
from folkmoot.core.tally.results.telling.facts import Fact, fact
from folkmoot.core.tally.results.telling.result import told

_SPOKEN: Mapping[str, Mapping[str, Callable[..., str]]] = {"en": ENGLISH, "es": SPANISH}
_AMOUNTS: Mapping[str, Callable[[Amount], str]] = {"en": english_numbers.amount, "es": spanish_numbers.amount}

LANGUAGES = tuple(_SPOKEN)


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, and the sentences under it."""

    heading: str
    sentences: tuple[str, ...]


def explain(result: Result, language: str = "en") -> tuple[Passage, ...]:
    """What was counted, what happened stage by stage, and why the last seat went where it went.

    Raises ValueError for a language that results do not speak.
    """
    _known(language)
    return tuple(
        Passage(say(part.heading, language), tuple(say(each, language) for each in part.facts)) for part in told(result)
    )


def say(fact: Fact, language: str) -> str:
    """One fact as a sentence."""
    return _SPOKEN[language][fact.key](**fact.about).replace("….", "…")


def words(language: str) -> Callable[..., str]:
    """Whatever a language says, by its key: for tables and pictures."""
    _known(language)
    return lambda key, **about: say(fact(key, **about), language)


def amount_in(language: str) -> Callable[[Amount], str]:
    """How a language writes an amount."""
    _known(language)
    return _AMOUNTS[language]


def _known(language: str) -> None:
    if language not in _SPOKEN:
        raise ValueError(f'results do not speak "{language}"; they speak {", ".join(LANGUAGES)}')


def text(result: Result, language: str = "en") -> str:
    """The explanation as plain text: headings, and a sentence a line."""
    passages = [
        f"{each.heading}\n" + "".join(f"  {said}\n" for said in each.sentences) for each in explain(result, language)
    ]
    return "\n".join(passages)
