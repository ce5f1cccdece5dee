"""What the tests of lists share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from folkmoot.core.charter.charter import Charter
from folkmoot.door.charters import adopted
from folkmoot.door.models import Head
from folkmoot.importing.columns import guessed
from folkmoot.importing.draft import Draft
from folkmoot.importing.looking import Choices, look
from folkmoot.importing.table import Table, open_table


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Table]:
    """Makes a table of a text, or of bytes."""

    def write(content: str | bytes) -> Table:
        path = tmp_path / "list.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return open_table(path)

    return write


@pytest.fixture
def looked(moot: Any, written: Callable[..., Table], tmp_path: Path) -> Callable[..., Draft]:
    """Looks at a list beside the cast, and gives the draft."""

    def look_at(content: str | bytes, **chosen: Any) -> Draft:
        table = written(content)
        charter: Charter = adopted(Head.objects.get().charter)
        choices = Choices(**{"fields": tuple(guessed(table.columns)), **chosen})
        draft = Draft(tmp_path / f"draft-{len(list(tmp_path.iterdir()))}.sqlite3")
        look(table, choices, draft, charter, moot.now, lambda count: None)
        return draft

    return look_at
