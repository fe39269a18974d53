"""A column's list of cards: where each stands, how it is painted, and what keys and the mouse ask for.

All cards are equally high, so the list works out every place by one multiplication and tells QListView to lay out
nothing. That is faster than its batches at any number of rows, and unlike them it keeps the scroll position: a batched
list of 10,000 cards scrolled to the 8,000th jumps to the 200th whenever a card comes or goes.
"""

from collections.abc import Collection
from typing import NamedTuple

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from delegate_desk.ui.board.cards import CardPainter, Look, Setting
from delegate_desk.ui.board.model import CardModel
from delegate_desk.ui.board.scroll_bar import ThinBar
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.tokens import ColourName
from delegate_desk.ui.widgets.painting import box

_DRAG_AFTER = 8


class Wish(NamedTuple):
    """What a key asks for: the name of the wish and its argument."""

    name: str
    argument: str | int = ""


_LETTERS = {
    "k": Wish("decide", "keep"),
    "o": Wish("decide", "outsource"),
    "s": Wish("decide", "stop"),
    "u": Wish("decide", "undecided"),
    "[": Wish("stage", -1),
    "]": Wish("stage", 1),
}
_KEYS = {
    Qt.Key.Key_Left: Wish("neighbour", -1),
    Qt.Key.Key_Right: Wish("neighbour", 1),
    Qt.Key.Key_Return: Wish("details"),
    Qt.Key.Key_Enter: Wish("details"),
    Qt.Key.Key_F2: Wish("rename"),
    Qt.Key.Key_Delete: Wish("delete"),
}
_ALT_KEYS = {Qt.Key.Key_Up: Wish("shift", -1), Qt.Key.Key_Down: Wish("shift", 1)}
_QUIET = Qt.KeyboardModifier.KeypadModifier


def wish_of(event: QKeyEvent) -> Wish | None:
    """What a key asks of the cards; None where the list itself knows what to do. Letters count, not key caps."""
    held = event.modifiers() & ~_QUIET
    key = Qt.Key(event.key())
    if held == Qt.KeyboardModifier.AltModifier and key in _ALT_KEYS:
        return _ALT_KEYS[key]
    if held == Qt.KeyboardModifier.NoModifier and key in _KEYS:
        return _KEYS[key]
    commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    by_alt_gr = held & commands == Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return _LETTERS.get(event.text().casefold()) if not held & commands or by_alt_gr else None


