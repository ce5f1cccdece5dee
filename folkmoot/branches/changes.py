"""What the acts do to the rows of units."""

from folkmoot.branches.models import Unit
from folkmoot.door.occasion import Occasion


def begin(
    key: int, kind: str, name: str, occasion: Occasion, *, parent: int | None = None, founded: bool = False
) -> None:
    """Enter a unit."""
    Unit.objects.create(
        id=key,
        kind=kind,
        name=name,
        parent=parent,
        chartered=occasion.today,
        chartered_edtf=_as_known(occasion),
        founded=founded,
    )


def end(key: int, how: str, reason: str | None, occasion: Occasion) -> None:
    """Enter that a unit is no more."""
    Unit.objects.filter(pk=key).update(
        ended=occasion.today, ended_edtf=_as_known(occasion), how=how, reason=reason or ""
    )


def _as_known(occasion: Occasion) -> str:
    """The date of a deed as far as it is known."""
    return occasion.on or occasion.today.isoformat()
