"""Measures the door: what an act costs beside a bare insert, and whether four processes lose none.

    python benchmarks/door.py [--acts 2000]

First on a SQLite file, as folkmoot/settings.py configures it: a stranger applies for membership under the model
charter, judged, applied and recorded by `enact` with a request id, as the web calls it. Beside it, in turns and in the
same process, the bare insert: the row of such an entry by Django's ORM, judged by nobody, each committed by itself.
And a decision of a body that carries one act, which leaves two entries. The best of the rounds counts on all sides.
Then four processes enact as many acts as asked on a PostgreSQL of this run's own, and everything that they left is
counted. Exit status 1 if the stranger's act takes more than BAR times the insert, or if an act is missing, doubled or
out of its place.
"""

import argparse
import multiprocessing
import os
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing.synchronize import Barrier
from secrets import token_hex
from time import perf_counter, time
from typing import Any

BAR = 8
ROUNDS = 10
A_ROUND = 200
WRITERS = 4
WARM = 20

Written = tuple[float, float, list[tuple[str, int]]]
"""When a writer began and ended, and the request ids of its acts with the indices that they got."""


def main() -> int:
    """Measure, print, and tell whether the bar is met and all is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--acts", type=int, default=2_000)
    acts = parser.parse_args().acts
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FOLKMOOT_HOME"] = folder
        os.environ.pop("DATABASE_URL", None)
        inserts, enacted, decided = _alone(compare)
    ratio = min(enacted) / min(inserts)
    print(f"bare insert, SQLite   {min(inserts) * 1e6:6.0f} us  of {shown(inserts)}")
    print(f"an act, SQLite        {min(enacted) * 1e6:6.0f} us  of {shown(enacted)}")
    print(f"ratio                 {ratio:6.2f}     (at most {BAR})")
    print(f"a decision, an act    {min(decided) * 1e6:6.0f} us  of {shown(decided)}")
    print(f"ratio                 {min(decided) / min(inserts):6.2f}     (no bar)")
    from tests import postgres

    with tempfile.TemporaryDirectory() as folder:
        os.environ["FOLKMOOT_HOME"] = folder
        os.environ["DATABASE_URL"] = postgres.start()
        faults = write_together(acts)
    print("\n".join(faults) or f"all {acts:,} are there, in their places, each once")
    return 1 if faults or ratio > BAR else 0


def compare() -> tuple[list[float], list[float], list[float]]:
    """The seconds of one insert, of one act and of one decision that carries an act, round by round."""
    set_up()
    found()
    apply_to_join(WARM)
    decide(WARM)
    inserts, enacted, decided = [], [], []
    for _ in range(ROUNDS):
        inserts.append(timed(insert_bare, A_ROUND))
        enacted.append(timed(apply_to_join, A_ROUND))
        decided.append(timed(decide, A_ROUND))
        sweep()
    return inserts, enacted, decided


def write_together(acts: int) -> list[str]:
    """Let WRITERS processes enact so many acts at once; what is wrong with what they left."""
    before = _alone(found_anew)
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(WRITERS)
    with ProcessPoolExecutor(WRITERS, context, initializer=get_ready, initargs=(barrier,)) as pool:
        written = list(pool.map(write, [acts // WRITERS] * WRITERS))
    seconds = max(end for _, end, _ in written) - min(begin for begin, _, _ in written)
    left = [each for _, _, pairs in written for each in pairs]
    print(
        f"PostgreSQL, {WRITERS} processes: {len(left):,} acts in {seconds:.2f} s, {len(left) / seconds:,.0f} a second"
    )
    return _alone(faults_in, before, left)


def set_up() -> None:
    """Load Django on the database that the environment names, and bring its tables up to date."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "folkmoot.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, skip_checks=True)


def found() -> int:
    """Found the organisation of the cast under the model charter; how many entries that leaves."""
    from tests import cast

    return cast.found().size()


def found_anew() -> int:
    """The same, in a process that has not loaded Django."""
    set_up()
    return found()


