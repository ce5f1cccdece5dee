"""Acting: a form made from the act, put to the charter, done or refused with its article."""

import re
from dataclasses import replace
from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from folkmoot.core.charter.judging import AFTER_THE_END
from folkmoot.door.act import REGISTER, Act, BadAct, Declaration, decode
from folkmoot.door.enact import ask, enact
from folkmoot.door.models import Entry
from folkmoot.door.refusal import Refused
from folkmoot.web import words
from folkmoot.web.adopting.weighing import of_form
from folkmoot.web.charter import articles
from folkmoot.web.choices import Choices
from folkmoot.web.doing.actors import actor_of, ask_who, has_acted, who
from folkmoot.web.doing.deputy import attested, for_somebody
from folkmoot.web.doing.files import handed_in, with_faults
from folkmoot.web.doing.final import final
from folkmoot.web.doing.returning import way_back
from folkmoot.web.drafts.begun import begun
from folkmoot.web.drafts.keeping import NOTHING, NotKept, forget, form_of, keep
from folkmoot.web.forms import CARRIED, Field, carrier, fields, has_form
from folkmoot.web.grievances.beginning import before as before_complaining
from folkmoot.web.page import look, page
from folkmoot.web.possible import carriable, is_decided, says
from folkmoot.web.rehearsing import DONE
from folkmoot.web.titles import title
from folkmoot.web.typed import faulted, in_place, read, told, values

COMPLAIN = "grievances.complain"
NOT_TYPED = frozenset({"csrfmiddlewaretoken", "request_id", "do", "change"})
_REQUEST_ID = re.compile("[A-Za-z0-9:_-]{1,64}")


@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, name: str) -> HttpResponse:
    """The form of an act; and what becomes of it when it is sent."""
    declared, sight = REGISTER.get(name), look(request)
    if declared is None or declared.verb == "found" or not has_form(declared) or sight.charter is None:
        raise Http404
    if sight.is_dissolved and declared.verb not in AFTER_THE_END:
        return redirect("do")
    actor = actor_of(request, sight, declared)
    if actor is None:
        return ask_who(request, sight)
    unfit = handed_in(request, declared, sight)
    draft = begun(request, sight, name)
    sent = request.POST if request.method == "POST" else draft.typed or request.GET
    choices = Choices(sight, sight.charter, actor, sent)
    before = before_complaining(sight) if name == COMPLAIN else None
    context: dict[str, Any] = {
        "before": before,
        "act": declared,
        "title": title(declared, choices.charter),
        "who": who(choices),
    }
    context |= {"act_says": words.act_says(declared.name), "back": way_back(request), "draft": draft}
    carried, asked = None, ""
    if carrier(declared.type):
        found = {each.name: each for each in carriable(choices)}
        asked = sent.get("carries", "")
        if asked not in (*found, NOTHING):
            carries = [(each.name, title(each, choices.charter)) for each in found.values()]
            return page(request, "carry", sight, carries=carries, nothing=NOTHING, **context)
        carried = found.get(asked)
        context |= {"carries": asked, "carried": carried and title(carried, choices.charter)}
    own, inner = fields(declared, choices), fields(carried, choices, CARRIED) if carried else []
    form = [_begun(field, choices, sent) for field in (*own, *inner)]
    aside = [_begun(field, choices, sent) for field in for_somebody(declared, choices)]
    context |= {"request_id": _request_id(request), "split": len(own), "aside": aside, "carried_act": carried}
    context["has_files"] = any(field.control == "file" for field in form)
    if request.method != "POST":
        return _shown(request, choices, form, context)
    if "look" in request.POST:
        return _shown(request, choices, [replace(each, error="") for each in read(form, request.POST)[0]], context)
    if draft.can and "keep" in request.POST:
        return _kept(request, choices, read(form, request.POST)[0], context)
    form, whole = with_faults(*read(form, request.POST), unfit)
    context["aside"], person, deputy = attested(read(aside, request.POST)[0], choices)
    whole = whole and not any(field.error for field in context["aside"])
    if not whole or "change" in request.POST:
        return _shown(request, choices, form, context, status=200 if whole else 422)
    try:
        made = _made(declared, carried, form, choices, person)
        if "ask" in request.POST:
            verdict = ask(made, person=person, at=sight.now)
            return _shown(request, choices, form, context | {"asked": verdict})
        if final(declared, carried) and "confirmed" not in request.POST:
            return _confirmed(request, choices, form, context | {"final": final(declared, carried)})
        done = enact(made, person=person, at=sight.now, request=context["request_id"], attested=deputy)
    except BadAct as error:
        fault = says(error, choices)
        return _shown(request, choices, faulted(form, fault), context | {"fault": fault["says"]}, status=422)
    except Refused as refused:
        return _refused(request, choices, refused, form, context)
    if draft.own:
        forget(sight.person, name, asked)
    has_acted(request, choices.actor)
    request.session[DONE] = [done.index, *done.followed]
    return redirect(context["back"])


