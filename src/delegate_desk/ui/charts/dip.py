"""The dip of hand-overs: hours given hang below the line, hours that come back rise, and a line marks the even week."""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from delegate_desk.ui.charts.bars import paint_bars
from delegate_desk.ui.charts.look import Look, put, strong
from delegate_desk.ui.charts.model import DipChart, Spots
from delegate_desk.ui.widgets.painting import fill


def paint_dip(painter: QPainter, rect: QRectF, chart: DipChart, look: Look) -> Spots:
    """Draw the chart into the rectangle; gives back where its weeks stand."""
    spots = paint_bars(painter, rect, chart.bars, look)
    if chart.even is not None and chart.even < len(spots.centres):
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        _draw_even(painter, spots, chart, look)
        painter.restore()
    return spots


def _draw_even(painter: QPainter, spots: Spots, chart: DipChart, look: Look) -> None:
    """A dashed line before the week, its words at the head of the field, on the side that has room."""
    px, tokens, area, font = look.px, look.tokens, spots.area, strong(look)
    at = chart.even or 0
    apart = spots.centres[1].x() - spots.centres[0].x() if len(spots.centres) > 1 else area.width()
    x = round(spots.centres[at].x() - apart / 2) + 0.5
    pen = QPen(tokens.text, px(1.4))
    pen.setDashPattern([3.0, 2.5])
    painter.setPen(pen)
    painter.drawLine(QLineF(x, area.top() - px(6), x, area.bottom()))
    metrics = QFontMetricsF(font)
    wide = metrics.horizontalAdvance(chart.words)
    start = x + px(7)
    if start + wide > area.right():
        start = max(area.left(), x - px(7) - wide)
    top = area.top() - px(6)
    fill(painter, QRectF(start - px(3), top, wide + px(6), metrics.height()), tokens.panel)
    put(painter, start, top + metrics.ascent(), chart.words, font, tokens.text)
