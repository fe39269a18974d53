"""The hand-over page: the rail, the brief, and everything that is typed, dragged, pasted and taken there."""

from collections.abc import Iterator
from typing import Any

import pytest
from builders import a_duty, a_plan, a_provider
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from shown_session import EVIL, Shelf, a_session, focusable, spoken, type_into

from delegate_desk.domain.brief import Access, Brief, CheckIn, Step
from delegate_desk.domain.duty import StageDate
from delegate_desk.domain.plan import Plan
from delegate_desk.ui.hand_over.calm_warning import CalmWarning
from delegate_desk.ui.hand_over.lines import Lines
from delegate_desk.ui.pages.hand_over import HandOverPage
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.text import PlainLabel

STEPS = (Step("Open the list", 5.0), Step("Ring", 15.0), Step("Write down", 40.0))
BRIEF = Brief(
    "d1",
    done_when="Nobody is late",
    steps=STEPS,
    access=(Access("Invoices", "Program"), Access("Script", "Handbook")),
    ask_first=("Over 500",),
    check_in_every_days=7,
    first_check_in="2026-11-09",
    check_ins=(CheckIn("2026-11-09", "good"),),
)


def the_plan(**said: Any) -> Plan:
    trial = {"title": "Chase late payments", "decision": "outsource", "provider": "p1", "stage": "trial"}
    return a_plan(
        a_duty(stage_dates=(StageDate("trial", "2026-11-09"),), **trial | said),
        a_duty(id="d2", title="VAT return", decision="outsource", stage="brief"),
        a_duty(id="d3", title="Lock up"),
        providers=[a_provider(name="Tideway Bookkeeping", place="Leeds, UK")],
        briefs=[BRIEF],
    )


class Shown:
    """A page on a plan, and what an owner does with it."""

    def __init__(self, theme: Theme, plan: Plan) -> None:
        self.session: Session
        self.shelf: Shelf
        self.session, self.shelf = a_session(plan)
        self.said: list[str] = []
        self.session.done.connect(self.said.append)
        self.page = HandOverPage(theme, self.session)
        self.page.resize(1300, 800)
        self.page.show()
        self.page.show_duty("d1")
        self.view = self.page.view

    @property
    def brief(self) -> Brief:
        return self.session.plan.briefs["d1"]

    def texts(self) -> list[str]:
        return [step.text for step in self.brief.steps]


@pytest.fixture
def shown(qtbot: Any, theme: Theme) -> Iterator[Shown]:
    made = Shown(theme, the_plan())
    qtbot.addWidget(made.page)
    qtbot.waitExposed(made.page)
    made.page.activateWindow()
    yield made
    QApplication.processEvents()


