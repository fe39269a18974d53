"""Boxes to tick."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from delegate_desk.ui import icons
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.focus import focus_came, focus_went
from delegate_desk.ui.widgets.lettering import Lettering
from delegate_desk.ui.widgets.painting import box
from delegate_desk.ui.widgets.text import tip


def draw_tick(painter: QPainter, theme: Theme, rect: QRectF, state: Qt.CheckState, hovered: bool = False) -> None:
    """Paint a box to tick into a square; half ticked it has a dash. Tables' delegates use it too."""
    tokens, full = theme.tokens, state != Qt.CheckState.Unchecked
    fill = tokens.accent if full else tokens.hover if hovered else tokens.field
    box(painter, rect, theme.px(5), fill, tokens.accent if full else tokens.control)
    if full:
        icons.draw(
            painter,
            "check" if state == Qt.CheckState.Checked else "minus",
            tokens.onaccent,
            rect.adjusted(theme.px(2), theme.px(2), -theme.px(2), -theme.px(2)),
        )


class Tick(QCheckBox):
    """A box to tick with words beside it; the words are cut where there is no room."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__(words.replace("&", "&&"))
        self._theme = theme
        self._words = words
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._changed)

    def _changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _start(self) -> int:
        return self._theme.px(28)

    def sizeHint(self) -> QSize:
        """Box and words, never lower than 30 pixels."""
        metrics = QFontMetrics(self._theme.font("body"))
        high = max(30, metrics.height(), self._theme.px(20))
        return QSize(self._start() + metrics.horizontalAdvance(self._words) + 1, high)

    def minimumSizeHint(self) -> QSize:
        """The box and a few letters."""
        return QSize(self._theme.px(60), self.sizeHint().height())

    def hitButton(self, _position: object) -> bool:
        """Words and box are one button."""
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer all the words as tooltip where they are cut."""
        super().resizeEvent(event)
        tip(self, self._words if self.width() < self.sizeHint().width() else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring."""
        super().focusInEvent(event)
        focus_came(self, self._theme, self._theme.px(6), event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus ring away."""
        super().focusOutEvent(event)
        focus_went(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box and words."""
        painter, theme = QPainter(self), self._theme
        if not self.isEnabled():
            painter.setOpacity(0.5)
        letters = Lettering(painter, self.width(), self.layoutDirection())
        side = theme.px(18)
        square = letters.place(QRectF(0, (self.height() - side) / 2, side, side))
        draw_tick(painter, theme, square, self.checkState(), self.underMouse())
        font = theme.font("body")
        metrics = QFontMetrics(font)
        room = self.width() - self._start()
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        baseline = (self.height() + metrics.ascent() - metrics.descent()) / 2
        letters.put(self._start(), baseline, shown, font, theme.tokens.text)
