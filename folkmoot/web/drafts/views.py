"""`/do/<act>/draft`: where a form's script keeps it, and where somebody begins it anew or forgets it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from folkmoot.web.doing.returning import way_back
from folkmoot.web.drafts.keeping import NotKept, forget, form_of, has_drafts, keep
from folkmoot.web.page import look


@never_cache
@require_POST
def draft(request: HttpRequest, name: str) -> HttpResponse:
    """Keep what is typed, and say when in a line; or forget it. Nobody has drafts but whoever is somebody."""
    sight = look(request)
    if sight.person is None or not has_drafts(name):
        raise Http404
    carries = request.POST.get("carries", "")
    if "forget" in request.POST or "anew" in request.POST:
        forget(sight.person, name, carries)
        back = way_back(request)
        return redirect(back if "forget" in request.POST else form_of(name, carries, {"back": back}))
    try:
        keep(sight, name, request.POST)
    except NotKept as fault:
        return _line(str(fault), 422)
    at = timezone.now().astimezone(sight.zone)
    return _line(_("Kept at {time}").format(time=f"{at:%H:%M}"))


def _line(says: str, status: int = 200) -> HttpResponse:
    return HttpResponse(says, content_type="text/plain; charset=utf-8", status=status)
