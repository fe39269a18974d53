"""How a cell of the comparison looks: two lines, and a tint where a scenario differs from the plan."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from delegate_desk.ui.scenarios.model import ComparisonModel
from delegate_desk.ui.theme import Role, Theme
from delegate_desk.ui.tokens import ColourName
from delegate_desk.ui.widgets.painting import box, draw_text, fill, mirrored, visual

Index = QModelIndex | QPersistentModelIndex
PAD = 14
_LEFT, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter
_STRONG = QFont.Weight.DemiBold


class ComparisonDelegate(QStyledItemDelegate):
    """Paints every cell; a frame marks the selected one."""

    def __init__(self, theme: Theme, model: ComparisonModel, view: QWidget) -> None:
        super().__init__(view)
        self._theme, self._list, self._view = theme, model, view

    def row_height(self) -> int:
        """Two lines and their air."""
        body, meta = (QFontMetrics(self._theme.font(role)).height() for role in ("body", "meta"))
        return max(self._theme.px(46), body + meta + self._theme.px(12))

    def head_height(self) -> int:
        """The height of a group's head."""
        return max(self._theme.px(36), QFontMetrics(self._theme.font("meta")).height() + self._theme.px(20))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of a row."""
        return QSize(self._theme.px(140), self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        painter.save()
        rect, tokens, px = option.rect, self._theme.tokens, self._theme.px
        fill(painter, rect, tokens.panel)
        if self._list.row(index.row()).kind == "head":
            painter.restore()
            return
        fill(painter, QRect(rect.left(), rect.top(), rect.width(), 1), tokens.line)
        here = self._list.cell(index.row(), index.column())
        kind = self._list.row(index.row()).kind
        differs = here.differs and index.column() > 0
        inner = rect.adjusted(px(4), px(4), -px(4), -px(3))
        if differs and kind != "figure":
            line = tokens.accent if self._theme.high_contrast else None
            box(painter, inner, px(6), tokens.selbg, line)
        strong = kind == "figure" or differs
        ink: ColourName = "text" if strong or not index.column() else "text3"
        if here.tone == "warn" and not here.note:
            ink = "warn"
        self._two_lines(painter, rect, here.text, here.note, strong=strong, ink=ink, tone=here.tone)
        if option.state & QStyle.StateFlag.State_Selected:
            width = 2 if self._view.hasFocus() else 1
            box(painter, inner.adjusted(-px(2), -px(2), px(2), px(2)), px(8), None, tokens.accent, width)
        painter.restore()

    def _two_lines(
        self,
        painter: QPainter,
        rect: QRect,
        first: str,
        second: str,
        *,
        strong: bool,
        ink: ColourName,
        tone: ColourName,
    ) -> None:
        px = self._theme.px
        inside = rect.adjusted(px(PAD), 0, -px(10), 0)
        body = self._theme.font("body", _STRONG if strong else None)
        high, low = QFontMetrics(body).height(), QFontMetrics(self._theme.font("meta")).height()
        if not second:
            self._write(painter, inside, rect, first, body, ink)
            return
        gap = px(1)
        top = inside.center().y() - (high + low + gap) // 2 + 1
        self._write(painter, QRect(inside.left(), top, inside.width(), high), rect, first, body, ink)
        under = QRect(inside.left(), top + high + gap, inside.width(), low)
        quiet: ColourName = "text3" if tone == "text2" and ink == "text3" else tone
        self._write(painter, under, rect, second, self._theme.font("meta"), quiet)

    def _write(
        self, painter: QPainter, words: QRect, within: QRect, text: str, font: QFont, colour: ColourName
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        direction = self._view.layoutDirection()
        draw_text(painter, mirrored(words, within, direction), text, visual(_LEFT | _MIDDLE, direction))


def name_role(kind: str) -> Role:
    """The text style of a row's name."""
    return "meta" if kind == "head" else "body"
