"""Who may have no hand in an act: nobody judges their own cause, nor helps to choose or to remove who judges it.

The organs above tell it by registration, so that the door needs to know none of them. It holds for every act that is
not told, by whatever way it is done: by a power of one's own, by entering what a body decided, or for somebody else.
"""

from collections.abc import Callable, Mapping

from folkmoot.door.act import Act, BadAct
from folkmoot.door.occasion import Occasion
from folkmoot.door.saying import Saying

Aside = Mapping[str, Saying]
"""People who may have no hand in an act, each with the reason in words; `{person}` in it is who it is."""

Teller = Callable[[Act, Occasion], Aside]
_TELLERS: list[Teller] = []


def tells_own_cause(teller: Teller) -> Teller:
    """Register a function (act, occasion) -> who may have no hand in the act."""
    _TELLERS.append(teller)
    return teller


def aside(act: Act, occasion: Occasion) -> dict[str, Saying]:
    """Everybody who may have no hand in an act, and why."""
    if occasion.told:
        return {}
    return {person: why for teller in _TELLERS for person, why in teller(act, occasion).items()}


def keep_out(act: Act, occasion: Occasion) -> None:
    """Raise BadAct where whoever does an act, or enters it, may have no hand in it."""
    if occasion.person is None:
        return
    barred = aside(act, occasion)
    for person in (occasion.person, occasion.deputy):
        if person in barred:
            raise BadAct(barred[person])
