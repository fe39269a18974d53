"""Workbooks (.xlsx): what they hold, and that no bomb gets as far as the library, nor takes the parent with it."""

import io
import time
import zipfile
from datetime import date, datetime, timedelta

import pytest
import xlsxwriter
from builders import TODAY

from delegate_desk.domain.errors import PlanError
from delegate_desk.exchange import tables
from delegate_desk.exchange.child import parse_in_child
from delegate_desk.exchange.workbook import workbook_rows

TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = "</sheetData></worksheet>"


def book(**sheets):
    file = io.BytesIO()
    made = xlsxwriter.Workbook(file, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = made.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(number, column, cell)
    made.close()
    return file.getvalue()


def rewritten(content, **parts):
    """The same workbook with members put in or replaced; "sheet" is its first sheet."""
    named = {{"sheet": "xl/worksheets/sheet1.xml"}.get(name, name): part for name, part in parts.items()}
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in named:
                new.writestr(name, old.read(name))
        for name, part in named.items():
            new.writestr(name, part)
    return file.getvalue()


def with_cells(*cells):
    return rewritten(book(Sheet1=[["Task"]]), sheet=HEAD + "".join(cells) + TAIL)


def a_cell(place):
    row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f'<row r="{row}"><c r="{place}" t="inlineStr"><is><t>Task</t></is></c></row>'


def test_numbers_dates_lengths_and_texts_stand_as_one_would_type_them():
    file = io.BytesIO()
    made = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = made.add_worksheet()
    for column, heading in enumerate(("Task", "Duration", "Starts", "RRULE")):
        sheet.write_string(2, column, heading)
    sheet.write_string(3, 0, "Bank")
    sheet.write_datetime(3, 1, timedelta(hours=1, minutes=30), made.add_format({"num_format": "[h]:mm"}))
    sheet.write_datetime(3, 2, datetime(2026, 1, 5), made.add_format({"num_format": "yyyy-mm-dd"}))
    sheet.write_string(3, 3, "FREQ=WEEKLY")
    sheet.write_string(4, 0, "Post")
    sheet.write_number(4, 1, 0.5, made.add_format({"num_format": "h:mm"}))
    sheet.write_boolean(5, 0, True)
    made.close()

    found = tables.read(file.getvalue(), date(2026, 11, 23))

    assert [(c.title, c.minutes, c.sources) for c in found.candidates] == [
        ("Bank", 90, ("row 4",)),
        ("Post", 720, ("row 5",)),
        ("true", None, ("row 6",)),
    ]
    assert found.candidates[0].cadence == ("FREQ=WEEKLY", "2026-01-05")


def test_sheets_that_name_no_duties_are_skipped_row_by_row():
    found = tables.read(book(Cover=[["Our week"]], Work=[["Task", "Minutes"], ["Bank", 45]], Empty=[]), TODAY)

    assert [(c.title, c.sources) for c in found.candidates] == [("Bank", ("Work, row 2",))]
    assert found.skipped == (("Cover, row 1", "its sheet names no column of duties"),)


def test_a_cell_merged_downwards_stands_for_each_row():
    file = io.BytesIO()
    made = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = made.add_worksheet()
    for row, cells in enumerate((("Area", "Task"), ("", "Bank"), ("", "Invoices"), ("Sales", "Calls"))):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    sheet.merge_range(1, 0, 2, 0, "Bookkeeping")
    made.close()

    functions = [offer.function for offer in tables.read(file.getvalue(), TODAY).candidates]

    assert functions == ["bookkeeping", "bookkeeping", "sales"]


SPARSE = "it has more than 100 columns"
BOMBS = {
    "far_cell": (lambda: with_cells(a_cell("A1"), a_cell("XFD1048576")), "more than"),
    "far_row": (lambda: with_cells(a_cell("A1"), a_cell("A4000000000")), "rows that no spreadsheet has"),
    "huge_row": (lambda: with_cells(f'<row r="{"9" * 400}"></row>'), "rows that no spreadsheet has"),
    "many_rows": (lambda: with_cells(a_cell("A1"), a_cell("A20002")), "more than 20,000 rows"),
    "wide": (lambda: with_cells(a_cell("A1"), a_cell("CW2")), "more than 100 columns"),
    "long_reference": (lambda: with_cells(a_cell("A1"), a_cell("ZZZZZZZ2")), "more than 100 columns"),
    "packed": (lambda: rewritten(book(S=[["Task"]]), **{"xl/x.xml": b" " * 50_000_000}), "fill the memory"),
    "large": (lambda: rewritten(book(S=[["Task"]]), **{"xl/x.xml": b"<a>" * 21_000_000}), "fill the memory"),
    "members": (lambda: rewritten(book(S=[["T"]]), **{f"a{i}": b"" for i in range(501)}), "fill the memory"),
    "entity": (lambda: with_cells('<!DOCTYPE a [<!ENTITY b "c">]>'), "asks for other files"),
    "no_book": (lambda: rewritten(b"PK\x05\x06" + b"\0" * 18, a="x"), "no workbook of Excel"),
    "cut": (lambda: book(S=[["Task"]])[:3000], "damaged"),
    "no_xml": (lambda: rewritten(book(S=[["Task"]]), **{"xl/workbook.xml": b"<<<"}), "damaged|no rows"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_in_one_sentence_and_soon(tmp_path, name):
    make, why = BOMBS[name]
    path = tmp_path / "week.xlsx"
    path.write_bytes(make())
    began = time.monotonic()

    with pytest.raises(PlanError, match=rf"^week\.xlsx cannot be read: .*(?:{why}).*\.$"):
        parse_in_child(path, "table", TODAY)

    assert time.monotonic() - began < 5


def test_cells_that_are_only_dressed_make_no_sheet_large():
    dressed = "".join(f'<row r="{row}"><c r="A{row}" s="0"/></row>' for row in range(2, 30_000, 100))

    assert workbook_rows(with_cells(a_cell("A1"), dressed, '<row r="1048576"><c r="XFD1048576" s="0"/></row>'))


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_workbook_is_read_as_far_as_it_goes_or_refused(seed):
    content = bytearray(book(S=[["Task", "Minutes"], *[[f"Duty {i}", i] for i in range(40)]]))
    step = len(content) // 41
    content[step * seed + 7] ^= 0xFF
    content[step * seed + 9] ^= 0x55
    try:
        found = tables.read(bytes(content), TODAY)
    except PlanError as refusal:
        assert str(refusal)
    else:
        assert len(found.candidates) + len(found.skipped) <= 41
