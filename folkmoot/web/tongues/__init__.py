"""What each language does in its own way: lists, numbers, what stands before a name. A language is one module of these.

Whole sentences are in the catalogues; here is what a catalogue cannot say, since it depends on what fills its places.
The modules have the same functions; `english` says of each what it promises.
"""

from types import ModuleType

from django.utils.translation import get_language

from folkmoot.web.tongues import english, spanish

TONGUES: dict[str, ModuleType] = {"en": english, "es": spanish}
PLAIN = "en"


def language() -> str:
    """The language that the page speaks."""
    return (get_language() or PLAIN).partition("-")[0]


def tongue() -> ModuleType:
    """The ways of the language that the page speaks."""
    return TONGUES.get(language(), english)
