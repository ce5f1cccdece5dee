"""`docs/result.schema.json`, written from the code by `python -m folkmoot.core.tally.results.docs`."""

import json
import sys
from pathlib import Path

from folkmoot.core.tally.results.schema import schema
from folkmoot.core.written import write_or_check

PAGE = Path(__file__).parents[4] / "docs" / "result.schema.json"


def page() -> str:
    """The whole file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Write the file, or with `--check` say whether it is still true; the exit status."""
    return write_or_check(PAGE, page, "folkmoot.core.tally.results.docs", arguments)


if __name__ == "__main__":
    sys.exit(main())
