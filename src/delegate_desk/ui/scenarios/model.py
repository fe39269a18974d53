"""The comparison for Qt: a column for the plan and one for each scenario, cells made when they are looked at."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from delegate_desk.ui.scenarios.columns import Column, Compared, Row
from delegate_desk.ui.scenarios.words import Cell, cell, spoken
from delegate_desk.ui.widgets.text import tip_html
from delegate_desk.ui.words import joined

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_NOWHERE = QModelIndex()
_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class ComparisonModel(QAbstractTableModel):
    """Rows and columns of `columns.Compared`."""

    def __init__(self, shown: Compared) -> None:
        super().__init__()
        self.shown = shown
        self._cells: dict[tuple[int, int], Cell] = {}

    def show(self, shown: Compared) -> None:
        """Show others; where rows and columns are called as before, only what stands in the cells."""
        before, self._cells = self.shown, {}
        same_columns = [column.key for column in before.columns] == [column.key for column in shown.columns]
        if same_columns and before.rows == shown.rows and shown.rows:
            self.shown = shown
            self.dataChanged.emit(self.index(0, 0), self.index(len(shown.rows) - 1, len(shown.columns) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(shown.columns) - 1)
            return
        self.beginResetModel()
        self.shown = shown
        self.endResetModel()

    def row(self, place: int) -> Row:
        """What a row is about."""
        return self.shown.rows[place]

    def column(self, place: int) -> Column:
        """Whose column it is."""
        return self.shown.columns[place]

    def place(self, kind: str, key: str) -> int | None:
        """The row about something; None where it is not shown."""
        return next((i for i, row in enumerate(self.shown.rows) if (row.kind, row.key) == (kind, key)), None)

    def column_of(self, key: str) -> int | None:
        """The column of a scenario; None where there is none."""
        return next((i for i, column in enumerate(self.shown.columns) if column.key == key), None)

    def cell(self, row: int, column: int) -> Cell:
        """What stands in a cell."""
        found = self._cells.get((row, column))
        if found is None:
            found = self._cells[row, column] = cell(self.shown.columns[0], self.column(column), self.row(row))
        return found

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Figures, what differs, and the heads of the groups."""
        return 0 if parent.isValid() else len(self.shown.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """The plan and its scenarios."""
        return 0 if parent.isValid() else len(self.shown.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads of groups are passed over."""
        if not index.isValid() or self.row(index.row()).kind == "head":
            return Qt.ItemFlag.NoItemFlags
        return _SHOWN

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        """Names of scenarios and of rows."""
        if orientation == Qt.Orientation.Vertical:
            row = self.row(section)
            if role == _ROLE.ToolTipRole:
                return tip_html(row.name)
            return row.name if role == _ROLE.DisplayRole else None
        column = self.column(section)
        if role == _ROLE.DisplayRole:
            return column.name
        if role == _ROLE.ToolTipRole:
            return tip_html(joined(column.name, column.changes_words()))
        if role == _ROLE.AccessibleDescriptionRole:
            return column.changes_words()
        return None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Texts, tooltips with the exact figure, and sentences for assistive technology."""
        if role not in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole, _ROLE.ToolTipRole):
            return None
        row = self.row(index.row())
        if row.kind == "head":
            return row.name if role == _ROLE.AccessibleTextRole else None
        if role == _ROLE.AccessibleTextRole:
            return spoken(self.shown.columns[0], self.column(index.column()), row)
        here = self.cell(index.row(), index.column())
        if role == _ROLE.ToolTipRole:
            return tip_html(joined(here.exact or here.text, here.note))
        return joined(here.text, here.note)
