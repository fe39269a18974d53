"""How the window stood, kept on this computer; nothing of the plan."""

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QMainWindow

from delegate_desk.ui.theme import Theme

_FRAME = 40
"""Design pixels that a title bar may take."""


def window_settings() -> QSettings:
    """Where it is kept."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Delegate Desk", "window")


def keep_state(window: QMainWindow, theme: Theme) -> None:
    """Note place, size and appearance."""
    kept = window_settings()
    kept.setValue("geometry", window.saveGeometry())
    kept.setValue("appearance", theme.mode)


def bring_state(window: QMainWindow, theme: Theme) -> None:
    """Have the window stand where it stood last time, else in a size that shows the board well."""
    geometry = window_settings().value("geometry")
    if geometry is not None and window.restoreGeometry(geometry):
        return
    room, frame = window.screen().availableGeometry(), theme.px(_FRAME)
    wide, high = theme.px(1440), theme.px(900)
    window.resize(min(wide, room.width()), min(high, room.height() - frame))
    if room.width() <= wide or room.height() <= high + frame:
        window.setWindowState(Qt.WindowState.WindowMaximized)
