"""The cards of one column, as Qt's lists see them. A model never changes the plan: a drop is told as a wish."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import date
from operator import attrgetter
from typing import Any, Literal, Protocol, TypeAlias, get_args

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

_OF_A_CARD = (  # joined once: a view asks often, and joining them takes Python longer than painting a card
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)

MIME = "application/x-delegate-desk-duties"
"""What a drag carries: ids of duties, parted by NUL, which no id can hold."""

Order = Literal["by_hand", "hours", "enjoyment"]
"""How a column's cards stand: as the owner put them, those with most hours first, or those least enjoyed first."""

ORDERS: tuple[Order, ...] = get_args(Order)

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

    def duty(self, key: str) -> Duty | None:
        """The duty with this id; None where the plan has none."""
        ...

    def provider_name(self, duty: Duty) -> str:
        """What the duty's provider is called on cards; "" where there is none."""
        ...

    def shown_hours(self, duty: Duty) -> float | None:
        """Hours as the duty's card shows them, None while they are not known."""
        ...


class CardModel(QAbstractListModel):
    """The cards of one column in the plan's order or sorted, or those of them that are being looked for.

    Sorting is a way of looking: the plan's own order stays as it is, and stands again once it is wanted again.
    """

    dropped = Signal(list, object)
    """Duties were dropped here: their ids, and the id of the card they go before (None: the column's end)."""

    def __init__(self, board: Shown, decision: Decision, parent: QObject) -> None:
        super().__init__(parent)
        self._board = board
        self._decision: Decision = decision
        self._duties: list[Duty] = []
        self._order: Order = "by_hand"
        self._rank: Callable[[Duty], Any] = _position

    @property
    def order(self) -> Order:
        """How the cards stand."""
        return self._order

    def sort_by(self, order: Order) -> None:
        """Have the cards stand otherwise when they are shown next."""
        self._order = order
        ranks: dict[Order, Callable[[Duty], Any]]
        ranks = {"by_hand": _position, "hours": self._by_hours, "enjoyment": _by_enjoyment}
        self._rank = ranks[order]

    def _by_hours(self, duty: Duty) -> tuple[bool, float, int]:
        week = hours(duty, self._board.today)
        return week is None, 0.0 if week is None else -float(week), duty.position

    def stands_alike(self, one: Duty, other: Duty) -> bool:
        """Whether two forms of a duty stand at the same place."""
        return bool(self._rank(one) == self._rank(other))

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
        row = bisect_left(self._duties, self._rank(duty), key=self._rank)
        while row < len(self._duties) and self._duties[row].position == duty.position:
            if self._duties[row].id == duty.id:
                return row
            row += 1
        return None

    def landing_of(self, key: str) -> int | None:
        """The row before which a sorted column would put a duty that comes from another; None where it is no such."""
        duty = self._board.duty(key)
        if duty is None or duty.decision == self._decision:
            return None
        return bisect_left(self._duties, self._rank(duty), key=self._rank)

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
        """Show other duties, given in the plan's order; does nothing where they are the same."""
        if self._order != "by_hand":
            duties = sorted(duties, key=self._rank)
        if duties != self._duties:
            self.beginResetModel()
            self._duties = duties
            self.endResetModel()

    def insert(self, duty: Duty) -> None:
        """Show one more duty, at its place."""
        row = bisect_left(self._duties, self._rank(duty), key=self._rank)
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
        return _OF_A_CARD if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

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


def _by_enjoyment(duty: Duty) -> tuple[bool, int, int]:
    return duty.enjoyment is None, duty.enjoyment or 0, duty.position
