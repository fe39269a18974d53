from collections.abc import Callable
from datetime import date

import pytest
from builders import TODAY, WEEKLY, a_duty, a_plan
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from delegate_desk.desk import Desk
from delegate_desk.domain.cadence import Every
from delegate_desk.domain.edit import Changes, applied
from delegate_desk.domain.errors import NotSaved
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.exchange import catalogue
from delegate_desk.ui.dialogs.catalogue_dialog import CatalogueDialog
from delegate_desk.ui.dialogs.catalogue_model import CADENCE, DUTY, HOURS, MINUTES, CatalogueModel, understood
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.fields import LineField

Key = Qt.Key
Make = Callable[..., CatalogueDialog]


class Memory:
    """A store that keeps the plan in memory, and can be out of order."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.is_full = False

    def read(self) -> Plan:
        return self.plan

    def write(self, changes: Changes) -> None:
        if self.is_full:
            raise NotSaved("Not saved: the disk is full.")
        self.plan = applied(self.plan, changes)

    def moved(self) -> bool:
        return False


@pytest.fixture
def make(qtbot: QtBot, theme: Theme) -> Make:
    """Opens the dialog on a plan of these duties, for a trade."""

    def opened(*duties: object, trade: str | None = "building") -> CatalogueDialog:
        dialog = CatalogueDialog(theme, Session(Desk(Memory(a_plan(*duties))), lambda: TODAY), trade)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.table.hasFocus)
        return dialog

    return opened


def row_of(dialog: CatalogueDialog, title: str) -> int:
    return next(row for row in range(dialog.model.rowCount()) if dialog.model.index(row, DUTY).data() == title)


def go_to(dialog: CatalogueDialog, title: str, column: int = DUTY) -> int:
    row = row_of(dialog, title)
    dialog.table.setCurrentIndex(dialog.model.index(row, column))
    return row


def titles(dialog: CatalogueDialog) -> list[str]:
    return [duty.title for duty in in_order(dialog._session.plan.duties)]


def press(dialog: CatalogueDialog, *keys: Key) -> None:
    for key in keys:
        QTest.keyClick(dialog.table, key)


def field(dialog: CatalogueDialog) -> LineField:
    found = dialog.table.indexWidget(dialog.table.currentIndex())
    assert isinstance(found, LineField)
    return found


def test_the_model_keeps_qt_s_rules(qtmodeltester: ModelTester):
    model = CatalogueModel(a_plan(), TODAY, "building")
    qtmodeltester.check(model)
    model.toggle(1)
    model.show_trade("every")
    model.find("bank")


def test_ticking_and_adding_puts_duties_at_the_end_of_the_plan_and_one_undo_takes_all_away(make: Make):
    dialog = make(a_duty(title="Mine"))
    for title in ("Send invoices", "Chase late payers", "Write quotes"):
        go_to(dialog, title)
        press(dialog, Key.Key_Space)
    assert dialog.primary.words == "Add 3 duties"

    press(dialog, Key.Key_Return)

    assert dialog.result() == CatalogueDialog.DialogCode.Accepted
    assert titles(dialog) == ["Mine", "Send invoices", "Chase late payers", "Write quotes"]
    assert dialog._session.undo_label == "Added 3 duties from the list"
    added = in_order(dialog._session.plan.duties)[1]
    assert (added.function, added.cadence, added.minutes, added.decision) == ("bookkeeping", WEEKLY, 60.0, "undecided")
    dialog._session.undo()
    assert titles(dialog) == ["Mine"]


def test_the_running_figure_grows_with_each_tick_and_shrinks_again(make: Make):
    dialog = make()
    assert (dialog.sums.figure.text(), dialog.sums.words.text()) == ("0.0 h", "a week, 0 ticked")
    assert not dialog.primary.isEnabled()
    go_to(dialog, "Send invoices")  # 1 h weekly
    press(dialog, Key.Key_Space)
    go_to(dialog, "Write quotes")  # 3 x 45 min
    press(dialog, Key.Key_Space)
    assert (dialog.sums.figure.text(), dialog.sums.words.text()) == ("3.3 h", "a week, 2 ticked")
    assert dialog.sums.bars.text() == "Bookkeeping 1.0 h, Sales 2.3 h"
    press(dialog, Key.Key_Space)
    assert (dialog.sums.figure.text(), dialog.primary.words) == ("1.0 h", "Add 1 duty")


def test_cancelling_adds_nothing(make: Make):
    dialog = make()
    press(dialog, Key.Key_Space, Key.Key_Escape)
    assert dialog.result() == CatalogueDialog.DialogCode.Rejected
    assert titles(dialog) == []


def test_the_arrow_keys_pass_over_the_headings(make: Make):
    dialog = make()
    assert dialog.table.currentIndex().row() == 1
    seen = []
    for _step in range(6):
        seen.append(dialog.table.currentIndex().row())
        press(dialog, Key.Key_Down)
    headings = dialog.model.headings()
    assert headings[:2] == [0, 5]
    assert seen == [1, 2, 3, 4, 6, 7]


@pytest.mark.parametrize(
    ("typed", "minutes"), [("45", 45.0), ("1h30", 90.0), ("1:30", 90.0), ("1 h 30 min", 90.0), ("1.5h", 90.0)]
)
def test_typing_figures_changes_the_minutes_on_the_spot(make: Make, typed: str, minutes: float):
    dialog = make()
    row = go_to(dialog, "Write quotes")
    QTest.keyClick(dialog.table, typed[0])
    QTest.keyClicks(field(dialog), typed[1:])
    assert field(dialog).text() == typed
    QTest.keyClick(field(dialog), Key.Key_Return)
    duty = dialog.model.duty(row)
    assert duty is not None and duty.minutes == minutes
    assert dialog.isVisible(), "Enter in the field takes the minutes and adds nothing"
    assert dialog.table.hasFocus()
    press(dialog, Key.Key_Space, Key.Key_Return)
    assert in_order(dialog._session.plan.duties)[0].minutes == minutes


def test_what_is_no_time_is_marked_with_a_sentence_and_the_old_minutes_stay(make: Make):
    dialog = make()
    row = go_to(dialog, "Write quotes")
    press(dialog, Key.Key_4)
    QTest.keyClicks(field(dialog), "5x")
    QTest.keyClick(field(dialog), Key.Key_Return)
    assert dialog._note.text() == "Minutes, please: 45 or 1 h 30"
    assert field(dialog)._wrong
    QTest.keyClick(field(dialog), Key.Key_Escape)
    assert dialog.isVisible() and dialog.table.hasFocus()
    assert dialog.model.index(row, MINUTES).data() == "45 min"
    assert "estimates" in dialog._note.text()


def test_leaving_the_field_is_never_hindered(make: Make):
    dialog = make()
    row = go_to(dialog, "Write quotes")
    press(dialog, Key.Key_4)
    QTest.keyClicks(field(dialog), "5x")
    dialog.search.setFocus()
    assert dialog.model.index(row, MINUTES).data() == "45 min"
    assert dialog._note.text() == "Minutes, please: 45 or 1 h 30"
    press(dialog, Key.Key_F2)
    field(dialog).setText("50")
    dialog.search.setFocus()
    assert dialog.model.index(row, MINUTES).data() == "50 min"
    assert "estimates" in dialog._note.text()


@pytest.mark.parametrize("typed", ["", "0", "x", "-5", "1e5"])
def test_only_minutes_that_a_plan_can_hold_are_understood(typed: str):
    assert understood(typed) is None


@pytest.mark.qt_log_ignore("grabbing the keyboard")
def test_a_cadence_is_chosen_from_the_usual_ones(make: Make):
    dialog = make()
    row = go_to(dialog, "Send invoices")
    menu = dialog.table.offer_cadences(row)
    assert menu is not None
    offered = [action.text() for action in menu.actions()]
    assert offered[:3] == ["Daily", "Workdays", "3x a week"] and offered[-1] == "Yearly"
    assert menu.activeAction().text() == "Weekly"
    next(action for action in menu.actions() if action.text() == "2x a week").trigger()
    menu.close()
    assert dialog.model.index(row, CADENCE).data() == "2x a week"
    assert dialog.model.index(row, HOURS).data() == "2.0 h"


@pytest.mark.qt_log_ignore("grabbing the keyboard")
def test_alt_down_opens_the_cadences(make: Make, qtbot: QtBot):
    dialog = make()
    QTest.keyClick(dialog.table, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    QApplication.activePopupWidget().close()


def test_a_duty_that_the_plan_has_cannot_be_ticked_again(make: Make):
    dialog = make(a_duty(title="SEND invoices", cadence=WEEKLY))
    row = go_to(dialog, "Send invoices")
    press(dialog, Key.Key_Space, Key.Key_5)
    dialog.model.setData(dialog.model.index(row, DUTY), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert dialog.model.picked.chosen() == []
    assert dialog.table.indexWidget(dialog.table.currentIndex()) is None
    assert dialog.model.index(row, DUTY).data(Qt.ItemDataRole.CheckStateRole) is None
    assert dialog.model.index(row, DUTY).data(Qt.ItemDataRole.AccessibleTextRole).endswith("already in the plan")


def test_a_duty_of_another_cadence_is_another_until_its_cadence_is_changed(make: Make):
    dialog = make(a_duty(title="Send invoices", cadence=Every(1.0, 1, "month")))
    row = go_to(dialog, "Send invoices")
    press(dialog, Key.Key_Space)
    assert dialog.primary.words == "Add 1 duty"
    dialog.model.set_cadence(row, Every(1.0, 1, "month"))
    assert not dialog.primary.isEnabled()
    assert dialog.model.picked.is_known("invoices")


def test_what_another_program_adds_meanwhile_is_not_added_twice(make: Make):
    dialog = make()
    go_to(dialog, "Send invoices")
    press(dialog, Key.Key_Space)
    dialog._session.do("Added", lambda plan: catalogue.with_duties(plan, dialog.model.picked.chosen()))
    assert not dialog.primary.isEnabled()
    dialog.accept()
    assert titles(dialog) == ["Send invoices"]


def test_what_is_ticked_outlives_another_trade_and_another_search(make: Make):
    dialog = make()
    go_to(dialog, "Give the site safety talk")
    press(dialog, Key.Key_Space)
    dialog.trade.setCurrentIndex(dialog.trade.findData("retail"))
    dialog.trade.chosen.emit("retail")
    assert row_of(dialog, "Pack and post orders")
    assert dialog.model.picked.is_ticked("safety-talk") and row_of(dialog, "Give the site safety talk")
    dialog.search.setText("post orders")
    assert [dialog.model.row(row).key for row in range(dialog.model.rowCount())] == ["", "parcels"]
    assert dialog.primary.words == "Add 1 duty"


def test_each_trade_lists_its_usual_duties_and_says_how_many(make: Make):
    dialog = make(trade=None)
    assert dialog.trade.key() == "building"
    for trade in catalogue.trades():
        dialog.trade.chosen.emit(trade.key)
        assert dialog.model.rowCount() - len(dialog.model.headings()) == trade.usual
        assert dialog._usual.text() == f"{trade.usual} usual duties. Tick yours."
        heights = {dialog.table.rowHeight(row) for row in dialog.model.headings()}
        rows = set(range(dialog.model.rowCount())) - set(dialog.model.headings())
        assert len(heights) == 1 and {dialog.table.rowHeight(row) for row in rows}.isdisjoint(heights)


def test_a_search_without_a_match_says_so_and_can_be_cleared(make: Make):
    dialog = make()
    dialog.search.setText("vat quarter")
    assert dialog._shown.currentIndex() == 1
    assert dialog._no_match.text() == "No duty matches “vat quarter”."
    dialog.search.setText("VAT")
    assert dialog._shown.currentIndex() == 0
    dialog.search.setText("bookkeeping")
    assert all(dialog.model.row(row).function == "bookkeeping" for row in range(dialog.model.rowCount()))


def test_enter_in_the_search_goes_to_what_was_found_instead_of_adding(make: Make):
    dialog = make()
    press(dialog, Key.Key_Space)
    dialog.search.setFocus()
    QTest.keyClicks(dialog.search, "quotes")
    QTest.keyClick(dialog.search, Key.Key_Return)
    assert dialog.isVisible() and dialog.table.hasFocus()
    assert dialog.model.index(dialog.table.currentIndex().row(), DUTY).data() in (
        "Write quotes",
        "Follow up open quotes",
    )


def test_a_click_on_a_duty_ticks_it_once(make: Make):
    dialog = make()
    cell = dialog.table.visualRect(dialog.model.index(2, DUTY))
    for where in (cell.center(), QPoint(cell.left() + 16, cell.center().y())):
        before = dialog.model.picked.is_ticked(dialog.model.row(2).key)
        QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
        assert dialog.model.picked.is_ticked(dialog.model.row(2).key) is not before


def test_a_plan_that_cannot_be_written_keeps_the_dialog_open_and_says_why(make: Make):
    dialog = make()
    press(dialog, Key.Key_Space)
    dialog._session._desk._store.is_full = True
    press(dialog, Key.Key_Return)
    assert dialog.isVisible() and titles(dialog) == []
    assert dialog._note.text() == "Not saved: the disk is full."
    assert dialog.primary.words == "Add 1 duty"


def test_everything_has_a_name_for_assistive_technology(make: Make):
    dialog = make()
    assert dialog.table.accessibleName() == "Usual duties"
    assert dialog.trade.accessibleName() == "Your trade"
    role = Qt.ItemDataRole.AccessibleTextRole
    row = row_of(dialog, "Send invoices")
    spoken = [dialog.model.index(row, column).data(role) for column in (DUTY, CADENCE, MINUTES, HOURS)]
    assert spoken == [
        "Send invoices, Bookkeeping, Weekly, 1 h each time, 1.0 hours a week",
        "How often: Weekly",
        "1 h each time",
        "1.0 hours a week",
    ]
    press(dialog, Key.Key_F2)
    assert field(dialog).accessibleName() == "Minutes of “Post on social media”"
    table = QAccessible.queryAccessibleInterface(dialog.table)
    assert table is not None and table.isValid()


def test_a_heading_tells_what_such_work_is_paid_elsewhere_and_where_that_is_from(make: Make):
    dialog = make()
    assert dialog.model.wage("bookkeeping") == "US wage 2025: $24.36 an hour"
    tip = dialog.model.index(row_of(dialog, "Bookkeeping"), DUTY).data(Qt.ItemDataRole.ToolTipRole)
    assert "$20.92–$24.36–$29.55 an hour" in tip and "Bureau of Labor Statistics" in tip
    assert "not what a provider asks" in tip


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_it_paints_in_both_directions(make: Make, theme: Theme, appearance: str):
    theme.set_mode(appearance)
    dialog = make(a_duty(title="Send invoices", cadence=WEEKLY))
    press(dialog, Key.Key_Space)
    left = dialog.grab().toImage()
    dialog.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert dialog.grab().toImage() != left


def test_a_start_of_the_dialog_does_not_depend_on_the_system_s_date():
    assert CatalogueModel(a_plan(), date(1999, 1, 1), "any").picked.hours("invoices") == 1.0
