"""What is drawn at the edge and travels inside the act: salts, references, lots. `apply` draws nothing."""

import hmac
import os
from base64 import urlsafe_b64encode


class Draw:
    """Draws at random; or, for a rehearsal or a told file, from a seed, so that its root can be written at its foot.

    A live record never draws from a seed: whoever knew the seed could guess the salts.
    """

    def __init__(self, seed: str | None = None) -> None:
        self._seed = None if seed is None else seed.encode()
        self._drawn = 0

    def fresh(self, purpose: str, length: int) -> bytes:
        """`length` (at most 32) fresh bytes for a purpose."""
        if self._seed is None:
            return os.urandom(length)
        self._drawn += 1
        return hmac.digest(self._seed, f"{purpose}/{self._drawn}".encode(), "sha256")[:length]

    def salt(self) -> bytes:
        """32 bytes for one commitment."""
        return self.fresh("salt", 32)

    def person(self) -> str:
        """A reference for a new person: 128 random bits, which say nothing of who it is."""
        return "p:" + urlsafe_b64encode(self.fresh("person", 16)).rstrip(b"=").decode()
