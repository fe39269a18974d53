"""The inspector: each edit is one undo step, refusals stay in the field, what is typed is never lost."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from builders import TODAY, a_duty, a_plan, a_provider
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shown_session import EVIL, a_session, focusable, spoken, type_into

from delegate_desk.domain.cadence import Every, Rule
from delegate_desk.domain.duty import Duty, StageDate
from delegate_desk.domain.plan import Plan
from delegate_desk.planning.duties import delete_duties, edit_duty
from delegate_desk.ui.inspector.inspector import Inspector
from delegate_desk.ui.inspector.one_duty import OneDuty
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme


class Shown:
    """An inspector in a window beside a line that can take the focus away."""

    def __init__(self, qtbot: QtBot, theme: Theme, plan: Plan) -> None:
        self.session, self.shelf = a_session(plan)
        self.window = QWidget()
        self.elsewhere = QLineEdit()
        self.inspector = Inspector(theme, self.session)
        self.session.changed.connect(self.inspector.catch_up)  # as if the cards were painted by now
        column = QVBoxLayout(self.window)
        column.addWidget(self.elsewhere)
        column.addWidget(self.inspector, 1)
        qtbot.addWidget(self.window)
        self.window.resize(340, 1400)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.elsewhere.setFocus()

    @property
    def one(self) -> OneDuty:
        assert self.inspector.one is not None
        return self.inspector.one

    def duty(self, key: str = "d1") -> Duty:
        """As it is on disk."""
        return self.shelf.plan.duties[key]

    def more(self) -> Any:
        if not self.one.more.is_open:
            self.one.more.link.click()
        return self.one.more.fields


@pytest.fixture
def show(qtbot: QtBot, theme: Theme) -> Callable[..., Shown]:
    def made(*duties: Duty, ids: list[str] | None = None, **plan: Any) -> Shown:
        shown = Shown(qtbot, theme, a_plan(*duties, **plan))
        shown.inspector.show_duties([duties[0].id] if ids is None else ids)
        shown.inspector.catch_up()
        return shown

    return made


OUTSOURCED = {
    "decision": "outsource",
    "provider": "p1",
    "stage": "trial",
    "stage_dates": (StageDate("brief", "2026-10-01"), StageDate("trial", "2026-11-09")),
}


# Every field lands in the plan, as one step that can be taken back


def _minutes(shown: Shown) -> None:
    type_into(shown.one.rhythm.minutes.edit, "1 h 30")


def _weekly_to_monthly(shown: Shown) -> None:
    _choose(shown.one.rhythm.cadence, "Monthly")


def _other_cadence(shown: Shown) -> None:
    _choose(shown.one.rhythm.cadence, "Other…")
    type_into(shown.one.rhythm.other.times.edit, "3")  # type: ignore[union-attr]


def _rule(shown: Shown) -> None:
    _choose(shown.one.rhythm.cadence, "By a rule…")
    type_into(shown.one.rhythm.rule.rule.edit, "FREQ=WEEKLY;BYDAY=MO,TH")  # type: ignore[union-attr]


def _title(shown: Shown) -> None:
    title = shown.one.heading.title
    shown.inspector.edit_title()
    QTest.keyClicks(title, "Match receipts")
    QTest.keyClick(title, Qt.Key.Key_Return)


def _notes(shown: Shown) -> None:
    notes = shown.more().notes
    notes.setFocus()
    QTest.keyClicks(notes, "ask Jo")
    shown.elsewhere.setFocus()


def _choose(box: Any, words: str) -> None:
    place = box.findText(words)
    assert place >= 0, f"{words} is not offered"
    box.setCurrentIndex(place)
    box.activated.emit(place)


EDITS: dict[str, tuple[Callable[[Shown], object], str, object, str]] = {
    "title": (_title, "title", "Match receipts", "Renamed “Reconcile bank” to “Match receipts”"),
    "function": (
        lambda shown: _choose(shown.one.heading.function, "Legal & safety"),
        "function",
        "legal",
        "Changed the function of “Reconcile bank”",
    ),
    "cadence": (
        _weekly_to_monthly,
        "cadence",
        Every(1, 1, "month"),
        "Changed how often “Reconcile bank” comes round",
    ),
    "other cadence": (
        _other_cadence,
        "cadence",
        Every(3, 1, "week"),
        "Changed how often “Reconcile bank” comes round",
    ),
    "rule": (
        _rule,
        "cadence",
        Rule("FREQ=WEEKLY;BYDAY=MO,TH", TODAY.isoformat()),
        "Changed how often “Reconcile bank” comes round",
    ),
    "minutes": (_minutes, "minutes", 90.0, "Changed the minutes of “Reconcile bank”"),
    "enjoyment": (
        lambda shown: QTest.keyClick(shown.one.ratings.enjoyment, Qt.Key.Key_1),
        "enjoyment",
        1,
        "Changed the enjoyment of “Reconcile bank”",
    ),
    "needs me": (
        lambda shown: QTest.keyClick(shown.one.ratings.needs_me, Qt.Key.Key_5),
        "needs_me",
        5,
        "Changed how much “Reconcile bank” needs you",
    ),
    "provider": (
        lambda shown: _choose(shown.one.hand_over.provider.choice, "Maya Santos"),
        "provider",
        "p2",
        "Chose Maya Santos for “Reconcile bank”",
    ),
    "stage": (
        lambda shown: shown.one.hand_over.stages.onward.click(),
        "stage",
        "running",
        "Moved “Reconcile bank” to stage Running",
    ),
    "provider minutes": (
        lambda shown: type_into(shown.more().provider_minutes.edit, "80m"),
        "provider_minutes",
        80.0,
        "Changed how long “Reconcile bank” takes its provider",
    ),
    "agreed price": (
        lambda shown: type_into(shown.more().agreed_price.edit, "12.50"),
        "agreed_price",
        "12.50",
        "Changed the agreed price of “Reconcile bank”",
    ),
    "checking": (
        lambda shown: type_into(shown.more().checking.edit, "5"),
        "oversight_minutes_per_week",
        5.0,
        "Changed the checking of “Reconcile bank”",
    ),
    "showing how": (
        lambda shown: type_into(shown.more().showing.edit, "2h"),
        "handover_minutes",
        120.0,
        "Changed how long it takes to show “Reconcile bank”",
    ),
    "trial weeks": (
        lambda shown: type_into(shown.more().trial.edit, "6"),
        "trial_weeks",
        6,
        "Changed the trial weeks of “Reconcile bank”",
    ),
    "stage date": (
        lambda shown: type_into(shown.more().dates["trial"].edit, "2026-11-02"),
        "stage_dates",
        (StageDate("brief", "2026-10-01"), StageDate("trial", "2026-11-02")),
        "Changed the stage dates of “Reconcile bank”",
    ),
    "notes": (_notes, "notes", "ask Jo", "Changed the notes of “Reconcile bank”"),
}


@pytest.mark.parametrize("what", EDITS)
def test_an_edit_is_one_step_on_disk_and_undo_takes_it_back(show: Callable[..., Shown], what: str) -> None:
    act, field, value, label = EDITS[what]
    shown = show(a_duty(**OUTSOURCED), providers=[a_provider(), a_provider(id="p2", name="Maya Santos")])
    before = shown.duty()

    act(shown)

    assert getattr(shown.duty(), field) == value
    assert shown.session.undo_label == label
    shown.session.undo()
    assert shown.duty() == before
    assert shown.session.undo_label is None


def test_a_decision_moves_the_duty(show: Callable[..., Shown]) -> None:
    shown = show(a_duty())
    keep = next(s for s in shown.one.decision.findChildren(QWidget) if getattr(s, "key", "") == "outsource")

    keep.click()  # type: ignore[attr-defined]

    assert shown.duty().decision == "outsource"
    assert shown.duty().stage == "brief"
    assert shown.session.undo_label == "Moved “Reconcile bank” to Outsource"


def test_a_stage_segment_leads_back(show: Callable[..., Shown]) -> None:
    shown = show(a_duty(**OUTSOURCED), providers=[a_provider()])

    shown.one.hand_over.stages.bar.steps[0].click()

    assert shown.duty().stage == "brief"
    assert shown.duty().stage_dates == (StageDate("brief", TODAY.isoformat()),)


def test_an_own_function_is_typed_beneath_the_title(show: Callable[..., Shown]) -> None:
    shown = show(a_duty())
    _choose(shown.one.heading.function, "Your own…")

    type_into(shown.one.heading.own.edit, "Drone Flying")

    assert shown.duty().function == "drone flying"
    assert shown.one.heading.own.isHidden()
    assert shown.one.heading.function.currentText() == "Drone flying"


@pytest.mark.qt_log_ignore("grabbing the keyboard")
def test_functions_of_other_duties_are_offered_too(show: Callable[..., Shown]) -> None:
    shown = show(a_duty(), a_duty(id="d2", function="drone flying"))
    box = shown.one.heading.function
    assert box.findText("Drone flying") < 0
    box.showPopup()
    place = box.findText("Drone flying")
    assert not box.itemIcon(place).isNull()
    box.hidePopup()


# What was not understood


@pytest.mark.parametrize("typed", ["45x", "soon", "-5", "1:75"])
def test_minutes_not_understood_stay_in_the_field_and_the_old_ones_in_force(
    show: Callable[..., Shown], typed: str
) -> None:
    shown = show(a_duty())
    minutes = shown.one.rhythm.minutes

    type_into(minutes.edit, typed)
    shown.elsewhere.setFocus()

    assert minutes.error == "Minutes, please: 45 or 1 h 30"
    assert minutes.edit.text() == typed
    assert shown.elsewhere.hasFocus(), "the focus is never trapped"
    assert shown.duty().minutes == 60
    assert shown.session.undo_label is None


def test_an_error_goes_with_a_value_that_is_understood(show: Callable[..., Shown]) -> None:
    shown = show(a_duty())
    minutes = shown.one.rhythm.minutes
    type_into(minutes.edit, "45x")

    type_into(minutes.edit, "45")

    assert (minutes.error, minutes.edit.text(), shown.duty().minutes) == ("", "45 min", 45)


def test_an_error_stays_when_something_else_changes_and_goes_with_another_duty(show: Callable[..., Shown]) -> None:
    shown = show(a_duty(), a_duty(id="d2", minutes=30.0))
    minutes = shown.one.rhythm.minutes
    type_into(minutes.edit, "45x")
    shown.elsewhere.setFocus()

    QTest.keyClick(shown.one.ratings.enjoyment, Qt.Key.Key_4)
    assert (minutes.error != "", minutes.edit.text()) == (True, "45x")

    shown.inspector.show_duties(["d2"])
    shown.inspector.catch_up()
    assert (minutes.error, minutes.edit.text()) == ("", "30 min")


def test_a_rule_that_is_refused_says_why(show: Callable[..., Shown]) -> None:
    rule = Rule("FREQ=MONTHLY", "2026-02-07")
    shown = show(a_duty(cadence=rule))
    entry = shown.one.rhythm.rule.rule  # type: ignore[union-attr]

    type_into(entry.edit, "FREQ=HOURLY")

    assert entry.error == "FREQ=HOURLY is refused: a duty recurs DAILY, WEEKLY, MONTHLY or YEARLY."
    assert shown.duty().cadence == rule


def test_a_rule_is_shown_in_words_with_its_next_dates(show: Callable[..., Shown]) -> None:
    shown = show(a_duty(cadence=Rule("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=7", "2026-02-07")))
    assert shown.one.rhythm.rule.words.text() == "Every 3 months, by rule: next on 7 Feb, 7 May, 7 Aug"  # type: ignore[union-attr]


def test_an_empty_title_is_refused_and_escape_brings_the_old_one_back(show: Callable[..., Shown]) -> None:
    shown = show(a_duty())
    title = shown.one.heading.title
    shown.inspector.edit_title()
    QTest.keyClick(title, Qt.Key.Key_Delete)

    QTest.keyClick(title, Qt.Key.Key_Return)

    assert title.is_wrong
    assert title.accessibleDescription()
    assert shown.duty().title == "Reconcile bank"
    QTest.keyClick(title, Qt.Key.Key_Escape)
    assert title.toPlainText() == "Reconcile bank"
    assert not title.is_wrong


def test_what_cannot_be_written_stays_in_the_field(show: Callable[..., Shown]) -> None:
    shown = show(a_duty())
    shown.shelf.full = True
    minutes = shown.one.rhythm.minutes

    type_into(minutes.edit, "45")

    assert minutes.edit.text() == "45"
    assert minutes.error == "Not saved yet. What you typed is still here."
    shown.shelf.full = False
    type_into(minutes.edit, "45")
    assert shown.duty().minutes == 45


# Changes from elsewhere


def test_undo_refreshes_the_fields_and_leaves_alone_what_is_being_typed(show: Callable[..., Shown]) -> None:
    shown = show(a_duty())
    QTest.keyClick(shown.one.ratings.enjoyment, Qt.Key.Key_2)
    line = shown.one.rhythm.minutes.edit
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "7")

    shown.session.undo()

    assert shown.one.ratings.enjoyment.value() == 0
    assert (line.text(), line.hasFocus()) == ("7", True)
    QTest.keyClicks(line, "5")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert shown.duty().minutes == 75


def test_control_z_takes_back_typing_first_and_then_the_plan(show: Callable[..., Shown]) -> None:
    shown = show(a_duty())
    QShortcut(QKeySequence("Ctrl+Z"), shown.window, shown.session.undo)
    line = shown.one.rhythm.minutes.edit
    type_into(line, "45")
    QTest.keyClicks(line, "9")

    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (line.text(), shown.duty().minutes) == ("45 min", 45)

    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (line.text(), shown.duty().minutes) == ("1 h", 60)


def test_another_program_is_followed(show: Callable[..., Shown]) -> None:
    shown = show(a_duty())
    shown.shelf.elsewhere = edit_duty(shown.session.plan, ["d1"], TODAY, title="Written elsewhere", minutes=15.0)

    shown.session.refresh()

    assert shown.one.heading.title.toPlainText() == "Written elsewhere"
    assert shown.one.rhythm.minutes.edit.text() == "15 min"


def test_a_duty_that_is_deleted_is_not_shown_any_more(show: Callable[..., Shown]) -> None:
    shown = show(a_duty())
    shown.session.do("Deleted", lambda plan: delete_duties(plan, ["d1"]))
    assert shown.inspector.nothing is not None
    assert not shown.inspector.nothing.isHidden()
    assert shown.one.isHidden()


def test_what_is_typed_belongs_to_the_duty_it_was_typed_for(show: Callable[..., Shown]) -> None:
    shown = show(a_duty(), a_duty(id="d2", title="Other"))
    line = shown.one.rhythm.minutes.edit
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "5")

    shown.inspector.show_duties(["d2"])
    shown.inspector.catch_up()

    assert (shown.duty("d1").minutes, shown.duty("d2").minutes) == (5, 60)


def test_a_title_with_markup_is_text(show: Callable[..., Shown]) -> None:
    shown = show(a_duty(title=EVIL, notes=EVIL), providers=[a_provider(name=EVIL)])
    shown.more()
    assert shown.one.heading.title.toPlainText() == EVIL
    assert shown.more().notes.toPlainText() == EVIL
    for label in shown.window.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText, label.text()
    for child in shown.window.findChildren(QWidget):
        assert "<b>" not in child.toolTip()


@pytest.mark.parametrize("high", [420, 760])
def test_what_is_opened_comes_into_sight(show: Callable[..., Shown], qtbot: QtBot, high: int) -> None:
    shown = show(a_duty(cadence=Rule("FREQ=WEEKLY", "2026-01-05"), **OUTSOURCED), providers=[a_provider()])
    shown.window.resize(340, high)
    one = shown.one
    area = one.more.window().findChild(QScrollArea)
    assert area is not None

    def seen(part: QWidget) -> bool:
        """To its end, or from its top on where it is too high."""
        viewport = area.viewport()
        top = part.mapTo(viewport, QPoint()).y()
        return (top >= 0 and top + part.height() <= viewport.height()) or top == 0 < viewport.height() < part.height()

    for part in (one.time, one.more):
        area.verticalScrollBar().setValue(0)
        qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
        assert not seen(part)
        part.link.click()
        qtbot.waitUntil(partial(seen, part))
        part.link.click()


# Words for those who do not see it


def test_everything_the_keyboard_reaches_has_a_name(show: Callable[..., Shown]) -> None:
    shown = show(a_duty(cadence=Rule("FREQ=WEEKLY", "2026-01-05"), **OUTSOURCED), providers=[a_provider()])
    shown.more()
    reached = focusable(shown.inspector)
    assert len(reached) > 20
    assert [child for child in reached if not spoken(child)] == []


def test_ratings_and_stages_say_their_place(show: Callable[..., Shown]) -> None:
    shown = show(a_duty(enjoyment=1, needs_me=2, **OUTSOURCED), providers=[a_provider()])
    assert spoken(shown.one.ratings.enjoyment).startswith("Enjoyment, 1 of 5, dread it")
    assert spoken(shown.one.ratings.needs_me).startswith("Needs me, 2 of 5, trainable")
    steps = [step.accessibleName() for step in shown.one.hand_over.stages.bar.steps]
    assert steps[3:] == ["Trial, step 4 of 5, current", "Running, step 5 of 5"]


# Cheap until it is needed


def test_nothing_is_built_before_it_is_shown(qtbot: QtBot, theme: Theme) -> None:
    session: Session
    session, _shelf = a_session(a_plan(a_duty()))
    inspector = Inspector(theme, session)
    qtbot.addWidget(inspector)
    inspector.show_duties(["d1"])
    inspector.catch_up()
    assert inspector.findChildren(QWidget) == []

    inspector.show()

    assert inspector.one is not None
    assert inspector.one.heading.title.toPlainText() == "Reconcile bank"


def test_it_can_be_made_ready_without_being_seen(show: Callable[..., Shown]) -> None:
    shown = show(a_duty(), ids=[])
    shown.inspector.prepare()
    assert shown.one.isHidden()
    shown.inspector.show_duties(["d1"])
    shown.inspector.catch_up()
    assert shown.one.isVisible()
    assert shown.one.heading.title.toPlainText() == "Reconcile bank"


def test_nothing_selected_is_explained(show: Callable[..., Shown]) -> None:
    shown = show(a_duty(), ids=[])
    texts = [label.text() for label in shown.inspector.findChildren(QLabel)]
    assert "No duty selected" in texts


def test_keys_lead_in_and_out(qtbot: QtBot, show: Callable[..., Shown]) -> None:
    shown = show(a_duty())
    shown.inspector.edit_title()
    assert shown.one.heading.title.hasFocus()
    assert shown.one.heading.title.textCursor().selectedText() == "Reconcile bank"
    shown.inspector.focus_first()
    assert shown.one.decision.isAncestorOf(shown.window.focusWidget())
    with qtbot.waitSignal(shown.inspector.left):
        QTest.keyClick(shown.window.focusWidget(), Qt.Key.Key_Escape)


def test_brief_and_checklist_are_asked_for_with_the_duty(qtbot: QtBot, show: Callable[..., Shown]) -> None:
    shown = show(a_duty(**OUTSOURCED), providers=[a_provider()])
    with qtbot.waitSignal(shown.inspector.brief_wanted) as brief:
        shown.one.footer.brief.click()
    with qtbot.waitSignal(shown.inspector.checklist_wanted) as checklist:
        shown.one.footer.checklist.click()
    assert (brief.args, checklist.args) == (["d1"], ["d1"])
    with qtbot.waitSignal(shown.inspector.closed):
        shown.one.heading.closed.emit()


def test_the_details_follow_a_moment_after_the_cards(qtbot: QtBot, theme: Theme) -> None:
    shown = Shown(qtbot, theme, a_plan(a_duty(id="d1", title="Bank"), a_duty(id="d2", title="Post")))
    shown.inspector.show_duties(["d1"])
    shown.inspector.catch_up()

    shown.inspector.show_duties(["d2"])

    assert shown.inspector.one.heading.title.toPlainText() == "Bank"
    assert shown.inspector.ids == ("d2",)
    qtbot.waitUntil(lambda: shown.inspector.one.heading.title.toPlainText() == "Post", timeout=1000)


def test_what_is_typed_before_the_details_follow_goes_to_the_duty_they_show(qtbot: QtBot, theme: Theme) -> None:
    shown = Shown(qtbot, theme, a_plan(a_duty(id="d1", title="Bank"), a_duty(id="d2", title="Post")))
    shown.inspector.show_duties(["d1"])
    shown.inspector.catch_up()

    shown.inspector.show_duties(["d2"])
    type_into(shown.inspector.one.heading.title, "Reconcile")
    shown.inspector.commit()

    titles = {duty.id: duty.title for duty in shown.session.plan.duties.values()}
    assert titles == {"d1": "Reconcile", "d2": "Post"}
