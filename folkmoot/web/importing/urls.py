"""Where the pages on which a list of members is brought in stand."""

from django.urls import path

from folkmoot.web.importing import choosing, done, seeing

urlpatterns = [
    path("members/import", choosing.upload, name="import"),
    path("members/import/done/<int:index>", done.done, name="import-done"),
    path("members/import/<str:token>", seeing.seen, name="import-seen"),
    path("members/import/<str:token>/columns", choosing.columns, name="import-columns"),
]
