"""Where the pages of people stand."""

from django.urls import path

from folkmoot.web.people import me, person

urlpatterns = [
    path("people/<str:reference>", person.person, name="person"),
    path("me", me.me, name="me"),
    path("me.json", me.as_json, name="me-json"),
    path("me.csv", me.as_csv, name="me-csv"),
]
