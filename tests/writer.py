"""A process of its own that enacts, for the tests of two at once: `python -m tests.writer COMMAND ARGUMENT...`.

What it has done it prints as one line of JSON. It waits for its turn at `ready`, until a line comes in.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from typing import Any


def tables() -> None:
    """Make the tables."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, skip_checks=True)


def found() -> int:
    """Make the tables, and found the organisation of the cast; how many entries that leaves."""
    from tests import cast

    tables()
    return cast.found().size()


def found_first() -> str:
    """Found it, if nobody else does; else what the door says."""
    from folkmoot.door.act import BadAct
    from tests import cast

    ready()
    try:
        return f"{cast.found().size()} entries"
    except BadAct as error:
        return str(error)


def write(requests: str, acts: str) -> list[tuple[str, int, bool]]:
    """So many strangers apply, by requests of this name; the index of each, and whether it was there already."""
    ready()
    left = []
    for number in range(int(acts)):
        left.append(apply(f"{requests}-{number}"))
        time.sleep(0.005)  # SQLite gives the next turn to whoever asks at once: the other would get none
    return left


def die(where: str) -> None:
    """Enact, and be killed in the middle: when the rows are written, or the entry, or the head too."""
    from folkmoot.door import enact, record
    from folkmoot.members.acts import Apply

    owner, name = {"rows": (Apply, "apply"), "entry": (record, "append"), "head": (enact, "overwrite")}[where]
    setattr(owner, name, _then_killed(getattr(owner, name)))
    apply("never")


def letters(addresses: str) -> int:
    """Write a letter to so many people."""
    from datetime import UTC, datetime

    from folkmoot.door.draw import Draw
    from folkmoot.mail.contacts import set_contact
    from folkmoot.mail.queue import Words, write

    people = [Draw(f"reader {number}").person() for number in range(int(addresses))]
    for number, person in enumerate(people):
        set_contact(person, address=f"reader-{number}@moot.example")
    return write(people, "meetings", "entry 1", lambda: Words("We meet", "On Thursday."), now=datetime.now(UTC))


def post(dies_at: str, minutes: str) -> int:
    """Send what is due in so many minutes, and be killed once so many letters are out; how many were sent."""
    from datetime import UTC, datetime, timedelta

    from folkmoot.mail import queue

    left, end = int(dies_at), queue._end

    def ended(*given: Any, **named: Any) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)  # the letter is out, and nobody has written that down
        end(*given, **named)

    queue._end = ended
    return queue.send_due(datetime.now(UTC) + timedelta(minutes=int(minutes))).sent


def token(name: str) -> str:
    """A token with which a program does for somebody of the cast what they may do."""
    from datetime import UTC, datetime

    from folkmoot.api import tokens
    from tests.cast import Moot

    return tokens.make(Moot()[name], "a program", tokens.scopes(), today=datetime.now(UTC).date())


def hold(seconds: str) -> None:
    """Hold the head for a while, as a slow act would, and leave it as it was."""
    from django.db import transaction

    from folkmoot.door.enact import lock

    with transaction.atomic():
        lock()
        ready()
        time.sleep(float(seconds))


def ready() -> None:
    """Say so, and wait to be told."""
    print("ready", flush=True)
    sys.stdin.readline()


def apply(request: str) -> tuple[str, int, bool]:
    """A stranger applies by this request; the index of the entry, and whether it was there already."""
    from datetime import UTC, datetime

    from folkmoot.door.draw import Draw
    from folkmoot.door.enact import enact
    from folkmoot.members.acts import Apply

    person = Draw().person()
    done = enact(Apply(person=person, name="Kit", unit=0), person=person, at=datetime.now(UTC), request=request)
    return request, done.index, done.again


def _then_killed(work: Callable[..., Any]) -> Callable[..., None]:
    def killed(*given: Any, **named: Any) -> None:
        work(*given, **named)
        os.kill(os.getpid(), signal.SIGKILL)

    return killed


COMMANDS: dict[str, Callable[..., Any]] = {
    "tables": tables,
    "found": found,
    "found_first": found_first,
    "apply": apply,
    "write": write,
    "die": die,
    "hold": hold,
    "letters": letters,
    "post": post,
    "token": token,
}

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "folkmoot.settings"
    import django

    from folkmoot import settings

    settings.make_home()
    django.setup()
    command, *given = sys.argv[1:]
    print(json.dumps(COMMANDS[command](*given)), flush=True)
