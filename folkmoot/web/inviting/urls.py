"""Where the page on which members are invited stands."""

from django.urls import path

from folkmoot.web.inviting import inviting

urlpatterns = [path("members/invite", inviting.inviting, name="invite")]
