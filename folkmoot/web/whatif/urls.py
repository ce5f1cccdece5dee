"""Where the page of what other charters would have said stands."""

from django.urls import path

from folkmoot.web.whatif import beside

urlpatterns = [path("charter/whatif", beside.what_if, name="what-if")]
