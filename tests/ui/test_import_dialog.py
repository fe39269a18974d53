"""Bringing a file in: what was found, ticks, reasons, one step."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from builders import TODAY, a_duty, a_plan
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from delegate_desk.desk import Desk, Unkept
from delegate_desk.domain.cadence import Every, Rule
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.exchange.candidates import Candidate, Found, ImportCancelled, Skipped
from delegate_desk.ui.dialogs.found_table import FoundTable
from delegate_desk.ui.dialogs.import_dialog import ImportDialog
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.banner import Banner

WEEKLY = Every(1.0, 1, "week")
FOUND = Found(
    "calendar",
    (
        Candidate("Stand-up", None, Rule("FREQ=WEEKLY", "2026-01-05"), 30, 0.5, ("u1",), 1.0),
        Candidate("<b>Bank</b>", None, WEEKLY, 45, 0.75, ("u2", "u3"), 0.6),
        Candidate("Whole day", None, WEEKLY, None, None, ("u4",), 1.0),
        Candidate("Had already", None, WEEKLY, 10, 1 / 6, ("u5",), 1.0),
    ),
    (Skipped("u6", "its rule has ended"),),
)


def a_dialog(
    theme: Theme, qtbot: QtBot, read: Callable[..., Found], plan: Plan | None = None, **more: object
) -> ImportDialog:
    """A shown dialog that reads with this function."""
    session = Session(Desk(Unkept(plan or Plan())), today=lambda: TODAY)
    dialog = ImportDialog(theme, session, [Path("cal.ics")], read, **more)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def found_at_once(_paths: Sequence[Path], _progress: object, _cancelled: object) -> Found:
    return FOUND


def titles(dialog: ImportDialog) -> list[tuple[str, object]]:
    model = dialog.findChild(FoundTable).model()
    rows = range(model.rowCount())
    return [(model.index(row, 0).data(), model.index(row, 0).data(Qt.ItemDataRole.CheckStateRole)) for row in rows]


def test_unsure_ones_come_first_and_what_the_plan_has_is_left_out(theme: Theme, qtbot: QtBot) -> None:
    plan = a_plan(a_duty(id="d1", title="Had already", cadence=WEEKLY))
    dialog = a_dialog(theme, qtbot, found_at_once, plan)
    qtbot.waitUntil(lambda: dialog.findChild(FoundTable) is not None)

    ticked, not_ticked = Qt.CheckState.Checked, Qt.CheckState.Unchecked
    assert titles(dialog) == [
        ("Whole day", not_ticked),
        ("Stand-up", ticked),
        ("<b>Bank</b>", ticked),
        ("u6", None),
        ("u5", None),
    ]
    assert dialog.primary.words == "Add 2 duties"
    assert "1.3 h a week" in dialog.reassurance.text()


def test_space_unticks_and_enter_adds_the_rest_as_one_step(theme: Theme, qtbot: QtBot) -> None:
    dialog = a_dialog(theme, qtbot, found_at_once)
    qtbot.waitUntil(lambda: dialog.findChild(FoundTable) is not None)
    table = dialog.findChild(FoundTable)
    session = dialog._session
    table.setCurrentIndex(table.model().index(1, 0))
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert dialog.primary.words == "Add 2 duties"
    QTest.keyClick(table, Qt.Key.Key_Return)

    assert sorted(duty.title for duty in session.plan.duties.values()) == ["<b>Bank</b>", "Had already"]
    assert {duty.decision for duty in session.plan.duties.values()} == {"undecided"}
    assert session.undo_label == "Brought in 2 duties from “cal.ics”"
    session.undo()
    assert len(session.plan.duties) == 0


def test_a_file_that_cannot_be_read_is_told_in_the_dialog(theme: Theme, qtbot: QtBot) -> None:
    def refused(*_given: object) -> Found:
        raise PlanError("cal.ics cannot be read: it is empty.")

    dialog = a_dialog(theme, qtbot, refused)
    qtbot.waitUntil(lambda: dialog.findChild(Banner) is not None)
    assert dialog.findChild(Banner).sentence == "cal.ics cannot be read: it is empty."
    assert not dialog.primary.isEnabled()


def test_stop_ends_reading_and_changes_nothing(theme: Theme, qtbot: QtBot) -> None:
    seen: list[bool] = []

    def slowly(_paths: object, progress: Callable[[float], None], cancelled: Callable[[], bool]) -> Found:
        progress(0.25)
        end = time.monotonic() + 10
        while not cancelled() and time.monotonic() < end:
            time.sleep(0.01)
        seen.append(cancelled())
        raise ImportCancelled

    dialog = a_dialog(theme, qtbot, slowly)
    qtbot.wait(400)
    assert dialog._progress.isVisible()
    dialog._progress.stopped.emit()
    qtbot.waitUntil(lambda: seen == [True])
    assert not dialog.isVisible()
    assert len(dialog._session.plan.duties) == 0


def test_a_backup_is_kept_first_and_without_one_nothing_is_added(theme: Theme, qtbot: QtBot) -> None:
    kept: list[int] = []

    def keep() -> None:
        kept.append(len(dialog._session.plan.duties))
        if len(kept) == 1:
            raise PlanError("No backup was made: the disk is full.")

    dialog = a_dialog(theme, qtbot, found_at_once, before=keep)
    qtbot.waitUntil(lambda: dialog.findChild(FoundTable) is not None)
    dialog.accept()
    assert dialog.findChild(Banner).sentence == "No backup was made: the disk is full."
    assert dialog.isVisible()
    assert len(dialog._session.plan.duties) == 0

    dialog.accept()
    assert kept == [0, 0]
    assert len(dialog._session.plan.duties) == 3


def test_tracked_time_is_kept_only_where_that_is_ticked(theme: Theme, qtbot: QtBot) -> None:
    tracked = Found("toggl", (Candidate("Bank", None, WEEKLY, 45, 0.75, ("row 2",), 0.6, (), (("2026-11-16", 45.0),)),))
    for wanted in (False, True):
        dialog = a_dialog(theme, qtbot, lambda *_given: tracked)
        qtbot.waitUntil(lambda shown=dialog: shown.findChild(FoundTable) is not None)
        assert dialog._time.isVisible()
        dialog._time.setChecked(wanted)
        dialog.accept()
        plan = dialog._session.plan
        assert [entry.minutes for entry in plan.time_entries.values()] == [45.0] * wanted
        dialog._session.undo()
        assert dialog._session.plan.is_empty()

    dialog = a_dialog(theme, qtbot, found_at_once)
    qtbot.waitUntil(lambda: dialog.findChild(FoundTable) is not None)
    assert not dialog._time.isVisible()
