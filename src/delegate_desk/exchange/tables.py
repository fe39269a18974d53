"""Tables (.csv, .xlsx): each row a candidate, or skipped with a reason.

A table that this program has written gives back each text as it was; of others the columns are guessed by their
headings (`table_columns`). Source: product.md, sections 5 and 6, "Lists".
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from math import isfinite
from typing import Any

from delegate_desk.domain import checks
from delegate_desk.domain.cadence import Cadence, Every, Rule
from delegate_desk.domain.duty import Duty
from delegate_desk.domain.errors import PlanError
from delegate_desk.exchange import table_values
from delegate_desk.exchange.answer import MORE, as_wish
from delegate_desk.exchange.candidates import (
    Cancelled,
    Candidate,
    Found,
    ImportCancelled,
    Layout,
    Progress,
    Skipped,
    candidate,
)
from delegate_desk.exchange.duty_table import COLUMNS, unguarded
from delegate_desk.exchange.table_columns import Columns, corrected, found_columns, plain_heading
from delegate_desk.exchange.table_rows import Row, coding_of, decoded, plain_number, text_rows
from delegate_desk.i18n import _

KIND = "table"
GUESSED = 0.25
"""Confidence in rows of which no heading says that they are duties, or how often they come is not understood."""

_TOTALS = frozenset({"total", "totals", "sum", "subtotal", "grand total", "summe", "gesamt", "totaal", "totale"})
_NUMBERS = (
    *("minutes", "provider_minutes", "enjoyment", "needs_me"),
    *("oversight_minutes_per_week", "handover_minutes"),
)


def read(
    content: bytes,
    today: date,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    wish: Mapping[str, Any] | None = None,
) -> Found:
    """Every row with anything in it as a candidate or as skipped; `wish` corrects columns and encoding.

    Raises PlanError with a clause that says why the whole file is refused, and ImportCancelled.
    """

    def tick(share: float) -> None:
        if cancelled is not None and cancelled():
            raise ImportCancelled
        if progress is not None:
            progress(share)

    coding, places = as_wish(wish or {})
    sheets, coding = rows_of(content, coding, tick)
    layouts = [found_columns(rows) for rows in sheets]
    known = [columns for columns in layouts if not columns.is_guess]
    main = layouts.index((known or layouts)[0])
    if places:
        layouts[main] = corrected(layouts[main], places)
    reading = _Reading(today, is_text=bool(coding))
    for number, (rows, columns) in enumerate(zip(sheets, layouts, strict=True)):
        reading.take(rows, columns, is_wanted=number == main or not columns.is_guess)
    tick(1.0)
    columns = layouts[main]
    layout = None if columns.is_own else Layout(_shown(columns), tuple(columns.places.items()), coding)
    return Found(KIND, tuple(reading.candidates), tuple(reading.skipped), layout)


def rows_of(
    content: bytes, coding: str | None = None, tick: Callable[[float], None] | None = None
) -> tuple[list[list[Row]], str]:
    """The rows of each sheet that has any, and the encoding, "" of a workbook. Raises PlanError where none is there."""
    if content.startswith(b"PK\x03\x04"):
        from delegate_desk.exchange.workbook import workbook_rows

        sheets, coding = workbook_rows(content, tick), ""
    else:
        coding = coding or coding_of(content)
        rows = list(text_rows(decoded(content, coding), tick))
        sheets = [rows] if rows else []
    if not sheets:
        raise PlanError(_("it holds no rows"))
    return sheets, coding


def _shown(columns: Columns) -> tuple[str, ...]:
    letters = (chr(ord("A") + number % 26) * (1 + number // 26) for number in range(len(columns.names)))
    unnamed = (_("Column {letter}").format(letter=letter) for letter in letters)
    return tuple(
        " ".join(name.replace("\0", "").split())[:60] or other
        for name, other in zip(columns.names, unnamed, strict=True)
    )


class _Reading:
    """Candidates and skipped rows, while sheet after sheet is read."""

    def __init__(self, today: date, *, is_text: bool) -> None:
        self._today = today
        self._is_text = is_text
        self.candidates: list[Candidate] = []
        self.skipped: list[Skipped] = []

    def take(self, rows: Sequence[Row], columns: Columns, *, is_wanted: bool) -> None:
        """Puts each row of a sheet where it belongs; the one with the headings is none."""
        for row in rows:
            if row.number == columns.heading:
                continue
            why = self._why_not(row, columns, is_wanted)
            try:
                if why is None:
                    self.candidates.append(self._own(row, columns) if columns.is_own else self._offer(row, columns))
            except (PlanError, ValueError) as problem:
                why = str(problem).rstrip(".")
            if why is not None:
                self.skipped.append(Skipped(row.name, why))

    def _why_not(self, row: Row, columns: Columns, is_wanted: bool) -> str | None:
        if not is_wanted:
            return _("its sheet names no column of duties")
        if row.number < columns.heading:
            return _("it stands above the headings")
        title = row.text(columns.places.get("title"))
        if not columns.is_own and not title:
            return _("no title")
        if not columns.is_own and plain_heading(title) in _TOTALS:
            return _("a row of totals")
        return None

    def _offer(self, row: Row, columns: Columns) -> Candidate:
        places = columns.places
        title = _checked("title", row.text(places.get("title")))
        minutes, cadence, is_sure = self._amount(row, places)
        offered = self._timed(title, cadence, minutes, row)
        return offered._replace(
            function=table_values.function_of(row.text(places.get("function"))),
            confidence=1.0 if is_sure and not columns.is_guess else GUESSED,
            more=tuple(_more(row, places)),
        )

    def _amount(self, row: Row, places: Mapping[str, int]) -> tuple[float | None, Cadence | None, bool]:
        """Minutes each time and how often, and whether all that is said of it was understood."""
        said = {meaning: row.text(places.get(meaning)) for meaning in ("cadence", "rrule", "starts", "unit")}
        often, starts = said["cadence"] or said["rrule"], table_values.day_of(said["starts"])
        cadence = table_values.cadence_of_text(often, starts, self._today) if often else None
        if cadence is None and said["unit"]:
            cadence = table_values.every_of(row.text(places.get("times")), row.text(places.get("every")), said["unit"])
        minutes = _minutes(row, places.get("minutes"))
        minutes = _minutes(row, places.get("hours"), in_hours=True) if minutes is None else minutes
        if minutes is None and cadence is None:
            minutes = _minutes(row, places.get("hours_a_week"), in_hours=True)
            cadence = None if minutes is None else Every(1.0, 1, "week")
        return minutes, cadence, cadence is not None or not (often or said["unit"])

    def _own(self, row: Row, columns: Columns) -> Candidate:
        """A duty as our own export wrote it, text for text; decided anew."""
        said = dict.fromkeys(COLUMNS, "") | {at: self._own_text(row, place) for at, place in columns.places.items()}
        fields: dict[str, Any] = {field: said[field] for field in MORE if said[field]}
        for field in _NUMBERS:
            if field in fields:
                fields[field] = _number(field, fields[field])
        more = tuple((field, _checked(field, value)) for field, value in fields.items())
        offered = self._timed(_checked("title", said["title"]), _own_cadence(said), fields.get("minutes"), row)
        return offered._replace(function=_checked("function", said["function"] or None), more=more)

    def _timed(self, title: str, cadence: Cadence | None, minutes: float | None, row: Row) -> Candidate:
        if minutes is not None and not minutes < checks.MANY:
            raise ValueError(_("its minutes are too many"))
        if cadence is None:
            return Candidate(title, minutes=round(minutes or 0) or None, sources=(row.name,))
        offered = candidate(title, cadence, minutes, self._today, sources=(row.name,))
        if offered.hours is not None and not isfinite(offered.hours):
            raise ValueError(_("its hours are too many"))
        return offered

    def _own_text(self, row: Row, place: int) -> str:
        cell = row.cells[place] if place < len(row.cells) else ""
        if isinstance(cell, float):
            return plain_number(cell)
        return unguarded(cell) if self._is_text else cell


def _minutes(row: Row, place: int | None, in_hours: bool = False) -> float | None:
    if place is None or place >= len(row.cells):
        return None
    return table_values.minutes_of(row.cells[place], in_hours)


def _more(row: Row, places: Mapping[str, int]) -> Iterator[tuple[str, Any]]:
    """Notes, and what other columns say that are headed as our own are; what cannot be is left out."""
    notes = _checked("notes", row.text(places.get("notes")))
    if notes:
        yield "notes", notes
    for field in ("provider_minutes", "enjoyment", "needs_me"):
        number = table_values.number_of(row.text(places.get(field)))
        with suppress(ValueError):
            if number is not None:
                yield field, _checked(field, number)


def _own_cadence(said: Mapping[str, str]) -> Cadence | None:
    if said["rrule"]:
        return checks.cadence(Rule(said["rrule"], said["starts"]))
    if not said["times"] and not said["unit"]:
        return None
    times, every = _number("times", said["times"]), _number("every", said["every"])
    return checks.cadence(Every(times, every, said["unit"]))  # type: ignore[arg-type]


def _number(field: str, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        number = table_values.number_of(text)  # a spreadsheet of another country has saved it
        if number is None:
            raise ValueError(_("{field} must be a number").format(field=field)) from None
        return number


def _checked(field: str, value: Any) -> Any:
    try:
        return checks.checked(Duty, field, value)
    except ValueError as problem:
        raise ValueError(f"{field} {problem}") from problem
