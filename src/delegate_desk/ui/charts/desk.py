"""The chart of hours still on the owner's desk: for each function what it was, what it is, what is planned."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from delegate_desk.ui import icons
from delegate_desk.ui.charts.frame import draw_head
from delegate_desk.ui.charts.look import Look, cut, flip, inner, is_flipped, put, put_before
from delegate_desk.ui.charts.model import DeskChart, DeskRow, Spots
from delegate_desk.ui.widgets.painting import box, fill

_ROW = 53.0
_LEAST_ROW = 46.0
_NOTHING = 0.05
"""Hours that are shown as none."""


def desk_height(chart: DeskChart, look: Look) -> float:
    """The least height that shows every row."""
    return look.px(22 + 22 + 30 + 40) + (len(chart.rows) + 1) * look.px(_LEAST_ROW)


def paint_desk(painter: QPainter, rect: QRectF, chart: DeskChart, look: Look) -> Spots:
    """Draw the chart into the rectangle; gives back where its functions stand."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    top = draw_head(painter, rect, chart.title, chart.keys, look, below=True) + look.px(7)
    place = inner(rect, look)
    place.setTop(top)
    high = min(look.px(_ROW), (place.height() + look.px(6)) / (len(chart.rows) + 1))
    most = max((max(row.before, row.now) for row in chart.rows), default=1.0) or 1.0
    spots = []
    for i, row in enumerate(chart.rows):
        line = QRectF(place.left(), top + i * high, place.width(), high)
        _draw_rule(painter, line, look, 1)
        _draw_row(painter, line, row, most, look)
        spots.append(QPointF(place.left(), line.center().y()))
    _draw_all(painter, QRectF(place.left(), top + len(chart.rows) * high, place.width(), high), chart, look)
    painter.restore()
    return Spots(place, tuple(spots), False)


def _draw_rule(painter: QPainter, line: QRectF, look: Look, width: int) -> None:
    painter.setPen(QPen(look.tokens.line, width))
    y = round(line.top()) + width / 2
    painter.drawLine(QLineF(line.left(), y, line.right(), y))


def _draw_row(painter: QPainter, line: QRectF, row: DeskRow, most: float, look: Look) -> None:
    px, tokens = look.px, look.tokens
    side = px(26)
    _draw_tile(painter, QRectF(line.left(), line.center().y() - side / 2 + px(2), side, side), row.function, look)
    left, bar = line.left() + px(38), px(9)
    font = look.font("button")
    block = QFontMetricsF(font).height() + px(3) + bar
    baseline = line.top() + (line.height() - block) / 2 + QFontMetricsF(font).ascent() + px(1)
    start = _draw_figures(painter, line.right(), baseline, row.before_words, row.now_words, look)
    put(painter, left, baseline, cut(row.name, font, start - left - px(8)), font, tokens.text)
    top = baseline + QFontMetricsF(font).descent() + px(3)
    unit = (line.right() - left) / most
    box(painter, QRectF(left, top, max(px(3), row.before * unit), bar), px(2.5), tokens.accentsoft, _edge(look))
    if row.now > _NOTHING:
        box(painter, QRectF(left, top, max(px(3), row.now * unit), bar), px(2.5), tokens.accent)
    if abs(row.planned - row.now) > _NOTHING:
        mark = QRectF(left + row.planned * unit - px(1.5), top - px(2.5), px(3), bar + px(5))
        fill(painter, mark.adjusted(-px(1.5), 0, px(1.5), 0), tokens.panel)
        fill(painter, mark, tokens.text)


def _edge(look: Look) -> QColor | None:
    """Tints that are the page's own, as in high contrast, need a line to be seen."""
    return look.tokens.control if look.tokens.accentsoft == look.tokens.window else None


def _draw_tile(painter: QPainter, place: QRectF, function: str, look: Look) -> None:
    shown = look.tile(function)
    box(painter, place, look.px(7), shown.tile)
    side = round(place.width() * 0.6)
    middle = place.center()
    upright = is_flipped(painter)
    if upright:
        flip(painter, place)
    icons.draw(painter, shown.icon, shown.ink, QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side))
    if upright:
        flip(painter, place)


def _draw_figures(painter: QPainter, end: float, baseline: float, before: str, now: str, look: Look) -> float:
    """Before, an arrow, now; gives back where they start."""
    tokens, px = look.tokens, look.px
    start = put_before(painter, end, baseline, now, look.font("button", QFont.Weight.DemiBold), tokens.text)
    quiet = look.font("body")
    start = put_before(painter, start - px(7), baseline, "←" if is_flipped(painter) else "→", quiet, tokens.text2)
    return put_before(painter, start - px(7), baseline, before, quiet, tokens.text2)


def _draw_all(painter: QPainter, line: QRectF, chart: DeskChart, look: Look) -> None:
    """The last row, under a line of its own: all functions."""
    _draw_rule(painter, line, look, 2)
    font = look.font("button", QFont.Weight.DemiBold)
    baseline = line.top() + min(line.height() / 2, look.px(21)) + QFontMetricsF(font).capHeight() / 2
    put(painter, line.left(), baseline, chart.all_words, font, look.tokens.text)
    _draw_figures(painter, line.right(), baseline, chart.all_before, chart.all_now, look)
