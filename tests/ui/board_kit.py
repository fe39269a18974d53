"""A board on the screen, and the drags and keys of its owner, for tests."""

from collections.abc import Sequence

from builders import a_duty, a_plan, a_provider
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shown_session import Shelf, a_session

from delegate_desk.domain.duty import Decision
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.ui.board.column import Column
from delegate_desk.ui.board.model import MIME
from delegate_desk.ui.pages.board import BoardPage
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme

MOVE = Qt.DropAction.MoveAction
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def sample() -> Plan:
    """Nine duties of one hour a week: u1 to u3, k1, k2, o1 to o3 and s1, told in turns."""
    duties = [
        a_duty(id="u1", title="Order materials", enjoyment=2, needs_me=2),
        a_duty(id="k1", title="Survey jobs", decision="keep"),
        a_duty(id="o1", title="Chase payments", decision="outsource", stage="trial", provider="p1"),
        a_duty(id="u2", title="VAT each quarter", function="accounting"),
        a_duty(id="o2", title="Answer phone", decision="outsource", stage="running", provider="p1"),
        a_duty(id="s1", title="Browse forums", decision="stop"),
        a_duty(id="k2", title="Price quotes", decision="keep"),
        a_duty(id="u3", title="Café rota", notes="crème"),
        a_duty(id="o3", title="Reply to emails", decision="outsource"),
    ]
    return a_plan(*duties, providers=[a_provider(name="Tideway Bookkeeping")], hourly_worth="60")


def shown(qtbot: QtBot, theme: Theme, plan: Plan | None = None, width: int = 1400) -> tuple[BoardPage, Session, Shelf]:
    """The page in a window of its own."""
    session, shelf = a_session(sample() if plan is None else plan)
    page = BoardPage(theme, session)
    qtbot.addWidget(page)
    page.resize(width, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    QApplication.processEvents()
    return page, session, shelf


def column(page: BoardPage, decision: Decision) -> Column:
    return page.columns.column(decision)


def ids(page: BoardPage, decision: Decision) -> list[str]:
    """The cards of a column from top to bottom."""
    return [duty.id for duty in column(page, decision).model.duties]


def order(session: Session) -> list[str]:
    """The whole list."""
    return [duty.id for duty in in_order(session.plan.duties)]


def between(target: Column, row: int) -> QPoint:
    """The place above a row, in the column's coordinates; after the last row the place below it."""
    cards = target.list
    rect = cards.visualRect(target.model.index(min(row, max(0, target.model.rowCount() - 1))))
    height = rect.top() if row < target.model.rowCount() else rect.bottom() + 1
    return cards.viewport().mapTo(target, QPoint(40, max(4, height)))


class Hand:
    """Drags duties over columns by the events that Qt sends."""

    def __init__(self, duties: Sequence[str]) -> None:
        self.mime = QMimeData()
        self.mime.setData(MIME, "\0".join(duties).encode())

    def hold_over(self, target: Column, point: QPoint) -> bool:
        enter = QDragEnterEvent(point, MOVE, self.mime, LEFT, NONE)
        QApplication.sendEvent(target, enter)
        move = QDragMoveEvent(point, MOVE, self.mime, LEFT, NONE)
        QApplication.sendEvent(target, move)
        return enter.isAccepted() and move.isAccepted()

    def drop_on(self, target: Column, row: int) -> None:
        point = between(target, row)
        assert self.hold_over(target, point)
        QApplication.sendEvent(target, QDropEvent(QPointF(point), MOVE, self.mime, LEFT, NONE))
