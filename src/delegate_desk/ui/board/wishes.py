"""What keys ask of the cards that have the focus."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class Wish(NamedTuple):
    """What a key asks for: the name of the wish and its argument."""

    name: str
    argument: str | int = ""


_LETTERS = {
    "k": Wish("decide", "keep"),
    "o": Wish("decide", "outsource"),
    "s": Wish("decide", "stop"),
    "u": Wish("decide", "undecided"),
    "[": Wish("stage", -1),
    "]": Wish("stage", 1),
}
_KEYS = {
    Qt.Key.Key_Left: Wish("neighbour", -1),
    Qt.Key.Key_Right: Wish("neighbour", 1),
    Qt.Key.Key_Return: Wish("details"),
    Qt.Key.Key_Enter: Wish("details"),
    Qt.Key.Key_F2: Wish("rename"),
    Qt.Key.Key_Delete: Wish("delete"),
}
_ALT_KEYS = {Qt.Key.Key_Up: Wish("shift", -1), Qt.Key.Key_Down: Wish("shift", 1)}
_QUIET = Qt.KeyboardModifier.KeypadModifier


def wish_of(event: QKeyEvent) -> Wish | None:
    """What a key asks of the cards; None where the list itself knows what to do. Letters count, not key caps."""
    held = event.modifiers() & ~_QUIET
    key = Qt.Key(event.key())
    if held == Qt.KeyboardModifier.AltModifier and key in _ALT_KEYS:
        return _ALT_KEYS[key]
    if held == Qt.KeyboardModifier.NoModifier and key in _KEYS:
        return _KEYS[key]
    commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    by_alt_gr = held & commands == Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return _LETTERS.get(event.text().casefold()) if not held & commands or by_alt_gr else None
