"""The four columns side by side: one selection, one drag, and which column is folded."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_desk.domain.duty import DECISIONS, Decision
from delegate_desk.planning.totals import Totals
from delegate_desk.ui.board.board import Board
from delegate_desk.ui.board.captions import Heading, heading, target
from delegate_desk.ui.board.cards import CardPainter, card_of
from delegate_desk.ui.board.column import Column
from delegate_desk.ui.board.model import CardModel
from delegate_desk.ui.board.wishes import Wish
from delegate_desk.ui.formats import shown_tenths
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.painting import box
from delegate_desk.ui.widgets.text import PlainLabel
from delegate_desk.ui.words import joined

if TYPE_CHECKING:
    from delegate_desk.ui.board.drag import Picture


class Columns(QWidget):
    """Undecided, Keep, Outsource and the narrow Stop doing."""

    wished = Signal(str, object)
    """A key or the menu asked for a `Wish` in this column."""

    hovered = Signal(str, list)
    """A drag with these duties is over this column; "" and none where it is over no column any more."""

    dropped = Signal(list, str, object)
    """Duties dropped on a column: ids, decision, and the id of the card they go before, or None."""

    carrying = Signal(bool)
    """Cards are being dragged, or are no longer."""

    selection_changed = Signal()
    search_cleared = Signal()
    stop_folded = Signal(bool)
    """The owner folded Stop doing up, or opened it."""

    def __init__(self, theme: Theme, board: Board) -> None:
        super().__init__()
        self._theme = theme
        self._board = board
        self._cards = CardPainter(theme)
        self._picture: Picture | None = None
        self._columns: dict[Decision, Column] = {}
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for decision in DECISIONS:
            self._add(decision)
        self._no_match: _NoMatch | None = None
        theme.changed.connect(self._restyle)
        self._restyle()

    def _add(self, decision: Decision) -> None:
        model, narrow = self._board.model(decision), decision == "stop"
        column = Column(self._theme, model, self._cards, narrow=narrow)
        self._columns[decision] = column
        self._layout.addWidget(column, 0 if narrow else 1)
        column.hovered.connect(lambda ids: self._hover(decision, ids))
        column.list.wished.connect(lambda wish: self.wished.emit(decision, wish))
        column.list.lifted.connect(lambda at: self._lift(decision, at))
        column.list.menu_wanted.connect(lambda at: self._open_menu(decision, at))
        column.list.selectionModel().selectionChanged.connect(lambda now, _was: self._chosen(decision, now))
        model.dropped.connect(lambda ids, before: self._fall(ids, decision, before))
        column.sort_wanted.connect(lambda: self.wished.emit(decision, Wish("sort")))
        column.folded.connect(self.stop_folded)

    def _restyle(self) -> None:
        self._cards.restyle()
        self._layout.setSpacing(self._theme.px(12))
        for column in self._columns.values():
            column.restyle()

    def column(self, decision: Decision) -> Column:
        """The column of a decision."""
        return self._columns[decision]

    def __iter__(self) -> Iterator[Column]:
        return iter(self._columns.values())

    @property
    def focused(self) -> Column | None:
        """The column that has the focus."""
        return next((column for column in self if column.list.hasFocus()), None)

    # Headers

    def say(self, totals: Totals) -> None:
        """Show counts, hours and captions."""
        narrowed = self._board.narrowed
        for decision, column in self._columns.items():
            shown = len(column.model.duties) if narrowed else None
            column.say(_ordered(heading(decision, totals, shown), column.model), narrowed=narrowed)

    def say_target(self, decision: Decision, now: Totals, then: Totals, several: bool) -> None:
        """Show in a column's header, and on the dragged picture, what a drop would make of it."""
        column = self._columns[decision]
        column.say(target(decision, now, then, several), narrowed=self._board.narrowed)
        if self._picture is not None:
            self._picture.show_gain(shown_tenths(float(then.planned)) - shown_tenths(float(now.planned)))

    def say_no_match(self, sentence: str, way_out: str = "") -> None:
        """Say over empty columns that no duty matches, and offer a way out; an empty sentence takes that away."""
        found = any(column.model.duties for column in self)
        if not sentence or found:
            if self._no_match is not None:
                self._no_match.hide()
            return
        if self._no_match is None:
            self._no_match = _NoMatch(self._theme, self)
            self._no_match.clear.clicked.connect(self.search_cleared)
        self._no_match.say(sentence, way_out)
        self._place_no_match()
        self._no_match.show()
        self._no_match.raise_()

    # One selection

    def selected_ids(self) -> list[str]:
        """Ids of the selected duties, in their column's order."""
        for column in self:
            selection = column.list.selectionModel()
            if selection.hasSelection():
                rows = sorted(index.row() for index in selection.selectedRows())
                return [column.model.duties[row].id for row in rows]
        return []

    def select_ids(self, ids: Sequence[str]) -> None:
        """Select these duties wherever they are now, as far as they stand in the column of the first that is shown."""
        if self.selected_ids() == list(ids):
            return  # what stays as it is does not scroll
        found = [place for key in ids if (place := self._board.place(key)) is not None]
        column = found[0][0] if found else DECISIONS[0]
        self._select(column, [row for decision, row in found if decision == column])

    def _select(self, decision: Decision, rows: Sequence[int]) -> None:
        """Select these rows of a column and nothing else; without rows nothing."""
        if rows:
            self._columns[decision].list.choose(rows)
        else:
            for column in self:
                column.list.clearSelection()

    def show_selected(self) -> None:
        """Bring the first of the selected cards into sight."""
        for column in self:
            rows = [index.row() for index in column.list.selectionModel().selectedRows()]
            if rows:
                column.list.scrollTo(column.model.index(min(rows)))

    def go_beside(self, decision: Decision, step: int) -> None:
        """Go from the card that the keyboard is on to the one beside it: -1 to the left, 1 to the right."""
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        source, at = self._columns[decision].list, DECISIONS.index(decision) + step
        if not 0 <= at < len(DECISIONS) or self._columns[DECISIONS[at]].is_folded:
            return
        beside = self._columns[DECISIONS[at]].list
        row = beside.row_beside(source.visualRect(source.currentIndex()).center().y())
        self._select(DECISIONS[at], [row] if row >= 0 else [])
        beside.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self, decision: Decision, now: QItemSelection) -> None:
        if now.count():
            for other, column in self._columns.items():
                if other != decision and column.list.selectionModel().hasSelection():
                    column.list.clearSelection()
        self.selection_changed.emit()

    def _open_menu(self, decision: Decision, place: QPoint) -> None:
        """Show the menu of the chosen cards at a point of the screen."""
        from delegate_desk.ui.board.menu import card_menu

        menu = card_menu(self, decision, lambda wish: self.wished.emit(decision, wish))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    # One drag

    def _lift(self, decision: Decision, at: QPoint) -> None:
        """Drag the chosen cards of a column; returns when they are dropped or the drag is given up."""
        from delegate_desk.ui.board.drag import Picture, carry  # no start needs it

        source = self._columns[decision].list
        model, rows = self._board.model(decision), source.chosen_rows()
        if not rows:
            return
        held = source.currentIndex().row()
        first = held if held in rows else rows[0]
        cards = [card_of(model.said(row)) for row in (first, *(row for row in rows if row != first))]
        wide = self._columns["undecided"].list.viewport().width() - self._theme.px(8)
        size = QSize(wide, self._cards.height(narrow=False))
        self._picture = Picture(self._theme, self.window(), self._cards, cards, size)
        self._picture.hold(QPoint(min(at.x(), size.width()), min(at.y(), size.height())))
        mime = model.mimeData([model.index(row) for row in rows])
        key, gone = model.duties[first].id, frozenset(source.chosen_ids())
        for column in self:
            column.list.show_gone(gone)
        self.carrying.emit(True)
        dropped = False
        try:
            dropped = carry(source, mime, self._picture)
        finally:
            for column in self:
                column.list.show_gone(())
            self._picture.show_gain(0)
            self._picture.settle(self._standing(key) if dropped else None)
            self._picture = None
            self.carrying.emit(False)
            self.hovered.emit("", [])

    def _standing(self, key: str) -> QPoint | None:
        """Where a duty's card stands on the screen; None where it is not in sight."""
        place = self._board.place(key)
        if place is None or self._columns[place[0]].is_folded:
            return None
        cards = self._columns[place[0]].list
        rect = cards.rect_of(place[1])
        return cards.viewport().mapToGlobal(rect.topLeft()) if cards.viewport().rect().contains(rect) else None

    def _fall(self, ids: list[str], decision: Decision, before: str | None) -> None:
        """Tell of a drop, with no hole left where a card now stands."""
        for column in self:
            column.list.show_gone(())
        self.dropped.emit(ids, decision, before)

    def _hover(self, decision: Decision, ids: list[str]) -> None:
        if not ids and self._picture is not None:
            self._picture.show_gain(0)
        self.hovered.emit(decision if ids else "", ids)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the notice in the middle."""
        super().resizeEvent(event)
        self._place_no_match()

    def _place_no_match(self) -> None:
        if self._no_match is not None:
            size = self._no_match.sizeHint()
            wide = min(size.width(), self.width())
            self._no_match.setGeometry((self.width() - wide) // 2, self.height() // 3, wide, size.height())


def _ordered(said: Heading, model: CardModel) -> Heading:
    """The header of a column whose cards may be sorted."""
    if model.order == "by_hand":
        return said
    from delegate_desk.ui.board.sorting import order_caption

    by = order_caption(model.order)
    parts = (said.caption, by) if model.decision == "stop" else (by, said.caption)
    return said._replace(caption=joined(*parts))


class _NoMatch(QWidget):
    """The sentence over empty columns, with the way out."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sentence = PlainLabel(theme, "", "card", "text", elide=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.clear = Button(theme, "", "link")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(12))
        layout.addWidget(self._sentence)
        layout.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignCenter)

    def say(self, sentence: str, way_out: str) -> None:
        """Name what was looked for, and what shows the duties again."""
        self._sentence.setText(sentence)
        self.clear.set_words(way_out)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the panel beneath, since columns and gaps lie below."""
        tokens = self._theme.tokens
        box(QPainter(self), self.rect(), self._theme.px(10), tokens.panel, tokens.line)
