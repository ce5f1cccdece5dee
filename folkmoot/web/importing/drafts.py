"""The lists that are being looked at: each in a folder of its own, for whoever began it, for a day."""

import re
import secrets
import shutil
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404

from folkmoot.importing.draft import Draft
from folkmoot.importing.table import Table, open_table

A_DAY = 86_400
LARGEST = 64 << 20
"""The largest file that is taken, in bytes: a hundred thousand rows have some ten million."""

_TOKEN = re.compile("[A-Za-z0-9_-]{22}")


def folder() -> Path:
    """Where they lie."""
    return Path(settings.FOLKMOOT_HOME) / "imports"


def begin(file: UploadedFile, person: str) -> str:
    """Keep a file that somebody sent; the token of its draft. Raises BadFile when it is no list."""
    _clear()
    token = secrets.token_urlsafe(16)
    place = folder() / token
    place.mkdir(parents=True, mode=0o700)
    with (place / "list.csv").open("wb") as kept:
        for chunk in file.chunks():
            kept.write(chunk)
    name = Path(file.name or "list.csv").name[:100]
    try:
        open_table(place / "list.csv", name)
    except ValueError:
        shutil.rmtree(place, ignore_errors=True)
        raise
    draft = Draft(place / "draft.sqlite3")
    draft.keep(person=person, name=name)
    draft.close()
    return token


def opened(token: str, person: str | None) -> tuple[Table, Draft, dict[str, Any]]:
    """A list, its draft and what is kept of it. Raises Http404 unless whoever asks began it."""
    place = folder() / token
    if not _TOKEN.fullmatch(token) or not (place / "draft.sqlite3").is_file():
        raise Http404
    draft = Draft(place / "draft.sqlite3")
    kept = draft.kept()
    if person is None or kept.get("person") != person:
        draft.close()
        raise Http404
    return open_table(place / "list.csv", kept["name"]), draft, kept


def forget(token: str) -> None:
    """Keep nothing more of a list."""
    if _TOKEN.fullmatch(token):
        shutil.rmtree(folder() / token, ignore_errors=True)


def _clear() -> None:
    """Forget what nobody has touched for a day."""
    for place in folder().glob("*") if folder().is_dir() else ():
        if place.stat().st_mtime < time.time() - A_DAY:
            shutil.rmtree(place, ignore_errors=True)
