"""Qt for printing where there is no screen."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication

from delegate_desk.ui import formats


@contextmanager
def without_screen(name: str) -> Iterator[QLocale]:
    """Have Qt's fonts and painters inside the block, and the owner's locale; one that runs already is used."""
    running = QGuiApplication.instance()
    application = running or QGuiApplication([name, "-platform", "offscreen"])
    try:
        yield formats.locale()
    finally:
        if running is None:
            application.shutdown()
