"""Owner's text over several lines, measured and drawn alike; it breaks within a word only where it must."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption

_ENDLESS = 10_000


def _laid(text: str, font: QFont, width: int, direction: Qt.LayoutDirection) -> tuple[QTextLayout, float]:
    # From the side that the language starts on, while the text itself runs as its own letters do.
    leftward = direction == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if leftward else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout = QTextLayout(text[:_ENDLESS].replace("\n", " "), font)
    layout.setTextOption(option)
    layout.beginLayout()
    high = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, high))
        high += line.height()
    layout.endLayout()
    return layout, high


def wrapped_height(text: str, font: QFont, width: int) -> int:
    """How high the text is at that width."""
    return round(_laid(text, font, width, Qt.LayoutDirection.LeftToRight)[1] + 0.49)


def draw_wrapped(
    painter: QPainter, rect: QRect, text: str, font: QFont, ink: QColor, direction: Qt.LayoutDirection
) -> None:
    """Draw the text from the top of the box."""
    layout, _high = _laid(text, font, rect.width(), direction)
    painter.setPen(ink)
    layout.draw(painter, QPointF(rect.topLeft()))
