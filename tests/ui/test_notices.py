"""What is said above the page of a plan that was left open, or can only be looked at."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest
from board_kit import Hand, column, sample
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from shown_session import a_session, focusable, spoken

from delegate_desk.domain.plan import Plan
from delegate_desk.planning.duties import delete_duties, edit_duty
from delegate_desk.ui import recovered, status
from delegate_desk.ui.looking_on import look_on
from delegate_desk.ui.main_window import MainWindow
from delegate_desk.ui.notice import Notice
from delegate_desk.ui.recovered import Recovered
from delegate_desk.ui.theme import Theme


class Left(NamedTuple):
    changes: int
    duties: frozenset[str]


class Notes:
    """Notes in memory, as they would be kept on the disk."""

    def __init__(self, left: Left | None = None) -> None:
        self.kept = left

    def left(self) -> Left | None:
        return self.kept

    def note(self, changes: int, duties: Iterable[str]) -> None:
        self.kept = Left(changes, frozenset(duties))

    def end(self) -> None:
        self.kept = None


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> MainWindow:
    session, _ = a_session(sample())
    made = MainWindow(theme, session, Path("harbour.desk"), state="new")
    qtbot.addWidget(made)
    made.resize(1400, 860)
    made.show()
    return made


def button(window: MainWindow, words: str) -> QPushButton:
    found = [each for each in window.findChild(Notice).findChildren(QPushButton) if words in spoken(each)]
    assert len(found) == 1
    return found[0]


def test_changes_are_noted_and_forgotten_once_all_is_as_it_was(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recovered, "_NOTED_AFTER_MS", 20)
    notes, session = Notes(), window.session
    Recovered(window, notes)
    session.do("One", lambda plan: edit_duty(plan, ["u1", "u2"], session.today, minutes=5.0))
    qtbot.waitUntil(lambda: notes.kept == Left(2, frozenset({"u1", "u2"})))
    session.do("Two", lambda plan: delete_duties(plan, ["u2"]))
    qtbot.waitUntil(lambda: notes.kept == Left(2, frozenset({"u1"})))
    session.undo()
    session.undo()
    qtbot.waitUntil(lambda: notes.kept is None)
    assert window.findChild(Notice) is None


def test_what_was_left_behind_is_told_and_shown(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(recovered, "announce", lambda _window, sentence: heard.append(sentence))
    notes = Notes(Left(3, frozenset({"u2", "o1", "gone"})))
    Recovered(window, notes)
    notice = window.findChild(Notice)
    assert notice.banner.sentence == "This plan was open when the program stopped. 3 changes recovered."
    assert heard == [notice.banner.sentence] and notes.kept is None
    assert [part for part in focusable(notice) if not spoken(part)] == []
    window.show_page("help")
    QTest.mouseClick(button(window, "Show them"), Qt.MouseButton.LeftButton)
    assert notice.isHidden() and window.pages.current == "board"
    shown = [duty.id for column in window.board.columns for duty in column.model.duties]
    assert shown == ["u2", "o1"]


def test_without_a_duty_to_show_it_is_told_alone_and_can_be_closed(window: MainWindow) -> None:
    Recovered(window, Notes(Left(1, frozenset({"gone"}))))
    notice = window.findChild(Notice)
    assert notice.banner.sentence.endswith("1 change recovered.")
    assert len(notice.findChildren(QPushButton)) == 1
    QTest.mouseClick(button(window, "Close"), Qt.MouseButton.LeftButton)
    assert notice.isHidden()


@pytest.mark.parametrize(("held", "words"), [(True, "open in another window"), (False, "where it is kept")])
def test_a_plan_that_is_only_looked_at_says_why_and_offers_a_copy(
    qtbot: QtBot, window: MainWindow, held: bool, words: str
) -> None:
    asked: list[str] = []
    window.actions_.on("open_copy", lambda: asked.append("copy"))
    look_on(window, held=held)
    notice = window.findChild(Notice)
    assert words in notice.banner.sentence
    qtbot.waitUntil(notice.isVisible)
    QTest.mouseClick(button(window, "Open a copy"), Qt.MouseButton.LeftButton)
    assert asked == ["copy"] and notice.isVisible(), "it stays as long as nothing can be changed"


def test_another_programs_changes_are_none_of_this_windows(qtbot: QtBot, theme: Theme, monkeypatch) -> None:
    monkeypatch.setattr(recovered, "_NOTED_AFTER_MS", 20)
    session, shelf = a_session(sample())
    made = MainWindow(theme, session, Path("harbour.desk"), state="new")
    qtbot.addWidget(made)
    notes = Notes()
    Recovered(made, notes)
    plan: Plan = session.plan
    shelf.elsewhere = edit_duty(plan, ["k1"], session.today, minutes=7.0)
    session.refresh()
    session.do("One", lambda plan: edit_duty(plan, ["u1"], session.today, minutes=5.0))
    qtbot.waitUntil(lambda: notes.kept == Left(1, frozenset({"u1"})))


def test_why_a_drop_was_refused_stays_in_the_status_line_for_its_time(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(status, "_PASSING_MS", 150)
    window.board.sort("undecided", "hours")
    Hand(["u1"]).drop_on(column(window.board, "undecided"), 2)
    said = window.status._last.text()
    assert said.startswith("Undecided is sorted by hours")
    qtbot.waitUntil(lambda: window.status._last.text() == "Nothing to undo yet")
    Hand(["u1"]).hold_over(column(window.board, "keep"), QPoint(60, 200))
    assert window.status._last.text().startswith("Release to move")
    window.session.do("Longer", lambda plan: edit_duty(plan, ["u2"], window.session.today, minutes=5.0))
    assert window.status._last.text() == "Longer"
