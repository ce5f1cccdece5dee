"""The questions, a page for each part. Whoever has the key may answer them, while nothing is founded."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from folkmoot.starting import key
from folkmoot.starting.questions import BODIES, MEMBERS, QUESTIONS, WHO, Question, read
from folkmoot.web.forms import Field
from folkmoot.web.page import look, page

ANSWERS = "start_answers"
KEY = "start_key"
BRANCHES = "branches"
MOST = 10_000
TITLES = {WHO: "who", MEMBERS: "members", BODIES: "bodies"}


def with_key(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page for whoever has the key, while nothing is founded."""

    @never_cache
    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **given: Any) -> HttpResponse:
        if key.is_founded():
            return redirect("start-next")
        if not key.opens(request.session.get(KEY, "")):
            return page(request, "starting/key", look(request), status=403)
        return view(request, *args, **given)

    return shown


@require_safe
@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """Take the key from the address, and begin."""
    given = request.GET.get("key", "")
    if given and key.opens(given):
        request.session[KEY] = given
        return redirect("start")
    return _begin(request)


@with_key
def _begin(request: HttpRequest) -> HttpResponse:
    return page(request, "starting/start", look(request), questions=len(QUESTIONS))


@require_http_methods(["GET", "HEAD", "POST"])
@with_key
def part(request: HttpRequest, part: int) -> HttpResponse:
    """The questions of one part, with what was answered before or is usual."""
    asked = [question for question in QUESTIONS if question.part == part]
    if not asked:
        raise Http404
    before: dict[str, str] = request.session.get(ANSWERS, {})
    given, wrong = before, dict[str, str]()
    if request.method == "POST":
        given = {**before, **{question.key: request.POST.get(question.key, "")[:200] for question in asked}}
        given[BRANCHES] = request.POST.get(BRANCHES, before.get(BRANCHES, ""))[:MOST]
        _found, wrong = read(given, part)
        if not wrong:
            request.session[ANSWERS] = given
            return redirect("start-part", part + 1) if part < BODIES else redirect("start-charter")
    form = [_field(question, given, wrong) for question in asked]
    if part == WHO:
        form.append(_branches(given))
    context = {"part": part, "parts": BODIES, "form": form, "faults": [field for field in form if field.error]}
    return page(request, "starting/part", look(request), status=422 if wrong else 200, **context)


def _field(question: Question, given: Mapping[str, str], wrong: Mapping[str, str]) -> Field:
    """A question as a control: what was answered stands in it, else the usual answer."""
    options = [(value, str(says)) for value, says in question.choices]
    if question.key == "admitting" and not given.get("unit"):
        options = [each for each in options if each[0] != "branch"]
    control = {"number": "number", "choice": "pick"}.get(question.kind, "line")
    field = Field(
        name=question.key,
        label=str(question.says),
        hint=str(question.hint),
        control=control,
        required=True,
        options=options,
        values=(given.get(question.key, question.usual),),
    )
    return replace(field, error=wrong.get(question.key, ""))


def _branches(given: Mapping[str, str]) -> Field:
    return Field(
        name=BRANCHES,
        label=_("The first of them, one a line"),
        hint=_("Leave it empty if there are none yet (branches, chapters, locals, sections)."),
        control="text",
        required=False,
        options=[],
        values=(given.get(BRANCHES, ""),),
    )
