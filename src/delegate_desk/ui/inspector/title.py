"""A duty's title, edited where it stands."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.history import is_for_plan
from delegate_desk.ui.widgets.painting import box, visual

_LINES, _LINES_TYPED = 2, 6


class TitleEdit(QPlainTextEdit):
    """A title over up to two lines, cut with an ellipsis; a field once it has the focus.

    `committed` gives the text when the owner leaves it or presses Enter, if it is another than before; Esc puts the
    old one back. `inset` pixels of it lie outside the text on every side.
    """

    committed = Signal(str)
    resized = Signal()
    """It takes another number of lines."""

    inset = 4

    def __init__(self, theme: Theme, called: str) -> None:
        super().__init__()
        self._theme = theme
        self._settled = ""
        self.is_wrong = False
        self.setAccessibleName(called)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.document().setDocumentMargin(self.inset)
        self.textChanged.connect(self._fit)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take font and colours from the theme again."""
        self.setFont(self._theme.font("inspector"))
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, self._theme.tokens.text)
        self.setPalette(palette)
        self._fit()

    def show_value(self, text: str) -> None:
        """Show a title that comes from the plan; while the owner types another, or mends one, that is left alone."""
        if self.is_wrong and text == self._settled:
            return
        typing = self.hasFocus() and self.toPlainText() != self._settled
        if not typing and self.toPlainText() != text:
            self.setPlainText(text)
        self._settled = text if typing else self.toPlainText()
        self.set_wrong(False)

    def set_wrong(self, wrong: bool) -> None:
        """Mark what stands there as no title."""
        self.is_wrong = wrong
        self.viewport().update()

    def give_up(self) -> None:
        """Put the old title back."""
        self.setPlainText(self._settled)
        self.set_wrong(False)

    def commit(self) -> None:
        """Take what stands there, as on leaving it."""
        text = " ".join(self.toPlainText().split("\n"))
        if self.toPlainText() != self._settled:
            self.document().clearUndoRedoStacks()
            self.committed.emit(text)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the plan where nothing was typed that it could take back."""
        document = self.document()
        if is_for_plan(event, undo=document.isUndoAvailable(), redo=document.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the title, Esc puts the old one back; a title is one line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
        elif event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._settled:
            self.give_up()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Become a field."""
        super().focusInEvent(event)
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.commit()
            self.moveCursor(self.textCursor().MoveOperation.Start)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may take another number of lines."""
        super().resizeEvent(event)
        self._fit()

    # Painting

    def _laid_out(self, width: float, most: int) -> tuple[QTextLayout, list[str]]:
        """The first lines of the title as they stand on the screen, the last of them cut where more follow."""
        text = " ".join(self.toPlainText()[:1000].split("\n"))
        layout = QTextLayout(text, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        lines: list[str] = []
        layout.beginLayout()
        while len(lines) < most and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start = line.textStart()
            lines.append(text[start : start + line.textLength()])
            if len(lines) == most and start + line.textLength() < len(text):
                lines[-1] = self.fontMetrics().elidedText(text[start:], Qt.TextElideMode.ElideRight, int(width))
        layout.endLayout()
        return layout, lines

    def _pitch(self) -> int:
        """From line to line: a little more air than the font asks for."""
        return max(self._theme.px(22), self.fontMetrics().lineSpacing())

    def _fit(self) -> None:
        most = _LINES_TYPED if self.hasFocus() else _LINES
        width = max(self.width() - 2 * self.inset, 40)
        count = max(1, len(self._laid_out(width, most)[1]))
        high = count * self._pitch() + 2 * self.inset
        if high != self.maximumHeight():
            self.setFixedHeight(high)
            self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a field while it is typed in, else the title as text."""
        painter = QPainter(self.viewport())
        tokens, px = self._theme.tokens, self._theme.px
        frame = self.viewport().rect()
        if self.is_wrong:
            box(painter, frame, px(6), tokens.field, tokens.danger, 2)
        elif self.hasFocus():
            box(painter, frame, px(6), tokens.field, tokens.accent, 2)
        elif self.underMouse():
            box(painter, frame, px(6), tokens.hover)
        if self.hasFocus() or self.is_wrong:
            painter.end()
            super().paintEvent(event)
            return
        painter.setFont(self.font())
        painter.setPen(tokens.text)
        width, spacing = self.width() - 2 * self.inset, self._pitch()
        side = visual(Qt.AlignmentFlag.AlignLeft, self.layoutDirection())
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        for row, text in enumerate(self._laid_out(width, _LINES)[1]):
            at = QPointF(self.inset, self.inset + row * spacing)
            painter.drawText(QRectF(at.x(), at.y(), width + 2, spacing), flags, text)
