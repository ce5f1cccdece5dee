"""Where the pages of branches stand."""

from django.urls import path

from folkmoot.web.branches import branch, tree

urlpatterns = [
    path("branches", tree.branches, name="branches"),
    path("branches/<int:key>", branch.branch, name="branch"),
]
