"""Figures, the bar of freed hours and the board as pieces: outlines and hatching, no filled areas."""

from PySide6.QtCore import QPointF

from delegate_desk.documents.blocks import Bar, Board, Figures, Listed
from delegate_desk.ui.print.canvas import Canvas
from delegate_desk.ui.print.pieces import Measure, Piece

_BAR = 30.0
_THIN = 0.03
_GAP = 14.0
_LINE = 17.5
_BOARD_HEAD = 38.0


def figures(measure: Measure, block: Figures) -> list[Piece]:
    """Numbers side by side, each with a word above and a note beneath."""
    px, faces = measure.px, measure.faces
    width = measure.width / max(1, len(block.figures))

    def draw(canvas: Canvas, x: float, y: float) -> None:
        for i, figure in enumerate(block.figures):
            left, inner = x + i * width, width - px(10)
            label, value = faces.small.elided(figure.label, inner), faces.figure.elided(figure.value, inner)
            canvas.text(QPointF(left, y + px(12)), label, faces.small, inner, ink="quiet")
            canvas.text(QPointF(left, y + px(40)), value, faces.figure, inner)
            note = faces.small.elided(figure.note, inner)
            canvas.text(QPointF(left, y + px(58)), note, faces.small, inner, ink="quiet")

    return [Piece(px(62), draw, px(22))]


def bar(measure: Measure, block: Bar) -> list[Piece]:
    """Parts of a whole; family is hatched one way, growth the other, and a thick line marks what is there already."""
    px, small = measure.px, measure.faces.small
    whole = sum(part.amount for part in block.parts)
    if whole <= 0:
        return []
    shown = [part for part in block.parts if part.amount / whole >= _THIN]
    total = sum(part.amount for part in shown)
    height = px(_BAR)
    rows = (len(block.parts) + 1) // 2

    def draw(canvas: Canvas, x: float, y: float) -> None:
        left = x
        for part in shown:
            width = measure.width * part.amount / total
            if part.pattern != "open":
                canvas.hatch(left, y, width, height, part.pattern == "family")
            canvas.frame(left, y, width, height)
            if part.now > 0:
                canvas.heavy(left, y + height - px(1.5), width * min(1.0, part.now / part.amount))
            left += width
        column = measure.width / 2
        for i, part in enumerate(block.parts):
            at = QPointF(x + (i // rows) * column, y + height + px(20) + (i % rows) * px(_LINE))
            if part.pattern != "open":
                canvas.hatch(at.x(), at.y() - px(9), px(11), px(11), part.pattern == "family")
            canvas.frame(at.x(), at.y() - px(9), px(11), px(11))
            words = small.elided(f"{part.label}  {part.value}", column - px(28))
            canvas.text(QPointF(at.x() + px(18), at.y()), words, small)

    return [Piece(height + px(10) + rows * px(_LINE), draw, px(6))]


def board(measure: Measure, block: Board, height: float) -> list[Piece]:
    """Lists in what is left of the page: two beside two where all of them fit so, else all side by side."""
    px = measure.px
    head = px(_BOARD_HEAD)
    longest = [max(1, len(column.lines)) for column in block.lists] or [1]
    pairs = [max(longest[i : i + 2]) for i in range(0, len(longest), 2)]
    if sum(pairs) * px(_LINE) + len(pairs) * head <= height:
        return [
            _board_row(measure, block, i, 2, rows) for i, rows in zip(range(0, len(longest), 2), pairs, strict=True)
        ]
    fitting = min(block.rows, int((height - head) / px(_LINE)))
    return [_board_row(measure, block, 0, len(longest), min(max(3, fitting), max(longest)))]


def _board_row(measure: Measure, block: Board, first: int, count: int, rows: int) -> Piece:
    px = measure.px
    gap = px(_GAP) * (2 if count <= 2 else 1)
    width = (measure.width - gap * (count - 1)) / max(1, count)
    lists = block.lists[first : first + count]

    def draw(canvas: Canvas, x: float, y: float) -> None:
        for i, column in enumerate(lists):
            _draw_list(measure, column, block.more, (rows, width), canvas, QPointF(x + i * (width + gap), y))

    return Piece(px(_BOARD_HEAD) + rows * px(_LINE), draw, px(4))


def _draw_list(
    measure: Measure, column: Listed, more: str, room: tuple[int, float], canvas: Canvas, corner: QPointF
) -> None:
    px, faces = measure.px, measure.faces
    rows, width = room
    x, y = corner.x(), corner.y()
    figure = faces.label.width(column.figure)
    canvas.text(QPointF(x, y + px(14)), faces.label.elided(column.head, width - figure - px(6)), faces.label)
    canvas.text(QPointF(x, y + px(14)), column.figure, faces.label, width, stand="end")
    canvas.rule(x, y + px(22), width)
    lines = list(column.lines)
    if len(lines) > rows:
        left = len(lines) - rows + 1
        lines[rows - 1 :] = [(more.format(count=left), "")]
    y += px(38)
    for title, hours in lines:
        taken = faces.small.width(hours)
        canvas.text(QPointF(x, y), faces.small.elided(title, width - taken - px(8)), faces.small, width - taken - px(8))
        canvas.text(QPointF(x, y), hours, faces.small, width, stand="end", ink="quiet")
        y += px(_LINE)
