"""The surface at a page's side that shows all about what is selected there."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.painting import fill


class SidePanel(QWidget):
    """As wide as it always is, `width` design pixels, with a line to the page; Esc leads back to the page."""

    closed = Signal()
    """The owner wants it out of the way."""

    left = Signal()
    """Esc was pressed: back to where the selection is."""

    def __init__(self, theme: Theme, width: int) -> None:
        super().__init__()
        self._theme = theme
        self._wide = width
        self.setAccessibleName(_("Details"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """As wide as it always is."""
        return QSize(self._theme.px(self._wide), self._theme.px(600))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface and the line to the page."""
        painter, tokens = QPainter(self), self._theme.tokens
        fill(painter, self.rect(), tokens.panel)
        left = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        fill(painter, QRect(0 if left else self.width() - 1, 0, 1, self.height()), tokens.line)

    def _restyle(self) -> None:
        self.setFixedWidth(self._theme.px(self._wide))
        self.update()
