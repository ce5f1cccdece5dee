"""The charters that the record names, read once each."""

from functools import lru_cache
from hashlib import sha256

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.read import read
from folkmoot.door.act import Act
from folkmoot.door.models import Attachment, Entry
from folkmoot.door.saying import saying


def adopted(hash_: str) -> Charter:
    """The charter with this hash. Raises LookupError when its text is not attached to the record."""
    return _adopted(hash_)


@lru_cache(maxsize=64)
def _adopted(hash_: str) -> Charter:
    row = Attachment.objects.using("default").filter(sha256=hash_).values_list("content", flat=True).first()
    if row is None:
        raise LookupError(saying("the text of charter {hash} is not in the data folder", hash=hash_[:12]))
    if sha256(row).hexdigest() != hash_:
        raise LookupError(saying("the text of charter {hash} was changed in the data folder", hash=hash_[:12]))
    return read(bytes(row))


def charter_that_judges(act: Act, in_force: str) -> str:
    """The hash of the charter that judges an act: of the day when its matter was opened, else the one in force.

    Where no entry opened the matter, the act names nothing, and says so itself when it is gathered.
    """
    matter = act.matter()
    if matter is None:
        return act.judged_under() or in_force
    opened = Entry.objects.using("default").filter(index=matter).values_list("charter", flat=True).first()
    return in_force if opened is None else opened


def attach(content: bytes) -> str:
    """Keep a file beside the record and return its SHA-256, by which an act names it."""
    hash_ = sha256(content).hexdigest()
    Attachment.objects.get_or_create(sha256=hash_, defaults={"content": content})
    return hash_
