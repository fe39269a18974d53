"""The scenarios page: the plan beside its what-ifs, what can be changed in them, and each of it one step back."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from builders import TODAY, a_duty, a_plan, a_provider
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shown_session import EVIL, a_session, focusable, spoken, type_into

from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.domain.scenario import Scenario, ScenarioDuty, ScenarioProvider, ScenarioSettings
from delegate_desk.exchange.example import example_plan
from delegate_desk.planning.duties import delete_duties, delete_provider, edit_duty
from delegate_desk.planning.scenarios import delete_scenario, set_duty
from delegate_desk.planning.totals import totals
from delegate_desk.ui.figures import strip_figures
from delegate_desk.ui.navigation import Navigation
from delegate_desk.ui.pages.board import BoardPage
from delegate_desk.ui.pages.scenarios import ScenariosPage
from delegate_desk.ui.scenarios.columns import FIGURES, Column, Compared, Row, columns, rows
from delegate_desk.ui.scenarios.model import ComparisonModel
from delegate_desk.ui.scenarios.names import two_lines
from delegate_desk.ui.scenarios.words import cell
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.window_pages import WindowPages

Shown = tuple[ScenariosPage, Session]
Make = Callable[..., Shown]


@pytest.fixture
def show(theme: Theme, qtbot: QtBot) -> Make:
    def make(plan: Plan, width: int = 1360, height: int = 900) -> Shown:
        session, _shelf = a_session(plan)
        page = ScenariosPage(theme, session)
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page, session

    return make


def the_plan(**said: Any) -> Plan:
    """Two hours, one of them with a dear provider, and somebody cheap in pesos; two scenarios."""
    return a_plan(
        a_duty(id="d1", title="Post", handover_minutes=120.0),
        a_duty(id="d2", title="Books", decision="outsource", provider="p1", stage="running", handover_minutes=60.0),
        providers=[a_provider(), a_provider(id="p2", name="Maya Santos", currency="PHP", hourly_rate="300")],
        rates={"PHP": "0.02"},
        scenarios=[Scenario(id="s1", name="Hire Maya"), Scenario(id="s2", name="Raise my rate")],
        **{"oversight_share": 0.0, "hourly_worth": "50.00", "weekly_budget": "40.00"} | said,
    )


def text(page: ScenariosPage, kind: str, key: str, column: int) -> str:
    place = page.comparison.model.place(kind, key)
    assert place is not None, (kind, key, page.comparison.model.shown.rows)
    return str(page.comparison.model.index(place, column).data())


def go_to(page: ScenariosPage, scenario: str, kind: str, key: str) -> None:
    """As a click on the cell does."""
    page.comparison.select(scenario, Row(kind, key, ""))  # type: ignore[arg-type]
    page._show_panel(True)
    page.comparison.focus_table()


def press(page: ScenariosPage, key: Qt.Key) -> None:
    QTest.keyClick(page.comparison.table, key)


def the_rows(page: ScenariosPage) -> list[str]:
    return [row.name for row in page.comparison.model.shown.rows]


# What is compared


def test_the_plan_stands_first_with_the_figures_of_the_strip(show: Make) -> None:
    page, session = show(example_plan(TODAY))
    model = page.comparison.model
    assert [column.name for column in model.shown.columns] == ["The plan", "Maya takes the office", *(
        scenario.name for scenario in list(in_order(session.plan.scenarios))[1:]
    )]  # fmt: skip
    money = strip_figures(session.plan, session.totals()).money
    assert money is not None
    assert [text(page, "figure", key, 0) for key in ("freed", "worth", "cost", "net")] == [
        "14.2 h", money.worth, money.cost, money.net,
    ]  # fmt: skip


def test_each_column_adds_up_and_so_do_its_changes(show: Make) -> None:
    page, _session = show(example_plan(TODAY))

    def amount(key: str, column: int) -> tuple[Decimal, Decimal]:
        said = text(page, "figure", key, column).replace("£", "").replace(",", "").replace("−", "-")
        first, _dot, change = said.partition(" · ")
        return Decimal(first), Decimal(change or 0)

    for column in range(1, page.comparison.model.columnCount()):
        worth, cost, net = (amount(key, column) for key in ("worth", "cost", "net"))
        plan_net = amount("net", 0)[0]
        assert net[0] == worth[0] - cost[0]
        assert net[1] == worth[1] - cost[1] == net[0] - plan_net


def test_figures_worked_out_by_hand(show: Make) -> None:
    plan = set_duty(the_plan(), "s1", "d1", TODAY, decision="outsource", provider="p2")
    page, _session = show(set_duty(plan, "s1", "d2", TODAY, provider="p2"))
    assert [text(page, "figure", key, 1) for key in FIGURES] == [
        "2.0 h · +1.0 h", "0.0 h · −1.0 h", "€100 · +€50", "€12 · −€8", "+€88 · +€58", "1.5 weeks · 3 h first",
        "€28 left · of €40",
    ]  # fmt: skip
    assert text(page, "figure", "payback", 0) == "1.0 weeks · 1 h first"
    assert text(page, "duty", "d1", 1) == "Outsource · Maya · Brief"
    assert text(page, "duty", "d1", 2) == "Undecided"


def test_only_what_differs_is_shown_until_everything_is_wanted(show: Make) -> None:
    page, _session = show(set_duty(the_plan(), "s1", "d1", TODAY, decision="keep"))
    assert "Post" in the_rows(page) and "Books" not in the_rows(page) and "Maya Santos" not in the_rows(page)
    page.comparison.extent.chosen.emit("all")
    assert {"Post", "Books", "Maya Santos", "Your hour", "Weekly budget"} <= set(the_rows(page))
    page.comparison.extent.chosen.emit("differ")
    page.comparison.finder.setText("bOOk")
    assert the_rows(page) == ["Duties", "Books"]
    page.comparison.finder.setText("nothing has this")
    assert "matches “nothing has this”" in page.comparison.hint.text()
    QTest.keyClick(page.comparison.finder, Qt.Key.Key_Escape)
    assert "Freed" in the_rows(page)


def test_missing_rates_prices_and_providers_are_said_in_words(show: Make) -> None:
    plan = the_plan()._replace(exchange_rates=a_plan().exchange_rates)
    plan = set_duty(plan, "s1", "d1", TODAY, decision="outsource", provider="p2")
    plan = set_duty(plan, "s2", "d1", TODAY, decision="outsource")
    page, _session = show(plan)
    assert [text(page, "figure", key, 1) for key in ("cost", "net", "budget")] == ["No rate for PHP", "–", "– · of €40"]
    assert text(page, "figure", "cost", 2) == "€20 · 1 has no provider"
    assert text(page, "duty", "d1", 2) == "Outsource · no provider yet · Brief"
    unpriced = plan.put("providers", [a_provider(id="p2", name="Maya Santos", hourly_rate=None)])
    page, _session = show(unpriced._replace(settings=plan.settings._replace(hourly_worth=None)))
    assert text(page, "figure", "cost", 1) == "€20 · no price of Maya Santos"
    assert text(page, "figure", "worth", 1) == "–"


def test_nothing_outsourced_is_never_paid_back_and_said_so(show: Make) -> None:
    slow = a_duty(decision="outsource", oversight_minutes_per_week=90.0)
    page, _session = show(a_plan(slow, scenarios=[Scenario("s1", "Keep it", (ScenarioDuty("d1", "keep"),))]))
    assert text(page, "figure", "payback", 0) == "Never · checking takes as long"
    assert text(page, "figure", "payback", 1) == "– · nothing outsourced"


# What is changed


def test_letters_decide_in_the_scenario_and_never_in_the_plan(show: Make) -> None:
    page, session = show(the_plan())
    before = totals(session.plan, TODAY)
    page.comparison.show_everything(True)
    go_to(page, "s1", "duty", "d1")
    for key, decision in ((Qt.Key.Key_S, "stop"), (Qt.Key.Key_K, "keep"), (Qt.Key.Key_O, "outsource")):
        press(page, key)
        assert session.plan.scenarios["s1"].duties == (ScenarioDuty("d1", decision),)  # type: ignore[arg-type]
    assert session.undo_label == "Moved “Post” to Outsource in “Hire Maya”"
    press(page, Qt.Key.Key_U)
    assert session.plan.scenarios["s1"].duties == ()
    press(page, Qt.Key.Key_O)
    press(page, Qt.Key.Key_Delete)
    assert session.plan.scenarios["s1"].duties == ()
    assert totals(session.plan, TODAY) == before == session.totals()
    for _step in range(6):
        session.undo()
    assert session.plan == the_plan()
    go_to(page, "", "duty", "d1")
    press(page, Qt.Key.Key_S)
    assert session.plan == the_plan()


def test_the_details_change_provider_stage_and_price(show: Make) -> None:
    page, session = show(the_plan())
    page.comparison.show_everything(True)
    go_to(page, "s1", "duty", "d1")
    part = page.panel.duty
    assert part.planned.text() == "In the plan: Undecided" and part._hand_over.isHidden() and part.follow.isHidden()
    part.decision.chosen.emit("outsource")
    assert not part._hand_over.isHidden()
    assert part.fit.words == "Best fit: Maya Santos"
    part.fit.click()
    assert part.provider.currentText() == "Maya Santos"
    part.stages.chosen.emit("trial")
    type_into(part.price.edit, "250")
    assert session.plan.scenarios["s1"].duties == (ScenarioDuty("d1", "outsource", "p2", "trial", "250"),)
    assert text(page, "duty", "d1", 1) == "Outsource · Maya · Trial · ₱250.00"
    type_into(part.price.edit, "dear")
    assert part.price.error == "An amount, please: 12.50"
    type_into(part.price.edit, "")
    part.provider.chosen.emit("")
    part.decision.chosen.emit("keep")
    assert session.plan.scenarios["s1"].duties == (ScenarioDuty("d1", "keep"),)
    part.follow.click()
    assert session.plan.scenarios == the_plan().scenarios or session.plan.scenarios["s1"].duties == ()
    assert session.undo_label == "Let “Post” follow the plan in “Hire Maya”"


def test_prices_of_providers_and_the_own_hour_are_typed_beside_the_plans(show: Make) -> None:
    page, session = show(the_plan())
    page.comparison.show_everything(True)
    go_to(page, "s1", "provider", "p1")
    fields = page.panel.terms.fields
    assert fields["hourly_rate"].edit.placeholderText() == "20.00"
    assert spoken(fields["hourly_rate"].edit).startswith("Hourly rate, in the plan 20.00")
    type_into(fields["hourly_rate"].edit, "18.50")
    type_into(fields["minimum_hours"].edit, "4")
    assert session.plan.scenarios["s1"].providers == (ScenarioProvider("p1", "18.50", 4.0),)
    assert text(page, "provider", "p1", 1) == "€18.50 an hour · at least 4 h"
    assert text(page, "figure", "cost", 1) == "€74 · +€54"
    type_into(fields["minimum_hours"].edit, "many")
    assert fields["minimum_hours"].error == "Hours a week, please: 3 or 2.5"
    go_to(page, "s1", "provider", "p1")
    press(page, Qt.Key.Key_Delete)
    assert session.plan.scenarios["s1"].providers == ()

    go_to(page, "s2", "settings", "hourly_worth")
    press(page, Qt.Key.Key_Return)
    worth = page.panel.settings.fields["hourly_worth"].edit
    assert worth.hasFocus()
    type_into(worth, "80")
    assert session.plan.scenarios["s2"].settings == ScenarioSettings(hourly_worth="80")
    assert text(page, "figure", "worth", 2) == "€80 · +€30"
    assert session.plan.settings.hourly_worth == "50.00"
    page.panel.settings.follow.click()
    assert session.plan.scenarios["s2"].settings is None


def test_one_is_made_renamed_copied_and_deleted(show: Make) -> None:
    page, session = show(a_plan(a_duty()))
    assert page.comparison._frame.isHidden() and "Make one" in page.comparison.hint.text()
    page.comparison.add.click()
    name = page.panel.heading.name
    assert name.hasFocus()
    QTest.keyClicks(name, "Hire Maya")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert [scenario.name for scenario in session.plan.scenarios.values()] == ["Hire Maya"]
    page.panel.footer.copy()
    assert [s.name for s in in_order(session.plan.scenarios)] == ["Hire Maya", "Hire Maya, copy"]
    assert page.panel.heading.name.toPlainText() == "Hire Maya, copy"
    name.setFocus()
    name.selectAll()
    QTest.keyClicks(name, "hire maya")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert page.panel.heading.problem.text() == "There is a scenario “Hire Maya” already."
    QTest.keyClick(name, Qt.Key.Key_Escape)
    page.panel.footer.delete()
    assert [s.name for s in in_order(session.plan.scenarios)] == ["Hire Maya"]
    assert session.undo_label == "Deleted the scenario “Hire Maya, copy”"
    while session.undo_label:
        session.undo()
    assert session.plan == a_plan(a_duty())
    assert page.panel.isHidden()


def test_taking_one_over_is_one_step_and_leaves_nothing_that_differs(show: Make) -> None:
    plan = set_duty(the_plan(), "s1", "d1", TODAY, decision="outsource", provider="p2")
    page, session = show(plan)
    go_to(page, "s1", "figure", "freed")
    assert page.panel.footer.over.words == "Take over 1 change"
    wished = text(page, "figure", "net", 1).split(" · ")[0]
    page.panel.footer.over.click()
    assert session.undo_label == "Took over 1 change of “Hire Maya”"
    assert session.plan.duties["d1"].provider == "p2"
    assert text(page, "figure", "net", 0) == wished == text(page, "figure", "net", 1)
    assert not page.panel.footer.over.isEnabled()
    session.undo()
    assert session.plan == plan


def test_a_scenario_that_goes_elsewhere_leaves_the_page_whole(show: Make) -> None:
    page, session = show(the_plan())
    go_to(page, "s2", "settings", "weekly_budget")
    session.do("Deleted", lambda plan: delete_scenario(plan, "s2"))
    assert page._selected == ""
    assert page.panel.footer.isHidden()
    session.undo()
    assert page.comparison.model.columnCount() == 3


def test_a_duty_or_provider_that_goes_elsewhere_leaves_the_page_whole(show: Make) -> None:
    page, session = show(set_duty(the_plan(), "s1", "d1", TODAY, decision="outsource", provider="p2"))
    page.comparison.show_everything(True)
    for kind, key, change in (
        ("duty", "d1", lambda plan: delete_duties(plan, ["d1"])),
        ("provider", "p2", lambda plan: delete_provider(plan, "p2")),
    ):
        go_to(page, "s1", kind, key)
        session.do("Deleted", change)
        assert page._selected == "s1" and page._row.key != key and page.panel.isVisible()
    session.undo()
    session.undo()
    assert text(page, "duty", "d1", 1) == "Outsource · Maya · Brief"


def test_what_is_hidden_is_behind_and_catches_up(show: Make) -> None:
    page, session = show(the_plan())
    page.hide()
    session.do("Kept", lambda plan: set_duty(plan, "s1", "d1", TODAY, decision="keep"))
    assert "Post" not in the_rows(page)
    page.show()
    assert "Post" in the_rows(page)


# How it is reached, heard and drawn


def test_every_control_has_a_name_and_every_cell_a_sentence(show: Make) -> None:
    page, _session = show(set_duty(the_plan(), "s1", "d1", TODAY, decision="outsource", provider="p2"))
    for kind, key in (("duty", "d1"), ("provider", "p1"), ("figure", "cost")):
        page.comparison.show_everything(True)
        go_to(page, "s1", kind, key)
        unnamed = [widget for widget in focusable(page) if not spoken(widget).strip()]
        assert unnamed == []
    model = page.comparison.model
    place = model.place("duty", "d1")
    assert place is not None
    said = [model.index(place, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(3)]
    assert said == [
        "Post, The plan: Undecided",
        "Post, Hire Maya: Outsource, Maya · Brief, in the plan Undecided",
        "Post, Raise my rate: Undecided, as in the plan",
    ]
    interface = QAccessible.queryAccessibleInterface(page.comparison.table)
    assert interface is not None and interface.text(QAccessible.Text.Name) == "Scenarios beside the plan"


def test_arrows_pass_over_heads_and_esc_comes_back_from_the_fields(show: Make) -> None:
    page, _session = show(the_plan())
    page.comparison.show_everything(True)
    go_to(page, "s1", "figure", "budget")
    press(page, Qt.Key.Key_Down)
    assert page._row.key == "hourly_worth"
    press(page, Qt.Key.Key_Right)
    assert page._selected == "s2"
    press(page, Qt.Key.Key_Return)
    assert page.panel.settings.fields["hourly_worth"].edit.hasFocus()
    QTest.keyClick(page.panel.settings.fields["hourly_worth"].edit, Qt.Key.Key_Escape)
    assert page.comparison.table.hasFocus()
    press(page, Qt.Key.Key_F2)
    assert page.panel.heading.name.hasFocus()


def test_what_differs_no_more_leaves_the_place_to_what_stands_there_now(show: Make) -> None:
    plan = set_duty(the_plan(), "s1", "d1", TODAY, decision="keep")
    plan = set_duty(plan, "s1", "d2", TODAY, decision="keep")
    page, _session = show(plan)
    go_to(page, "s1", "duty", "d1")
    press(page, Qt.Key.Key_Delete)
    assert (page._selected, page._row.key) == ("s1", "d2")
    press(page, Qt.Key.Key_Delete)
    assert (page._selected, page._row.key) == ("s1", "budget")


def test_a_click_on_a_name_above_selects_the_scenario(show: Make) -> None:
    page, _session = show(the_plan())
    names = page.comparison.table.names
    at = QPoint(names.sectionViewportPosition(2) + 20, names.height() // 2)
    QTest.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.panel.heading.name.toPlainText() == "Raise my rate"
    menu = page.panel.footer.menu()
    assert [action.text() for action in menu.actions() if action.text()] == ["Rename", "Copy", "Delete"]


def test_the_small_window_lays_the_details_over_the_table(show: Make) -> None:
    page, _session = show(the_plan(), width=944, height=540)
    assert page.panel.isHidden()
    go_to(page, "s1", "figure", "cost")
    assert page.panel.geometry().right() == page.width() - 1
    page.panel.closed.emit()
    assert page.panel.isHidden() and page.comparison.table.hasFocus()


def test_texts_stay_texts(show: Make) -> None:
    plan = a_plan(
        a_duty(title=EVIL, decision="outsource", provider="p1"),
        providers=[a_provider(name=EVIL)],
        scenarios=[Scenario(id="s1", name=EVIL)],
    )
    page, _session = show(plan)
    page.comparison.show_everything(True)
    go_to(page, "s1", "duty", "d1")
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in page.findChildren(QLabel))
    tip = page.comparison.model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip and "&lt;img" in tip


def test_the_model_is_sound_and_a_change_keeps_the_place() -> None:
    plan = the_plan()
    shown = columns(plan, TODAY)
    model = ComparisonModel(Compared(shown, rows(shown, everything=True)))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    again = columns(set_duty(plan, "s1", "d1", TODAY, decision="stop"), TODAY)
    model.show(Compared(again, rows(again, everything=True)))
    assert resets == [] and model.cell(model.place("duty", "d1") or 0, 1).text == "Stop doing"
    fewer = columns(delete_scenario(plan, "s1"), TODAY)
    model.show(Compared(fewer, rows(fewer, everything=False)))
    assert resets == [1]


def told(shown: tuple[Column, ...]) -> list[object]:
    """All that the columns tell."""
    everything = [row for row in rows(shown, everything=True) if row.kind != "head"]
    return [
        (column.name, column.changes_words(), cell(shown[0], column, row)) for column in shown for row in everything
    ]


def test_only_the_column_that_changed_is_made_anew() -> None:
    plan = the_plan()
    first = columns(plan, TODAY)
    changed = set_duty(plan, "s1", "d1", TODAY, decision="stop")
    second = columns(changed, TODAY, first)
    assert second[2] is first[2] and told(second) == told(columns(changed, TODAY)) != told(first)
    assert second[0].plan is changed
    edited = edit_duty(changed, ["d1"], TODAY, minutes=5.0)
    assert told(columns(edited, TODAY, second)) == told(columns(edited, TODAY)) != told(second)
    tomorrow = date(2026, 11, 24)
    assert columns(changed, tomorrow, second)[2] is not second[2]


def test_names_break_between_words(theme: Theme) -> None:
    metrics = QFontMetrics(theme.font("body"))
    width = metrics.horizontalAdvance("Maya takes the")
    assert two_lines("Maya takes the office", metrics, width) == ["Maya takes the", "office"]
    assert two_lines("Short", metrics, width) == ["Short"]
    assert two_lines("  ", metrics, width) == [""]
    assert len(two_lines("Unendlichlangeswortohneleerzeichen " * 3, metrics, width)) == 1


def test_the_window_turns_to_it_and_marks_the_providers(theme: Theme, qtbot: QtBot) -> None:
    session, _shelf = a_session(the_plan())
    pages = WindowPages(theme, session, BoardPage(theme, session))
    qtbot.addWidget(pages)
    asked: list[str] = []
    pages.wanted.connect(asked.append)
    page = pages.turn_to("scenarios")
    assert isinstance(page, ScenariosPage)
    page.comparison.back.click()
    assert asked == ["page_providers"]
    navigation = Navigation(theme)
    qtbot.addWidget(navigation)
    navigation.show_place("scenarios")
    assert navigation._buttons["providers"].isChecked()
