"""Searching as people type: without case, without accents, in any order of words."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from folkmoot.door.models import KeptText
from folkmoot.members.sought import folded
from folkmoot.web.page import Sight

MOST = 100
MOST_WORDS = 8


def typed(text: str) -> str:
    """What somebody asked for, without signs that nobody can see, cut to a length that can be meant."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())[:MOST]


def matches(asked: str, text: str) -> bool:
    """Whether each word that is asked for stands in the text, in any order."""
    there = folded(text)
    return all(word in there for word in folded(asked).split())


def entries_with(asked: str, sight: Sight) -> Iterable["QuerySet[KeptText, int]"]:
    """For each word that is asked for, the entries in which it was written, in texts that this reader may read."""
    texts = KeptText.objects.filter(record_class__in=sight.reader.classes)
    for word in asked.split()[:MOST_WORDS]:
        said = Q(text__icontains=word)
        for form in {word.lower(), word.upper(), word.capitalize()}:  # SQLite knows the case of plain letters only
            said |= Q(text__contains=form)
        yield texts.filter(said).values_list("entry", flat=True)
