"""The thin scroll bar beside a column's cards: a rounded handle, no track, nothing where all fits."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar

from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.painting import box, faded


class ThinBar(QScrollBar):
    """Paints and drags its own handle, so that no style sheet is needed; the keyboard scrolls the list itself."""

    def __init__(self, theme: Theme, *, narrow: bool) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._theme = theme
        self._narrow = narrow
        self._held: int | None = None

    def sizeHint(self) -> QSize:
        """The handle and the margin to the column's edge."""
        return QSize(self._theme.px(4 if self._narrow else 9), self._theme.px(40))

    def minimumSizeHint(self) -> QSize:
        """Never narrower."""
        return self.sizeHint()

    def handle(self) -> QRect:
        """Where the handle is; empty where everything fits."""
        reach = self.maximum() - self.minimum()
        if reach <= 0:
            return QRect()
        top, high = self._theme.px(4), self.height() - self._theme.px(8)
        length = min(high, max(self._theme.px(30), high * self.pageStep() // (reach + self.pageStep())))
        at = top + round((high - length) * (self.value() - self.minimum()) / reach)
        return QRect(0, at, self._theme.px(3 if self._narrow else 6), length)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the handle."""
        handle = self.handle()
        if not handle.isEmpty():
            strength = 0.8 if self._held is not None or self.underMouse() else 0.55
            box(QPainter(self), handle, handle.width() / 2, faded(self._theme.tokens.control, strength))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the handle, or bring it under the pointer."""
        height, handle = round(event.position().y()), self.handle()
        if handle.isEmpty() or event.button() != Qt.MouseButton.LeftButton:
            return
        inside = handle.top() <= height <= handle.bottom()
        self._held = height - handle.top() if inside else handle.height() // 2
        self._go(height)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the handle."""
        if self._held is not None:
            self._go(round(event.position().y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held = None
        self.update()

    def _go(self, height: int) -> None:
        room = self.height() - self._theme.px(8) - self.handle().height()
        if room > 0 and self._held is not None:
            share = (height - self._held - self._theme.px(4)) / room
            self.setValue(self.minimum() + round(share * (self.maximum() - self.minimum())))
        self.update()
