"""What keys and menus ask of the cards."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class Wish(NamedTuple):
    """What a key asks for: the name of the wish and its argument."""

    name: str
    argument: str | int = ""


WISHES: Mapping[str, Wish] = {
    "keep": Wish("decide", "keep"),
    "outsource": Wish("decide", "outsource"),
    "stop": Wish("decide", "stop"),
    "undecide": Wish("decide", "undecided"),
    "up": Wish("shift", -1),
    "down": Wish("shift", 1),
    "earlier": Wish("stage", -1),
    "later": Wish("stage", 1),
    "rename": Wish("rename"),
    "delete": Wish("delete"),
    "sort_by_hand": Wish("sort", "by_hand"),
    "sort_by_hours": Wish("sort", "hours"),
    "sort_by_enjoyment": Wish("sort", "enjoyment"),
}
"""What actions of the window's menus ask of the board."""

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
    Qt.Key.Key_Escape: Wish("show_all"),
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
