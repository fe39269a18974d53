"""The starter list as a table: a heading for each function, under it its duties with tick, cadence and minutes."""

from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from delegate_desk.domain.cadence import Cadence
from delegate_desk.domain.checks import checked
from delegate_desk.domain.duty import Duty
from delegate_desk.domain.plan import Plan
from delegate_desk.exchange import catalogue
from delegate_desk.exchange.catalogue import CatalogueDuty
from delegate_desk.i18n import _
from delegate_desk.ui import formats
from delegate_desk.ui.dialogs.catalogue_list import StarterList
from delegate_desk.ui.dialogs.catalogue_words import duty_tip, rates_tip, wage_line
from delegate_desk.ui.widgets.text import tip_html
from delegate_desk.ui.words import cadence_name, function_name, spoken_hours

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLE = Qt.ItemDataRole

DUTY, CADENCE, MINUTES, HOURS = range(4)
"""The columns."""


class Row(NamedTuple):
    """A duty by its key, or the heading of a function, whose key is empty."""

    function: str
    key: str = ""


class CatalogueModel(QAbstractTableModel):
    """The listed duties; nothing here changes the plan."""

    chosen_changed = Signal()
    """Other duties are ticked, or what is ticked takes other hours."""

    misunderstood = Signal(str)
    """What was typed is no minutes: a sentence; "" once that is over."""

    def __init__(self, plan: Plan, today: date, trade: str) -> None:
        super().__init__()
        self.picked = StarterList(catalogue.in_plan(plan), today)
        self._trade, self._wanted = trade, ""
        self._rates = catalogue.rates()
        self._rows: list[Row] = []
        self._list()

    # What the dialog wants

    def show_trade(self, trade: str) -> None:
        """List the duties of a trade, and those ticked already."""
        self._trade = trade
        self._list()

    def find(self, text: str) -> None:
        """List only what has all these words in its title or its function."""
        self._wanted = text
        self._list()

    def follow(self, plan: Plan) -> None:
        """The plan is another now: what it has cannot be ticked any more."""
        self.picked.follow(catalogue.in_plan(plan))
        if self._rows:
            self._tell(0, len(self._rows) - 1)

    # What the view wants

    def row(self, place: int) -> Row:
        """What stands in a row."""
        return self._rows[place]

    def duty(self, place: int) -> CatalogueDuty | None:
        """The duty in a row as it is now; None for a heading."""
        row = self._rows[place]
        return self.picked[row.key] if row.key else None

    def headings(self) -> list[int]:
        """The rows that are headings."""
        return [place for place, row in enumerate(self._rows) if not row.key]

    def wage(self, function: str) -> str:
        """What employees earn with such work: "US wage 2025: $24.36 an hour"."""
        return wage_line([rate for rate in self._rates if rate.function == function])

    # What the owner does

    def toggle(self, place: int) -> None:
        """Tick the duty of a row, or untick it."""
        if key := self._rows[place].key:
            self.picked.tick(key, not self.picked.is_ticked(key))
            self._tell(place, place)

    def set_cadence(self, place: int, cadence: Cadence) -> None:
        """Change how often the duty of a row comes round."""
        if key := self._rows[place].key:
            self.picked.change(key, cadence=cadence)
            self._tell(place, place)

    def set_minutes(self, place: int, text: str) -> bool:
        """Change how long the duty of a row takes, as typed; whether that was understood."""
        minutes = understood(text)
        if minutes is None:
            self.complain()
            return False
        self.misunderstood.emit("")
        self.picked.change(self._rows[place].key, minutes=minutes)
        self._tell(place, place)
        return True

    def complain(self) -> str:
        """Say what would be understood as minutes; the sentence."""
        sentence = _("Minutes, please: 45 or 1 h 30")
        self.misunderstood.emit(sentence)
        return sentence

    # Qt's side

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Headings and duties."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Duty, how often, each time, hours a week."""
        return 0 if parent.isValid() else HOURS + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        """The names of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return (_("Duty"), _("How often"), _("Each time"), _("A week"))[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The arrow keys pass over headings; what the plan has cannot be ticked, nor its minutes be typed."""
        key = self._rows[index.row()].key if index.isValid() else ""
        if not key:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if index.column() == DUTY and not self.picked.is_known(key):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        if index.column() == MINUTES and not self.picked.is_known(key):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Texts, ticks, tooltips and names for assistive technology."""
        row, column = self._rows[index.row()], index.column()
        if not row.key:
            return self._heading(row.function, column, role)
        duty = self.picked[row.key]
        if role in (_ROLE.DisplayRole, _ROLE.EditRole):
            return self._texts(duty)[column]
        if role == _ROLE.CheckStateRole and column == DUTY and not self.picked.is_known(row.key):
            return Qt.CheckState.Checked if self.picked.is_ticked(row.key) else Qt.CheckState.Unchecked
        if role == _ROLE.AccessibleTextRole:
            return self._spoken(duty, column)
        if role == _ROLE.ToolTipRole and column == DUTY:
            return tip_html(duty_tip(duty))
        return None

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        """Tick or untick, or take typed minutes."""
        if role == _ROLE.EditRole and index.column() == MINUTES:
            return self.set_minutes(index.row(), str(value))
        if role != _ROLE.CheckStateRole or index.column() != DUTY:
            return False
        if (Qt.CheckState(value) == Qt.CheckState.Checked) != self.picked.is_ticked(self._rows[index.row()].key):
            self.toggle(index.row())
        return True

    # How it is done

    def _list(self) -> None:
        self.beginResetModel()
        self._rows = []
        for function, keys in self.picked.listed(self._trade, self._wanted):
            self._rows += [Row(function), *(Row(function, key) for key in keys)]
        self.endResetModel()

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, HOURS))
        self.chosen_changed.emit()

    def _texts(self, duty: CatalogueDuty) -> tuple[str, str, str, str]:
        hours = formats.hours(self.picked.hours(duty.key))
        return duty.title, cadence_name(duty.cadence), formats.duration(duty.minutes), hours

    def _heading(self, function: str, column: int, role: int) -> Any:
        if column == DUTY and role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole):
            return function_name(function)
        if role == _ROLE.ToolTipRole:
            return tip_html(rates_tip([rate for rate in self._rates if rate.function == function]))
        return None

    def _spoken(self, duty: CatalogueDuty, column: int) -> str:
        """A row in one breath in its first cell, one figure in each other cell."""
        title, cadence, minutes, _hours = self._texts(duty)
        spoken = (
            title,
            _("How often: {cadence}").format(cadence=cadence),
            _("{duration} each time").format(duration=minutes),
            spoken_hours(self.picked.hours(duty.key)),
        )
        if column != DUTY:
            return spoken[column]
        parts = [title, function_name(duty.function), cadence, *spoken[MINUTES:]]
        if self.picked.is_known(duty.key):
            parts.append(_("already in the plan"))
        return ", ".join(parts)


def understood(text: str) -> float | None:
    """Minutes that an owner typed; None where they could not stand in a plan."""
    minutes = formats.parse_duration(text)
    if not minutes:
        return None
    try:
        kept: float = checked(Duty, "minutes", minutes)
    except ValueError:
        return None
    return kept
