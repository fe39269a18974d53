"""How charts look on a surface: colours, fonts and measures of the screen or of paper."""

from collections.abc import Callable, Mapping
from math import ceil
from typing import Any, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPen

from delegate_desk.ui.theme import Theme
from delegate_desk.ui.tokens import ColourName, Tile, Tokens, tile, tokens
from delegate_desk.ui.widgets.painting import fill


class Look(NamedTuple):
    """What a painter of charts needs to know of its surface."""

    tokens: Tokens
    font: Callable[..., QFont]
    """Font of a role and, if given, a weight."""
    px: Callable[[float], float]
    """Pixels for a figure of the design."""
    tile: Callable[[str], Tile]
    """Icon and tints of a business function."""
    mirrored: bool = False
    """Whether everything runs from the right, time too, as the language does."""
    fills: Mapping[str, QColor] = {}
    """What bars are filled with in the place of their colours: on paper, so that black ink can tell them apart."""

    def fill(self, name: ColourName) -> QColor:
        """What bars of that colour are filled with."""
        colour: QColor = self.fills.get(name) or getattr(self.tokens, name)
        return colour

    def edge(self, name: ColourName) -> QColor | None:
        """The line round bars of that colour, where they are too pale to go without."""
        return self.tokens.text3 if name in self.fills else None


def screen_look(theme: Theme) -> Look:
    """As the window looks now."""
    return Look(theme.tokens, theme.font, theme.scaled, theme.tile, _from_the_right())


def paper_look(theme: Theme) -> Look:
    """Light on white, whatever the window looks like: for paper and for pictures that are sent to others."""
    white = QColor(Qt.GlobalColor.white)

    def font(*role: Any) -> QFont:
        return _plain(theme.font(*role))

    light = tokens()._replace(panel=white, window=white)
    pale = {"growth": light.growthfill, "control": light.freesoft}  # dark, middle and pale, as grey as in colour
    return Look(light, font, theme.scaled, tile, _from_the_right(), pale)


def _from_the_right() -> bool:
    return QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


def flip(painter: QPainter, rect: QRectF) -> None:
    """Have everything drawn into the rectangle from now on mirrored; texts of `put` and what is `upright` stay so."""
    painter.translate(rect.left() + rect.right(), 0)
    painter.scale(-1, 1)


def is_flipped(painter: QPainter) -> bool:
    """Whether what is drawn appears mirrored."""
    return painter.transform().m11() < 0


def _plain(shared: QFont) -> QFont:
    """The font without what paper and drawings lose: spacing in pixels of the screen, and figures under no code."""
    font = QFont(shared)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100)
    if hasattr(font, "clearFeatures"):
        font.clearFeatures()
    return font


def hatched(painter: QPainter, rect: QRectF, paper: QColor, line: QColor, gap: float) -> None:
    """Fill a box with rising lines, each cut at its edges: drawings know no clipping."""
    fill(painter, rect, paper)
    painter.setPen(QPen(line, 1.0))
    left, right, high, bottom = rect.left(), rect.right(), rect.height(), rect.bottom()
    count = max(0, ceil((right - left + high) / gap - 0.5))
    starts = [left - high + (i + 0.5) * gap for i in range(count)]
    ends = [(max(start, left), min(start + high, right), bottom + start) for start in starts]
    painter.drawLines(
        [QLineF(low, foot - low, top, foot - top) for low, top, foot in ends]
    )  # together: ten times faster


def fill_all(painter: QPainter, bars: list[QRectF], colour: QColor, edge: QColor | None = None) -> None:
    """Fill plain rectangles together, their edges on whole pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(Qt.PenStyle.NoPen) if edge is None else QPen(edge, 1.0))
    painter.setBrush(colour)
    painter.drawRects(bars)
    painter.restore()


def strong(look: Look) -> QFont:
    """The font of figures within a chart."""
    return look.font("meta", QFont.Weight.DemiBold)


def put(painter: QPainter, x: float, baseline: float, text: str, font: QFont, colour: QColor) -> float:
    """Set a text that starts at `x`; gives back where it ends."""
    painter.setFont(font)
    painter.setPen(colour)
    wide = QFontMetricsF(font).horizontalAdvance(text)
    if is_flipped(painter):
        place = QRectF(x, 0, wide, 0)
        flip(painter, place)
        painter.drawText(QPointF(x, baseline), text)
        flip(painter, place)
    else:
        painter.drawText(QPointF(x, baseline), text)
    return x + wide


def put_before(painter: QPainter, end: float, baseline: float, text: str, font: QFont, colour: QColor) -> float:
    """Set a text that ends at `end`; gives back where it starts."""
    start = end - QFontMetricsF(font).horizontalAdvance(text)
    put(painter, start, baseline, text, font, colour)
    return start


def cut(text: str, font: QFont, room: float) -> str:
    """The text, with an ellipsis where it is wider than the room."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room))


def inner(rect: QRectF, look: Look) -> QRectF:
    """The part of a panel within its margins."""
    pad = look.px(22)
    return rect.adjusted(pad, look.px(20), -pad, -look.px(18))
