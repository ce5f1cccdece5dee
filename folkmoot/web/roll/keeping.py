"""The views of the roll that somebody keeps: a few each, one of a name."""

from folkmoot.web.models import SavedView

MOST_VIEWS = 20


def keep_view(person: str, name: str, query: str) -> None:
    """Keep a view under a name; one of the same name takes its place. Whoever keeps many keeps no more."""
    SavedView.objects.filter(person=person, name=name).delete()
    if SavedView.objects.filter(person=person).count() < MOST_VIEWS:
        SavedView.objects.create(person=person, name=name, query=query)


def forget_view(person: str, key: int) -> None:
    """Forget a view that is theirs."""
    SavedView.objects.filter(pk=key, person=person).delete()
