"""Work on a list: at once where it is short, else beside the page, which says how far it is."""

import logging
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread

from django.db import connections
from django.utils import translation
from django.utils.translation import gettext as _

from folkmoot.door.act import BadAct
from folkmoot.door.refusal import Refused
from folkmoot.importing.draft import Draft
from folkmoot.importing.faults import BadFile

LONG = 3_000
"""From how many rows on a list is long."""

STOPPED = 120.0
"""For how many seconds work may say nothing before it is taken to have stopped."""

EVERY = 500
Each = Callable[[int], None]
Work = Callable[[Draft, Each], None]


def work(path: Path, says: str, rows: int, what: Work) -> None:
    """Do it now, or begin it and come back: `progress` says how it goes. What is wrong now is raised now."""
    draft = Draft(path)
    try:
        draft.keep(work=says, rows=rows, done=0, at=time.time(), wrong="")
        if rows < LONG:
            what(draft, lambda count: None)
            draft.keep(work="")
            return
    finally:
        draft.close()
    Thread(target=_beside, args=(path, what, translation.get_language()), daemon=True).start()


def _beside(path: Path, what: Work, language: str | None) -> None:
    draft = Draft(path)
    with translation.override(language):
        try:
            what(draft, lambda count: draft.keep(done=count, at=time.time()) if count % EVERY == 0 else None)
            draft.keep(work="")
        except BadAct as bad:
            draft.keep(work="", wrong=bad.shown())
        except BadFile as bad:
            draft.keep(work="", wrong=str(bad))
        except Refused as refused:
            draft.keep(work="", wrong=" ".join(refused.shown()))
        except Exception:
            logging.getLogger(__name__).exception("a list could not be worked on")
            draft.keep(work="", wrong=_("It could not be finished. Nothing was written; try it again."))
        finally:
            draft.close()
            connections.close_all()


def progress(kept: dict[str, object]) -> dict[str, object] | None:
    """What is being done, how many rows are done of how many; None where nothing is."""
    if not kept.get("work"):
        return None
    at = kept.get("at")
    stopped = not isinstance(at, float) or time.time() - at > STOPPED
    return {"says": kept["work"], "done": kept.get("done", 0), "rows": kept.get("rows", 0), "stopped": stopped}
