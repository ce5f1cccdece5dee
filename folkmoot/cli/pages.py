"""The pages as a worker of `folkmoot serve` loads them."""

import ctypes
import os
import signal
import sys

from folkmoot.web.wsgi import application as application

PR_SET_PDEATHSIG = 1


def leave_the_terminal() -> None:
    """Hear of the end from the server alone: Ctrl-C reaches every process of a terminal's group, and a worker that is
    told twice to stop hangs. And end with the server, however it ends, for a worker left behind keeps the port."""
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


leave_the_terminal()
