"""Reads the words behind commitments. Who may read them is decided by whoever asks."""

from collections.abc import Iterable, Mapping

from folkmoot.door.models import KeptText

AT_ONCE = 500  # SQLite bounds the parameters of a query


def texts(commitments: Iterable[str]) -> Mapping[str, str]:
    """The words behind each commitment that is still kept; one that was erased is absent. Empty strings are skipped."""
    asked = sorted({each for each in commitments if each})
    found: dict[str, str] = {}
    for start in range(0, len(asked), AT_ONCE):
        rows = KeptText.objects.filter(commitment__in=asked[start : start + AT_ONCE])
        found.update(rows.values_list("commitment", "text"))
    return found
