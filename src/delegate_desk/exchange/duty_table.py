"""The duties as a table for spreadsheets: product.md, section 5, `export .csv/.xlsx`."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from delegate_desk.domain.duty import Duty
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.i18n import _

Cell: TypeAlias = str | float | None

COLUMNS = (
    "id",
    "title",
    "function",
    "times",
    "every",
    "unit",
    "rrule",
    "starts",
    "minutes",
    "provider_minutes",
    "enjoyment",
    "needs_me",
    "decision",
    "provider",
    "stage",
    "agreed_price",
    "oversight_minutes_per_week",
    "handover_minutes",
    "notes",
)
"""The columns in their order: keys of the duty and of its cadence."""

_LIVE = frozenset("=+-@＝＋－＠")
"""What makes a spreadsheet take a cell for a formula where it stands first, full-width forms too."""

CELL_LENGTH = 32_767
"""UTF-16 units that a cell of a spreadsheet holds; Excel calls a file with longer ones damaged."""

_NO_XML = frozenset("\ufffe\uffff")
_WIDTHS: Mapping[str, int] = {"id": 12, "title": 44, "function": 18, "rrule": 24, "notes": 60}


def rows(plan: Plan) -> Iterator[list[Cell]]:
    """One row of cells for each duty, in the order of the list; whole numbers without a fraction."""
    return ([_cell(duty, column) for column in COLUMNS] for duty in in_order(plan.duties))


def write_csv(plan: Plan) -> bytes:
    """The table with its heading as CSV in UTF-8 with a signature, which Excel needs to see that it is UTF-8."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for row in rows(plan):
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return file.getvalue().encode("utf-8-sig")


def write_xlsx(plan: Plan) -> bytes:
    """The table as a workbook: every text a text, whatever it looks like, and every number a number.

    Raises PlanError for a text that no workbook can hold.
    """
    import xlsxwriter  # 130 ms, which only this export is to cost

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("Duties")  # the name of the format, as the headings are: not translated
    plain, heading = book.add_format(), book.add_format({"bold": True})
    for number, column in enumerate(COLUMNS):
        sheet.write_string(0, number, column, heading)
        sheet.set_column(number, number, _WIDTHS.get(column, 10))
    sheet.freeze_panes(1, 2)
    for line, row in enumerate(rows(plan), 1):
        for number, cell in enumerate(row):
            if isinstance(cell, str):
                _refuse_unwritable(cell, COLUMNS[number], str(row[COLUMNS.index("title")]))
                if cell.startswith("<r>"):  # as one text the library would take it for a rich one, and write it raw
                    sheet.write_rich_string(line, number, cell[:1], plain, cell[1:])
                elif cell:
                    sheet.write_string(line, number, cell)
            elif cell is not None:
                sheet.write_number(line, number, cell)
    book.close()
    return file.getvalue()


def _refuse_unwritable(text: str, column: str, title: str) -> None:
    if len(text) > CELL_LENGTH // 2 and len(text.encode("utf-16-le")) // 2 > CELL_LENGTH:
        why = _("is longer than the {most} characters that a cell of a spreadsheet holds").format(
            most=f"{CELL_LENGTH:,}"
        )
    elif not _NO_XML.isdisjoint(text):
        why = _("holds a character that no spreadsheet can hold (U+FFFE or U+FFFF)")
    else:
        return
    words = _("The column {column} of “{title}” {why}: take the duties away as .csv.")
    raise PlanError(words.format(column=column, title=title[:60], why=why))


def guarded(cell: str) -> str:
    """Text that no spreadsheet runs: an apostrophe goes before what it would take for a formula, or another one."""
    first_seen = next((c for c in cell if c.isprintable() and not c.isspace()), "")  # some programs drop the rest
    return "'" + cell if cell.startswith(("'", "\t", "\r")) or first_seen in _LIVE else cell


def unguarded(cell: str) -> str:
    """The text as it was before `guarded`."""
    return cell.removeprefix("'")


def _cell(duty: Duty, column: str) -> Cell:
    holder = duty if column in duty._fields else duty.cadence
    value: Cell = getattr(holder, column, None)
    return int(value) if isinstance(value, float) and value.is_integer() else value
