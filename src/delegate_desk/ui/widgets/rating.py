"""Five squares for enjoyment and needs-me; not said is a value of its own."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider

from delegate_desk.i18n import _
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.focus import focus_came, focus_went
from delegate_desk.ui.widgets.painting import box, draw_text, mirrored

_STEPS = 5


class Rating(QSlider):
    """A step from 1 to 5, or 0 for not yet said, with a word for each.

    `words` runs from 0 ("not said") to 5. One slider to assistive technology: "Enjoyment, 1 of 5, dread
    it". Arrows step, 1 to 5 set, a click on the chosen step or Delete takes it back. `rated` gives 1 to 5
    or None as the owner sets it, never what the program showed.
    """

    rated = Signal(object)

    def __init__(self, theme: Theme, called: str, words: Sequence[str]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._called = called
        self._words = tuple(words)
        self._shown = 0
        self._otherwise = ""
        self.setRange(0, _STEPS)
        self.setPageStep(1)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._stepped)
        theme.changed.connect(self._changed)
        self._name()

    def show_value(self, value: int | None, otherwise: str = "") -> None:
        """Show a value that comes from the plan; with `otherwise` ("several") values differ."""
        self._otherwise = otherwise
        self._shown = value or 0
        self.blockSignals(True)
        self.setValue(self._shown)
        self.blockSignals(False)
        self._name()
        self.update()

    @property
    def word(self) -> str:
        """The word beside the squares."""
        return self._otherwise or self._words[self.value()]

    def _name(self) -> None:
        if self._otherwise:
            said = self._otherwise
        elif self.value():
            said = _("{value} of 5, {word}").format(value=self.value(), word=self.word)
        else:
            said = self.word
        self.setAccessibleName(f"{self._called}, {said}")

    def _stepped(self, value: int) -> None:
        self._otherwise = ""
        self._name()
        self.update()
        if value != self._shown:
            self._shown = value
            self.rated.emit(value or None)

    def _take_back(self) -> None:
        if self._otherwise:
            self._stepped(0)
            self.rated.emit(None)
        else:
            self.setValue(0)

    def _changed(self) -> None:
        self.updateGeometry()
        self.update()

    # Places

    def _side(self) -> int:
        return self._theme.px(18)

    def _step_width(self) -> int:
        return self._side() + self._theme.px(4)

    def sizeHint(self) -> QSize:
        """Five squares and the longest word."""
        metrics = QFontMetrics(self._theme.font("meta"))
        widest = max(metrics.horizontalAdvance(word) for word in self._words)
        wide = _STEPS * self._step_width() + self._theme.px(8) + widest
        return QSize(wide, max(30, self._theme.px(30)))

    def minimumSizeHint(self) -> QSize:
        """The squares; the word is cut."""
        return QSize(_STEPS * self._step_width() + self._theme.px(40), self.sizeHint().height())

    def _square(self, step: int) -> QRect:
        side = self._side()
        place = QRect((step - 1) * self._step_width(), (self.height() - side) // 2, side, side)
        return mirrored(place, self.rect(), self.layoutDirection())

    def _step_at(self, x: float) -> int:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - x
        step = int(x // self._step_width()) + 1
        return step if 1 <= step <= _STEPS else 0

    # The owner's hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the step under the pointer, or take the chosen one back."""
        step = self._step_at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and step:
            self.setValue(0 if step == self.value() and not self._otherwise else step)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging sets nothing."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press has done it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits set, Delete and Backspace take back, arrows step."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._take_back()
        elif (
            Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_5 and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self.setValue(event.key() - Qt.Key.Key_0)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring."""
        super().focusInEvent(event)
        focus_came(self, self._theme, self._theme.px(6), event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus ring away."""
        super().focusOutEvent(event)
        focus_went(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the squares and the word."""
        painter = QPainter(self)
        tokens = self._theme.tokens
        if not self.isEnabled():
            painter.setOpacity(0.5)
        for step in range(1, _STEPS + 1):
            full = step <= self.value() and not self._otherwise
            box(
                painter,
                QRectF(self._square(step)),
                self._theme.px(5),
                tokens.accent if full else tokens.field,
                tokens.accent if full else tokens.control,
            )
        painter.setFont(self._theme.font("meta"))
        painter.setPen(tokens.text2)
        start = _STEPS * self._step_width() + self._theme.px(6)
        place = QRect(start, 0, self.width() - start, self.height())
        flags = Qt.AlignmentFlag.AlignVCenter
        leftward = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        flags |= Qt.AlignmentFlag.AlignRight if leftward else Qt.AlignmentFlag.AlignLeft
        draw_text(painter, mirrored(place, self.rect(), self.layoutDirection()), self.word, flags)
