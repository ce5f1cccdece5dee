"""Writes the history that is shipped: `python -m folkmoot.tidewater`; `--check` compares and writes nothing."""

import os
import sys
import tempfile
from pathlib import Path

from folkmoot import shipped
from folkmoot.core.written import write_or_check
from folkmoot.tidewater.story import written
from folkmoot.tidewater.writing import block


def with_its_foot(text: str) -> str:
    """A history with what it leaves at its foot: it is replayed aside, to learn that."""
    from folkmoot.door.aside import database_aside
    from folkmoot.door.replay import replay

    with tempfile.TemporaryDirectory() as folder, database_aside():
        file = Path(folder) / "tidewater.md"
        file.write_text(text, encoding="utf-8")
        left = replay(file)
    return f"{text}\n## The foot\n\n{block('root', {'size': left.size, 'root': left.root})}\n"


def main() -> int:
    """Write the file, or say whether it is what the program would write."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "folkmoot.settings")
    import django

    django.setup()
    file = shipped("histories") / "tidewater.md"
    return write_or_check(file, lambda: with_its_foot(written()), "folkmoot.tidewater")


if __name__ == "__main__":
    sys.exit(main())
