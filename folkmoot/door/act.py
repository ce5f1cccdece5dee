"""What an act is, and the register of all of them.

An act is a frozen typed class with a name (`organ.verb`), a docstring that a member would sign, typed fields, and two
deeds: `gather` reads what the charter needs to know, `apply` changes the organ's rows. From that one declaration come
its form, its API operation, its command, its place in a history file and its page in the reference.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, TypeVar, dataclass_transform, get_args, get_origin

import msgspec
from django.utils.translation import gettext
from msgspec import Meta, Struct

from folkmoot.core.charter.facts import Facts
from folkmoot.core.charter.judging import Authority, Counts
from folkmoot.door.classes import Case, RecordName, within
from folkmoot.door.expected import fault, in_words
from folkmoot.door.saying import Saying, saying

if TYPE_CHECKING:
    from folkmoot.door.occasion import Occasion

type_ = type

# The closed types of an act's fields. There is no bare string: a string is text, and then only its commitment is
# recorded, or it is one of the closed forms below. (`$` alone would let a line feed through at the end.)
Text = Annotated[str, Meta(min_length=1, max_length=50_000, extra={"text": True})]
Line = Annotated[str, Meta(min_length=1, max_length=200, pattern=r"^[^\n]+$(?!\n)", extra={"text": True})]
Person = Annotated[str, Meta(pattern=r"^p:[A-Za-z0-9_-]{22}$(?!\n)", extra={"person": True})]
Key = Annotated[int, Meta(ge=0, le=2**53 - 1, extra={"key": True})]
Index = Annotated[int, Meta(ge=0, le=2**32, extra={"entry": True})]
Count = Annotated[int, Meta(ge=0, le=10**9)]
Id = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,63}$(?!\n)", extra={"id": True})]
Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$(?!\n)", extra={"attachment": True})]
Hour = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$(?!\n)")]
Share = Annotated[str, Meta(pattern=r"^[0-9]{1,6}/[1-9][0-9]{0,5}$(?!\n)")]
Edtf = Annotated[str, Meta(pattern=r"^(\.\./)?[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[~?%]?$(?!\n)", extra={"edtf": True})]

SealedFile = Annotated[
    str, Meta(pattern=r"^([0-9a-f]{64}|c:[A-Za-z0-9_-]{43})$(?!\n)", extra={"text": True, "case_file": True})
]
"""The SHA-256 of a file of a case: a text like others, so that only a commitment to it is recorded (`case_files`)."""

LogKey = Annotated[str, Meta(pattern=r"^[^\s+]{1,200}\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$(?!\n)")]
Root = Annotated[str, Meta(pattern=r"^[A-Za-z0-9+/]{43}=$(?!\n)")]

NAMING = frozenset({"person", "key", "entry", "id", "attachment"})

Json = None | bool | int | str | list[Any] | dict[str, Any]


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Act(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One thing that the organisation or a person in it does."""

    declared: ClassVar["Declaration"]

    def verb(self) -> str:
        """The charter's verb that this act is judged under."""
        return self.declared.verb

    def sealed_in(self) -> Case | None:
        """The case to which the act belongs: what the charter seals of it is for the readers of that case alone.

        The complaint itself says `Case()`, an act of its case `Case(matter)`, `Case(matter, "panel")` if it is for the
        panel alone. What belongs to a case is sealed, unless the charter sorts it elsewhere by name.
        """
        return None

    def record_names(self) -> tuple[RecordName, ...]:
        """What the act leaves, by the charter's record names; its entry is for those who may read all of them."""
        return (within(self.declared.record, self.sealed_in()),)

    def text_record(self, field: str) -> RecordName | None:
        """The record name of one of its texts, when that is for fewer readers than the act: `roll`, of a name.

        `field` is where the text stands: `members.0.name`. None: whoever may read what the act leaves may read it. A
        text is never for more readers than that. In a case, `InCase("evidence", Case(matter, "panel"))` is for its
        panel.
        """
        return None

    def matter(self) -> int | None:
        """The index of the entry that opened the matter to which this act belongs, when it names one.

        The charter that was in force then judges the act.
        """
        return None

    def judged_under(self) -> str | None:
        """The hash of the charter that judges this act, when it names no matter and it is not the one in force."""
        return None

    def judged_on(self) -> date | None:
        """The day on which the act is judged, when it is not the day of its entry: a meeting that is reported."""
        return None

    def gather(self, occasion: "Occasion") -> Facts:
        """Read, before anything changes, the objects of the act and the facts that a charter may ask for.

        Raises Missing when the act names something that does not exist.
        """
        raise NotImplementedError

    def apply(self, facts: Facts, occasion: "Occasion") -> None:
        """Change the organ's rows. Reads no clock, no randomness, no network, no text."""
        raise NotImplementedError

    def adopts(self) -> str | None:
        """The hash of the charter that is in force after this act, when it changes the charter."""
        return None

    def founds(self) -> "Founding | None":
        """What the act founds, when it is the first entry of a record."""
        return None

    def dissolves(self) -> bool:
        """Whether the organisation is dissolved after this act."""
        return False


