"""What looks after an open window: begun once, and the reading of ten years of reviews never in anybody's way."""

from pathlib import Path

import pytest
from builders import TODAY
from pytestqt.qtbot import QtBot
from shown_session import Shelf
from ten_years import ten_years

from delegate_desk.desk import Desk
from delegate_desk.planning import trends
from delegate_desk.ui.attending.ahead import Ahead
from delegate_desk.ui.attending.attend import attend
from delegate_desk.ui.attending.review_reminder import ReviewReminder
from delegate_desk.ui.attending.timer_around import TimerAround
from delegate_desk.ui.due_marks import DueMarks
from delegate_desk.ui.main_window import MainWindow
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> MainWindow:
    made = MainWindow(
        theme, Session(Desk(Shelf(ten_years(130))), today=lambda: TODAY), Path("Hartley.desk"), state="new"
    )
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_is_begun_once_and_what_reads_the_reviews_waits(window: MainWindow, qtbot: QtBot) -> None:
    attend(window)
    attend(window)
    assert len(window.findChildren(TimerAround)) == 1 and window.findChild(ReviewReminder) is None
    qtbot.waitUntil(lambda: window.findChild(Ahead) is not None)

    assert len(window.findChildren(ReviewReminder)) == len(window.findChildren(Ahead)) == 1
    assert len(window.navigation.findChildren(DueMarks)) == 1


def test_the_weeks_are_worked_out_before_trends_is_opened(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    won_hours = trends.won_hours
    monkeypatch.setattr(trends, "won_hours", lambda review: (done.append(review.week), won_hours(review))[1])
    ahead = Ahead(window)
    qtbot.waitUntil(lambda: ahead.is_done)
    assert len(done) == 130
    window.show_page("trends")

    assert len(done) == 130
