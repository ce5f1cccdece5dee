"""Where the pages of decisions stand."""

from django.urls import path

from folkmoot.web.decisions import decision, lists

urlpatterns = [
    path("decisions", lists.decisions, name="decisions"),
    path("decisions.csv", lists.table, name="decisions-table"),
    path("decisions/<int:key>", decision.decision, name="decision"),
]
