"""Who has a say over a body or an office: every power of the charter that reaches its seats or its decisions."""

from functools import lru_cache

from folkmoot.core.charter.charter import Charter
from folkmoot.web import words

SAYS_OVER = {
    "holder": ("elect", "appoint", "coopt", "remove", "recall", "instruct"),
    "decision": ("overturn", "ratify"),
    "meeting": ("convene",),
}
"""What can be done to whoever sits somewhere, to what they decide, and to their meetings."""


def over(charter: Charter, id: str) -> tuple[tuple[str, str], ...]:
    """Each such power in words, with its article, in the order of what it does; none that is for anything at all."""
    return _over(charter, id, words.charters_language())


@lru_cache(maxsize=256)
def _over(charter: Charter, id: str, language: str) -> tuple[tuple[str, str], ...]:
    found: dict[tuple[str, str], None] = {}
    for kind, verbs in SAYS_OVER.items():
        on = f"{kind}:{id}"
        for verb in verbs:
            held = (each for each in words.who_may(charter, verb) if on in each.on and not each.forbidden_by)
            found |= {(each.says, each.article): None for each in held}
    return tuple(found)
