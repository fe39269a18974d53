"""The window as a whole: first page and board, previews, trouble, the small form."""

from functools import partial
from pathlib import Path

import pytest
from builders import TODAY, a_duty, a_plan
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from delegate_desk.desk import Desk, Unkept
from delegate_desk.domain.cadence import Every
from delegate_desk.domain.edit import Changes
from delegate_desk.domain.errors import NotSaved
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.scenario import Scenario
from delegate_desk.planning.duties import add_duties
from delegate_desk.planning.moves import decide, decided
from delegate_desk.ui.main_window import MainWindow
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme


class Stubborn(Unkept):
    """A store whose disk is full from some moment on."""

    full = False

    def write(self, changes: Changes) -> None:
        if self.full:
            raise NotSaved("Not saved: the disk is full.")
        super().write(changes)


def a_window(theme: Theme, qtbot: QtBot, plan: Plan, store: Unkept | None = None, wide: int = 1440) -> MainWindow:
    """A shown window on a plan that is kept nowhere."""
    session = Session(Desk(store or Unkept(plan)), today=lambda: TODAY)
    window = MainWindow(theme, session, Path("Hartley.desk"), state="new")
    qtbot.addWidget(window)
    window.resize(wide, 900)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def plan() -> Plan:
    """One hour a week, undecided."""
    return a_plan(a_duty(id="d1", title="Reconcile bank", cadence=Every(1.0, 1, "week"), minutes=60.0))


def test_an_empty_plan_asks_for_the_first_duty_and_then_shows_the_board(theme: Theme, qtbot: QtBot) -> None:
    window = a_window(theme, qtbot, Plan())
    assert window.pages.current == "first_run"

    window.add_duty()
    QTest.keyClicks(window.focusWidget(), "Chase payments 30m weekly")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)

    assert window.pages.current == "board"
    assert [duty.title for duty in window.session.plan.duties.values()] == ["Chase payments"]
    qtbot.waitUntil(lambda: window.focusWidget() is window.board.toolbar.quick_add)

    window.session.undo()
    assert window.pages.current == "first_run"


def test_many_first_duties_can_be_decided_at_once(theme: Theme, qtbot: QtBot) -> None:
    window = a_window(theme, qtbot, Plan())
    duties = [a_duty(id="", title="Post bills"), a_duty(id="", title="Chase payments")]
    window.session.do("Brought in", lambda now: add_duties(now, duties))

    qtbot.waitUntil(lambda: window.board.selected_ids() != [])
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_O)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_K)
    decided = {duty.title: duty.decision for duty in window.session.plan.duties.values()}
    assert decided == {"Post bills": "outsource", "Chase payments": "keep"}


def test_the_strip_shows_a_drop_before_it_happens_and_after(theme: Theme, qtbot: QtBot, plan: Plan) -> None:
    window = a_window(theme, qtbot, plan)
    assert "0.0 hours freed" in window.strip.bar.text()

    then = window.session.preview([decided(plan.duties["d1"], "outsource", TODAY)])
    window.board.previewing.emit(then, "Release to move")
    assert "0.9 hours freed" in window.strip.bar.text()
    window.board.previewing.emit(None, "")
    assert "0.0 hours freed" in window.strip.bar.text()

    window.session.do("Moved", lambda now: decide(now, ["d1"], "outsource", today=TODAY))
    assert "0.9 hours freed" in window.strip.bar.text()


def test_a_full_disk_is_told_above_the_page_until_something_is_saved(theme: Theme, qtbot: QtBot, plan: Plan) -> None:
    store = Stubborn(plan)
    window = a_window(theme, qtbot, plan, store)
    store.full = True
    assert not window.session.do("Moved", lambda now: decide(now, ["d1"], "keep", today=TODAY))
    assert window._trouble is not None
    assert window._trouble.sentence == "Not saved: the disk is full."
    assert window.session.plan.duties["d1"].decision == "undecided"

    store.full = False
    assert window.session.do("Moved", lambda now: decide(now, ["d1"], "keep", today=TODAY))
    assert window._trouble is None


