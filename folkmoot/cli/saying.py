"""How every command ends: its exit status, and one shape for what went wrong."""

import argparse
import json
import sys
from typing import Any

DONE, FAILED, BAD_INPUT, REFUSED = 0, 1, 2, 3

STATUS = "Exit status: 0 done, 1 failed, 2 bad input, 3 refused by the charter."


def print_json(value: object) -> None:
    """Print JSON that a script reads."""
    written = json.dumps(value, indent=2, ensure_ascii=False)
    print(written.encode(errors="backslashreplace").decode())  # half a surrogate pair: JSON escapes it just so


def bad_input(args: argparse.Namespace, says: object, **more: Any) -> int:
    """Say what was expected instead."""
    return _wrong(args, BAD_INPUT, says, more)


def failed(args: argparse.Namespace, says: object, **more: Any) -> int:
    """Say what went wrong though nothing was wrong with what was asked."""
    return _wrong(args, FAILED, says, more)


def refused(args: argparse.Namespace, shape: dict[str, Any], where: str = "") -> int:
    """Say by which articles the charter refuses, and why. `shape` is what `Refused.to_json` gives."""
    if args.json:
        print_json(shape)
        return REFUSED
    found = shape["refused"]
    articles = ", ".join(f"article {number}" for number in found["articles"])
    lines = [f"{where}Refused{f' under {articles}' if articles else ''}: {found['act']}."]
    lines += [f"  {reason}" for reason in found["because"]]
    lines += [f"  Missing: {', '.join(found['missing'])}."] if found.get("missing") else []
    print("\n".join(lines), file=sys.stderr)
    return REFUSED


def _wrong(args: argparse.Namespace, status: int, says: object, more: dict[str, Any]) -> int:
    if getattr(args, "json", False):
        print_json({"ok": False, "error": {"says": str(says), **more}})
    else:
        print(f"folkmoot: {says}", file=sys.stderr)
    return status
