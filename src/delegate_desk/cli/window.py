"""The way from the command line to the window."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from delegate_desk.cli.qt import import_qt
from delegate_desk.domain.errors import PlanError
from delegate_desk.i18n import _

_PACKAGES = (
    "libgl1 libegl1 libglib2.0-0 libdbus-1-3 libxkbcommon0 libfontconfig1 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 "
    "libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0"
)
"""What Qt needs of a Debian system that has no desktop."""


def show(plan: Path | None) -> int:
    """Open the window on a plan (None: the owner's own) and stay until it is closed; the exit status.

    Raises PlanError where Qt, or one of the system's libraries that it needs, is not there.
    """
    with qt_told_missing(_("The window cannot open because {reason}")):
        import_qt()
        from delegate_desk.app import main as open_window
    return open_window(plan)


@contextmanager
def qt_told_missing(sentence: str) -> Iterator[None]:
    """Turn the failed import of Qt inside the block into this sentence, with what to install."""
    try:
        yield
    except ImportError as problem:
        if (problem.name or "").startswith("delegate_desk"):
            raise  # ours to mend, not the owner's
        words = _("{sentence}; on Debian and Ubuntu this brings what it needs: sudo apt install {packages}")
        raise PlanError(words.format(sentence=sentence.format(reason=problem), packages=_PACKAGES)) from problem
