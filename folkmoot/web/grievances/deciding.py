"""`/complaints/<key>/decide/<act>`: a decision in a case, drafted with its count: who may vote, what is needed.

Who judges, who stands aside and how many yes are needed is computed from the rows and the charter, and shown beside the
count while it is typed. It is entered by `bodies.decide`, as every decision is.
"""

from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from folkmoot.core.charter.judging import Authority, Counts, Question
from folkmoot.core.charter.needing import Need, asked, least_yes
from folkmoot.door.act import REGISTER, Act, BadAct, Declaration, decode
from folkmoot.door.enact import ask, enact
from folkmoot.door.judge import judge
from folkmoot.door.occasion import Hat, Kind, Occasion
from folkmoot.door.refusal import Refused
from folkmoot.grievances import readers
from folkmoot.grievances.panel import Panel, panel
from folkmoot.web import words
from folkmoot.web.choices import Choices
from folkmoot.web.forms import CARRIED, Field, fields
from folkmoot.web.grievances import doing, parts
from folkmoot.web.naming import Asked, Names, names
from folkmoot.web.page import look, page
from folkmoot.web.possible import says
from folkmoot.web.rehearsing import DONE
from folkmoot.web.titles import title
from folkmoot.web.typed import faulted, read, values

COUNT = (
    ("yes", gettext_lazy("Votes for it")),
    ("no", gettext_lazy("Votes against it")),
    ("abstain", gettext_lazy("Abstentions")),
    ("present", gettext_lazy("How many were present")),
)


@dataclass(frozen=True, slots=True)
class Needed:
    """What a decision of those who judge needs, as a page shows it and its script counts with it."""

    judges: int
    seats: int
    least: int | None
    quorum: int | None
    base: str
    share: str
    strict: bool
    abstentions_ignored: bool


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def deciding(request: HttpRequest, key: int, name: str) -> HttpResponse:
    """The form of a decision in a case; and what becomes of it. Raises Http404 for whoever does not judge it."""
    sight = look(request)
    one = parts.seen(sight, key)
    declared = REGISTER.get(name)
    if declared is None or sight.charter is None or sight.person is None or name not in dict(doing.decisions(one)):
        raise Http404
    choices = Choices(sight, sight.charter, sight.person, request.POST if request.method == "POST" else request.GET)
    bench = _bench(one, declared)
    form = [_of_this_case(each, one, choices) for each in fields(declared, choices, CARRIED) if each.name != CASE]
    form = [*(_number(name, label, bench) for name, label in COUNT), *form]
    context: dict[str, Any] = {"one": one, "act": declared, "title": title(declared, sight.charter), "bench": bench}
    context["request_id"] = request.POST.get("request_id", "")[:64] or f"page:{uuid4().hex}"
    if request.method != "POST":
        return _shown(request, one, form, context)
    form, whole = read(form, request.POST)
    if not whole:
        return _shown(request, one, form, context, status=422)
    try:
        decision = _decision(one, declared, form, bench, request.POST)
        if "ask" in request.POST:
            verdict = ask(decision, person=sight.person, at=sight.now)
            return _shown(request, one, form, context | {"asked": verdict})
        done = enact(decision, person=sight.person, at=sight.now, request=context["request_id"])
    except BadAct as error:
        fault = says(error, choices)
        return _shown(request, one, faulted(form, fault), context | {"fault": fault["says"]}, status=422)
    except Refused as refused:
        return _shown(request, one, form, context | {"refused": refused.shown()}, status=403)
    request.session[DONE] = [done.index, *done.followed]
    return redirect("case", key)


CASE = f"{CARRIED}case"


def _bench(one: parts.Seen, declared: Declaration) -> Panel:
    """The body whose seat whoever reads judges by; the highest of them, where a case stands before several."""
    day, found = one.sight.today, []
    for each in readers.benches(one.case, day):
        there = panel(one.case, day, verb=declared.verb, body=each.body, unit=each.unit)
        if one.sight.person in there.members:
            found.append(there)
    if not found:
        raise Http404
    return found[-1]


def _of_this_case(field: Field, one: parts.Seen, choices: Choices) -> Field:
    """A control that offers, of all people, those of the case."""
    if field.name != f"{CARRIED}person":
        return field
    some = list(doing.respondents(one))
    named = names(one.sight, Asked(people=set(some)))
    found = [(each, named.person(each)) for each in some]
    return replace(field, control="choose", options=found, look=None, values=(some[0],) if len(some) == 1 else ())


def _number(name: str, label: Any, bench: Panel) -> Field:
    values = (str(len(bench.members)),) if name == "present" else ("0",) if name == "abstain" else ()
    return Field(name=name, label=str(label), hint="", control="number", required=True, options=[], values=values)


