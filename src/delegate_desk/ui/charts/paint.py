"""One way to paint whichever chart."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from delegate_desk.ui.charts.bars import paint_bars
from delegate_desk.ui.charts.desk import paint_desk
from delegate_desk.ui.charts.dip import paint_dip
from delegate_desk.ui.charts.lines import paint_lines
from delegate_desk.ui.charts.look import Look, flip, is_flipped
from delegate_desk.ui.charts.model import BarChart, Chart, DipChart, LineChart, Spots, StepChart
from delegate_desk.ui.charts.steps import paint_steps


def paint(painter: QPainter, rect: QRectF, chart: Chart, look: Look) -> Spots:
    """Draw a chart with its heading and legend into the rectangle; gives back where its values stand."""
    if not look.mirrored or is_flipped(painter):
        return _paint(painter, rect, chart, look)
    painter.save()
    flip(painter, rect)
    spots = _paint(painter, rect, chart, look)
    painter.restore()
    return mirrored(spots, rect)


def mirrored(spots: Spots, rect: QRectF) -> Spots:
    """Where the values stand that were drawn mirrored."""
    ends = rect.left() + rect.right()
    centres = tuple(QPointF(ends - centre.x(), centre.y()) for centre in spots.centres)
    area = QRectF(ends - spots.area.right(), spots.area.top(), spots.area.width(), spots.area.height())
    return Spots(area, centres, spots.along_x)


def _paint(painter: QPainter, rect: QRectF, chart: Chart, look: Look) -> Spots:
    if isinstance(chart, LineChart):
        return paint_lines(painter, rect, chart, look)
    if isinstance(chart, BarChart):
        return paint_bars(painter, rect, chart, look)
    if isinstance(chart, DipChart):
        return paint_dip(painter, rect, chart, look)
    if isinstance(chart, StepChart):
        return paint_steps(painter, rect, chart, look)
    return paint_desk(painter, rect, chart, look)
