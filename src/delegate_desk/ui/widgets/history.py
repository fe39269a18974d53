"""Undo and redo between a field and the plan: the field's own typing goes first, then the plan's steps."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent


def is_for_plan(event: QEvent, *, undo: bool, redo: bool) -> bool:
    """Whether Ctrl+Z or its like is the window's, since the field has nothing to take back (`undo`) or bring back.

    Qt's fields claim these keys in any case; a field ignores the event where this is true.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    from PySide6.QtGui import QKeySequence  # not before a key is pressed

    wanted = QKeySequence.StandardKey
    return (event.matches(wanted.Undo) and not undo) or (event.matches(wanted.Redo) and not redo)
