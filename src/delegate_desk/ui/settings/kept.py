"""What is of this computer and not of the plan: appearance, text size, movement."""

from collections.abc import Callable
from typing import TypeAlias, cast

from PySide6.QtCore import QSettings

from delegate_desk.ui.theme import Mode, Theme

Kept: TypeAlias = Callable[[], QSettings]
"""Gives the place where this computer keeps what is its own."""

_MODES = ("system", "light", "dark")


def this_computer() -> QSettings:
    """The file in which the window keeps its place too; nothing of a plan is in it."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Delegate Desk", "window")


def bring(theme: Theme, kept: Kept = this_computer) -> None:
    """Let the theme be as the owner left it; whatever is not understood stays as the system has it."""
    found = kept()
    mode = found.value("appearance")
    if mode in _MODES:
        theme.set_mode(cast(Mode, mode))
    theme.set_text_size(_number(found.value("text_size")))
    theme.set_animations(str(found.value("animations", "true")).casefold() != "false")


def keep(theme: Theme, kept: Kept = this_computer) -> None:
    """Note how the owner wants it, at once: the next window is the same."""
    place = kept()
    place.setValue("appearance", theme.mode)
    place.setValue("text_size", theme.text_size)
    place.setValue("animations", theme.animations_wanted)
    place.sync()


def _number(value: object) -> float:
    try:
        return float(str(value))
    except ValueError:
        return 1.0
