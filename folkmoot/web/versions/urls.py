"""Where the pages of the charter's versions stand."""

from django.urls import path

from folkmoot.web.versions import adopted, printed, proposed

urlpatterns = [
    path("charter.pdf", printed.charter, name="charter-paper"),
    path("charter/versions", adopted.versions, name="versions"),
    path("charter/versions/<int:number>", adopted.version, name="version"),
    path("charter/versions/<int:number>.pdf", printed.version, name="version-paper"),
    path("charter/proposals/<int:key>", proposed.proposal, name="proposal"),
]
