"""Compiles the catalogues of the languages before the package is built or put into an environment."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """What hatchling calls."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and take what was compiled along: it is not in the repository."""
        sys.path.insert(0, self.root)
        from folkmoot.languages import PACKAGE, catalogues, compile_catalogues

        compile_catalogues()
        root = Path(self.root)
        assert PACKAGE.is_relative_to(root)
        build_data["artifacts"] += [str(file.with_suffix(".mo").relative_to(root)) for file in catalogues()]
