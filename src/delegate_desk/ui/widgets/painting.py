"""Strokes that several widgets and delegates share: rounded boxes, hatching, cut text, rings."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen


def box(
    painter: QPainter,
    rect: QRect | QRectF,
    radius: float,
    fill: QColor | None = None,
    line: QColor | None = None,
    width: float = 1.0,
    *,
    dashed: bool = False,
) -> None:
    """Draw a rounded box whose line lies wholly inside `rect`, so that thicker lines never shift it."""
    outer = QRectF(rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else fill)
    if line is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        inset = width / 2
        outer.adjust(inset, inset, -inset, -inset)
        radius -= inset
        pen = QPen(line, width)
        if dashed:
            pen.setDashPattern([3.0, 2.5])
        painter.setPen(pen)
    radius = max(0.0, min(radius, outer.height() / 2, outer.width() / 2))
    painter.drawRoundedRect(outer, radius, radius)
    painter.restore()


def fill(painter: QPainter, rect: QRect | QRectF, colour: QColor) -> None:
    """Fill a plain rectangle; QPainter.fillRect would load the gradients first, which costs a start 3 ms."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(rect)
    painter.restore()


def rounded_path(rect: QRect | QRectF, radius: float) -> QPainterPath:
    """Outline of a rounded box, to fill or to clip with."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(rect), radius, radius)
    return path


def hatch(
    painter: QPainter, rect: QRect | QRectF, radius: float, paper: QColor, line: QColor, gap: float, width: float = 1.2
) -> None:
    """Draw a rounded box with lines rising to the right, `gap` apart: hours that no goal has."""
    area = QRectF(rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(rounded_path(area, radius), Qt.ClipOperation.IntersectClip)
    fill(painter, area, paper)
    painter.setPen(QPen(line, width))
    x = area.left() - area.height()
    while x < area.right():
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x + area.height(), area.top()))
        x += gap
    painter.restore()


def draw_text(painter: QPainter, rect: QRect, text: str, flags: Qt.AlignmentFlag) -> None:
    """Draw one line of text in the painter's font and pen, with an ellipsis where it does not fit.

    The side in `flags` is the one that is seen. The text runs as its own letters do, so that "+£634" reads
    the same in a window that runs from the right.
    """
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, flags | Qt.TextFlag.TextSingleLine, shown)


def visual(alignment: Qt.AlignmentFlag, direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """The alignment as seen: left and right change places where the language runs from the right."""
    sides = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignRight
    if direction == Qt.LayoutDirection.LeftToRight or alignment & Qt.AlignmentFlag.AlignAbsolute:
        return alignment
    if alignment & sides not in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight):
        return alignment
    return alignment ^ sides


def mirrored(rect: QRect, within: QRect, direction: Qt.LayoutDirection) -> QRect:
    """The place of `rect` in a widget whose language runs in that direction."""
    if direction == Qt.LayoutDirection.LeftToRight:
        return rect
    return QRect(within.left() + within.right() - rect.right(), rect.top(), rect.width(), rect.height())


def faded(colour: QColor, share: float) -> QColor:
    """The colour with that share of its strength."""
    paler = QColor(colour)
    paler.setAlphaF(colour.alphaF() * share)
    return paler
