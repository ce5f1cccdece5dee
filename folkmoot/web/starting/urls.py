"""Where the pages of the founding stand."""

from django.urls import path

from folkmoot.web.starting import asking, committee, founding

urlpatterns = [
    path("start", asking.start, name="start"),
    path("start/<int:part>", asking.part, name="start-part"),
    path("start/charter", founding.charter, name="start-charter"),
    path("start/you", founding.you, name="start-you"),
    path("start/next", founding.following, name="start-next"),
    path("start/committee", committee.committee, name="start-committee"),
]
