"""A field for an amount that is typed, or stepped with the arrow keys and the arrows in it."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from delegate_desk.ui import icons
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.fields import LineField
from delegate_desk.ui.widgets.painting import mirrored

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}


class NumberField(LineField):
    """One line with arrows at its end; `stepped` tells of a step up or down."""

    stepped = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setMouseTracking(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down step by one, the page keys by ten."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)
            self.selectAll()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The upper half of the arrows steps up, the lower half down."""
        if self._arrows().contains(event.position().toPoint()) and event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.stepped.emit(1 if event.position().y() < self.height() / 2 else -1)
            self.selectAll()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """An arrow over the arrows."""
        over = self._arrows().contains(event.position().toPoint())
        self.setCursor(Qt.CursorShape.ArrowCursor if over else Qt.CursorShape.IBeamCursor)
        super().mouseMoveEvent(event)

    def _make_room(self) -> None:
        """Keep what is typed off the arrows, on whichever side they stand."""
        super()._make_room()
        margins, wide = self.textMargins(), self._theme.px(28)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            margins.setLeft(wide)
        else:
            margins.setRight(wide)
        self.setTextMargins(margins)

    def _arrows(self) -> QRect:
        wide = max(30, self._theme.px(32))
        place = QRect(self.width() - wide, 0, wide, self.height())
        return mirrored(place, self.rect(), self.layoutDirection())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, and the arrows where no error is marked."""
        super().paintEvent(event)
        if not self._wrong:
            side = self._theme.px(16)
            middle = QRectF(self._arrows()).center()
            place = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
            icons.draw(QPainter(self), "chevrons-up-down", self._theme.tokens.text2, place)
