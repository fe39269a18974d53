"""The line chart: planned as dashed steps, realised as a line over a tinted field, weeks away left open."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPixmap, QPolygonF

from delegate_desk.ui.charts.frame import (
    Plot,
    draw_ends,
    draw_head,
    draw_lines,
    draw_months,
    line_pen,
    plot_of,
)
from delegate_desk.ui.charts.look import Look, put
from delegate_desk.ui.charts.model import LineChart, Spots, Values, Weeks
from delegate_desk.ui.charts.scale import scale_of
from delegate_desk.ui.widgets.painting import fill

_CLOSE = 2.0
"""Pixels between weeks under which not all of them can be told apart."""

_STRETCH = 16
"""Points of a long series whose field is drawn at a time: its time grows with the square of them."""

_MANY = 60
"""Points from which a series is drawn so, and with a line of one pixel, which costs a hundredth of a wider one."""


def paint_lines(painter: QPainter, rect: QRectF, chart: LineChart, look: Look) -> Spots:
    """Draw the chart into the rectangle; gives back where its weeks stand."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    top = draw_head(painter, rect, chart.title, chart.keys, look, below=False)
    known = [value for value in (*chart.planned, *chart.realised) if value is not None]
    scale = scale_of(known, chart.least_step)
    plot = plot_of(rect, top, chart, scale, look)
    planned = [_steps(_points(chart.planned, run, plot)) for run in _runs(chart.planned, chart.weeks)]
    realised = [_points(chart.realised, run, plot) for run in _runs(chart.realised, chart.weeks)]
    _draw_field(painter, plot.y(0.0), realised, look)
    draw_lines(painter, plot, chart, look)
    draw_months(painter, plot, chart, look)
    _draw_remark(painter, plot, chart, look)
    _draw_planned(painter, planned, look)
    _draw_realised(painter, realised, look)
    _draw_ends(painter, plot, chart, look)
    painter.restore()
    return Spots(plot.area, tuple(map(QPointF, plot.xs, plot.ys(chart.realised))), True)


def _runs(values: Values, weeks: Weeks) -> Iterator[list[int]]:
    """Weeks in a row that have a value."""
    if None not in values and weeks.span == len(weeks.at) - 1:
        yield list(range(len(values)))
        return
    run: list[int] = []
    for i, value in enumerate(values):
        if run and (value is None or weeks.at[i] != weeks.at[run[-1]] + 1):
            yield run
            run = []
        if value is not None:
            run.append(i)
    if run:
        yield run


def _points(values: Values, run: Sequence[int], plot: Plot) -> list[QPointF]:
    """The points of a run; where they stand very close, the lowest and highest of every few pixels only."""
    places = slice(run[0], run[-1] + 1)
    xs, ys = plot.xs[places], plot.ys(values[places])
    if plot.slot >= _CLOSE:
        return list(map(QPointF, xs, ys))
    together = ceil(3 * _CLOSE / plot.slot) if plot.slot > 0 else len(xs)
    thinned: list[QPointF] = []
    for i in range(0, len(xs), together):
        column = ys[i : i + together]
        low, high = column.index(min(column)), column.index(max(column))
        thinned += [QPointF(xs[i + k], column[k]) for k in sorted({low, high})]
    return thinned


def _draw_field(painter: QPainter, foot: float, runs: Sequence[list[QPointF]], look: Look) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.tokens.accentsoft)
    # Strips that meet would show a seam where edges are smoothed; their own edge lies under the line.
    on_screen = isinstance(painter.device(), QPixmap | QImage)
    for points in runs:
        in_strips = on_screen and len(points) >= _MANY
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not in_strips)
        for part in _stretches(points, _STRETCH if in_strips else len(points)):
            ends = [QPointF(part[-1].x(), foot), QPointF(part[0].x(), foot)]
            painter.drawPolygon(QPolygonF([*part, *ends]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _stretches(points: list[QPointF], length: int) -> Iterator[list[QPointF]]:
    """The points in stretches of so many, each beginning where the one before ends."""
    for i in range(0, max(1, len(points) - 1), max(1, length)):
        yield points[i : i + length + 1]


def _steps(points: list[QPointF]) -> list[QPointF]:
    """What was planned holds until the next week says otherwise: only the corners."""
    steps = [points[0]]
    for before, after in pairwise(points):
        if before.y() != after.y():
            steps += [QPointF(after.x(), before.y()), after]
    return [*steps, points[-1]]


def _draw_planned(painter: QPainter, runs: Sequence[list[QPointF]], look: Look) -> None:
    painter.setPen(line_pen(look.tokens.text2, look, dashed=True))
    for steps in runs:
        painter.drawPolyline(QPolygonF(steps))


def _draw_realised(painter: QPainter, runs: Sequence[list[QPointF]], look: Look) -> None:
    accent = look.tokens.accent
    for points in runs:
        pen = line_pen(accent, look)
        if len(points) >= _MANY:
            pen.setWidthF(1.0)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(points))
        if len(points) == 1:
            painter.setBrush(accent)
            painter.drawEllipse(points[0], look.px(1.5), look.px(1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)


def _draw_ends(painter: QPainter, plot: Plot, chart: LineChart, look: Look) -> None:
    """A ring at the last plan, a dot at the last week, and their words."""
    heights = []
    for end, values in zip(chart.ends, (chart.planned, chart.realised), strict=True):
        last = next((i for i in reversed(range(len(values))) if values[i] is not None), None)
        y = plot.y(end.value)
        heights.append(y)
        if last is None:
            continue
        colour = getattr(look.tokens, end.colour)
        is_plan = values is chart.planned
        painter.setPen(line_pen(colour, look))
        painter.setBrush(look.tokens.panel if is_plan else colour)
        painter.drawEllipse(QPointF(plot.xs[last], y), look.px(3.8), look.px(3.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    draw_ends(painter, plot, heights, chart.ends, look)


def _draw_remark(painter: QPainter, plot: Plot, chart: LineChart, look: Look) -> None:
    """The owner's words beneath a fall, with a line to it; none where the field has no room."""
    remark, px, font = chart.remark, look.px, look.font("meta")
    if remark is None:
        return
    metrics = QFontMetricsF(font)
    wide, high = metrics.horizontalAdvance(remark.text), metrics.height()
    x = (plot.xs[remark.first] + plot.xs[remark.last]) / 2
    y = max(plot.y(chart.realised[i] or 0.0) for i in (remark.first, remark.last))
    foot = plot.area.bottom() - px(5)
    if wide + px(8) > plot.area.width() or foot - high - y < px(6):
        return
    start = min(max(x - wide / 2, plot.area.left() + px(4)), plot.area.right() - wide - px(4))
    painter.setPen(look.tokens.text2)
    painter.drawLine(QLineF(round(x) + 0.5, y + px(2), round(x) + 0.5, foot - high + px(1)))
    fill(painter, QRectF(start - px(3), foot - high, wide + px(6), high), look.tokens.accentsoft)
    put(painter, start, foot - metrics.descent(), remark.text, font, look.tokens.text)
