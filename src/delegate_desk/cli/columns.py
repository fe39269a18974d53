"""Columns of plain text for people at a terminal."""

from collections.abc import Collection, Iterable
from typing import TypeAlias
from unicodedata import combining, east_asian_width

from delegate_desk.cli.output import one_line

Row: TypeAlias = tuple[str, ...]

_MOST = 60  # a title may be ten thousand characters long


def aligned(rows: Iterable[Row], numbers: Collection[int] = (1,), most: int = _MOST) -> str:
    """The rows under each other, columns two blanks apart; those named in `numbers` end, the others start, together.

    Cells longer than `most` characters are cut.
    """
    kept = [tuple(_shown(cell, most) for cell in row) for row in rows]
    count = max((len(row) for row in kept), default=0)
    widths = [max((_width(row[i]) for row in kept if i < len(row)), default=0) for i in range(count)]
    lines = []
    for row in kept:
        cells = []
        for i, cell in enumerate(row):
            blanks = " " * (widths[i] - _width(cell))
            cells.append(blanks + cell if i in numbers else cell + blanks)
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def _shown(cell: str, most: int) -> str:
    indent = " " * (len(cell) - len(cell.lstrip(" ")))
    line = one_line(cell)
    return indent + (line if len(line) <= most else line[: most - 1] + "…")


def _width(text: str) -> int:
    """Cells that the text takes on a terminal."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)
