"""Measures the pages: what each costs beside a bare Django view that runs the same SQL, in a small and a large moot.

    python benchmarks/pages.py [--members 1500 100000]

Founds, for each number, an organisation of so many members under the model charter, on a SQLite file as
folkmoot/settings.py configures it: two lists of members admitted at once, 40 branches, decisions and meetings of one of
them. Then a member who has signed in asks for each of the ten pages that are used most, by Django's test client, and
in turns with it for a view that does nothing but run the statements that this page ran, fetch all their rows and answer
with a word. Both pass the same middleware. Counted is the CPU time of this process; the best of the rounds counts. The
record does not grow between: of what follows from it alone, a page finds what another has found before. How often a
page asks the database when nothing was found before stands in brackets. Exit status 1 if a page takes more than BAR
times the bare view, or asks more than MOST times.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from multiprocessing import get_context
from time import process_time
from types import ModuleType
from typing import Any

BAR = 3
MOST = 12
ROUNDS = 3
A_ROUND = 10
BRANCHES = 40
PAGES = (
    "/",
    "/now",
    "/members",
    "/branches",
    "/branches/0",
    "/bodies/branch",
    "/meetings",
    "/decisions",
    "/decisions/{decision}",
    "/record",
)

Statement = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Measured:
    """One page: how often it asks the database, at first and later, and the seconds of it and of the bare view."""

    path: str
    queries: int
    first: int
    page: float
    bare: float

    @property
    def ratio(self) -> float:
        return self.page / self.bare

    def line(self) -> str:
        """A line of the table."""
        asks = f"{self.queries:3d} ({self.first:2d})"
        return f"{self.path:18} {asks} {self.page * 1e3:9.2f} ms {self.bare * 1e3:9.2f} ms {self.ratio:7.2f}"

    @property
    def holds(self) -> bool:
        return self.ratio <= BAR and self.queries <= MOST


def main() -> int:
    """Measure, print, and tell whether the bar is met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--members", type=int, nargs="+", default=[1_500, 100_000])
    found: list[Measured] = []
    for members in parser.parse_args().members:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["FOLKMOOT_HOME"] = folder
            os.environ.pop("DATABASE_URL", None)
            with ProcessPoolExecutor(1, get_context("spawn")) as pool:
                measured = pool.submit(measure, members).result()
        print(f"{members:,} members          queries       the page      bare view   ratio (at most {BAR})")
        print("\n".join(each.line() for each in measured))
        found += measured
    over = [each.path for each in found if not each.holds]
    print(f"over the bar: {', '.join(over)}" if over else "every page is within the bar")
    return 1 if over else 0


def measure(members: int) -> list[Measured]:
    """Found an organisation of so many, and measure each page before one of its members."""
    set_up()
    import time_machine

    places = found(members)
    now = places.pop("now")
    with time_machine.travel(now, tick=False):
        client = signed_in(places["ada"])
        return [measured(client, path.format(**places)) for path in PAGES]


def set_up() -> None:
    """Load Django on the database that the environment names, and bring its tables up to date."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "folkmoot.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, skip_checks=True)
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]


def found(members: int) -> dict[str, Any]:
    """The organisation: what the paths name, whose pages they are, and what time it is."""
    from folkmoot import shipped
    from folkmoot.bodies.acts.meeting import Convene
    from folkmoot.bodies.models import Decision
    from folkmoot.constitution.acts import FirstUnit
    from folkmoot.door.draw import Draw
    from folkmoot.members import batches
    from folkmoot.members.acts import AdmitBatch
    from tests import cast

    charter = (shipped("charters") / "model.md").read_bytes()
    units = tuple(FirstUnit(kind="branch", name=f"Branch {n}") for n in range(BRANCHES))
    moot = cast.found(charter, rehearsal=False, units=units)
    for half in range(2):
        joined = [date(2000, 1, 1) + timedelta(days=n % 9_000) for n in range(half, members, 2)]
        newcomers = [
            batches.Newcomer(
                person=moot[f"Member {half} {n}"],
                name=f"Member {half} {n}",
                class_id="member",
                unit=n % BRANCHES,
                since=since,
            )
            for n, since in enumerate(joined)
        ]
        moot.enact(AdmitBatch(rows=batches.attach(newcomers, Draw()), members=len(newcomers)), by="Ada")
        moot.wait(1)
    for n in range(60):
        moot.decide("branch", yes=40, unit=cast.NORTH, question=f"Shall we do {n}?")
    for n in range(30):
        moot.enact(Convene(body="branch", unit=cast.NORTH, day=moot.today + timedelta(days=10 + n)), by="Ada")
    return {"decision": Decision.objects.latest("pk").pk, "ada": moot["Ada"], "now": moot.now}


def signed_in(person: str) -> Any:
    """A browser in which the account of a person has signed in."""
    from django.test import Client

    from folkmoot.accounts.models import Account

    client = Client()
    account = Account.objects.create(email="ada@moot.example", person=person)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def measured(client: Any, path: str) -> Measured:
    """One page, in turns with the bare view."""
    from django.test import override_settings

    from folkmoot.door.unmoved import forget

    forget()
    first = len(asked_by(client, path))
    asked = asked_by(client, path)
    address = bare(asked)
    pages, bares = [], []
    for _ in range(ROUNDS):
        pages.append(timed(lambda: client.get(path)))
        with override_settings(ROOT_URLCONF=address):
            bares.append(timed(lambda: client.get("/")))
    shown = "/decisions/…" if path.startswith("/decisions/") else path
    return Measured(shown, len(asked), first, min(pages), min(bares))


def asked_by(client: Any, path: str) -> list[Statement]:
    """The statements that a page runs, with their values."""
    from django.db import connection

    asked: list[Statement] = []

    def heard(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(heard):
        answer = client.get(path)
    if answer.status_code != 200:
        raise SystemExit(f"{path}: gets {answer.status_code}")
    return asked


def bare(asked: list[Statement]) -> ModuleType:
    """The addresses of a site with one view, which runs these statements."""
    from django.db import connection
    from django.http import HttpRequest, HttpResponse
    from django.urls import path

    def view(request: HttpRequest) -> HttpResponse:
        with connection.cursor() as cursor:
            for sql, params in asked:
                cursor.execute(sql, params)
                cursor.fetchall()
        return HttpResponse("done")

    site = ModuleType("bare")
    vars(site)["urlpatterns"] = [path("", view)]
    return site


def timed(ask: Callable[[], object]) -> float:
    """The CPU seconds of one request."""
    begin = process_time()
    for _ in range(A_ROUND):
        ask()
    return (process_time() - begin) / A_ROUND


if __name__ == "__main__":
    sys.exit(main())
