"""Room for large text in a small window: what would be squeezed until its parts lie over each other scrolls instead."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QScrollArea, QWidget

from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.scroll_bar import ThinBar


class Cramped(QScrollArea):
    """Takes the place of a part in its layout and holds it in its least size, which is given in design pixels.

    What gets the keyboard comes into sight.
    """

    def __init__(self, theme: Theme, part: QWidget, layout: QBoxLayout, least: tuple[int, int]) -> None:
        super().__init__()
        self._theme, self._part, self._least = theme, part, least
        place = layout.indexOf(part)
        layout.removeWidget(part)
        layout.insertWidget(place, self, 1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBar(ThinBar(theme, narrow=False))
        self.setWidgetResizable(True)
        self.setWidget(part)
        self.viewport().setAutoFillBackground(False)
        part.setAutoFillBackground(False)
        part.show()
        theme.changed.connect(self._fit)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)
        self._fit()

    def set_least(self, least: tuple[int, int]) -> None:
        """Hold the part in another least size."""
        self._least = least
        self._fit()

    def _fit(self) -> None:
        wide, high = self._least  # without a least of its own it would have that of its layout
        self._part.setMinimumSize(max(1, self._theme.px(wide)), max(1, self._theme.px(high)))

    def _follow(self, _was: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._part.isAncestorOf(now):
            self.ensureWidgetVisible(now, self._theme.px(12), self._theme.px(12))
