"""The API as a whole, and its description in OpenAPI 3.1."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema

from folkmoot import __version__
from folkmoot.api import acts, reads
from folkmoot.api.calling import Bearer
from folkmoot.api.shape import NotDone, refused, wrong
from folkmoot.core.charter.errors import CharterError
from folkmoot.door.act import BadAct, declaration
from folkmoot.door.refusal import Refused

SAYS = """Every act of the organisation as one POST, everything that may be read as one GET.

A token (`Authorization: Bearer ...`) acts and reads for one person, within what it was made for, and never for more
than the charter lets that person do. Without one, what is public can be read. What is not done has one shape."""


class Api(NinjaAPI):
    """The API, with the requests of the acts among the components of its description."""

    def get_openapi_schema(self, **more: Any) -> OpenAPISchema:
        """The description; the requests are made from the acts themselves."""
        found = super().get_openapi_schema(**more)
        found["components"]["schemas"] |= acts.schemas()
        for path in found["paths"].values():
            if "get" in path:  # whoever sends no token reads what is public
                path["get"]["security"] = [{"Bearer": []}, {}]
        return found


def make() -> Api:
    """The API with every act and every read."""
    api = Api(
        title="Folkmoot",
        version=__version__,
        description=SAYS,
        docs_url=None,
        auth=Bearer(),
        urls_namespace="api",
    )
    reads.add(api)
    acts.add(api)
    _answer_faults(api)
    return api


def nothing_there(request: HttpRequest, rest: str) -> HttpResponse:
    """Whatever stands under no address of the API, in the one shape; of an act, which is meant."""
    try:
        declaration(rest.removeprefix("acts/").removesuffix("/ask"))
        says = _("There is no such address here.")
    except BadAct as error:
        says = str(error) if rest.startswith("acts/") else _("There is no such address here.")
    return JsonResponse(wrong(says), status=404)


def _answer_faults(api: NinjaAPI) -> None:
    """Every fault in the one shape."""

    def answer(request: HttpRequest, status: int, body: dict[str, Any]) -> HttpResponse:
        response = api.create_response(request, body, status=status)
        if status == 401:
            response["WWW-Authenticate"] = "Bearer"
        return response

    @api.exception_handler(NotDone)
    def not_done(request: HttpRequest, error: NotDone) -> HttpResponse:
        return answer(request, error.status, wrong(error.says))

    @api.exception_handler(Refused)
    def not_allowed(request: HttpRequest, error: Refused) -> HttpResponse:
        return answer(request, 403, refused(error))

    @api.exception_handler(BadAct)
    def no_act(request: HttpRequest, error: BadAct) -> HttpResponse:
        return answer(request, 422, wrong(str(error)))

    @api.exception_handler(CharterError)
    def no_charter(request: HttpRequest, error: CharterError) -> HttpResponse:
        return answer(request, 422, wrong("\n".join(str(each) for each in error.errors)))

    @api.exception_handler(ValidationError)
    def not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
        said = [f"{'.'.join(str(part) for part in each['loc'][1:])}: {each['msg']}" for each in error.errors]
        return answer(request, 422, wrong("; ".join(said)))

    @api.exception_handler(HttpError)
    def no_request(request: HttpRequest, error: HttpError) -> HttpResponse:
        return answer(request, error.status_code, wrong(error.message or _("This is no request.")))