def press(
    lines: Lines, place: int, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    lines.focus_row(place)
    QTest.keyClick(lines.rows[place], key, modifier)


def editor_fields(lines: Lines) -> list[QLineEdit]:
    assert lines.open is not None
    return list(lines.open.fields)


# The rail


def rail_texts(shown: Shown) -> list[str]:
    model = shown.page.rail.model()
    return [model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def test_the_rail_counts_duties_and_hours_by_stage(shown: Shown) -> None:
    assert rail_texts(shown) == [
        "Brief, 1 duty, 1.0 h",
        "VAT return, Brief, 1.0 h",
        "Provider, 0 duties, 0.0 h",
        "Training, 0 duties, 0.0 h",
        "Trial, 1 duty, 1.0 h",
        "Chase late payments, Trial, Tideway, 1.0 h, check-in due",
        "Running, 0 duties, 0.0 h",
    ]


def test_keys_go_from_duty_to_duty_and_from_stage_to_stage(shown: Shown) -> None:
    rail = shown.page.rail
    rail.setFocus()
    QTest.keyClick(rail, Qt.Key.Key_Up)

    assert shown.page.duty == "d2"

    QTest.keyClicks(rail, "]")

    assert shown.session.plan.duties["d2"].stage == "provider"
    assert shown.page.duty == "d2"
    assert shown.said == ["Moved “VAT return” to stage Provider"]


def test_the_head_says_who_when_and_what_it_frees(shown: Shown) -> None:
    heading = shown.view.heading

    assert heading.title.text() == "Chase late payments"
    assert heading.about.text() == "Brief for Tideway Bookkeeping, Leeds · weekly, 1 h · frees 0.9 h a week"
    assert spoken(heading.stages.steps[3]).startswith("Trial, step 4 of 5, current, week 3 of 4")
    assert heading.onward.words == "Move to Running"


def test_the_next_stage_is_one_press_and_undo_takes_it_back(shown: Shown) -> None:
    shown.view.heading.onward.click()

    assert shown.session.plan.duties["d1"].stage == "running"
    assert shown.view.heading.onward.isHidden()

    shown.session.undo()

    assert shown.session.plan.duties["d1"].stage == "trial"


def test_a_duty_that_stays_with_the_owner_shows_its_brief_without_stages(shown: Shown) -> None:
    shown.page.show_duty("d3")

    assert shown.page.duty == "d3"
    assert shown.view.heading.about.text().startswith("Brief of a duty under Undecided")
    assert shown.view.heading.stages.isHidden()


def test_without_anything_outsourced_the_page_says_how_to_begin(qtbot: Any, theme: Theme) -> None:
    session, _shelf = a_session(a_plan(a_duty()))
    page = HandOverPage(theme, session)
    qtbot.addWidget(page)
    page.show()

    assert page.view.isHidden()
    assert page.duty == ""
    page.copy_checklist("text")


def test_a_deleted_duty_gives_way_to_another(shown: Shown) -> None:
    shown.session.do("Deleted", lambda plan: plan.without("duties", ["d1"]).without("briefs", ["d1"]))

    assert shown.page.duty == "d2"


# Steps


def test_a_typed_step_is_one_edit(shown: Shown) -> None:
    type_into(shown.view.steps.add, "Check the promise dates 5m")

    assert shown.brief.steps[-1] == Step("Check the promise dates", 5.0)
    assert shown.view.steps.add.text() == ""
    assert shown.said == ["Step added to “Chase late payments”"]
    assert shown.session.undo_label is not None
    shown.session.undo()
    assert shown.brief.steps == STEPS


def test_a_pasted_list_is_one_edit_with_a_step_a_line(shown: Shown) -> None:
    QGuiApplication.clipboard().setText("1. Look 5m\n2. Note\n")
    shown.view.steps.add.setFocus()
    QTest.keyClick(shown.view.steps.add, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert shown.brief.steps[3:] == (Step("Look", 5.0), Step("Note"))
    assert shown.said == ["2 steps added to “Chase late payments”"]


def test_one_pasted_line_goes_into_the_field(shown: Shown) -> None:
    QGuiApplication.clipboard().setText("Look")
    shown.view.steps.add.setFocus()
    QTest.keyClick(shown.view.steps.add, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert shown.view.steps.add.text() == "Look"
    assert shown.brief.steps == STEPS


def test_a_list_is_pasted_onto_a_step_too(shown: Shown) -> None:
    QGuiApplication.clipboard().setText("Look 5m")
    press(shown.view.steps.lines, 0, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert shown.brief.steps[-1] == Step("Look", 5.0)


def test_nothing_to_paste_says_so(shown: Shown) -> None:
    QGuiApplication.clipboard().setText("  \n ")
    shown.view.steps.paste.click()

    assert "one step a line" in shown.view.steps.entry.error


def test_the_sum_stands_beside_the_steps(shown: Shown) -> None:
    total = shown.view.steps._sum

    assert total.text() == "3 steps add up to 1 h"
    type_into(shown.view.steps.add, "More 15m")
    assert total.text() == "4 steps, 1 h 15 min: 15 min more than the duty"
    shown.view.steps.adopt.click()
    assert shown.session.plan.duties["d1"].minutes == 75.0
    assert total.text() == "4 steps add up to 1 h 15 min"
    type_into(shown.view.steps.add, "And more")
    assert total.text() == "5 steps, 1 h 15 min so far, 1 without minutes"


def test_alt_and_arrows_move_a_step_and_the_focus_goes_along(shown: Shown) -> None:
    lines = shown.view.steps.lines
    press(lines, 0, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    assert shown.texts() == ["Ring", "Open the list", "Write down"]
    assert lines.current == 1
    assert lines.rows[1].hasFocus()
    press(lines, 1, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    press(lines, 0, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert shown.texts() == ["Open the list", "Ring", "Write down"]
    assert shown.said == ["Step 1 moved", "Step 2 moved"]


def drag(row: QAbstractButton, by: int, *, let_go: bool = True) -> None:
    start = QPoint(200, row.height() // 2)
    QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.3, 0.6, 1.0):
        QTest.mouseMove(row, start + QPoint(0, round(by * share)))
    if let_go:
        QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=start + QPoint(0, by))


def test_a_step_is_dragged(shown: Shown) -> None:
    lines = shown.view.steps.lines
    drag(lines.rows[0], 3 * lines.rows[0].height())

    assert shown.texts() == ["Ring", "Write down", "Open the list"]
    assert shown.said == ["Step 1 moved"]


def test_a_short_way_and_escape_are_no_drag(shown: Shown) -> None:
    lines = shown.view.steps.lines
    drag(lines.rows[0], 5)
    drag(lines.rows[0], 3 * lines.rows[0].height(), let_go=False)
    QTest.keyClick(lines.rows[0], Qt.Key.Key_Escape)
    QTest.mouseRelease(lines.rows[0], Qt.MouseButton.LeftButton)

    assert shown.texts() == ["Open the list", "Ring", "Write down"]
    assert shown.said == []


def test_a_step_is_edited_in_place(shown: Shown) -> None:
    lines = shown.view.steps.lines
    press(lines, 1, Qt.Key.Key_Return)
    words, minutes = editor_fields(lines)
    assert (words.text(), minutes.text()) == ("Ring", "15 min")
    words.setText("Ring twice")
    minutes.setText("20")
    QTest.keyClick(minutes, Qt.Key.Key_Return)

    assert shown.brief.steps[1] == Step("Ring twice", 20.0)
    assert shown.said == ["Step 2 changed"]
    assert lines.open is None
    assert lines.rows[1].hasFocus()


def test_what_is_not_understood_says_so_and_escape_goes_back(shown: Shown) -> None:
    lines = shown.view.steps.lines
    press(lines, 1, Qt.Key.Key_F2)
    minutes = editor_fields(lines)[1]
    minutes.setText("soon")
    QTest.keyClick(minutes, Qt.Key.Key_Return)

    assert lines.open is not None
    assert lines.open.error.text() == "Minutes, please: 45 or 1 h 30"
    assert shown.brief.steps == STEPS
    QTest.keyClick(minutes, Qt.Key.Key_Escape)
    assert lines.open is None
    assert not lines.rows[1].isHidden()


def test_what_is_typed_is_taken_on_leaving_for_another_duty(shown: Shown) -> None:
    lines = shown.view.steps.lines
    press(lines, 0, Qt.Key.Key_Return)
    editor_fields(lines)[0].setText("Open it")
    shown.page.show_duty("d2")

    assert shown.texts()[0] == "Open it"
    assert "d2" not in shown.session.plan.briefs


def test_delete_takes_a_step_out(shown: Shown) -> None:
    press(shown.view.steps.lines, 1, Qt.Key.Key_Delete)

    assert shown.texts() == ["Open the list", "Write down"]
    assert shown.said == ["Step 2 removed"]
    assert shown.view.steps.lines.rows[1].hasFocus()


def test_steps_are_named_with_their_place(shown: Shown) -> None:
    assert spoken(shown.view.steps.lines.rows[1]).startswith("Step 2 of 3, Ring, 15 min")


# Texts and lists


def write(edit: Any, text: str) -> None:
    edit.setFocus()
    edit.setPlainText(text)
    edit.clearFocus()


def test_done_means_is_taken_on_leaving_it(shown: Shown) -> None:
    write(shown.view.done.edit, "All paid")

    assert shown.brief.done_when == "All paid"
    assert shown.said == ["Done means of “Chase late payments” changed"]


def test_a_password_in_a_text_is_stopped_with_a_word_why(shown: Shown) -> None:
    write(shown.view.reach.edit, "Password: hunter2")

    assert shown.brief.reach_me == ""
    assert "never holds one" in shown.view.reach.error
    QTest.keyClick(shown.view.reach.edit, Qt.Key.Key_Escape)
    assert shown.view.reach.error == ""


def test_a_password_in_the_register_is_stopped_with_a_word_why(shown: Shown) -> None:
    places = shown.view.places
    places.further.click()
    what, where = editor_fields(places.lines)
    what.setText("Bank")
    where.setText("PIN 4821")
    QTest.keyClick(where, Qt.Key.Key_Return)

    assert places.lines.open is not None
    assert "never holds one" in places.lines.open.error.text()
    assert len(shown.brief.access) == 2
    where.setText("Own user")
    QTest.keyClick(where, Qt.Key.Key_Return)
    assert shown.brief.access[2] == Access("Bank", "Own user")
    assert spoken(places.lines.rows[2]).startswith("Bank, Own user")


def test_an_empty_further_line_is_let_go(shown: Shown) -> None:
    shown.view.asks.further.click()
    QTest.keyClick(editor_fields(shown.view.asks.lines)[0], Qt.Key.Key_Return)

    assert shown.view.asks.lines.open is None
    assert shown.said == []


def test_questions_are_added_and_moved(shown: Shown) -> None:
    asks = shown.view.asks
    asks.further.click()
    editor_fields(asks.lines)[0].setText("Refunds")
    QTest.keyClick(editor_fields(asks.lines)[0], Qt.Key.Key_Return)
    press(asks.lines, 1, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)

    assert shown.brief.ask_first == ("Refunds", "Over 500")


def test_authority_is_chosen(shown: Shown) -> None:
    shown.view.authority.choice.chosen.emit("recommend")

    assert shown.brief.authority == "recommend"


# Check-ins


@pytest.mark.parametrize(("key", "verdict"), [(Qt.Key.Key_G, "good"), (Qt.Key.Key_L, "late"), (Qt.Key.Key_R, "redo")])
def test_one_key_gives_a_verdict(shown: Shown, key: Qt.Key, verdict: str) -> None:
    lines = shown.view.check_ins.lines
    due = [place for place, row in enumerate(lines.values) if row.state == "due"]
    assert spoken(lines.rows[due[0]]).startswith("Monday 23 November, Due today, Check in now")
    press(lines, due[0], key)

    assert shown.brief.check_ins[-1] == CheckIn("2026-11-23", verdict)  # type: ignore[arg-type]
    assert "check-in due" not in "".join(rail_texts(shown))
    press(lines, due[0], Qt.Key.Key_Delete)
    assert shown.brief.check_ins == BRIEF.check_ins


def test_a_week_that_has_not_come_gets_no_verdict(shown: Shown) -> None:
    lines = shown.view.check_ins.lines
    ahead = next(place for place, row in enumerate(lines.values) if row.state == "ahead")
    press(lines, ahead, Qt.Key.Key_G)

    assert shown.brief.check_ins == BRIEF.check_ins


def test_a_check_in_takes_a_note(shown: Shown) -> None:
    lines = shown.view.check_ins.lines
    press(lines, 0, Qt.Key.Key_Return)
    field = editor_fields(lines)[0]
    field.setText("List 40 min late")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert shown.brief.check_ins[0] == CheckIn("2026-11-09", "good", "List 40 min late")


def test_the_rhythm_is_typed_and_what_is_none_says_so(shown: Shown) -> None:
    rhythm = shown.view.rhythm
    type_into(rhythm.every, "14")
    type_into(rhythm.first, "4 Jan")

    assert (shown.brief.check_in_every_days, shown.brief.first_check_in) == (14, "2027-01-04")
    type_into(rhythm.every, "often")
    assert rhythm.line.error == "Days, please: 7 or 28"
    type_into(rhythm.first, "soon")
    assert rhythm.line.error.startswith("A day, please: ")
    assert shown.brief.check_in_every_days == 14


def test_check_ins_start_with_one_press(shown: Shown) -> None:
    shown.page.show_duty("d2")
    shown.view.check_ins.begin.click()

    assert shown.session.plan.briefs["d2"][7:9] == (7, "2026-11-30")
    assert shown.view.check_ins.begin.isHidden()


# The whole


def test_a_starter_is_found_and_taken(qtbot: Any, shown: Shown) -> None:
    from delegate_desk.ui.hand_over.sources import SourcesDialog

    shown.page.show_duty("d2")
    shown.view.steps.take.click()
    dialog = shown.page.findChild(SourcesDialog)
    assert dialog is not None
    assert dialog.list.item(0).text() == "Prepare the VAT or sales tax return"
    dialog.wanted.setText("chase late payments")
    assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == ["Chase late payments"]
    assert dialog.primary.words == "Take 3 steps"
    dialog.accept()

    assert shown.session.plan.briefs["d2"].steps == STEPS
    assert shown.session.plan.briefs["d2"].done_when == "Nobody is late"
    assert shown.said == ["Brief for “VAT return” taken from “Chase late payments”"]


def test_the_checklist_goes_onto_the_clipboard(qtbot: Any, shown: Shown) -> None:
    with qtbot.waitSignal(shown.page.copy_wanted) as told:
        shown.view.heading.copy_wanted.emit("markdown")

    assert told.args == ["d1", "markdown"]
    assert QGuiApplication.clipboard().text().startswith("# Chase late payments\n\n## Done means\n\nNobody is late\n")


def test_print_asks_for_the_duty_that_is_shown(qtbot: Any, shown: Shown) -> None:
    with qtbot.waitSignal(shown.page.print_wanted) as told:
        shown.view.heading.print.click()

    assert told.args == ["d1"]


def test_a_full_disk_keeps_what_was_typed(shown: Shown) -> None:
    shown.shelf.full = True
    lines = shown.view.steps.lines
    press(lines, 0, Qt.Key.Key_Return)
    editor_fields(lines)[0].setText("Open it")
    QTest.keyClick(editor_fields(lines)[0], Qt.Key.Key_Return)

    assert shown.texts()[0] == "Open the list"
    assert lines.open is not None and "Not saved" in lines.open.error.text()
    assert editor_fields(lines)[0].text() == "Open it"


def test_every_control_can_be_reached_and_has_a_name(shown: Shown) -> None:
    nameless = [type(widget).__name__ for widget in focusable(shown.page) if not spoken(widget).strip()]

    assert nameless == []


def test_hostile_text_is_shown_as_text(qtbot: Any, theme: Theme) -> None:
    brief = Brief("d1", EVIL, EVIL, (Step(EVIL * 20, 5.0),), (Access(EVIL, EVIL),), (EVIL,), check_ins=())
    made = Shown(theme, a_plan(a_duty(title=EVIL * 10, decision="outsource", stage="brief"), briefs=[brief]))
    qtbot.addWidget(made.page)
    made.page.grab()

    assert made.view.steps.lines.rows[0].height() > 60
    assert all("<img" not in widget.toolTip() for widget in made.page.findChildren(QWidget))


@pytest.mark.parametrize("wide", [904, 1044, 1360])
def test_the_page_fits_every_window_in_both_directions(qtbot: Any, theme: Theme, wide: int) -> None:
    made = Shown(theme, the_plan(title="Chase " * 60))
    qtbot.addWidget(made.page)
    made.page.resize(wide, 560)
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        made.page.setLayoutDirection(direction)
        made.page.grab()
        page = made.view.widget()
        assert page is not None
        assert page.width() <= made.view.viewport().width()


def test_it_shows_later_what_changed_meanwhile(shown: Shown) -> None:
    shown.page.hide()
    shown.session.do("x", lambda plan: plan.put("briefs", [BRIEF._replace(steps=STEPS[:1])]))

    assert len(shown.view.steps.lines.rows) == 3
    shown.page.show()
    assert len(shown.view.steps.lines.rows) == 1


# The rail by mouse


def place_of(shown: Shown, duty: str) -> QPoint:
    rail = shown.page.rail
    return rail.visualRect(rail.model().index(rail.model().place_of(duty), 0)).center()


def stage_row(shown: Shown, stage: str) -> QPoint:
    rail = shown.page.rail
    rows = rail.model().rows
    row = next(place for place, row in enumerate(rows) if row.duty is None and row.stage == stage)
    return rail.visualRect(rail.model().index(row, 0)).center()


def drag_duty(shown: Shown, start: QPoint, *way: QPoint, drop: bool = True) -> None:
    ground = shown.page.rail.viewport()
    QTest.mousePress(ground, Qt.MouseButton.LeftButton, pos=start)
    for place in way:
        move = QMouseEvent(
            QMouseEvent.Type.MouseMove,
            place.toPointF(),
            ground.mapToGlobal(place).toPointF(),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(ground, move)
    if drop:
        QTest.mouseRelease(ground, Qt.MouseButton.LeftButton, pos=way[-1])


def stage_of(shown: Shown, duty: str) -> str | None:
    return shown.session.plan.duties[duty].stage


def test_a_duty_is_dragged_to_a_stage_and_undo_takes_it_back(shown: Shown) -> None:
    drag_duty(shown, place_of(shown, "d2"), place_of(shown, "d2") + QPoint(0, 30), stage_row(shown, "training"))
    assert stage_of(shown, "d2") == "training"
    assert shown.said[-1] == "Moved “VAT return” to stage Training"

    drag_duty(shown, place_of(shown, "d2"), place_of(shown, "d1"))
    assert stage_of(shown, "d2") == "trial"
    drag_duty(shown, place_of(shown, "d2"), QPoint(60, shown.page.rail.viewport().height() - 4))
    assert stage_of(shown, "d2") == "running"
    assert shown.page.duty == "d2"
    for stage in ("trial", "training", "brief"):
        shown.session.undo()
        assert stage_of(shown, "d2") == stage


def test_a_drag_shows_where_it_goes_and_leaves_no_trace(shown: Shown) -> None:
    rail = shown.page.rail
    parts = len(rail.viewport().findChildren(QWidget))
    drag_duty(shown, place_of(shown, "d2"), stage_row(shown, "running"), drop=False)
    assert len([part for part in rail.viewport().findChildren(QWidget) if part.isVisible()]) == parts + 2

    QTest.keyClick(rail, Qt.Key.Key_Escape)
    QTest.mouseRelease(rail.viewport(), Qt.MouseButton.LeftButton, pos=stage_row(shown, "running"))
    assert stage_of(shown, "d2") == "brief"
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(rail.viewport().findChildren(QWidget)) == parts


def test_a_short_way_or_the_own_stage_is_no_move(shown: Shown) -> None:
    drag_duty(shown, place_of(shown, "d2"), place_of(shown, "d2") + QPoint(2, 2))
    drag_duty(shown, place_of(shown, "d2"), stage_row(shown, "brief"))
    drag_duty(shown, stage_row(shown, "training"), stage_row(shown, "running"))

    assert shown.said == []


def test_too_many_at_once_is_said_calmly(qtbot: Any, theme: Theme) -> None:
    plan = the_plan()
    several = [plan.duties["d1"]._replace(id=f"m{i}", title=f"More {i}", stage="training") for i in range(2)]
    made = Shown(theme, plan.put("duties", several))
    qtbot.addWidget(made.page)
    warning = made.page.findChild(CalmWarning)
    qtbot.waitUntil(warning.isVisible)
    assert warning.findChild(PlainLabel).text().startswith("3 hand-overs are being shown or tried at once; 2 is")

    made.session.do("Set", lambda plan: plan._replace(settings=plan.settings._replace(handovers_at_once=3)))
    assert not warning.isVisible()
