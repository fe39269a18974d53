"""Hours over a weekly budget: stairs as far as they are known, what is asked, and where the plan stands now."""

from collections.abc import Callable
from itertools import pairwise
from math import ceil, floor
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from delegate_desk.ui.charts.frame import line_pen
from delegate_desk.ui.charts.look import Look, put, put_before, strong
from delegate_desk.ui.charts.model import Marked, Spots, StepChart
from delegate_desk.ui.charts.scale import round_step
from delegate_desk.ui.widgets.painting import fill

_NARROW_GAP = 0.04
"""A stretch that is not known yet is drawn as known where it is narrower than this part of the whole."""
_LINES = 4


class _Field(NamedTuple):
    """Where the curve lies, and its scale of hours."""

    area: QRectF
    chart: StepChart
    low: float
    high: float
    step: float

    def x(self, amount: float) -> float:
        share = (amount - self.chart.low) / (self.chart.high - self.chart.low)
        return self.area.left() + min(max(share, 0.0), 1.0) * self.area.width()

    def y(self, hours: float) -> float:
        return self.area.bottom() - (hours - self.low) / (self.high - self.low) * self.area.height()

    def at(self, marked: Marked) -> QPointF:
        return QPointF(self.x(marked.amount), self.y(marked.hours))


def paint_steps(painter: QPainter, rect: QRectF, chart: StepChart, look: Look) -> Spots:
    """Draw the chart, without a heading, to the edges of the rectangle; gives back where its stretches end."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    field = _field(rect, chart, look)
    _draw_lines(painter, field, look)
    _draw_stairs(painter, field, look)
    _draw_marks(painter, field, look)
    painter.restore()
    return Spots(field.area, tuple(QPointF(field.x(s.end), field.y(s.hours)) for s in chart.stretches), True)


def amount_at(spots: Spots, chart: StepChart, x: float) -> float:
    """The amount that stands at a place across the chart."""
    share = (x - spots.area.left()) / max(1.0, spots.area.width())
    return chart.low + min(max(share, 0.0), 1.0) * (chart.high - chart.low)


def _field(rect: QRectF, chart: StepChart, look: Look) -> _Field:
    hours = [s.hours for s in chart.stretches] + [m.hours for m in (chart.best, chart.now) if m is not None]
    lowest, highest = min(hours, default=0.0), max(hours, default=1.0)
    step = max(0.5, round_step((highest - lowest) / _LINES))
    low = max(0.0, floor(lowest / step - 0.2) * step) if lowest >= 0 else floor(lowest / step) * step
    high = max(ceil(highest / step + 0.05) * step, low + step)
    metrics, px = QFontMetricsF(look.font("meta")), look.px
    gutter = max(metrics.horizontalAdvance(chart.figure(value)) for value in (low, high)) + px(9)
    last = metrics.horizontalAdvance(chart.amount(chart.high)) / 2
    area = rect.adjusted(gutter, metrics.ascent() / 2 + px(4), -max(px(6), last), -metrics.height() - px(8))
    return _Field(area, chart, low, high, step)


def _ticks(low: float, high: float, step: float) -> list[float]:
    return [i * step for i in range(ceil(low / step - 1e-9), floor(high / step + 1e-9) + 1)]


def _draw_lines(painter: QPainter, field: _Field, look: Look) -> None:
    chart, area, font, px = field.chart, field.area, look.font("meta"), look.px
    metrics = QFontMetricsF(font)
    for hours in _ticks(field.low, field.high, field.step):
        y = round(field.y(hours)) + 0.5
        painter.setPen(QPen(look.tokens.line, 1))
        painter.drawLine(QLineF(area.left(), y, area.right() + px(6), y))
        put_before(
            painter, area.left() - px(8), y + metrics.capHeight() / 2, chart.figure(hours), font, look.tokens.text2
        )
    room = metrics.horizontalAdvance(chart.amount(chart.high)) + px(16)
    step = round_step((chart.high - chart.low) / max(1.0, area.width() // room))
    baseline = area.bottom() + px(8) + metrics.ascent()
    for amount in _ticks(chart.low, chart.high, step):
        words = chart.amount(amount)
        put(painter, field.x(amount) - metrics.horizontalAdvance(words) / 2, baseline, words, font, look.tokens.text2)


def _draw_stairs(painter: QPainter, field: _Field, look: Look) -> None:
    """Known stretches, joined where nothing of note lies between, else by dashes."""
    chart = field.chart
    pen, dashes = line_pen(look.tokens.accent, look), line_pen(look.tokens.accent, look, dashed=True)
    for each in chart.stretches:
        y = field.y(each.hours)
        painter.setPen(pen)
        painter.drawLine(QLineF(field.x(each.start), y, max(field.x(each.end), field.x(each.start) + 1), y))
    for before, after in pairwise(chart.stretches):
        known = after.start - before.end <= _NARROW_GAP * (chart.high - chart.low)
        painter.setPen(pen if known else dashes)
        painter.drawLine(QLineF(field.x(before.end), field.y(before.hours), field.x(after.start), field.y(after.hours)))


def _draw_marks(painter: QPainter, field: _Field, look: Look) -> None:
    chart, px, tokens = field.chart, look.px, look.tokens
    if chart.asked is not None:
        pen = QPen(tokens.text2, px(1.2))
        pen.setDashPattern([2.6, 2.2])
        painter.setPen(pen)
        x = round(field.x(chart.asked)) + 0.5
        painter.drawLine(QLineF(x, field.area.top() - px(4), x, field.area.bottom()))
    taken: list[QRectF] = []
    if chart.now is not None:
        at, near = field.at(chart.now), px(7)
        taken.append(_words(painter, field, chart.now, look, "text2", taken))
        taken.append(QRectF(at.x() - near, at.y() - near, 2 * near, 2 * near))
        _dot(painter, field.at(chart.now), look, lambda: painter.setPen(QPen(tokens.text, px(2))), px(4))
    if chart.best is not None:
        _words(painter, field, chart.best, look, "accent", taken)
        painter.setBrush(tokens.accent)
        painter.setPen(QPen(tokens.window, px(2)))
        painter.drawEllipse(field.at(chart.best), px(6), px(6))
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _dot(painter: QPainter, at: QPointF, look: Look, pen: Callable[[], None], radius: float) -> None:
    pen()
    painter.setBrush(look.tokens.window)
    painter.drawEllipse(at, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _words(painter: QPainter, field: _Field, marked: Marked, look: Look, colour: str, taken: list[QRectF]) -> QRectF:
    """Words beside a point where neither the curve nor other words are: below to the right, or above to the left."""
    font, px = strong(look), look.px
    metrics, at = QFontMetricsF(font), field.at(marked)
    wide, high = metrics.horizontalAdvance(marked.words), metrics.height()
    places = (
        QRectF(at.x() + px(8), at.y() + px(3), wide, high),
        QRectF(at.x() - px(8) - wide, at.y() - px(3) - high, wide, high),
        QRectF(at.x() - px(8) - wide, at.y() + px(5), wide, high),
        QRectF(at.x() + px(8), at.y() + px(3) + high, wide, high),
    )
    room = field.area.adjusted(-px(2), -px(8), px(8), px(2))
    place = next((p for p in places if room.contains(p) and not any(p.intersects(t) for t in taken)), places[1])
    fill(painter, place.adjusted(-px(2), 0, px(2), 0), look.tokens.window)
    put(painter, place.left(), place.top() + metrics.ascent(), marked.words, font, getattr(look.tokens, colour))
    return place
