"""The reminder of the review: at its day and time or at the next start, once a week, waved away with one press."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from builders import a_duty, a_plan
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot
from shown_session import Shelf

from delegate_desk.desk import Desk
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.review import Review
from delegate_desk.ui import window_state
from delegate_desk.ui.attending import review_reminder as reminder_module
from delegate_desk.ui.attending.review_reminder import ReviewReminder
from delegate_desk.ui.main_window import MainWindow
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme


class Clock:
    """What time it is; a Friday afternoon, the review being at four."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 20, 15, 59)


@pytest.fixture
def clock() -> Clock:
    return Clock()


Open = Callable[..., ReviewReminder]


@pytest.fixture
def begin(theme: Theme, qtbot: QtBot, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    file = str(tmp_path / "window.ini")
    for module in (window_state, reminder_module):
        monkeypatch.setattr(module, "window_settings", lambda: QSettings(file, QSettings.Format.IniFormat))
    monkeypatch.setattr(ReviewReminder, "_now", lambda _self: clock.now)

    def made(plan: Plan | None = None, name: str = "Hartley.desk") -> ReviewReminder:
        shelf = Shelf(plan or a_plan(a_duty(), reviews=[Review("2026-11-09", closed=True)]))
        session = Session(Desk(shelf), today=lambda: clock.now.date())
        window = MainWindow(theme, session, tmp_path / name, state="new")
        qtbot.addWidget(window)
        window.show()
        return ReviewReminder(window)

    yield made


def test_it_comes_at_its_minute_while_the_program_is_open(begin: Open, clock: Clock) -> None:
    reminder = begin()
    assert reminder.sentence == "" and reminder.bar is None
    clock.now = datetime(2026, 11, 20, 16, 0)
    reminder.look()

    assert reminder.sentence.startswith("It is time for the review of the week of Monday 16 November")


def test_it_comes_at_the_next_start_where_the_program_was_closed_then(begin: Open, clock: Clock) -> None:
    clock.now = datetime(2026, 11, 23, 8, 30)

    assert "16 November" in begin().sentence


def test_day_and_time_are_those_of_the_settings(begin: Open, clock: Clock) -> None:
    plan = a_plan(
        a_duty(), reviews=[Review("2026-11-08", closed=True)], week_starts="SU", review_day="SA", review_time="09:30"
    )
    clock.now = datetime(2026, 11, 21, 9, 29)
    reminder = begin(plan)
    assert reminder.sentence == ""
    clock.now = datetime(2026, 11, 21, 9, 30)
    reminder.look()
    assert "Sunday 15 November" in reminder.sentence


def test_it_is_waved_away_once_for_that_week_and_that_plan(begin: Open, clock: Clock) -> None:
    clock.now = datetime(2026, 11, 20, 17, 0)
    reminder = begin()
    assert reminder.sentence
    reminder.close.click()
    assert reminder.sentence == ""
    reminder.look()
    assert reminder.sentence == "" and begin().sentence == ""
    assert begin(name="Another.desk").sentence
    clock.now = datetime(2026, 11, 27, 16, 0)
    assert "23 November" in begin().sentence


def test_it_leads_to_the_review_and_goes(begin: Open, clock: Clock) -> None:
    clock.now = datetime(2026, 11, 20, 17, 0)
    reminder = begin()
    reminder.start.click()

    window = reminder.parent()
    assert isinstance(window, MainWindow) and window.pages.current == "review"
    assert reminder.sentence == ""
    window.show_page("board")
    assert reminder.sentence  # not done yet


def test_it_goes_with_the_closed_week(begin: Open, clock: Clock, qtbot: QtBot) -> None:
    clock.now = datetime(2026, 11, 20, 17, 0)
    reminder = begin()
    window = reminder.parent()
    assert isinstance(window, MainWindow)
    window.session.do("Close", lambda plan: plan.put("reviews", [Review("2026-11-16", closed=True)]))

    qtbot.waitUntil(lambda: reminder.sentence == "")
    window.session.undo()
    qtbot.waitUntil(lambda: reminder.sentence != "")


def test_without_duties_nothing_is_due(begin: Open, clock: Clock) -> None:
    clock.now = datetime(2026, 11, 20, 17, 0)

    assert begin(a_plan()).sentence == ""


def test_what_was_kept_may_be_nonsense(begin: Open, clock: Clock) -> None:
    clock.now = datetime(2026, 11, 20, 17, 0)
    for kept in ("[1, 2]", "{", '{"a": 1}'):
        window_state.window_settings().setValue("reminded", kept)
        reminder_module.window_settings().setValue("reminded", kept)
        assert begin().sentence
