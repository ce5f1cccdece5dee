"""Runs what touches the data folder, and says whatever stops it in the one shape."""

import argparse
from collections.abc import Callable

from folkmoot.cli import saying
from folkmoot.cli.data_folder import open_data_folder


def said(args: argparse.Namespace, run: Callable[[], int], *, opening: Callable[[], None] = open_data_folder) -> int:
    """The exit status of `run`, once `opening` is done; of what either raises too, once that is said."""
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.db import Error
    except ModuleNotFoundError:
        return saying.failed(args, "this command needs the server: pip install 'folkmoot[server]'")
    try:
        opening()
    except ImproperlyConfigured as bad:
        return saying.bad_input(args, bad)
    except OSError as error:
        return saying.failed(args, f"{error.filename or 'the data folder'}: {error.strerror or error}")
    except Error as error:
        return saying.failed(args, f"the database cannot be opened: {str(error).strip()}")
    return _run(args, run)


def _run(args: argparse.Namespace, run: Callable[[], int]) -> int:
    from django.db import Error

    from folkmoot.core.charter.errors import CharterError
    from folkmoot.door.act import BadAct
    from folkmoot.door.history_file import BadHistory
    from folkmoot.door.refusal import Refused
    from folkmoot.door.replay import RefusedInHistory

    try:
        return run()
    except BadHistory as bad:
        return saying.bad_input(args, bad, file=bad.file, line=bad.line)
    except RefusedInHistory as refused:
        where = {"file": refused.file, "line": refused.line}
        return saying.refused(args, {**refused.to_json(), **where}, f"{refused.file}, line {refused.line}: ")
    except Refused as refused:
        return saying.refused(args, refused.to_json())
    except CharterError as bad:
        return saying.bad_input(args, "\n".join(str(each) for each in bad.errors))
    except OverflowError:
        return saying.bad_input(args, "a date lies outside of the calendar")
    except BadAct as bad:
        return saying.bad_input(args, bad)
    except BrokenPipeError:
        raise
    except OSError as error:
        return saying.bad_input(args, f"{error.filename or 'a file'}: {error.strerror or error}")
    except Error as error:
        return saying.failed(args, f"the database cannot do it: {str(error).strip()}")
