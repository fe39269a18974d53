"""What all dialogs share: the content, and a footer with a reassurance, Cancel and the primary verb."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui.page_keys import scrolled
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import Button
from delegate_desk.ui.widgets.text import PlainLabel


class Dialog(QDialog):
    """A dialog whose primary button is pressed by Enter, and which Esc cancels."""

    def __init__(self, theme: Theme, title: str, verb: str, reassurance: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        px = theme.px
        self.setWindowTitle(title)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)
        self.content = QVBoxLayout()
        self.content.setContentsMargins(px(24), px(20), px(24), px(16))
        self.content.setSpacing(px(12))
        self.primary = Button(theme, verb, "primary")
        self.primary.setDefault(True)
        self.primary.clicked.connect(self.accept)
        self.cancel = Button(theme, _("Cancel"))
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self.reassurance = PlainLabel(theme, reassurance, "meta", "text2", wrap=True)
        self.foot = foot = QHBoxLayout()
        foot.setContentsMargins(px(24), px(14), px(24), px(14))
        foot.setSpacing(px(10))
        foot.addWidget(self.reassurance, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.primary)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.content, 1)
        column.addLayout(foot)
        theme.changed.connect(self._restyle)
        self._restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by the keys that nothing in it has taken."""
        if not scrolled(self, event):
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, self._theme.tokens.panel)
        self.setPalette(palette)