class CardList(QListView):
    """The cards of one column."""

    wished = Signal(object)
    """A key asked for something: a `Wish`."""

    lifted = Signal(QPoint)
    """The chosen cards were dragged off, held at this point of the card under the pointer."""

    menu_wanted = Signal(QPoint)
    """The menu of the chosen cards, at this point of the screen."""

    def __init__(self, theme: Theme, model: CardModel, cards: CardPainter, *, narrow: bool) -> None:
        super().__init__()
        self._theme = theme
        self._cards_model = model
        self._cards = cards
        self._narrow = narrow
        self._hovered = -1
        self._pressed: QPoint | None = None
        self._gone: Collection[str] = ()
        self._landing: int | None = None
        self._ground: ColourName = "column"
        # One of our own: to find out what Qt's own viewport is, PySide looks at all classes of QtWidgets for 15 ms.
        self.setViewport(QWidget())
        self.restyle()  # Qt asks for places as soon as there is a scroll bar
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(ThinBar(theme, narrow=narrow))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setDragEnabled(True)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # so that scrolling keeps what is painted
        self.setModel(model)

    def restyle(self) -> None:
        """Take sizes from the theme again."""
        self._high = self._cards.height(narrow=self._narrow)
        self._gap = self._theme.px(8)
        self._edge = self._theme.px(4)
        self.stand_on(self._ground)
        self.scheduleDelayedItemsLayout()

    def stand_on(self, ground: ColourName) -> None:
        """Stand on a ground of this colour."""
        self._ground = ground
        self.viewport().update()

    # What is chosen

    def chosen_rows(self) -> list[int]:
        """Rows that are selected, or the row that the keyboard is on, in order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        current = self.currentIndex()
        return rows or ([current.row()] if current.isValid() and self.hasFocus() else [])

    def chosen_ids(self) -> list[str]:
        """Ids of the duties in those rows."""
        return [self._cards_model.duties[row].id for row in self.chosen_rows()]

    def choose(self, rows: Collection[int], current: int | None = None) -> None:
        """Select these rows and no others, and bring `current`, or the first, into sight."""
        selection = QItemSelection()
        for row in rows:
            index = self._cards_model.index(row)
            selection.select(index, index)
        kind = QItemSelectionModel.SelectionFlag
        if rows:
            index = self._cards_model.index(min(rows) if current is None else current)
            self.selectionModel().setCurrentIndex(index, kind.NoUpdate)
            self.scrollTo(index)
        self.selectionModel().select(selection, kind.ClearAndSelect)

    def id_after(self, ids: Collection[str]) -> str | None:
        """The first card after these ones that is none of them, else the last before them; None without any."""
        duties, rows = self._cards_model.duties, self.chosen_rows()
        last = rows[-1] if rows else -1
        order = [*range(last + 1, len(duties)), *range(last, -1, -1)]
        return next((duties[row].id for row in order if duties[row].id not in ids), None)

    def row_beside(self, middle: int) -> int:
        """The row nearest to a height in the viewport that is wholly or partly in sight; -1 without cards."""
        count = len(self._cards_model.duties)
        return min(max(0, (middle + self._scrolled() - self._edge) // self._pitch), count - 1)

    # What a drag shows

    def show_gone(self, ids: Collection[str]) -> None:
        """Show holes in place of these duties' cards while they are dragged."""
        self._gone = ids
        self.viewport().update()

    def show_landing(self, row: int | None) -> None:
        """Show where a drop would put the cards: before this row."""
        if row != self._landing:
            self._landing = row
            self.viewport().update()

    def landing_at(self, height: int) -> int:
        """The row before which cards go that are dropped at a height of the viewport."""
        place = (height + self._scrolled() - self._edge + self._gap // 2 + self._high // 2) // self._pitch
        return min(max(0, place), len(self._cards_model.duties))

    # Where cards are

    @property
    def _pitch(self) -> int:
        return self._high + self._gap

    def _scrolled(self) -> int:
        return self.verticalScrollBar().value()

    def _rect(self, row: int) -> QRect:
        top = self._edge + row * self._pitch - self._scrolled()
        return QRect(self._edge, top, self.viewport().width() - 2 * self._edge, self._high)

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Where a card stands in the viewport."""
        return self._rect(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The card at a point of the viewport; none in the gaps."""
        row, inside = divmod(point.y() + self._scrolled() - self._edge, self._pitch)
        across = self._edge <= point.x() < self.viewport().width() - self._edge
        if not across or inside >= self._high or not 0 <= row < len(self._cards_model.duties):
            return QModelIndex()
        return self._cards_model.index(row)

    def doItemsLayout(self) -> None:
        """Nothing to lay out: only the scroll bar follows."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """Fit the scroll bar to the cards."""
        count = len(self._cards_model.duties)
        page = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setPageStep(page)
        bar.setSingleStep(self._pitch // 2)
        bar.setRange(0, max(0, self._edge + count * self._pitch - page))
        QAbstractItemView.updateGeometries(self)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a card into sight, with the gap around it."""
        if not index.isValid():
            return
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setMaximum(max(0, self._edge + len(self._cards_model.duties) * self._pitch - page))
        top = index.row() * self._pitch
        bottom = top + self._pitch + self._edge
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue((top + bottom - page) // 2)
        elif top < bar.value() or hint == QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(top)
        elif bottom > bar.value() + page or hint == QAbstractItemView.ScrollHint.PositionAtBottom:
            bar.setValue(bottom - page)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """The card that a key goes to."""
        count = len(self._cards_model.duties)
        if not count:
            return QModelIndex()
        move = QAbstractItemView.CursorAction
        row = self.currentIndex().row()
        a_page = max(1, self.viewport().height() // self._pitch)
        target = {
            move.MoveHome: 0,
            move.MoveEnd: count - 1,
            move.MovePageUp: row - a_page,
            move.MovePageDown: row + a_page,
            move.MoveUp: row - 1,
            move.MovePrevious: row - 1,
        }.get(action, row + 1)
        return self._cards_model.index(min(max(0, target), count - 1))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the cards that a rectangle of the viewport touches."""
        first = max(0, (rect.top() + self._scrolled() - self._edge) // self._pitch)
        last = min((rect.bottom() + self._scrolled() - self._edge) // self._pitch, len(self._cards_model.duties) - 1)
        selection = QItemSelection()
        if first <= last:
            selection.select(self._cards_model.index(first), self._cards_model.index(last))
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """What to paint again where the selection changes, focus rings included."""
        region, reach = QRegion(), self._theme.px(4)
        for number in range(selection.count()):
            part = selection.at(number)
            rect = self._rect(part.top()).united(self._rect(part.bottom()))
            region += rect.adjusted(-reach, -reach, reach, reach)
        return region

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the scroll bar right."""
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()

    def sizeHint(self) -> QSize:
        """Some cards; the page decides."""
        return QSize(self._theme.px(146), 4 * self._pitch)

    # Painted

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards in sight, and where a drop would land."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour(self._ground))
        model, pitch, edge = self._cards_model, self._pitch, self._edge
        duties, top = model.duties, edge - self._scrolled()
        setting = Setting(
            self.viewport().width() - 2 * edge, self._ground, self._narrow, self.viewport().devicePixelRatioF()
        )
        any_selected = self.selectionModel().hasSelection()
        first = max(0, (event.rect().top() - top) // pitch)
        last = min((event.rect().bottom() - top) // pitch, len(duties) - 1)
        for row in range(first, last + 1):
            look = self._look(row, duties[row].id, any_selected)
            painter.drawPixmap(edge, top + row * pitch, self._cards.pixmap(model.said(row), look, setting))
        self._paint_ring(painter)
        if self._landing is not None:
            self._paint_landing(painter, self._landing)

    def _look(self, row: int, key: str, any_selected: bool) -> Look:
        if key in self._gone:
            return "hole"
        if any_selected and self.selectionModel().isRowSelected(row):
            return "selected" if self.hasFocus() else "quiet"
        return "hover" if row == self._hovered else "rest"

    def _paint_ring(self, painter: QPainter) -> None:
        """The focus ring, where the card's own border does not already say it."""
        current = self.currentIndex()
        if not current.isValid() or not self.hasFocus() or self._gone:
            return
        selected = self.selectionModel()
        if selected.isRowSelected(current.row()) and len(selected.selectedRows()) == 1:
            return
        reach = self._theme.px(4)
        ring = self._rect(current.row()).adjusted(-reach, -reach, reach, reach)
        box(painter, ring, self._theme.px(12), None, self._theme.tokens.accent, self._theme.px(2))

    def _paint_landing(self, painter: QPainter, row: int) -> None:
        px, accent = self._theme.px, self._theme.tokens.accent
        middle = self._rect(row).top() - self._gap // 2
        middle = min(max(middle, px(4)), self.viewport().height() - px(5))
        line = QRect(self._edge, middle - px(1), self.viewport().width() - 2 * self._edge, px(3))
        box(painter, line, px(1), accent)
        box(painter, QRect(0, middle - px(4), px(9), px(9)), px(4), accent)

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose; and remember where a drag may begin."""
        point = event.position().toPoint()
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = point if left and self.indexAt(point).isValid() else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lift the chosen cards after 8 px, whatever the system's distance; mark the card under the pointer."""
        point = event.position().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover(self.indexAt(point).row())
            return
        if (point - self._pressed).manhattanLength() >= self._theme.px(_DRAG_AFTER):
            held, self._pressed = self._pressed, None
            index = self.indexAt(held)
            if index.isValid():
                if not self.selectionModel().isRowSelected(index.row()):
                    self.choose([index.row()])
                self.lifted.emit(held - self._rect(index.row()).topLeft())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press that became no drag was a click."""
        self._pressed = None
        super().mouseReleaseEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No card is under the pointer any more."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            for changed in (row, self._hovered):
                if changed >= 0:
                    self.viewport().update(self._rect(changed).adjusted(0, 0, 0, 2))
            self._hovered = row

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the card's details."""
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            self.wished.emit(Wish("details"))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu, at the pointer or, from the keyboard, at the card."""
        if not self.chosen_rows():
            return
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            card = self._rect(self.chosen_rows()[0]) & self.viewport().rect()
            place = self.viewport().mapToGlobal(card.center())
        self.menu_wanted.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and keys that move cards; arrows, Shift, Ctrl and Ctrl+A are the list's own."""
        wish = wish_of(event)
        if wish is None:
            super().keyPressEvent(event)
        else:
            self.wished.emit(wish)

    def keyboardSearch(self, text: str) -> None:
        """Letters do not jump to titles: some of them move cards."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Selected cards look otherwise with the focus."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Selected cards look otherwise without the focus."""
        super().focusOutEvent(event)
        self.viewport().update()
