"""Long lists by cursor: a page says where the next one begins, and stays true while rows are added."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Annotated, Any, Generic, TypeVar

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from ninja import Query, Schema

from folkmoot.api.shape import NotDone

T = TypeVar("T")


class Page(Schema, Generic[T]):
    """Some of a list, and the cursor of the next page, where there is one."""

    items: list[T]
    next: str | None = None


Limit = Annotated[int, Query(50, ge=1, le=200, description="how many at most")]
After = Annotated[str | None, Query(None, max_length=40, description="the cursor that the page before gave as `next`")]


def turned(
    rows: "QuerySet[Any]", after: str | None, limit: int, *, newest: bool = False
) -> tuple[list[Any], str | None]:
    """One page of rows in the order of their keys, and the cursor of the next. Raises NotDone for no cursor of ours."""
    if after is not None:
        key = _read(after)
        rows = rows.filter(pk__lt=key) if newest else rows.filter(pk__gt=key)
    found = list(rows.order_by("-pk" if newest else "pk")[: limit + 1])
    more = len(found) > limit
    return found[:limit], _written(found[limit - 1].pk) if more else None


def _written(key: int) -> str:
    return urlsafe_b64encode(f"k{key}".encode()).decode().rstrip("=")


def _read(cursor: str) -> int:
    try:
        written = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
    except ValueError:
        written = ""
    if not (written[:1] == "k" and written[1:].isdecimal() and written.isascii() and len(written) < 21):
        raise NotDone(422, _("after: expected the cursor that the page before gave as next"))
    return int(written[1:])
