"""Trends on paper and in files: the system's print preview, and pictures written whole or not at all."""

from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from delegate_desk.domain.errors import PlanError
from delegate_desk.exchange.safe_write import safe_write
from delegate_desk.i18n import _
from delegate_desk.ui.charts.look import Look
from delegate_desk.ui.dialogs.message import tell
from delegate_desk.ui.trends.sheet import Sheet, drawing, paint_sheet, picture


def save(parent: QWidget, sheet: Sheet, look: Look, ending: str, name: str) -> Path | None:
    """Ask where, and write the sheet there as .png or .svg; None where the owner decided otherwise."""
    kinds = {".png": _("Pictures ({0})").format("*.png"), ".svg": _("Drawings ({0})").format("*.svg")}
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("Save the trends"), name + ending, kinds[ending])
    if not chosen:
        return None
    path = Path(chosen)
    if not path.suffix:
        path = path.with_name(path.name + ending)
    try:
        write(path, sheet, look, ending)
    except PlanError as error:
        tell(parent, str(error))
        return None
    return path


def write(path: Path, sheet: Sheet, look: Look, ending: str) -> None:
    """Write the sheet as .png or .svg, made in memory first. Raises PlanError and leaves what was there."""
    content = drawing(sheet, look) if ending == ".svg" else picture(sheet, look)
    # The file dialog has asked already whether an existing file may be replaced.
    safe_write(path, content, force=True)


def preview(parent: QWidget, sheet: Sheet, look: Look) -> None:
    """Show the sheet in the system's print preview."""
    from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setDocName(sheet.title)
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.setWindowTitle(_("Print the trends"))
    dialog.paintRequested.connect(lambda wanted: print_on(wanted, sheet, look))
    dialog.exec()


def print_on(printer: object, sheet: Sheet, look: Look) -> None:
    """Draw the sheet on the one page of that printer, which may be a PDF."""
    from PySide6.QtPrintSupport import QPrinter

    if isinstance(printer, QPrinter):
        painter = QPainter(printer)
        page = printer.pageLayout().paintRectPixels(printer.resolution())
        paint_sheet(painter, QRectF(0, 0, page.width(), page.height()), sheet, look)
        painter.end()
