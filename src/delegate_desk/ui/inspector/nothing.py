"""What the inspector says while nothing is selected."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_desk.i18n import _
from delegate_desk.ui.theme import Theme
from delegate_desk.ui.widgets.buttons import IconButton
from delegate_desk.ui.widgets.text import PlainLabel


class Nothing(QWidget):
    """A short explanation."""

    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        px = theme.px
        close = IconButton(theme, "x", _("Close the details"), size=30)
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(px(20), px(14), px(10), 0)
        head.addWidget(PlainLabel(theme, _("No duty selected"), "inspector"), 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setContentsMargins(px(20), 0, px(20), 0)
        text.setSpacing(px(12))
        for sentence in (
            _("Select a card to see and change all about it: how often, how long, who does it, what it gives."),
            _("Several cards, selected with Ctrl or Shift, can be decided together."),
        ):
            text.addWidget(PlainLabel(theme, sentence, "body", "text2", wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addLayout(text)
        column.addStretch(1)
