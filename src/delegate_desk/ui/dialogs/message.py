"""A sentence that must not be missed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from delegate_desk.i18n import _


def tell(parent: QWidget, sentence: str) -> None:
    """Show a refusal over a window, as plain text; the plan is as it was."""
    box = QMessageBox(QMessageBox.Icon.Warning, _("Delegate Desk"), "", QMessageBox.StandardButton.Ok, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
