"""How Spanish says what one charter allows and another does not."""

from collections.abc import Callable, Mapping

from folkmoot.core.charter.spanish.names import Names


def now_forbidden(rule: str) -> str:
    return f"No estaba prohibido: {rule}"


def no_longer_forbidden(rule: str) -> str:
    return f"Deja de estar prohibido: {rule}"


def commands(names: Names, who: str, over: str) -> str:
    actor = names.the(who)
    return f"{actor[0].upper()}{actor[1:]} podría llegar a mandar {names.to(over)}."


DIFFERING: Mapping[str, Callable[..., str]] = {
    "now_forbidden": now_forbidden,
    "no_longer_forbidden": no_longer_forbidden,
    "commands": commands,
}
