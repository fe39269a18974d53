"""Words and figures set along a base line, one after another, from the side that the language starts on."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter


@lru_cache(maxsize=2000)  # layouts ask again and again, and each time all letters would be shaped anew
def advance(text: str, font: QFont) -> float:
    """How wide the text is in that font."""
    return QFontMetricsF(font).horizontalAdvance(text)


class Lettering:
    """Sets text in a widget of that width; `x` counts from where the language starts."""

    def __init__(self, painter: QPainter, width: float, direction: Qt.LayoutDirection) -> None:
        # Each text runs as its own letters do: "+£634" reads the same in both directions.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.painter = painter
        self._width = width
        self._leftward = direction == Qt.LayoutDirection.RightToLeft

    def put(self, x: float, baseline: float, text: str, font: QFont, colour: QColor) -> float:
        """Set a text that starts at `x`; gives back where it ends."""
        wide = advance(text, font)
        self.painter.setFont(font)
        self.painter.setPen(colour)
        self.painter.drawText(QPointF(self._width - x - wide if self._leftward else x, baseline), text)
        return x + wide

    def put_before(self, end: float, baseline: float, text: str, font: QFont, colour: QColor) -> float:
        """Set a text that ends at `end`; gives back where it starts."""
        start = end - advance(text, font)
        self.put(start, baseline, text, font, colour)
        return start

    def place(self, rect: QRectF) -> QRectF:
        """Where a box that is given from the start lies in the widget."""
        if not self._leftward:
            return rect
        return QRectF(self._width - rect.right(), rect.top(), rect.width(), rect.height())
