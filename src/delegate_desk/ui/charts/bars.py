"""Stacked bars, one a week: parts rise from the line, losses hang below it, weeks away leave their slot empty."""

from collections.abc import Sequence
from itertools import groupby
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from delegate_desk.ui.charts.frame import (
    Plot,
    draw_ends,
    draw_head,
    draw_lines,
    draw_months,
    plot_of,
)
from delegate_desk.ui.charts.look import Look, hatched
from delegate_desk.ui.charts.model import BarChart, Spots, Values
from delegate_desk.ui.charts.scale import Scale, scale_of
from delegate_desk.ui.widgets.painting import box, fill

_NARROWEST = 6.0
"""Design pixels of a slot; with less several weeks share a bar, which then shows their mean."""


def paint_bars(painter: QPainter, rect: QRectF, chart: BarChart, look: Look) -> Spots:
    """Draw the chart into the rectangle; gives back where its weeks stand."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    top = draw_head(painter, rect, chart.title, chart.keys, look, below=False)
    tops, scale = _reach(chart)
    plot = plot_of(rect, top, chart, scale, look)
    draw_lines(painter, plot, chart, look)
    draw_months(painter, plot, chart, look)
    _draw_bars(painter, plot, chart, look)
    draw_ends(painter, plot, [plot.y(end.value) for end in chart.ends], chart.ends, look)
    painter.restore()
    return Spots(plot.area, tuple(map(QPointF, plot.xs, plot.ys(tops))), True)


def _reach(chart: BarChart) -> tuple[list[float], Scale]:
    """How high each stack rises, and a scale that holds all of them."""
    tops, feet = [0.0] * len(chart.weeks.at), 0.0
    below = [0.0] * len(tops)
    for part in chart.parts:
        for i, value in enumerate(part.values):
            if value is not None and value > 0:
                tops[i] += value
            elif value:
                below[i] += value
                feet = min(feet, below[i])
    return tops, scale_of([max(tops, default=0.0), feet], chart.least_step)


def _draw_bars(painter: QPainter, plot: Plot, chart: BarChart, look: Look) -> None:
    together = ceil(look.px(_NARROWEST) / plot.slot) if plot.slot > 0 else 1
    wide = plot.slot * together
    for place, members in groupby(range(len(plot.xs)), key=lambda i: chart.weeks.at[i] // together):
        weeks = list(members)
        x = plot.area.left() + place * wide
        bar = QRectF(x + wide * 0.1, 0, wide * 0.8, 0)
        _draw_stack(painter, plot, bar, [_mean(part.values, weeks) for part in chart.parts], chart, look)


def _mean(values: Values, weeks: Sequence[int]) -> float:
    known = [value for value in (values[i] for i in weeks) if value is not None]
    return sum(known) / len(known) if known else 0.0


def _draw_stack(
    painter: QPainter, plot: Plot, bar: QRectF, values: Sequence[float], chart: BarChart, look: Look
) -> None:
    rise = fall = 0.0
    for value, part in zip(values, chart.parts, strict=True):
        if not value:
            continue
        start = rise if value > 0 else fall
        upper, lower = sorted((plot.y(start), plot.y(start + value)))
        if value > 0:
            rise += value
        else:
            fall += value
        gap = look.px(0.75) if lower - upper > look.px(3) else 0.0
        place = QRectF(bar.left(), upper, bar.width(), lower - upper - gap)
        colour = getattr(look.tokens, part.loss if value < 0 and part.loss else part.colour)
        radius = look.px(2) if bar.width() > look.px(6) else 0.0
        if part.hatched:
            hatched(painter, place, look.tokens.freesoft, look.tokens.control, look.px(5))
        elif radius and place.height() > 2 * radius:
            box(painter, place, radius, colour)
        else:
            fill(painter, place, colour)