def apply_to_join(acts: int) -> list[tuple[str, int]]:
    """So many strangers apply, one after the other."""
    from folkmoot.door.draw import Draw
    from folkmoot.door.enact import enact
    from folkmoot.members.acts import Apply

    draw, at, left = Draw(), datetime.now(UTC), []
    for _ in range(acts):
        person, request = draw.person(), token_hex(16)
        done = enact(Apply(person=person, name="Kit", unit=0), person=person, at=at, request=request)
        left.append((request, done.index))
    return left


def decide(decisions: int) -> None:
    """So many times, the Steering Committee instructs the staff."""
    from folkmoot.bodies.acts.deciding import Decide
    from folkmoot.bodies.acts.orders import Instruct
    from folkmoot.bodies.models import Mandate
    from folkmoot.door.act import Carried, encode
    from folkmoot.door.enact import enact

    instruct = Instruct(staff=True, what="Write to the members.")
    carries = (Carried(act=instruct.declared.name, fields=encode(instruct)),)
    decision = Decide(body="steering", yes=1, no=0, present=1, question="Shall we write?", carries=carries)
    person, at = Mandate.objects.get(seat="steering").person, datetime.now(UTC)
    for _ in range(decisions):
        done = enact(decision, person=person, at=at, request=token_hex(16))
        assert len(done.followed) == 1


def insert_bare(inserts: int) -> None:
    """The row of the last entry again, so many times, far behind the record's end."""
    from folkmoot.door.guard import door_open
    from folkmoot.door.models import Entry

    last = Entry.objects.order_by("index").last()
    assert last is not None
    values: dict[str, Any] = {field.attname: getattr(last, field.attname) for field in Entry._meta.concrete_fields}
    with door_open():
        for n in range(inserts):
            Entry.objects.create(**{**values, "index": FAR + n, "request": token_hex(16)})


FAR = 10**12


def sweep() -> None:
    """Take the bare rows away again."""
    from folkmoot.door.guard import door_open
    from folkmoot.door.models import Entry

    with door_open():
        Entry.objects.filter(index__gte=FAR).delete()


_BARRIER: list[Barrier] = []


def get_ready(barrier: Barrier) -> None:
    """Set a writer up, and keep what all of them wait for."""
    set_up()
    _BARRIER.append(barrier)


def write(acts: int) -> Written:
    """Wait for the others, then enact."""
    _BARRIER[0].wait()
    begin = time()
    left = apply_to_join(acts)
    return begin, time(), left


def faults_in(before: int, left: list[tuple[str, int]]) -> list[str]:
    """What is wrong with the record after the writers have gone, and with what they were told."""
    set_up()
    from folkmoot.core.record.merkle import Frontier
    from folkmoot.door.models import Entry, Head
    from folkmoot.members.models import Application

    head, rows = Head.objects.get(), list(Entry.objects.order_by("index").values_list("index", "leaf", "request"))
    kept = [(request, index) for index, _, request in rows if index >= before]
    frontier = Frontier.empty().extend([bytes(leaf) for _, leaf, _ in rows])
    found = {
        "the indices have gaps": [index for index, _, _ in rows] == list(range(before + len(left))),
        "what the writers were told is not what the record holds": sorted(kept) == sorted(left),
        "an application is missing or doubled": Application.objects.values("person").distinct().count() == len(left),
        "the head is not that of the entries": (head.size, bytes(head.frontier))
        == (before + len(left), frontier.to_bytes()),
    }
    return [says for says, holds in found.items() if not holds]


def timed(work: Callable[[int], object], count: int) -> float:
    """The seconds that one of so many takes."""
    begin = perf_counter()
    work(count)
    return (perf_counter() - begin) / count


def shown(seconds: list[float]) -> str:
    """All rounds in one line."""
    return " ".join(f"{each * 1e6:.0f}" for each in seconds)


def _alone(work: Callable[..., Any], *given: Any) -> Any:
    """Do it in a fresh process, which reads the environment anew."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


if __name__ == "__main__":
    sys.exit(main())
