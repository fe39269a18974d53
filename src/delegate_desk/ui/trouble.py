"""Trouble that concerns what is on the screen: a change that could not be written."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.banner import Banner


class Trouble(QWidget):
    """A red sentence above the page, with a way to save elsewhere; it stays until something is saved."""

    elsewhere_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._banner = Banner(theme, "danger", "")
        self._banner.add_button(_("Save elsewhere…")).clicked.connect(self.elsewhere_wanted)
        layout = QVBoxLayout(self)
        margin = theme.px(12)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.addWidget(self._banner)

    def say(self, sentence: str) -> None:
        """Say what went wrong, what is safe and what to do."""
        self._banner.say(sentence)

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._banner.sentence
