"""The dialog of the best plan: asked with slider, field, rules and ticks; answered live; applied as one step."""

from collections.abc import Callable
from decimal import Decimal
from time import perf_counter, sleep

import pytest
from builders import a_duty, a_plan, a_provider
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from shown_session import EVIL, Shelf, a_session, focusable, spoken

from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.planning import best_plan as engine
from delegate_desk.planning.best_plan import BestPlan, Progress, best_plan
from delegate_desk.planning.duties import edit_duty
from delegate_desk.ui.best_plan import search
from delegate_desk.ui.best_plan.delegate import PAD
from delegate_desk.ui.best_plan.dialog import BestPlanDialog
from delegate_desk.ui.best_plan.model import DUTY, HOURS, MONEY, ChangesModel
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.trends.table import ChartTable
from delegate_desk.ui.widgets.text import PlainLabel

Key = Qt.Key
Open = Callable[..., "Opened"]


class Opened:
    """An open dialog, its session and the file behind it."""

    def __init__(self, qtbot: QtBot, theme: Theme, plan: Plan) -> None:
        self.qtbot = qtbot
        self.session, self.shelf = a_session(plan)
        self.dialog = BestPlanDialog(theme, self.session)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(self.dialog)
        self.dialog.show()
        self.dialog.activateWindow()

    def settle(self) -> None:
        """Wait until what is asked is answered in full."""
        self.qtbot.waitUntil(lambda: self.dialog.search.is_settled, timeout=10_000)

    def texts(self) -> list[str]:
        model = self.dialog.model
        return [model.index(i, DUTY).data() for i in range(model.rowCount())]

    def figures(self, title: str) -> tuple[str, str]:
        model, place = self.dialog.model, self.texts().index(title)
        return model.index(place, HOURS).data(), model.index(place, MONEY).data()


def the_trap(**said: object) -> Plan:
    """The greedy trap of the arithmetic: minimum hours make picking by hours per pound break the budget."""
    return a_plan(
        a_duty(id="inbox", title="Inbox", minutes=1020.0, provider_minutes=1200.0, function="administration"),
        a_duty(id="social", title="Social", minutes=540.0, function="administration"),
        a_duty(id="books", title="Books", minutes=510.0, provider_minutes=180.0, function="bookkeeping"),
        a_duty(id="payroll", title="Payroll", minutes=165.0, provider_minutes=90.0, function="bookkeeping"),
        a_duty(id="mine", title="Sign contracts", needs_me=5),
        a_duty(id="dropped", title="Forums", decision="stop", minutes=60.0),
        providers=[
            a_provider(id="a", name="Assistant", hourly_rate="12", minimum_hours=20.0, functions=("administration",)),
            a_provider(id="b", name="Bookkeeper", hourly_rate="40", minimum_hours=5.0, functions=("bookkeeping",)),
        ],
        **{"oversight_share": 0.0, "weekly_budget": "450", "home_currency": "EUR", "hourly_worth": "50"} | said,
    )


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme) -> Open:
    made: list[Opened] = []

    def make(plan: Plan | None = None) -> Opened:
        made.append(Opened(qtbot, theme, the_trap() if plan is None else plan))
        return made[-1]

    yield make
    for one in made:
        one.dialog.reject()


def test_it_opens_at_the_plan_s_budget_with_the_best_for_it_stopped_hours_included(opened: Open):
    one = opened()
    one.settle()
    dialog = one.dialog
    assert dialog.asked.amount.number.text() == "450"
    assert dialog.asked.amount.slider.value() == 450
    # 28.25 h for 440 by the arithmetic, and one hour that is stopped.
    assert dialog.headline.sentence == "29.3 h freed each week for €440"
    assert "1.0 h of it is what you stop doing." in dialog.headline.now.text()
    assert dialog.headline.pill.text() == "Proven best of 16 plans"
    assert one.texts()[:3] == ["Inbox", "Books", "Payroll"]
    assert dialog.primary.words == "Apply 3 changes"
    # The first with each provider bears its minimum hours; parts add up to the sum as it is shown.
    assert one.figures("Inbox") == ("+17.0 h", "+€240.00")
    assert one.figures("Books") == ("+8.5 h", "+€200.00")
    assert [label.text() for label in dialog.sum._labels] == ["3 changes", "+28.3 h", "+€440.00"]


