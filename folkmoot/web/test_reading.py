"""While a page is read, nothing is looked up twice; what is sent is judged on what stands there at that moment."""

from django.http import HttpResponse
from django.test import RequestFactory

from folkmoot.door.unmoved import once
from folkmoot.web.reading import looked_up_once


def looked_up(method):
    """How often a view that asks the same twice has it looked up."""
    looks = []

    def view(request):
        for _ in range(2):
            once("the same", lambda: looks.append(1))
        return HttpResponse()

    looked_up_once(view)(getattr(RequestFactory(), method)("/"))
    return len(looks)


def test_of_what_is_only_read_each_row_is_looked_up_once():
    assert [looked_up("get"), looked_up("head"), looked_up("post")] == [1, 1, 2]
