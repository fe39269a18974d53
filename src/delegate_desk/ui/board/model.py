"""The cards of the four columns, as Qt's lists see them.

Measured with 10,000 duties, four plain list models fed from the edits are both simpler and faster than one model
under four filtering proxies: a drop removes one row and inserts one (found by bisection in the plan's order), while
proxies map every row in Python first, at each start. Nothing is ever reset or laid out again unless everything may
have changed. Models never change the plan: a drop is told as a wish.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from delegate_desk.domain.duty import DECISIONS, Decision, Duty
from delegate_desk.domain.edit import Edit
from delegate_desk.domain.plan import in_order
from delegate_desk.i18n import _
from delegate_desk.planning.hours import hours
from delegate_desk.planning.names import folded, search_text
from delegate_desk.ui import formats, words
from delegate_desk.ui.board.cards import Said
from delegate_desk.ui.board.shares import Shares
from delegate_desk.ui.session import Session
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


class CardModel(QAbstractListModel):
    """The cards of one column in the plan's order, or those of them that are being looked for."""

    dropped = Signal(list, object)
    """Duties were dropped here: their ids, and the id of the card they go before (None: the column's end)."""

    def __init__(self, board: "Board", decision: Decision) -> None:
        super().__init__(board)
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


class Board(QObject):
    """The four models and what they share; `follow` keeps them in step with the plan."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words: list[str] = []
        self._wanted: Callable[[Duty], bool] | None = None
        self._models = {decision: CardModel(self, decision) for decision in DECISIONS}
        self._start()

    @property
    def today(self) -> date:
        """The day for which hours hold."""
        return self._today

    @property
    def narrowed(self) -> bool:
        """Whether only some duties are shown."""
        return bool(self._words) or self._wanted is not None

    def model(self, decision: Decision) -> CardModel:
        """The cards of a column."""
        return self._models[decision]

    def place(self, key: str) -> tuple[Decision, int] | None:
        """Column and row of the duty with this id; None where it is not shown."""
        duty = self._session.plan.duties.rows.get(key)
        row = None if duty is None else self._models[duty.decision].row_of(duty)
        return None if duty is None or row is None else (duty.decision, row)

    def provider_name(self, duty: Duty) -> str:
        """What the duty's provider is called on cards; "" where there is none."""
        return self._names.get(duty.provider or "", "")

    def shown_hours(self, duty: Duty) -> float | None:
        """Hours as the duty's card shows them, so that a column's cards add up to its header."""
        return self._shares[duty.decision].shown(duty, self._totals[duty.decision])

    def find(self, text: str) -> None:
        """Show only duties that hold all words of the text in title, function or notes; none shows all."""
        self._words = folded(text).split()
        self._show()

    def narrow(self, wanted: Callable[[Duty], bool] | None) -> None:
        """Show only duties that are wanted, besides what is looked for; None wants all."""
        self._wanted = wanted
        self._show()

    def follow(self, edit: Edit | None) -> None:
        """Show the plan as an edit left it; after None, or on another day, everything anew."""
        if edit is None or self._session.today != self._today:
            self._start()
            return
        if "providers" in edit.after:
            self._names = words.short_names(self._session.plan.providers.rows.values())
            self._models["outsource"].touch()
        if changed := edit.after.get("duties"):
            self._sum_up()
            self._exchange(edit.before["duties"], changed)

    def _start(self) -> None:
        self._today = self._session.today
        self._names = words.short_names(self._session.plan.providers.rows.values())
        self._sum_up()
        columns = self._columns()
        self._shares = {decision: Shares(columns[decision], self._today) for decision in DECISIONS}
        self._show(columns)

    def _sum_up(self) -> None:
        totals = self._session.totals()
        self._totals: Mapping[Decision, float] = {decision: float(getattr(totals, decision)) for decision in DECISIONS}

    def _columns(self) -> dict[Decision, list[Duty]]:
        columns: dict[Decision, list[Duty]] = {decision: [] for decision in DECISIONS}
        for duty in in_order(self._session.plan.duties):
            columns[duty.decision].append(duty)
        return columns

    def _show(self, columns: Mapping[Decision, list[Duty]] | None = None) -> None:
        for decision, duties in (columns or self._columns()).items():
            self._models[decision].show([d for d in duties if self._fits(d)] if self.narrowed else duties)

    def _fits(self, duty: Duty) -> bool:
        if self._wanted is not None and not self._wanted(duty):
            return False
        text = search_text(duty) if self._words else ""
        return all(word in text for word in self._words)

    def _exchange(self, before: Mapping[str, Duty | None], after: Mapping[str, Duty | None]) -> None:
        pairs = [(before[key], after[key]) for key in after]
        if len(pairs) > _MANY:
            self._start()
            return
        moved = [(was, now) for was, now in pairs if not self._stays(was, now)]
        for was, _now in moved:
            if was is not None:
                self._shares[was.decision].remove(was)
                self._models[was.decision].remove(was)
        for _was, now in moved:
            if now is not None:
                self._shares[now.decision].add(now)
                if self._fits(now):
                    self._models[now.decision].insert(now)
        self._replace(pairs)

    def _stays(self, was: Duty | None, now: Duty | None) -> bool:
        return (
            was is not None
            and now is not None
            and (was.decision, was.position) == (now.decision, now.position)
            and self._fits(was) == self._fits(now)
        )

    def _replace(self, pairs: Iterable[tuple[Duty | None, Duty | None]]) -> None:
        for was, now in pairs:
            if was is not None and now is not None and self._stays(was, now):
                self._shares[was.decision].remove(was)
                self._shares[now.decision].add(now)
                self._models[now.decision].replace(was, now)
