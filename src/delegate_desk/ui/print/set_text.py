"""Blocks of text as pieces. Measures are those of the design's checklist pages."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF

from delegate_desk.documents.blocks import (
    Boxed,
    Bullets,
    Heading,
    Lead,
    Lines,
    Signatures,
    Stages,
    Terms,
    Text,
    Title,
)
from delegate_desk.ui.print.canvas import Canvas
from delegate_desk.ui.print.pieces import Lined, Measure, Piece, text_draw, text_pieces

_PITCH = 19.4
_LIST_PITCH = 27.0
_BASELINE = 14.2


def title(measure: Measure, block: Title) -> list[Piece]:
    """The title, as many lines as it takes."""
    px, faces = measure.px, measure.faces
    how = Lined(faces.small_title, px(31), px(22.7)) if block.small else Lined(faces.title, px(36), px(27.7))
    return text_pieces(how.face.lines(block.text, measure.width), how, 0, measure.width, measure.room)


def lead(measure: Measure, block: Lead) -> list[Piece]:
    """The quiet line under a title."""
    px = measure.px
    how = Lined(measure.faces.body, px(21.5), px(18.3), "quiet")
    return text_pieces(how.face.lines(block.text, measure.width), how, 0, measure.width, measure.room)


def text(measure: Measure, block: Text) -> list[Piece]:
    """Paragraphs; they may go over pages line by line."""
    px = measure.px
    how = Lined(measure.faces.body, px(_PITCH), px(_BASELINE), "quiet" if block.quiet else "black")
    lines = how.face.lines(block.text, measure.width)
    return text_pieces(lines, how, 0, measure.width, measure.room, px(4))


def heading(measure: Measure, block: Heading) -> list[Piece]:
    """Above a part, held with what follows."""
    px = measure.px
    how = Lined(measure.faces.heading, px(22), px(20))
    lines = how.face.lines(block.text, measure.width)
    height = px(26) + px(22) * (len(lines) - 1)
    return [Piece(height, text_draw(lines, how, 0, measure.width), px(24), keeps=True)]


def boxed(measure: Measure, block: Boxed) -> list[Piece]:
    """A frame; what is longer than a page goes without."""
    px, faces = measure.px, measure.faces
    inner = measure.width - px(32)
    lines = faces.body.lines(block.text, inner)
    height = px(65.5) + px(_PITCH) * (len(lines) - 1)
    if height > measure.room:
        return [*heading(measure, Heading(block.label)), *text(measure, Text(block.text))]
    label = faces.label.elided(block.label, inner)
    write = text_draw(lines, Lined(faces.body, px(_PITCH), px(48.5)), px(16.5), inner)

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.frame(x, y, measure.width, height, px(6))
        canvas.text(QPointF(x + px(16.5), y + px(24.6)), label, faces.label, inner)
        write(canvas, x, y)

    return [Piece(height, draw, px(21))]


def bullets(measure: Measure, block: Bullets) -> list[Piece]:
    """Each point by itself."""
    px, body = measure.px, measure.faces.body
    found: list[Piece] = []
    for i, item in enumerate(block.items):
        lines = body.lines(item, measure.width - px(15))
        how = Lined(body, px(_PITCH), px(17.8))
        height = px(_LIST_PITCH) + px(_PITCH) * (len(lines) - 1)
        above = px(7.5) if i == 0 else 0
        if height > measure.room:
            found += text_pieces(lines, how, px(15), measure.width - px(15), measure.room, above)
        else:
            found.append(
                Piece(height, _bulleted(measure, text_draw(lines, how, px(15), measure.width - px(15))), above)
            )
    return found


def _bulleted(
    measure: Measure, write: Callable[[Canvas, float, float], None]
) -> Callable[[Canvas, float, float], None]:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.dot(x + measure.px(2.3), y + measure.px(13), measure.px(2.3))
        write(canvas, x, y)

    return draw


def terms(measure: Measure, block: Terms) -> list[Piece]:
    """Words and what belongs to them, in two columns."""
    px, faces = measure.px, measure.faces
    widest = max((faces.strong.width(faces.strong.shown(word[:60])) for word, _text in block.pairs), default=0)
    start = min(widest + px(16), measure.width * 0.4)
    found: list[Piece] = []
    for i, (word, told) in enumerate(block.pairs):
        words = faces.strong.lines(word, start - px(8))
        lines = faces.body.lines(told, measure.width - start)
        height = px(_LIST_PITCH) + px(_PITCH) * (max(len(words), len(lines)) - 1)
        first, second = (Lined(face, px(_PITCH), px(17.8)) for face in (faces.strong, faces.body))
        above = px(7.5) if i == 0 else 0
        if height > measure.room:
            found += text_pieces(words, first, 0, start, measure.room, above)
            found += text_pieces(lines, second, start, measure.width - start, measure.room)
            continue
        parts = (
            Piece(0, text_draw(words, first, 0, start - px(8))),
            Piece(0, text_draw(lines, second, start, measure.width - start)),
        )
        found.append(Piece(height, partial(_both, parts), above))
    return found


def _both(parts: tuple[Piece, Piece], canvas: Canvas, x: float, y: float) -> None:
    for part in parts:
        part.draw(canvas, x, y)


def lines(measure: Measure, block: Lines) -> list[Piece]:
    """Empty lines, held together."""
    px = measure.px
    count = max(1, min(block.number, int((measure.room - px(33)) / px(34))))

    def draw(canvas: Canvas, x: float, y: float) -> None:
        for i in range(count):
            canvas.rule(x, y + px(33) + i * px(34), measure.width, "rule")

    return [Piece(px(38) + px(34) * (count - 1), draw)]


def signatures(measure: Measure, block: Signatures) -> list[Piece]:
    """Two lines to sign."""
    px, small = measure.px, measure.faces.small
    gap = px(32)
    width = (measure.width - gap) / 2
    both = [small.lines(words, width)[:4] for words in (block.first, block.second)]

    def draw(canvas: Canvas, x: float, y: float) -> None:
        for i, words in enumerate(both):
            left = x + i * (width + gap)
            canvas.rule(left, y + px(57), width)
            text_draw(words, Lined(small, px(17), px(75.5), "quiet"), 0, width)(canvas, left, y)

    return [Piece(px(65) + px(17) * max(map(len, both)), draw)]


def stages(measure: Measure, block: Stages) -> list[Piece]:
    """Numbered circles joined by lines, over the whole width; two rows where one is too narrow."""
    px, faces = measure.px, measure.faces
    side = px(22)
    named = [(name, faces.strong if i == block.current else faces.body) for i, name in enumerate(block.names)]
    widths = [side + px(8) + face.width(name) for name, face in named]
    gap = (measure.width - sum(widths)) / max(1, len(widths) - 1)

    def draw(canvas: Canvas, x: float, y: float) -> None:
        for i, ((name, face), width) in enumerate(zip(named, widths, strict=True)):
            canvas.circle(x, y, side)
            number = str(i + 1)
            canvas.text(QPointF(x, y + side / 2 + px(4.4)), number, faces.label, side, stand="middle")
            canvas.text(QPointF(x + side + px(8), y + side / 2 + px(4.9)), name, face)
            if i < len(widths) - 1 and gap > px(30):
                canvas.rule(x + width + px(12), y + side / 2, gap - px(24))
            x += width + max(gap, px(6))

    return [Piece(side, draw, px(16.5))]
