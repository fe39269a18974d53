"""The slider of a weekly budget, or of the hours that are wanted."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QStyle, QStyleOptionSlider

from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.focus import focus_came, focus_went
from delegate_desk.ui.widgets.painting import box


class AmountSlider(QSlider):
    """A track that is full up to a round handle; where both stand is left to the style, so the mouse meets them."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        super().__init__(Qt.Orientation.Horizontal)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.updateGeometry)

    def show_range(self, most: int, step: int) -> None:
        """Reach from 0 to `most` in steps of an arrow key."""
        if (self.maximum(), self.singleStep()) != (most, step):
            self.blockSignals(True)
            self.setRange(0, most)
            self.blockSignals(False)
            self.setSingleStep(step)
            self.setPageStep(10 * step)

    def show_value(self, value: int) -> None:
        """Stand there, without telling anybody."""
        self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(False)
        self.update()

    def sizeHint(self) -> QSize:
        """High enough for a finger."""
        return QSize(self._theme.px(200), max(30, self._theme.px(30)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling what lies around must not change it."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring."""
        super().focusInEvent(event)
        focus_came(self, self._theme, self._theme.px(8), event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus ring away."""
        super().focusOutEvent(event)
        focus_went(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw track, what is full of it, and handle."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_SliderHandle
        place = self.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, part, self)
        painter, tokens, px = QPainter(self), self._theme.tokens, self._theme.px
        if not self.isEnabled():
            painter.setOpacity(0.5)
        middle, high = self.height() / 2, px(6)
        edge = tokens.control if self._theme.high_contrast else None
        track = QRectF(0, middle - high / 2, self.width(), high)
        box(painter, track, high / 2, tokens.column, edge)
        full = QRectF(track)
        at = place.center().x() + 0.5
        if self.isRightToLeft():
            full.setLeft(at)
        else:
            full.setRight(at)
        box(painter, full, high / 2, tokens.accent)
        side = px(19)
        left = min(max(0.0, at - side / 2), self.width() - side)
        handle = QRectF(left, middle - side / 2, side, side)
        box(painter, handle, side / 2, tokens.card, tokens.accent, 2)
