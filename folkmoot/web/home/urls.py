"""Where the first page of a member stands."""

from django.urls import path

from folkmoot.web.home import now

urlpatterns = [path("now", now.now, name="now")]
