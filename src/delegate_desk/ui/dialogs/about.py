"""About the program: its version, and the licences of it and of what it stands on, to be read on the spot."""

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from delegate_desk import __version__
from delegate_desk.i18n import _
from delegate_desk.paths import resource
from delegate_desk.ui.dialogs.frame import Dialog
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.scroll_bar import ThinBar
from delegate_desk.ui.widgets.segments import Segments
from delegate_desk.ui.widgets.text import PlainLabel


def licence(key: str) -> str:
    """The text of a licence: of the program, of Qt, of the icons, or what is to be said of the other parts."""
    if key == "program":
        return resource("help/licences/delegate-desk.txt").read_text(encoding="utf-8")
    if key == "qt":
        names = ("qt-parts", "lgpl-3.0", "gpl-3.0")
        return "\n\n\n".join(resource(f"help/licences/{name}.txt").read_text(encoding="utf-8") for name in names)
    if key == "icons":
        return resource("icons/LICENSE").read_text(encoding="utf-8")
    return resource("help/licences/others.txt").read_text(encoding="utf-8")


def about(key: str) -> str:
    """A sentence about each of them."""
    return {
        "program": _("Delegate Desk is free software under the MIT licence."),
        "qt": _(
            "Qt {qt} and PySide {pyside} are used under the GNU LGPL, version 3. They are loaded from their own "
            "folder, unchanged, and you may put a version of your own in their place."
        ).format(qt=qVersion(), pyside=pyside_version),
        "icons": _("The icons are Lucide’s, under the ISC licence."),
        "others": _("These parts are used unchanged, each under its own licence."),
    }[key]


class AboutDialog(Dialog):
    """Name, version, and a licence to read."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("About Delegate Desk"), _("Close"), _("Offline: nothing is sent anywhere."), parent)
        self.cancel.hide()
        px = theme.px
        self.version = PlainLabel(theme, _("Version {version}").format(version=__version__), "body", "text2")
        head = QVBoxLayout()
        head.setSpacing(px(2))
        head.addWidget(PlainLabel(theme, _("Delegate Desk"), "title"))
        head.addWidget(self.version)
        pairs = [("program", _("Delegate Desk")), ("qt", _("Qt")), ("icons", _("Icons")), ("others", _("Other parts"))]
        self.which = Segments(theme, _("Licence of"), pairs, "program")
        self.which.chosen.connect(self.show_licence)
        self.sentence = PlainLabel(theme, "", "body", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(px(12))
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setVerticalScrollBar(ThinBar(theme, narrow=False))
        self.text.setAccessibleName(_("Text of the licence"))
        self.content.addLayout(head)
        self.content.addWidget(self.which, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addWidget(self.sentence)
        self.content.addWidget(self.text, 1)
        theme.changed.connect(self._show_text_in_theme)
        self._show_text_in_theme()
        self.show_licence("program")
        room = self.screen().availableSize()
        self.resize(min(px(660), room.width() - 40), min(px(600), room.height() - 80))

    def show_licence(self, key: str) -> None:
        """Show one of the licences from its start."""
        self.sentence.setText(about(key))
        self.text.setPlainText(licence(key))

    def _show_text_in_theme(self) -> None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.tokens.window)
        palette.setColor(QPalette.ColorRole.Text, self._theme.tokens.text)
        self.text.setPalette(palette)
        self.text.setFont(QFont(self._theme.font("meta")))
