"""Where the pages of meetings stand."""

from django.urls import path

from folkmoot.web.meetings import lists, meeting, printed

urlpatterns = [
    path("meetings", lists.meetings, name="meetings"),
    path("meetings/<int:key>", meeting.meeting, name="meeting"),
    path("meetings/<int:key>/minutes.pdf", printed.minutes, name="minutes"),
]
