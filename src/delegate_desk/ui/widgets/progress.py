"""A bar that fills: running hours, work in progress."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.painting import box

_FINE = 10_000


def draw_progress(painter: QPainter, theme: Theme, rect: QRectF, share: float, leftward: bool = False) -> None:
    """Paint a bar of which `share` (0 to 1) is full; less than half a pixel is nothing."""
    tokens = theme.tokens
    radius = rect.height() / 2
    border = tokens.control if theme.high_contrast else None
    box(painter, rect, radius, tokens.accentsoft if share > 0 else tokens.column, border)
    full = QRectF(rect)
    full.setWidth(rect.width() * min(1.0, share))
    if leftward:
        full.moveRight(rect.right())
    if full.width() >= 0.5:
        box(painter, full, radius, tokens.accent)


class Progress(QProgressBar):
    """How far something has come, without words; to assistive technology a progress bar."""

    def __init__(self, theme: Theme, called: str, high: int = 8) -> None:
        super().__init__()
        self._theme = theme
        self._high = high
        self.setRange(0, _FINE)
        self.setTextVisible(False)
        self.setAccessibleName(called)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_share(self, share: float | None) -> None:
        """Fill that share, 0 to 1; None where nobody knows how long it takes."""
        self.setRange(0, 0 if share is None else _FINE)
        if share is not None:
            self.setValue(round(min(1.0, max(0.0, share)) * _FINE))

    def sizeHint(self) -> QSize:
        """A thin bar."""
        return QSize(self._theme.px(120), self._theme.px(self._high))

    def minimumSizeHint(self) -> QSize:
        """May be squeezed."""
        return QSize(self._theme.px(40), self._theme.px(self._high))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar; with an unknown end a third of it stands full."""
        share = self.value() / self.maximum() if self.maximum() else 1 / 3
        leftward = self.isRightToLeft()
        draw_progress(QPainter(self), self._theme, QRectF(self.rect()), share, leftward)
