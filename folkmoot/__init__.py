"""Folkmoot runs a political organisation by its own charter, with a record that anyone can verify."""

from pathlib import Path
from typing import Literal

__version__ = "0.1.0"


def shipped(kind: Literal["charters", "histories"]) -> Path:
    """The folder of the charters or histories that come with this program, in a checkout as in an installed wheel."""
    package = Path(__file__).resolve().parent
    installed = package / kind
    return installed if installed.is_dir() else package.parent / kind
