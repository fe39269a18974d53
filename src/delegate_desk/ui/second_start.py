"""A second start on the same plan knocks at the first window, which comes to the front.

By two named pipes beside the window's lock: loading Qt's network for it would take every window 3 MB.
"""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, Qt
from PySide6.QtWidgets import QWidget

from delegate_desk import paths

_PATIENCE = 1.0
_AGAIN = 0.02


def listen(name: str, window: QWidget) -> None:
    """Have `window` come to the front whenever somebody knocks under `name`, as long as it lives."""
    come = partial(_come_forward, window)
    if os.name == "posix":
        _listen(name, window, come)
    else:
        from delegate_desk.ui.knock_by_socket import listen as listen_by_socket

        listen_by_socket(name, window, come)


def knock(name: str) -> bool:
    """Ask the window that listens under `name` to come to the front; whether one answered.

    One that is only just starting is waited for. A window that hangs takes the knock and never answers.
    """
    if os.name == "posix":
        return _knock(name)
    from delegate_desk.ui.knock_by_socket import knock as knock_by_socket

    return knock_by_socket(name)


def _listen(name: str, parent: QObject, act: Callable[[], None]) -> None:
    with suppress(OSError):  # then a second start is told that nobody answers, and looks on
        door = _new_pipe(_door(name))
        notifier = QSocketNotifier(door, QSocketNotifier.Type.Read, parent)
        notifier.activated.connect(lambda: _answer(name, door, act))
        parent.destroyed.connect(lambda: os.close(door))


def _answer(name: str, door: int, act: Callable[[], None]) -> None:
    with suppress(OSError):  # whoever knocked may have gone
        os.read(door, 64)
        reply = os.open(_reply(name), os.O_WRONLY | os.O_NONBLOCK)
        os.write(reply, b"!")
        os.close(reply)
    act()


def _knock(name: str) -> bool:
    try:
        reply = _new_pipe(_reply(name))
    except OSError:
        return False
    try:
        return _within_patience(partial(_ring, name)) and _within_patience(partial(_has_come, reply))
    finally:
        os.close(reply)
        _reply(name).unlink(missing_ok=True)


def _ring(name: str) -> bool:
    """Knock once; whether somebody has the door."""
    try:
        door = os.open(_door(name), os.O_WRONLY | os.O_NONBLOCK)
    except OSError:
        return False
    os.write(door, b"?")
    os.close(door)
    return True


def _has_come(reply: int) -> bool:
    try:
        return bool(os.read(reply, 64))
    except BlockingIOError:
        return False


def _within_patience(attempt: Callable[[], bool]) -> bool:
    end = time.monotonic() + _PATIENCE
    while not attempt():
        if time.monotonic() > end:
            return False
        time.sleep(_AGAIN)
    return True


def _new_pipe(path: Path) -> int:
    """A fresh pipe for the owner alone, held open at both ends so that it never ends when somebody leaves."""
    path.unlink(missing_ok=True)  # left behind by a window that was killed; the lock says it is gone
    os.mkfifo(path, 0o600)
    return os.open(path, os.O_RDWR | os.O_NONBLOCK)


def _door(name: str) -> Path:
    return paths.state_folder() / "locks" / f"{name}.knock"


def _reply(name: str) -> Path:
    return paths.state_folder() / "locks" / f"{name}.reply"


def _come_forward(window: QWidget) -> None:
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