def test_long_figures_stand_apart_in_the_list_and_beneath_it(opened: Open):
    dear = a_provider(id="a", name="Assistant", hourly_rate="12345.60", functions=("administration",))
    duties = [
        a_duty(id=f"d{at}", title=f"Duty {at}", minutes=60_000.0, function="administration", needs_me=1)
        for at in range(2)
    ]
    plan = a_plan(*duties, providers=[dear], weekly_budget="99000000", home_currency="EUR", oversight_share=0.0)
    one = opened(plan)
    one.settle()

    table, texts = one.dialog.table, [label.text() for label in one.dialog.sum.findChildren(PlainLabel)]
    assert texts == ["2 changes", "+2,000.0 h", "+€24,691,200.00"]
    for label, column in zip(one.dialog.sum.findChildren(PlainLabel)[1:], (HOURS, MONEY), strict=True):
        assert label.width() > label.fontMetrics().horizontalAdvance(label.text())
        right = label.mapToGlobal(label.rect().topRight()).x()
        cell = table.visualRect(one.dialog.model.index(0, column))
        end = table.viewport().mapToGlobal(cell.topRight()).x()
        assert end - right == (PAD if column == MONEY else 0)


def test_every_duty_that_is_left_out_says_why(opened: Open):
    one = opened()
    one.settle()
    rows = {row.title: row for row in one.dialog.model._rows}
    assert rows["Social"].kind == "left"
    assert "€" in rows["Social"].why
    assert rows["Sign contracts"].why == "Only you can do it."
    assert one.dialog.note.text().startswith("Left out. ")
    assert "Only you can do it: Sign contracts." in one.dialog.note.text()


def test_apply_is_one_step_and_one_undo_takes_it_all_back(opened: Open):
    one = opened()
    before = one.session.plan
    one.settle()

    QTest.keyClick(one.dialog.asked.amount.number, Key.Key_Return)

    assert one.dialog.result() == BestPlanDialog.DialogCode.Accepted
    decided = {key: (d.decision, d.provider) for key, d in one.shelf.plan.duties.items()}
    assert decided["inbox"] == ("outsource", "a")
    assert decided["books"] == decided["payroll"] == ("outsource", "b")
    assert decided["social"][0] == "undecided"
    assert one.session.undo_label == "Applied the best plan: 3 changes, 29.3 h for €440"
    one.session.undo()
    assert one.shelf.plan == before
    assert one.session.undo_label is None


def test_arrow_keys_on_the_slider_ask_anew_and_field_and_name_follow(opened: Open):
    one = opened()
    one.settle()
    slider, number = one.dialog.asked.amount.slider, one.dialog.asked.amount.number
    step = slider.singleStep()
    slider.setFocus()

    QTest.keyClick(slider, Key.Key_Left)
    QTest.keyClick(slider, Key.Key_PageDown)
    one.settle()

    assert number.text() == str(450 - 11 * step)
    assert spoken(slider).startswith(f"Weekly budget, €{450 - 11 * step}")
    budget = Decimal(450 - 11 * step)
    best = best_plan(one.session.plan, one.session.today, budget=budget)
    assert one.dialog._found is not None and one.dialog._found.best.freed == best.freed
    assert one.dialog._found.best.budget == budget


def test_typing_asks_at_each_figure_and_what_is_no_amount_is_said_beneath(opened: Open):
    one = opened()
    one.settle()
    number = one.dialog.asked.amount.number
    number.selectAll()
    QTest.keyClicks(number, "240")
    one.settle()
    assert one.dialog.headline.figure.text() == "18.0 h"

    number.selectAll()
    QTest.keyClicks(number, "lots")
    one.dialog.asked.amount.slider.setFocus()
    assert one.dialog.asked.amount.field.error == "An amount, please: 250"
    assert one.dialog.asked.amount.amount == 240
    QTest.keyClick(number, Key.Key_Up)
    assert one.dialog.asked.amount.field.error == ""
    assert one.dialog.asked.amount.amount > 240


