"""What a file offers, as a table: a tick, the duty, its rhythm and why it is not ticked; then what is left out."""

from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from delegate_desk.exchange.candidates import Candidate, Found
from delegate_desk.i18n import _
from delegate_desk.ui import formats
from delegate_desk.ui.widgets.text import tip_html
from delegate_desk.ui.words import cadence_name

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLE = Qt.ItemDataRole


class Line(NamedTuple):
    """One row: an offer that can be ticked, or a record that is left out (offer None)."""

    title: str
    cadence: str
    minutes: str
    hours: str
    note: str
    offer: Candidate | None


class FoundModel(QAbstractTableModel):
    """The offers of a file: unsure ones first, then those ticked; what is skipped comes last."""

    ticks_changed = Signal()

    def __init__(self, found: Found) -> None:
        super().__init__()
        unsure = [_offered(offer) for offer in found.candidates if not offer.is_ticked]
        sure = [_offered(offer) for offer in found.candidates if offer.is_ticked]
        left = [Line(item.what, "", "", "", item.why, None) for item in found.skipped]
        self._lines = unsure + sure + left
        self._ticked = set(range(len(unsure), len(unsure) + len(sure)))

    def chosen(self) -> list[Candidate]:
        """The ticked offers, in the order of the table."""
        return [line.offer for row, line in enumerate(self._lines) if row in self._ticked and line.offer is not None]

    def tick_all(self, ticked: bool) -> None:
        """Tick every offer, or none."""
        self._ticked = {row for row, line in enumerate(self._lines) if ticked and line.offer is not None}
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, 0), [_ROLE.CheckStateRole])
        self.ticks_changed.emit()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Offers and what is left out."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Duty, how often, each time, hours a week, note."""
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        """The names of the columns, each over its texts."""
        if section == 3 and role == _ROLE.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if orientation == Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return (_("Duty"), _("How often"), _("Each time"), _("A week"), _("Note"))[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Offers can be ticked; what is left out can only be read."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if self._lines[index.row()].offer is not None:
            flags |= Qt.ItemFlag.ItemIsEnabled
            if index.column() == 0:
                flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Texts, ticks, and in full what may be cut."""
        line = self._lines[index.row()]
        if role == _ROLE.DisplayRole:
            text = line[index.column()]
            return " ".join(text[:500].split()) if isinstance(text, str) else None
        if role == _ROLE.ToolTipRole:
            return tip_html(str(line[index.column()]))
        if role == _ROLE.CheckStateRole and index.column() == 0 and line.offer is not None:
            return Qt.CheckState.Checked if index.row() in self._ticked else Qt.CheckState.Unchecked
        if role == _ROLE.TextAlignmentRole and index.column() == 3:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        """Tick or untick an offer."""
        if role != _ROLE.CheckStateRole or self._lines[index.row()].offer is None:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._ticked.add(index.row())
        else:
            self._ticked.discard(index.row())
        self.dataChanged.emit(index, index, [role])
        self.ticks_changed.emit()
        return True


def _offered(offer: Candidate) -> Line:
    return Line(
        offer.title,
        cadence_name(offer.cadence),
        "" if offer.minutes is None else formats.duration(offer.minutes),
        "" if offer.hours is None else formats.hours(offer.hours),
        offer.why_not_ticked or "",
        offer,
    )
