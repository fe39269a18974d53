"""The dialog's list for Qt: its rows, with a tick at each change."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from delegate_desk.i18n import _
from delegate_desk.ui.best_plan.rows import Row
from delegate_desk.ui.widgets.text import tip_html

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_NOWHERE = QModelIndex()
DUTY, HOURS, MONEY = range(3)


class ChangesModel(QAbstractTableModel):
    """What `rows.rows` gives."""

    ticked = Signal(str, bool)
    """The owner ticked or unticked the change of a duty: its id, and whether it may be changed."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows; where the same duties stand in the same places, only their figures."""
        fresh = list(rows)
        if [(r.kind, r.duty) for r in fresh] == [(r.kind, r.duty) for r in self._rows]:
            self._rows = fresh
            if fresh:
                self.dataChanged.emit(self.index(0, 0), self.index(len(fresh) - 1, MONEY))
            return
        self.beginResetModel()
        self._rows = fresh
        self.endResetModel()

    def row(self, place: int) -> Row:
        """One row."""
        return self._rows[place]

    def place(self, duty: str) -> int:
        """The row of a duty; -1 where it is not listed."""
        return next((i for i, row in enumerate(self._rows) if duty and row.duty == duty), -1)

    def headings(self) -> list[int]:
        """Where headings stand."""
        return [i for i, row in enumerate(self._rows) if row.kind == "heading"]

    def toggle(self, place: int) -> None:
        """Leave the duty of a row as it is, or let it be changed again."""
        row = self._rows[place]
        if row.can_be_ticked:
            self.ticked.emit(row.duty, row.kind == "alone")

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One for each line."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Duty with reason, hours, money."""
        return 0 if parent.isValid() else MONEY + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        """Names of the columns, for assistive technology."""
        if orientation == Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return (_("Duty"), _("Hours a week"), _("Money a week"))[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Changes can be ticked; headings are passed over."""
        if not 0 <= index.row() < len(self._rows):
            return Qt.ItemFlag.NoItemFlags
        row = self._rows[index.row()]
        if row.kind == "heading":
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if row.can_be_ticked and index.column() == DUTY:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        """Take a tick, also one that assistive technology sets."""
        if role != _ROLE.CheckStateRole or not self._rows[index.row()].can_be_ticked:
            return False
        self.toggle(index.row())
        return True

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Texts, ticks, the whole reason as tooltip; the first cell says the whole row."""
        if not 0 <= index.row() < len(self._rows):
            return None
        row, column = self._rows[index.row()], index.column()
        if role == _ROLE.CheckStateRole and column == DUTY and row.can_be_ticked:
            return Qt.CheckState.Checked if row.kind == "change" else Qt.CheckState.Unchecked
        if role == _ROLE.AccessibleTextRole and column == DUTY:
            return row.spoken()
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole):
            return (row.title, row.hours, row.money)[column]
        if role == _ROLE.ToolTipRole and row.duty:
            return tip_html(f"{row.title}\n{row.why}" if row.why else row.title)
        return None
