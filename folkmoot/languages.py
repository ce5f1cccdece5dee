"""The catalogues of the languages, compiled: `python -m folkmoot.languages` makes each `.mo` that its `.po` has outrun.

Any folder of the package may hold a `locale`: what a room says lies in that room, in every language.
"""

import os
import sys
from pathlib import Path

PACKAGE = Path(__file__).parent
LANGUAGES = (("en", "English"), ("es", "Español"))


def places() -> list[Path]:
    """Every folder of catalogues, in the order of its path."""
    return sorted(PACKAGE.rglob("locale"))


def catalogues() -> list[Path]:
    """Every catalogue that translators write."""
    return sorted(file for place in places() for file in place.glob("*/LC_MESSAGES/*.po"))


def compile_catalogues() -> list[Path]:
    """Compile each catalogue that is newer than what was compiled from it; those that were."""
    import polib  # with what builds the package; a server does without

    made = []
    for source in catalogues():
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            fresh = compiled.with_suffix(f".{os.getpid()}.mo")
            polib.pofile(str(source)).save_as_mofile(str(fresh))
            fresh.replace(compiled)  # at once, so that a process that serves never reads half of it
            made.append(compiled)
    return made


if __name__ == "__main__":
    for each in compile_catalogues():
        print(each.relative_to(PACKAGE), file=sys.stderr)
