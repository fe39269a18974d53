"""Stacked bars, one a week: parts rise from the line, losses hang below it, weeks away leave their slot empty."""

from collections.abc import Callable, Sequence
from itertools import groupby
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from delegate_desk.ui.charts.frame import (
    Plot,
    draw_ends,
    draw_head,
    draw_lines,
    draw_months,
    plot_of,
)
from delegate_desk.ui.charts.look import Look, fill_all, hatched
from delegate_desk.ui.charts.model import BarChart, BarPart, Spots, Values
from delegate_desk.ui.charts.scale import Scale, scale_of
from delegate_desk.ui.tokens import ColourName
from delegate_desk.ui.widgets.painting import box

_NARROWEST, _NARROWEST_OF_MANY = 6.0, 14.0
"""Design pixels of a slot, of up to a year and a week and of more; with less several weeks share a bar, their mean."""

_YEAR = 53

_ROUND_FROM = 12.0
"""Design pixels from which bars have round corners."""

_HATCHED_FROM = 12.0
"""Design pixels from which a bar is hatched on the screen; narrower ones are pale with an edge, which is quicker."""


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
    """All bars part by part: hundreds of them are drawn with a few strokes."""
    least = look.px(_NARROWEST if chart.weeks.span <= _YEAR else _NARROWEST_OF_MANY)
    together = max(1, ceil(least / plot.slot)) if plot.slot > 0 else 1
    wide = plot.slot * together
    slots = [(place, list(members)) for place, members in groupby(range(len(plot.xs)), _in_slots(chart, together))]
    ends = [plot.area.right() - place * wide for place, _weeks in slots]
    sides = [(max(end - wide, plot.area.left()), end) for end in ends]  # the oldest bar may have less room
    rise, fall = [0.0] * len(slots), [0.0] * len(slots)
    for part in chart.parts:
        if not any(part.values):
            continue
        gains: list[QRectF] = []
        losses: list[QRectF] = []
        for i, (_place, weeks) in enumerate(slots):
            value = _mean(part.values, weeks)
            if value:
                foot = rise if value > 0 else fall
                bar = _bar(plot, sides[i], foot[i], value, look)
                (gains if value > 0 else losses).append(bar)
                foot[i] += value
        _draw_part(painter, gains, part, part.colour, look)
        _draw_part(painter, losses, part, part.loss or part.colour, look)


def _in_slots(chart: BarChart, together: int) -> Callable[[int], int]:
    """Which bar a week belongs to, counted from the newest."""
    return lambda i: (chart.weeks.span - chart.weeks.at[i]) // together


def _mean(values: Values, weeks: Sequence[int]) -> float:
    if len(weeks) == 1:
        return values[weeks[0]] or 0.0
    known = [value for value in (values[i] for i in weeks) if value is not None]
    return sum(known) / len(known) if known else 0.0


def _bar(plot: Plot, sides: tuple[float, float], start: float, value: float, look: Look) -> QRectF:
    """One part of a stack, with air at its sides, and a little under it where it is high enough."""
    left, right = sides
    wide = right - left
    upper, lower = sorted((plot.y(start), plot.y(start + value)))
    gap = look.px(0.75) if lower - upper > look.px(3) else 0.0
    return QRectF(left + wide * 0.1, upper, wide * 0.8, lower - upper - gap)


def _draw_part(painter: QPainter, bars: list[QRectF], part: BarPart, named: ColourName, look: Look) -> None:
    if not bars:
        return
    colour, edge, wide = look.fill(named), look.edge(named), bars[-1].width()
    radius = look.px(2) if wide > look.px(_ROUND_FROM) else 0.0
    if part.hatched and wide < look.px(_HATCHED_FROM) and isinstance(painter.device(), QPixmap):
        fill_all(painter, bars, look.tokens.freesoft, look.tokens.control)
    elif part.hatched:
        for bar in bars:
            hatched(painter, bar, look.tokens.freesoft, look.tokens.control, look.px(5))
    else:
        fill_all(painter, [bar for bar in bars if not radius or bar.height() <= 2 * radius], colour, edge)
        for bar in bars:
            if radius and bar.height() > 2 * radius:
                box(painter, bar, radius, colour, edge)
