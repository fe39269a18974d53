"""Files out of the window and into it: which kind is written, and how a table is read anew."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from builders import TODAY, a_duty, a_plan
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from delegate_desk.desk import Desk, Unkept
from delegate_desk.exchange import tables
from delegate_desk.ui.dialogs.found_table import FoundTable
from delegate_desk.ui.dialogs.import_dialog import ImportDialog
from delegate_desk.ui.dialogs.table_layout import TableLayout
from delegate_desk.ui.main_window import MainWindow
from delegate_desk.ui.plan_files import PlanFiles
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.banner import Banner
from delegate_desk.ui.widgets.choice import Choice


@pytest.fixture
def window(theme: Theme, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    duty = a_duty(id="d1", title="=1+1", decision="outsource")
    session = Session(Desk(Unkept(a_plan(duty))), today=lambda: TODAY)
    window = MainWindow(theme, session, tmp_path / "Hartley.desk", state="new")
    qtbot.addWidget(window)
    PlanFiles(window, SimpleNamespace(show_example=None, back_up=None))
    return window


def taken_away(window: MainWindow, monkeypatch: pytest.MonkeyPatch, chosen: Path, kind: str) -> None:
    asked: list[str] = []

    def ask(_parent: Any, _title: str, start: str, kinds: str) -> tuple[str, str]:
        asked.append(start)
        return str(chosen), next(each for each in kinds.split(";;") if kind in each)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    window.actions_.trigger("export")
    assert asked[0].endswith("Hartley.json")


@pytest.mark.parametrize(
    ("typed", "kind", "written", "opens"),
    [
        ("away", "*.json", "away.json", b"{"),
        ("away.json", "*.json", "away.json", b"{"),
        ("away.json", "*.xlsx", "away.xlsx", b"PK\x03\x04"),
        ("away", "*.csv", "away.csv", b"\xef\xbb\xbfid,title"),
        ("away", "*.ics", "away.ics", b"BEGIN:VCALENDAR"),
        ("away.xlsx", "*.json", "away.xlsx", b"PK\x03\x04"),
    ],
)
def test_each_kind_is_written_as_chosen(
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    typed: str,
    kind: str,
    written: str,
    opens: bytes,
) -> None:
    taken_away(window, monkeypatch, tmp_path / typed, kind)

    assert [path.name for path in tmp_path.iterdir()] == [written]
    assert (tmp_path / written).read_bytes().startswith(opens)


def test_a_file_that_the_dialog_did_not_ask_about_stays(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told: list[str] = []
    monkeypatch.setattr(window, "tell", told.append)
    (tmp_path / "away.xlsx").write_text("mine")

    taken_away(window, monkeypatch, tmp_path / "away.json", "*.xlsx")

    assert told == ["away.xlsx is there already: choose another name."]
    assert (tmp_path / "away.xlsx").read_text() == "mine"


def choices(dialog: ImportDialog) -> dict[str, Choice]:
    return {box.accessibleName(): box for box in dialog.findChild(TableLayout).findChildren(Choice)}


def test_columns_and_letters_of_a_table_can_be_corrected(theme: Theme, qtbot: QtBot) -> None:
    content = "Wer,Was,Wie lange\nIch,Büro ł,45\nDu,Post,30\n".encode("cp1250")
    session = Session(Desk(Unkept(a_plan())), today=lambda: TODAY)

    def read(_paths: Any, progress: Any, cancelled: Any, wish: Any = None) -> Any:
        return tables.read(content, TODAY, progress, cancelled, wish)

    dialog = ImportDialog(theme, session, [Path("week.csv")], read)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.findChild(FoundTable) is not None)

    def shown() -> list[tuple[str, str]]:
        model = dialog.findChild(FoundTable).model()
        return [(model.index(row, 0).data(), model.index(row, 2).data()) for row in range(model.rowCount())]

    assert shown() == [("Ich", ""), ("Du", "")]
    assert not dialog.primary.isEnabled()
    boxes = choices(dialog)
    assert list(boxes) == [
        "Column of: Duty",
        "Column of: How often",
        "Column of: Minutes each time",
        "Column of: Function",
        "Column of: Notes",
        "Letters of the file",
    ]
    for name, key in (
        ("Column of: Duty", "1"),
        ("Column of: Minutes each time", "2"),
        ("Letters of the file", "cp1250"),
    ):
        boxes[name].setCurrentIndex(boxes[name].findData(key))
        boxes[name].activated.emit(boxes[name].currentIndex())
    qtbot.waitUntil(lambda: shown() == [("Büro ł", "45 min"), ("Post", "30 min")])

    model = dialog.findChild(FoundTable).model()
    assert model.index(0, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert dialog.primary.words == "Add 2 duties"
    assert len(dialog.findChildren(FoundTable)) == 1
    assert dialog.findChild(Banner) is None
    dialog.accept()
    assert [duty.title for duty in session.plan.duties.values()] == ["Büro ł", "Post"]
    session.undo()
    assert len(session.plan.duties) == 0


def test_a_calendar_has_no_columns_to_correct(theme: Theme, qtbot: QtBot) -> None:
    from delegate_desk.exchange.candidates import Found

    session = Session(Desk(Unkept(a_plan())), today=lambda: TODAY)
    dialog = ImportDialog(theme, session, [Path("cal.ics")], lambda *_given: Found("calendar"))
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.findChild(FoundTable) is not None)

    assert dialog.findChild(TableLayout) is None
