"""A sheet over the window that goes away by itself: what a link or a button opens, without being a dialog.

It lies in the window and is none of its own: assistive technology does not find what popup windows hold.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.painting import box
from delegate_desk.ui.widgets.scroll_bar import ThinBar


class Popover(QWidget):
    """Esc or going elsewhere closes it; whoever derives from it fills it and says what its height follows."""

    def __init__(self, theme: Theme, window: QWidget, called: str, wide: int) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._came_from: QWidget | None = None
        self.setAccessibleName(called)
        self.setFixedWidth(min(theme.px(wide), window.width()))

    def open_under(self, anchor: QWidget, first: QWidget) -> None:
        """Open beneath a control, far edges in line as long as there is room, with the keyboard at `first`."""
        self._came_from = self._window.focusWidget()
        place = QRect(anchor.mapTo(self._window, anchor.rect().topLeft()), anchor.size())
        leftward = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = place.left() if leftward else place.right() + 1 - self.width()
        self.move(max(0, min(x, self._window.width() - self.width())), place.bottom() + self._theme.px(4))
        self.fit()
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.PopupFocusReason)
        self._application().installEventFilter(self)

    def fit(self) -> None:
        """Be as high as what it holds needs, and no higher than the window."""
        room = self._window.height() - self.y() - self._theme.px(36)
        self.resize(self.width(), min(self.sizeHint().height(), room))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close where the mouse or the keyboard goes elsewhere in the window."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.FocusIn) and isinstance(watched, QWidget):
            elsewhere = watched is not self and not self.isAncestorOf(watched)
            if elsewhere and watched.window() is self.window():
                self.close()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, and gives the keyboard back."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            if self._came_from is not None:
                self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Look no longer where mouse and keyboard go."""
        self._application().removeEventFilter(self)
        super().closeEvent(event)

    def _application(self) -> QCoreApplication:
        application = QCoreApplication.instance()
        assert application is not None
        return application

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet."""
        tokens = self._theme.tokens
        box(QPainter(self), self.rect(), self._theme.px(10), tokens.panel, tokens.control)


class Scrolled(QScrollArea):
    """What scrolls in a popover once the window is too low for all of it."""

    def __init__(self, theme: Theme, held: QWidget) -> None:
        super().__init__()
        self.setWidget(held)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBar(ThinBar(theme, narrow=True))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        held.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """As high as what it holds."""
        held = self.widget()
        return super().sizeHint() if held is None else held.sizeHint()
