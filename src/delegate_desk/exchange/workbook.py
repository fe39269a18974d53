"""The rows of a workbook (.xlsx): judged before any library sees it, because some files end whoever reads them.

Only called in the guarded child. Source of the limits: reliability.md.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from delegate_desk.domain.errors import PlanError
from delegate_desk.exchange.table_rows import MOST_COLUMNS, MOST_ROWS, Cell, Row, trimmed
from delegate_desk.i18n import _

MOST_MEMBERS, MOST_RATIO = 500, 300
MOST_MEMBER, MOST_IN_ALL = 60_000_000, 120_000_000
"""Parts of a packed file, how tightly they may be packed, and bytes of one and of all when unpacked."""

_LAST_ROW = 1_048_576
_CELL = re.compile(rb'<(?:\w+:)?c\s[^<>]*?\br="([A-Z]{1,7})([0-9]{1,10})"[^<>]*?(/?)>')
_ROW = re.compile(rb'<(?:\w+:)?row\s[^<>]*?\br="([0-9]+)"')


def workbook_rows(content: bytes, tick: Callable[[float], None] | None = None) -> list[list[Row]]:
    """The rows that hold anything, sheet by sheet; hidden sheets too. Raises PlanError for what cannot be read."""
    _refuse_bombs(content)
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = []
        for number, name in enumerate(book.sheet_names, 1):
            sheets.append(list(_rows(book.get_sheet_by_name(name), name)))
            if tick is not None:
                tick(0.9 * number / len(book.sheet_names))
    except (CalamineError, OSError, ValueError) as problem:
        raise PlanError(_("it is damaged, or no workbook that can be read")) from problem
    full = [rows for rows in sheets if rows]
    return full if len(full) > 1 else [[row._replace(sheet="") for row in rows] for rows in full]


def _rows(sheet: Any, name: str) -> Iterator[Row]:
    cells = sheet.to_python(skip_empty_area=False)
    _fill_merged(cells, getattr(sheet, "merged_cell_ranges", None) or ())
    for number, row in enumerate(cells, 1):
        kept = trimmed([_cell(value) for value in row])
        if kept:
            yield Row(number, kept, name)


def _fill_merged(cells: list[list[Any]], ranges: Sequence[Any]) -> None:
    """A cell merged downwards stands for each of its rows, as it does for whoever looks at it."""
    for (top, left), (bottom, _right) in ranges:
        if top < len(cells) and left < len(cells[top]):
            for row in cells[top + 1 : bottom + 1]:
                if left < len(row) and row[left] == "":
                    row[left] = cells[top][left]


def _cell(value: Any) -> Cell:
    """Text and numbers as they are; dates and times of day as ISO writes them, lengths of time as 1:30:00."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, timedelta):
        seconds = round(value.total_seconds())
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)


def _refuse_bombs(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            members = packed.infolist()
            _refuse_too_much(members)
            if "xl/workbook.xml" not in {member.filename.lower() for member in members}:
                raise PlanError(_("it is no workbook of Excel (.xlsx); save it as one, or as .csv"))
            for member in members:
                if member.filename.lower().endswith((".xml", ".rels")):
                    _refuse_hostile(packed.read(member))
    except (
        zipfile.BadZipFile,
        zlib.error,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
    ) as problem:
        raise PlanError(_("it is damaged, or locked with a password")) from problem


def _refuse_too_much(members: Sequence[zipfile.ZipInfo]) -> None:
    too_many = len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_IN_ALL
    for member in members:
        packed_tightly = member.file_size > 1_000_000 and member.file_size > MOST_RATIO * max(1, member.compress_size)
        too_many = too_many or member.file_size > MOST_MEMBER or packed_tightly
    if too_many:
        raise PlanError(_("it is packed so tightly that it would fill the memory"))


def _refuse_hostile(part: bytes) -> None:
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise PlanError(_("it asks for other files to be read, which no workbook should"))
    if any(len(row[1]) > 7 or int(row[1]) > _LAST_ROW for row in _ROW.finditer(part)):
        raise PlanError(_("it names rows that no spreadsheet has"))
    last_row = last_column = 0
    for cell in _CELL.finditer(part):
        if cell[3]:
            continue  # only dressed, holds nothing
        last_row = max(last_row, int(cell[2]))
        last_column = max(last_column, _column(cell[1]))
    if last_row > MOST_ROWS + 1:
        raise PlanError(_("it has more than {most} rows").format(most=f"{MOST_ROWS:,}"))
    if last_column > MOST_COLUMNS:
        raise PlanError(_("it has more than {most} columns").format(most=MOST_COLUMNS))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
