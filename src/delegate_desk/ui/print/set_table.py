"""Tables as pieces: a row is never split, unless it alone is longer than a page."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPointF

from delegate_desk.documents.blocks import Blank, Cell, Column, Row, Table, Tick
from delegate_desk.ui.print.canvas import BOX, Canvas, Ink
from delegate_desk.ui.print.faces import Face
from delegate_desk.ui.print.pieces import Measure, Piece

_PITCH = 19.4
_HEAD = 38.0
_ROW, _DENSE = 41.25, 25.5
_AROUND, _DENSE_AROUND = 21.8, 7.0
_LEAST = 80.0


class _Place(NamedTuple):
    """Where a column stands, and how."""

    column: Column
    x: float
    width: float


def table(measure: Measure, block: Table) -> list[Piece]:
    """The head, then each row held whole, with the head above it on each page."""
    places = _places(measure, block)
    head = _head(measure, places) if any(column.head for column in block.columns) else None
    room = measure.room - (head.height if head else 0)
    pieces: list[Piece] = [] if head is None else [head]
    for i, row in enumerate(block.rows):
        last = i + 2 == len(block.rows) and block.rows[i + 1].strong
        rows = _row(measure, row, places, block.dense, room)
        pieces += [piece._replace(head=head) for piece in rows[:-1]]
        pieces.append(rows[-1]._replace(head=head, keeps=last))
    if head is None and pieces:
        pieces[0] = pieces[0]._replace(above=measure.px(7.7))
    return pieces


def _places(measure: Measure, block: Table) -> list[_Place]:
    """Columns with their widths: as wide as their heads and figures need, the open ones share what is left."""
    faces, px = measure.faces, measure.px
    widths = []
    for i, column in enumerate(block.columns):
        need = px(column.width)
        if column.width:
            face = faces.label
            need = max(need, face.width(face.shown(column.head)))
            most = 20 if column.align == "end" else 6
            if column.align != "middle":
                texts = {cell for row in block.rows if isinstance(cell := row.cells[i], str) and len(cell) < most}
                need = max([need, *(faces.body.width(text) for text in texts)])
        widths.append(need)
    gaps = [px(column.gap) for column in block.columns[:-1]] + [0.0]
    open_ones = sum(1 for column in block.columns if not column.width)
    left = (measure.width - sum(widths) - sum(gaps)) / max(1, open_ones)
    if left < px(_LEAST) and open_ones:  # too narrow: all give way alike
        share = max(0.3, (measure.width - sum(gaps) - px(_LEAST) * open_ones) / max(1.0, sum(widths)))
        widths = [width * share for width in widths]
        left = (measure.width - sum(widths) - sum(gaps)) / open_ones
    places, x = [], 0.0
    for column, width, gap in zip(block.columns, widths, gaps, strict=True):
        own = width if column.width else max(left, px(20))
        places.append(_Place(column, x, own))
        x += own + gap
    return places


def _head(measure: Measure, places: Sequence[_Place]) -> Piece:
    px, face = measure.px, measure.faces.label
    # A head may reach over the gap after its column; one in the middle over the gaps on both sides.
    heads = [(place, face.elided(place.column.head, place.width + px(place.column.gap))) for place in places]

    def draw(canvas: Canvas, x: float, y: float) -> None:
        for place, words in heads:
            canvas.text(QPointF(x + place.x, y + px(27.4)), words, face, place.width, stand=place.column.align)
        canvas.rule(x, y + px(37.8), measure.width)

    return Piece(px(_HEAD), draw, keeps=True)


class _Set(NamedTuple):
    """A cell that is ready to be drawn."""

    place: _Place
    content: "list[str] | Tick | Blank"
    face: Face
    ink: Ink


def _row(measure: Measure, row: Row, places: Sequence[_Place], dense: bool, room: float) -> list[Piece]:
    px = measure.px
    cells = [_set(measure, place, cell, row.strong) for place, cell in zip(places, row.cells, strict=True)]
    around, least = (px(_DENSE_AROUND), px(_DENSE)) if dense else (px(_AROUND), px(_ROW))
    lines = max((len(cell.content) for cell in cells if isinstance(cell.content, list)), default=1)
    most = max(1, int((room - around) / px(_PITCH)))
    if lines <= most:
        height = max(least, lines * px(_PITCH) + around)
        return [Piece(height, partial(_draw_row, measure, cells, height, lines))]
    found = []
    for start in range(0, lines, most):
        part = [_part(cell, start, most) for cell in cells]
        count = min(most, lines - start)
        height = count * px(_PITCH) + around
        found.append(Piece(height, partial(_draw_row, measure, part, height, count)))
    return found


def _set(measure: Measure, place: _Place, cell: Cell, strong: bool) -> _Set:
    faces, tone = measure.faces, place.column.tone
    face = faces.strong if strong or tone == "strong" else faces.body
    ink: Ink = "quiet" if tone == "quiet" and not strong else "black"
    content = face.lines(cell, place.width) if isinstance(cell, str) else cell
    return _Set(place, content, face, ink)


def _part(cell: _Set, start: int, most: int) -> _Set:
    if isinstance(cell.content, list):
        return cell._replace(content=cell.content[start : start + most])
    return cell if start == 0 else cell._replace(content=[])


def _draw_row(
    measure: Measure, cells: Sequence[_Set], height: float, lines: int, canvas: Canvas, x: float, y: float
) -> None:
    px = measure.px
    first = y + (height - lines * px(_PITCH)) / 2 + px(14.4)
    for cell in cells:
        place, left = cell.place, x + cell.place.x
        if isinstance(cell.content, Tick):
            _draw_tick(measure, cell, canvas, left, y + height / 2)
        elif isinstance(cell.content, Blank):
            least = min(px(36), place.width)
            blank = left + (place.width - least) / 2 if place.column.align == "middle" else left
            wide = least if place.column.align == "middle" else place.width
            canvas.rule(blank, y + height / 2 + px(6), wide)
        else:
            for i, line in enumerate(cell.content):
                where = QPointF(left, first + i * px(_PITCH))
                canvas.text(where, line, cell.face, place.width, stand=place.column.align, ink=cell.ink)
    canvas.rule(x, y + height - 0.4, measure.width, "rule")


def _draw_tick(measure: Measure, cell: _Set, canvas: Canvas, left: float, middle: float) -> None:
    side = measure.px(BOX)
    at = {"start": 0.0, "middle": (cell.place.width - side) / 2, "end": cell.place.width - side}
    ticked = isinstance(cell.content, Tick) and cell.content.ticked
    canvas.box(left + at[cell.place.column.align], middle - side / 2, side, ticked=ticked)
