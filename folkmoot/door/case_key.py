"""The key under which the words and files of cases lie encrypted: in a file outside the data folder and its backups.

FOLKMOOT_CASE_KEY_FILE names the file, else it lies in the configuration folder of whoever runs the server; it is made
with the first words that need it. A line is a key. The first one encrypts, all of them decrypt: whoever changes the key
keeps the former ones as long as something, a backup too, lies under them.

Encryption is AES-256-GCM with a fresh nonce (NIST SP 800-38D), over the place too where something belongs, so that
nothing decrypts in the place of another. What is kept begins with a version and the number of its key.
"""

import hmac
import logging
import os
from base64 import b64decode, b64encode
from binascii import Error as NoBase64
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from folkmoot.door.act import BadAct

PREFIX = "folkmoot-case-key-1:"
VERSION = b"\x01"
KEY_SIZE, NUMBER_SIZE, NONCE_SIZE = 32, 4, 12
_ASIDE: ContextVar[bytes | None] = ContextVar("key of a database aside", default=None)
_LOG = logging.getLogger(__name__)


class NoKey(LookupError):
    """What is encrypted cannot be read: its key is not here, or it was changed on the disk."""


def encrypt(plain: bytes, place: str, *, began: Callable[[], bool]) -> bytes:
    """Encrypt what belongs to a place. `began`: whether something lies encrypted already, so that a key must be here.

    Raises BadAct where the key is not here: nothing is kept then.
    """
    key = _key_to_encrypt(began=began)
    nonce = os.urandom(NONCE_SIZE)
    return VERSION + number(key) + nonce + AESGCM(key).encrypt(nonce, plain, place.encode())


def decrypt(sealed: bytes, place: str) -> bytes:
    """What was encrypted for a place. Raises NoKey."""
    wanted = number_of(sealed)
    nonce, rest = sealed[1 + NUMBER_SIZE :][:NONCE_SIZE], sealed[1 + NUMBER_SIZE + NONCE_SIZE :]
    for key in keys():
        if number(key) == wanted:
            with suppress(InvalidTag, ValueError):
                return AESGCM(key).decrypt(nonce, rest, place.encode())
    raise NoKey("its key is not here, or it was changed")


def is_current(sealed: bytes) -> bool:
    """Whether something lies encrypted under the key that encrypts now."""
    first = next(iter(keys()), None)
    return first is not None and number_of(sealed) == number(first)


def number_of(sealed: bytes) -> bytes:
    """The number of the key under which something lies."""
    return sealed[1 : 1 + NUMBER_SIZE]


def names_under_keys(content_hash: str) -> list[str]:
    """What a file of this SHA-256 is called where nobody without the key may guess its content, under each key."""
    return [hmac.digest(key, b"folkmoot/case-file/v1\x00" + content_hash.encode(), "sha256").hex() for key in keys()]


def number(key: bytes) -> bytes:
    """By what one knows a key again. Nothing of the key follows from it."""
    return sha256(b"folkmoot/case-key/v1\x00" + key).digest()[:NUMBER_SIZE]


def keys() -> list[bytes]:
    """The keys that are here, the one that encrypts first. Raises NoKey where their file cannot be read as such."""
    aside = _ASIDE.get()
    if aside is not None:
        return [aside]
    try:
        lines = key_file().read_text(encoding="ascii").split()
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError):
        _LOG.error("%s: the file of the key of the cases cannot be read", key_file())
        return []
    return [key for line in lines if (key := _parsed(line)) is not None]


def new_key() -> bytes:
    """Draw another key, and put it before those that are here. Raises OSError, BadAct for a place that is refused."""
    key = os.urandom(KEY_SIZE)
    file = _place()
    lines = [PREFIX + b64encode(each).decode() for each in (key, *keys())]
    os.replace(_written(file, lines), file)
    return key


def key_file() -> Path:
    """Where the key lies."""
    return Path(settings.FOLKMOOT_CASE_KEY_FILE)


@contextmanager
def thrown_away() -> Iterator[None]:
    """Inside, a key that nobody keeps: for databases that are thrown away themselves."""
    token = _ASIDE.set(os.urandom(KEY_SIZE))
    try:
        yield
    finally:
        _ASIDE.reset(token)


def _key_to_encrypt(*, began: Callable[[], bool]) -> bytes:
    found = keys()
    if found:
        return found[0]
    if began():
        _LOG.error("%s: the key of the cases is not here: copy it back, or folkmoot rotate-key --cases", key_file())
        raise BadAct("nothing of a case can be kept: its key is not on the server; tell whoever runs it")
    try:
        file = _place()
        drawn = _written(file, [PREFIX + b64encode(os.urandom(KEY_SIZE)).decode()])
        with suppress(FileExistsError):
            os.link(drawn, file)  # whole or not at all, and the first of two processes wins
        drawn.unlink()
    except OSError as error:
        _LOG.error("%s: the key of the cases cannot be made: %s", key_file(), error.strerror)
        raise BadAct("nothing of a case can be kept: its key is not on the server; tell whoever runs it") from None
    return keys()[0]


def _place() -> Path:
    """The file of the key, whose folder is made; not inside the data folder. Raises BadAct, OSError."""
    file = key_file()
    if is_inside(file, Path(settings.FOLKMOOT_HOME)):
        _LOG.error("%s lies inside the data folder: FOLKMOOT_CASE_KEY_FILE names another place for the key", file)
        raise BadAct("the key of the cases would lie inside the data folder, whose backups it is to protect")
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return file


def is_inside(file: Path, folder: Path) -> bool:
    """Whether a file lies in a folder, by whatever links."""
    return file.resolve().is_relative_to(folder.resolve())


def _written(file: Path, lines: list[str]) -> Path:
    """These lines in a new file beside another, readable by its owner alone, and on the disk."""
    with NamedTemporaryFile("w", dir=file.parent, prefix=f"{file.name}.", delete=False, encoding="ascii") as out:
        out.write("".join(f"{line}\n" for line in lines))
        out.flush()
        os.fsync(out.fileno())
    return Path(out.name)


def _parsed(line: str) -> bytes | None:
    with suppress(NoBase64, ValueError):
        key = b64decode(line.removeprefix(PREFIX), validate=True)
        if line.startswith(PREFIX) and len(key) == KEY_SIZE:
            return key
    return None
