"""The toolbar: finding, undo and redo by name, and the inspector's button in a small window."""

from itertools import pairwise
from typing import NamedTuple

import pytest
from builders import TODAY, a_duty, a_plan
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shown_session import EVIL, Shelf, a_session, focusable, spoken

from delegate_desk.planning.duties import edit_duty
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.toolbar import Toolbar


class Shown(NamedTuple):
    toolbar: Toolbar
    session: Session
    shelf: Shelf

    def edit(self, label: str, minutes: float) -> None:
        self.session.do(label, lambda plan: edit_duty(plan, ["d1"], TODAY, minutes=minutes))


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> Shown:
    session, shelf = a_session(a_plan(a_duty()))
    toolbar = Toolbar(theme, session)
    qtbot.addWidget(toolbar)
    toolbar.resize(1020, 60)
    toolbar.show()
    qtbot.waitExposed(toolbar)
    toolbar.activateWindow()
    qtbot.waitUntil(toolbar.isActiveWindow)
    return Shown(toolbar, session, shelf)


def test_finding_is_told_as_it_is_typed_and_escape_clears(qtbot: QtBot, shown: Shown) -> None:
    told: list[str] = []
    shown.toolbar.find_changed.connect(told.append)
    shown.toolbar.focus_find()
    line = shown.toolbar.finder
    assert line.hasFocus()

    QTest.keyClicks(line, " va")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClick(line, Qt.Key.Key_Escape)

    assert told == ["v", "va", ""]
    assert line.text() == ""
    with qtbot.waitSignal(shown.toolbar.find_left):
        QTest.keyClick(line, Qt.Key.Key_Escape)


def test_clearing_the_search_is_told(shown: Shown) -> None:
    told: list[str] = []
    QTest.keyClicks(shown.toolbar.finder, "vat")
    shown.toolbar.find_changed.connect(told.append)
    shown.toolbar.clear_find()
    assert told == [""]


def test_undo_and_redo_are_off_until_there_is_something_and_name_it(shown: Shown) -> None:
    undo, redo = shown.toolbar.undo, shown.toolbar.redo
    assert (undo.isEnabled(), redo.isEnabled()) == (False, False)

    shown.edit("Changed the minutes of “Reconcile bank”", 45.0)
    assert (undo.isEnabled(), redo.isEnabled()) == (True, False)
    assert "Undo: Changed the minutes of “Reconcile bank” (Ctrl+Z)" in undo.toolTip()

    undo.click()
    assert shown.shelf.plan.duties["d1"].minutes == 60
    assert (undo.isEnabled(), redo.isEnabled()) == (False, True)
    assert "Redo: Changed the minutes of “Reconcile bank” (Ctrl+Shift+Z)" in redo.toolTip()

    redo.click()
    assert shown.shelf.plan.duties["d1"].minutes == 45


def test_a_step_with_markup_is_text_in_the_tooltip(shown: Shown) -> None:
    shown.edit(EVIL, 45.0)
    assert "<b>" not in shown.toolbar.undo.toolTip()
    assert "&lt;b&gt;" in shown.toolbar.undo.toolTip()


def test_history_that_another_program_ended_is_off(shown: Shown) -> None:
    shown.edit("Changed", 45.0)
    shown.shelf.elsewhere = shown.session.plan
    shown.session.refresh()
    assert not shown.toolbar.undo.isEnabled()


def test_the_inspectors_button_is_there_in_a_small_window_only(qtbot: QtBot, shown: Shown) -> None:
    assert shown.toolbar.inspector.isHidden()
    shown.toolbar.set_compact(True)
    with qtbot.waitSignal(shown.toolbar.inspector_wanted):
        shown.toolbar.inspector.click()


@pytest.mark.parametrize(("width", "compact"), [(1020, False), (968, True), (700, True)])
def test_everything_fits_and_stands_in_reading_order(shown: Shown, width: int, compact: bool) -> None:
    shown.toolbar.set_compact(compact)
    shown.toolbar.resize(width, 60)
    toolbar = shown.toolbar
    parts = [toolbar.quick_add, toolbar.finder, toolbar.undo, toolbar.redo]
    parts += [toolbar.inspector] if compact else []
    assert toolbar.height() == 60
    edges = [(part.geometry().left(), part.geometry().right()) for part in parts]
    assert all(right < left for (_, right), (left, _) in pairwise(edges))
    assert edges[-1][1] < width


def test_adding_is_passed_on(qtbot: QtBot, shown: Shown) -> None:
    shown.toolbar.focus_add()
    QTest.keyClicks(shown.toolbar.quick_add, "Sweep 15m daily")
    with qtbot.waitSignals([shown.toolbar.added, shown.toolbar.details_wanted]):
        QTest.keyClick(shown.toolbar.quick_add, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_everything_the_keyboard_reaches_has_a_name(shown: Shown) -> None:
    shown.edit("Changed", 45.0)
    shown.toolbar.set_compact(True)
    reached: list[QWidget] = focusable(shown.toolbar)
    assert len(reached) == 6
    assert [part for part in reached if not spoken(part)] == []
