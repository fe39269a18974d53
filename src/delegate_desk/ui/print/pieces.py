"""Pieces: what a block becomes on paper, each whole on its page."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QPointF

from delegate_desk.ui.print.canvas import Canvas, Ink
from delegate_desk.ui.print.faces import Face, Faces

Draw: TypeAlias = Callable[[Canvas, float, float], None]
"""Draws a piece whose upper left corner is at x and y."""


class Piece(NamedTuple):
    """Something that stands whole on one page.

    `above` is room before it, left out at the top of a page; `keeps` holds it with the piece that follows; `head`
    comes again above it where it is the first of a page.
    """

    height: float
    draw: Draw
    above: float = 0
    keeps: bool = False
    head: "Piece | None" = None


class Measure(NamedTuple):
    """What blocks are set for: the type, the width, and the height of a page that a piece may take at most."""

    faces: Faces
    width: float
    room: float

    def px(self, size: float) -> float:
        """A design measure at the document's text size."""
        return size * self.faces.scale


class Lined(NamedTuple):
    """How lines of text stand: their face, from line to line, and the baseline of the first."""

    face: Face
    pitch: float
    baseline: float
    ink: Ink = "black"


def text_pieces(lines: Sequence[str], how: Lined, x: float, width: float, room: float, above: float = 0) -> list[Piece]:
    """Lines as one piece, or line by line where they are longer than a page."""
    if len(lines) * how.pitch <= room:
        return [Piece(len(lines) * how.pitch, text_draw(lines, how, x, width), above)]
    return [Piece(how.pitch, text_draw([line], how, x, width), above if i == 0 else 0) for i, line in enumerate(lines)]


def text_draw(lines: Sequence[str], how: Lined, x: float, width: float) -> Draw:
    """What draws these lines at an offset of x."""

    def draw(canvas: Canvas, left: float, top: float) -> None:
        y = top + how.baseline
        for line in lines:
            canvas.text(QPointF(left + x, y), line, how.face, width, ink=how.ink)
            y += how.pitch

    return draw


def stacked(pieces: Sequence[Piece]) -> float:
    """The height of pieces one over the other, without room above the first."""
    return sum(piece.height for piece in pieces) + sum(piece.above for piece in pieces[1:])


def draw_stack(pieces: Sequence[Piece], canvas: Canvas, x: float, y: float) -> None:
    """Draw pieces one over the other."""
    for i, piece in enumerate(pieces):
        y += piece.above if i else 0
        piece.draw(canvas, x, y)
        y += piece.height
