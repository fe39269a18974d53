"""How a row of the list looks: a tick, the tile, the duty with who and why, hours and money."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from delegate_desk.ui.best_plan.model import DUTY, HOURS, MONEY, ChangesModel
from delegate_desk.ui.best_plan.rows import Row
from delegate_desk.ui.theme import Role, Theme
from delegate_desk.ui.tokens import ColourName
from delegate_desk.ui.widgets.painting import box, draw_text, fill, mirrored, visual
from delegate_desk.ui.widgets.panel import draw_tile
from delegate_desk.ui.widgets.tick import draw_tick

Index = QModelIndex | QPersistentModelIndex
PAD = 12
"""Between the money and the scroll bar."""
_APART = 14
STRONG = QFont.Weight.DemiBold
_LEFT, _RIGHT, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter
_GAINS: dict[int, ColourName] = {1: "accent", 0: "text2", -1: "warn"}


def figure_widths(theme: Theme, longest: tuple[str, str]) -> dict[int, int]:
    """Room for hours and money as long as these, and for usual ones, which a slid budget then does not shift."""
    strong = QFontMetrics(theme.font("body", STRONG))
    usual = strong.horizontalAdvance("+£1,000.00")
    hours, money = (strong.horizontalAdvance(text) + theme.px(_APART) for text in longest)
    return {HOURS: max(theme.px(78), usual, hours), MONEY: max(theme.px(84), usual, money) + theme.px(PAD)}


class _Ink(NamedTuple):
    """How a text is set."""

    role: Role = "body"
    colour: ColourName = "text"
    strong: bool = False
    right: bool = False


class ChangesDelegate(QStyledItemDelegate):
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
        painter.setFont(self._theme.font(ink.role, STRONG if ink.strong else None))
        painter.setPen(self._theme.colour(ink.colour))
        flags = visual(_RIGHT if ink.right else _LEFT, self._view.layoutDirection()) | _MIDDLE
        draw_text(painter, self._mirrored(words, within), text, flags)

    def _mirrored(self, place: QRect, within: QRect) -> QRect:
        return mirrored(place, within, self._view.layoutDirection())
