"""Measures the pages: what the most used ones cost beside a bare view that runs the same SQL.

    python benchmarks/pages.py [--members 1500] [--kept FOLDER]

A federation of so many members is made and replayed (into FOLDER, if one is named, and found there the next time).
Then each page is asked for as a branch secretary reads it, through Django and all its middleware, and beside it, in
turns and in the same process, a bare view that runs the statements of that page, reads every row, and answers with
nothing. The best of the rounds counts, in seconds of the processor. Exit status 1 if a page costs more than BAR times
its bare view, or asks the database more than MOST times.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

BAR, MOST = 3, 12
ROUNDS = 5
WARM = 2

Statement = tuple[str, Any]


def main() -> int:
    """Measure, print, and tell whether the bars are met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--members", type=int, default=1_500)
    parser.add_argument("--kept", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FOLKMOOT_HOME"] = str(args.kept or folder)
        os.environ.pop("DATABASE_URL", None)
        begin(args.members)
        found = [measured(name, path) for name, path in pages()]
    print(f"{'page':22}{'queries':>8}{'page ms':>10}{'bare ms':>10}{'ratio':>8}")
    for name, queries, page, bare in found:
        print(f"{name:22}{queries:8}{page * 1e3:10.1f}{bare * 1e3:10.1f}{page / bare:8.1f}")
    over = [name for name, queries, page, bare in found if queries > MOST or page > BAR * bare]
    print(f"over the bar ({BAR} times, {MOST} queries): {', '.join(over) or 'none'}")
    return 1 if over else 0


def begin(members: int) -> None:
    """Load Django, and fill the data folder unless it is filled already."""
    from folkmoot.cli.data_folder import open_data_folder

    open_data_folder()
    from django.conf import settings

    settings.ALLOWED_HOSTS.append("testserver")
    from folkmoot.door.models import Head
    from folkmoot.door.replay import replay
    from folkmoot.tidewater.story import written

    if Head.objects.filter(size__gt=0).exists():
        return
    began = process_time()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "tidewater.md"
        file.write_text(written(members), encoding="utf-8")
        left = replay(file)
    print(f"{members:,} members: {left.size:,} entries, replayed in {process_time() - began:.0f} s of the processor")


def pages() -> list[tuple[str, str]]:
    """The most used pages, each with its address in this federation."""
    from folkmoot.bodies.models import Decision, Meeting
    from folkmoot.branches.models import Unit
    from folkmoot.door.models import Head

    branch = Unit.objects.exclude(kind="region").order_by("pk").first()
    meeting, decision = (model.objects.order_by("pk").last() for model in (Meeting, Decision))
    last = Head.objects.get().size - 1
    return [
        ("front", "/"),
        ("what needs me now", "/now"),
        ("charter", "/charter"),
        ("bodies", "/bodies"),
        ("a body", "/bodies/steering"),
        ("members", "/members"),
        ("branches", "/branches"),
        ("a branch", f"/branches/{branch.pk if branch else 0}"),
        ("meetings", "/meetings"),
        ("a meeting", f"/meetings/{meeting.pk if meeting else 0}"),
        ("decisions", "/decisions"),
        ("a decision", f"/decisions/{decision.pk if decision else 0}"),
        ("record", "/record"),
        ("an entry", f"/record/{last}"),
        ("whom to be", "/rehearse"),
    ]


def measured(name: str, path: str) -> tuple[str, int, float, float]:
    """A page: how many statements it runs, and the seconds of the page and of its bare view."""
    client = secretary()
    statements = statements_of(lambda: client.get(path))
    bare = bare_view(statements)
    whole, beside = [], []
    for turn in range(ROUNDS + WARM):
        began = process_time()
        answer = client.get(path)
        between = process_time()
        bare()
        ended = process_time()
        if answer.status_code != 200:
            raise SystemExit(f"{path} answers {answer.status_code}")
        if turn >= WARM:
            whole.append(between - began)
            beside.append(ended - between)
    return name, len(statements), min(whole), min(beside)


def secretary() -> Any:
    """A browser in which somebody plays a branch secretary."""
    from django.test import Client

    from folkmoot.bodies.models import Mandate

    client = Client()
    holder = Mandate.objects.filter(seat="branch_secretary", ended=None).order_by("pk").first()
    client.post("/rehearse/as", {"person": holder.person if holder else ""})
    return client


def statements_of(ask: Callable[[], Any]) -> list[Statement]:
    """The statements that something runs, as they are given to the database."""
    from django.db import connection

    found: list[Statement] = []

    def heard(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith("SELECT"):
            found.append((sql, params))
        return execute(sql, params, many, context)

    ask()
    with connection.execute_wrapper(heard):
        ask()
    return found


def bare_view(statements: list[Statement]) -> Callable[[], Any]:
    """Asks for a view that runs these statements, reads every row, and answers; through the same middleware."""
    from django.db import connection
    from django.http import HttpRequest, HttpResponse
    from django.test import Client
    from django.test.utils import override_settings
    from django.urls import path

    def view(request: HttpRequest) -> HttpResponse:
        with connection.cursor() as cursor:
            for sql, params in statements:
                cursor.execute(sql, params)
                cursor.fetchall()
        return HttpResponse("")

    class Addresses:
        urlpatterns = [path("bare", view)]

    client = Client()

    def asked() -> Any:
        with override_settings(ROOT_URLCONF=Addresses):
            return client.get("/bare")

    return asked


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    sys.exit(main())
