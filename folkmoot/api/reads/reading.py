"""How every read is added: its answers, its name, and for strangers an ETag that lasts until something changes."""

from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import condition
from ninja import NinjaAPI
from ninja.decorators import decorate_view

from folkmoot import __version__
from folkmoot.api.calling import Caller
from folkmoot.api.shape import WRONGS
from folkmoot.web.page import Sight

View = Callable[..., Any]


def read(api: NinjaAPI, path: str, answer: Any, tag: str) -> Callable[[View], View]:
    """Add a read at a path. Its sentence is the first paragraph of its docstring."""

    def add(view: View) -> View:
        says = " ".join((view.__doc__ or "").partition("\n\n")[0].split())
        cached = decorate_view(condition(etag_func=_etag), _headers)(view)
        api.get(path, response={200: answer, **WRONGS}, operation_id=view.__name__, summary=says, tags=[tag])(cached)
        return view

    return add


def _etag(request: HttpRequest, **_: Any) -> str | None:
    """What a stranger reads changes with the record, the day, the language and the program; a token has no ETag."""
    if "Authorization" in request.headers:
        return None
    sight = Caller().sight
    made_of = (__version__, sight.head.size, sight.head.charter, sight.today, get_language(), request.get_full_path())
    return f'"{sha256(repr(made_of).encode()).hexdigest()[:32]}"'


def _headers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    def answered(request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        response = view(request, *args, **more)
        patch_vary_headers(response, ["Authorization", "Accept-Language"])
        if "Authorization" in request.headers:
            patch_cache_control(response, private=True, no_store=True)
        else:
            patch_cache_control(response, public=True, no_cache=True)
        return response

    return answered


def words(sight: Sight, rows: Iterable[Model], *fields: str) -> Callable[[str], str | None]:
    """What each commitment in these fields of the rows says, or None where the caller may not know; one query."""
    found = sight.words(getattr(row, field) for row in rows for field in fields)
    return lambda commitment: found.get(commitment)