def test_undo_is_named_in_the_menu_and_the_status_line(theme: Theme, qtbot: QtBot, plan: Plan) -> None:
    window = a_window(theme, qtbot, plan)
    assert not window.actions_["undo"].isEnabled()
    window.session.do("Moved “Fish & Chips” to Keep", lambda now: decide(now, ["d1"], "keep", today=TODAY))
    assert window.actions_["undo"].text() == "&Undo: Moved “Fish && Chips” to Keep"
    assert window.actions_["undo"].isEnabled()
    assert window.status._last.text() == "Moved “Fish & Chips” to Keep"

    window.actions_["undo"].trigger()
    assert window.session.plan.duties["d1"].decision == "undecided"
    assert window.actions_["redo"].isEnabled()


def test_a_small_window_takes_the_small_form(theme: Theme, qtbot: QtBot, plan: Plan) -> None:
    window = a_window(theme, qtbot, plan, wide=1024)
    assert window.strip.is_compact
    assert window.board.inspector.isHidden()
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: not window.strip.is_compact)
    assert not window.board.inspector.isHidden()


def test_every_page_of_the_navigation_opens(theme: Theme, qtbot: QtBot, plan: Plan) -> None:
    window = a_window(theme, qtbot, plan)
    for name in ("hand_over", "providers", "review", "trends", "settings", "help", "board"):
        window.show_page(name)
        assert window.pages.current == name
    assert window.actions_["keep"].isEnabled()
    window.show_page("trends")
    assert not window.actions_["keep"].isEnabled()


def test_the_worth_of_an_hour_can_be_said_in_the_strip(theme: Theme, qtbot: QtBot, plan: Plan) -> None:
    window = a_window(theme, qtbot, plan)
    window.strip.worth_given.emit("58.50")
    assert window.session.plan.settings.hourly_worth == "58.50"
    window.strip.worth_given.emit("much")
    assert window.session.plan.settings.hourly_worth == "58.50"


def test_f6_goes_from_pane_to_pane(theme: Theme, qtbot: QtBot, plan: Plan) -> None:
    window = a_window(theme, qtbot, plan)
    window.board.focus_board()
    seen = set()
    for _step in range(6):
        window.next_pane()
        focused = window.focusWidget()
        seen |= {
            pane
            for pane in (window.navigation, window.board.toolbar, window.board.columns)
            if pane.isAncestorOf(focused)
        }
    assert len(seen) == 3


def test_the_best_plan_opens_by_its_action_and_its_button_and_never_twice(
    theme: Theme, qtbot: QtBot, plan: Plan
) -> None:
    window = a_window(theme, qtbot, plan)
    assert window.actions_["best_plan"].shortcut().toString() == "Ctrl+B"
    for open_it in (window.board.toolbar.best_plan.click, partial(window.actions_.trigger, "best_plan")):
        open_it()
        open_it()
        dialogs = [each for each in window.findChildren(QDialog, "best_plan") if each.isVisible()]
        assert len(dialogs) == 1
        dialogs[0].reject()
        assert not dialogs[0].isVisible()


def test_a_dialog_of_the_help_menu_opens_again_after_it_was_closed(theme: Theme, qtbot: QtBot, plan: Plan) -> None:
    window = a_window(theme, qtbot, plan)
    for _time in range(2):
        window.actions_.trigger("keys")
        shown = [each for each in window.findChildren(QDialog, "keys") if each.isVisible()]
        assert len(shown) == 1
        shown[0].reject()


def test_ctrl_f_finds_on_the_page_that_is_open(theme: Theme, qtbot: QtBot, plan: Plan) -> None:
    from delegate_desk.ui.pages.providers import ProvidersPage
    from delegate_desk.ui.pages.scenarios import ScenariosPage

    window = a_window(theme, qtbot, plan.put("scenarios", [Scenario(id="s1", name="Hire")]))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for name, kind in (("providers", ProvidersPage), ("scenarios", ScenariosPage)):
        window.show_page(name)
        window.actions_.trigger("find")
        page = window.pages.currentWidget()
        assert isinstance(page, kind)
        focused = window.focusWidget()
        assert focused is not None and page.isAncestorOf(focused)
        assert focused.accessibleName().startswith("Find a")
    window.show_page("trends")
    window.actions_.trigger("find")
    assert window.pages.current == "board"
