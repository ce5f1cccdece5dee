"""Letters wait here until they are sent: a killed worker, a restart or a mail server that is away loses none.

A letter is taken for a while and sent; whoever took it and died has it for that long, then somebody else may send it.
So a letter goes out at least once, and twice only where a worker dies between sending and saying so: its Message-ID is
the same then, by which mail programs know it.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, Q
from django.utils import translation

from folkmoot.mail import envelope
from folkmoot.mail.contacts import contacts_of
from folkmoot.mail.models import Contact, Letter
from folkmoot.mail.purposes import ACCOUNT, without_those_who_do_not_want

LOG = logging.getLogger("folkmoot.mail")
AT_ONCE = 500
A_ROUND = 50
LEASE = timedelta(minutes=10)
AGAIN = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720, 1440, 2880))
"""How long to wait after each try that failed; after the last one the letter has failed."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a letter says, in one language: what it is about, its paragraphs, and where more of it can be read."""

    subject: str
    text: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Own:
    """A letter of an account in words of its own, for one person."""

    person: str
    address: str
    language: str
    words: Words


@dataclass(frozen=True, slots=True)
class Round:
    """What became of the letters of one round."""

    sent: int = 0
    failed: int = 0
    later: int = 0


def write(
    people: Iterable[str],
    purpose: str,
    about: str,
    says: Callable[[], Words],
    *,
    now: datetime,
    unit: int | None = None,
) -> int:
    """Write to people about something: a letter each, in their language, by mail or to be posted; how many there are.

    `says` is asked once for each language, while that language is spoken. Whoever got a letter of this purpose about
    the same gets no second one.
    """
    said: dict[str, Words] = {}
    count = 0
    for some in _at_once(people):
        wanting = without_those_who_do_not_want(some, purpose)
        contacts = contacts_of(wanting)
        letters = [
            _letter(contacts.get(each) or Contact(person=each), purpose, about, says, said, now, unit)
            for each in wanting
        ]
        Letter.objects.bulk_create(letters, ignore_conflicts=True)
        count += len(letters)
    return count


def _letter(
    contact: Contact,
    purpose: str,
    about: str,
    says: Callable[[], Words],
    said: dict[str, Words],
    now: datetime,
    unit: int | None,
) -> Letter:
    language = contact.language or settings.LANGUAGE_CODE
    if language not in said:
        with translation.override(language):
            said[language] = says()
    words = said[language]
    on_paper = contact.on_paper or not contact.address
    return Letter(
        person=contact.person,
        address="" if on_paper else contact.address,
        purpose=purpose,
        about=about,
        language=language,
        subject=words.subject[:200],
        text=words.text,
        link=words.link,
        unit=unit,
        written=now,
        due=now,
        state=Letter.ON_PAPER if on_paper else Letter.WAITING,
    )


def post(letters: Iterable[Own], about: str, *, now: datetime) -> None:
    """Let letters of accounts wait to be sent with the others. Nobody gets two about the same."""
    rows = [
        Letter(
            person=each.person,
            address=each.address,
            purpose=ACCOUNT,
            about=about,
            language=each.language,
            subject=each.words.subject[:200],
            text=each.words.text,
            link=each.words.link,
            written=now,
            due=now,
        )
        for each in letters
    ]
    Letter.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)


def send_now(address: str, subject: str, text: str, *, about: str, language: str, now: datetime) -> bool:
    """Send a letter of an account at once; if the mail server is away it waits like every other. Whether it is sent."""
    letter = Letter.objects.create(
        address=address,
        purpose=ACCOUNT,
        about=about,
        language=language,
        subject=subject[:200],
        text=text,
        written=now,
        due=now,
        taken_until=now + LEASE,
        tries=1,
    )
    with _server() as server:
        return _send(letter, server, now) == Letter.SENT


def send_due(now: datetime, each: Callable[[Letter], None] | None = None) -> Round:
    """Send every letter that is due, a round at a time, until none is."""
    sent = failed = later = 0
    while letters := _take(now):
        with _server() as server:
            for letter in letters:
                if each is not None:
                    each(letter)
                state = _send(letter, server, now)
                sent += state == Letter.SENT
                failed += state == Letter.FAILED
                later += state == Letter.WAITING
    return Round(sent, failed, later)


def mark_posted(keys: Sequence[int], now: datetime) -> int:
    """These letters were put into the post: their words go, and that they were posted is kept; how many there were."""
    gone = {"state": Letter.POSTED, "ended": now, "subject": "", "text": "", "link": ""}
    return Letter.objects.filter(pk__in=keys, state=Letter.ON_PAPER).update(**gone)


def _take(now: datetime) -> Sequence[Letter]:
    """Take some letters that are due and that nobody has: no two workers take the same."""
    free = Q(taken_until=None) | Q(taken_until__lte=now)
    with transaction.atomic():
        due = Letter.objects.filter(free, state=Letter.WAITING, due__lte=now).order_by("due", "pk")
        keys = list(due.select_for_update(skip_locked=True).values_list("pk", flat=True)[:A_ROUND])
        Letter.objects.filter(pk__in=keys).update(taken_until=now + LEASE, tries=F("tries") + 1)
    return list(Letter.objects.filter(pk__in=keys).order_by("due", "pk"))


def _send(letter: Letter, server: BaseEmailBackend, now: datetime) -> str:
    """Send one letter that was taken; the state in which it is then. No address comes into the log."""
    try:
        server.send_messages([envelope.message(letter)])
    except SMTPRecipientsRefused as error:
        code, said = next(iter(error.recipients.values()))
        return _not_sent(letter, now, said, for_good=500 <= code < 600)
    except SMTPResponseException as error:
        return _not_sent(letter, now, error.smtp_error, for_good=500 <= error.smtp_code < 600)
    except (SMTPException, OSError) as error:
        return _not_sent(letter, now, str(error), for_good=False)
    _end(letter, Letter.SENT, now)
    return Letter.SENT


def _not_sent(letter: Letter, now: datetime, said: str | bytes, *, for_good: bool) -> str:
    heard = (said.decode(errors="replace") if isinstance(said, bytes) else said)[:200]
    if for_good or letter.tries > len(AGAIN):
        _end(letter, Letter.FAILED, now, heard)
        LOG.warning("letter %s could not be sent, and will not be", letter.pk)
        return Letter.FAILED
    due = now + AGAIN[letter.tries - 1]
    Letter.objects.filter(pk=letter.pk).update(taken_until=None, due=due, said=heard)
    return Letter.WAITING


def _end(letter: Letter, state: str, now: datetime, said: str = "") -> None:
    """The letter is done with: its words go. Of a letter of an account nothing is kept."""
    found = Letter.objects.filter(pk=letter.pk)
    if letter.purpose == ACCOUNT and state == Letter.SENT:
        found.delete()
    else:
        found.update(state=state, ended=now, said=said, subject="", text="", link="", taken_until=None)


class _server:
    """The mail server, reached at the first letter of a round and left at its end."""

    def __enter__(self) -> BaseEmailBackend:
        self._connection: BaseEmailBackend = get_connection(fail_silently=False)
        return self._connection

    def __exit__(self, *_: object) -> None:
        try:
            self._connection.close()
        except (SMTPException, OSError):
            LOG.info("the mail server closed the connection first")


def _at_once(people: Iterable[str]) -> Iterator[list[str]]:
    left = iter(dict.fromkeys(people))
    while some := list(islice(left, AT_ONCE)):
        yield some
