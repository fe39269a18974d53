"""Which program the tests start: this checkout's, or an installed one that a variable names."""

import os
import shlex
import sys

VARIABLE = "DELEGATE_DESK_PROGRAM"
"""Words that start another program than this checkout's: "/usr/bin/delegate-desk"."""


def program() -> list[str]:
    """The words that start it."""
    named = os.environ.get(VARIABLE, "")
    return shlex.split(named) if named else [sys.executable, "-m", "delegate_desk"]
