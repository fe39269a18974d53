"""Ink on a page: text, rules and boxes in design pixels, whatever the device's resolution is."""

from typing import Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from delegate_desk.ui.print.faces import FINE, Face, is_right_to_left

Ink = Literal["black", "quiet", "rule"]
Stand = Literal["start", "middle", "end"]

_PER_INCH = 96
_RULE = 1.0
"""0.75 pt."""
BOX = 17.0
"""Side of a box to tick."""


class Canvas:
    """One painter and the state it is in, so that only what changes is told to it."""

    def __init__(self, painter: QPainter, dots_per_inch: float) -> None:
        self._painter = painter
        self._inks = {"black": QColor("#000000"), "quiet": QColor("#444444"), "rule": QColor("#999999")}
        self._face: Face | None = None
        self._pen: tuple[str, float] | None = None
        self._leftward: bool | None = None
        painter.scale(dots_per_inch / _PER_INCH / FINE, dots_per_inch / _PER_INCH / FINE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def text(
        self, place: QPointF, text: str, face: Face, width: float = 0, *, stand: Stand = "start", ink: Ink = "black"
    ) -> None:
        """A line of text on a baseline; within `width` it stands at its start, which is right for some scripts."""
        if not text:
            return
        leftward = is_right_to_left(text)
        x = place.x()
        if stand == "middle":
            x += (width - face.width(text)) / 2
        elif (stand == "end") != (leftward and stand == "start"):
            x += width - face.width(text) if width else 0
        self._ready(face, ink, leftward)
        self._painter.drawText(QPointF(x * FINE, place.y() * FINE), text)

    def rule(self, x: float, y: float, width: float, ink: Ink = "black") -> None:
        """A line of 0.75 pt."""
        self._use(ink, _RULE)
        self._painter.drawLine(QLineF(x * FINE, y * FINE, (x + width) * FINE, y * FINE))

    def frame(self, x: float, y: float, width: float, height: float, radius: float = 0) -> None:
        """An empty box with round corners."""
        self._use("black", _RULE)
        rect = QRectF(x * FINE, y * FINE, width * FINE, height * FINE)
        self._painter.drawRoundedRect(rect, radius * FINE, radius * FINE)

    def box(self, x: float, y: float, side: float, *, ticked: bool = False) -> None:
        """A box to tick; `ticked` has its mark."""
        self.frame(x, y, side, side, side * 0.2)
        if ticked:
            self._use("black", 1.8)
            path = QPainterPath(QPointF((x + side * 0.24) * FINE, (y + side * 0.54) * FINE))
            path.lineTo((x + side * 0.43) * FINE, (y + side * 0.72) * FINE)
            path.lineTo((x + side * 0.78) * FINE, (y + side * 0.3) * FINE)
            self._painter.drawPath(path)

    def dot(self, x: float, y: float, radius: float) -> None:
        """A full dot around a point."""
        self._use("black", 0.5)
        self._painter.setBrush(self._inks["black"])
        self._painter.drawEllipse(QPointF(x * FINE, y * FINE), radius * FINE, radius * FINE)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)

    def hatch(self, x: float, y: float, width: float, height: float, rising: bool) -> None:
        """Slanting lines within a rectangle, thin enough to save ink."""
        self._use("rule", _RULE)
        self._painter.save()
        self._painter.setClipRect(QRectF(x * FINE, y * FINE, width * FINE, height * FINE))
        step, start = 6.0, x - height
        while start < x + width:
            low, high = (y + height, y) if rising else (y, y + height)
            self._painter.drawLine(QLineF(start * FINE, low * FINE, (start + height) * FINE, high * FINE))
            start += step
        self._painter.restore()

    def circle(self, x: float, y: float, side: float) -> None:
        """An empty circle in a square."""
        self._use("black", _RULE)
        self._painter.drawEllipse(QRectF(x * FINE, y * FINE, side * FINE, side * FINE))

    def heavy(self, x: float, y: float, width: float) -> None:
        """A thick line, for what is there already."""
        self._use("black", 3)
        self._painter.drawLine(QLineF(x * FINE, y * FINE, (x + width) * FINE, y * FINE))

    def _ready(self, face: Face, ink: Ink, leftward: bool) -> None:
        if face is not self._face:
            self._painter.setFont(face.font)
            self._face = face
        if leftward is not self._leftward:
            direction = Qt.LayoutDirection.RightToLeft if leftward else Qt.LayoutDirection.LeftToRight
            self._painter.setLayoutDirection(direction)
            self._leftward = leftward
        self._use(ink, _RULE)

    def _use(self, ink: Ink, weight: float) -> None:
        if self._pen != (ink, weight):
            pen = QPen(self._inks[ink], weight * FINE)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap if weight == _RULE else Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            self._painter.setPen(pen)
            self._pen = (ink, weight)
