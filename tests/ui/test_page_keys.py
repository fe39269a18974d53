"""Home, End, Page Up and Page Down move a page as a whole, but for what uses these keys itself."""

from pathlib import Path

import pytest
from builders import TODAY
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from shown_session import a_session

from delegate_desk.exchange.example import example_plan
from delegate_desk.ui.dialogs.keys import KeysDialog
from delegate_desk.ui.goals_popover import GoalsPopover
from delegate_desk.ui.main_window import MainWindow
from delegate_desk.ui.pages.hand_over import HandOverPage
from delegate_desk.ui.pages.settings import SettingsPage
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import Button

HOME, END, UP, DOWN = Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown
WHOLE_PAGES = ("settings", "trends", "help")


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> MainWindow:
    session, _ = a_session(example_plan(TODAY))
    made = MainWindow(theme, session, Path("Hartley.desk"), state="example")
    qtbot.addWidget(made)
    made.resize(1024, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def press(shown: QWidget, key: Qt.Key, also: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key in a window: it goes to whatever has the keyboard there."""
    handle = shown.window().windowHandle()
    assert handle is not None
    QTest.keyClick(handle, key, also)


def turned_to(window: MainWindow, qtbot: QtBot, name: str, area: QScrollArea | None = None) -> QScrollArea:
    """What scrolls on a page, once it is laid out."""
    window.show_page(name)
    page = area or window.pages.currentWidget()
    assert isinstance(page, QScrollArea)
    seen = [0]

    def is_laid_out() -> bool:
        seen.append(page.verticalScrollBar().maximum())
        return seen[-1] == seen[-2] > 0

    qtbot.waitUntil(is_laid_out)
    return page


def goes_all_the_way(area: QScrollArea) -> None:
    bar = area.verticalScrollBar()
    press(area, END)
    assert bar.value() == bar.maximum()
    press(area, HOME)
    assert bar.value() == 0
    press(area, DOWN)
    assert bar.value() == min(bar.pageStep(), bar.maximum())
    press(area, UP)
    assert bar.value() == 0


@pytest.mark.parametrize("name", WHOLE_PAGES)
def test_pages_that_scroll_as_a_whole_do_by_keys(window: MainWindow, qtbot: QtBot, name: str) -> None:
    goes_all_the_way(turned_to(window, qtbot, name))


@pytest.mark.parametrize("name", WHOLE_PAGES)
def test_they_do_so_too_while_the_navigation_has_the_keyboard(window: MainWindow, qtbot: QtBot, name: str) -> None:
    page = turned_to(window, qtbot, name)
    button = window.navigation.findChildren(QWidget)[0]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.hasFocus()
    goes_all_the_way(page)


def test_they_do_so_too_while_nothing_has_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    page = turned_to(window, qtbot, "settings")
    focused = window.focusWidget()
    assert focused is not None
    focused.clearFocus()
    assert window.focusWidget() is None
    goes_all_the_way(page)


def test_a_button_on_the_page_leaves_these_keys_to_it(window: MainWindow, qtbot: QtBot) -> None:
    page = turned_to(window, qtbot, "settings")
    assert isinstance(page, SettingsPage)
    page.backups.findChildren(Button)[0].setFocus(Qt.FocusReason.TabFocusReason)
    goes_all_the_way(page)


def test_a_field_keeps_home_and_end(window: MainWindow, qtbot: QtBot) -> None:
    page = turned_to(window, qtbot, "settings")
    field = next(line for line in page.findChildren(QLineEdit) if line.isVisible() and len(line.text()) > 1)
    field.setFocus(Qt.FocusReason.MouseFocusReason)
    before = page.verticalScrollBar().value()
    for key, place in ((HOME, 0), (END, len(field.text()))):
        press(page, key)
        press(page, key)
        assert field.cursorPosition() == place
    assert page.verticalScrollBar().value() == before


def test_a_list_keeps_them_and_at_its_end_stays_there(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("hand_over")
    page = window.pages.currentWidget()
    assert isinstance(page, HandOverPage)
    turned_to(window, qtbot, "hand_over", page.view)
    page.rail.setFocus(Qt.FocusReason.TabFocusReason)
    first = page.duty
    for _time in range(2):
        press(page, END)
    assert page.duty != first, "the last of the list"
    assert page.view.verticalScrollBar().value() == 0


def test_a_brief_moves_by_them_wherever_else_the_keyboard_is(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("hand_over")
    page = window.pages.currentWidget()
    assert isinstance(page, HandOverPage)
    view = turned_to(window, qtbot, "hand_over", page.view)
    for holder in (page.pay_back, view, window.navigation.findChildren(QWidget)[0]):
        holder.setFocus(Qt.FocusReason.TabFocusReason)
        assert holder.hasFocus()
        goes_all_the_way(view)


def test_cards_keep_them(window: MainWindow) -> None:
    cards = next(column.list for column in window.board.columns if column.list.model().rowCount() > 3)
    cards.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, END)
    assert cards.currentIndex().row() == cards.model().rowCount() - 1
    press(window, HOME)
    assert cards.currentIndex().row() == 0


def test_what_lies_over_a_page_does_not_move_it(window: MainWindow, qtbot: QtBot) -> None:
    page = turned_to(window, qtbot, "trends")
    window.actions_.trigger("goals")
    popover = window.findChild(GoalsPopover)
    assert popover is not None
    popover.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    popover.setFocus(Qt.FocusReason.OtherFocusReason)
    press(page, DOWN)
    assert page.verticalScrollBar().value() == 0
    press(page, Qt.Key.Key_Escape)


def test_with_a_modifier_they_mean_something_else(window: MainWindow, qtbot: QtBot) -> None:
    page = turned_to(window, qtbot, "settings")
    press(page, END, Qt.KeyboardModifier.AltModifier)
    assert page.verticalScrollBar().value() == 0
    press(page, END, Qt.KeyboardModifier.KeypadModifier)
    assert page.verticalScrollBar().value() > 0


@pytest.mark.parametrize("name", [*WHOLE_PAGES, "review"])
def test_large_text_in_a_small_window_is_scrolled_to_its_very_end(
    qtbot: QtBot, theme: Theme, window: MainWindow, name: str
) -> None:
    theme.set_text_size(2.0)
    window.resize(1024, 699)
    window.show_page(name)
    page = window.pages.currentWidget()
    areas = [area for area in window.findChildren(QScrollArea) if area.isAncestorOf(page)]  # the page is one of them

    def is_at_its_end() -> bool:
        window.navigation.findChildren(QWidget)[0].setFocus()  # a review takes the keyboard to its first field
        press(window, END)
        bars = [area.verticalScrollBar() for area in areas]
        moved = [bar for bar in bars if bar.maximum() > 0]
        return len(moved) == 1 and all(bar.value() == bar.maximum() for bar in moved)  # two bars would be confusing

    qtbot.waitUntil(is_at_its_end)


def test_a_dialog_moves_by_them(qtbot: QtBot, theme: Theme) -> None:
    dialog = KeysDialog(theme)
    qtbot.addWidget(dialog)
    dialog.resize(dialog.width(), 300)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    area = next(iter(dialog.findChildren(QScrollArea)))
    dialog.primary.setFocus(Qt.FocusReason.TabFocusReason)
    assert area.verticalScrollBar().maximum() > 0
    goes_all_the_way(area)
