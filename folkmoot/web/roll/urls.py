"""Where the table of the roll and the views of it stand."""

from django.urls import path

from folkmoot.web.roll import views

urlpatterns = [
    path("members.csv", views.table, name="members-table"),
    path("members/views", views.keep, name="keep-view"),
    path("members/views/<int:key>/forget", views.forget, name="forget-view"),
]
