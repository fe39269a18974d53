"""The bare limit of a drop: two plain lists, one row changed on disk as safely as the plan is, and one label."""

import sqlite3
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGridLayout, QLabel, QListView, QWidget

DRAGS = 40


class PlainList(QListView):
    """A list that takes and gives rows, as Qt has it; it notes when it was painted."""

    def __init__(self, painted: list[float]) -> None:
        super().__init__()
        self._painted = painted
        self.setDragDropMode(QListView.DragDropMode.DragDrop)
        self.setDefaultDropAction(self.defaultDropAction().MoveAction)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(200)

    def paintEvent(self, event) -> None:
        super().paintEvent(event)
        self._painted.append(time.perf_counter())


class Told(QLabel):
    """The label that a drop changes; it notes when it was painted."""

    def __init__(self, painted: list[float]) -> None:
        super().__init__("0")
        self._painted = painted

    def paintEvent(self, event) -> None:
        super().paintEvent(event)
        self._painted.append(time.perf_counter())


def rows_of(count: int) -> QStandardItemModel:
    """So many titles."""
    model = QStandardItemModel()
    for i in range(count):
        item = QStandardItem(f"Duty number {i}")
        item.setDropEnabled(False)
        model.appendRow(item)
    return model


def on_disk(folder: str, count: int) -> sqlite3.Connection:
    """A table of so many rows, with the plan file's care for power cuts."""
    connection = sqlite3.connect(Path(folder) / "bare.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.execute("PRAGMA synchronous=EXTRA")
    connection.execute("CREATE TABLE duty (id INTEGER PRIMARY KEY, title TEXT, decision TEXT)")
    connection.execute("BEGIN")
    rows = ((i, f"Duty number {i}", "undecided") for i in range(count))
    connection.executemany("INSERT INTO duty VALUES (?, ?, ?)", rows)
    connection.execute("COMMIT")
    return connection


def drops(count: int) -> list[float]:
    """Milliseconds from the button's release to the last painting, of each drag."""
    from drop import Mouse

    painted: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        connection = on_disk(folder, count)
        window, label = QWidget(), Told(painted)
        layout = QGridLayout(window)
        layout.addWidget(label, 0, 0, 1, 2)
        lists = [PlainList(painted), PlainList(painted)]
        models = [rows_of(count // 4), rows_of(count // 4)]
        arrived: list[int] = []

        def keep() -> None:
            arrived.append(1)
            connection.execute("UPDATE duty SET decision = 'outsource' WHERE id = ?", (len(arrived),))
            label.setText(str(len(arrived)))

        for i in (0, 1):
            lists[i].setModel(models[i])
            models[i].rowsInserted.connect(keep)
            layout.addWidget(lists[i], 1, i)
        window.resize(1400, 860)
        window.show()
        QTest.qWaitForWindowExposed(window)
        QTest.qWait(500)
        mouse, found = Mouse(), []
        for i in range(DRAGS):
            source, goal = lists[i % 2], lists[1 - i % 2]
            first = source.visualRect(source.model().index(1, 0)).center()
            released: list[float] = []
            known = len(arrived)
            QTimer.singleShot(700, lambda released=released: released.append(mouse.do("mouseup 1")))
            mouse.drag(source.viewport().mapToGlobal(first), goal.viewport().mapToGlobal(first))
            QTest.qWait(1000)
            if len(arrived) > known and released:
                found.append((max(painted) - released[0]) * 1000)
        mouse.close()
        window.close()
        connection.close()
    return found
