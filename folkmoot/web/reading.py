"""While a page is read, nothing is looked up twice: no act is done by reading."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from folkmoot.door.unmoved import unmoved

Answer = Callable[[HttpRequest], HttpResponseBase]
SAFE = ("GET", "HEAD")


def looked_up_once(answer: Answer) -> Answer:
    """Middleware: of a request that only reads, each row is looked up once."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        if request.method not in SAFE:
            return answer(request)
        with unmoved():
            return answer(request)

    return answered
