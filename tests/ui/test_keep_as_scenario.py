"""The best plan kept as a scenario: the same figures beside the plan, which stays as it is."""

from builders import TODAY, a_duty, a_plan, a_provider
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shown_session import a_session

from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.planning.moves import decide
from delegate_desk.planning.scenarios import delete_scenario
from delegate_desk.planning.what_if import figures, what_if
from delegate_desk.ui.best_plan.dialog import BestPlanDialog
from delegate_desk.ui.scenarios.keep import KeepButton
from delegate_desk.ui.theme import Theme


def the_plan() -> Plan:
    """Three hours, of which a budget of 40 buys two."""
    return a_plan(
        *(a_duty(id=key, title=key) for key in ("d1", "d2", "d3")),
        providers=[a_provider()],
        oversight_share=0.0,
        weekly_budget="40",
        hourly_worth="50",
    )


def test_the_best_plan_is_kept_beside_the_plan(theme: Theme, qtbot: QtBot) -> None:
    session, _shelf = a_session(the_plan())
    dialog = BestPlanDialog(theme, session)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.search.is_settled, timeout=10_000)
    qtbot.waitUntil(dialog.keep.isEnabled)
    dialog.keep.click()
    assert session.undo_label == "Kept “Best plan for €40” as a scenario"
    (scenario,) = session.plan.scenarios.values()
    assert scenario.name == "Best plan for €40"
    assert session.plan.duties.rows == the_plan().duties.rows
    found = figures(what_if(session.plan, scenario, TODAY), TODAY).totals
    assert (found.planned, found.cost, found.net) == (2, 40, 60)
    qtbot.waitUntil(lambda: dialog.search.is_settled, timeout=10_000)
    assert not dialog.keep.isEnabled()  # it is kept already
    dialog.primary.click()
    applied = session.totals()
    assert (applied.planned, applied.cost, applied.net) == (2, 40, 60)
    dialog.close()


def test_each_offer_is_kept_once_and_again_where_the_plan_has_changed(theme: Theme, qtbot: QtBot) -> None:
    session, shelf = a_session(the_plan())
    button = KeepButton(theme, session)
    qtbot.addWidget(button)
    assert not button.isEnabled()

    def outsourced(plan: Plan) -> Plan:
        return decide(plan, ["d1"], "outsource", today=TODAY, provider="p1")

    button.offer("Best", outsourced)
    shelf.full = True
    button.click()
    assert button.isEnabled() and not len(session.plan.scenarios)
    shelf.full = False
    button.click()
    button.offer("Best", outsourced)
    assert not button.isEnabled()
    button.offer("Other", outsourced)
    button.click()
    assert [scenario.name for scenario in in_order(session.plan.scenarios)] == ["Best", "Other"]
    session.do("Gone", lambda plan: delete_scenario(plan, next(iter(plan.scenarios))))
    button.offer("", None)
    assert not button.isEnabled()
