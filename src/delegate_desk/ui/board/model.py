"""The cards of one column, as Qt's lists see them. A model never changes the plan: a drop is told as a wish."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from operator import attrgetter
from typing import Any, Protocol, TypeAlias

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from delegate_desk.domain.duty import Decision, Duty
from delegate_desk.i18n import _
from delegate_desk.planning.hours import hours
from delegate_desk.ui import formats, words
from delegate_desk.ui.board.cards import Said
from delegate_desk.ui.widgets.text import tip_html

Index: TypeAlias = QModelIndex | QPersistentModelIndex

DUTY_ROLE = int(Qt.ItemDataRole.UserRole)
"""Under it a model gives the `Duty` itself."""

MIME = "application/x-delegate-desk-duties"
"""What a drag carries: ids of duties, parted by NUL, which no id can hold."""

_MANY = 200
_position = attrgetter("position")


def carried(mime: QMimeData) -> list[str]:
    """The ids of the duties that a drag carries; none where it is no drag of ours."""
    if not mime.hasFormat(MIME):
        return []
    return bytes(mime.data(MIME).data()).decode("utf-8", "replace").split("\0")


class Shown(Protocol):
    """What the models of one board share."""

    @property
    def today(self) -> date:
        """The day for which hours hold."""
        ...

    def provider_name(self, duty: Duty) -> str:
        """What the duty's provider is called on cards; "" where there is none."""
        ...

    def shown_hours(self, duty: Duty) -> float | None:
        """Hours as the duty's card shows them, None while they are not known."""
        ...


class CardModel(QAbstractListModel):
    """The cards of one column in the plan's order, or those of them that are being looked for."""

    dropped = Signal(list, object)
    """Duties were dropped here: their ids, and the id of the card they go before (None: the column's end)."""

    def __init__(self, board: Shown, decision: Decision, parent: QObject) -> None:
        super().__init__(parent)
        self._board = board
        self._decision: Decision = decision
        self._duties: list[Duty] = []

    @property
    def decision(self) -> Decision:
        """Whose column it is."""
        return self._decision

    @property
    def duties(self) -> Sequence[Duty]:
        """The duties by row, for reading only."""
        return self._duties

    def row_of(self, duty: Duty) -> int | None:
        """The row of the duty at its position; None where it is not shown."""
        row = bisect_left(self._duties, duty.position, key=_position)
        while row < len(self._duties) and self._duties[row].position == duty.position:
            if self._duties[row].id == duty.id:
                return row
            row += 1
        return None

    def said(self, row: int) -> Said:
        """What the card of a row is made from."""
        duty = self._duties[row]
        return Said(duty, self._board.shown_hours(duty), self._board.provider_name(duty))

    def hours(self, duty: Duty) -> float | None:
        """Hours as the card shows them; None while they are not known."""
        return self._board.shown_hours(duty)

    def line(self, duty: Duty) -> str:
        """The card's second line."""
        return words.card_line(duty, self._board.provider_name(duty))

    # What the board feeds

    def show(self, duties: list[Duty]) -> None:
        """Show other duties; does nothing where they are the same."""
        if duties != self._duties:
            self.beginResetModel()
            self._duties = duties
            self.endResetModel()

    def insert(self, duty: Duty) -> None:
        """Show one more duty, at its position."""
        row = bisect_left(self._duties, duty.position, key=_position)
        self.beginInsertRows(QModelIndex(), row, row)
        self._duties.insert(row, duty)
        self.endInsertRows()

    def remove(self, duty: Duty) -> None:
        """Show one duty less; does nothing where it is not shown."""
        row = self.row_of(duty)
        if row is not None:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._duties[row]
            self.endRemoveRows()

    def replace(self, was: Duty, now: Duty) -> None:
        """Show a duty anew that is where it was."""
        row = self.row_of(was)
        if row is not None:
            self._duties[row] = now
            self.dataChanged.emit(self.index(row), self.index(row))

    def touch(self) -> None:
        """Say that all cards read otherwise."""
        if self._duties:
            self.dataChanged.emit(self.index(0), self.index(len(self._duties) - 1))

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """How many cards there are."""
        return 0 if parent.isValid() else len(self._duties)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a card says, for the screen, for tooltips and for assistive technology."""
        if not index.isValid() or not 0 <= index.row() < len(self._duties):
            return None
        duty = self._duties[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return duty.title
            case Qt.ItemDataRole.ToolTipRole:
                return tip_html(self._tip(duty))
            case Qt.ItemDataRole.AccessibleTextRole:
                name = self._board.provider_name(duty)
                return words.spoken_card(duty, self.hours(duty), index.row() + 1, len(self._duties), name)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return words.spoken_details(duty)
            case _:
                return duty if role == DUTY_ROLE else None

    def _tip(self, duty: Duty) -> str:
        """The whole title, the card's line, and hours without rounding to tenths."""
        exact = hours(duty, self._board.today)
        figure = "" if exact is None else _("{hours} a week").format(hours=formats.exact_hours(float(exact)))
        return "\n".join(part for part in (duty.title, self.line(duty), figure) if part)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cards are chosen and dragged; between them is where they are dropped."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def supportedDropActions(self) -> Qt.DropAction:
        """A drag moves."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """The one type that is taken."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids of these cards' duties, in the column's order."""
        mime = QMimeData()
        rows = sorted(index.row() for index in indexes)
        mime.setData(MIME, "\0".join(self._duties[row].id for row in rows).encode())
        return mime

    def dropMimeData(self, mime: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Tell what is wished for; nothing changes here, and so Qt never takes rows out either."""
        ids = carried(mime)
        if not ids or action == Qt.DropAction.IgnoreAction:
            return False
        if row < 0 and parent.isValid():
            row = parent.row()
        before = self._duties[row].id if 0 <= row < len(self._duties) else None
        self.dropped.emit(ids, before)
        return True
