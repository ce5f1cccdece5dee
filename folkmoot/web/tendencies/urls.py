"""Where the pages of tendencies stand."""

from django.urls import path

from folkmoot.web.tendencies import lists, tendency

urlpatterns = [
    path("tendencies", lists.tendencies, name="tendencies"),
    path("tendencies/<int:key>", tendency.tendency, name="tendency"),
]
