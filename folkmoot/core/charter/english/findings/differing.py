"""How English says what one charter allows and another does not."""

from collections.abc import Callable, Mapping

from folkmoot.core.charter.english.names import Names


def now_forbidden(rule: str) -> str:
    return f"It was not forbidden: {rule}"


def no_longer_forbidden(rule: str) -> str:
    return f"It is forbidden no longer: {rule}"


def commands(names: Names, who: str, over: str) -> str:
    actor = names.the(who)
    return f"{actor[0].upper()}{actor[1:]} could come to command {names.the(over)}."


DIFFERING: Mapping[str, Callable[..., str]] = {
    "now_forbidden": now_forbidden,
    "no_longer_forbidden": no_longer_forbidden,
    "commands": commands,
}
