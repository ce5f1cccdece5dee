"""A real mail server on this machine, and a live organisation whose members are reached there."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from tests.cast import Moot, found


@dataclass
class Office:
    """What the mail server got; what it answers to an address, where it does not take the letter."""

    got: list[tuple[str, EmailMessage]] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    port: int = 0

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        mail = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self.got += [(address, mail) for address in envelope.rcpt_tos]
        return "250 Taken"


@pytest.fixture
def office(settings: Any) -> Iterator[Office]:
    """The mail server, to which this process sends."""
    handler = Office()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        handler.port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=handler.port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", handler.port, 5
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.SITE, settings.WRITES_LETTERS = "https://moot.example", True
    yield handler
    controller.stop()


@pytest.fixture
def reached(db: None) -> Moot:
    """The organisation of the cast, live; Ada and Bram are reached by mail, Bram in Spanish, the others on paper."""
    from folkmoot.mail.contacts import set_contact

    moot = found(rehearsal=False)
    set_contact(moot["Ada"], address="ada@moot.example", language="en")
    set_contact(moot["Bram"], address="bram@moot.example", language="es")
    return moot
