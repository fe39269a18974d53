"""The focus ring: 2 px of accent, 2 px outside the control that the keyboard is on."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from shiboken6 import isValid

from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.painting import box

_QUIET = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_FOLLOWED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class FocusRing(QWidget):
    """One ring for a whole window, laid over everything so that no parent cuts it off.

    A click does not show it; every other way to the control does.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._target: QWidget | None = None
        self._last: QWidget | None = None
        self._watched: list[QWidget] = []
        self._radius = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        theme.changed.connect(self.update)

    @property
    def target(self) -> QWidget | None:
        """The control that the ring stands round, if it is shown."""
        return self._target

    @property
    def last(self) -> QWidget | None:
        """The control that had the ring when the window went to the back."""
        return self._last

    def surround(self, target: QWidget, radius: int) -> None:
        """Stand round a control whose corners have that radius, and follow it."""
        self.leave()
        self._target = self._last = target
        self._radius = radius
        step: QWidget | None = target
        while step is not None and step is not self.window():
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        self._place()

    def leave(self, *, for_good: bool = True) -> None:
        """Stand round nothing; not for good where only the window goes to the back."""
        for watched in self._watched:
            if isValid(watched):  # a window that is being taken apart has lost some of them
                watched.removeEventFilter(self)
        self._watched.clear()
        self._target = None
        if for_good:
            self._last = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the control when it or what holds it moves."""
        if event.type() in _FOLLOWED:
            self._place()
        return False

    def _place(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        reach = self._theme.px(4)
        place = QRect(target.mapTo(self.window(), target.rect().topLeft()), target.size())
        self.setGeometry(place.adjusted(-reach, -reach, reach, reach))
        self.raise_()
        self.show()
        self.update()

    def _window_onto_target(self) -> QRect:
        """The part that scrolled areas leave open, in the ring's own coordinates."""
        open_part = self.rect()
        step = None if self._target is None else self._target.parentWidget()
        while step is not None and step is not self.window():
            parent = step.parentWidget()
            if isinstance(parent, QAbstractScrollArea) and parent.viewport() is step:
                open_part &= QRect(
                    self.mapFrom(self.window(), step.mapTo(self.window(), step.rect().topLeft())), step.size()
                )
            step = parent
        return open_part

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setClipRect(self._window_onto_target())
        width = self._theme.px(2)
        box(painter, self.rect(), self._radius + self._theme.px(4), None, self._theme.tokens.accent, width)


def _ring_of(widget: QWidget) -> FocusRing | None:
    return widget.window().findChild(FocusRing, options=Qt.FindChildOption.FindDirectChildrenOnly)


def focus_came(widget: QWidget, theme: Theme, radius: int, event: QFocusEvent) -> None:
    """Show the ring for a focusInEvent; call it from there.

    Where only the window comes back to the front, the ring is as it was before.
    """
    ring = _ring_of(widget)
    if event.reason() in _QUIET:
        if ring is not None and ring.last is widget:
            ring.surround(widget, radius)
        return
    if event.reason() == Qt.FocusReason.MouseFocusReason:
        return
    (ring or FocusRing(theme, widget.window())).surround(widget, radius)


def focus_went(widget: QWidget, event: QFocusEvent) -> None:
    """Take the ring away in a focusOutEvent; call it from there."""
    ring = _ring_of(widget)
    if ring is not None and ring.target is widget:
        ring.leave(for_good=event.reason() not in _QUIET)
