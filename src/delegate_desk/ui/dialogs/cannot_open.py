"""What an owner is asked when a plan cannot be opened."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from delegate_desk.i18n import _


def ask(sentence: str, *, has_backup: bool) -> Path | Literal["backup"] | None:
    """Say it, and give back another plan to open, "backup" to bring the newest one back, or None to give up."""
    box = QMessageBox(QMessageBox.Icon.Warning, _("Delegate Desk"), "")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.setInformativeText(_("The file has not been changed."))
    role = QMessageBox.ButtonRole.AcceptRole
    backup = box.addButton(_("Bring back the newest backup"), role) if has_backup else None
    other = box.addButton(_("Open another plan…"), role)
    box.addButton(_("Quit"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    if backup is not None and box.clickedButton() is backup:
        return "backup"
    if box.clickedButton() is other:
        name, _kind = QFileDialog.getOpenFileName(None, _("Open a plan"), "", _("Plans ({0})").format("*.desk"))
        return Path(name) if name else None
    return None
