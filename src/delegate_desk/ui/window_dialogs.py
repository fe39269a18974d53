"""The dialogs that a window's actions open, each loaded when it is first wanted."""

from PySide6.QtWidgets import QDialog, QWidget

from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme

DIALOGS = ("keys", "about", "best_plan", "pay_back")
"""The actions that open one."""


def open_dialog(window: QWidget, theme: Theme, session: Session, name: str) -> None:
    """Open the dialog of an action, unless it is open already."""
    former = window.findChild(QDialog, name)
    if former is not None and former.isVisible():
        return
    if former is not None:
        former.setObjectName("")
        former.deleteLater()
    dialog = _made(window, theme, session, name)
    dialog.setObjectName(name)
    dialog.open()


def _made(window: QWidget, theme: Theme, session: Session, name: str) -> QDialog:
    if name == "best_plan":
        from delegate_desk.ui.best_plan.dialog import BestPlanDialog

        return BestPlanDialog(theme, session, window)
    if name == "pay_back":
        from delegate_desk.ui.pay_back.dialog import PayBackDialog

        return PayBackDialog(theme, session, window)
    if name == "keys":
        from delegate_desk.ui.dialogs.keys import KeysDialog

        return KeysDialog(theme, window)
    from delegate_desk.ui.dialogs.about import AboutDialog

    return AboutDialog(theme, window)
