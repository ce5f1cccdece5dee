"""Where the files of cases stand: apart from every page."""

from django.urls import path

from folkmoot.web.casefiles import giving

urlpatterns = [path("case-files/<int:key>", giving.file, name="case-file")]
