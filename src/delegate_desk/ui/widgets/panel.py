"""Surfaces and dividers: boxes that hold other widgets, lines between them, tiles of functions."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from delegate_desk.ui import icons
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.tokens import ColourName
from delegate_desk.ui.widgets.painting import box, fill


class Panel(QWidget):
    """A rounded box on the page; give it a layout.

    `line` is the token of its border, None for none. A radius of 0 makes a plain surface.
    """

    def __init__(
        self, theme: Theme, fill: ColourName = "panel", line: ColourName | None = "cardline", radius: int = 10
    ) -> None:
        super().__init__()
        self._theme = theme
        self._fill: ColourName = fill
        self._line: ColourName | None = line
        self._radius = radius
        theme.changed.connect(self.update)

    def set_surface(self, fill: ColourName, line: ColourName | None) -> None:
        """Take other colours."""
        self._fill, self._line = fill, line
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box; in high contrast it always has a line."""
        line = self._line
        if line is None and self._theme.high_contrast and self._radius:
            line = "control"
        painter = QPainter(self)
        colour = None if line is None else self._theme.colour(line)
        box(painter, self.rect(), self._theme.px(self._radius), self._theme.colour(self._fill), colour)


class Rule(QWidget):
    """A divider of one pixel, lying or standing."""

    def __init__(self, theme: Theme, *, upright: bool = False, colour: ColourName = "line") -> None:
        super().__init__()
        self._theme = theme
        self._colour: ColourName = colour
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(*((fixed, free) if upright else (free, fixed)))
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        fill(QPainter(self), self.rect(), self._theme.colour(self._colour))


class FunctionTile(QWidget):
    """The icon of a business function on its tint. Beside it there is always a word, so it has no name."""

    def __init__(self, theme: Theme, function: str, size: int = 30) -> None:
        super().__init__()
        self._theme = theme
        self._function = function
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._changed)

    def set_function(self, function: str) -> None:
        """Show another function."""
        self._function = function
        self.update()

    def _changed(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        side = self._theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tile."""
        draw_tile(QPainter(self), self._theme, self._function, QRectF(self.rect()))


def draw_tile(painter: QPainter, theme: Theme, function: str, rect: QRectF) -> None:
    """Paint a function's tile into a square: the cards' delegate does it too."""
    shown = theme.tile(function)
    line = theme.tokens.control if theme.high_contrast else None
    box(painter, rect, theme.px(8 if rect.width() > theme.px(32) else 7), shown.tile, line)
    side = round(rect.width() * (0.6 if rect.width() <= theme.px(32) else 0.56))
    middle = rect.center()
    icons.draw(painter, shown.icon, shown.ink, QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side))
