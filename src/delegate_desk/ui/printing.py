"""Printing from the window: a preview with the system's dialog behind it, or a PDF written in the background."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QToolBar, QVBoxLayout, QWidget

from delegate_desk.documents.blocks import Document
from delegate_desk.domain.errors import PlanError
from delegate_desk.exchange.safe_write import safe_write
from delegate_desk.i18n import _
from delegate_desk.ui import formats
from delegate_desk.ui.background import Work
from delegate_desk.ui.print.paint import has_printer, paint, set_up
from delegate_desk.ui.print.pdf import page_size, pdf
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.banner import ProgressBanner

Maker = Callable[[], Document]
"""Makes the document from a snapshot; it may be called off the window's thread. Raises PlanError."""

_QUICK_MS = 300


class Printing(QObject):
    """Shows previews over a window and writes PDFs for it."""

    written = Signal(Path)
    """A PDF is on disk."""

    failed = Signal(str)
    """One sentence; the file that was there before is as it was."""

    stopped = Signal()
    """The owner stopped the writing of a PDF, and nothing was written."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._large = False

    def show(self, make: Maker, name: str) -> None:
        """Show a document before it is printed; without any printer say so and offer a PDF called `name`."""
        if not has_printer():
            self._offer_pdf(make, name)
            return
        self.preview(make, name)

    def preview(self, make: Maker, name: str) -> None:
        """The document as it would come out, with printing, larger type and PDF in reach."""
        try:
            document = make()
        except PlanError as error:
            self.failed.emit(str(error))
            return
        dialog = QPrintPreviewDialog(self._window)
        set_up(dialog.printer(), document, formats.locale())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(_("Print: {name}").format(name=name))
        dialog.resize(self._theme.px(900), self._theme.px(760))
        dialog.paintRequested.connect(partial(self._paint, document))
        self._add_tools(dialog, make, name)
        dialog.open()

    def _paint(self, document: Document, printer: QPrinter) -> None:
        if not paint(document, printer, large=self._large):
            self.failed.emit(_("The printer did not take it. Nothing is lost; please try again or save a PDF."))

    def _add_tools(self, dialog: QPrintPreviewDialog, make: Maker, name: str) -> None:
        bar, shown = dialog.findChild(QToolBar), dialog.findChild(QPrintPreviewWidget)
        if not isinstance(bar, QToolBar) or not isinstance(shown, QPrintPreviewWidget):
            return
        large = QAction(_("Large type"), dialog)
        large.setCheckable(True)
        large.setChecked(self._large)
        large.toggled.connect(partial(self._set_large, shown))
        save = QAction(_("Save as PDF…"), dialog)
        save.triggered.connect(lambda: self.ask_pdf(make, name))
        bar.addSeparator()
        bar.addAction(large)
        bar.addAction(save)

    def _set_large(self, shown: QPrintPreviewWidget, large: bool) -> None:
        self._large = large
        shown.updatePreview()

    def _offer_pdf(self, make: Maker, name: str) -> None:
        box = QMessageBox(QMessageBox.Icon.Information, _("Print"), "", parent=self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(_("There is no printer on this computer. You can save a PDF and print it elsewhere."))
        save = box.addButton(_("Save as PDF…"), QMessageBox.ButtonRole.AcceptRole)
        look = box.addButton(_("Preview"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        save.clicked.connect(lambda: self.ask_pdf(make, name))
        look.clicked.connect(lambda: self.preview(make, name))
        box.open()

    def ask_pdf(self, make: Maker, name: str) -> None:
        """Ask where, then write; the file dialog has asked by itself whether a file may be replaced."""
        start = str(Path.home() / f"{file_name(name)}.pdf")
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window, _("Save as PDF"), start, _("PDF ({0})").format("*.pdf")
        )
        if chosen:
            path = Path(chosen)
            self.write_pdf(make, path if path.suffix else path.with_name(path.name + ".pdf"))

    def write_pdf(self, make: Maker, path: Path) -> Work:
        """Write the PDF off the window's thread, whole or not at all; after a moment it says how far it is."""
        size, large = page_size(formats.locale()), self._large

        def job(progress: Callable[[float], None], cancelled: Callable[[], bool]) -> Path:
            content = pdf(make(), size, large=large, progress=progress, cancelled=cancelled)
            if not cancelled():
                safe_write(path, content, force=True)
            return path

        work = Work(job, self)
        told = _Told(self._theme, _("Writing {name}").format(name=path.name), self._window)
        told.stopped.connect(work.cancel)
        work.progressed.connect(told.show_progress)
        work.finished.connect(self.written)
        work.failed.connect(self.failed)
        work.stopped.connect(self.stopped)
        for end in (work.finished, work.failed, work.stopped):
            end.connect(told.end)
            end.connect(work.deleteLater)
        work.start()
        return work


class _Told(QDialog):
    """How far a PDF is, shown only where it takes longer than a blink."""

    stopped = Signal()

    def __init__(self, theme: Theme, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Save as PDF"))
        self._progress = ProgressBanner(theme, title)
        self._progress.stopped.connect(self.stopped)
        self.rejected.connect(self.stopped)
        layout = QVBoxLayout(self)
        layout.addWidget(self._progress)
        self.setMinimumWidth(theme.px(420))
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self.open)
        self._wait.start(_QUICK_MS)

    def show_progress(self, share: float) -> None:
        """Fill the bar."""
        self._progress.show_progress(share, formats.percent(share))

    def end(self, _result: object = None) -> None:
        """It is over, one way or another."""
        self._wait.stop()
        self.hide()
        self.deleteLater()


def file_name(name: str) -> str:
    """A name that every file system takes, from an owner's text."""
    kept = "".join(letter if letter.isalnum() or letter in " -_" else " " for letter in name[:200])
    return " ".join(kept.split())[:60].strip() or _("Delegate Desk")
