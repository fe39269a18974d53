"""A column's header: icon, name, count and hours over one caption line; or the upright words of a folded column."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QPainter

from delegate_desk.domain.duty import Decision
from delegate_desk.ui import icons
from delegate_desk.ui.board.captions import Heading
from delegate_desk.ui.board.empty import column_icon
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.painting import box, draw_text, mirrored, visual
from delegate_desk.ui.words import decision_name

_START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Header:
    """Paints the header of one column; its figures align with those of the cards below."""

    def __init__(self, theme: Theme, decision: Decision, *, narrow: bool) -> None:
        self._theme = theme
        self._decision: Decision = decision
        self._narrow = narrow
        self.restyle()

    def restyle(self) -> None:
        """Take fonts from the theme again."""
        self._name_font = self._theme.font("card", QFont.Weight.DemiBold)
        self._caption_font = self._theme.font("meta")
        self._name, self._caption = QFontMetrics(self._name_font), QFontMetrics(self._caption_font)

    def height(self) -> int:
        """Room for both lines."""
        return max(self._theme.px(54), self._name.height() + self._caption.height() + self._theme.px(22))

    def paint(
        self, painter: QPainter, place: QRect, heading: Heading, *, targeted: bool, pointed: bool = False
    ) -> None:
        """Paint it; `targeted` while a drag is over the column, `pointed` while the pointer is over the header."""
        px, tokens = self._theme.px, self._theme.tokens
        self._all = place
        left = px(12 if self._narrow else 18)
        end = place.width() - px(15 if self._narrow or targeted else 25)
        row = QRect(left, px(18) - self._name.height() // 2, end - left, self._name.height())
        caption = QRect(left, row.top() + row.height() + px(4), row.width() + px(8), self._caption.height())
        painter.setFont(self._caption_font)
        painter.setPen(tokens.warn if heading.warns else tokens.text2)
        self._put(painter, caption, heading.caption, _START)
        if self._narrow:
            row.setRight(place.width() - px(38))
            self._paint_name(painter, row)
            return
        painter.setFont(self._name_font)
        painter.setPen(tokens.accentink if targeted else tokens.text)
        self._put(painter, row, heading.hours, _END)
        row.setWidth(row.width() - self._name.horizontalAdvance(heading.hours) - px(8))
        icon = QRect(left, row.center().y() - px(8), px(18), px(18))
        ink = tokens.accent if targeted else tokens.text2
        icons.draw(painter, column_icon(self._decision), ink, QRectF(self._seen(icon)))
        row.setLeft(left + px(25))
        row.setLeft(row.left() + self._paint_name(painter, row) + px(9))
        row.setLeft(self._paint_count(painter, row, heading.counted) + px(3))
        if pointed and row.width() >= px(14):
            mark = QRect(row.left(), row.center().y() - px(6), px(14), px(14))
            icons.draw(painter, "chevrons-up-down", tokens.text2, QRectF(self._seen(mark)))

    def _paint_name(self, painter: QPainter, row: QRect) -> int:
        """Paint the column's name; how wide it is."""
        name = decision_name(self._decision)
        painter.setFont(self._name_font)
        painter.setPen(self._theme.tokens.text)
        self._put(painter, row, name, _START)
        return min(self._name.horizontalAdvance(name), row.width())

    def _paint_count(self, painter: QPainter, row: QRect, counted: str) -> int:
        """Paint the count in a pill, where there is room for it; where it ends."""
        px, tokens = self._theme.px, self._theme.tokens
        high = px(18)
        pill = QRect(row.left(), row.center().y() - px(8), self._caption.horizontalAdvance(counted) + px(15), high)
        if pill.right() > row.right():
            return row.left()
        box(painter, self._seen(pill), high / 2, tokens.window)
        painter.setFont(self._caption_font)
        painter.setPen(tokens.text2)
        painter.drawText(self._seen(pill), Qt.AlignmentFlag.AlignCenter, counted)
        return pill.right()

    def paint_strip(self, painter: QPainter, place: QRect, heading: Heading) -> None:
        """Paint name and figures from top to bottom, below the button."""
        px, tokens = self._theme.px, self._theme.tokens
        painter.translate(place.width(), px(40))
        painter.rotate(90)
        line = QRect(0, 0, place.height() - px(52), place.width())
        name = decision_name(self._decision)
        painter.setFont(self._theme.font("body", QFont.Weight.DemiBold))
        painter.setPen(tokens.text)
        draw_text(painter, line, name, _START | Qt.AlignmentFlag.AlignAbsolute)
        line.setLeft(painter.fontMetrics().horizontalAdvance(name) + px(10))
        painter.setFont(self._theme.font("body"))
        painter.setPen(tokens.text2)
        draw_text(painter, line, heading.strip, _START | Qt.AlignmentFlag.AlignAbsolute)

    def _put(self, painter: QPainter, place: QRect, text: str, side: Qt.AlignmentFlag) -> None:
        """Write one line at the side of a place as seen in the language's direction."""
        flags = visual(side, QGuiApplication.layoutDirection()) | Qt.AlignmentFlag.AlignAbsolute
        draw_text(painter, self._seen(place), text, flags)

    def _seen(self, place: QRect) -> QRect:
        return mirrored(place, self._all, QGuiApplication.layoutDirection())
