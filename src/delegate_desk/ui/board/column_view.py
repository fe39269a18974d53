"""A column's list of cards: how they are painted, and what keys and the mouse ask for."""

from collections.abc import Collection

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
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
)
from PySide6.QtWidgets import QAbstractItemView

from delegate_desk.ui.board.cards import CardPainter, Look, Setting
from delegate_desk.ui.board.empty import paint_empty
from delegate_desk.ui.board.even_list import EvenList
from delegate_desk.ui.board.model import CardModel, Index
from delegate_desk.ui.board.wishes import Wish, wish_of
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.tokens import ColourName
from delegate_desk.ui.widgets.painting import box, fill, mirrored
from delegate_desk.ui.widgets.scroll_bar import ThinBar

_DRAG_AFTER = 8


class CardList(EvenList):
    """The cards of one column."""

    wished = Signal(object)
    """A key asked for something: a `Wish`."""

    lifted = Signal(QPoint)
    """The chosen cards were dragged off, held at this point of the card under the pointer."""

    menu_wanted = Signal(QPoint)
    """The menu of the chosen cards, at this point of the screen."""

    def __init__(self, theme: Theme, model: CardModel, cards: CardPainter, *, narrow: bool) -> None:
        super().__init__(model, ThinBar(theme, narrow=narrow))
        self._theme = theme
        self._cards_model = model
        self._cards = cards
        self._narrow = narrow
        self._hovered = -1
        self._pressed: QPoint | None = None
        self._gone: Collection[str] = ()
        self._landing: int | None = None
        self._ground: ColourName = "column"
        self._invites = True
        self.restyle()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)

    def restyle(self) -> None:
        """Take sizes from the theme again."""
        self.set_sizes(self._cards.height(narrow=self._narrow), self._theme.px(8), self._theme.px(4))
        self.stand_on(self._ground)

    def stand_on(self, ground: ColourName) -> None:
        """Stand on a ground of this colour."""
        self._ground = ground
        self.viewport().update()

    def invite(self, invites: bool) -> None:
        """Say in an empty list what could be here, or not: while only some duties are looked for."""
        if invites != self._invites:
            self._invites = invites
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

    def sizeHint(self) -> QSize:
        """Some cards; the page decides."""
        return QSize(self._theme.px(146), 4 * self.pitch)

    # Painted

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards in sight, and where a drop would land."""
        painter = QPainter(self.viewport())
        fill(painter, event.rect(), self._theme.colour(self._ground))
        model, pitch, edge = self._cards_model, self.pitch, self._edge
        duties, top = model.duties, edge - self.scrolled()
        setting = Setting(
            self.viewport().width() - 2 * edge, self._ground, self._narrow, self.viewport().devicePixelRatioF()
        )
        any_selected = self.selectionModel().hasSelection()
        first = max(0, (event.rect().top() - top) // pitch)
        last = min((event.rect().bottom() - top) // pitch, len(duties) - 1)
        for row in range(first, last + 1):
            look = self._look(row, duties[row].id, any_selected)
            painter.drawPixmap(edge, top + row * pitch, self._cards.pixmap(model.said(row), look, setting))
        if not duties and self._invites:
            paint_empty(painter, self.viewport().rect(), self._theme, model.decision)
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
        """The focus ring, where the card's own border does not already say it; round all of an empty list."""
        if not self.hasFocus() or self._gone:
            return
        current, selected, reach = self.currentIndex(), self.selectionModel(), self._theme.px(4)
        ring = self.viewport().rect()
        if current.isValid():
            if selected.isRowSelected(current.row()) and len(selected.selectedRows()) == 1:
                return
            ring = self.rect_of(current.row()).adjusted(-reach, -reach, reach, reach)
        box(painter, ring, self._theme.px(12), None, self._theme.tokens.accent, self._theme.px(2))

    def _paint_landing(self, painter: QPainter, row: int) -> None:
        px, accent = self._theme.px, self._theme.tokens.accent
        middle = self.rect_of(row).top() - self._gap // 2
        middle = min(max(middle, px(4)), self.viewport().height() - px(5))
        line = QRect(self._edge, middle - px(1), self.viewport().width() - 2 * self._edge, px(3))
        box(painter, line, px(1), accent)
        dot = QRect(0, middle - px(4), px(9), px(9))
        box(painter, mirrored(dot, self.viewport().rect(), self.layoutDirection()), px(4), accent)

    # Mouse and keys

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The focus ring goes along."""
        super().currentChanged(current, previous)
        self._touch(current)
        self._touch(previous)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """The only card that is selected needs no ring."""
        super().selectionChanged(selected, deselected)
        self._touch(self.currentIndex())

    def _touch(self, index: Index) -> None:
        """Paint a card anew with the ring, which reaches beyond it."""
        if index.isValid():
            reach = self._theme.px(6)
            self.viewport().update(self.rect_of(index.row()).adjusted(-reach, -reach, reach, reach))

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
                self.lifted.emit(held - self.rect_of(index.row()).topLeft())

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
                    self.viewport().update(self.rect_of(changed).adjusted(0, 0, 0, 2))
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
            card = self.rect_of(self.chosen_rows()[0]) & self.viewport().rect()
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
        """Selected cards look otherwise with the focus; the keyboard is on one of them, else on the first card."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason and not self.currentIndex().isValid():
            first = self._cards_model.index(0)
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Selected cards look otherwise without the focus."""
        super().focusOutEvent(event)
        self.viewport().update()
