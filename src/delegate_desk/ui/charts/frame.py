"""What charts stand in: the heading with its legend, the lines behind, the months at the foot, the words beside."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QLineF, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from delegate_desk.ui.charts.look import Look, cut, hatched, inner, put, put_before
from delegate_desk.ui.charts.model import BarChart, End, Key, LineChart
from delegate_desk.ui.charts.scale import Month, Scale, months
from delegate_desk.ui.formats import locale
from delegate_desk.ui.widgets.painting import box, fill

_GUTTER = 38.0
_MONTH = 42.0


class Plot(NamedTuple):
    """Where a chart of weeks is drawn: its field, its scale, and the middle of each week."""

    area: QRectF
    scale: Scale
    xs: tuple[float, ...]
    slot: float

    def y(self, value: float) -> float:
        """How high a value stands."""
        return self.area.bottom() - self.scale.share(value) * self.area.height()

    def ys(self, values: Sequence[float | None]) -> list[float]:
        """How high values stand, gaps on the line of zero: `y` for hundreds of them."""
        unit = self.area.height() / (self.scale.high - self.scale.low)
        zero = self.area.bottom() + self.scale.low * unit
        return [zero if value is None else zero - value * unit for value in values]


def draw_head(painter: QPainter, rect: QRectF, title: str, keys: Sequence[Key], look: Look, *, below: bool) -> float:
    """Draw the heading, and the legend at the end of its line or, where asked or needed, below it.

    Gives back where both end.
    """
    place, px = inner(rect, look), look.px
    font = look.font("section")
    baseline = place.top() + QFontMetricsF(font).ascent() - px(2)
    taken = sum(_key_width(key, look) for key in keys) - px(16)
    below = below or QFontMetricsF(font).horizontalAdvance(title) + px(20) + taken > place.width()
    put(painter, place.left(), baseline, cut(title, font, place.width()), font, look.tokens.text)
    if not below:
        _draw_keys(painter, place.right() - taken, baseline, keys, look)
        return baseline + px(6)
    lines = _key_lines(keys, place.width(), look)
    for line in lines:
        baseline += max(px(22), QFontMetricsF(look.font("meta")).height() + px(5))
        _draw_keys(painter, place.left(), baseline, line, look)
    return baseline + px(6)


def _key_lines(keys: Sequence[Key], room: float, look: Look) -> list[list[Key]]:
    lines: list[list[Key]] = [[]]
    used = 0.0
    for key in keys:
        wide = _key_width(key, look)
        if lines[-1] and used + wide - look.px(16) > room:
            lines.append([])
            used = 0.0
        lines[-1].append(key)
        used += wide
    return lines


def _key_width(key: Key, look: Look) -> float:
    return look.px(_sign_width(key) + 6 + 16) + QFontMetricsF(look.font("meta")).horizontalAdvance(key.words)


def _sign_width(key: Key) -> float:
    return {"line": 18.0, "dashes": 18.0, "mark": 3.0}.get(key.kind, 10.0)


def _draw_keys(painter: QPainter, x: float, baseline: float, keys: Sequence[Key], look: Look) -> None:
    px, font = look.px, look.font("meta")
    middle = baseline - QFontMetricsF(font).capHeight() / 2
    for key in keys:
        wide = px(_sign_width(key))
        _draw_sign(painter, QRectF(x, middle - px(5), wide, px(10)), key, look)
        put(painter, x + wide + px(6), baseline, key.words, font, look.tokens.text2)
        x += _key_width(key, look)


def _draw_sign(painter: QPainter, place: QRectF, key: Key, look: Look) -> None:
    colour = getattr(look.tokens, key.colour)
    if key.kind in ("line", "dashes"):
        painter.setPen(line_pen(colour, look, dashed=key.kind == "dashes"))
        painter.drawLine(QPointF(place.left(), place.center().y()), QPointF(place.right(), place.center().y()))
    elif key.kind == "mark":
        fill(painter, place.adjusted(0, -look.px(1), 0, look.px(1)), colour)
    elif key.kind == "hatched":
        hatched(painter, place, look.tokens.freesoft, look.tokens.control, look.px(4))
    else:
        line = look.edge(key.colour) if key.line is None else getattr(look.tokens, key.line)
        box(painter, place, look.px(3), look.fill(key.colour), line)


def line_pen(colour: QColor, look: Look, *, dashed: bool = False) -> QPen:
    """The pen of a series."""
    pen = QPen(colour, look.px(1.6 if dashed else 2.2))
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin if dashed else Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashed:
        pen.setDashPattern([2.6, 1.8])
    return pen


def plot_of(rect: QRectF, top: float, chart: LineChart | BarChart, scale: Scale, look: Look) -> Plot:
    """Where the weeks stand: points from edge to edge, bars each in a slot of its own."""
    px, metrics = look.px, QFontMetricsF(look.font("meta"))
    weeks, bars, place = chart.weeks, isinstance(chart, BarChart), inner(rect, look)
    gutter = max((px(_GUTTER), *(metrics.horizontalAdvance(text) + px(9) for text in _figures(chart, scale))))
    foot = metrics.height() + px(8)
    area = QRectF(place.left() + gutter, top + px(14), 0, 0)
    area.setRight(max(area.left() + 1, place.right() - _side_width(chart.ends, look)))
    area.setBottom(max(area.top() + 1, place.bottom() - foot))
    slots = weeks.span + 1 if bars else max(1, weeks.span)
    slot = area.width() / slots
    lead = slot / 2 if bars else 0.0
    if not bars and not weeks.span:
        lead = area.width()
    return Plot(area, scale, tuple(area.left() + lead + at * slot for at in weeks.at), slot)


def draw_lines(painter: QPainter, plot: Plot, chart: LineChart | BarChart, look: Look) -> None:
    """Draw the line of each tick, and its figure."""
    font, tokens = look.font("meta"), look.tokens
    lift = QFontMetricsF(font).capHeight() / 2
    for tick, text in zip(plot.scale.ticks, _figures(chart, plot.scale), strict=True):
        y = round(plot.y(tick)) + 0.5
        painter.setPen(QPen(tokens.control if not tick and plot.scale.low < 0 else tokens.line, 1))
        painter.drawLine(QLineF(plot.area.left(), y, plot.area.right() + look.px(6), y))
        put_before(painter, plot.area.left() - look.px(9), y + lift, text, font, tokens.text2)


def draw_months(painter: QPainter, plot: Plot, chart: LineChart | BarChart, look: Look) -> None:
    """Draw where months begin: the tick at the first week of each, or at the edge of its slot, the name after it."""
    weeks, bars = chart.weeks, isinstance(chart, BarChart)
    font, tokens, px = look.font("meta"), look.tokens, look.px
    metrics = QFontMetricsF(font)
    shown = months(weeks.days, plot.area.width() / px(_MONTH))
    places = [plot.xs[month.first] - (plot.slot / 2 if bars else 0.0) for month in shown]
    baseline, used = plot.area.bottom() + px(8) + metrics.ascent(), -1e9
    for i, (month, x) in enumerate(zip(shown, places, strict=True)):
        first = month.first == 0
        name = (
            month.day.strftime("%Y")
            if month.is_year
            else locale().monthName(month.day.month, QLocale.FormatType.ShortFormat)
        )
        start = x + (-px(4) if first and not bars else px(5))
        until = places[i + 1] if i + 1 < len(places) else 1e9
        if not first:
            painter.setPen(QPen(tokens.control, 1))
            edge = round(x) + 0.5
            painter.drawLine(QLineF(edge, plot.area.bottom(), edge, plot.area.bottom() + px(5)))
        if start >= used and (start + metrics.horizontalAdvance(name) <= until or not first):
            used = put(painter, start, baseline, name, font, tokens.text2) + px(4)


def _month_name(month: Month) -> str:
    if month.is_year:
        return str(month.day.year)
    return locale().monthName(month.day.month, QLocale.FormatType.ShortFormat)


def _side_width(ends: Sequence[End], look: Look) -> float:
    """Room for the words at the end of the series."""
    font, meta = QFontMetricsF(_end_font(look)), QFontMetricsF(look.font("meta"))
    widest = max(
        (max(font.horizontalAdvance(end.figure), meta.horizontalAdvance(end.words)) for end in ends), default=0
    )
    return widest + look.px(14) if ends else look.px(6)


def _end_font(look: Look) -> QFont:
    return look.font("card", QFont.Weight.DemiBold)


def draw_ends(painter: QPainter, plot: Plot, heights: Sequence[float], ends: Sequence[End], look: Look) -> None:
    """Draw figure and word beside each end, none on another."""
    px, meta, figure = look.px, look.font("meta"), _end_font(look)
    line = QFontMetricsF(meta).height()
    apart = line + QFontMetricsF(figure).height() + px(3)
    for y, end in zip(_apart(heights, apart, plot.area, px(14)), ends, strict=True):
        x = plot.area.right() + px(12)
        put(painter, x, y, end.figure, figure, getattr(look.tokens, end.colour))
        put(painter, x, y + line, end.words, meta, look.tokens.text2)


def _apart(heights: Sequence[float], least: float, area: QRectF, rise: float) -> list[float]:
    """Base lines near the heights, moved so that two never touch and none leaves the field."""
    order = sorted(range(len(heights)), key=lambda i: heights[i])
    found = [0.0] * len(heights)
    lowest = area.bottom() - least / 2
    for rank, i in enumerate(order):
        left = len(order) - rank - 1
        wished = min(heights[i], lowest - left * least)
        found[i] = wished if rank == 0 else max(wished, found[order[rank - 1]] + least)
    return [max(y, area.top() - rise) for y in found]


def _figures(chart: LineChart | BarChart, scale: Scale) -> list[str]:
    return [chart.figure(tick) for tick in scale.ticks]
