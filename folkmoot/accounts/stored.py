"""Sessions as rows, as Django keeps them; found by a query that is built once, for every page asks it first of all."""

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as Rows
from django.contrib.sessions.models import Session
from django.utils import timezone

from folkmoot.door.rows import fresh


class SessionStore(Rows):
    """The session of one browser."""

    def _get_session_from_db(self) -> Any:
        found = fresh(Session, session_key=self.session_key) if self.session_key else []
        if found and found[0].expire_date > timezone.now():
            return found[0]
        self._session_key = None
        return None
