"""What is not there to whoever has no part in it: an act that names it is answered as if nobody had ever entered it.

The organs above tell it by registration, so that the door needs to know none of them. It is asked of what somebody
asks for, and not of what follows from it; nor of what is told, nor when the record is made again.
"""

from collections.abc import Callable

from folkmoot.door.act import Act
from folkmoot.door.occasion import Occasion

Keeper = Callable[[Act, Occasion], None]
_KEEPERS: list[Keeper] = []


def keeps_hidden(keeper: Keeper) -> Keeper:
    """Register a function (act, occasion) that raises Missing, where the act names what is not there to who does it."""
    _KEEPERS.append(keeper)
    return keeper


def keep_hidden(act: Act, occasion: Occasion) -> None:
    """Raise Missing where an act names what is not there to whoever does it, be it hidden from them or nowhere.

    Raises Refused where the charter forbids them such an act, whatever it is about.
    """
    if occasion.person is None or occasion.told:
        return
    for keeper in _KEEPERS:
        keeper(act, occasion)
