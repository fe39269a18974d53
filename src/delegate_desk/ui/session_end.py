"""The end of the owner's session: the system asks programs to end by a signal, and the window closes as by hand."""

import os
import signal

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication


def close_with_the_session(parent: QObject) -> None:
    """Close all windows on the signal, so that a field that is being typed in is kept; on Windows Qt does so itself.

    Python looks at signals only between its own steps, of which an idle window takes none: a pipe wakes it.
    """
    if os.name != "posix" or parent.findChild(QSocketNotifier) is not None:
        return
    read, write = os.pipe()
    os.set_blocking(write, False)
    signal.set_wakeup_fd(write, warn_on_full_buffer=False)
    signal.signal(signal.SIGTERM, lambda _number, _frame: None)
    notifier = QSocketNotifier(read, QSocketNotifier.Type.Read, parent)
    notifier.activated.connect(lambda: _end(read))


def _end(pipe: int) -> None:
    os.read(pipe, 64)
    QApplication.closeAllWindows()
    QApplication.quit()
