import io
import json
import sys
from collections.abc import Callable

import pytest

from folkmoot import cli
from folkmoot.cli import data_folder


@pytest.fixture
def folkmoot(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    """Runs one command in this process, on the test's own database; its exit status, output and errors."""
    monkeypatch.setattr(data_folder, "migrate", lambda: None)  # the test's tables are there

    def run(*arguments: object, given: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        status = cli.main([str(each) for each in arguments])
        return status, *capsys.readouterr()

    return run


@pytest.fixture
def said(folkmoot: Callable[..., tuple[int, str, str]]) -> Callable[..., tuple[int, object]]:
    """Runs one command with --json; its exit status and what it says to a script. It says nothing else."""

    def run(*arguments: object, **more: bytes) -> tuple[int, object]:
        status, out, err = folkmoot(*arguments, "--json", **more)
        assert err == ""
        return status, json.loads(out)

    return run
