"""Where the page of the past stands."""

from django.urls import path

from folkmoot.web.story import history

urlpatterns = [path("history", history.history, name="history")]