def _decision(one: parts.Seen, declared: Declaration, form: list[Field], bench: Panel, sent: QueryDict) -> Act:
    """The decision that the form describes. Raises BadAct."""
    inner = [each for each in form if each.name.startswith(CARRIED)]
    carried = {"case": one.case.pk, **values(declared, inner, "", CARRIED)}
    given: dict[str, Any] = {name: int(sent.get(name, "0") or 0) for name, _label in COUNT}
    given |= {"body": bench.body} | ({} if bench.unit is None else {"unit": bench.unit})
    given["question"] = _("Case {number}: {act}").format(number=one.number, act=title(declared, one.charter))
    given["carries"] = [{"act": declared.name, "fields": carried}]
    return decode("bodies.decide", given)


def _shown(
    request: HttpRequest, one: parts.Seen, form: list[Field], context: dict[str, Any], status: int = 200
) -> HttpResponse:
    bench: Panel = context["bench"]
    asked_of = Asked(people={*bench.members, *bench.aside}, units=set() if bench.unit is None else {bench.unit})
    named = names(one.sight, asked_of)
    given = {
        **context,
        "form": form[len(COUNT) :],
        "count": form[: len(COUNT)],
        "faults": [each for each in form if each.error],
        "body": capfirst(named.seat(bench.body, bench.unit)),
        "judges": words.listing(sorted((named.person(each) for each in bench.members), key=str.casefold)),
        "aside": _aside(bench, named),
        "needed": needed(one, context["act"], bench),
    }
    return page(request, "grievances/decide", one.sight, status=status, **given)


def _aside(bench: Panel, named: Names) -> list[str]:
    return [why.says(named.person(each)).shown() for each, why in bench.aside.items()]


def needed(one: parts.Seen, declared: Declaration, bench: Panel) -> Needed | None:
    """What the charter asks of the vote, if all who may vote did; None, where nobody can say before it is asked."""
    there = len(bench.members)
    counts = Counts(there, 0, 0, there)
    try:
        judged = judge(_example(one, declared), _occasion(one, bench, counts))
    except (BadAct, LookupError):
        return None
    facts = judged.facts.knowing({"entitled": there, "recused": len(bench.aside)})
    by = frozenset({Authority("body", bench.body)})
    sets = asked(one.charter, Question(judged.verb, by, facts, counts, False))
    needs = min(sets, key=lambda each: least_yes(each) or 0, default=())
    majority = next((each for each in needs if each.of_votes), None)
    quorum = next((each for each in needs if each.kind == "quorum"), None)
    return _needed(bench, majority, quorum)


def _needed(bench: Panel, majority: Need | None, quorum: Need | None) -> Needed:
    share = majority.share if majority is not None else None
    return Needed(
        judges=len(bench.members),
        seats=len(bench.sitting),
        least=None if majority is None else majority.least,
        quorum=None if quorum is None else quorum.least,
        base="fixed" if share is None or majority is None else majority.base,
        share="" if share is None else f"{share.numerator}/{share.denominator}",
        strict=majority is not None and majority.strict,
        abstentions_ignored=majority is not None and majority.abstentions_ignored,
    )


def _example(one: parts.Seen, declared: Declaration) -> Act:
    """The act, as the charter would be asked about it before anything is typed. Raises BadAct."""
    some = next(doing.respondents(one), None)
    known = {each.encode_name for each in _fields_of(declared)}
    given: dict[str, Any] = {"case": one.case.pk, **EXAMPLE.get(declared.name, {})}
    if some is not None and "person" in known:
        given["person"] = some
    if "until" in known and declared.name == "grievances.measure":
        given["until"] = one.sight.today.isoformat()
    return decode(declared.name, given)


EXAMPLE: dict[str, dict[str, Any]] = {
    "grievances.find": {"outcome": "upheld", "reasons": "…"},
    "grievances.sanction": {"sanction": "expel", "reasons": "…"},
    "grievances.measure": {"suspends": True},
    **{name: {"reasons": "…"} for name in doing.RULED},
    "grievances.vary": {"sanction": "suspend_member", "reasons": "…"},
}


def _fields_of(declared: Declaration) -> Any:
    return msgspec.structs.fields(declared.type)


def _occasion(one: parts.Seen, bench: Panel, counts: Counts) -> Occasion:
    """The moment of this page, at which nothing is done."""
    sight = one.sight
    return Occasion(
        index=sight.head.size,
        at=sight.now,
        today=sight.today,
        kind=Kind.REHEARSED if sight.head.rehearsal else Kind.LIVE,
        charter=one.charter,
        hats=frozenset({Hat(Authority("body", bench.body), bench.unit)}),
        decision=counts,
    )
