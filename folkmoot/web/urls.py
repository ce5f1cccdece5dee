"""Where each page stands."""

from django.urls import include, path

from folkmoot.web import acting, bodies, charter, colour, entry, faults, front, language, members, record, rehearsing
from folkmoot.web.doing import may

urlpatterns = [
    path("", front.front, name="front"),
    path("", include("folkmoot.accounts.urls")),
    path("", include("folkmoot.web.home.urls")),
    path("", include("folkmoot.web.access.urls")),
    path("", include("folkmoot.web.mailing.urls")),
    path("", include("folkmoot.web.people.urls")),
    path("", include("folkmoot.web.joining.urls")),
    path("", include("folkmoot.web.branches.urls")),
    path("", include("folkmoot.web.meetings.urls")),
    path("", include("folkmoot.web.roll.urls")),
    path("", include("folkmoot.web.decisions.urls")),
    path("", include("folkmoot.web.tendencies.urls")),
    path("", include("folkmoot.web.lots.urls")),
    path("", include("folkmoot.web.grievances.urls")),
    path("", include("folkmoot.web.casefiles.urls")),
    path("", include("folkmoot.api.urls")),
    path("", include("folkmoot.web.versions.urls")),
    path("", include("folkmoot.web.whatif.urls")),
    path("", include("folkmoot.web.certificates.urls")),
    path("", include("folkmoot.web.story.urls")),
    path("", include("folkmoot.web.starting.urls")),
    path("accent.css", colour.accent, name="accent"),
    path("language", language.language, name="language"),
    path("charter", charter.charter, name="charter"),
    path("bodies", bodies.bodies, name="bodies"),
    path("bodies/<str:id>", bodies.body, name="body"),
    path("members", members.members, name="members"),
    path("", include("folkmoot.web.importing.urls")),
    path("", include("folkmoot.web.inviting.urls")),
    path("record", record.record, name="record"),
    path("record/<int:index>", entry.entry, name="entry"),
    path("rehearse", rehearsing.rehearse, name="rehearse"),
    path("rehearse/as", rehearsing.choose, name="choose"),
    path("rehearse/wait", rehearsing.wait, name="wait"),
    path("do", may.may, name="do"),
    path("", include("folkmoot.web.drafts.urls")),
    path("do/<str:name>", acting.act, name="act"),
]
handler429 = "folkmoot.accounts.views.too_often"  # asked for by allauth
handler400 = faults.not_understood
handler404 = faults.not_found
handler500 = faults.failed