def test_esc_in_the_field_puts_the_amount_back_and_then_leaves(opened: Open):
    one = opened()
    one.settle()
    number = one.dialog.asked.amount.number
    number.selectAll()
    QTest.keyClicks(number, "240")
    QTest.keyClick(number, Key.Key_Escape)
    assert number.text() == "450"
    assert one.dialog.asked.amount.amount == one.dialog.asked.amount.slider.value() == 450
    one.settle()
    assert one.dialog._found is not None and one.dialog._found.best.budget == 450
    QTest.keyClick(number, Key.Key_Escape)
    assert not one.dialog.isVisible()


def test_so_many_hours_for_the_least_money_stopped_ones_counted(opened: Open):
    one = opened()
    one.settle()
    asked = one.dialog.asked.amount
    asked._ways.set_value("hours")
    asked._change_way()
    assert asked.number.accessibleName() == "Hours to free a week"
    assert asked.number.text() == "1"  # what the plan frees now
    asked.number.selectAll()
    QTest.keyClicks(asked.number, "12.25")
    one.settle()
    # 11.25 beside the stopped hour: books and payroll, five billed hours at 40.
    assert one.dialog.headline.sentence == "12.3 h freed each week for €200"
    assert one.dialog.asked.best_at.isHidden()

    asked.number.selectAll()
    QTest.keyClicks(asked.number, "900")
    one.settle()
    assert "cannot be freed" in one.dialog.headline.now.text()


@pytest.mark.parametrize(
    ("plan", "sentence"),
    [
        (a_plan(a_duty(), weekly_budget="100"), "There is nobody to hand over to yet: add a provider first."),
        (the_trap(weekly_budget="0"), "is not enough for anything"),
        (a_plan(weekly_budget="100"), "There is nothing to choose from: no duty is undecided or outsourced."),
    ],
)
def test_what_cannot_be_is_one_sentence_in_place_and_nothing_can_be_applied(opened: Open, plan: Plan, sentence: str):
    one = opened(plan)
    before = one.session.plan
    one.settle()
    assert sentence in one.dialog.headline.now.text()
    assert one.dialog.table.isHidden() and one.dialog.sum.isHidden()
    assert not one.dialog.primary.isEnabled()
    one.dialog.accept()
    assert one.session.plan is before


def test_net_without_a_worth_says_what_to_say_first(opened: Open):
    one = opened(the_trap(hourly_worth=None))
    one.settle()
    one.dialog.asked.best_at.set_value("net")
    one.dialog.asked._wish()
    one.settle()
    assert "say in the settings what an hour of yours is worth" in one.dialog.headline.now.text()


def test_objectives_are_told_to_the_solver_and_named(opened: Open):
    one = opened()
    one.settle()
    for key, words in (("net", "worth beyond their cost"), ("relief", "dread"), ("hours", "most freed hours")):
        segment = one.dialog.asked.best_at._segments[key]
        QTest.mouseClick(segment, Qt.MouseButton.LeftButton)
        one.settle()
        assert one.dialog._found is not None and one.dialog._found.best.objective == key
        assert words in one.dialog.asked._best_words.text()


