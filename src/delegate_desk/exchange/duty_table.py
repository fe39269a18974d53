"""The duties as a table for spreadsheets: product.md, section 5, `export .csv/.xlsx`."""

import csv
import io
from collections.abc import Iterator
from typing import TypeAlias

from delegate_desk.domain.duty import Duty
from delegate_desk.domain.plan import Plan, in_order

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
