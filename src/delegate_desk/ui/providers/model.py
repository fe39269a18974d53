"""The providers' table for Qt: rows made anew after each change, selected by their ids."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from delegate_desk.i18n import _
from delegate_desk.ui import formats
from delegate_desk.ui.providers.rows import Listed, Row, SortKey
from delegate_desk.ui.widgets.text import tip_html
from delegate_desk.ui.words import joined

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_NOWHERE = QModelIndex()
PROVIDER, RATE, HOURS, COST, FREED = range(5)
SORTS: tuple[SortKey, ...] = ("name", "rate", "hours", "cost", "freed_hour")


class ProvidersModel(QAbstractTableModel):
    """What `rows.listed` gives, cell by cell."""

    def __init__(self, shown: Listed) -> None:
        super().__init__()
        self.shown = shown

    def show(self, shown: Listed) -> None:
        """Show other rows; where the same providers stand in the same order, only their figures."""
        if [row.key for row in shown.rows] == [row.key for row in self.shown.rows]:
            self.shown = shown
            if shown.rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(shown.rows) - 1, FREED))
            return
        self.beginResetModel()
        self.shown = shown
        self.endResetModel()

    def row(self, place: int) -> Row:
        """What stands in a row."""
        return self.shown.rows[place]

    def place(self, key: str) -> int | None:
        """The row of a provider; None where it is not listed."""
        return next((place for place, row in enumerate(self.shown.rows) if row.key == key), None)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One for each provider."""
        return 0 if parent.isValid() else len(self.shown.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Provider, rate, hours, cost, cost of a freed hour."""
        return 0 if parent.isValid() else FREED + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        """The names of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            names = (_("Provider"), _("Rate"), _("Hours a week"), _("Cost a week"), _("Cost of one freed hour"))
            return names[section]
        return None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Texts, tooltips, and names for assistive technology: the first cell says the whole row."""
        row, column = self.shown.rows[index.row()], index.column()
        if role == _ROLE.AccessibleTextRole:
            return row.spoken() if column == PROVIDER else self._text(row, column)
        if role == _ROLE.DisplayRole:
            return self._text(row, column)
        if role == _ROLE.ToolTipRole:
            return tip_html(self._tip(row, column))
        return None

    def _tip(self, row: Row, column: int) -> str:
        """The whole of what is cut, and the exact figure of what is rounded to add up."""
        if column == HOURS and row.figures.duties:
            return formats.exact_hours(float(row.figures.hours))
        return joined(row.figures.provider.name, row.place) if column == PROVIDER else ""

    def _text(self, row: Row, column: int) -> str:
        return (
            row.name,
            joined(row.rate, row.terms),
            joined(row.hours, row.duties),
            row.cost,
            joined(row.freed_hour, row.verdict),
        )[column]
