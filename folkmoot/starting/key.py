"""The key to the founding: whoever has it may found the organisation of this data folder, once."""

import hmac
import secrets
from pathlib import Path

from folkmoot import settings
from folkmoot.door.models import Head

NAME = "start-key"


def is_founded() -> bool:
    """Whether an organisation is founded here."""
    return Head.objects.filter(size__gt=0).exists()


def key() -> str:
    """The key, drawn when it is first asked for. It lies in the data folder, and only its owner can read it."""
    file = _file()
    if not file.exists():
        settings.make_home()
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(16))
    return file.read_text()


def opens(given: str) -> bool:
    """Whether this is the key, and nothing is founded yet."""
    return not is_founded() and _file().exists() and hmac.compare_digest(given.encode(), key().encode())


def spent() -> None:
    """The organisation is founded: there is no key any more."""
    _file().unlink(missing_ok=True)


def _file() -> Path:
    from django.conf import settings as given

    return Path(given.FOLKMOOT_HOME) / NAME
