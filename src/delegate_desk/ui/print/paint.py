"""A document on any paper: what a printer and its preview are given."""

from PySide6.QtCore import QLocale
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from delegate_desk.documents.blocks import Document
from delegate_desk.ui.print.canvas import Canvas
from delegate_desk.ui.print.faces import Faces
from delegate_desk.ui.print.flow import draw_page, pages
from delegate_desk.ui.print.pdf import page_size, paper

_DPI = 300
"""A printer's own high resolution makes spool files larger and nothing sharper."""


def set_up(printer: QPrinter, document: Document, locale: QLocale) -> None:
    """Have a printer print on the locale's paper, upright and without margins of its own."""
    printer.setResolution(_DPI)
    printer.setPageSize(page_size(locale))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setDocName(" ".join(document.title[:100].split()))
    printer.setCreator("Delegate Desk")


def has_printer() -> bool:
    """Whether this computer knows a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def paint(document: Document, printer: QPrinter, *, large: bool = False) -> bool:
    """Print all pages, or those that were chosen; False where the printer takes none."""
    faces = Faces(large=large)
    printer.setFullPage(True)
    layout = printer.pageLayout()
    sheet = paper(layout.pageSize())
    if layout.orientation() == QPageLayout.Orientation.Landscape:
        sheet = sheet._replace(width=sheet.height, height=sheet.width)
    made = pages(document, sheet, faces, lambda _share: None, lambda: False)
    chosen = [i for i in range(len(made)) if _is_wanted(printer, i + 1)]
    painter = QPainter()
    if not chosen or not painter.begin(printer):
        return False
    canvas = Canvas(painter, printer.resolution())
    whole = True
    for place, i in enumerate(chosen):
        if place and not printer.newPage():
            whole = False
            break
        draw_page(made[i], i + 1, len(made), sheet, faces, canvas)
    return painter.end() and whole


def _is_wanted(printer: QPrinter, number: int) -> bool:
    if printer.printRange() != QPrinter.PrintRange.PageRange:
        return True
    ranges = printer.pageRanges()
    if not ranges.isEmpty():
        return bool(ranges.contains(number))
    return printer.fromPage() <= number <= (printer.toPage() or number)
