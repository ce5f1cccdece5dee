"""What follows from an entry stands close behind it: so far is looked."""

from collections.abc import Iterable

from django.db.models import Q

from folkmoot.door.models import Entry
from folkmoot.door.together import Listed

FAR = 200


def behind(indexes: Iterable[int]) -> Listed:
    """The entries that followed from each of these."""
    wanted, where = frozenset(indexes), Q(pk__in=[])
    for index in wanted:
        where |= Q(index__gt=index, index__lte=index + FAR, cause=index)
    return Listed(Entry.objects.filter(where).order_by("index"), ("behind", wanted))
