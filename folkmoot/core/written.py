"""Pages of `docs/` that are written from the code, and checked, since nobody keeps such pages true by hand."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path


def write_or_check(file: Path, page: Callable[[], str], module: str, arguments: list[str] | None = None) -> int:
    """Write a page, or with `--check` only say whether it is still true; the exit status. `module` writes it."""
    parser = argparse.ArgumentParser(prog=f"python -m {module}", description=f"Write {file.name} from the code.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if the page is not true")
    check = parser.parse_args(arguments).check
    text = page()
    if not check:
        file.write_text(text, encoding="utf-8")
        return 0
    if file.is_file() and file.read_text(encoding="utf-8") == text:
        return 0
    print(f"{file} is not what the code says; write it again by python -m {module}", file=sys.stderr)
    return 1
