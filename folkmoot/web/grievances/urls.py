"""Where the pages of complaints stand."""

from django.urls import path

from folkmoot.web.grievances import case, deciding, desk, hub

urlpatterns = [
    path("complaints", hub.complaints, name="complaints"),
    path("complaints/desk", desk.desk, name="complaints-desk"),
    path("complaints/<int:key>", case.case, name="case"),
    path("complaints/<int:key>/decide/<str:name>", deciding.deciding, name="case-decide"),
]
