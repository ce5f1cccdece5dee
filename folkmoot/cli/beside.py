"""What goes on beside a command, in a thread of its own: again and again, whatever stops it once."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread


@contextmanager
def beside(name: str, does: Callable[[Event], object], every: float, log: logging.Logger, fault: str) -> Iterator[None]:
    """Do it at once and then every so many seconds, until the end of the block, of which `does` hears by the event.

    A fault is logged, as `fault` with the seconds in it, and it is tried again.
    """
    stop = Event()
    thread = Thread(target=_again_and_again, args=(does, stop, every, log, fault), name=name, daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=every)


def _again_and_again(
    does: Callable[[Event], object], stop: Event, every: float, log: logging.Logger, fault: str
) -> None:
    from django.db import connections

    while True:
        try:
            does(stop)
        except Exception:  # what stops at a fault stops for good, and nobody sees it
            log.exception(fault, every)
        finally:
            connections.close_all()
        if stop.wait(every):
            return
