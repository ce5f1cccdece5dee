"""A bar on a terminal for work that turns out long, and nothing where nobody watches."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE = 0.5
"""The seconds after which somebody who waits would like to know how far it is."""


@contextmanager
def progress(says: str, quiet: bool = False) -> Iterator[Callable[[int], None]]:
    """A bar on a terminal for long work. What it gives is called before each step, with how many there are."""
    if quiet or not sys.stderr.isatty():
        yield lambda of: None
        return
    begun, done, shown = monotonic(), 0, None
    with ExitStack() as open_bars:

        def step(of: int) -> None:
            nonlocal done, shown
            done += 1
            if shown is None and monotonic() - begun > PATIENCE:
                shown = open_bars.enter_context(_bar())
                shown.add_task(says, total=of)
            if shown is not None:
                shown.update(shown.task_ids[0], total=of, completed=done)

        yield step


def _bar() -> "Progress":
    from rich.console import Console
    from rich.progress import Progress

    return Progress(console=Console(stderr=True), transient=True)
