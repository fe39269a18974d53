"""The first picture of a brief is a whole one: nothing is squeezed over its neighbour until layouts have found out."""

from pathlib import Path

from builders import TODAY
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shown_session import a_session

from delegate_desk.exchange.example import example_plan
from delegate_desk.ui.main_window import MainWindow
from delegate_desk.ui.pages.hand_over import HandOverPage
from delegate_desk.ui.theme import Theme


class Painted(QObject):
    """Notes what is painted of a page, and what of it lower than it needs."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self.all = 0
        self.squeezed: list[tuple[str, int, int]] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        page = self._window.pages.made("hand_over")
        if event.type() != QEvent.Type.Paint or not isinstance(watched, QWidget) or not isinstance(page, HandOverPage):
            return False
        if page.view.isAncestorOf(watched):
            self.all += 1
            needed = watched.minimumSizeHint().height()
            if watched.hasHeightForWidth():
                needed = max(needed, watched.heightForWidth(watched.width()))
            if watched.height() < needed:
                said = f"{type(watched).__name__} {watched.accessibleName()}"
                self.squeezed.append((said, watched.height(), needed))
        return False


def test_a_brief_is_never_seen_squeezed(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    session, _ = a_session(example_plan(TODAY))
    window = MainWindow(theme, session, Path("Hartley.desk"), state="example")
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    outsourced = [duty.id for duty in session.plan.duties.values() if duty.decision == "outsource"]
    assert len(outsourced) > 9
    painted = Painted(window)
    qapp.installEventFilter(painted)
    try:
        for duty in outsourced:
            before = painted.all
            window.board.inspector.brief_wanted.emit(duty)
            qtbot.waitUntil(lambda before=before: painted.all > before)
            qtbot.wait(20)
    finally:
        qapp.removeEventFilter(painted)
    assert painted.squeezed == []
