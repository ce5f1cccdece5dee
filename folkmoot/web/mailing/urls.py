"""Where the pages about letters stand."""

from django.urls import path

from folkmoot.web.mailing import on_paper, wishes

urlpatterns = [
    path("mail", wishes.wishes, name="mail"),
    path("mail/stop/<str:token>", wishes.stop, name="mail-stop"),
    path("mail/paper", on_paper.on_paper, name="mail-paper"),
    path("mail/paper/letters.pdf", on_paper.printed, name="mail-paper-pdf"),
    path("mail/paper/posted", on_paper.posted, name="mail-posted"),
]
