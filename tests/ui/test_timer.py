"""The timer in the window: counted by looks at a clock, kept each minute, asked about where nobody can know."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from builders import TODAY, a_duty, a_plan
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtGui import Qt as QtText
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot
from shown_session import EVIL, a_session, focusable, spoken, type_into

from delegate_desk.domain.plan import Plan
from delegate_desk.domain.review import TimeEntry
from delegate_desk.planning.duties import edit_duty
from delegate_desk.ui.attending.timer_around import TimerAround
from delegate_desk.ui.board.deeds import Deeds
from delegate_desk.ui.board.menu import card_menu
from delegate_desk.ui.inspector.editing import Editing
from delegate_desk.ui.inspector.time_spent import TimeSpent
from delegate_desk.ui.main_window import MainWindow
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.timer import timing as timing_module
from delegate_desk.ui.timer.clock import Clock, system_clock
from delegate_desk.ui.timer.question_banner import QuestionBanner
from delegate_desk.ui.timer.running_mark import RunningMark
from delegate_desk.ui.timer.timing import Timing
from delegate_desk.ui.timer.tray import Tray
from delegate_desk.ui.timer.wording import question_words

LONDON = ZoneInfo("Europe/London")
HOUR = 3600.0


class Hands:
    """A clock that the test turns: `passes` lets time go by, looked at every quarter of a minute or not."""

    def __init__(self, moment: datetime) -> None:
        self.moment, self.ticks = moment, 50_000.0
        self.clock = Clock(lambda: self.moment, lambda: self.ticks, LONDON)

    def passes(self, seconds: float, timing: Timing | None = None) -> None:
        gone = 0.0
        while gone < seconds:
            step = min(15.0, seconds - gone) if timing is not None else seconds
            self.moment += timedelta(seconds=step)
            self.ticks += step
            gone += step
            if timing is not None:
                timing.look()


class Desk:
    """A session whose timer reads that clock."""

    def __init__(self, plan: Plan, at: str = "2026-11-23T09:10:00+00:00") -> None:
        self.hands = Hands(datetime.fromisoformat(at).astimezone(UTC))
        self.session, self.shelf = a_session(plan)
        self.timing = self.begin(self.session)

    def begin(self, session: Session) -> Timing:
        session._timing = timing = Timing(session, self.hands.clock)
        return timing

    def start_anew(self) -> None:
        """As after a crash: another program on the plan as it was kept."""
        self.session, self.shelf = a_session(self.shelf.plan)
        self.timing = self.begin(self.session)

    def works(self, minutes: float) -> None:
        self.hands.passes(minutes * 60, self.timing)

    @property
    def entries(self) -> list[tuple[str, str, float | None, bool]]:
        found = sorted(self.session.plan.time_entries.values(), key=lambda entry: entry.position)
        assert self.shelf.plan.time_entries.rows == self.session.plan.time_entries.rows  # on disk as on the screen
        return [(entry.duty, entry.date, entry.minutes, entry.running) for entry in found]

    @property
    def asked(self) -> str:
        question = self.timing.question
        if question is None:
            return ""
        return question_words(self.session.plan, question, self.hands.moment, LONDON)


@pytest.fixture
def desk(qapp: QApplication) -> Desk:
    return Desk(a_plan(a_duty(), a_duty(id="d2", title="Pay wages")))


# Counting


def test_start_and_stop_are_steps_and_the_minutes_between_are_none(desk: Desk) -> None:
    assert desk.timing.start("d1")
    desk.works(37)
    assert desk.session.undo_label == "Started the timer on “Reconcile bank”"
    assert desk.entries == [("d1", "2026-11-23", 37.0, True)]

    desk.works(0.25)
    assert desk.timing.stop()
    assert desk.session.undo_label == "Stopped the timer on “Reconcile bank”: 37 min"
    assert desk.entries == [("d1", "2026-11-23", 37.25, False)] and desk.timing.entry is None

    desk.works(1)
    desk.session.undo()
    assert desk.timing.minutes == 38.25  # as if it had not been stopped
    desk.session.undo()
    assert desk.entries == [] and desk.timing.entry is None


def test_the_history_can_still_be_walked_while_it_counts(desk: Desk) -> None:
    desk.session.do("Rename", lambda plan: plan.put("duties", [plan.duties["d2"]._replace(title="Wages")]))
    desk.session.undo()
    desk.timing.start("d1")
    desk.session.undo()
    desk.session.redo()
    desk.works(3)

    assert desk.entries == [("d1", "2026-11-23", 3.0, True)]
    assert desk.session.redo_label is None and desk.session.undo_label is not None


def test_starting_another_stops_the_first_in_the_same_step(desk: Desk) -> None:
    desk.timing.start("d1")
    desk.works(12)
    desk.timing.toggle("d2")
    desk.works(2)

    assert desk.entries == [("d1", "2026-11-23", 12.0, False), ("d2", "2026-11-23", 2.0, True)]
    desk.session.undo()
    assert desk.entries == [("d1", "2026-11-23", 12.0, True)] and desk.timing.minutes == 14.0


def test_a_crash_costs_no_more_than_the_minute_that_was_not_over(desk: Desk) -> None:
    desk.timing.start("d1")
    desk.works(37.75)

    assert desk.shelf.plan.time_entries.rows.popitem()[1].minutes == 37.0


def test_a_minute_is_written_once_and_not_while_a_button_is_held(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Any] = []
    keep = desk.shelf.write
    monkeypatch.setattr(desk.shelf, "write", lambda changes: (written.append(changes), keep(changes)))
    desk.timing.start("d1")
    desk.works(5.25)
    assert [list(changes) for changes in written] == [["time_entries"]] * 6

    monkeypatch.setattr(timing_module, "_hand_is_busy", lambda: True)
    desk.works(2)
    assert len(written) == 6
    monkeypatch.undo()
    desk.works(0.25)
    assert desk.entries == [("d1", "2026-11-23", 7.5, True)]


def test_a_clock_that_is_set_changes_nothing_that_is_counted(desk: Desk) -> None:
    desk.timing.start("d1")
    desk.works(20)
    desk.hands.moment -= timedelta(hours=1)
    desk.works(5)
    desk.hands.moment += timedelta(days=3)
    desk.works(5)

    assert desk.timing.stop() and desk.entries == [("d1", "2026-11-23", 30.0, False)]


def test_a_note_that_cannot_be_kept_is_told_and_made_up_for(desk: Desk) -> None:
    told: list[str] = []
    desk.session.not_saved.connect(told.append)
    desk.session.saved.connect(lambda: told.append("saved"))
    desk.timing.start("d1")
    told.clear()
    desk.shelf.full = True
    desk.works(2)
    assert told and set(told) == {"Not saved: the disk is full."}
    desk.shelf.full = False
    desk.works(1)

    assert told[-1] == "saved" and desk.entries == [("d1", "2026-11-23", 3.0, True)]


# Asking


def test_after_a_crash_it_is_asked_and_nothing_runs_until_then(desk: Desk) -> None:
    desk.timing.start("d1")
    desk.works(37.5)
    desk.hands.passes(118 * 60)
    desk.start_anew()

    assert desk.timing.entry is None
    assert desk.asked == "The timer on “Reconcile bank” ran from 09:10; it was last seen at 09:47."
    refused: list[str] = []
    desk.session.refused.connect(refused.append)
    assert not desk.timing.start("d2") and len(refused) == 1
    assert desk.entries == [("d1", "2026-11-23", 37.0, True)]


@pytest.mark.parametrize(
    ("answer", "entries"),
    [
        ("keep", [("d1", "2026-11-23", 37.0, False)]),
        ("now", [("d1", "2026-11-23", 155.0, False)]),
        ("drop", []),
        ("go_on", [("d1", "2026-11-23", 37.0, False), ("d1", "2026-11-23", 0.0, True)]),
    ],
)
def test_each_answer_is_one_step(desk: Desk, answer: Any, entries: list[Any]) -> None:
    desk.timing.start("d1")
    desk.works(37)
    desk.hands.passes(118 * 60)
    desk.start_anew()
    assert desk.timing.answer(answer)

    assert desk.entries == entries and desk.timing.question is None
    assert (desk.timing.entry is not None) == (answer == "go_on")
    desk.session.undo()
    assert desk.entries == [("d1", "2026-11-23", 37.0, True)] and desk.asked


def test_what_is_asked_grows_with_the_clock_until_it_is_answered(desk: Desk) -> None:
    desk.timing.start("d1")
    desk.works(2)
    desk.hands.passes(600)
    desk.start_anew()
    desk.works(30)

    assert desk.timing.question is not None and desk.timing.question.to_now == 42.0


def test_sleep_is_seen_at_the_first_look_and_not_counted(desk: Desk) -> None:
    desk.timing.start("d1")
    desk.works(37)
    desk.hands.passes(2 * HOUR)
    desk.timing.look()

    assert desk.asked == "The timer on “Reconcile bank” runs since 09:10; the computer slept from 09:47 on."
    assert desk.timing.entry is None and not desk.timing.stop()
    assert desk.timing.answer("now") and desk.entries == [("d1", "2026-11-23", 157.0, False)]


def test_a_short_nap_is_no_question(desk: Desk) -> None:
    desk.timing.start("d1")
    desk.hands.passes(4 * 60)
    desk.timing.look()

    assert desk.timing.minutes == 4.0 and not desk.asked


def test_stopping_after_sleep_asks_first(desk: Desk) -> None:
    desk.timing.start("d1")
    desk.works(1)
    desk.hands.passes(2 * HOUR)

    assert not desk.timing.stop() and "slept" in desk.asked


@pytest.mark.parametrize(
    ("answer", "entries"),
    [
        ("keep", [("d1", "2026-11-23", 30.0, False), ("d1", "2026-11-24", 20.0, False)]),
        ("to_midnight", [("d1", "2026-11-23", 30.0, False)]),
        ("drop", []),
    ],
)
def test_past_midnight_it_is_asked(qapp: QApplication, answer: Any, entries: list[Any]) -> None:
    desk = Desk(a_plan(a_duty()), "2026-11-23T23:30:00+00:00")
    desk.timing.start("d1")
    desk.works(30)
    assert not desk.asked
    desk.works(20)
    assert desk.asked == ("The timer on “Reconcile bank” has run past midnight, since 23:30 on Monday 23 November.")
    assert not desk.timing.stop()
    assert desk.timing.answer(answer) and desk.entries == entries


def test_whoever_works_on_past_midnight_says_so_once(qapp: QApplication) -> None:
    desk = Desk(a_plan(a_duty()), "2026-11-23T23:30:00+00:00")
    desk.timing.start("d1")
    desk.works(40)
    assert desk.timing.answer("go_on") and not desk.asked
    desk.works(20)

    assert not desk.asked and desk.timing.stop()
    assert desk.entries == [("d1", "2026-11-23", 30.0, False), ("d1", "2026-11-24", 30.0, False)]


def test_the_night_on_which_clocks_go_back_is_counted_as_it_passed(qapp: QApplication) -> None:
    desk = Desk(a_plan(a_duty()), "2026-10-25T00:30:00+00:00")  # 01:30 in summer
    desk.timing.start("d1")
    desk.works(60)

    assert desk.timing.stop() and desk.entries == [("d1", "2026-10-25", 60.0, False)]
    started = next(iter(desk.session.plan.time_entries.values())).started
    assert started == "2026-10-25T01:30:00+01:00"


def test_an_undone_stop_of_long_ago_is_asked_about(desk: Desk) -> None:
    desk.timing.start("d1")
    desk.works(10)
    desk.timing.stop()
    desk.hands.passes(HOUR)
    desk.session.undo()

    assert desk.timing.entry is None and "09:20" in desk.asked


def test_several_that_were_left_running_are_asked_about_one_by_one(qapp: QApplication) -> None:
    left = [TimeEntry("d1", "2026-11-20", 5.0, "timer", f"e{i}", f"2026-11-20T0{i}:00:00+00:00", True) for i in (9, 8)]
    desk = Desk(a_plan(a_duty(), time_entries=left))

    assert "since 08" in desk.asked or "08:00" in desk.asked
    desk.timing.answer("keep")
    assert "09:00" in desk.asked
    desk.timing.answer("drop")
    assert not desk.asked and desk.entries == [("d1", "2026-11-20", 5.0, False)]


def test_deleting_a_duty_stops_its_timer_and_undo_lets_it_go_on(desk: Desk) -> None:
    deeds = Deeds(desk.session)
    desk.timing.start("d1")
    desk.works(2.5)
    assert deeds.delete(["d1", "d2"])

    assert desk.session.undo_label == "Deleted 2 duties, and stopped the timer"
    assert desk.timing.entry is None and not desk.asked
    assert desk.entries == [("d1", "2026-11-23", 2.5, False)], "all that was counted"
    desk.works(1)
    assert desk.entries == [("d1", "2026-11-23", 2.5, False)]

    desk.session.undo()
    assert desk.timing.runs_on("d1") and not desk.asked
    desk.works(1)
    assert desk.timing.minutes == 4.5, "as if it had never stopped"
    desk.session.redo()
    assert desk.timing.entry is None and not desk.asked and desk.entries[0][3] is False


def test_deleting_another_duty_leaves_the_timer_alone(desk: Desk) -> None:
    desk.timing.start("d1")
    desk.works(2)
    Deeds(desk.session).delete(["d2"])

    assert desk.session.undo_label == "Deleted “Pay wages”"
    assert desk.timing.runs_on("d1") and desk.timing.minutes == 2.0


def test_nothing_is_asked_any_more_about_a_timer_on_a_deleted_duty(desk: Desk) -> None:
    desk.timing.start("d1")
    desk.works(10.5)
    desk.hands.passes(HOUR)
    desk.timing.look()
    assert desk.asked
    Deeds(desk.session).delete(["d1"])

    assert not desk.asked and desk.entries == [("d1", "2026-11-23", 10.5, False)], "what is certain, and no more"
    desk.session.undo()
    assert desk.asked and desk.entries[0][3] is True


def test_no_timer_is_left_running_on_a_deleted_duty(qapp: QApplication) -> None:
    left = [TimeEntry("d1", "2026-11-20", 5.0, "timer", f"e{i}", f"2026-11-20T0{i}:00:00+00:00", True) for i in (9, 8)]
    desk = Desk(a_plan(a_duty(), time_entries=left))
    Deeds(desk.session).delete(["d1"])

    assert not desk.asked and desk.entries == [("d1", "2026-11-20", 5.0, False)] * 2


def test_a_duty_that_another_program_deleted_is_no_trouble(desk: Desk) -> None:
    desk.timing.start("d1")
    desk.shelf.elsewhere = desk.session.plan.without("duties", ["d1"])
    desk.session.refresh()
    desk.works(2)

    assert desk.timing.stop() and desk.session.undo_label == "Stopped the timer on a deleted duty: 2 min"


def test_this_computer_s_clock_goes_on() -> None:
    clock = system_clock()
    before = clock.ticks()

    assert clock.now().tzinfo is not None and clock.ticks() >= before


# What is shown


@pytest.fixture
def show(theme: Theme, qtbot: QtBot) -> Callable[[Desk, str], TimeSpent]:
    def made(desk: Desk, duty: str) -> TimeSpent:
        editing = Editing(desk.session)
        editing.ids = (duty,)
        part = TimeSpent(theme, editing)
        qtbot.addWidget(part)
        desk.session.changed.connect(lambda _edit: part.show_duty(desk.session.plan.duties[duty]))
        part.show_duty(desk.session.plan.duties[duty])
        part.resize(300, 400)
        part.show()
        QApplication.processEvents()
        return part

    return made


def test_the_details_start_stop_and_sum_the_week(desk: Desk, show: Any) -> None:
    part = show(desk, "d1")
    assert part.toggle.text() == "Start the timer" and part.week.text() == "0 min this week"
    QTest.mouseClick(part.toggle, Qt.MouseButton.LeftButton)
    desk.works(12)
    assert part.toggle.text() == "Stop · 12 min" and part.week.text() == "12 min this week"
    QTest.mouseClick(part.toggle, Qt.MouseButton.LeftButton)

    assert part.toggle.text() == "Start the timer" and part.link.text() == "Entries (1)"
    assert desk.entries == [("d1", "2026-11-23", 12.0, False)]


def test_entries_are_corrected_deleted_and_added(qapp: QApplication, show: Any) -> None:
    entry = TimeEntry("d1", "2026-11-20", 37.25, "timer", "e1", "2026-11-20T09:10:00+00:00")
    desk = Desk(a_plan(a_duty(), time_entries=[entry]))
    part = show(desk, "d1")
    QTest.mouseClick(part.link, Qt.MouseButton.LeftButton)
    row = part.rows[0]
    assert (row.minutes.text(), part.add.isVisible()) == ("37 min", True)
    part.add.edit.setFocus()
    row.minutes.edit.setFocus()
    QTest.keyClick(row.minutes.edit, Qt.Key.Key_Return)
    assert desk.entries == [("d1", "2026-11-20", 37.25, False)]  # exact until it is changed

    type_into(row.minutes.edit, "1h30")
    assert desk.entries == [("d1", "2026-11-20", 90.0, False)]
    type_into(row.day.edit, "2026-11-19")
    assert desk.entries == [("d1", "2026-11-19", 90.0, False)]
    type_into(row.day.edit, "2027-01-01")
    assert row.day.error == "That day has not come yet."
    type_into(part.add.edit, "45")
    assert desk.entries[1] == ("d1", "2026-11-23", 45.0, False)
    assert desk.session.undo_label == "Added 45 min to “Reconcile bank”"
    assert part.week.text() == "45 min this week" and part.add.text() == ""

    QTest.mouseClick(part.rows[0].bin, Qt.MouseButton.LeftButton)
    assert desk.entries == [("d1", "2026-11-19", 90.0, False)]
    desk.session.undo()
    assert len(desk.entries) == 2


def test_a_long_list_is_shown_a_few_at_a_time(qapp: QApplication, show: Any) -> None:
    entries = [TimeEntry("d1", f"2026-11-{day:02}", 5.0, "hand", f"e{day}") for day in range(1, 21)]
    desk = Desk(a_plan(a_duty(), time_entries=entries))
    part = show(desk, "d1")
    part.link.click()
    assert sum(row.isVisible() for row in part.rows) == 6 and part.rows[0].day.text() == "20/11/2026"
    part.older.click()

    assert sum(row.isVisible() for row in part.rows) == 20 and not part.older.isVisible()


def test_a_running_entry_has_no_fields(desk: Desk, show: Any) -> None:
    part = show(desk, "d1")
    part.link.click()
    desk.timing.start("d1")
    desk.works(3)

    assert part.rows[0].runs.text() == "Runs, 3 min" and not part.rows[0].bin.isVisible()


def test_everything_has_a_name(qapp: QApplication, show: Any) -> None:
    entry = TimeEntry("d1", "2026-11-20", 37.0, "toggl", "e1")
    part = show(Desk(a_plan(a_duty(), time_entries=[entry])), "d1")
    part.link.click()

    assert {spoken(widget) != "" for widget in focusable(part)} == {True}
    assert spoken(part.rows[0].bin) == "Delete this time entry Friday 20 November · 37 min · toggl"


def test_the_mark_says_what_runs_literally(theme: Theme, qtbot: QtBot) -> None:
    mark = RunningMark(theme)
    qtbot.addWidget(mark)
    mark.show_running(EVIL, 61.4)

    assert mark.duty.text().endswith("1 h 1 min") and mark.stop.accessibleName() == "Stop the timer"
    assert "<b>" in mark.duty.accessibleName() and "&lt;b&gt;" in mark.duty.toolTip()


def test_the_question_offers_what_can_be(desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    banner = QuestionBanner(theme)
    qtbot.addWidget(banner)
    answers: list[str] = []
    banner.answered.connect(answers.append)
    desk.timing.start("d1")
    desk.works(37)
    desk.hands.passes(118 * 60)
    desk.start_anew()
    assert desk.timing.question is not None
    banner.ask(desk.asked, desk.timing.question, 37.0)

    shown = [button.text() for button in banner.buttons.values() if not button.isHidden()]
    assert shown == ["Keep 37 min", "To now: 2 h 35 min", "Go on from now", "Drop"]
    banner.first().click()
    assert answers == ["keep"]


def test_the_tray_stops_and_starts(desk: Desk, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _icon: None)  # there is no tray here, and Qt says so
    window = QWidget()
    qtbot.addWidget(window)
    desk.timing.start("d1")
    desk.works(3)
    tray = Tray(theme, desk.session, desk.timing, window)

    def offered() -> list[str]:
        tray.fill()
        return [action.text() for action in tray.menu.actions() if action.text()]

    assert tray.icon.toolTip() == "Reconcile bank: 3 min"
    assert offered() == ["Stop the timer on Reconcile bank", "Show the window"]
    tray.menu.actions()[0].trigger()
    assert desk.timing.entry is None and tray.icon.toolTip() == "Delegate Desk: no timer runs"
    assert offered() == ["Start the timer on Reconcile bank", "Show the window"]
    tray.menu.actions()[0].trigger()
    assert desk.timing.runs_on("d1")


def test_the_tray_shows_a_title_as_text(
    desk: Desk, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _icon: None)
    window = QWidget()
    qtbot.addWidget(window)
    desk.session.do("", lambda plan: edit_duty(plan, ["d1"], TODAY, title="<b>Bank</b><img src=x>"))
    desk.timing.start("d1")

    shown = Tray(theme, desk.session, desk.timing, window).icon.toolTip()

    assert not QtText.mightBeRichText(shown)
    assert shown.replace("\u200b", "").startswith("<b>Bank</b><img src=x>: ")


# In the window


@pytest.fixture
def window(desk: Desk, theme: Theme, qtbot: QtBot) -> MainWindow:
    made = MainWindow(theme, desk.session, Path("Hartley.desk"), state="new")
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    qtbot.waitExposed(made)
    made.actions_.make()
    TimerAround(made)
    return made


def test_ctrl_t_runs_on_the_selected_card_and_stops_from_any_page(desk: Desk, window: MainWindow) -> None:
    around = window.findChild(TimerAround)
    assert around is not None and around.mark is None and around.banner is None  # nothing is made before it is needed
    window.actions_.trigger("timer")
    assert "Select one card" in window.status.findChildren(QLabel)[2].text()

    window.board.select(["d2"])
    window.actions_.trigger("timer")
    assert desk.timing.runs_on("d2")
    assert around.mark is not None and around.mark.isVisible() and around.mark.duty.text() == "Pay wages · 0 min"
    desk.works(2)
    assert around.mark.duty.text() == "Pay wages · 2 min"
    window.show_page("providers")
    around.mark.duty.click()
    assert window.pages.current == "board" and window.board.selected_ids() == ["d2"]
    window.show_page("providers")
    window.actions_.trigger("timer")
    assert desk.timing.entry is None and not around.mark.isVisible()


def test_the_card_s_menu_starts_and_stops_it(desk: Desk, window: MainWindow) -> None:
    window.board.select(["d1"])
    window.board.wish("timer")
    assert desk.timing.runs_on("d1")
    window.board.wish("timer")

    assert desk.entries == [("d1", "2026-11-23", 0.0, False)]
    menu = card_menu(window, "undecided", lambda _wish: None)
    assert "Start or stop the &timer\tCtrl+T" in [action.text() for action in menu.actions()]


def test_closing_the_window_keeps_all_until_then_and_the_next_start_asks(desk: Desk, window: MainWindow) -> None:
    desk.timing.start("d1")
    desk.works(37.5)
    window.close()
    assert desk.entries == [("d1", "2026-11-23", 37.5, True)]

    desk.hands.passes(HOUR)
    desk.start_anew()
    assert desk.timing.question is not None and desk.timing.question.known == 37.5


def test_the_question_stands_above_the_page_until_it_is_answered(desk: Desk, window: MainWindow, qtbot: QtBot) -> None:
    around = window.findChild(TimerAround)
    assert around is not None
    desk.timing.start("d1")
    desk.works(1)
    desk.hands.passes(2 * HOUR)
    window.actions_.trigger("timer")
    banner = around.banner
    assert banner is not None and banner.isVisible() and "slept" in banner.sentence
    assert banner.width() == window.strip.width() and banner.y() == window.strip.geometry().bottom() + 1
    assert window.focusWidget() is banner.first()
    banner.buttons["keep"].click()

    assert not banner.isVisible() and desk.entries == [("d1", "2026-11-23", 1.0, False)]


def test_nothing_moves_under_a_card_that_is_held(
    desk: Desk, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    around = window.findChild(TimerAround)
    assert around is not None
    held = [Qt.MouseButton.LeftButton]
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: held[0])
    desk.timing.start("d1")
    desk.hands.passes(2 * HOUR)
    desk.timing.look()
    assert desk.timing.question is not None and around.banner is None

    held[0] = Qt.MouseButton.NoButton
    qtbot.waitUntil(lambda: around.banner is not None and around.banner.isVisible())
