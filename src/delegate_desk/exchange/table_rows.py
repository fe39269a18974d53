"""The rows of a table in a text file, whatever its encoding, its delimiter and its line ends."""

import csv
import io
import re
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from delegate_desk.domain.errors import PlanError
from delegate_desk.i18n import _

Cell: TypeAlias = str | float
"""Text as the file has it, or a number of a workbook; text "" where nothing stands."""

CODINGS = (
    "utf-8",
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "shift_jis",
    "gb18030",
    "big5",
    "euc_kr",
    "utf-16",
)
"""Encodings that an owner may choose where the guess is wrong."""
MOST_ROWS, MOST_COLUMNS = 20_000, 100
"""How large a table may be. Source: reliability.md."""

_WIDEST = 20_000  # cells of a row, empty ones too: no spreadsheet has so many
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (BOM_UTF8, "utf-8-sig"),
)
_DELIMITERS = ",;\t|"
_SAMPLE_ROWS = 200
_SAMPLE_LETTERS = 200_000
_SAID = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)  # Excel's own way of saying it
_UNCLOSED = "unexpected end of data"


class Row(NamedTuple):
    """One row: its number as a spreadsheet counts, from 1, and its cells; empty ones at its end are left out.

    `sheet` is the name of the sheet where a file has several with something in them.
    """

    number: int
    cells: Sequence[Cell]
    sheet: str = ""

    @property
    def name(self) -> str:
        """What names the row to the owner."""
        if self.sheet:
            return _("{sheet}, row {number}").format(sheet=self.sheet[:60], number=self.number)
        return _("row {number}").format(number=self.number)

    def text(self, column: int | None) -> str:
        """The cell as text, without blanks around it; "" where the row is shorter."""
        cell = "" if column is None or column >= len(self.cells) else self.cells[column]
        return (plain_number(cell) if isinstance(cell, float) else cell).strip()


def plain_number(number: float) -> str:
    """A number of a workbook as one would type it: 7 for 7.0."""
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)


def coding_of(content: bytes) -> str:
    """The encoding of a text: by its mark, else UTF-8 where it is that, else the usual one of Windows."""
    for mark, coding in _MARKS:
        if content.startswith(mark):
            return coding
    even, odd = content[:64:2], content[1:64:2]
    if odd and not any(odd) and all(even):
        return "utf-16-le"
    if odd and not any(even) and all(odd):
        return "utf-16-be"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def decoded(content: bytes, coding: str) -> str:
    """The text in this encoding; what is no letter of it becomes a replacement that can be seen."""
    if coding == "utf-8":
        coding = "utf-8-sig"
    return content.decode(coding, "replace")


def text_rows(text: str, tick: Callable[[float], None] | None = None) -> Iterator[Row]:
    """The rows that hold anything, in their order. Raises PlanError for a table that is too large."""
    said = _SAID.match(text)
    body = text[said.end() :] if said else text
    delimiter = said[1] if said else delimiter_of(body)
    first = 2 if said else 1
    for number, cells in enumerate(_parsed(body, delimiter), first):
        kept = trimmed(cells)
        if number > MOST_ROWS + first:
            raise PlanError(_("it has more than {most} rows").format(most=f"{MOST_ROWS:,}"))
        if kept:
            yield Row(number, kept)
        if tick is not None and number % 500 == 0:
            tick(min(0.9, number / MOST_ROWS))


def trimmed(cells: Sequence[Cell]) -> list[Cell]:
    """The cells up to the last that is not empty; none where all are blank. Raises PlanError for too many."""
    last = len(cells)
    if last > _WIDEST:
        raise PlanError(_("it has more than {most} columns").format(most=MOST_COLUMNS))
    while last and cells[last - 1] == "":
        last -= 1
    if all(str(cell).isspace() for cell in cells[:last]):
        return []
    if last > MOST_COLUMNS:
        raise PlanError(_("it has more than {most} columns").format(most=MOST_COLUMNS))
    return list(cells[:last])


def delimiter_of(text: str) -> str:
    """The delimiter by which most rows fall into equally many columns; a comma where there is but one column."""
    sample = text[:_SAMPLE_LETTERS]
    return max(_DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _evenness(sample: str, delimiter: str) -> tuple[float, int]:
    widths: Counter[int] = Counter()
    for row in _read(sample, delimiter, csv.QUOTE_MINIMAL, strict=False):
        if any(row):
            widths[len(row)] += 1
        if widths.total() >= _SAMPLE_ROWS:
            break
    several = Counter({width: often for width, often in widths.items() if width > 1})
    if not several:
        return 0.0, 0
    width, often = several.most_common(1)[0]
    return often / widths.total(), width


def _parsed(text: str, delimiter: str) -> Iterator[list[str]]:
    """The rows; a quote that is never closed would swallow the rest of the file, so there no quote counts."""
    quoting, strict = csv.QUOTE_MINIMAL, True
    try:
        for count, _row in enumerate(_read(text, delimiter, quoting, strict)):
            if count > MOST_ROWS:
                break
    except csv.Error as problem:
        strict = False
        quoting = csv.QUOTE_NONE if _UNCLOSED in str(problem) else quoting
    return _read(text, delimiter, quoting, strict)


def _read(text: str, delimiter: str, quoting: int, strict: bool) -> Iterator[list[str]]:
    before = csv.field_size_limit(max(len(text), 1))
    try:
        lines = io.StringIO(text, newline="")
        yield from csv.reader(lines, delimiter=delimiter, quoting=quoting, strict=strict)  # type: ignore[arg-type]
    finally:
        csv.field_size_limit(before)
