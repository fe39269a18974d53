"""The rail at the side of the hand-over page: stages from top to bottom, under each its duties."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from delegate_desk.domain.duty import STAGES
from delegate_desk.i18n import _
from delegate_desk.ui import formats
from delegate_desk.ui.hand_over.rail_drag import RailDrag
from delegate_desk.ui.hand_over.rail_rows import RailRow, stage_hint
from delegate_desk.ui.hand_over.stage_steps import draw_disc
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.tokens import ColourName
from delegate_desk.ui.widgets.painting import box, draw_text, fill, mirrored, visual
from delegate_desk.ui.widgets.panel import draw_tile
from delegate_desk.ui.widgets.scroll_bar import ThinBar
from delegate_desk.ui.widgets.text import tip_html
from delegate_desk.ui.words import DOT, stage_name

Index = QModelIndex | QPersistentModelIndex

_WITH_PROVIDERS = 360
"""Design pixels from which a duty's provider has room beside its title."""


class RailModel(QAbstractListModel):
    """The rows; a stage's own row cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[RailRow, ...] = ()

    def show(self, rows: tuple[RailRow, ...]) -> None:
        """Show other rows; where only their contents change the selection stays."""
        if len(rows) != len(self.rows):
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
        elif rows != self.rows:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words for assistive technology, and the whole title as tooltip."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.DisplayRole:
            return stage_name(row.stage) if row.duty is None else row.duty.title
        if role == Qt.ItemDataRole.ToolTipRole and row.duty is not None:
            return tip_html("\n".join(part for part in (row.duty.title, row.provider) if part))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only duties can be chosen."""
        if not index.isValid() or self.rows[index.row()].duty is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def key_at(self, row: int) -> str:
        """The id of the duty in a row; "" for a stage's own."""
        duty = self.rows[row].duty if 0 <= row < len(self.rows) else None
        return "" if duty is None else duty.id

    def place_of(self, duty: str) -> int:
        """The row of a duty; -1 where it is not handed over."""
        return next((i for i, row in enumerate(self.rows) if row.duty is not None and row.duty.id == duty), -1)


