"""The line beneath the list: a reason, what is left out, or what went wrong."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.banner import Mark
from delegate_desk.ui.widgets.text import PlainLabel
from delegate_desk.ui.words import in_brief

_LONGEST = 260


class Note(QWidget):
    """A mark and a sentence or two; nothing takes room but no mark."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._mark = Mark(theme, "info", "text2", 16)
        self._mark.hide()
        self._words = PlainLabel(theme, "", "meta", "text2", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, sentence: str) -> None:
        """Say something, cut where it is endless; "" says nothing."""
        self._show(sentence, wrong=False)

    def complain(self, sentence: str) -> None:
        """Say what went wrong."""
        self._show(sentence, wrong=True)

    def _show(self, sentence: str, *, wrong: bool) -> None:
        self._words.setText(in_brief(sentence, _LONGEST))
        self._words.set_colour("danger" if wrong else "text2")
        self._mark.show_as("circle-alert" if wrong else "info", "danger" if wrong else "text2")
        self._mark.setVisible(bool(sentence))
