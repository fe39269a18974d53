"""A session over a plan in memory, and the hands of an owner, for tests of the window's parts."""

from builders import TODAY
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from delegate_desk.desk import Desk
from delegate_desk.domain.edit import Changes, applied
from delegate_desk.domain.errors import NotSaved
from delegate_desk.domain.plan import Plan
from delegate_desk.ui.session import Session

EVIL = '<img src="file:///nowhere.png"><b>bold</b>'


class Shelf:
    """A store in memory; `full` makes it refuse, `elsewhere` is what another program has written."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.full = False
        self.elsewhere: Plan | None = None

    def read(self) -> Plan:
        self.plan, self.elsewhere = self.elsewhere or self.plan, None
        return self.plan

    def write(self, changes: Changes) -> None:
        if self.full:
            raise NotSaved("Not saved: the disk is full.")
        self.plan = applied(self.plan, changes)

    def moved(self) -> bool:
        return self.elsewhere is not None


def a_session(plan: Plan) -> tuple[Session, Shelf]:
    shelf = Shelf(plan)
    return Session(Desk(shelf), today=lambda: TODAY), shelf


def type_into(line: QLineEdit, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Replace what stands in a line, as an owner does."""
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, text)
    QTest.keyClick(line, key)


def spoken(widget: QWidget) -> str:
    """Name and description as assistive technology hears them."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    said = (interface.text(QAccessible.Text.Name), interface.text(QAccessible.Text.Description))
    return " ".join(part for part in said if part)


def focusable(parent: QWidget) -> list[QWidget]:
    """Every visible child that the keyboard can reach."""
    return [
        child
        for child in parent.findChildren(QWidget)
        if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
