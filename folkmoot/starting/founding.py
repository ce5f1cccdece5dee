"""Founding the organisation on the charter that was drawn up: its first branches, its first person, their account."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.accounts.models import Account
from folkmoot.accounts.ties import first_account
from folkmoot.constitution.acts import FirstMember, FirstSeat, FirstUnit, Found
from folkmoot.door.charters import attach
from folkmoot.door.draw import Draw
from folkmoot.door.enact import Done, enact
from folkmoot.importing.folding import folded
from folkmoot.mail.contacts import same
from folkmoot.starting import key
from folkmoot.starting.drafting import drafted

MOST_UNITS = 200
SECRETARY = "secretary"
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]+\.[^@\s.]{2,}")


@dataclass(frozen=True, slots=True)
class First:
    """The first person: the secretary, until the committee has elected one. Without a password they sign in by mail."""

    name: str
    email: str
    password: str = ""


@dataclass(frozen=True, slots=True)
class Founded:
    """What the founding left: its entries, and the account of the first person."""

    done: Done
    account: Account


def units(written: str) -> list[str]:
    """The names of branches, one a line, each once."""
    lines = (" ".join(line.split())[:200] for line in written.splitlines())
    return list(dict.fromkeys(line for line in lines if line))[:MOST_UNITS]


def wrong_with(first: First) -> dict[str, str]:
    """What is wrong with what somebody says of themselves, by field."""
    found = dict[str, str]()
    if not first.name.strip() or len(first.name) > 200 or not first.name.isprintable():
        found["person"] = _("Write your name.")
    if not _EMAIL.fullmatch(same(first.email)) or len(first.email) > 254:
        found["email"] = _("Write your e-mail address, like ada@example.org.")
    return found


def origin(name: str) -> str:
    """The name under which checkpoints are signed: `north-tenants/record`."""
    return f"{folded(name).encode('ascii', 'ignore').decode().replace(' ', '-')[:60] or 'organisation'}/record"


def found(answers: Mapping[str, str], branches: Sequence[str], first: First, at: datetime) -> Founded:
    """Found the organisation: all of it, or nothing. Raises BadAct where one is founded already."""
    person = Draw().person()
    with transaction.atomic():
        act = Found(
            charter=attach(drafted(answers).encode()),
            name=answers["name"],
            origin=origin(answers["name"]),
            units=tuple(FirstUnit(kind="branch", name=each) for each in branches) if answers["unit"] else (),
            members=(FirstMember(person=person, name=first.name.strip(), class_="member"),),
            seats=(FirstSeat(person=person, seat=SECRETARY),),
        )
        done = enact(act, person=person, at=at)
        account = first_account(person, first.email, first.password, answers["zone"])
    key.spent()
    return Founded(done, account)
