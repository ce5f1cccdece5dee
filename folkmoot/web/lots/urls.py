"""Where the lots stand."""

from django.urls import path

from folkmoot.web.lots import lot, publishing

urlpatterns = [
    path("lots/<int:key>", lot.lot, name="lot"),
    path("lots/<int:key>/list.txt", lot.names_of, name="lot-list"),
    path("bodies/<str:seat>/lot", publishing.publish, name="publish-lot"),
]
