"""Where the page stands."""

from django.urls import path

from folkmoot.web.access import renewing

urlpatterns = [path("people/<str:reference>/access", renewing.access, name="access")]
