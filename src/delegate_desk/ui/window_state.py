"""How the window stood, kept on this computer; nothing of the plan."""

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QMainWindow

from delegate_desk.ui.pages.board import BoardPage
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
    """Have the window stand where it stood last time, else in a size that shows the board well.

    What the owner prefers on the board is kept from now on, at once.
    """
    kept = window_settings()
    board = window.findChild(BoardPage)
    if board is not None:
        board.bring(kept.value)
        board.preferred.connect(_keep)
    geometry = kept.value("geometry")
    if geometry is not None and window.restoreGeometry(geometry):
        return
    room, frame = window.screen().availableGeometry(), theme.px(_FRAME)
    wide, high = theme.px(1440), theme.px(900)
    window.resize(min(wide, room.width()), min(high, room.height() - frame))
    if room.width() <= wide or room.height() <= high + frame:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def _keep(name: str, value: str) -> None:
    window_settings().setValue(name, value)