class Founding(Struct, frozen=True):
    """The name under which checkpoints are signed, and whether it is all a rehearsal."""

    origin: str
    rehearsal: bool


class Carried(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An act that a decision carries: its name and its fields, decoded by the register."""

    act: Annotated[str, Meta(pattern=r"^[a-z]+\.[a-z_]+$(?!\n)")]
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Declaration:
    """What `@act` says of an act: everything that its faces need, once."""

    name: str
    verb: str
    on: str
    record: str
    type: type[Act]
    texts: tuple[tuple[str, ...], ...]
    files: tuple[tuple[str, ...], ...] = ()

    @property
    def in_case(self) -> bool:
        """Whether such acts belong to cases."""
        return self.type.sealed_in is not Act.sealed_in

    @property
    def organ(self) -> str:
        return self.name.partition(".")[0]

    @property
    def sentence(self) -> str:
        """The first sentence of the docstring: what a member would sign. In English; `shown` is for readers."""
        return (self.type.__doc__ or "").strip().partition("\n\n")[0].replace("\n    ", " ")

    def shown(self) -> str:
        """The sentence in the active language."""
        return gettext(self.sentence)


@dataclass(frozen=True, slots=True)
class Follow:
    """An act that follows from another, and the authority by which it does.

    What would follow whoever had done the other is done by nobody (`by_itself`): not by the hand of who did that.
    """

    act: Act
    authority: Authority
    unit: int | None = None
    decision: Counts | None = None
    by_itself: bool = False


REGISTER: dict[str, Declaration] = {}
Upcast = Callable[[dict[str, Any]], dict[str, Any]]
_FORMERLY: dict[str, tuple[str, Upcast]] = {}
_FOLLOWS: dict[type[Act], list[Callable[[Any, Facts, "Occasion"], Iterable[Follow]]]] = {}

A = TypeVar("A", bound=Act)


def act(
    name: str, *, verb: str, on: str, record: str, formerly: Mapping[str, Upcast] | None = None
) -> Callable[[type[A]], type[A]]:
    """Register an act: its name, the charter's verb and object kind for it, and the name of what it leaves.

    `record` is one of the charter's record names (decision, roll, ...); the charter says who may read it.
    `formerly`: an act that takes other fields than it did gets another name, and says here what it was called and
    what makes its fields of those that it had. So whatever was recorded can be read and done again for ever.
    Raises ValueError when a name is taken or the class has no docstring.
    """

    def register(cls: type[A]) -> type[A]:
        former = formerly or {}
        for each in (name, *former):
            if each in REGISTER or each in _FORMERLY:
                raise ValueError(f"two acts are called {each}")
        if not cls.__doc__:
            raise ValueError(f"{name} has no sentence: write its docstring")
        cls.declared = Declaration(
            name, verb, on, record, cls, tuple(_text_paths(cls)), tuple(_text_paths(cls, "case_file"))
        )
        REGISTER[name] = cls.declared
        _FORMERLY.update({each: (name, upcast) for each, upcast in former.items()})
        return cls

    return register


def follows(cause: type[A]) -> Callable[[Callable[[A, Facts, "Occasion"], Iterable[Follow]]], Any]:
    """Register a reaction: after `cause` is applied, the acts that the function yields are enacted with it as cause."""

    def register(reaction: Callable[[A, Facts, "Occasion"], Iterable[Follow]]) -> Any:
        _FOLLOWS.setdefault(cause, []).append(reaction)
        return reaction

    return register


def reactions(cause: type[Act]) -> tuple[Callable[[Any, Facts, "Occasion"], Iterable[Follow]], ...]:
    """The reactions to an act, in the order in which they were registered."""
    return tuple(_FOLLOWS.get(cause, ()))


def followers(act: Act, facts: Facts, occasion: "Occasion") -> list[Follow]:
    """What follows from an act that was just applied, in the order in which it was registered."""
    return [then for reaction in reactions(type(act)) for then in reaction(act, facts, occasion)]


class BadAct(ValueError):
    """The act is not well formed: nothing that a charter could judge. Says the field and what was expected.

    The sentence is a plain text, with named places for the values that are given beside it: catalogues know it so, and
    `shown` says it in the active language. As a string it is English, with its field and, where one is given, its act.
    """

    def __init__(self, message: str | Saying, /, *, of_act: str = "", **values: object) -> None:
        self.saying = saying(message, **values)
        super().__init__(f"{of_act}: {self.saying}" if of_act else self.saying)

    @property
    def field(self) -> str:
        """The field that it is about, as `name` or `values[0].date`; empty, if it is about none."""
        return self.saying.of

    def shown(self) -> str:
        """The sentence in the active language, without the field."""
        return self.saying.shown()


class Missing(BadAct):
    """The act names something that does not exist: a person, a body, a row."""


def declaration(name: str) -> Declaration:
    """The act of this name, or that had it. Raises BadAct, naming the nearest, when there is none."""
    found = REGISTER.get(_FORMERLY[name][0] if name in _FORMERLY else name)
    if found is None:
        from difflib import get_close_matches  # only on the way to an error

        near = get_close_matches(name, REGISTER, 1)
        if near:
            raise BadAct("there is no act {name}; did you mean {near}?", name=name, near=near[0])
        raise BadAct("there is no act {name}", name=name)
    return found


def decode(name: str, fields: Json) -> Act:
    """Read an act from its name and its fields as JSON values. Raises BadAct: the field, and what was expected."""
    declared = declaration(name)
    unfit = fault(fields)
    if unfit is not None:
        raise BadAct(unfit, of_act=name)
    if name in _FORMERLY and isinstance(fields, dict):
        try:
            fields = _FORMERLY[name][1](fields)
        except (LookupError, TypeError, ValueError):
            raise BadAct(
                "expected the fields that it had, before it was {now}", of_act=name, now=declared.name
            ) from None
    try:
        return msgspec.convert(fields, declared.type)
    except msgspec.ValidationError as error:
        raise BadAct(in_words(error, declared.type), of_act=name) from None


def encode_names(act: Act) -> dict[str, Any]:
    """Whom and what an act concerns, as JSON values: its people, keys, ids, entries and files."""
    fields = encode(act)
    return {name: fields[name] for name in _names(type(act)) if name in fields}


@cache
def _names(cls: type[Act]) -> tuple[str, ...]:
    return tuple(each.encode_name for each in msgspec.structs.fields(cls) if _names_something(each.type))


def _names_something(hint: Any) -> bool:
    if get_origin(hint) is Annotated:
        return any(isinstance(note, Meta) and NAMING & (note.extra or {}).keys() for note in get_args(hint)[1:])
    return any(_names_something(part) for part in get_args(hint))


def encode(act: Act) -> dict[str, Any]:
    """The act's fields as JSON values, defaults left out."""
    fields: dict[str, Any] = msgspec.to_builtins(act)
    return fields


def _text_paths(cls: Any, mark: str = "text", depth: int = 0) -> Iterable[tuple[str, ...]]:
    """Where the text of an act lies: ("name",) or ("holders", "*", "name"). Carried acts are found when sealed."""
    hints = {field.encode_name: field.type for field in msgspec.structs.fields(cls)}
    for name, hint in hints.items():
        yield from ((name, *rest) for rest in _texts_in(hint, mark, depth))


def _texts_in(hint: Any, mark: str, depth: int) -> Iterable[tuple[str, ...]]:
    if depth > 4:
        raise TypeError("the fields of an act nest deeper than four")
    origin = get_origin(hint)
    if origin is Annotated:
        base, *notes = get_args(hint)
        if any(isinstance(note, Meta) and (note.extra or {}).get(mark) for note in notes):
            yield ()
        else:
            yield from _texts_in(base, mark, depth)
    elif origin is tuple:
        yield from (("*", *rest) for rest in _texts_in(get_args(hint)[0], mark, depth + 1))
    elif isinstance(hint, type_) and issubclass(hint, Struct):
        yield from _text_paths(hint, mark, depth + 1)
    elif origin is not Literal:
        for part in get_args(hint):
            yield from _texts_in(part, mark, depth + 1)
