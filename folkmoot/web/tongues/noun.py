"""A noun as sentences need it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Noun:
    """`branch`, `a branch`, `branches`, `another branch`."""

    one: str
    some: str
    several: str
    another: str