class RailPainter(QStyledItemDelegate):
    """Paints stages and duties."""

    def __init__(self, theme: Theme, model: RailModel) -> None:
        super().__init__()
        self._theme, self._model = theme, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Never lower than a pointer needs."""
        px = self._theme.px
        return QSize(px(120), px(36) if self._model.rows[index.row()].duty is None else max(30, px(34)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        row = self._model.rows[index.row()]
        rect: QRect = option.rect
        direction = option.direction
        pen = _Pen(painter, self._theme, rect, direction)
        self._line(pen, index.row())
        if row.duty is None:
            self._stage(pen, row)
        else:
            self._duty(pen, row, option)

    def _line(self, pen: "_Pen", number: int) -> None:
        """The line from stage to stage, behind the circles."""
        px, rows = self._theme.px, self._model.rows
        top, bottom = pen.rect.top(), pen.rect.bottom() + 1
        if rows[number].duty is None:
            middle = pen.rect.center().y() + px(2)
            top = middle if rows[number].stage == STAGES[0] else top
            bottom = middle if rows[number].stage == STAGES[-1] else bottom
        elif rows[number].stage == STAGES[-1]:
            return
        line = QRect(px(31), top, max(2, px(2)), bottom - top)
        fill(pen.painter, mirrored(line, QRect(0, 0, pen.rect.width(), 1), pen.direction), self._theme.tokens.cardline)

    def _stage(self, pen: "_Pen", row: RailRow) -> None:
        theme, px = self._theme, self._theme.px
        side, middle = px(22), pen.rect.center().y() + px(2)
        disc = pen.at(px(21), side)
        disc = QRect(disc.left(), middle - side // 2, side, side)
        box(pen.painter, disc, side / 2, theme.tokens.panel)
        pen.painter.setFont(theme.font("meta", QFont.Weight.DemiBold))
        number = STAGES.index(row.stage)
        draw_disc(pen.painter, theme, QRectF(disc), str(number + 1), "done" if row.stage == "running" else "here")
        pen.down = px(2)
        end = pen.put(px(54), stage_name(row.stage), theme.font("card", QFont.Weight.DemiBold), "text")
        strong, plain = theme.font("body", QFont.Weight.DemiBold), theme.font("body")
        start = pen.put_before(pen.rect.width() - px(21), row.figure, strong, "text")
        start = pen.put_before(start, DOT, plain, "text2")
        start = pen.put_before(start, formats.whole(row.many), plain, "text2")
        pen.put(end + px(13), stage_hint(row.stage), theme.font("meta"), "text2", start - px(8))

    def _duty(self, pen: "_Pen", row: RailRow, option: QStyleOptionViewItem) -> None:
        theme, px, tokens = self._theme, self._theme.px, self._theme.tokens
        state = option.state
        wide = pen.rect.width()
        ground = pen.at(px(50), wide - px(50 + 21))
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            focused = bool(state & QStyle.StateFlag.State_HasFocus)
            box(pen.painter, ground, px(8), tokens.selbg, tokens.accent, 2 if focused else 1)
        elif state & QStyle.StateFlag.State_MouseOver:
            box(pen.painter, ground, px(8), tokens.hover)
        assert row.duty is not None
        tile = pen.at(px(58), px(26))
        tile = QRect(tile.left(), pen.rect.center().y() - px(12), px(26), px(26))
        draw_tile(pen.painter, theme, row.duty.function or "", QRectF(tile))
        start = pen.put_before(wide - px(31), row.figure, theme.font("body"), "text")
        if row.provider and wide >= px(_WITH_PROVIDERS):
            meta = theme.font("meta")
            provider = QFontMetrics(meta).elidedText(row.provider, Qt.TextElideMode.ElideRight, wide // 4)
            start = pen.put_before(min(start, wide - px(31) - px(50)), provider, meta, "text2")
        if row.due:
            dot = pen.at(start - px(15), px(7))
            box(pen.painter, QRect(dot.left(), pen.rect.center().y() - px(3), px(7), px(7)), px(4), tokens.warn)
            start -= px(17)
        weight = QFont.Weight.DemiBold if chosen else QFont.Weight.Medium
        pen.put(px(94), row.duty.title, theme.font("body", weight), "text", start - px(8))


class _Pen:
    """Sets words into a row, from the side that the language starts on."""

    def __init__(self, painter: QPainter, theme: Theme, rect: QRect, direction: Qt.LayoutDirection) -> None:
        self.painter, self.rect, self.direction = painter, rect, direction
        self.down = 0
        self._theme = theme

    def at(self, x: int, wide: int) -> QRect:
        """A box that starts at `x`."""
        return mirrored(
            QRect(self.rect.left() + x, self.rect.top(), wide, self.rect.height()), self.rect, self.direction
        )

    def put(self, x: int, text: str, font: QFont, ink: ColourName, end: int | None = None) -> int:
        """Set a text that starts at `x`, cut at `end`; gives back where it ends."""
        wide = QFontMetrics(font).horizontalAdvance(text) + 2
        wide = wide if end is None else min(wide, end - x)
        if end is None or wide > self._theme.px(12):
            self.painter.setFont(font)
            self.painter.setPen(self._theme.colour(ink))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            place = self.at(x, wide).translated(0, self.down)
            draw_text(self.painter, place, text, visual(flags, self.direction))
        return x + wide - 2

    def put_before(self, end: int, text: str, font: QFont, ink: ColourName) -> int:
        """Set a text that ends at `end`; gives back where it starts."""
        start = end - QFontMetrics(font).horizontalAdvance(text)
        self.put(start, text, font, ink)
        return start


class Rail(QListView):
    """The list itself; a duty is dragged to another stage, or goes there by [ and ]."""

    chosen = Signal(str)
    """The duty that is turned to."""

    staged = Signal(str, int)
    """A duty goes so many stages on or back."""

    dropped = Signal(str, str)
    """A duty is dropped on a stage."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows = RailModel()
        self.setModel(self._rows)
        self._painter = RailPainter(theme, self._rows)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(_("Duties by stage of their hand-over"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(ThinBar(theme, narrow=True))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._turned)
        rows = self._rows
        self._drag = RailDrag(self, theme, lambda row: rows.rows[row].stage, rows.key_at)
        rows.modelReset.connect(self._drag.end)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_rows(self, rows: tuple[RailRow, ...], duty: str) -> None:
        """Show these rows with this duty chosen."""
        self._rows.show(rows)
        place = self._rows.place_of(duty)
        model = self.selectionModel()
        model.blockSignals(True)
        if place < 0:
            model.clear()
        else:
            model.setCurrentIndex(self._rows.index(place), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        model.blockSignals(False)
        if place >= 0:
            self.scrollTo(self._rows.index(place))
        self.viewport().update()

    def _turned(self, index: QModelIndex, _before: QModelIndex) -> None:
        row = self._rows.rows[index.row()] if index.isValid() else None
        if row is not None and row.duty is not None:
            self.chosen.emit(row.duty.id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Turn to a duty, which may then be dragged."""
        super().mousePressEvent(event)
        self._drag.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or show what the pointer is over."""
        if not self._drag.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop."""
        super().mouseReleaseEvent(event)
        dropped = self._drag.let_go()
        if dropped is not None:
            self.dropped.emit(*dropped)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """[ and ] go a stage back or on, before letters jump to titles; Esc ends a drag."""
        if event.key() == Qt.Key.Key_Escape and self._drag.duty:
            self._drag.end()
            return
        row = self.currentIndex().row()
        duty = self._rows.rows[row].duty if 0 <= row < len(self._rows.rows) else None
        step = {"[": -1, "]": 1}.get(event.text())
        if step is not None and duty is not None:
            self.staged.emit(duty.id, step)
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.tokens.panel)
        self.setPalette(palette)
        self.doItemsLayout()
