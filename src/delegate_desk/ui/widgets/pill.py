"""Small words on a tint: a verdict, a count, a gain, a key."""

from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from delegate_desk.ui import icons
from delegate_desk.ui.icons import IconName
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.tokens import ColourName
from delegate_desk.ui.widgets.painting import box, draw_text, mirrored
from delegate_desk.ui.widgets.text import PlainLabel

PillKind = Literal["accent", "warn", "danger", "neutral", "key"]

_COLOURS: dict[PillKind, tuple[ColourName, ColourName]] = {
    "accent": ("accentsoft", "accentink"),
    "warn": ("warnsoft", "warn"),
    "danger": ("dangersoft", "danger"),
    "neutral": ("column", "text2"),
    "key": ("column", "text2"),
}


class Pill(PlainLabel):
    """A word or figure on a rounded tint; of kind "key" it is the hint of a key beside a button."""

    def __init__(self, theme: Theme, text: str, kind: PillKind = "accent", *, icon: IconName | None = None) -> None:
        self._kind: PillKind = kind
        self._icon: IconName | None = icon
        strong = None if kind == "key" else QFont.Weight.DemiBold
        super().__init__(theme, text, "meta", _COLOURS[kind][1], weight=strong)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_as(self, text: str, kind: PillKind, icon: IconName | None = None) -> None:
        """Say something else, in another tint."""
        self._kind, self._icon = kind, icon
        self.set_colour(_COLOURS[kind][1])
        self.setText(text)
        self.updateGeometry()

    def _lead(self) -> int:
        """Room before the word."""
        px = self._theme.px
        if self._kind == "key":
            return px(5)
        return px(10) + (px(18) if self._icon is not None else 0)

    def sizeHint(self) -> QSize:
        """The word, its padding and its icon."""
        px, metrics = self._theme.px, self.fontMetrics()
        wide = metrics.horizontalAdvance(self.text()) + self._lead() + px(5 if self._kind == "key" else 10)
        high = metrics.height() + px(2 if self._kind == "key" else 7)
        return QSize(max(wide, high), high)

    def minimumSizeHint(self) -> QSize:
        """A pill is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw tint, icon and word."""
        painter = QPainter(self)
        px = self._theme.px
        tint, ink = (self._theme.colour(name) for name in _COLOURS[self._kind])
        line = ink if self._theme.high_contrast else None
        box(painter, self.rect(), px(4) if self._kind == "key" else self.height() / 2, tint, line)
        if self._icon is not None:
            side = px(14)
            place = QRect(px(9), (self.height() - side) // 2, side, side)
            icons.draw(painter, self._icon, ink, QRectF(mirrored(place, self.rect(), self.layoutDirection())))
        painter.setFont(self.font())
        painter.setPen(ink)
        end = px(5 if self._kind == "key" else 10)
        words = QRect(self._lead(), 0, self.width() - self._lead() - end + 1, self.height())
        draw_text(
            painter, mirrored(words, self.rect(), self.layoutDirection()), self.text(), Qt.AlignmentFlag.AlignCenter
        )
