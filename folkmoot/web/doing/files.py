"""Files that are handed in with a form: each waits, encrypted, and the form holds its hash in its place."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext as _

from folkmoot.door.act import BadAct, Declaration
from folkmoot.door.case_files import MOST_BYTES, wait
from folkmoot.web.forms import Field
from folkmoot.web.page import Sight

HANDED_IN = 64


def handed_in(request: HttpRequest, declared: Declaration, sight: Sight) -> Mapping[str, str]:
    """Put the hash of each file into its field of what was sent; what is wrong with one, by the name of its field."""
    unfit: dict[str, str] = {}
    if request.method != "POST" or sight.person is None:
        return unfit
    sent = request.POST.copy()
    for (name,) in (path for path in declared.files if len(path) == 1 and path[0] in request.FILES):
        file = request.FILES[name]
        try:
            if not isinstance(file, UploadedFile) or (file.size or 0) > MOST_BYTES:
                raise BadAct("field file: expected at most {most} MB", most=MOST_BYTES // 1024**2)
            sent[name] = wait(file.read(), sight.today)
        except BadAct as fault:
            unfit[name] = fault.shown()
    request.POST = sent  # type: ignore[assignment]  # Django lets a middleware do so
    return unfit


def with_faults(form: Sequence[Field], whole: bool, unfit: Mapping[str, str]) -> tuple[list[Field], bool]:
    """The form, with what is wrong with its files; a hash that nobody made stands for none."""
    found = [replace(field, error=_fault(field, unfit) or field.error) for field in form]
    return found, whole and not any(field.error for field in found)


def _fault(field: Field, unfit: Mapping[str, str]) -> str:
    if field.control == "file" and field.value and len(field.value) != HANDED_IN:
        return _("Choose the file anew.")
    return unfit.get(field.name, "")
