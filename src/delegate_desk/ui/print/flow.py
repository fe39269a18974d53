"""Blocks over pages: what fits, what holds together, and what stands above and beneath."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF

from delegate_desk.documents import blocks as block_kinds
from delegate_desk.documents.blocks import Beside, Block, Board, Document, Sheet, Signatures
from delegate_desk.i18n import _
from delegate_desk.ui.print import set_figures, set_table, set_text
from delegate_desk.ui.print.canvas import Canvas
from delegate_desk.ui.print.faces import Faces
from delegate_desk.ui.print.pieces import Measure, Piece, draw_stack, stacked

LEFT, RIGHT = 68.0, 60.0
_TOP, _HEAD_BASELINE = 84.0, 66.6
_FOOT = 66.0
_ABOVE_FOOT = 14.0
_BESIDE_GAP = 16.0


class Page(NamedTuple):
    """What stands on one page, with the height at which each piece starts."""

    sheet: Sheet
    pieces: list[tuple[float, Piece]]


class Paper(NamedTuple):
    """A size of paper in design pixels of 1/96 inch."""

    width: float
    height: float


def pages(
    document: Document, paper: Paper, faces: Faces, tell: Callable[[float], None], stopped: Callable[[], bool]
) -> list[Page]:
    """The document's pages; fewer where `stopped` says so. `tell` is told the share that is done."""
    found: list[Page] = []
    for i, sheet in enumerate(document.sheets):
        if stopped():
            break
        found += _sheet_pages(sheet, paper, faces)
        tell((i + 1) / len(document.sheets))
    return found


def draw_page(page: Page, number: int, count: int, paper: Paper, faces: Faces, canvas: Canvas) -> None:
    """One page with its head, its foot and all that stands between."""
    width, small = paper.width - LEFT - RIGHT, faces.small
    owner = faces.label.elided(page.sheet.owner, width * 0.6)
    canvas.text(QPointF(LEFT, _HEAD_BASELINE), owner, faces.label)
    canvas.text(QPointF(LEFT, _HEAD_BASELINE), page.sheet.kind, small, width, stand="end", ink="quiet")
    for y, piece in page.pieces:
        piece.draw(canvas, LEFT, y)
    foot = paper.height - _FOOT
    canvas.rule(LEFT, foot, width)
    told = _("Page {number} of {count}").format(number=number, count=count)
    room = width - small.width(told) - 16
    canvas.text(QPointF(LEFT, foot + 8 + small.size), small.elided(page.sheet.foot, room), small, ink="quiet")
    canvas.text(QPointF(LEFT, foot + 8 + small.size), told, small, width, stand="end", ink="quiet")


def _sheet_pages(sheet: Sheet, paper: Paper, faces: Faces) -> list[Page]:
    room = paper.height - _FOOT - _ABOVE_FOOT - _TOP
    measure = Measure(faces, paper.width - LEFT - RIGHT, room)
    return [Page(sheet, placed) for placed in _placed(_pieces(measure, sheet.blocks), room)]


def _pieces(measure: Measure, blocks: Sequence[Block]) -> list[Piece]:
    found: list[Piece] = []
    for block in blocks:
        if isinstance(block, Board):
            left = measure.room - stacked(found) - measure.px(4)
            found += set_figures.board(measure, block, left)
            continue
        if isinstance(block, Signatures) and found:
            found[-1] = found[-1]._replace(keeps=True)
        found += _set(measure, block)
    return found


def _set(measure: Measure, block: Block) -> list[Piece]:
    if isinstance(block, Beside):
        return _beside(measure, block)
    return _SETTERS[type(block)](measure, block)


_SETTERS: dict[type, Callable[[Measure, Any], list[Piece]]] = {
    block_kinds.Title: set_text.title,
    block_kinds.Lead: set_text.lead,
    block_kinds.Boxed: set_text.boxed,
    block_kinds.Heading: set_text.heading,
    block_kinds.Text: set_text.text,
    block_kinds.Table: set_table.table,
    block_kinds.Bullets: set_text.bullets,
    block_kinds.Terms: set_text.terms,
    block_kinds.Stages: set_text.stages,
    block_kinds.Lines: set_text.lines,
    block_kinds.Signatures: set_text.signatures,
    block_kinds.Figures: set_figures.figures,
    block_kinds.Bar: set_figures.bar,
}


def _beside(measure: Measure, block: Beside) -> list[Piece]:
    start = measure.width * block.share
    narrow = measure._replace(width=start - measure.px(_BESIDE_GAP))
    first = _pieces(narrow, block.first)
    second = _pieces(measure._replace(width=measure.width - start), block.second)
    height = max(stacked(first), stacked(second))
    if height > measure.room / 2:
        return [*_pieces(measure, block.first), *_pieces(measure, block.second)]
    above = max((stack[0].above for stack in (first, second) if stack), default=0)
    return [Piece(height, partial(_draw_beside, first, second, start), above)]


def _draw_beside(
    first: Sequence[Piece], second: Sequence[Piece], start: float, canvas: Canvas, x: float, y: float
) -> None:
    draw_stack(first, canvas, x, y)
    draw_stack(second, canvas, x + start, y)


def _placed(pieces: Sequence[Piece], room: float) -> list[list[tuple[float, Piece]]]:
    """The pieces of each page with their heights on it; what keeps together is moved over together."""
    found: list[list[tuple[float, Piece]]] = [[]]
    y, i = 0.0, 0
    while i < len(pieces):
        end = i + 1
        while pieces[end - 1].keeps and end < len(pieces):
            end += 1
        group = pieces[i:end]
        if found[-1] and y + group[0].above + stacked(group) > room:
            found.append([])
            y = 0.0
            head = group[0].head
            if head is not None:
                found[-1].append((_TOP, head))
                y = head.height
        for piece in group:
            if found[-1] and y + piece.above + piece.height > room + 0.5 and y:  # a group longer than a page
                found.append([])
                y = 0.0
            y += piece.above if found[-1] else 0
            found[-1].append((_TOP + y, piece))
            y += piece.height
        i = end
    return found
