"""Where the API, the feeds and the page of one's tokens stand."""

from django.urls import path

from folkmoot.api import feeds, page
from folkmoot.api.openapi import make, nothing_there

urlpatterns = [
    path("api/", make().urls),
    path("api/<path:rest>", nothing_there),
    path("account/tokens", page.tokens, name="tokens"),
    path("account/tokens/<int:key>/revoke", page.revoke, name="revoke-token"),
    path("feeds/decisions.atom", feeds.decisions, name="decisions-feed"),
    path("feeds/meetings/<str:token>.ics", feeds.meetings, name="meetings-calendar"),
]