def _request_id(request: HttpRequest) -> str:
    """The id that the form carries, so that a double click leaves one entry; a new one for a new form."""
    given = request.POST.get("request_id", "")
    return given if _REQUEST_ID.fullmatch(given) else f"page:{uuid4().hex}"


def _begun(field: Field, choices: Choices, given: Any) -> Field:
    """A control as it stands before anybody has typed: by what the address says, else the person's own unit."""
    if field.name in given:
        return replace(field, values=tuple(given.getlist(field.name)))
    prefix = CARRIED if field.name.startswith(CARRIED) else ""
    is_said = "request_id" in given or any(f"{prefix}{name}" in given for name in ("body", "seat"))
    if field.name.removeprefix(CARRIED) == "unit" and choices.own_unit is not None and not is_said:
        return replace(field, values=(str(choices.own_unit),))
    return field


def _made(declared: Declaration, carried: Declaration | None, form: list[Field], choices: Choices, person: str) -> Act:
    """The act that the form describes. Raises BadAct."""
    own = [field for field in form if not field.name.startswith(CARRIED)]
    found = in_place(values(declared, own, person), choices.charter)
    if carried is not None:
        inner = [field for field in form if field.name.startswith(CARRIED)]
        within = in_place(values(carried, inner, choices.actor, CARRIED), choices.charter)
        found["carries"] = [{"act": carried.name, "fields": within}]
    return decode(declared.name, found)


def _shown(
    request: HttpRequest, choices: Choices, form: list[Field], context: dict[str, Any], status: int = 200
) -> HttpResponse:
    split = context["split"]
    faults = [field for field in (*form, *context["aside"]) if field.error]
    given = {**context, "form": form[:split], "inner": form[split:], "faults": faults}
    given["adopting"] = of_form(context["carried_act"] or context["act"], form, choices.charter)
    return page(request, "act", choices.sight, status=status, **given)


def _kept(request: HttpRequest, choices: Choices, form: list[Field], context: dict[str, Any]) -> HttpResponse:
    """Keep what was typed for later; what cannot be kept stands in the form as before."""
    act, carries = context["act"].name, context.get("carries", "")
    try:
        keep(choices.sight, act, request.POST)
    except NotKept as fault:
        form = [replace(each, error="") for each in form]
        return _shown(request, choices, form, context | {"unkept": str(fault)}, status=422)
    return redirect(form_of(act, carries, {"back": context["back"]}))


def _confirmed(request: HttpRequest, choices: Choices, form: list[Field], context: dict[str, Any]) -> HttpResponse:
    """What cannot be undone is said once more, with what was typed, before it is done."""
    typed = [(name, value) for name, many in request.POST.lists() if name not in NOT_TYPED for value in many]
    given = {**context, "typed": [*typed, ("request_id", context["request_id"])], "said": told(form)}
    given["adopting"] = of_form(context["carried_act"] or context["act"], form, choices.charter)
    return page(request, "doing/confirm", choices.sight, **given)


def _refused(
    request: HttpRequest, choices: Choices, refused: Refused, form: list[Field], context: dict[str, Any]
) -> HttpResponse:
    """Not possible: the articles that refuse it, every reason, and by whom and how it could be done."""
    act, verdict = refused.act, refused.verdict
    trace = Entry.objects.filter(kind="refused", act=context["act"].name).order_by("-index").first()
    own = trace is not None and choices.actor.encode() in bytes(trace.line)
    given = {
        **context,
        "what": title(act.declared, choices.charter),
        "cause": title(refused.cause.declared, choices.charter) if refused.cause else "",
        "verdict": verdict,
        "articles": [each for each in articles(choices.charter) if each["number"] in verdict.articles],
        "others": [each for each in words.who_may(choices.charter, act.verb()) if not each.forbidden_by],
        "decided": act.declared.name if is_decided(act.declared, choices) else "",
        "trace": trace.index if trace and own else None,
        "form": form[: context["split"]],
        "inner": form[context["split"] :],
    }
    return page(request, "refused", choices.sight, status=403, **given)
