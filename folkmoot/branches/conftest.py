"""What the tests of the branches share with those of the members."""

from folkmoot.members.conftest import past, told

__all__ = ["past", "told"]
