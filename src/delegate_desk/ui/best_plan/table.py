"""The list on the screen: a tick, the tile, the duty with who and why, hours and money."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from delegate_desk.i18n import _
from delegate_desk.ui.best_plan.model import DUTY, HOURS, MONEY, ChangesModel
from delegate_desk.ui.best_plan.rows import Row, Sum
from delegate_desk.ui.theme import Role, Theme
from delegate_desk.ui.tokens import ColourName
from delegate_desk.ui.widgets.painting import box, draw_text, fill, mirrored, visual
from delegate_desk.ui.widgets.panel import draw_tile
from delegate_desk.ui.widgets.scroll_bar import ThinBar
from delegate_desk.ui.widgets.text import PlainLabel
from delegate_desk.ui.widgets.tick import draw_tick

Index = QModelIndex | QPersistentModelIndex
_ROW, _HEADING = 40, 44
_LEFT, _RIGHT, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter
_STRONG = QFont.Weight.DemiBold
_GAINS: dict[int, ColourName] = {1: "accent", 0: "text2", -1: "warn"}
PAD = 12
"""Between the money and the scroll bar."""


class ChangesTable(QTableView):
    """Rows of a `ChangesModel`; a click on a change, or Space, leaves its duty as it is, or takes it in again."""

    chosen = Signal(object)
    """The cursor stands on another row: the Row, or None."""

    def __init__(self, theme: Theme, model: ChangesModel) -> None:
        super().__init__()
        self._theme, self._list = theme, model
        self._kept = ""
        self._pressed = QPoint()
        self.setModel(model)
        self._delegate = _Delegate(theme, model, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("What changes, what is left out, what stays"))
        self.setAccessibleDescription(_("Space leaves a duty as it is, or lets it be changed again"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(ThinBar(theme, narrow=False))
        self.verticalHeader().hide()
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(self._clicked)
        self.entered.connect(lambda index: self._hover(index.row()))
        self.viewportEntered.connect(lambda: self._hover(-1))
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._lay_out)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take fonts, colours and heights from the theme again."""
        palette = QPalette()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, self._theme.tokens.panel)
        self.setPalette(palette)
        self.setFont(self._theme.font("body"))
        self._share()
        self._lay_out()

    def _keep(self) -> None:
        place = self.currentIndex().row()
        self._kept = self._list.row(place).duty if 0 <= place < self._list.rowCount() else ""

    def _lay_out(self) -> None:
        """Headings run over all columns; the cursor stays on its duty."""
        high = max(self._theme.px(_ROW), self.fontMetrics().height() + self._theme.px(14))
        self.verticalHeader().setMinimumSectionSize(high)
        self.verticalHeader().setDefaultSectionSize(high)
        self.clearSpans()
        for row in self._list.headings():
            self.setRowHeight(row, max(self._theme.px(_HEADING), high))
            self.setSpan(row, DUTY, 1, MONEY + 1)
        self._delegate.hovered = -1
        place = self._list.place(self._kept)
        if place >= 0:
            self.setCurrentIndex(self._list.index(place, DUTY))

    def _share(self) -> None:
        figures = figure_widths(self._theme)
        for column, wide in figures.items():
            self.setColumnWidth(column, wide)
        self.setColumnWidth(DUTY, max(self._theme.px(120), self.viewport().width() - sum(figures.values())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The duties take what figures leave."""
        super().resizeEvent(event)
        self._share()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell on which row the cursor stands."""
        super().currentChanged(current, previous)
        self.chosen.emit(self._list.row(current.row()) if current.isValid() else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks; Enter is the dialog's."""
        place = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Space and place >= 0:
            self._list.toggle(place)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == DUTY and self._delegate.tick_place(self.visualRect(index)).contains(self._pressed):
            self._list.toggle(index.row())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where: a click on tick or tile ticks, one on the words shows the whole reason."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def leaveEvent(self, event: object) -> None:
        """Nothing is under the pointer any more."""
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()


def figure_widths(theme: Theme) -> dict[int, int]:
    """Room for hours and money."""
    least = QFontMetrics(theme.font("body", _STRONG)).horizontalAdvance("+£1,000.00")
    return {HOURS: max(theme.px(78), least), MONEY: max(theme.px(84), least) + theme.px(PAD)}


class SumLine(QWidget):
    """All changes together, beneath the list and in its columns."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._labels = [PlainLabel(theme, "", weight=_STRONG) for _place in range(3)]
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        for label in self._labels:
            self._row.addWidget(label, 1 if label is self._labels[0] else 0)
        for label in self._labels[1:]:
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
        theme.changed.connect(self._space)
        self._space()

    def show_sum(self, shown: Sum) -> None:
        """Show another sum."""
        for label, text in zip(self._labels, shown, strict=True):
            label.setText(text)

    def _space(self) -> None:
        px, widths = self._theme.px, figure_widths(self._theme)
        self._row.setContentsMargins(
            px(2), px(9), px(PAD) + ThinBar(self._theme, narrow=False).sizeHint().width(), px(4)
        )
        self._labels[1].setFixedWidth(widths[HOURS])
        self._labels[2].setFixedWidth(widths[MONEY] - px(PAD))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the stronger line above."""
        fill(QPainter(self), QRect(0, 0, self.width(), 2), self._theme.tokens.line)


class _Ink(NamedTuple):
    """How a text is set."""

    role: Role = "body"
    colour: ColourName = "text"
    strong: bool = False
    right: bool = False


class _Delegate(QStyledItemDelegate):
    """Paints the three columns."""

    def __init__(self, theme: Theme, model: ChangesModel, view: QWidget) -> None:
        super().__init__(view)
        self._theme, self._list, self._view = theme, model, view
        self.hovered = -1

    def tick_place(self, rect: QRect) -> QRect:
        """Where a click ticks: from the start of the row to the title."""
        wide = self._theme.px(18 + 12 + 26 + 6)
        return self._mirrored(QRect(rect.left(), rect.top(), wide, rect.height()), rect)

    def editorEvent(self, event: object, model: object, option: object, index: object) -> bool:
        """Leave clicks to the view."""
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell over its line."""
        row, tokens, rect = self._list.row(index.row()), self._theme.tokens, option.rect
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if row.kind == "heading":
            self._write(
                painter, rect.adjusted(0, self._theme.px(10), 0, 0), rect, row.title, _Ink("button", strong=True)
            )
        else:
            if selected or index.row() == self.hovered:
                fill(painter, rect, tokens.selbg if selected else tokens.hover)
            self._paint_cell(painter, rect, row, index.column())
        fill(painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.line)
        if option.state & QStyle.StateFlag.State_HasFocus and row.kind != "heading":
            box(painter, rect.adjusted(1, 1, -1, -2), self._theme.px(6), None, tokens.accent, 2)
        painter.restore()

    def _paint_cell(self, painter: QPainter, rect: QRect, row: Row, column: int) -> None:
        if column == DUTY:
            self._paint_duty(painter, rect, row)
        elif column == HOURS:
            colour: ColourName = _GAINS[row.gain] if row.kind == "change" else "text2"
            self._write(painter, rect, rect, row.hours, _Ink("body", colour, bool(row.gain), right=True))
        else:
            room = rect.adjusted(0, 0, -self._theme.px(PAD), 0)
            self._write(painter, room, rect, row.money, _Ink("body", "text2", right=True))

    def _paint_duty(self, painter: QPainter, rect: QRect, row: Row) -> None:
        px = self._theme.px
        start = rect.left() + px(2)
        side = px(18)
        if row.can_be_ticked:
            square = QRect(start, rect.center().y() - side // 2, side, side)
            state = Qt.CheckState.Checked if row.kind == "change" else Qt.CheckState.Unchecked
            draw_tick(painter, self._theme, QRectF(self._mirrored(square, rect)), state)
        start += side + px(12)
        tile = px(26)
        place = QRect(start, rect.center().y() - tile // 2, tile, tile)
        draw_tile(painter, self._theme, row.function, QRectF(self._mirrored(place, rect)))
        start += tile + px(12)
        faint = row.kind != "change"
        end = rect.right() - px(6)
        font = self._theme.font("button")
        title = QFontMetrics(font).horizontalAdvance(row.title) + 2
        least = min(px(90), QFontMetrics(self._theme.font("meta")).horizontalAdvance(row.words))
        title = min(title, max(px(60), end - start - px(10) - least))
        words = QRect(start, rect.top(), title, rect.height())
        self._write(painter, words, rect, row.title, _Ink("button", "text2" if faint else "text"))
        start += title + px(10)
        if end - start > px(24):
            self._write(
                painter,
                QRect(start, rect.top() + 1, end - start, rect.height()),
                rect,
                row.words,
                _Ink("meta", "text2"),
            )

    def _write(self, painter: QPainter, words: QRect, within: QRect, text: str, ink: _Ink) -> None:
        painter.setFont(self._theme.font(ink.role, _STRONG if ink.strong else None))
        painter.setPen(self._theme.colour(ink.colour))
        flags = visual(_RIGHT if ink.right else _LEFT, self._view.layoutDirection()) | _MIDDLE
        draw_text(painter, self._mirrored(words, within), text, flags)

    def _mirrored(self, place: QRect, within: QRect) -> QRect:
        return mirrored(place, within, self._view.layoutDirection())
