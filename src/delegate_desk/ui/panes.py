"""F6: from pane to pane, without passing everything that lies between."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def next_pane(panes: Sequence[QWidget], step: int = 1) -> None:
    """Give the focus to the next pane that is shown and can take it, counted from the one that has it."""
    shown = [pane for pane in panes if pane.isVisible() and _first(pane) is not None]
    focused = panes[0].window().focusWidget()
    here = next((i for i, pane in enumerate(shown) if focused is not None and _within(pane, focused)), -step)
    if shown:
        target = _first(shown[(here + step) % len(shown)])
        assert target is not None
        target.setFocus(Qt.FocusReason.TabFocusReason)


def _within(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)


def _first(pane: QWidget) -> QWidget | None:
    """The control of a pane that is to have the focus: the one that is checked or has a selection before others."""
    able = [pane, *pane.findChildren(QWidget)]
    able = [widget for widget in able if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()]
    able = [widget for widget in able if widget.isEnabled()]
    chosen = [widget for widget in able if getattr(widget, "isChecked", bool)()]
    return next(iter(chosen or able), None)
