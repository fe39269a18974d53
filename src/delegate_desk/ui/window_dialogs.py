"""The dialogs that a window's actions open, each loaded when it is first wanted."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

if TYPE_CHECKING:
    from delegate_desk.ui.main_window import MainWindow

DIALOGS = ("keys", "about", "best_plan", "pay_back")
"""The actions that open one."""


def open_dialog(window: "MainWindow", name: str) -> None:
    """Open the dialog of an action, unless it is open already."""
    former = window.findChild(QDialog, name)
    if former is not None and former.isVisible():
        return
    if former is not None:
        former.setObjectName("")
        former.deleteLater()
    dialog = _made(window, name)
    dialog.setObjectName(name)
    dialog.open()


def _made(window: "MainWindow", name: str) -> QDialog:
    if name == "best_plan":
        from delegate_desk.ui.best_plan.dialog import BestPlanDialog

        return BestPlanDialog(window.theme, window.session, window)
    if name == "pay_back":
        from delegate_desk.ui.pay_back.dialog import PayBackDialog

        return PayBackDialog(window.theme, window.session, window)
    if name == "keys":
        from delegate_desk.ui.dialogs.keys import KeysDialog

        return KeysDialog(window.theme, window)
    from delegate_desk.ui.dialogs.about import AboutDialog

    return AboutDialog(window.theme, window)