def test_an_unticked_duty_stays_as_it_is_and_is_looked_around_for_anew(opened: Open):
    one = opened()
    one.settle()
    table = one.dialog.table
    table.setFocus()
    table.setCurrentIndex(one.dialog.model.index(0, DUTY))
    assert one.dialog.note.text().startswith("Inbox: To Assistant, €240.00 a week")

    QTest.keyClick(table, Key.Key_Space)
    one.settle()

    row = one.dialog.model.row(0)
    assert (row.title, row.kind, row.words) == ("Inbox", "alone", "left as it is")
    state = one.dialog.model.index(0, DUTY).data(Qt.ItemDataRole.CheckStateRole)
    assert state == Qt.CheckState.Unchecked
    # Without the inbox the assistant's minimum is worth less; what is chosen is the best of the rest.
    rules = one.dialog.asked.wish().rules
    assert rules.untouched == {"inbox"}
    best = best_plan(one.session.plan, one.session.today, budget=Decimal(450), rules=rules)
    assert one.dialog._found is not None and one.dialog._found.best.freed == best.freed
    assert table.currentIndex().row() == 0

    tick = table.visualRect(one.dialog.model.index(0, DUTY))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=tick.topLeft() + QPoint(10, tick.height() // 2))
    one.settle()
    assert one.dialog.model.row(0).kind == "change"


def test_rules_are_ticked_at_first_and_followed(opened: Open):
    plan = the_trap()
    plan = plan.put("duties", [plan.duties["books"]._replace(needs_me=4)])
    one = opened(plan)
    one.settle()
    rules = one.dialog.asked.rules
    assert (rules.started.isChecked(), rules.needs_me.isChecked(), rules.zone.isChecked()) == (True, True, False)
    assert "2 duties stay yours" in spoken(rules.needs_me)
    assert not rules.zone.isEnabled()  # the owner's time zone is not said
    assert "Books" not in one.texts()[: one.texts().index("Left out")]
    rules.needs_me.click()
    one.settle()
    assert "Books" in one.texts()[: one.texts().index("Left out")]


def test_the_next_step_of_budget_is_named_and_taken_with_a_click(opened: Open):
    one = opened(the_trap(weekly_budget="240"))
    one.settle()
    following = one.dialog._found.best.next
    assert following is not None
    words = one.dialog.headline.next.words
    assert words == f"€{following.budget:.2f} buys {following.freed - one.dialog._found.best.freed:.1f} h more"
    one.dialog.headline.next.click()
    one.settle()
    assert one.dialog.asked.amount.amount == following.budget
    assert one.dialog._found.best.freed == following.freed


def test_the_curve_fills_in_behind_and_is_read_by_keys_ear_and_table(opened: Open, qtbot: QtBot):
    one = opened()
    plot = one.dialog.asked.curve.plot
    qtbot.waitUntil(
        lambda: one.dialog.curve.curve is not None and one.dialog.curve.curve.wanted() is None, timeout=30_000
    )
    assert plot.chart is not None
    hours = [round(s.hours, 2) for s in plot.chart.stretches]
    assert hours == sorted(hours)
    assert hours[-1] == 38.25  # everything, and the stopped hour
    assert spoken(plot).startswith("Hours freed for each weekly budget: from ")
    assert "more is being looked for" not in plot.text()

    told: list[str] = []
    plot.read.connect(told.append)
    plot.setFocus()
    QTest.keyClick(plot, Key.Key_Home)
    QTest.keyClick(plot, Key.Key_Right)
    assert len(told) == 2 and told[0].startswith("From €") and told[0].endswith(" h")
    QTest.keyClick(plot, Key.Key_Return)
    table = one.dialog.findChild(ChartTable)
    assert table is not None
    assert table.table.rowCount() == len(hours)
    table.accept()
    QTest.keyClick(plot, Key.Key_End)
    QTest.keyClick(plot, Key.Key_Space)
    one.settle()
    assert one.dialog.asked.amount.amount == 29 * 12 + 5 * 40
    assert one.dialog._found.best.proven


def slow(seconds: float, told: list[object]) -> Callable[..., BestPlan]:
    """A search that takes long, tells of progress, and gives the true answer, unproven where it was stopped."""

    def answer(plan, today, *, control, **wish):
        told.append(wish.get("budget"))
        ends = perf_counter() + seconds
        found = best_plan(plan, today, **wish)
        while perf_counter() < ends:
            sleep(0.01)
            if control.progress is not None:
                control.progress(Progress(found.freed, found.cost, 0.04))
            if control.cancelled is not None and control.cancelled():
                return found._replace(proven=False, gap=0.04)
        return found

    return answer


def test_long_work_shows_progress_after_a_while_and_stop_shows_the_best_so_far(
    opened: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(search, "best_plan", slow(20, []))
    one = opened()
    dialog = one.dialog
    assert dialog.headline.progress.isHidden()
    QTest.qWait(150)
    assert dialog.headline.progress.isHidden()
    qtbot.waitUntil(dialog.headline.progress.isVisible, timeout=2000)
    qtbot.waitUntil(lambda: "so far, at most 4% more" in dialog.headline.progress._count.text(), timeout=2000)
    assert "29.3 h for €440.00" in dialog.headline.progress._count.text()
    assert not dialog.primary.isEnabled()

    start = perf_counter()
    dialog.headline.stopped.emit()
    qtbot.waitUntil(lambda: dialog._found is not None, timeout=2000)
    assert perf_counter() - start < 1
    assert dialog.headline.progress.isHidden()
    assert dialog.headline.pill.text() == "Best so far, at most 4% more"
    assert dialog.primary.isEnabled()


def test_enter_applies_nothing_that_is_not_shown_yet(opened: Open, monkeypatch: pytest.MonkeyPatch):
    one = opened()
    one.settle()
    before = one.session.plan
    monkeypatch.setattr(search, "best_plan", slow(0.8, []))
    number = one.dialog.asked.amount.number
    number.selectAll()
    QTest.keyClicks(number, "200")
    QTest.keyClick(number, Key.Key_Return)
    one.dialog.accept()
    assert one.dialog.isVisible()
    assert one.session.plan is before
    one.settle()
    one.dialog.accept()
    assert one.session.undo_label == "Applied the best plan: 2 changes, 12.3 h for €200"


def test_the_newest_wish_wins_and_the_older_is_given_up(opened: Open, monkeypatch: pytest.MonkeyPatch):
    told: list[object] = []
    monkeypatch.setattr(search, "best_plan", slow(0.3, told))
    one = opened()
    slider = one.dialog.asked.amount.slider
    for value in range(440, 340, -2):
        slider.setValue(value)
        QTest.qWait(2)
    one.settle()
    assert one.dialog._found.best.budget == 342
    assert len(told) < 30  # fifty wishes, most of which were never looked at


def test_closing_ends_the_search_at_once(opened: Open, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(search, "best_plan", slow(20, []))
    one = opened()
    QTest.qWait(100)
    start = perf_counter()
    one.dialog.reject()
    assert perf_counter() - start < 1
    assert not one.dialog.isVisible()
    QTest.qWait(50)
    assert not one.dialog.search.is_busy and not one.dialog.curve.is_busy


def test_a_change_of_the_plan_from_elsewhere_is_asked_about_anew(opened: Open):
    one = opened()
    one.settle()
    one.session.do("Longer", lambda plan: edit_duty(plan, ["payroll"], one.session.today, minutes=300.0))
    one.settle()
    assert one.figures("Payroll")[0] == "+5.0 h"


def test_a_full_disk_is_told_in_place_and_the_dialog_stays(opened: Open):
    one = opened()
    one.settle()
    one.shelf.full = True
    one.dialog.accept()
    assert one.dialog.isVisible()
    assert one.dialog.note.text() == "Not saved: the disk is full."


def test_owners_text_is_never_read_as_markup_and_everything_has_a_name(opened: Open):
    plan = the_trap()
    plan = plan.put("duties", [plan.duties["inbox"]._replace(title=EVIL)])
    one = opened(plan)
    one.settle()
    index = one.dialog.model.index(0, DUTY)
    assert index.data() == EVIL
    assert "<img" not in index.data(Qt.ItemDataRole.ToolTipRole)
    for widget in focusable(one.dialog):
        assert spoken(widget).strip(), widget
    row = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert row.startswith("<img") and "+17.0 h, +€240.00, To Assistant" in row
    assert QAccessible.queryAccessibleInterface(one.dialog.asked.amount.slider).role() == QAccessible.Role.Slider


def test_the_model_keeps_qt_s_rules(qtmodeltester: ModelTester, opened: Open):
    one = opened()
    one.settle()
    shown = one.dialog.model._rows
    model = ChangesModel()
    qtmodeltester.check(model)
    model.show(shown)
    model.show(shown[:2])
    model.show(shown[:2])
    assert model.rowCount() == 2


def test_no_solver_is_one_sentence(opened: Open, monkeypatch: pytest.MonkeyPatch):
    def missing(*_given: object, **_wish: object) -> BestPlan:
        raise PlanError("The best plan needs the solver highspy, which is not on this computer.")

    monkeypatch.setattr(search, "best_plan", missing)
    one = opened()
    one.settle()
    assert "highspy" in one.dialog.headline.now.text()
    assert engine is not None and isinstance(one.session, Session) and isinstance(one.shelf, Shelf)
