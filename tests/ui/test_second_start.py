"""The knock of a second start: heard by the window that has the plan, and by nobody where there is none."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from delegate_desk.ui import knock_by_socket, second_start


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "locks").mkdir()
    monkeypatch.setattr(second_start.paths, "state_folder", lambda: tmp_path)


def heard(knock: Callable[[str], bool], qtbot: QtBot) -> bool:
    """Whether a knock from elsewhere is answered while this window goes on."""
    answers: list[bool] = []
    visitor = Thread(target=lambda: answers.append(knock("plan")))
    visitor.start()
    qtbot.waitUntil(lambda: not visitor.is_alive())
    return answers[0]


def heard_by_socket(_knock: object, qtbot: QtBot) -> bool:
    """The same from another process: Qt's sockets wait without letting other threads on."""
    act = "import sys; from delegate_desk.ui.knock_by_socket import knock; sys.exit(0 if knock('plan') else 3)"
    visitor = subprocess.Popen([sys.executable, "-c", act])
    qtbot.waitUntil(lambda: visitor.poll() is not None, timeout=20_000)
    return visitor.returncode == 0


WAYS = [
    pytest.param(second_start._listen, heard, id="pipes"),
    pytest.param(knock_by_socket.listen, heard_by_socket, id="socket"),
]


@pytest.mark.parametrize(("listen", "heard_there"), WAYS)
def test_a_knock_is_heard_as_often_as_it_comes_and_no_longer_than_there_is_a_window(
    qtbot: QtBot, listen: Callable[..., None], heard_there: Callable[..., bool]
) -> None:
    came: list[int] = []
    window = QObject()
    listen("plan", window, lambda: came.append(1))
    assert heard_there(second_start.knock, qtbot) and heard_there(second_start.knock, qtbot)
    qtbot.waitUntil(lambda: len(came) == 2)
    window.deleteLater()
    with qtbot.waitSignal(window.destroyed):
        pass
    assert not heard_there(second_start.knock, qtbot)


def test_a_window_comes_to_the_front(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    second_start.listen("plan", window)
    assert heard(second_start.knock, qtbot)
    qtbot.waitUntil(window.isVisible)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_window_that_hangs_never_answers_and_one_that_starts_is_waited_for(tmp_path: Path, qtbot: QtBot) -> None:
    second_start._new_pipe(tmp_path / "locks" / "plan.knock")  # held open, and never looked at
    begun = time.monotonic()
    assert not second_start.knock("plan")
    assert time.monotonic() - begun < 2
    (tmp_path / "locks" / "plan.knock").unlink()
    (tmp_path / "locks" / "plan.knock").write_text("in the way")
    window = QObject()
    came: list[int] = []
    answers: list[bool] = []
    visitor = Thread(target=lambda: answers.append(second_start.knock("other")))
    visitor.start()
    qtbot.wait(150)
    second_start._listen("other", window, lambda: came.append(1))
    qtbot.waitUntil(lambda: answers == [True])
    assert (tmp_path / "locks" / "other.knock").stat().st_mode & 0o077 == 0
    assert not (tmp_path / "locks" / "other.reply").exists()
