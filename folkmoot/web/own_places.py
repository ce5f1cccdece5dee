"""The words of a person in the record that can be erased, to tick on a form."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from folkmoot.door.casefile import words_of_row
from folkmoot.door.models import KeptText
from folkmoot.members.own_words import repeated, words_of
from folkmoot.web import words

Options = list[tuple[str, str]]
AT_ONCE = 400


def own_places(person: str) -> Options:
    """Words of theirs, by every place where they stand: `“Kit”, in entry 9`."""
    places = list(words_of(person))
    said = _said(sorted({index for index, _path in places}))
    return [
        (
            ", ".join(f"{at} {where}" for at, where in [(index, path), *repeated(index, path)]),
            _("“{words}”, in entry {number}").format(words=words.short(text, 60), number=index),
        )
        for index, path in places
        if (text := said.get((index, path))) is not None
    ]


def places_in(written: str) -> list[list[int | str]]:
    """`9 body.name, 12 body.name` as the act has it."""
    found = (each.partition(" ") for each in written.split(", "))
    return [[int(index), path] for index, _space, path in found]


def _said(entries: Sequence[int]) -> dict[tuple[int, str], str]:
    found: dict[tuple[int, str], str] = {}
    for start in range(0, len(entries), AT_ONCE):
        rows = KeptText.objects.filter(entry__in=entries[start : start + AT_ONCE])
        found.update(((row.entry, row.field), text) for row in rows if (text := words_of_row(row)) is not None)
    return found
