"""The files of cases: bounded in size, of a few kinds by their content, encrypted, and never named by their hash.

A file comes first, and waits until an act names it by its SHA-256. What the entry holds of that is a commitment under a
salt, like that of any text, so that nobody who can guess a file can tell that it is in a case. On the disk it waits
under a name that only the key makes of its content. With the text behind the commitment it is erased.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from django.db import transaction

from folkmoot.door.act import BadAct
from folkmoot.door.case_key import NoKey, decrypt, encrypt, names_under_keys
from folkmoot.door.casefile import any_sealed
from folkmoot.door.models import CaseFile

MOST_BYTES = 10 * 1024 * 1024
WAITS_DAYS, MOST_WAITING = 1, 200
_SIGNS = frozenset(range(32)) - {9, 10, 12, 13} | {127}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that a case may hold: its id, what browsers call it, and how its name ends."""

    id: str
    media_type: str
    ending: str


def _begins(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(marks)


def _is_text(content: bytes) -> bool:
    """Whether it is text in UTF-8 without signs that nobody can see."""
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return not _SIGNS.intersection(content)


KINDS: tuple[tuple[Kind, Callable[[bytes], bool]], ...] = (
    (Kind("pdf", "application/pdf", ".pdf"), _begins(b"%PDF-")),
    (Kind("png", "image/png", ".png"), _begins(b"\x89PNG\r\n\x1a\n")),
    (Kind("jpeg", "image/jpeg", ".jpg"), _begins(b"\xff\xd8\xff")),
    (Kind("text", "text/plain; charset=utf-8", ".txt"), _is_text),
)


def kind_of(content: bytes) -> Kind | None:
    """Of which kind a file is, by its content; None for one that no case may hold."""
    return next((kind for kind, is_so in KINDS if content and is_so(content)), None)


def wait(content: bytes, today: date) -> str:
    """Keep a file, encrypted, until an act names it; its SHA-256. What waited in vain is forgotten after a day.

    Raises BadAct for a file that is too long or of another kind.
    """
    if len(content) > MOST_BYTES:
        raise BadAct("field file: expected at most {most} MB", most=MOST_BYTES // 1024**2)
    if kind_of(content) is None:
        raise BadAct("field file: expected a PDF, a picture (PNG or JPEG) or plain text")
    if CaseFile.objects.filter(commitment=None, day__gte=today - timedelta(days=WAITS_DAYS)).count() >= MOST_WAITING:
        raise BadAct("field file: too many files wait just now; try again tomorrow")
    hash_ = sha256(content).hexdigest()
    sealed = encrypt(content, CaseFile.sealed_as, began=any_sealed)
    with transaction.atomic():
        CaseFile.objects.filter(commitment=None, day__lt=today - timedelta(days=WAITS_DAYS)).delete()
        CaseFile.objects.filter(commitment=None, waits_as__in=names_under_keys(hash_)).delete()
        CaseFile.objects.create(waits_as=names_under_keys(hash_)[0], sealed=sealed, day=today)
    return hash_


def place(commitment: str, hash_: str) -> None:
    """Let the file of this SHA-256 belong to the commitment by which an entry names it. Raises BadAct if none waits."""
    waiting = CaseFile.objects.filter(commitment=None, waits_as__in=names_under_keys(hash_))
    if not waiting.update(commitment=commitment, waits_as=""):
        raise BadAct("field file: this file is not here; hand it in anew")


def content_of(commitment: str, hash_: str) -> bytes:
    """A file, by the commitment and the SHA-256 behind it. Raises LookupError where it cannot be read."""
    row = CaseFile.objects.filter(commitment=commitment).first()
    if row is None:
        raise LookupError("the file is not here")
    content = decrypt(bytes(row.sealed), CaseFile.sealed_as)
    if sha256(content).hexdigest() != hash_:
        raise NoKey("the file was changed on the disk")
    return content


def forget(commitments: Iterable[str]) -> None:
    """Delete the files that belong to these commitments."""
    CaseFile.objects.filter(commitment__in=list(commitments)).delete()
