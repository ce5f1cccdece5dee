"""Where each page stands."""

from django.urls import path

from folkmoot.web import views

urlpatterns = [
    path("", views.front, name="front"),
    path("charter", views.charter, name="charter"),
    path("record", views.record, name="record"),
    path("record/<int:index>", views.entry, name="entry"),
]
handler404 = views.not_found
