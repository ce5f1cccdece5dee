"""Where a draft is kept."""

from django.urls import path

from folkmoot.web.drafts import views

urlpatterns = [path("do/<str:name>/draft", views.draft, name="draft")]
