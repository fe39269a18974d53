"""Notes of several lines, taken on leaving them."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy

from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.history import is_for_plan
from delegate_desk.ui.widgets.painting import box


class NotesEdit(QPlainTextEdit):
    """Plain text over several lines; `committed` gives it when the owner leaves it, Esc puts the old text back."""

    committed = Signal(str)

    def __init__(self, theme: Theme, called: str, placeholder: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._settled = ""
        self.setAccessibleName(called)
        self.setPlaceholderText(placeholder)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(theme.px(9))
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take font and colours from the theme again."""
        self.setFont(self._theme.font("body"))
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, self._theme.tokens.text)
        palette.setColor(QPalette.ColorRole.PlaceholderText, self._theme.tokens.text3)
        self.setPalette(palette)
        self.updateGeometry()

    def show_value(self, text: str) -> None:
        """Show what comes from the plan; while the owner is typing, that is left alone."""
        if self.hasFocus() and self.toPlainText() != self._settled:
            return
        if text != self.toPlainText():
            self.setPlainText(text)
        self._settled = self.toPlainText()

    def commit(self) -> None:
        """Take what stands there, as on leaving it."""
        if self.toPlainText() != self._settled:
            self._settled = self.toPlainText()
            self.document().clearUndoRedoStacks()
            self.committed.emit(self._settled)

    def sizeHint(self) -> QSize:
        """Room for four lines."""
        return QSize(self._theme.px(160), 4 * self.fontMetrics().lineSpacing() + 2 * self._theme.px(9))

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the plan where nothing was typed that it could take back."""
        document = self.document()
        if is_for_plan(event, undo=document.isUndoAvailable(), redo=document.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the old text back."""
        if event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._settled:
            self.setPlainText(self._settled)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Thicken the border."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.commit()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame beneath the text."""
        painter = QPainter(self.viewport())
        tokens, here = self._theme.tokens, self.hasFocus()
        line = tokens.accent if here else tokens.control
        box(painter, self.viewport().rect(), self._theme.px(8), tokens.field, line, 2 if here else 1)
        painter.end()
        super().paintEvent(event)
