"""Text of several lines that is as high as what stands in it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent

from delegate_desk.ui.inspector.notes import NotesEdit
from delegate_desk.ui.theme import Theme

_MARGIN = 11


class GrownText(NotesEdit):
    """Like notes, but never with a scroll bar of its own; at least `lines` lines high."""

    def __init__(self, theme: Theme, called: str, placeholder: str, lines: int = 1) -> None:
        self._lines = lines
        super().__init__(theme, called, placeholder)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.document().setDocumentMargin(theme.px(_MARGIN))
        self._grow()

    def sizeHint(self) -> QSize:
        """As high as the text."""
        margin = 2 * self._theme.px(_MARGIN)
        line = self.fontMetrics().lineSpacing()
        count = max(self._lines, round(self.document().size().height()))  # a plain text document counts in lines
        return QSize(self._theme.px(160), count * line + margin + 2)

    def minimumSizeHint(self) -> QSize:
        """Never lower."""
        return QSize(self._theme.px(80), self.sizeHint().height())

    def refuse(self, old: str) -> None:
        """What stands there was not taken: `old` is still in force, and Esc puts it back."""
        self._settled = old

    @property
    def is_settled(self) -> bool:
        """Whether it shows what is in force."""
        return self.toPlainText() == self._settled

    def _grow(self) -> None:
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._grow()
