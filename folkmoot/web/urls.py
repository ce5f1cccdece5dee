"""Where each page stands."""

from django.urls import path

from folkmoot.web import charter, front, page, record

urlpatterns = [
    path("", front.front, name="front"),
    path("charter", charter.charter, name="charter"),
    path("record", record.record, name="record"),
    path("record/<int:index>", record.entry, name="entry"),
]
handler404 = page.not_found
