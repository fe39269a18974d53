"""How a provider's row looks: two lines, figures under each other, and a bar beside the owner's own hour."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from delegate_desk.ui.providers.model import COST, FREED, HOURS, PROVIDER, ProvidersModel
from delegate_desk.ui.providers.rows import Row
from delegate_desk.ui.providers.scale import Scale, scale_of
from delegate_desk.ui.theme import Role, Theme
from delegate_desk.ui.tokens import ColourName
from delegate_desk.ui.widgets.painting import box, draw_text, fill, mirrored, visual

Index = QModelIndex | QPersistentModelIndex
PAD = 20
GAP = 32
"""Between the cost of a week and the bars."""
LABEL = 110
"""Room for the price behind the longest bar."""
_LEFT, _RIGHT, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter
_STRONG = QFont.Weight.DemiBold


def draw_avatar(painter: QPainter, theme: Theme, letters: str, circle: QRect) -> None:
    """A circle with two letters."""
    box(painter, circle, circle.width() / 2, theme.tokens.nav, theme.tokens.control if theme.high_contrast else None)
    painter.setFont(theme.font("card" if circle.width() > theme.px(38) else "meta", _STRONG))
    painter.setPen(theme.tokens.text2)
    draw_text(painter, circle, letters, Qt.AlignmentFlag.AlignCenter)


class ProvidersDelegate(QStyledItemDelegate):
    """Paints all five columns; the view draws the selection's frame over them."""

    def __init__(self, theme: Theme, model: ProvidersModel, view: QWidget) -> None:
        super().__init__(view)
        self._theme = theme
        self._list = model
        self._view = view
        self.hovered = -1

    def scale(self) -> Scale:
        """The scale of all bars."""
        shown = self._list.shown
        return scale_of(shown.worth, (row.price for row in shown.rows))

    def bar_room(self, width: int) -> int:
        """Pixels of the longest bar in a column of that width."""
        return max(self._theme.px(60), width - self._theme.px(LABEL))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of every row."""
        return QSize(self._theme.px(100), self.row_height())

    def row_height(self) -> int:
        """Two lines and their air."""
        body, meta = (QFontMetrics(self._theme.font(role)).height() for role in ("body", "meta"))
        return max(self._theme.px(60), body + meta + self._theme.px(20))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        painter.save()
        tokens, rect, row = self._theme.tokens, option.rect, self._list.row(index.row())
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = tokens.selbg if selected else tokens.hover if index.row() == self.hovered else tokens.panel
        fill(painter, rect, ground)
        if index.row():
            fill(painter, QRect(rect.left(), rect.top(), rect.width(), 1), tokens.line)
        if index.column() == PROVIDER:
            self._paint_provider(painter, rect, row)
        elif index.column() == FREED:
            self._paint_freed(painter, rect, row, ground)
        elif index.column() == COST:
            self._write(
                painter, rect.adjusted(0, 0, -self._theme.px(GAP), 0), rect, row.cost, "card", "text", _RIGHT | _MIDDLE
            )
        else:
            first, second = (row.hours, row.duties) if index.column() == HOURS else (row.rate, row.terms)
            self._two_lines(painter, rect, rect, first, second, _RIGHT if index.column() == HOURS else _LEFT)
        painter.restore()

    def _paint_provider(self, painter: QPainter, rect: QRect, row: Row) -> None:
        px = self._theme.px
        side = px(36)
        circle = QRect(rect.left() + px(PAD), rect.center().y() - side // 2 + 1, side, side)
        draw_avatar(painter, self._theme, row.initials, self._mirrored(circle, rect))
        start = circle.right() + px(13)
        words = QRect(start, rect.top(), rect.right() - start - px(8), rect.height())
        self._two_lines(painter, words, rect, row.name, row.place, _LEFT, strong=True)

    def _two_lines(
        self,
        painter: QPainter,
        words: QRect,
        within: QRect,
        first: str,
        second: str,
        side: Qt.AlignmentFlag,
        *,
        strong: bool = False,
    ) -> None:
        role: Role = "card" if strong else "body"
        high, low = QFontMetrics(self._theme.font(role)).height(), QFontMetrics(self._theme.font("meta")).height()
        gap = self._theme.px(2)
        if not second:
            self._write(painter, words, within, first, role, "text", side | _MIDDLE)
            return
        top = words.center().y() - (high + low + gap) // 2 + 1
        self._write(painter, QRect(words.left(), top, words.width(), high), within, first, role, "text", side | _MIDDLE)
        under = QRect(words.left(), top + high + gap, words.width(), low)
        self._write(painter, under, within, second, "meta", "text2", side | _MIDDLE)

    def _paint_freed(self, painter: QPainter, rect: QRect, row: Row, ground: QColor) -> None:
        """The bar with its price, split where it is dearer than the owner, and what that means."""
        px, tokens = self._theme.px, self._theme.tokens
        scale, room = self.scale(), self.bar_room(rect.width())
        line = scale.line(room)
        high = px(14)
        top = rect.center().y() - px(17)
        end = 0
        if row.price is not None:
            end = max(px(2), scale.length(row.price, room))
            whole = QRect(rect.left(), top, end, high)
            if row.figures.is_quote:
                box(painter, self._mirrored(whole, rect), px(3), None, tokens.accent, 1.2, dashed=True)
            elif line is None or end <= line:
                box(painter, self._mirrored(whole, rect), px(3), tokens.accent)
            else:
                box(painter, self._mirrored(whole, rect), px(3), tokens.danger)
                box(painter, self._mirrored(QRect(rect.left(), top, line, high), rect), px(3), tokens.accent)
        if line is not None:
            upright = QRect(rect.left() + line, rect.top(), px(2), rect.height())
            fill(painter, self._mirrored(upright, rect), tokens.text)
        dear: ColourName = "danger" if row.tone == "danger" else "text2" if row.figures.is_quote else "text"
        font = self._theme.font("card", None if row.figures.is_quote else _STRONG)
        if row.freed_hour:
            wide = QFontMetrics(font).horizontalAdvance(row.freed_hour)
            start = end + px(10)
            if line is not None and start <= line + px(4) and start + wide >= line - px(4):
                start = line + px(10)
            place = QRect(rect.left() + start, top - px(3), wide + 2, high + px(6))
            self._put(painter, place, rect, row.freed_hour, font, dear)
        meta = self._theme.font("meta")
        wide = min(QFontMetrics(meta).horizontalAdvance(row.verdict) + 2, rect.width() - px(8))
        place = QRect(rect.left(), top + high + px(7), wide, QFontMetrics(meta).height())
        if line is not None and place.width() >= line:
            fill(painter, self._mirrored(place.adjusted(0, 0, px(3), 0), rect), ground)
        self._put(painter, place, rect, row.verdict, meta, row.tone)

    def _write(
        self,
        painter: QPainter,
        words: QRect,
        within: QRect,
        text: str,
        role: Role,
        colour: ColourName,
        side: Qt.AlignmentFlag,
    ) -> None:
        self._put(painter, words, within, text, self._theme.font(role), colour, side)

    def _put(
        self,
        painter: QPainter,
        words: QRect,
        within: QRect,
        text: str,
        font: QFont,
        colour: ColourName,
        side: Qt.AlignmentFlag = _LEFT | _MIDDLE,
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        draw_text(painter, self._mirrored(words, within), text, visual(side, self._view.layoutDirection()))

    def _mirrored(self, place: QRect, within: QRect) -> QRect:
        return mirrored(place, within, self._view.layoutDirection())
