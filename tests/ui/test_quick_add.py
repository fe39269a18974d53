"""Quick add: Enter adds what was understood, which is shown while it is typed."""

from typing import NamedTuple

import pytest
from builders import a_duty, a_plan
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shown_session import EVIL, Shelf, a_session, spoken

from delegate_desk.domain.cadence import Every
from delegate_desk.domain.plan import in_order
from delegate_desk.ui.quick_add import QuickAdd
from delegate_desk.ui.quick_add_card import Understood, UnderstoodCard
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme

LINE = "Reconcile bank 45m weekly #bookkeeping"


class Shown(NamedTuple):
    window: QWidget
    line: QuickAdd
    elsewhere: QLineEdit
    session: Session
    shelf: Shelf

    def card(self) -> UnderstoodCard | None:
        found = self.window.findChildren(UnderstoodCard)
        return found[0] if found and found[0].isVisible() else None

    def titles(self) -> list[str]:
        return [duty.title for duty in in_order(self.shelf.plan.duties)]


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> Shown:
    session, shelf = a_session(a_plan(a_duty(title="First")))
    window, line, elsewhere = QWidget(), QuickAdd(theme, session), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(line)
    column.addStretch(1)
    column.addWidget(elsewhere)
    qtbot.addWidget(window)
    window.resize(700, 400)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    line.setFocus()
    return Shown(window, line, elsewhere, session, shelf)


def test_enter_adds_at_the_end_and_makes_room_for_the_next(qtbot: QtBot, shown: Shown) -> None:
    QTest.keyClicks(shown.line, LINE)
    with qtbot.waitSignal(shown.line.added) as added, qtbot.assertNotEmitted(shown.line.details_wanted):
        QTest.keyClick(shown.line, Qt.Key.Key_Return)

    duty = in_order(shown.shelf.plan.duties)[-1]
    assert added.args == [duty.id]
    assert duty.title == "Reconcile bank"
    assert (duty.function, duty.cadence, duty.minutes) == ("bookkeeping", Every(1, 1, "week"), 45)
    assert duty.decision == "undecided"
    assert shown.session.undo_label == "Added “Reconcile bank”"
    assert (shown.line.text(), shown.line.hasFocus(), shown.card()) == ("", True, None)


def test_control_enter_asks_for_the_details_too(qtbot: QtBot, shown: Shown) -> None:
    QTest.keyClicks(shown.line, LINE)
    with qtbot.waitSignal(shown.line.details_wanted) as wanted:
        QTest.keyClick(shown.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wanted.args == [in_order(shown.shelf.plan.duties)[-1].id]


def test_what_is_understood_is_shown_and_spoken(shown: Shown) -> None:
    assert shown.card() is None
    QTest.keyClicks(shown.line, LINE)
    assert shown.card() is not None
    assert "Reconcile bank, Bookkeeping · weekly · 45 min, 0.8 h a week" in spoken(shown.line)


@pytest.mark.parametrize(
    ("line", "title", "details", "week"),
    [
        (LINE, "Reconcile bank", "Bookkeeping · weekly · 45 min", "0.8 h a week"),
        ("Call clients", "Call clients", "Say how long and how often, or later: 45m weekly", ""),
        ("Walk sites 1h30 2x a week", "Walk sites", "2x a week · 1 h 30 min", "3.0 h a week"),
        ("VAT every 3 months #accounting", "VAT", "Accounting · every 3 months", ""),
        ("45m", "What is it called?", "45 min", ""),
        (f"{EVIL} daily", EVIL, "daily", ""),
    ],
)
def test_the_card_says(shown: Shown, line: str, title: str, details: str, week: str) -> None:
    said = Understood.of(line, shown.session)
    assert (said.title, said.details, said.week) == (title, details, week)


def test_only_an_empty_title_is_refused_and_the_line_stays(shown: Shown) -> None:
    QTest.keyClicks(shown.line, "45m weekly")
    QTest.keyClick(shown.line, Qt.Key.Key_Return)

    assert shown.titles() == ["First"]
    assert shown.line.text() == "45m weekly"
    assert "needs a title" in spoken(shown.line)

    QTest.keyClicks(shown.line, " Sweep")
    QTest.keyClick(shown.line, Qt.Key.Key_Return)
    assert shown.titles() == ["First", "Sweep"]


def test_nothing_typed_adds_nothing(shown: Shown) -> None:
    QTest.keyClicks(shown.line, "   ")
    QTest.keyClick(shown.line, Qt.Key.Key_Return)
    assert shown.titles() == ["First"]
    assert shown.card() is None


def test_leaving_adds_nothing_and_coming_back_finds_the_line(shown: Shown) -> None:
    QTest.keyClicks(shown.line, LINE)
    shown.elsewhere.setFocus()
    assert (shown.titles(), shown.line.text(), shown.card()) == (["First"], LINE, None)
    shown.line.setFocus()
    assert shown.card() is not None


def test_escape_clears(shown: Shown) -> None:
    QTest.keyClicks(shown.line, LINE)
    QTest.keyClick(shown.line, Qt.Key.Key_Escape)
    assert (shown.line.text(), shown.card()) == ("", None)


def test_what_cannot_be_written_stays_in_the_line(shown: Shown, qtbot: QtBot) -> None:
    shown.shelf.full = True
    QTest.keyClicks(shown.line, LINE)
    with qtbot.waitSignal(shown.session.not_saved):
        QTest.keyClick(shown.line, Qt.Key.Key_Return)
    assert shown.line.text() == LINE


def test_the_card_follows_the_line_and_lies_over_the_page(shown: Shown, qtbot: QtBot) -> None:
    QTest.keyClicks(shown.line, LINE)
    card = shown.card()
    assert card is not None
    assert card.parentWidget() is shown.window
    shown.window.resize(420, 400)
    qtbot.wait(10)
    assert card.width() <= shown.window.width() + 2 * 10
    assert card.geometry().top() < shown.line.geometry().bottom() + 10
    assert card.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_card_paints_what_is_typed_as_text(shown: Shown, theme: Theme, mode: str) -> None:
    theme.set_mode(mode)  # type: ignore[arg-type]
    QTest.keyClicks(shown.line, EVIL)
    card = shown.card()
    assert card is not None
    assert not card.grab().isNull()


def test_the_line_can_be_found_by_its_name(shown: Shown) -> None:
    assert spoken(shown.line).startswith("Add a duty")
