"""A letter as it goes out: plain and HTML, with what mail programs need to answer, to stop it and to know it again."""

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from folkmoot.mail.models import Letter
from folkmoot.mail.purposes import PURPOSES

_SALT = "mail.stop"


def message(letter: Letter) -> EmailMultiAlternatives:
    """The mail of a letter. Of everything but accounts one click ends it (RFC 8058)."""
    with translation.override(letter.language):
        stop = _stop(letter)
        link = settings.SITE + letter.link if letter.link else ""
        given = {"letter": letter, "paragraphs": letter.text.split("\n\n"), "link": link, "stop": stop}
        text = [letter.text]
        if link:
            text.append(link)
        if stop:
            ending = _("To get no more letters about {what}:").format(what=PURPOSES[letter.purpose])
            text.append(f"--\n{ending}\n{stop}")
        html = render_to_string("mail/letter.html", given | {"what": PURPOSES.get(letter.purpose, "")})
    headers = {
        "Auto-Submitted": "auto-generated",
        "Content-Language": letter.language,
        "Message-ID": f"<letter-{letter.pk}@{settings.SITE.partition('://')[2].partition(':')[0]}>",
    }
    if stop:
        headers |= {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    mail = EmailMultiAlternatives(letter.subject, "\n\n".join(text), to=[letter.address], headers=headers)
    mail.attach_alternative(html, "text/html")
    return mail


def _stop(letter: Letter) -> str:
    if letter.purpose not in PURPOSES or not letter.person:
        return ""
    return settings.SITE + reverse("mail-stop", args=[signing.dumps([letter.person, letter.purpose], salt=_SALT)])


def read_stop(token: str) -> tuple[str, str] | None:
    """Whose letters of which purpose a link ends; None if it is none of ours. It holds as long as the key does."""
    try:
        person, purpose = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError):
        return None
    return (person, purpose) if purpose in PURPOSES else None
