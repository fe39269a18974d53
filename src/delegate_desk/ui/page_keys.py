"""Home, End, Page Up and Page Down for a page as a whole, where nothing that has the keyboard wants them itself."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QScrollBar, QWidget

from delegate_desk.ui.widgets.popover import Popover

_WAYS: dict[int, QScrollBar.SliderAction] = {
    Qt.Key.Key_Home: QScrollBar.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QScrollBar.SliderAction.SliderToMaximum,
    Qt.Key.Key_PageUp: QScrollBar.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QScrollBar.SliderAction.SliderPageStepAdd,
}
_TO_THE_END = (QScrollBar.SliderAction.SliderToMinimum, QScrollBar.SliderAction.SliderToMaximum)

_SIDE = 0.4
"""What stands at a page's side is narrower than this share of it."""


def scrolled(page: QWidget, event: QKeyEvent) -> bool:
    """Whether this key, which came to the window since nobody took it, has gone to the page or a part of it.

    A list that is at its end stays there, and what lies over the page does not move the page.
    """
    way = _WAYS.get(event.key())
    if way is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    bars = [area.verticalScrollBar() for area in _areas(page, page.window().focusWidget())]
    was = [bar.value() for bar in bars]
    for bar, before in zip(bars, was, strict=True):
        bar.triggerAction(way)
        if bar.value() != before and way not in _TO_THE_END:
            break
    return [bar.value() for bar in bars] != was


def _areas(page: QWidget, focused: QWidget | None) -> list[QScrollArea]:
    """What is to move: that in which the keyboard is, or else most of the page, and then what that is held in."""
    if isinstance(focused, QAbstractItemView):
        return []
    around = _around(focused)
    if not any(isinstance(each, Popover) for each in around):
        inner = next((each for each in around if _moves(each)), None) or _most_of(page)
        around = _around(inner or page)
    return [each for each in around if isinstance(each, QScrollArea)]


def _around(widget: QWidget | None) -> list[QWidget]:
    """A widget and all that hold it, within its window."""
    found = []
    while widget is not None:
        found.append(widget)
        widget = None if widget.isWindow() else widget.parentWidget()
    return found


def _moves(widget: QWidget) -> bool:
    return isinstance(widget, QScrollArea) and widget.isVisible() and widget.verticalScrollBar().maximum() > 0


def _most_of(page: QWidget) -> QWidget | None:
    """The largest part of a page that moves; what only stands at its side is none."""
    wide = [each for each in (page, *page.findChildren(QScrollArea)) if each.width() >= _SIDE * page.width()]
    return max(filter(_moves, wide), key=lambda each: each.width() * each.height(), default=None)
