"""Where joining stands."""

from django.urls import path

from folkmoot.web.joining import join

urlpatterns = [path("join", join.join, name="join")]
