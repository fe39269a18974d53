"""The review page: what it asks, what it keeps, and that it goes by keyboard alone."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pytest
from builders import a_duty, a_plan, a_provider
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shown_session import EVIL, Shelf, spoken

from delegate_desk.desk import Desk
from delegate_desk.domain.brief import Brief
from delegate_desk.domain.goal import Goal
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.review import Review, ReviewedDuty, ReviewedGoal, TimeEntry
from delegate_desk.planning.realised import realised
from delegate_desk.ui.pages.review import ReviewPage
from delegate_desk.ui.review.side import Drifting
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme

FRIDAY = date(2026, 11, 20)
KEY = "2026-11-16"

RUNNING = a_duty(id="r", title="Reconcile bank", decision="outsource", stage="running", provider="p1")
STOPPED = a_duty(id="s", title="Browse forums", decision="stop", minutes=30.0)
KEPT = a_duty(id="k", title="Price quotes", decision="keep", minutes=180.0)
OPEN = a_duty(id="u", title="Order materials", minutes=100.0)
VAGUE = a_duty(id="v", title="Something", minutes=None)
DINNER = Goal("g", "Dinner at home", "family", 5.0, "four nights")


class Shown(NamedTuple):
    """A page on a plan in memory."""

    page: ReviewPage
    session: Session
    shelf: Shelf
    refusals: list[str]

    @property
    def review(self) -> Review:
        return self.session.plan.reviews[KEY]

    def spent(self, duty: str) -> float | None:
        return next(row.spent_minutes for row in self.review.duties if row.duty == duty)

    def texts(self) -> str:
        QApplication.processEvents()  # a layout shows what is added to it a moment later
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())


Show = Callable[..., Shown]


@pytest.fixture
def show(theme: Theme, qtbot: QtBot) -> Show:
    def shown(plan: Plan, today: date = FRIDAY, width: int = 1300) -> Shown:
        shelf = Shelf(plan)
        session = Session(Desk(shelf), today=lambda: today)
        refusals: list[str] = []
        session.refused.connect(refusals.append)
        session.not_saved.connect(refusals.append)
        page = ReviewPage(theme, session)
        qtbot.addWidget(page)
        page.resize(width, 800)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return Shown(page, session, shelf, refusals)

    return shown


def small(**more: object) -> Plan:
    return a_plan(OPEN, KEPT, STOPPED, RUNNING, VAGUE, providers=[a_provider()], goals=[DINNER], **more)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifier)


def go_on() -> None:
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def typed(text: str) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)


# Asking


def test_it_asks_about_the_present_week_with_answers_filled_in(show: Show) -> None:
    shown = show(small())

    assert list(shown.page.happened.rows) == ["r", "s", "k", "u", "v"]
    fields = {key: row.field.text() for key, row in shown.page.happened.rows.items()}
    assert fields == {"r": "6 min", "s": "0 min", "k": "3 h", "u": "1 h 40 min", "v": ""}
    assert shown.page.day.text() == "Friday 20 November"
    assert shown.page.next.words == "Next: check-ins"
    assert len(shown.session.plan.reviews) == 0  # looking writes nothing


def test_what_was_timed_fills_the_week_in_and_says_so(show: Show) -> None:
    entries = [
        TimeEntry("r", "2026-11-17", 11.6, "timer", "e1"),
        TimeEntry("r", "2026-11-20", 5.0, "hand", "e2"),
        TimeEntry("r", "2026-11-23", 99.0, "timer", "e3"),
        TimeEntry("k", "2026-11-20", 30.0, "timer", "e4", "2026-11-20T09:00:00+00:00", True),
    ]
    shown = show(small(time_entries=entries))
    row = shown.page.happened.rows["r"]

    assert row.field.text() == "17 min" and "timed 17 min" in spoken(row.field)
    assert shown.page.happened.rows["k"].field.text() == "3 h"  # what still runs is not guessed
    go_on()
    assert shown.spent("r") == 16.6  # exact until it is changed


def test_going_on_is_one_step_that_undo_takes_back(show: Show) -> None:
    shown = show(small())
    go_on()

    assert shown.page.sitting.step == 2
    assert shown.spent("k") == 180.0
    assert shown.spent("v") is None
    assert shown.session.undo_label == "Reviewed what happened"
    shown.session.undo()
    assert KEY not in shown.session.plan.reviews
    assert shown.page.sitting.step == 1


def test_a_changed_amount_is_kept_at_once_and_named(show: Show) -> None:
    shown = show(small())
    field = shown.page.happened.rows["k"].field
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Up)

    assert field.text() == "3 h 5 min"
    assert shown.spent("k") == 185.0
    assert shown.session.undo_label == "“Price quotes” set to 3 h 5 min"
    field.lineEdit().selectAll()
    QTest.keyClicks(field, "1h30")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert shown.spent("k") == 90.0
    assert "1.5 h less than planned" in shown.texts()
    shown.session.undo()
    assert field.text() == "3 h 5 min"


def test_what_is_typed_counts_when_the_owner_goes_on_from_within_the_field(show: Show) -> None:
    shown = show(small())
    shown.page.happened.rows["r"].field.setFocus(Qt.FocusReason.TabFocusReason)
    typed("20")
    go_on()

    assert shown.spent("r") == 20.0
    assert shown.page.sitting.step == 2


def test_a_cleared_field_is_not_remembered(show: Show) -> None:
    shown = show(small())
    field = shown.page.happened.rows["r"].field
    field.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    go_on()

    assert shown.spent("r") is None
    assert field.text() == ""
    assert field.lineEdit().placeholderText() == "not remembered"


def test_an_exact_amount_that_nobody_changed_stays_exact(show: Show) -> None:
    entries = [TimeEntry("k", "2026-11-17", 12.34, id="t")]
    shown = show(small(time_entries=entries))
    field = shown.page.happened.rows["k"].field
    assert field.text() == "12 min"
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    go_on()

    assert shown.spent("k") == 12.34


@pytest.mark.parametrize("text", ["soon", "-5", "200 h", "1:99"])
def test_what_is_not_understood_is_marked_and_the_old_amount_holds(show: Show, text: str) -> None:
    shown = show(small())
    field = shown.page.happened.rows["k"].field
    field.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert "Minutes, please" in spoken(field)
    assert field.amount == 180.0
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "3 h"
    assert "Minutes, please" not in spoken(field)


def test_the_wheel_and_minus_below_none_change_nothing(show: Show) -> None:
    shown = show(small())
    field = shown.page.happened.rows["s"].field
    field.stepBy(-1)

    assert field.amount == 0.0
    assert len(shown.session.plan.reviews) == 0


def test_a_refused_write_leaves_the_owner_at_the_step(show: Show) -> None:
    shown = show(small())
    shown.shelf.full = True
    go_on()

    assert shown.refusals == ["Not saved: the disk is full."]
    assert shown.page.sitting.step == 1


# The whole of it


def test_a_quiet_week_of_twelve_outsourced_duties_takes_few_keys(show: Show) -> None:
    duties = [RUNNING._replace(id=f"d{number}", title=f"Duty {number}") for number in range(12)]
    shown = show(a_plan(*duties, KEPT, OPEN, providers=[a_provider()], goals=[DINNER]))
    keys = 0
    while shown.page.sitting.state == "asking":
        go_on()
        keys += 1

    assert keys == 5
    assert shown.review.closed
    assert float(realised(shown.review) or 0) == pytest.approx(12 * 0.9)
    assert "10.8 h came back this week" in shown.texts()
    assert "That is 100% of what was promised." in shown.texts()
    assert "The next review is on Friday 27 November." in shown.texts()


def test_a_week_by_keyboard_in_which_things_happened(show: Show) -> None:
    brief = Brief("r", check_in_every_days=7, first_check_in="2026-11-20")
    shown = show(small(briefs=[brief]))
    typed("15")  # the keyboard starts in the first field
    go_on()
    press(Qt.Key.Key_Right)  # from Good on to Late
    press(Qt.Key.Key_Space)
    go_on()
    go_on()
    typed("2")  # hours for dinner
    go_on()
    typed("Ask Maya about materials.")
    go_on()

    review = shown.review
    assert review.closed
    assert shown.spent("r") == 15.0
    assert shown.session.plan.briefs["r"].check_ins[0].verdict == "late"
    assert review.goals == (ReviewedGoal("g", 120.0),)
    assert review.focus == "Ask Maya about materials."
    assert review.back_into_work_minutes == 0.0


def test_leaving_and_coming_back_takes_up_where_it_was_left(show: Show) -> None:
    shown = show(small())
    go_on()
    go_on()
    shown.page.hide()
    other = show(shown.session.plan)

    assert other.page.sitting.step == 3
    assert other.page.stepper.marks[0].accessibleName() == "What happened, step 1 of 5, done"
    assert other.page.stepper.marks[2].accessibleName() == "Undecided, step 3 of 5, current"
    assert not other.page.stepper.marks[3].isEnabled()
    other.page.back.click()
    assert other.page.sitting.step == 2
    go_on()
    assert other.session.plan.reviews[KEY].step == 3  # going back does not lose how far it was


def test_deciding_in_step_three_is_the_same_as_on_the_board(show: Show) -> None:
    shown = show(small())
    for _each in range(2):
        go_on()
    row = shown.page.undecided.rows["u"]
    row.decision.chosen.emit("outsource")

    duty = shown.session.plan.duties["u"]
    assert (duty.decision, duty.stage) == ("outsource", "brief")
    assert "u" in shown.page.undecided.rows  # it stays, to be changed
    shown.session.undo()
    assert row.decision.value() == "undecided"


def test_work_that_was_cleared_is_not_remembered_either(show: Show) -> None:
    shown = show(small())
    for _each in range(3):
        go_on()
    field = shown.page.freed.rows[""].field
    assert field.text() == "0.0 h"
    field.clear()
    go_on()

    assert shown.review.back_into_work_minutes is None


# Weeks


def reviewed(*weeks: str, **more: object) -> Plan:
    return small(reviews=[Review(week, closed=True) for week in weeks], **more)


def test_after_missed_weeks_there_is_one_screen(show: Show) -> None:
    shown = show(reviewed("2026-10-26"))

    assert "2 weeks without a review" in shown.texts()
    go_on()
    assert shown.page.sitting.state == "asking"
    assert len(shown.session.plan.reviews) == 1


def test_missed_weeks_can_be_marked_as_away_in_one_step(show: Show) -> None:
    shown = show(reviewed("2026-10-26"))
    shown.page.screen_.buttons[1].click()

    assert [shown.session.plan.reviews[week].away for week in ("2026-11-02", "2026-11-09")] == [True, True]
    assert shown.page.sitting.state == "asking"
    shown.session.undo()
    assert len(shown.session.plan.reviews) == 1


def test_a_week_away_and_back(show: Show) -> None:
    shown = show(small())
    shown.page.away.click()
    assert shown.review.away
    assert "You were away this week" in shown.texts()
    shown.page.screen_.buttons[0].click()

    assert not shown.review.closed
    assert shown.page.sitting.state == "asking"


def test_a_closed_week_is_opened_again_on_purpose(show: Show) -> None:
    shown = show(small())
    for _each in range(5):
        go_on()
    frozen = shown.review
    go_on()
    assert shown.review is frozen  # Ctrl+Enter does nothing to a closed week
    shown.page.screen_.buttons[1].click()
    assert not shown.review.closed
    assert shown.session.undo_label == "Opened the review of 16 Nov again"
    shown.session.undo()
    assert shown.review == frozen


def test_closing_can_print_the_week_and_so_can_a_closed_one(show: Show) -> None:
    shown = show(small())
    printed: list[str] = []
    shown.page.print_wanted.connect(printed.append)
    assert not shown.page.print.isVisible()
    for _each in range(4):
        go_on()
    shown.page.print.click()
    assert shown.review.closed
    shown.page.screen_.buttons[0].click()

    assert printed == [KEY, KEY]


def test_the_picker_goes_back_and_never_into_the_future(show: Show) -> None:
    shown = show(small())
    assert not shown.page.later.isEnabled()
    shown.page.earlier.click()

    assert shown.page.sitting.week == date(2026, 11, 9)
    assert shown.page.day.text() == "Friday 13 November"
    shown.page.later.click()
    assert shown.page.sitting.week == date(2026, 11, 16)


def test_a_week_that_shares_days_with_another_says_so(show: Show) -> None:
    shown = show(small(reviews=[Review("2026-11-16", closed=True)], week_starts="SU"), date(2026, 11, 28))

    assert "shares days with the review of the week of 16 Nov" in shown.texts()


def test_an_empty_plan_is_told_what_to_do(show: Show) -> None:
    assert "There is nothing to review yet" in show(a_plan()).texts()


# Beside it


def test_each_drift_has_one_action(show: Show) -> None:
    rows = [
        ReviewedDuty("r", "outsource", 60.0, 50.0, "Reconcile bank", None, "running", 54.0),
        ReviewedDuty("k", "keep", 180.0, 240.0, "Price quotes"),
    ]
    goals = (ReviewedGoal("g", 60.0),)
    weeks = ("2026-10-26", "2026-11-02", "2026-11-09")
    plan = small(reviews=[Review(week, True, duties=tuple(rows), goals=goals) for week in weeks])
    shown = show(plan.put("duties", [plan.duties["u"]._replace(changed="2026-09-01")]))
    drifting = shown.page.findChild(Drifting)
    assert drifting is not None
    said = shown.texts()
    assert "“Reconcile bank” gave back less than four fifths of its promise three weeks in a row." in said
    assert "“Price quotes” ran over three weeks in a row." in said
    assert "“Order materials” has been undecided, untouched since 1 Sep" in said
    assert "“Dinner at home” has missed its 5.0 h for two weeks." in said

    for one in list(drifting._shown):
        drifting.act(one)
    plan = shown.session.plan
    assert "Talk to Ledger & Co about “Reconcile bank”." in plan.reviews[KEY].focus
    assert "Block 5.0 h for “Dinner at home”." in plan.reviews[KEY].focus
    assert plan.duties["k"].minutes == 240.0
    assert shown.page.sitting.step == 3


def test_owner_s_text_is_shown_as_typed(show: Show, qtbot: QtBot) -> None:
    plan = small().put("duties", [KEPT._replace(title=EVIL, notes=EVIL, position=5)])
    shown = show(plan.put("goals", [DINNER._replace(title=EVIL, notes=EVIL)]))
    for _each in range(5):
        for label in shown.page.findChildren(QLabel):
            assert label.textFormat() == Qt.TextFormat.PlainText
        for widget in shown.page.findChildren(QWidget):
            assert "<img" not in widget.toolTip()
        go_on()


@pytest.mark.parametrize("width", [900, 1300])
def test_no_field_is_squeezed_out_in_a_small_window(show: Show, width: int) -> None:
    shown = show(small(), width=width)
    for _step in range(5):
        for row in (*shown.page.happened.rows.values(), *shown.page.freed.rows.values()):
            if row.isVisible():
                right = row.field.mapTo(shown.page, row.field.rect().bottomRight()).x()
                assert right < shown.page._side.x()
        assert shown.page.next.geometry().right() <= shown.page.width()
        go_on()


def test_a_long_list_is_shown_at_once_and_filled_up_while_idle(show: Show, qtbot: QtBot) -> None:
    duties = [KEPT._replace(id=f"d{number}", title=f"Duty {number}", position=number) for number in range(200)]
    duties += [OPEN._replace(id=f"u{number}", position=900 + number) for number in range(5)]
    shown = show(a_plan(*duties))
    rows = shown.page.happened.rows
    qtbot.waitUntil(lambda: len(rows) == 205, timeout=20_000)
    shown.texts()

    column = shown.page.happened._scroll.column
    placed = [column.itemAt(place).widget() for place in range(column.count() - 1)]
    assert [placed.index(rows[key]) for key in ("d0", "d199", "u0", "u4")] == [1, 200, 202, 206]
    assert all(row.isVisible() and row.field.text() for row in rows.values())
    assert "205" not in shown.texts()
    assert "200 duties" in shown.texts()


def test_every_field_has_a_name(show: Show) -> None:
    shown = show(small())

    assert spoken(shown.page.happened.rows["r"].field) == "Reconcile bank Weekly · 1 h · planned 6 min"
