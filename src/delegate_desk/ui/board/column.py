"""One column: its header, its caption, its cards, and what it says when it has none; a target for drops as a whole."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui.board.captions import Heading
from delegate_desk.ui.board.cards import CardPainter
from delegate_desk.ui.board.column_view import CardList
from delegate_desk.ui.board.empty import empty_words
from delegate_desk.ui.board.header import Header
from delegate_desk.ui.board.model import CardModel, carried
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import IconButton
from delegate_desk.ui.widgets.painting import box, mirrored
from delegate_desk.ui.widgets.text import tip_html

_SCROLL_WITHIN = 40
_SCROLL_EVERY = 16


class Column(QWidget):
    """A column of the board. The narrow one has cards of two lines and folds into a strip that still takes drops."""

    hovered = Signal(list)
    """A drag came over the column with these duties; with none it left."""

    sort_wanted = Signal()
    """The header was pressed: its menu is wanted."""

    folded = Signal(bool)
    """The owner folded the column up, or opened it."""

    def __init__(self, theme: Theme, model: CardModel, cards: CardPainter, *, narrow: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._narrow = narrow
        self._is_folded = False
        self._heading = Heading("", "", "")
        self._narrowed = False
        self._targeted = False
        self._pointer: QPoint | None = None
        self._carried: list[str] = []
        self._over_header = False
        self._header = Header(theme, model.decision, narrow=narrow)
        self.list = CardList(theme, model, cards, narrow=narrow)
        self._toggle = (
            IconButton(theme, "chevrons-right", _("Fold up Stop doing"), size=30, colour="text2") if narrow else None
        )
        self._scroller = QTimer(self)
        self._scroller.setInterval(_SCROLL_EVERY)
        self._scroller.timeout.connect(self._scroll)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.list)
        self._layout.setSpacing(0)
        if self._toggle is not None:
            self._toggle.setParent(self)
            self._toggle.clicked.connect(lambda: self.folded.emit(not self._is_folded))
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.restyle()

    def restyle(self) -> None:
        """Take sizes from the theme again."""
        px = self._theme.px
        self._header.restyle()
        self._head = self._header.height()
        left, right = (px(4), 0) if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else (0, px(4))
        self._layout.setContentsMargins(left, self._head, right, px(4))
        self.list.restyle()
        self._place_toggle()
        self.updateGeometry()
        self.update()

    @property
    def model(self) -> CardModel:
        """The cards of the column."""
        return self._model

    @property
    def heading(self) -> Heading:
        """What the header says now."""
        return self._heading

    @property
    def is_folded(self) -> bool:
        """Whether it is a strip."""
        return self._is_folded

    def fold(self, folded: bool) -> None:
        """Become a strip, or a column again."""
        if folded == self._is_folded or self._toggle is None:
            return
        self._is_folded = folded
        self.list.setVisible(not folded)
        name = _("Open Stop doing") if folded else _("Fold up Stop doing")
        self._toggle.set_icon("chevrons-left" if folded else "chevrons-right", name)
        self._place_toggle()
        self.updateGeometry()
        self.update()

    def say(self, heading: Heading, *, narrowed: bool) -> None:
        """Show a header; `narrowed` while only some duties are looked for. Paints only what reads otherwise."""
        self.list.invite(not narrowed)
        if (heading, narrowed) != (self._heading, self._narrowed):
            self._heading, self._narrowed = heading, narrowed
            self.update(0, 0, self.width(), self.height() if self._is_folded else self._head)
            self.list.setAccessibleName(heading.spoken)
        described = self._empty_text() or heading.caption
        if described != self.list.accessibleDescription():
            self.list.setAccessibleDescription(described)

    def sizeHint(self) -> QSize:
        """The narrow column knows its width."""
        px = self._theme.px
        return QSize(px(44 if self._is_folded else 146 if self._narrow else 273), px(400))

    def minimumSizeHint(self) -> QSize:
        """Four columns fit the smallest window."""
        px = self._theme.px
        return QSize(px(44) if self._is_folded else px(146), px(200))

    # Drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take duties."""
        ids = carried(event.mimeData())
        if ids:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            self._carried = ids
            self._target(True)
            self.hovered.emit(ids)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the cards would land, and scroll near the edges."""
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self._pointer = event.position().toPoint()
        self._show_landing()
        if self._pull():
            self._scroller.start()
        else:
            self._scroller.stop()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The drag went elsewhere."""
        self._let_go()
        self.hovered.emit([])

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the drop to the model, which tells what is wished for."""
        self._pointer = event.position().toPoint()
        row = self._landing()
        self._let_go()
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        end = len(self._model.duties) if row is None or self._model.order != "by_hand" else row
        self._model.dropMimeData(event.mimeData(), Qt.DropAction.MoveAction, end, 0, QModelIndex())
        self.hovered.emit([])

    def _let_go(self) -> None:
        self._pointer = None
        self._scroller.stop()
        self.list.show_landing(None)
        self._target(False)

    def _target(self, targeted: bool) -> None:
        self._targeted = targeted
        self.list.stand_on("accentsoft" if targeted else "column")
        self.update()

    def _landing(self) -> int | None:
        if self._pointer is None or self._is_folded:
            return None
        if self._model.order != "by_hand":
            return self._model.landing_of(self._carried[0]) if self._carried else None
        return self.list.landing_at(self.list.viewport().mapFrom(self, self._pointer).y())

    def _show_landing(self) -> None:
        self.list.show_landing(self._landing())

    def _pull(self) -> int:
        """How many pixels to scroll at each tick: the nearer to the list's edge, the more."""
        if self._pointer is None or self._is_folded:
            return 0
        reach, list_ = self._theme.px(_SCROLL_WITHIN), self.list.geometry()
        above = reach - (self._pointer.y() - list_.top())
        below = reach - (list_.bottom() - self._pointer.y())
        if above > 0:
            return -(2 + above // 4)
        return 2 + below // 4 if below > 0 else 0

    def _scroll(self) -> None:
        bar = self.list.verticalScrollBar()
        bar.setValue(bar.value() + self._pull())
        self._show_landing()

    # The header's menu

    def below_header(self) -> QPoint:
        """Where the header's menu opens, on the screen."""
        start = self.rect().right() if self.isRightToLeft() else 0
        return self.mapToGlobal(QPoint(start, self._head))

    def _is_over_header(self, place: QPoint) -> bool:
        return not self._is_folded and place.y() < self._head

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the header, with either button, asks for its menu."""
        if self._is_over_header(event.position().toPoint()):
            self.sort_wanted.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the header while the pointer is over it."""
        self._mark_header(self._is_over_header(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is elsewhere."""
        self._mark_header(False)
        super().leaveEvent(event)

    def _mark_header(self, over: bool) -> None:
        if over != self._over_header:
            self._over_header = over
            self.update(0, 0, self.width(), self._head)

    def event(self, event: QEvent) -> bool:
        """Over the header a tooltip says what pressing it does, and how the cards stand."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            from delegate_desk.ui.board.sorting import header_tip

            over = self._is_over_header(event.pos())
            text = header_tip(self._model.order, self._heading.caption) if over else ""
            QToolTip.showText(event.globalPos(), tip_html(text), self)
            return True
        return super().event(event)

    # Painted

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the well and the header, or the strip."""
        painter, tokens = QPainter(self), self._theme.tokens
        if self._targeted:
            box(painter, self.rect(), self._theme.px(10), tokens.accentsoft, tokens.accent, self._theme.px(2))
        else:
            box(painter, self.rect(), self._theme.px(10), tokens.column)
        head = QRect(0, 0, self.width(), self._head)
        if self._is_folded:
            self._header.paint_strip(painter, self.rect(), self._heading)
        elif event.region().intersects(head):
            self._header.paint(painter, head, self._heading, targeted=self._targeted, pointed=self._over_header)

    def _empty_text(self) -> str:
        if self._model.duties or self._narrowed:
            return ""
        return ". ".join(empty_words(self._model.decision)).replace("\n", " ")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the toggle in its corner."""
        super().resizeEvent(event)
        self._place_toggle()

    def _place_toggle(self) -> None:
        if self._toggle is None:
            return
        side, px = self._toggle.sizeHint().width(), self._theme.px
        x = (self.width() - side) // 2 if self._is_folded else self.width() - side - px(3)
        place = mirrored(QRect(x, px(4), side, side), self.rect(), self.layoutDirection())
        self._toggle.setGeometry(place)
