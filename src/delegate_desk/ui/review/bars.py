"""Bars and the small chart of step 4, painted."""

from typing import TypeAlias

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui import formats
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.lettering import Lettering, advance
from delegate_desk.ui.widgets.painting import box, fill, hatch

Placed: TypeAlias = tuple[str, float, float, float]
"""A week's name, and its hours of family, growth and work."""


def draw_parts(
    painter: QPainter,
    theme: Theme,
    area: QRectF,
    parts: list[tuple[str, str, float]],
    direction: Qt.LayoutDirection,
) -> None:
    """Paint the parts side by side, each with name and hours where they fit."""
    tokens, px = theme.tokens, theme.px
    looks: dict[str, tuple[QColor, QColor, QColor]] = {
        "family": (tokens.familyfill, tokens.family, tokens.familyink),
        "growth": (tokens.growthfill, tokens.growth, tokens.growthink),
        "work": (tokens.nav, tokens.text3, tokens.text),
    }
    letters = Lettering(painter, area.width(), direction)
    total = sum(hours for _kind, _name, hours in parts)
    gap = px(3)
    room = area.width() - gap * max(0, len(parts) - 1)
    strong = theme.font("body", QFont.Weight.DemiBold)
    x = 0.0
    for kind, name, hours in parts:
        place = QRectF(x, 0, room * hours / total, area.height())
        where = letters.place(place)
        x = place.right() + gap
        figure = formats.hours(hours) if place.width() > px(56) else formats.decimal_text(hours)
        baseline = place.center().y() + px(5)
        if kind in looks:
            paper, line, ink = looks[kind]
            box(painter, where, px(5), paper, tokens.control if theme.high_contrast else None)
            fill(painter, where.adjusted(px(2), where.height() - px(3), -px(2), 0), line)
        else:
            hatch(painter, where, px(5), tokens.freesoft, tokens.line, px(8))
            ink = tokens.text
        if place.width() > advance(figure, strong) + px(14):
            end = letters.put_before(place.right() - px(10), baseline, figure, strong, ink)
            if advance(name, strong) + px(20) < end - place.left():
                letters.put(place.left() + px(12), baseline, name, strong, ink)


class GoalLine(QWidget):
    """How much of a goal's hours the week gave it. The field beside says the hours."""

    def __init__(self, theme: Theme, kind: str) -> None:
        super().__init__()
        self._theme, self._kind = theme, kind
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_share(self, share: float) -> None:
        """Show another share of 1."""
        self._share = min(1.0, max(0.0, share))
        self.update()

    def sizeHint(self) -> QSize:
        """A thin line."""
        return QSize(self._theme.px(60), self._theme.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter, tokens, px = QPainter(self), self._theme.tokens, self._theme.px
        ink, paper = {
            "family": (tokens.family, tokens.familysoft),
            "growth": (tokens.growth, tokens.growthsoft),
        }.get(self._kind, (tokens.text3, tokens.column))
        high = px(9)
        track = QRectF(0, (self.height() - high) / 2, self.width(), high)
        box(painter, track, px(3), paper, tokens.control if self._theme.high_contrast else None)
        if self._share > 0:
            part = QRectF(0, track.top(), track.width() * self._share, high)
            letters = Lettering(painter, self.width(), self.layoutDirection())
            box(painter, letters.place(part), px(3), ink)


class LastWeeks(QWidget):
    """Four weeks of placed hours as bars; its accessible name lists them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._weeks: list[Placed] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_weeks(self, weeks: list[Placed]) -> None:
        """Show these weeks: their name, and hours of family, growth and work."""
        self._weeks = weeks
        shape = _("{week}: {family} family, {growth} growth, {work} work")
        self.setAccessibleName(
            "; ".join(
                shape.format(
                    week=name, family=formats.hours(family), growth=formats.hours(growth), work=formats.hours(work)
                )
                for name, family, growth, work in weeks
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Bars, their figures above and their weeks beneath."""
        return QSize(self._theme.px(200), self._theme.px(176))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars."""
        if not self._weeks:
            return
        painter, theme, tokens, px = QPainter(self), self._theme, self._theme.tokens, self._theme.px
        letters = Lettering(painter, self.width(), self.layoutDirection())
        meta, strong = theme.font("meta"), theme.font("meta", QFont.Weight.DemiBold)
        foot, most = self.height() - px(24), max(0.1, *(sum(week[1:]) for week in self._weeks))
        scale = (foot - px(26)) / most
        slot = self.width() / len(self._weeks)
        wide = min(px(40), slot * 0.62)
        fill(painter, QRectF(0, foot, self.width(), 1), tokens.line)
        for number, (name, *hours) in enumerate(self._weeks):
            middle, y = slot * (number + 0.5), float(foot)
            for part, colour in zip(hours, (tokens.family, tokens.growth, tokens.control), strict=True):
                high = part * scale
                if high >= 1:
                    bar = QRectF(middle - wide / 2, y - high, wide, max(1.0, high - px(2)))
                    box(painter, letters.place(bar), px(3), colour)
                y -= high
            figure = formats.decimal_text(sum(hours))
            letters.put(middle - advance(figure, strong) / 2, y - px(7), figure, strong, tokens.text)
            letters.put(middle - advance(name, meta) / 2, foot + px(18), name, meta, tokens.text2)
